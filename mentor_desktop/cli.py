"""`mentor-journal`: the same services for a terminal, for people who script their backups and for tests.

Exit status 0, 1 for a known error (its sentence goes to standard error), 2 for wrong usage. Passphrases are asked on
the terminal, or read from the lines of `--passphrases FILE` in the order they would be asked.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from mentor_desktop import __version__
from mentor_desktop.errors import KnownError, NoSuchRecord, OlderVersion, Unacceptable, bug_report
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.people import SEATS, Seat, other
from mentor_desktop.journal.record import moment
from mentor_desktop.journal.reflections import FIRST_YEAR, LAST_YEAR, new_reflection
from mentor_desktop.places import home

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

F = TypeVar("F", bound=Callable[..., Any])


class Context:
    """What every command is given: where the program keeps its things, and where passphrases come from."""

    def __init__(self) -> None:
        self.home: Path | None = None
        self.passphrases: Path | None = None
        self._lines: list[str] | None = None

    def _read_passphrases(self, path: Path) -> list[str]:
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Unacceptable("The file of passphrases is not UTF-8 text.") from None
        except OSError as error:
            raise Unacceptable(
                "The file of passphrases could not be read: {reason}.", reason=error.strerror or "unknown"
            ) from None
        # A passphrase may hold any character but the end of a line, so other white space ends none.
        return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []

    def passphrase(self, question: str, *, new: bool = False) -> str:
        """The next passphrase. A new one is asked for twice on a terminal."""
        if self.passphrases is not None:
            if self._lines is None:
                self._lines = self._read_passphrases(self.passphrases)
            if not self._lines:
                raise Unacceptable("The file of passphrases has too few lines.")
            return self._lines.pop(0)
        if not _has_terminal():
            raise Unacceptable("There is no terminal to ask for a passphrase on. Use --passphrases FILE.")
        return str(click.prompt(question, hide_input=True, confirmation_prompt=new, err=True))


class Group(click.Group):
    """Commands whose known errors are a sentence and exit status 1, and whose bugs show nothing a person wrote."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except KnownError as error:
            _say(str(error), err=True)
            ctx.exit(1)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # The reader of our output went away; that is its choice. Python must not complain while it shuts down.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(1)
        except Exception as error:
            _say(bug_report(error), err=True)
            ctx.exit(1)


def _set_home(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Context).home = value


def _set_passphrases(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Context).passphrases = value


def common_options(command: F) -> F:
    """The two options that may stand before or behind the name of any command."""
    file = click.Path(path_type=Path)
    for decorate in (
        click.option(
            "--passphrases", metavar="FILE", type=file, expose_value=False, callback=_set_passphrases,
            help="Read passphrases from the lines of FILE, in the order they would be asked.",
        ),
        click.option(
            "--home", metavar="DIR", type=file, expose_value=False, callback=_set_home,
            help="Keep everything of the program in DIR (also MENTOR_HOME).",
        ),
    ):  # fmt: skip
        command = decorate(command)
    return command


folder_argument = click.argument("folder", type=click.Path(path_type=Path))
as_option = click.option("--as", "seat", type=click.Choice(SEATS), required=True, help="Who you are.")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
pass_context = click.make_pass_decorator(Context, ensure=True)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@common_options
def main() -> None:
    """Encrypted journals of mentoring, from the terminal."""


@main.command()
@folder_argument
@click.option("--mentor", required=True, metavar="NAME")
@click.option("--mentee", required=True, metavar="NAME")
@as_option
@click.option("--label", default="", metavar="TEXT", help="The name on the first screen. It is not secret.")
@common_options
@pass_context
def new(context: Context, folder: Path, mentor: str, mentee: str, seat: Seat, label: str) -> None:
    """Make a journal for two in FOLDER."""
    from mentor_desktop.services.opening import create
    from mentor_desktop.services.shelf import Shelf

    passphrase = context.passphrase(f"New passphrase of the {seat}", new=True)
    create(folder, mentor=mentor, mentee=mentee, seat=seat, passphrase=passphrase).close()
    Shelf(home(context.home)).add(folder, label)
    _warn_of_a_short(passphrase)


