"""The example: nothing of it is left behind when it cannot be opened."""

from pathlib import Path

import pytest

from mentor_desktop.errors import DiskFull
from ui.start.example import Example
from ui.start.services import real_services


def test_an_example_that_cannot_be_opened_leaves_nothing_behind(monkeypatch, tmp_path: Path) -> None:
    made: list[Path] = []

    def write(folder: Path) -> dict[str, str]:
        folder.mkdir()
        made.append(folder)
        return {"mentor": "a", "mentee": "b"}

    def refuse(*_: object, **__: object) -> None:
        raise DiskFull()

    services = real_services()._replace(write_example=write, unlock=refuse)
    with pytest.raises(DiskFull):
        Example.opened(services, None)
    assert not made[0].parent.exists()
