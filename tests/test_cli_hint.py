"""`mentor-journal hint`: one sentence a line in, one JSON object a line out."""

import json

from click.testing import CliRunner, Result

from mentor_desktop.cli import main


def run(text: str | bytes) -> Result:
    return CliRunner().invoke(main, ["hint"], input=text)


def test_each_line_gets_one_object_in_its_order() -> None:
    result = run("Did you talk to her?\nWhat helped you?\n\nI was there.\n")
    assert (result.exit_code, result.stderr) == (0, "")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["kind"], each["opening"]) for each in found] == [
        ("closed", "closed"), ("open", "open"), ("statement", None), ("statement", None),
    ]  # fmt: skip
    assert found[0] == {
        "kind": "closed",
        "opening": "closed",
        "reason": "“Did you” can be answered with a yes or a no.",
        "suggestions": ["What did you notice when you talked to her?", "What led you to talk to her?"],
    }


def test_lines_of_other_systems_and_without_an_end_are_lines_too() -> None:
    result = run("What helped?\r\nDid it?".encode("utf-8-sig"))
    assert [json.loads(line)["kind"] for line in result.stdout.splitlines()] == ["open", "closed"]


def test_only_the_end_of_a_line_ends_a_sentence() -> None:
    assert len(run("What helped\x0b you\u2028 most?\n").stdout.split("\n")) == 2


def test_nothing_in_is_nothing_out() -> None:
    assert run("").stdout == ""


def test_what_is_no_text_is_a_sentence() -> None:
    result = run(b"\xff\xfe")
    assert result.exit_code == 1
    assert result.stderr.strip() == "The text on standard input is not UTF-8."
