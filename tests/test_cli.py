"""`mentor-journal`: every command, what it prints, and its exit status."""

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mentor_desktop import __version__
from mentor_desktop.cli import main
from mentor_desktop.journal.record import moment
from mentor_desktop.services.shelf import Shelf
from mentor_desktop.vault.kdf import Argon2idKdf
from tests.support.goals import agreed
from tests.support.journals import PASSPHRASES, PURPOSE, JournalForTwo, contents

pytestmark = pytest.mark.usefixtures("fast_by_default")


class Terminal:
    """Runs commands as a script would: passphrases from a file, everything of the program in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"

    def run(self, *arguments: str | Path, passphrases: str | None = None, text: str | bytes = "") -> Result:
        """One command."""
        options = ["--home", str(self.home)]
        if passphrases is not None:
            file = self.folder / "passphrases"
            file.write_text(passphrases, encoding="utf-8")
            options += ["--passphrases", str(file)]
        return CliRunner().invoke(main, [*options, *map(str, arguments)], input=text)

    def done(self, *arguments: str | Path, **options: Any) -> str:
        """What a command that succeeds prints."""
        result = self.run(*arguments, **options)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def refused(self, *arguments: str | Path, **options: Any) -> str:
        """The sentence of a command that ends with exit status 1; nothing else is printed."""
        result = self.run(*arguments, **options)
        assert result.exit_code == 1, result.output
        assert result.stdout == ""
        assert "Traceback" not in result.stderr
        assert result.stderr.strip().endswith(".")
        return result.stderr.strip()


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """A terminal with a folder of its own."""
    return Terminal(tmp_path)


@pytest.fixture
def folder(journal_for_two: JournalForTwo) -> Path:
    """A journal Amara and Tom have joined."""
    return journal_for_two.folder


AMARA, TOM = PASSPHRASES["mentor"] + "\n", PASSPHRASES["mentee"] + "\n"


def write(terminal: Terminal, folder: Path, text: str | bytes, *options: str, seat: str = "mentor") -> str:
    passphrase = AMARA if seat == "mentor" else TOM
    return terminal.done("write", folder, "--as", seat, *options, passphrases=passphrase, text=text).strip()


def shown(terminal: Terminal, folder: Path, id: str, seat: str = "mentor") -> dict[str, Any]:
    out = terminal.done("show", folder, "--as", seat, id, "--json", passphrases=PASSPHRASES[seat] + "\n")  # type: ignore[index]
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_journal_from_its_beginning(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    new = ("new", folder, "--mentor", "Amara", "--mentee", "Tom", "--as", "mentor", "--label", "Us two")
    assert terminal.done(*new, passphrases="tea for two\n") == ""
    assert [(entry.folder, entry.label) for entry in Shelf(terminal.home).entries()] == [(folder, "Us two")]
    assert terminal.done("join", folder, "--as", "mentee", passphrases="tea for two\ntwo for tea\n") == ""
    id = terminal.done("write", folder, "--as", "mentee", passphrases="two for tea\n", text="He *nodded*.\n").strip()
    assert (
        terminal.done("show", folder, "--as", "mentee", id, passphrases="two for tea\n")
        == "# He nodded.\n\nHe *nodded*.\n"
    )
    assert terminal.done("list", folder, "--as", "mentor", passphrases="tea for two\n") == ""
    checked = terminal.done("check", folder, "--as", "mentee", passphrases="two for tea\n")
    assert checked.count("every page is as it was written") == 3
    assert "two for tea" not in (tmp_path / "home" / "journals.json").read_text()


def test_without_a_label_the_list_says_nothing_of_the_pair(terminal: Terminal, tmp_path: Path) -> None:
    names = ("--mentor", "A", "--mentee", "B", "--as", "mentee")
    terminal.done("new", tmp_path / "j", *names, passphrases="tea for two\n")
    assert [entry.label for entry in Shelf(terminal.home).entries()] == ["Mentoring journal"]


def test_writing_prints_the_id_alone_and_keeps_title_and_time(terminal: Terminal, folder: Path) -> None:
    id = write(terminal, folder, "One.\n\nTwo.\n", "--title", "The envelope", "--at", "2020-02-03T04:05:06+01:00")
    found = shown(terminal, folder, id)
    assert (found["title"], found["text"], found["at"]) == ("The envelope", "One.\n\nTwo.", "2020-02-03T03:05:06.000Z")
    assert found["id"] == id
    assert found["parts"] == {"": "One.\n\nTwo."}


@pytest.mark.parametrize("at", ["1950-05-06", "2026-03-21 16:30", "2026-03-21T16:30:00", "1900-01-02", "2200-12-30"])
def test_a_time_without_a_zone_is_local(terminal: Terminal, folder: Path, at: str) -> None:
    id = write(terminal, folder, "words", "--at", at)
    assert moment(shown(terminal, folder, id)["at"]) == datetime.fromisoformat(at).astimezone()
    assert id in terminal.done("list", folder, "--as", "mentor", passphrases=AMARA)


@pytest.mark.parametrize(
    "at",
    [
        "",
        "yesterday",
        "2026-13-01",
        "2026-02-30",
        "0001-01-01T00:00+23:00",
        "99999-01-01",
        "1899-12-31",
        "2201-01-01",
        "\udcff",
    ],
)
def test_a_time_that_is_none_is_wrong_usage(terminal: Terminal, folder: Path, at: str) -> None:
    result = terminal.run("write", folder, "--as", "mentor", "--at", at, passphrases=AMARA, text="words")
    assert result.exit_code == 2
    assert "--at" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        (b"\n\n  indented\n\n", "  indented"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        ("Grüße aus 日本 😀".encode(), "Grüße aus 日本 😀"),
        (b"nul\0l", "null"),
        (b"word " * 40_000, ("word " * 40_000)),
    ],
    ids=["line ends", "empty lines", "byte order mark", "unicode", "nul", "long"],
)
def test_text_from_standard_input(terminal: Terminal, folder: Path, text: bytes, kept: str) -> None:
    assert shown(terminal, folder, write(terminal, folder, text))["text"] == kept


@pytest.mark.parametrize("text", [b"half \xff\xfe", b"\xc3", b"\xed\xa0\x80"])
def test_text_that_is_not_utf_8_is_refused(terminal: Terminal, folder: Path, text: bytes) -> None:
    said = terminal.refused("write", folder, "--as", "mentor", passphrases=AMARA, text=text)
    assert said == "The text on standard input is not UTF-8."
    assert terminal.done("list", folder, "--as", "mentor", passphrases=AMARA) == ""


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_is_not_written(terminal: Terminal, folder: Path, text: str) -> None:
    assert "nothing to write" in terminal.refused("write", folder, "--as", "mentor", passphrases=AMARA, text=text)
    write(terminal, folder, text, "--title", "A title is enough")


def test_the_list_is_newest_first_one_a_line(terminal: Terminal, folder: Path) -> None:
    first = write(terminal, folder, "older\nwords", "--at", "2020-01-01T12:00Z")
    second = write(terminal, folder, "newer", "--title", "The title", "--at", "2021-01-01T12:00Z")
    write(terminal, folder, "partner", seat="mentee")
    lines = terminal.done("list", folder, "--as", "mentor", passphrases=AMARA).splitlines()
    day = moment("2021-01-01T12:00Z").astimezone().strftime("%Y-%m-%d %H:%M")
    assert lines[0] == f"{second}  {day}  The title"
    assert lines[1].startswith(first)
    assert lines[1].endswith("older words")
    assert len(lines) == 2


def test_the_list_as_json_has_one_object_a_line(terminal: Terminal, folder: Path) -> None:
    id = write(
        terminal, folder, "He **nodded**.\n\u2028\x85Twice. é", "--title", "Tuesday", "--at", "2020-01-01T12:00Z"
    )
    (line,) = terminal.done("list", folder, "--as", "mentor", "--json", passphrases=AMARA).split("\n")[:-1]
    assert json.loads(line) == {
        "id": id,
        "space": "private",
        "kind": "reflection",
        "at": "2020-01-01T12:00:00.000Z",
        "title": "Tuesday",
        "snippet": "He nodded. Twice. é",
    }


def test_a_search_brings_all_that_holds_every_word(terminal: Terminal, folder: Path) -> None:
    both = write(terminal, folder, "Numbers on an envelope", "--at", "2020-01-01")
    write(terminal, folder, "An envelope alone")
    write(terminal, folder, "Numbers of the partner", seat="mentee")
    out = terminal.done("search", folder, "--as", "mentor", "numb", "ENVÉLOPE", passphrases=AMARA)
    assert [line.split()[0] for line in out.splitlines()] == [both]
    out = terminal.done("search", folder, "--as", "mentor", "numbers", "--json", passphrases=AMARA)
    lines = [json.loads(line) for line in out.splitlines()]
    assert [(line["space"], line["kind"]) for line in lines] == [("shared", "purpose"), ("private", "reflection")]
    assert lines[0]["snippet"] == PURPOSE


@pytest.mark.parametrize("words", [["nowhere"], ["?!"], ['"'], ["--", "-x"]])
def test_a_search_that_finds_nothing_prints_nothing(terminal: Terminal, folder: Path, words: list[str]) -> None:
    assert terminal.done("search", "--as", "mentor", folder, *words, passphrases=AMARA) == ""


def test_what_is_shared_is_shown_to_both(terminal: Terminal, folder: Path) -> None:
    out = terminal.done("search", folder, "--as", "mentee", "numbers", passphrases=TOM)
    id = out.split()[0]
    for seat, passphrase in (("mentor", AMARA), ("mentee", TOM)):
        assert terminal.done("show", folder, "--as", seat, id, passphrases=passphrase) == PURPOSE + "\n"


def test_an_unknown_or_a_partners_id_is_named(terminal: Terminal, folder: Path) -> None:
    id = write(terminal, folder, "mine alone")
    for seat, asked in (("mentor", "nobody"), ("mentee", id)):
        said = terminal.refused("show", folder, "--as", seat, asked, passphrases=AMARA if seat == "mentor" else TOM)
        assert said == f"There is nothing with the id {asked} in the spaces you can open."


def test_the_example_prints_its_passphrases_and_they_open_it(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "example"
    lines = dict(line.split(": ", 1) for line in terminal.done("example", folder).splitlines())
    assert set(lines) == {"mentor", "mentee"}
    for seat, passphrase in lines.items():
        out = terminal.done("list", folder, "--as", seat, passphrases=passphrase + "\n")
        assert len(out.splitlines()) == 30
    assert "not empty" in terminal.refused("example", folder)


def test_the_home_folder_before_and_behind_the_command_and_from_the_environment(tmp_path: Path) -> None:
    passphrases = tmp_path / "passphrases"
    passphrases.write_text("tea\n")

    def new(name: str, *, before: list[str], behind: list[str], environment: dict[str, str]) -> None:
        command = ["new", str(tmp_path / name), "--mentor", "A", "--mentee", "B", "--as", "mentor", *behind]
        result = CliRunner().invoke(main, [*before, *command], env=environment)
        assert result.exit_code == 0, result.output

    here = {"MENTOR_HOME": str(tmp_path / "environment")}
    keys = ["--passphrases", str(passphrases)]
    new("a", before=["--home", str(tmp_path / "before"), *keys], behind=[], environment=here)
    new("b", before=[], behind=["--home", str(tmp_path / "behind"), *keys], environment=here)
    new("c", before=keys, behind=[], environment=here)
    for home, name in (("before", "a"), ("behind", "b"), ("environment", "c")):
        assert [entry.folder.name for entry in Shelf(tmp_path / home).entries()] == [name]


def test_reading_changes_nothing(terminal: Terminal, folder: Path) -> None:
    id = write(terminal, folder, "words")
    before = contents(folder)
    for command in (["list"], ["search", "words"], ["show", id], ["check"]):
        terminal.done(command[0], folder, "--as", "mentor", *command[1:], passphrases=AMARA)
    assert contents(folder) == before


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the journal that the first version wrote, which opens with real keys alone."""
    monkeypatch.setattr("mentor_desktop.vault.vault.Argon2idKdf", Argon2idKdf)
    folder = tmp_path / "older"
    shutil.copytree(Path(__file__).parent / "data" / "journals" / "v1" / "journal", folder)
    return folder


