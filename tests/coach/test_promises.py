"""A promise in one line: whose it is, what will be done, and by which day."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.coach.date_words import date_words, unaccented
from mentor_desktop.coach.promises import Promise, understand

# A Wednesday.
TODAY = date(2026, 10, 7)
PEOPLE = {"Amara Okafor": "amara", "Tom Mercer": "tom"}


def day(written: str) -> date:
    """A day of this autumn as month-day, or any day as year-month-day."""
    return date.fromisoformat(written if len(written) > 5 else f"2026-{written}")


OWNERS = [
    ("Tom: send the roadmap by Friday", "tom", "send the roadmap"),
    ("tom: send the roadmap by Friday", "tom", "send the roadmap"),
    ("Tom Mercer: send the roadmap by Friday", "tom", "send the roadmap"),
    ("T: send the roadmap by Friday", "tom", "send the roadmap"),
    ("Ama: send the roadmap by Friday", "amara", "send the roadmap"),
    ("Tom - send the roadmap by Friday", "tom", "send the roadmap"),
    ("TOM – send the roadmap by Friday", "tom", "send the roadmap"),
    ("Tom will send the roadmap by Friday", "tom", "send the roadmap"),
    ("Tom’ll send the roadmap by Friday", "tom", "send the roadmap"),
    ("Tom is going to send the roadmap by Friday", "tom", "send the roadmap"),
    ("Tom to send the roadmap by Friday", "tom", "send the roadmap"),
    ("Tom will, by Friday, send the roadmap", "tom", "send the roadmap"),
    ("- Tom: send the roadmap by Friday", "tom", "send the roadmap"),
    ("By Friday, Tom will send the roadmap", "tom", "send the roadmap"),
    ("By Friday Tom will send the roadmap", "tom", "send the roadmap"),
    ("Roadmap: send it by Friday", None, "Roadmap: send it"),
    ("Send the roadmap by Friday", None, "Send the roadmap"),
    ("Tom and Amara will send the roadmap by Friday", None, "Tom and Amara will send the roadmap"),
    ("We will send the roadmap by Friday", None, "We will send the roadmap"),
    ("Tombola tickets: send them by Friday", None, "Tombola tickets: send them"),
    ("Tom-send the roadmap by Friday", None, "Tom-send the roadmap"),
    ("Tom’s turn: send the roadmap by Friday", None, "Tom’s turn: send the roadmap"),
    ("T will send the roadmap by Friday", None, "T will send the roadmap"),
    ("I’ll send the roadmap by Friday", None, "I’ll send the roadmap"),
    ("Ask Tom: send the roadmap by Friday", None, "Ask Tom: send the roadmap"),
]


@pytest.mark.parametrize(("line", "owner", "text"), OWNERS)
def test_whose_promise_it_is_stands_before_it(line: str, owner: str | None, text: str) -> None:
    assert understand(line, PEOPLE, TODAY) == Promise(owner=owner, text=text, due=day("10-09"), unclear="")


NAMES = [
    ({"Zoë Ångström": "zoe"}, "zoe", "zoe"),
    ({"Zoë Ångström": "zoe"}, "ZOË ANGSTRÖM", "zoe"),
    ({"Tom Mercer": "one", "Tomasz Mak": "two"}, "Tom", "one"),
    ({"Tom Mercer": "one", "Tomasz Mak": "two"}, "Toma", "two"),
    ({"Tom Mercer": "one", "Tomasz Mak": "two"}, "To", None),
    ({"Tom Mercer": "one", "Tom Baker": "two"}, "Tom", None),
    ({"Tom Mercer": "one", "Tom Baker": "two"}, "Tom B", "two"),
    ({"Tom Mercer": "one", "Tommy": "one"}, "To", "one"),
    ({"Will": "will"}, "Will", "will"),
    ({"Anne-Marie": "anne"}, "anne", "anne"),
    ({"May": "may"}, "May", "may"),
    ({"": "nobody"}, "Tom", None),
    ({}, "Tom", None),
]


@pytest.mark.parametrize(("people", "written", "owner"), NAMES)
@pytest.mark.parametrize("after", [":", " -", " will"])
def test_a_name_is_found_by_what_only_it_begins_with(
    people: dict[str, str], written: str, owner: str | None, after: str
) -> None:
    found = understand(f"{written}{after} call Ana by Friday", people, TODAY)
    assert found.owner == owner
    assert found.text == ("call Ana" if owner else f"{written}{after} call Ana")


MINE = [
    ("I’ll send the roadmap by Friday", "send the roadmap"),
    ("I'll send the roadmap by Friday", "send the roadmap"),
    ("I will send the roadmap by Friday", "send the roadmap"),
    ("I’m going to send the roadmap by Friday", "send the roadmap"),
    ("i send the roadmap by Friday", "send the roadmap"),
    ("I: send the roadmap by Friday", "send the roadmap"),
    ("By Friday I’ll send the roadmap", "send the roadmap"),
    ("I promise to send the roadmap by Friday", "send the roadmap"),
]


@pytest.mark.parametrize(("line", "text"), MINE)
def test_i_is_whoever_writes(line: str, text: str) -> None:
    assert understand(line, PEOPLE, TODAY, me="amara") == Promise("amara", text, day("10-09"), "")


@pytest.mark.parametrize("line", ["I and Tom will call Ana", "I/O cards for Ana", "Invite Ana", "We call Ana"])
def test_not_everything_that_begins_with_i_is_ones_own(line: str) -> None:
    assert understand(line, PEOPLE, TODAY, me="amara") == Promise(None, line, None, "")


@pytest.mark.parametrize("language", ["fr", "tlh", "C", "", "../en", "🎉"])
def test_in_a_language_without_words_only_the_name_is_understood(language: str) -> None:
    assert understand("Tom:  call Ana by Friday", PEOPLE, TODAY, language) == Promise(
        "tom", "call Ana by Friday", None, ""
    )


def known_words(language: str) -> list[str]:
    words = date_words(language)
    assert words is not None
    return sorted({*(" ".join(phrase) for phrase in words.meanings), *(" ".join(phrase) for phrase in words.will)})


PIECES = st.one_of(
    st.sampled_from(known_words("en")),
    st.sampled_from(known_words("de")),
    st.sampled_from(["by Friday", "in two weeks", "on 3 December 2027", "before the next session", "bis zum 15."]),
    st.sampled_from(["3/12", "31.2.", "2026-12-03", "30-11-2026", "3rd", "15.", "10:30", "5pm", "Tom:", "I’ll", "Ana"]),
    st.integers(0, 99999).map(str),
    st.text(max_size=6),
    st.sampled_from([*",.;:!?()-–—'’“”/%", "\n", "\x00", "\ud800"]),
)
LINES = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
)


def letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@given(LINES, st.sampled_from(["en", "en_US", "de", "fr"]), st.dates())
def test_anything_can_be_written_and_nothing_of_it_is_lost(line: str, language: str, today: date) -> None:
    """Without owners, what is missing in the text is one stretch of the line: the words of the date."""
    found = understand(line, {}, today, language)
    kept, whole = letters(found.text), letters(line)
    same_beginning = next(
        (at for at, pair in enumerate(zip(kept, whole, strict=False)) if len(set(pair)) > 1), len(kept)
    )
    assert whole.endswith(kept[same_beginning:])
    assert found.unclear in found.text
    assert found.due is None or (found.due >= today and not found.unclear)
    assert found.due is not None or found.text == " ".join(line.split())


@given(LINES, st.dictionaries(st.text(max_size=8), st.sampled_from(["a", "b"]), max_size=3), st.dates())
def test_an_owner_is_one_of_the_people_and_stands_before_the_promise(
    line: str, people: dict[str, str], today: date
) -> None:
    found = understand(line, people, today, me="me")
    assert found.owner in {None, "me", *people.values()}
    if found.due is None:
        assert " ".join(line.split()).endswith(found.text)
        head = unaccented(" ".join(line.split()).removesuffix(found.text))
        assert found.owner != "me" or "i" in head
        assert (found.owner is None) == (head == "")


LONG = ["by ", "by Friday or ", "Tom ", "a", "1", "1 ", "3/12 ", "(", " - ", "the ", "of ", "end of the next ", "’ll "]


@pytest.mark.parametrize("piece", LONG)
def test_a_long_line_takes_time_in_proportion(piece: str) -> None:
    """Were it the square of the length, the longest of these would take minutes."""
    line = piece * (10_000 // len(piece))
    start = time.process_time()
    understand(line, PEOPLE, TODAY, me="amara")
    assert time.process_time() - start < 2
