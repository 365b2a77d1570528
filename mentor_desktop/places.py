"""Where things are: the files shipped with the program, and the folder the program keeps its own things in."""

import os
import sys
from pathlib import Path

from mentor_desktop.errors import MissingResource


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder below `resources/`.

    The same call works from the source tree, from an installed wheel and from a frozen bundle.
    Raises `MissingResource` when it is in none of them.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [package / "resources", package.parent / "resources"]
    if frozen is not None:
        roots.insert(0, Path(frozen) / "resources")
    for root in roots:
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise MissingResource(name="/".join(parts))


def home(override: Path | None = None) -> Path:
    """The folder of everything the program keeps: the list of journals, and journals made without choosing a place.

    `override` (from `--home`) comes before the environment's `MENTOR_HOME`, which comes before the system's own
    folder for a program's data. The folder is not created here.
    """
    if override is not None:
        return override.expanduser().absolute()
    from_environment = os.environ.get("MENTOR_HOME")
    if from_environment:
        return Path(from_environment).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_path("mentor-desktop", appauthor=False))