def test_a_journal_of_an_earlier_version_is_brought_up_to_date_by_reading_it(terminal: Terminal, older: Path) -> None:
    before = contents(older)
    passphrase = "cedar ferry whistle 1848\n"
    listed = terminal.done("list", older, "--as", "mentor", passphrases=passphrase)
    assert len(listed.splitlines()) == 4
    backups = [path for path in older.rglob("*") if path.is_file() and path.relative_to(older).parts[0] == "backups"]
    migrated = {path.name for path in backups}
    assert "shared.db" in migrated
    assert len(migrated) == len(backups) == 2, "the shared space and my own; the partner's key is not at hand"
    after = contents(older)
    untouched = set(before) - migrated - {"journal.json"}
    assert {name: after[name] for name in untouched} == {name: before[name] for name in untouched}
    found = terminal.done("search", older, "--as", "mentor", "dentist", passphrases=passphrase)
    (id,) = (line.split()[0] for line in found.splitlines())
    assert "dentist" in terminal.done("show", older, "--as", "mentor", id, passphrases=passphrase)
    assert contents(older) == after


@pytest.mark.parametrize("command", [["search", "dentist"], ["show", "nobody"]])
def test_any_command_that_reads_does_so(terminal: Terminal, older: Path, command: list[str]) -> None:
    result = terminal.run(command[0], older, "--as", "mentor", *command[1:], passphrases="cedar ferry whistle 1848\n")
    assert "Traceback" not in result.stderr
    assert result.exit_code == (1 if "nobody" in command else 0), result.output
    assert len(list((older / "backups").rglob("*.db"))) == 2, "the shared space and my own"


