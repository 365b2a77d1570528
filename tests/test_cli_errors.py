"""`mentor-journal` when something is wrong: a sentence and exit status 1, or 2 for wrong usage."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentor_desktop.cli import main
from tests.support.journals import PASSPHRASES, JournalForTwo, contents
from tests.support.processes import ROOT, environment, holder
from tests.support.spaces import flip

AMARA, TOM = PASSPHRASES["mentor"], PASSPHRASES["mentee"]
fast = pytest.mark.usefixtures("fast_by_default")


@pytest.fixture
def folder(journal_for_two: JournalForTwo) -> Path:
    """A journal Amara and Tom have joined."""
    return journal_for_two.folder


def answers(folder: Path, *lines: str) -> Path:
    """A file with one passphrase a line, beside the journal."""
    path = folder.parent / "answers"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def run(*arguments: object, text: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def sentence(*arguments: object, text: str = "") -> str:
    code, out, err = run(*arguments, text=text)
    assert (code, out) == (1, "")
    assert err.strip().endswith(".")
    assert "Traceback" not in err
    return err.strip()


def in_a_process(*arguments: object, text: bytes = b"", **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command as a shell would start it, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "mentor_desktop.cli", *map(os.fsencode, map(str, arguments))],
        cwd=ROOT,
        env={**environment(), **options.pop("env", {})},  # type: ignore[dict-item]
        input=text,
        capture_output=True,
        start_new_session=True,
        timeout=60,
    )


@fast
def test_a_wrong_passphrase_is_a_sentence(folder: Path) -> None:
    before = contents(folder)
    for command in (["list"], ["search", "x"], ["show", "x"], ["check"], ["write"]):
        said = sentence(
            command[0], folder, "--as", "mentor", *command[1:], "--passphrases", answers(folder, "wrong"), text="words"
        )
        assert said.startswith("This passphrase does not open the journal.")
    assert contents(folder) == before


@fast
@pytest.mark.parametrize("place", ["before", "behind"])
def test_a_file_of_passphrases_that_cannot_be_read(folder: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\0tea")
    for file, said in (
        (tmp_path / "nowhere", "could not be read"),
        (tmp_path / "binary", "not UTF-8"),
        (tmp_path, "read"),
    ):
        option = ["--passphrases", file]
        command = ["list", folder, "--as", "mentor"]
        assert said in sentence(*(option + command if place == "before" else command + option))


@fast
def test_too_few_lines_of_passphrases(folder: Path) -> None:
    said = sentence("list", folder, "--as", "mentor", "--passphrases", answers(folder))
    assert said == "The file of passphrases has too few lines."
    said = sentence("join", folder, "--as", "mentee", "--passphrases", answers(folder, AMARA))
    assert said == "The file of passphrases has too few lines."


@fast
def test_passphrases_are_read_in_the_order_they_would_be_asked(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    names = ["--mentor", "A", "--mentee", "B", "--home", tmp_path / "home"]
    assert run("new", folder, "--as", "mentor", *names, "--passphrases", answers(folder, "tea", "unused"))[0] == 0
    assert sentence("join", folder, "--as", "mentee", "--passphrases", answers(folder, "new", "tea"))
    assert run("join", folder, "--as", "mentee", "--passphrases", answers(folder, "tea", "new"))[0] == 0
    assert run("list", folder, "--as", "mentee", "--passphrases", answers(folder, "new"))[0] == 0


@fast
@pytest.mark.parametrize("content", [b"\xef\xbb\xbftea for two\r\n", b"tea for two", b"tea for two\n\n\n"])
def test_a_file_of_passphrases_from_any_editor(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "answers"
    file.write_text("tea for two\n")
    names = ["--mentor", "A", "--mentee", "B", "--as", "mentor", "--home", tmp_path / "home"]
    assert run("new", tmp_path / "journal", *names, "--passphrases", file)[0] == 0
    file.write_bytes(content)
    assert run("list", tmp_path / "journal", "--as", "mentor", "--passphrases", file)[0] == 0


@fast
def test_on_a_terminal_passphrases_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentor_desktop.cli._has_terminal", lambda: True)
    folder, home = tmp_path / "journal", ["--home", tmp_path / "home"]
    new = ["new", folder, "--mentor", "A", "--mentee", "B", "--as", "mentor", *home]
    code, out, err = run(*new, text="tea\ntee\ntea\ntea\n")
    assert (code, out) == (0, "")
    assert "New passphrase of the mentor" in err
    code, out, err = run("join", folder, "--as", "mentee", text="tea\nnew\nnew\n")
    assert code == 0
    assert err.index("Passphrase of the mentor") < err.index("New passphrase of the mentee")
    code, out, err = run("list", folder, "--as", "mentee", text="new\n")
    assert (code, out) == (0, "")


def test_without_a_terminal_it_says_how_to_give_passphrases(folder: Path) -> None:
    done = in_a_process("list", folder, "--as", "mentor")
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().strip() == ("There is no terminal to ask for a passphrase on. Use --passphrases FILE.")


@fast
def test_a_folder_without_a_journal_is_named(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        for command in (["list", folder, "--as", "mentor"], ["check", folder], ["join", folder, "--as", "mentee"]):
            said = sentence(*command, "--passphrases", answers(tmp_path / "x", "tea", "new"))
            assert said.startswith(f"There is no journal in “{folder}”.")


@fast
def test_someone_who_has_joined_already(folder: Path) -> None:
    said = sentence("join", folder, "--as", "mentee", "--passphrases", answers(folder, AMARA, "new"))
    assert said.startswith("The mentee has joined this journal already")


@fast
def test_a_check_names_each_damaged_file(folder: Path, journal_for_two: JournalForTwo) -> None:
    journal_for_two.file("mentee").unlink()
    flip(journal_for_two.shared_file, 4096 * 3 + 1)
    code, out, err = run("check", folder, "--as", "mentor", "--passphrases", answers(folder, AMARA))
    assert code == 1
    assert "The file shared.db is damaged" in err
    assert f"The file {journal_for_two.file('mentee').name} is missing" in err
    assert f"{journal_for_two.file('mentor').name}: every page is as it was written" in out
    assert "shared.db" not in out


@fast
def test_a_check_without_a_key_sees_what_can_be_seen(folder: Path, journal_for_two: JournalForTwo) -> None:
    code, out, err = run("check", folder)
    assert (code, err) == (0, "")
    assert out.count("whole as far as can be seen without its key") == 4
    journal_for_two.shared_file.write_bytes(journal_for_two.shared_file.read_bytes()[:-9])
    code, out, err = run("check", folder)
    assert code == 1
    assert "The file shared.db is cut short" in err


@fast
@pytest.mark.parametrize("content", [b"", b"{}", b"\0" * 100])
def test_a_check_of_a_damaged_header(folder: Path, content: bytes) -> None:
    (folder / "journal.json").write_bytes(content)
    assert "journal.json" in sentence("check", folder)


@fast
def test_a_journal_from_a_newer_version(folder: Path) -> None:
    header = json.loads((folder / "journal.json").read_bytes())
    (folder / "journal.json").write_text(json.dumps({**header, "version": 2, "program": "2.5.0"}))
    said = sentence("list", folder, "--as", "mentor", "--passphrases", answers(folder, AMARA))
    assert "Install version 2.5.0" in said


@fast
def test_a_journal_open_elsewhere_can_be_read_but_not_written(folder: Path) -> None:
    keys = ["--passphrases", answers(folder, AMARA)]
    with holder(folder, "mentee") as other:
        said = sentence("write", folder, "--as", "mentor", *keys, text="words")
        assert f"process {other.id}" in said
        assert run("list", folder, "--as", "mentor", *keys) == (0, "", "")


@fast
@pytest.mark.parametrize(
    "arguments",
    [
        ["dance"],
        ["list"],
        ["list", "F"],
        ["list", "F", "--as", "parrot"],
        ["search", "F", "--as", "mentor"],
        ["show", "F", "--as", "mentor"],
        ["new", "F", "--mentor", "A", "--as", "mentor"],
        ["new", "F", "--mentor", "A", "--mentee", "B"],
        ["list", "F", "--as", "mentor", "--unknown"],
        ["check", "F", "more"],
        ["--home"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Error:" in err


@fast
@pytest.mark.parametrize("names", [("", "B"), ("A", " "), ("x" * 81, "B")])
def test_a_name_that_will_not_do(tmp_path: Path, names: tuple[str, str]) -> None:
    file = answers(tmp_path / "x", "tea")
    mentor, mentee = names
    assert "name" in sentence(
        "new", tmp_path / "j", "--mentor", mentor, "--mentee", mentee, "--as", "mentor", "--passphrases", file
    )
    assert not (tmp_path / "j").exists()


@fast
def test_an_empty_passphrase(tmp_path: Path) -> None:
    names = ["--mentor", "A", "--mentee", "B", "--as", "mentor"]
    said = sentence("new", tmp_path / "j", *names, "--passphrases", answers(tmp_path / "x", ""))
    assert said == "The passphrase is empty. Type it, then try again."
    assert not (tmp_path / "j").exists()


@pytest.mark.skipif(os.name == "nt", reason="on Windows every argument is Unicode")
def test_the_real_program_with_names_that_are_no_unicode(tmp_path: Path) -> None:
    """The one test with the real Argon2id and a process of its own: made, written, read, refused."""
    folder, home = tmp_path / "j\udcff", tmp_path / "home"
    keys = ["--passphrases", answers(tmp_path / "x", "tea for two"), "--home", home]
    names = ["--mentor", "Amara\udcfe", "--mentee", "Tom", "--label", "Us\udcff"]
    made = in_a_process("new", folder, *names, "--as", "mentor", *keys)
    assert (made.returncode, made.stdout, made.stderr) == (0, b"", b"")
    slot = json.loads((folder / "journal.json").read_bytes())["slots"][0]
    assert slot["kdf"]["name"] == "argon2id"
    assert (slot["kdf"]["memory_kib"], slot["kdf"]["passes"], slot["kdf"]["lanes"]) == (65536, 3, 4)
    wrote = in_a_process("write", folder, "--as", "mentor", "--title", "T\udcff", *keys, text="Grüße\r\n".encode())
    assert (wrote.returncode, wrote.stderr) == (0, b"")
    read = in_a_process("show", folder, "--as", "mentor", wrote.stdout.decode().strip(), *keys)
    assert read.stdout.decode() == f"# T{os.linesep}{os.linesep}Grüße{os.linesep}"
    answers(tmp_path / "x", "tea for tw")
    refused = in_a_process("list", folder, "--as", "mentor", *keys)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.startswith(b"This passphrase does not open the journal.")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes that break in this way")
def test_a_reader_who_leaves_early_is_no_error_to_shout_about(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "mentor_desktop.cli", "--help"],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said


@fast
@pytest.mark.parametrize("command", ["new", "join"])
def test_a_short_passphrase_is_taken_with_a_warning(tmp_path: Path, command: str) -> None:
    folder, names = tmp_path / "journal", ["--mentor", "A", "--mentee", "B", "--home", tmp_path / "home"]
    lines = ["short", "seven77"]
    code, out, err = run("new", folder, *names, "--as", "mentor", "--passphrases", answers(folder, lines[0]))
    if command == "join":
        code, out, err = run("join", folder, "--as", "mentee", "--passphrases", answers(folder, *lines))
    assert (code, out) == (0, "")
    assert err == "Warning: a passphrase of fewer than 8 characters is easy to guess.\n"
    code, out, err = run("check", folder, "--as", "mentor", "--passphrases", answers(folder, lines[0]))
    assert (code, err) == (0, "")


@fast
def test_only_the_end_of_a_line_ends_a_passphrase(tmp_path: Path) -> None:
    """A passphrase may hold every other kind of white space, and counts with it."""
    folder, file = tmp_path / "journal", tmp_path / "answers"
    passphrase = "tea\x0bfor\x0ctwo\x1c\x85\u2028 or\rmore "
    file.write_bytes(passphrase.encode() + b"\r\n")
    names = ["--mentor", "A", "--mentee", "B", "--as", "mentor", "--home", tmp_path / "home"]
    assert run("new", folder, *names, "--passphrases", file) == (0, "", "")
    for ending in ("", "\n", "\r\n", "\nnext"):
        file.write_bytes((passphrase + ending).encode())
        assert run("list", folder, "--as", "mentor", "--passphrases", file) == (0, "", "")
    file.write_bytes((passphrase + "\r\r\n").encode())
    assert sentence("list", folder, "--as", "mentor", "--passphrases", file).startswith("This passphrase does not")


@fast
@pytest.mark.parametrize("id", ["\udcff", "\0"])
def test_an_id_that_is_no_text_is_not_there(folder: Path, id: str) -> None:
    said = sentence("show", folder, "--as", "mentor", id, "--passphrases", answers(folder, AMARA))
    assert said.startswith("There is nothing with the id")


@fast
def test_nothing_that_a_terminal_obeys_is_printed(folder: Path, journal_for_two: JournalForTwo) -> None:
    keys = ["--passphrases", answers(folder, AMARA)]
    text = "a\x1b]52;c;ZXZpbA==\x07b\x9b2Jc\td\x7f\x08"
    code, id, _ = run("write", folder, "--as", "mentor", "--title", "t\x1b[2J", *keys, text=text)
    assert code == 0
    for command in (
        ["show", id.strip()],
        ["show", id.strip(), "--json"],
        ["list"],
        ["search", "a"],
        ["list", "--json"],
    ):
        code, out, err = run(command[0], folder, "--as", "mentor", *command[1:], *keys)
        assert code == 0
        assert not set(out + err) & {chr(number) for number in (*range(9), *range(11, 32), *range(127, 160))}
    copy = folder / "backups" / "x\x1b[2J"
    copy.mkdir(parents=True)
    (copy / "shared.db").write_bytes(b"x")
    code, out, err = run("check", folder, "--as", "mentor", *keys)
    assert code == 1
    assert "backups" in err
    assert "\x1b" not in out + err
