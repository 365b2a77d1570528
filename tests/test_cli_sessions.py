"""`mentor-journal sessions` and `ics`: the sessions of a pair on the terminal."""

import json
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner, Result

from mentor_desktop.cli import main
from mentor_desktop.services.example import write_example
from tests.support.kdf import FastKdf

pytestmark = pytest.mark.usefixtures("fast_by_default")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example journal, written with fast keys."""
    folder = tmp_path_factory.mktemp("example") / "journal"
    passphrases = write_example(folder, kdf=FastKdf())
    (folder.parent / "passphrases").write_text(passphrases["mentee"] + "\n", encoding="utf-8")
    return folder


def run(folder: Path, command: str, *words: str) -> Result:
    options = ["--home", str(folder.parent / "home"), "--passphrases", str(folder.parent / "passphrases")]
    return CliRunner().invoke(main, [*options, command, str(folder), "--as", "mentee", *words])


def done(folder: Path, command: str, *words: str) -> Result:
    result = run(folder, command, *words)
    assert (result.exit_code, result.stderr) == (0, "")
    return result


def test_sessions_are_listed_the_latest_first(folder: Path) -> None:
    lines = done(folder, "sessions").stdout.splitlines()
    assert len(lines) == 18
    assert [int(line.split()[1]) for line in lines] == list(range(18, 0, -1))
    assert lines[0].endswith("planned")
    assert "held" in lines[1]


def test_each_session_is_one_json_object(folder: Path) -> None:
    found = [json.loads(line) for line in done(folder, "sessions", "--json").stdout.splitlines()]
    assert [each["number"] for each in found] == list(range(18, 0, -1))
    assert {each["state"] for each in found} == {"planned", "held", "cancelled"}
    assert {"id", "starts_at", "minutes", "zone", "place", "direction", "summary", "promises"} <= set(found[0])
    assert sum(each["promises"] for each in found) > 30


@pytest.mark.parametrize("by", ["number", "id"])
def test_the_calendar_file_of_a_session_holds_no_content_unless_asked(folder: Path, by: str) -> None:
    session = json.loads(done(folder, "sessions", "--json").stdout.splitlines()[0])
    bare = done(folder, "ics", str(session[by])).stdout_bytes
    event = icalendar.Calendar.from_ical(bare).walk("VEVENT")[0]
    assert str(event["uid"]).startswith(session["id"])
    assert "LOCATION" not in event
    assert "DESCRIPTION" not in event
    full = done(folder, "ics", str(session[by]), "--with-content").stdout_bytes
    event = icalendar.Calendar.from_ical(full).walk("VEVENT")[0]
    assert str(event["location"]) == session["place"]
    assert "10 min: How are you, apart from fine?" in str(event["description"])


def test_a_session_that_is_not_there_is_a_sentence(folder: Path) -> None:
    result = run(folder, "ics", "99")
    assert result.exit_code == 1
    assert result.stderr.strip() == "There is nothing with the id 99 in the spaces you can open."