@main.command()
@folder_argument
@as_option
@common_options
@pass_context
def join(context: Context, folder: Path, seat: Seat) -> None:
    """Give the second person a passphrase of their own."""
    from mentor_desktop.services.opening import join

    partner = context.passphrase(f"Passphrase of the {other(seat)}")
    mine = context.passphrase(f"New passphrase of the {seat}", new=True)
    join(folder, seat, partner_passphrase=partner, passphrase=mine)
    _warn_of_a_short(mine)


@main.command()
@folder_argument
@as_option
@click.option("--title", default="", metavar="T")
@click.option("--at", metavar="ISO", help="When it is about: a date, or a date and time. Now, if left out.")
@common_options
@pass_context
def write(context: Context, folder: Path, seat: Seat, title: str, at: str | None) -> None:
    """Write a reflection from standard input, and print its id."""
    about = _moment(at)
    journal = _unlocked(context, folder, seat)
    with closing(journal):
        text = clean_text(_standard_input()).strip("\n")
        if not text.strip() and not title.strip():
            raise Unacceptable("There is nothing to write: the text and the title are empty.")
        now = datetime.now().astimezone()
        page = new_reflection(now, journal.me.id, at=about, title=clean_text(title), text=text)
        _say(journal.save(page).id)


@main.command("list")
@folder_argument
@as_option
@json_option
@common_options
@pass_context
def list_(context: Context, folder: Path, seat: Seat, as_json: bool) -> None:
    """List your own reflections, newest first, one a line."""
    from mentor_desktop.services.finding import own_reflections

    with closing(_unlocked(context, folder, seat, read_only=True)) as journal:
        _print_lines(own_reflections(journal), as_json)


@main.command()
@folder_argument
@as_option
@click.argument("words", nargs=-1, required=True)
@json_option
@common_options
@pass_context
def search(context: Context, folder: Path, seat: Seat, words: tuple[str, ...], as_json: bool) -> None:
    """Find all that holds every word, in the spaces you can open."""
    from mentor_desktop.services.finding import everywhere

    with closing(_unlocked(context, folder, seat, read_only=True)) as journal:
        _print_lines(everywhere(journal, " ".join(words)), as_json)


@main.command()
@folder_argument
@as_option
@click.argument("id")
@json_option
@common_options
@pass_context
def show(context: Context, folder: Path, seat: Seat, id: str, as_json: bool) -> None:
    """Show one entry, whole."""
    from mentor_desktop.services import finding

    with closing(_unlocked(context, folder, seat, read_only=True)) as journal:
        record = journal.find(id)
        title, text = finding.text_of(journal, record)
        if as_json:
            _say(json.dumps({**asdict(record), "title": title, "text": text}, ensure_ascii=False))
        else:
            _say(f"# {title}\n\n{text}" if title else text)


@main.command()
@folder_argument
@as_option
@json_option
@common_options
@pass_context
def sessions(context: Context, folder: Path, seat: Seat, as_json: bool) -> None:
    """List the sessions, the latest first, one a line."""
    from mentor_desktop.services.sessions import timeline

    with closing(_unlocked(context, folder, seat, read_only=True)) as journal:
        for line in timeline(journal).lines:
            session = line.session
            if as_json:
                _say(json.dumps({**asdict(session), "promises": line.promises}, ensure_ascii=False))
            else:
                begin = moment(session.starts_at).astimezone().strftime("%Y-%m-%d %H:%M")
                _say(f"{session.id}  {session.number:3}  {begin}  {session.state:9}  {line.decided}".rstrip())


