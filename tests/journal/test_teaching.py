"""Instruction and evidence: what was taught, what was shown back, and what proves that a goal moves."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.goals import HELPS, LONGEST_TEXT, Goal
from mentor_desktop.journal.teaching import (
    FILE_KINDS,
    LONGEST_FILE_NAME,
    LONGEST_LINK,
    MOST_FILE_BYTES,
    Evidence,
    Instruction,
    kind_of_file,
    not_yet_shown_back,
    not_yet_taught,
)

AT = "2026-03-21T16:30:00.000Z"
COMMON = {"id": "one", "created_at": AT, "updated_at": AT, "updated_by": "amara"}
TAUGHT = Instruction(**COMMON, goal="goal", at=AT, kind="show", text="How I open a meeting.")
SHOWN = replace(TAUGHT, teach_back="I opened Tuesday's.", confirmed_by="amara", confirmed_at=AT)
EVIDENCE = Evidence(**COMMON, goal="goal", by="amara", text="The minutes of Tuesday.")
WITH_FILE = replace(EVIDENCE, text="", file="f", file_name="minutes.pdf", file_kind="pdf", file_bytes=MOST_FILE_BYTES)


@pytest.mark.parametrize("kind", HELPS)
def test_every_kind_of_help_can_be_taught(kind: Any) -> None:
    replace(TAUGHT, kind=kind).check()
    SHOWN.check()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "sing"}, "Teaching is explaining"),
        ({"text": " \n"}, "what was taught"),
        ({"text": "q" * (LONGEST_TEXT + 1)}, "longer than"),
        ({"teach_back": "q" * (LONGEST_TEXT + 1)}, "longer than"),
        ({"teach_back": " "}, "nothing to confirm yet"),
        ({"confirmed_at": None}, "says when"),
        ({"confirmed_by": None}, "says when"),
    ],
    ids=str,
)
def test_teaching_that_breaks_a_rule_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(Unacceptable, match=said) as refused:
        replace(SHOWN, **change).check()
    assert "qq" not in str(refused.value)


def test_teaching_has_succeeded_when_the_mentor_has_confirmed_what_was_shown() -> None:
    assert not TAUGHT.shown_back
    assert not replace(TAUGHT, teach_back="I opened Tuesday's.").shown_back
    assert SHOWN.shown_back
    assert not_yet_shown_back([SHOWN, TAUGHT]) == (TAUGHT,)


def test_help_that_was_asked_for_is_open_until_it_was_given_once() -> None:
    goal = Goal(**COMMON, asked_for=("explain", "show", "feedback"))
    assert not_yet_taught(goal, []) == ("explain", "show", "feedback")
    assert not_yet_taught(goal, [TAUGHT, SHOWN, replace(TAUGHT, kind="point to")]) == ("explain", "feedback")


def test_evidence_belongs_to_the_person_who_added_it() -> None:
    assert Evidence.belongs_to == "by"
    assert Instruction.belongs_to is None


@pytest.mark.parametrize(
    "evidence",
    [
        EVIDENCE,
        WITH_FILE,
        replace(EVIDENCE, text="q" * LONGEST_TEXT),
        replace(EVIDENCE, text="", link="https://example.org/minutes"),
        replace(EVIDENCE, text="", link="Http://example.org"),
        replace(EVIDENCE, supports_level=-2),
        replace(WITH_FILE, file_bytes=1, file_kind="webp", file_name="q" * LONGEST_FILE_NAME),
    ],
    ids=range(7),
)
def test_words_a_link_or_a_file_are_evidence(evidence: Evidence) -> None:
    evidence.check()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"file": None, "text": " ", "link": "\n"}, "nothing to keep yet"),
        ({"text": "q" * (LONGEST_TEXT + 1)}, "longer than"),
        ({"link": "https://" + "q" * LONGEST_LINK}, "longer than"),
        ({"file_name": "q" * (LONGEST_FILE_NAME + 1)}, "longer than"),
        ({"supports_level": 3}, "from −2 to"),
        ({"link": "javascript:alert(1)"}, "begins with https"),
        ({"link": "file:///etc/passwd"}, "begins with https"),
        ({"link": " https://example.org"}, "begins with https"),
        ({"file_bytes": 0}, "at most 20 MB"),
        ({"file_bytes": -1}, "at most 20 MB"),
        ({"file_bytes": MOST_FILE_BYTES + 1}, "at most 20 MB"),
        ({"file_kind": "exe"}, "picture or a PDF"),
        ({"file_kind": ""}, "picture or a PDF"),
    ],
    ids=str,
)
def test_evidence_that_breaks_a_rule_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(Unacceptable, match=said) as refused:
        replace(WITH_FILE, **change).check()
    assert "qq" not in str(refused.value)


BEGINNINGS = {
    "png": [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"],
    "jpeg": [b"\xff\xd8\xff\xe0\0\x10JFIF", b"\xff\xd8\xff\xe1\0\x10Exif"],
    "gif": [b"GIF87a\x01\0\x01\0", b"GIF89a\x01\0\x01\0"],
    "webp": [b"RIFF\x24\0\0\0WEBPVP8 "],
    "pdf": [b"%PDF-1.7\n%\xe2\xe3"],
}


@pytest.mark.parametrize(("kind", "beginning"), [(kind, each) for kind, all in BEGINNINGS.items() for each in all])
def test_a_file_is_what_its_first_bytes_say(kind: str, beginning: bytes) -> None:
    assert kind_of_file(beginning) == kind
    assert kind_of_file(beginning[:16]) == kind


def test_every_kind_is_one_that_evidence_may_have() -> None:
    assert set(BEGINNINGS) == FILE_KINDS


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"\x89PNG",
        b"GIF88a",
        b"RIFF\0\0\0\0WAVE",
        b"RIFF",
        b" %PDF-1.7",
        b"PK\x03\x04",
        b"<svg xmlns=",
        b"MZ\x90\0",
        b"<!DOCTYPE html>",
    ],
)
def test_other_files_are_not_kept(beginning: bytes) -> None:
    assert kind_of_file(beginning) is None


@given(st.binary(max_size=32))
def test_any_bytes_have_a_kind_or_none(beginning: bytes) -> None:
    assert kind_of_file(beginning) in {None, *FILE_KINDS}
