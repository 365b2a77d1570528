"""The rules about a reflection."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.errors import Unacceptable
from mentor_desktop.journal.markdown import clean_text
from mentor_desktop.journal.reflections import FREE_PART, Feeling, new_reflection

NOW = datetime(2026, 3, 21, 16, 30, tzinfo=UTC)
PAGE = new_reflection(NOW, "amara")
FORM = ("What?", "So what?", "Now what?")


def test_a_new_page_is_free_empty_and_about_now() -> None:
    assert PAGE.form == "free"
    assert PAGE.parts == {FREE_PART: ""}
    assert PAGE.empty
    assert PAGE.at == PAGE.created_at == PAGE.updated_at == "2026-03-21T16:30:00.000Z"
    assert PAGE.updated_by == "amara"


def test_a_page_can_be_about_another_day() -> None:
    page = new_reflection(NOW, "amara", at=datetime(1969, 7, 20, tzinfo=UTC), title="Moon", text="We watched.")
    assert page.at == "1969-07-20T00:00:00.000Z"
    assert page.created_at == "2026-03-21T16:30:00.000Z"
    assert page.text == "We watched."


def test_white_space_is_not_writing() -> None:
    assert replace(PAGE, title="  ", parts={"So what?": " \n"}).empty
    assert not replace(PAGE, parts={"So what?": "a"}).empty
    assert not replace(PAGE, title="a").empty


def test_the_text_of_a_form_has_its_headings() -> None:
    page = replace(PAGE, parts={"What?": "He nodded.", "Now what?": "Ask."})
    assert page.text == "## What?\n\nHe nodded.\n\n## Now what?\n\nAsk."


@given(st.lists(st.text(), min_size=3, max_size=3))
def test_a_form_edited_as_one_text_keeps_its_parts(texts: list[str]) -> None:
    texts = [clean_text(text).strip("\n") for text in texts]
    page = replace(PAGE, parts=dict(zip(FORM, texts, strict=True)))
    assert page.with_text(page.text).parts == page.parts


@given(st.lists(st.sampled_from([*(f"## {heading}" for heading in FORM), "", "words", "## Aside"])))
def test_no_line_of_an_edited_form_is_lost(lines: list[str]) -> None:
    page = replace(PAGE, parts=dict.fromkeys(FORM, "")).with_text("\n".join(lines))
    assert sorted(filter(None, page.text.split("\n"))) == sorted(filter(None, lines))


def test_what_stands_before_the_first_heading_is_kept_without_one() -> None:
    page = replace(PAGE, parts=dict.fromkeys(FORM, ""))
    edited = page.with_text("In a hurry.\n\n## What?\n\nHe nodded.\n\n## Aside\n\nIt rained.")
    assert edited.parts == {FREE_PART: "In a hurry.", "What?": "He nodded.\n\n## Aside\n\nIt rained."}


@given(st.text())
def test_a_free_page_takes_its_text_as_it_is(text: str) -> None:
    assert PAGE.with_text(text).parts == {FREE_PART: text}


def test_the_text_of_a_free_page_is_the_text() -> None:
    assert replace(PAGE, parts={FREE_PART: "Just *this*."}).text == "Just *this*."


def test_the_title_shown_is_the_one_given_or_the_first_words() -> None:
    assert replace(PAGE, title=" He nodded ").shown_title() == "He nodded"
    assert replace(PAGE, parts={FREE_PART: "## Tuesday\nHe **nodded**."}).shown_title() == "Tuesday He nodded."
    assert PAGE.shown_title() == ""


@pytest.mark.parametrize("strength", [1, 2, 3])
def test_feelings_go_from_1_to_3(strength: int) -> None:
    replace(PAGE, feelings=(Feeling("glad", strength),)).check()


@pytest.mark.parametrize("strength", [-1, 0, 4])
def test_other_strengths_are_refused(strength: int) -> None:
    with pytest.raises(Unacceptable, match="strength from 1 to 3"):
        replace(PAGE, feelings=(Feeling("glad", 2), Feeling("tired", strength))).check()


@pytest.mark.parametrize("drained", [None, 1, 5])
def test_drained_goes_from_1_to_5_or_is_not_said(drained: int | None) -> None:
    replace(PAGE, drained=drained).check()


@pytest.mark.parametrize("drained", [0, 6, -1])
def test_other_values_of_drained_are_refused(drained: int) -> None:
    with pytest.raises(Unacceptable, match="from 1 to 5"):
        replace(PAGE, drained=drained).check()


@pytest.mark.parametrize("at", ["", "last spring", "2026-02-30T00:00:00Z"])
def test_a_time_that_is_none_is_refused(at: str) -> None:
    with pytest.raises(Unacceptable, match="date and time"):
        replace(PAGE, at=at).check()


@pytest.mark.parametrize("at", ["1899-12-31T23:59:59Z", "2201-01-01", "9999-12-31T23:59:59Z", "0001-01-01"])
def test_a_reflection_is_about_a_time_people_live_in(at: str) -> None:
    page = new_reflection(datetime(2026, 3, 21, tzinfo=UTC), "amara")
    for year in ("1900-01-01", "2200-12-31T23:59:59Z"):
        replace(page, at=year).check()
    with pytest.raises(Unacceptable, match="between the years 1900 and 2200"):
        replace(page, at=at).check()