@main.command()
@folder_argument
@as_option
@click.argument("session")
@click.option("--with-content", is_flag=True, help="Write the place and the agenda into the file as well.")
@common_options
@pass_context
def ics(context: Context, folder: Path, seat: Seat, session: str, with_content: bool) -> None:
    """Print the calendar file of a SESSION, named by its id or its number."""
    from mentor_desktop.services.calendar_file import file_of

    with closing(_unlocked(context, folder, seat, read_only=True)) as journal:
        known = journal.sessions.all()
        wanted = next((each for each in known if session in (each.id, str(each.number))), None)
        if wanted is None:
            raise NoSuchRecord(id=session)
        click.echo(file_of(journal, wanted, with_content=with_content), nl=False)


@main.command()
@folder_argument
@click.option("--as", "seat", type=click.Choice(SEATS), help="With your passphrase every page is read.")
@common_options
@pass_context
def check(context: Context, folder: Path, seat: Seat | None) -> None:
    """Read every file and page; name what is damaged."""
    from mentor_desktop.services.checking import check

    passphrase = context.passphrase(f"Passphrase of the {seat}") if seat else ""
    damaged = 0
    for finding in check(folder, seat, passphrase):
        if finding.error is not None:
            damaged += 1
            _say(str(finding.error), err=True)
        elif finding.whole:
            _say(f"{finding.file}: every page is as it was written")
        else:
            _say(f"{finding.file}: whole as far as can be seen without its key")
    if damaged:
        raise SystemExit(1)


@main.command("hint")
@common_options
def hint_() -> None:
    """Say of each sentence on standard input how open a question it is."""
    from mentor_desktop.coach.questions import hint

    text = _standard_input()
    for line in text.removesuffix("\n").split("\n") if text else ():
        found = hint(line)
        said = {"kind": found.kind, "opening": found.opening, "reason": str(found.reason)}
        _say(json.dumps({**said, "suggestions": found.suggestions}, ensure_ascii=False))


@main.command()
@folder_argument
@common_options
def example(folder: Path) -> None:
    """Write the example journal and print its passphrases."""
    from mentor_desktop.services.example import write_example

    for seat, passphrase in write_example(folder).items():
        _say(f"{seat}: {passphrase}")


def _unlocked(context: Context, folder: Path, seat: Seat, *, read_only: bool = False) -> Any:
    from mentor_desktop.services.opening import unlock

    passphrase = context.passphrase(f"Passphrase of the {seat}")
    try:
        return unlock(folder, seat, passphrase, read_only=read_only)
    except OlderVersion:
        # Bringing it up to date takes a writer; a backup is made first.
        return unlock(folder, seat, passphrase)


def _warn_of_a_short(passphrase: str) -> None:
    from mentor_desktop.services.passphrases import LEAST_LENGTH

    if len(passphrase) < LEAST_LENGTH:
        _say(f"Warning: a passphrase of fewer than {LEAST_LENGTH} characters is easy to guess.", err=True)


def _say(text: str, *, err: bool = False) -> None:
    """Prints a text without what a terminal would obey: control characters but the ends of lines and tabs."""
    click.echo(_CONTROL.sub("", text).encode("utf-8", "replace").decode(), err=err)


def _print_lines(lines: Iterable[Any], as_json: bool) -> None:
    for line in lines:
        if as_json:
            _say(json.dumps(asdict(line), ensure_ascii=False))
        else:
            day = moment(line.at).astimezone().strftime("%Y-%m-%d %H:%M")
            _say(f"{line.id}  {day}  {line.title or line.snippet}")


def _moment(text: str | None) -> datetime | None:
    """The moment `--at` names; a time without a zone is local."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found.astimezone()
        said = f"“{text}” does not lie between the years {FIRST_YEAR} and {LAST_YEAR}."
    except (ValueError, OverflowError):
        said = f"“{text}” is no date and time such as 2026-03-21T16:30."
    raise click.BadParameter(said, param_hint="--at")


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unacceptable("The text on standard input is not UTF-8.") from None


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty" if os.name != "nt" else "CON", os.O_RDWR))
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