def test_a_wrong_passphrase_brings_nothing_up_to_date(terminal: Terminal, older: Path) -> None:
    before = contents(older)
    assert "does not open" in terminal.refused("list", older, "--as", "mentor", passphrases="cedar ferry\n")
    assert contents(older) == before


def test_goals_are_found_and_shown(terminal: Terminal, journal_for_two: JournalForTwo) -> None:
    agreed(journal_for_two, why="So that **I** am heard.")
    folder = journal_for_two.folder
    found = terminal.done("search", folder, "--as", "mentor", "budget", "--json", passphrases=AMARA)
    (line,) = map(json.loads, found.splitlines())
    assert (line["space"], line["kind"], line["title"]) == ("shared", "goal", "Lead the budget meeting")
    text = terminal.done("show", folder, "--as", "mentor", line["id"], passphrases=AMARA)
    assert text.startswith("# Lead the budget meeting\n\nSo that **I** am heard.")
    assert shown(terminal, folder, line["id"], "mentee")["state"] == "agreed"


def test_help_and_version(terminal: Terminal) -> None:
    text = terminal.done("--help")
    for command in ("new", "join", "write", "list", "search", "show", "check", "example"):
        assert command in text
        assert "Usage:" in terminal.done(command, "-h")
    assert __version__ in terminal.done("--version")
