"""By which day something is promised, and what only looks like a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.coach.promises import Promise, understand

# A Wednesday.
TODAY = date(2026, 10, 7)
PEOPLE = {"Amara Okafor": "amara", "Tom Mercer": "tom"}


def day(written: str) -> date:
    """A day of this autumn as month-day, or any day as year-month-day."""
    return date.fromisoformat(written if len(written) > 5 else f"2026-{written}")


# After “Tom: send the roadmap”.
DUE = [
    ("by today", "10-07"),
    ("by tonight", "10-07"),
    ("today", "10-07"),
    ("by tomorrow", "10-08"),
    ("tomorrow", "10-08"),
    ("by the day after tomorrow", "10-09"),
    ("by Friday", "10-09"),
    ("by FRIDAY", "10-09"),
    ("by Fri", "10-09"),
    ("until Friday", "10-09"),
    ("till Friday", "10-09"),
    ("on Friday", "10-09"),
    ("no later than Friday", "10-09"),
    ("before Friday", "10-08"),
    ("Friday", "10-09"),
    ("by Friday morning", "10-09"),
    ("by Wednesday", "10-14"),
    ("by this Wednesday", "10-07"),
    ("by this Friday", "10-09"),
    ("by the coming Friday", "10-09"),
    ("by next Friday", "10-16"),
    ("by Friday next week", "10-16"),
    ("by next Monday", "10-12"),
    ("next Monday", "10-12"),
    ("by Monday", "10-12"),
    ("in two weeks", "10-21"),
    ("in 2 weeks", "10-21"),
    ("in 10 days", "10-17"),
    ("in a week", "10-14"),
    ("within a week", "10-14"),
    ("within the next two weeks", "10-21"),
    ("two weeks from now", "10-21"),
    ("in a fortnight", "10-21"),
    ("in three months", "2027-01-07"),
    ("in a year", "2027-10-07"),
    ("by 3 December", "12-03"),
    ("by 3rd December", "12-03"),
    ("by the 3rd of December", "12-03"),
    ("by December 3", "12-03"),
    ("by Dec 3rd, 2026", "12-03"),
    ("by 3 Dec", "12-03"),
    ("by 3 Dec.", "12-03"),
    ("by 3 December 2027", "2027-12-03"),
    ("by Thursday, 3 December", "12-03"),
    ("by Thursday 3 December 2026", "12-03"),
    ("on December 3rd", "12-03"),
    ("3 December", "12-03"),
    ("by 1 March", "2027-03-01"),
    ("by 7 October", "10-07"),
    ("by 6 October", "2027-10-06"),
    ("by 29 February", "2028-02-29"),
    ("by 2026-12-03", "12-03"),
    ("by 13/12", "12-13"),
    ("by 12/13", "12-13"),
    ("by 03.12.2026", "12-03"),
    ("by the 15th", "10-15"),
    ("by the 3rd", "11-03"),
    ("by the end of the day", "10-07"),
    ("by the end of the week", "10-09"),
    ("by end of week", "10-09"),
    ("by the end of this week", "10-09"),
    ("by the end of next week", "10-16"),
    ("this week", "10-09"),
    ("next week", "10-16"),
    ("by the weekend", "10-10"),
    ("by the end of the month", "10-31"),
    ("by the end of next month", "11-30"),
    ("before the end of the month", "10-31"),
    ("at the end of November", "11-30"),
    ("by the end of the quarter", "12-31"),
    ("by the end of the year", "12-31"),
    ("in December", "12-31"),
    ("before December", "11-30"),
    ("by Thursday 15th", "10-15"),
    ("by Friday at the latest", "10-09"),
    ("on Monday week", "10-19"),
    ("by tomorrow week", "10-15"),
    ("by next week Tuesday", "10-13"),
    ("over the weekend", "10-10"),
    ("by the 12th of the month", "10-12"),
    ("by the 12th of next month", "11-12"),
    ("in six weeks’ time", "11-18"),
    ("by 3 Dec 26", "12-03"),
    ("by 2026/12/03", "12-03"),
    ("by 30-11-2026", "11-30"),
    ("by November the 3rd", "11-03"),
    ("due: 15 October", "10-15"),
    ("due on Friday", "10-09"),
    ("(12 Oct)", "10-12"),
    (", 12 Oct", "10-12"),
    ("before next week", "10-11"),
    ("by the month’s end", "10-31"),
    ("in May 2027", "2027-05-31"),
]


@pytest.mark.parametrize(("words", "due"), DUE)
def test_the_day_is_understood(words: str, due: str) -> None:
    found = understand(f"Tom: send the roadmap {words}", PEOPLE, TODAY)
    assert (found.due, found.unclear) == (day(due), "")
    assert found.owner == "tom"
    assert found.text == ("send the roadmap morning" if words.endswith("morning") else "send the roadmap")


# After “Tom: send the roadmap”. The day of what is here cannot be told, and the text keeps all of it.
UNCLEAR = [
    ("before the next session", "the next session"),
    ("by the next session", "the next session"),
    ("by our next meeting", "our next meeting"),
    ("until we meet again", "we meet again"),
    ("by Christmas", "Christmas"),
    ("by December", "December"),
    ("by next spring", "next spring"),
    ("in a few weeks", "a few weeks"),
    ("within 48 hours", "48 hours"),
    ("by 31 November", "31 November"),
    ("by 6 October 2026", "6 October 2026"),
    ("by yesterday", "yesterday"),
    ("before today", "today"),
    ("by 5 pm", "5 pm"),
    ("by 3/12", "3/12"),
    ("by 32/13", "32/13"),
    ("by then", "then"),
    ("before the next session and tell Ana", "the next session"),
    ("by our session in November", "our session"),
    ("by next week", "next week"),
    ("by next month", "next month"),
    ("by Friday or Monday", "Friday or Monday"),
    ("on Friday and Monday", "Friday"),
    ("by Friday, 3 December", "Friday"),
    ("by Friday 13th", "Friday 13th"),
    ("by Fri 9/10", "Fri 9/10"),
    ("by Friday-ish", "Friday-ish"),
    ("by the Friday after next", "the Friday after next"),
    ("by the following Friday", "the following Friday"),
    ("by last Friday", "last Friday"),
    ("a week before Friday", "Friday"),
    ("the day before the session", "the session"),
    ("on Friday in two weeks", "two weeks"),
    ("in 2-3 weeks", "2-3 weeks"),
    ("by 3-5 November", "3-5 November"),
    ("by mid November", "mid November"),
    ("by the first week of November", "the first week of November"),
    ("by the end of the talk", "the end of the talk"),
    ("by 12", "12"),
    ("by 12.99", "12.99"),
    ("on Fridays", "Fridays"),
    ("in week 45", "week 45"),
    ("in 99999999 weeks", "99999999 weeks"),
    ("in 9999 years", "9999 years"),
]


@pytest.mark.parametrize(("words", "unclear"), UNCLEAR)
def test_what_is_not_understood_stays_in_the_text_and_is_named(words: str, unclear: str) -> None:
    assert understand(f"Tom: send the roadmap {words}", PEOPLE, TODAY) == Promise(
        "tom", f"send the roadmap {words}", None, unclear
    )


NO_DATE = [
    "learn it by doing it",
    "read the book by Ursula Le Guin",
    "work on the roadmap",
    "speak up in two meetings",
    "say it in three sentences",
    "fix the lamp on the 3rd floor",
    "send 3 drafts",
    "call Ana, who may help",
    "march on",
    "write about last Friday",
    "prepare slides for Friday",
    "plan the Friday review",
    "sit with Ana, who sat alone",
    "be on time",
    "answer by email",
    "read page 12 of 1984",
    "block every Friday",
    "block Friday afternoons",
    "start not before Friday",
    "move the meeting to Friday",
    "write to Ana early next week",
    "apply between 3 and 5 November",
    "go by train",
    "improve the score by 3 points",
    "decide today or tomorrow",
    "help 24/7",
    "see https://example.org/3/12",
    "today’s agenda",
    "by",
    "due:",
    "by and by, in in in on",
    "",
]


@pytest.mark.parametrize("text", NO_DATE)
def test_a_line_without_a_date_has_none(text: str) -> None:
    assert understand(f"Tom: {text}", PEOPLE, TODAY) == Promise("tom", text, None, "")


AROUND = [
    ("by Friday send Ana the roadmap", "send Ana the roadmap", "10-09"),
    ("tomorrow, call Ana", "call Ana", "10-08"),
    ("send Ana the roadmap by Friday, with the numbers", "send Ana the roadmap, with the numbers", "10-09"),
    ("send Ana the roadmap, by Friday", "send Ana the roadmap", "10-09"),
    ("send it by Friday.", "send it.", "10-09"),
    ("send it (by Friday)", "send it", "10-09"),
    ("send it by Friday at 5 pm", "send it at 5 pm", "10-09"),
    ("send it by 5 pm on Friday", "send it by 5 pm", "10-09"),
    ("stand by Ana on Monday", "stand by Ana", "10-12"),
    ("send a draft by Friday and the end by 3 December", "send a draft by Friday and the end", "12-03"),
    ("book a room for the talk on 3 December by Friday", "book a room for the talk on 3 December", "10-09"),
    ("by Friday book a room for the talk on 3 December", "book a room for the talk on 3 December", "10-09"),
    ("send it by Friday, before the next session", "send it, before the next session", "10-09"),
    ("call  Ana\tby\u00a0Friday", "call Ana", "10-09"),
    ("send it by 5pm tomorrow", "send it by 5pm", "10-08"),
    ("call back tomorrow at noon", "call back at noon", "10-08"),
    ("next week call Ana", "call Ana", "10-16"),
    ("by 12 Oct: list of five people", "list of five people", "10-12"),
    ("decide now, tell Ana tomorrow", "decide now, tell Ana", "10-08"),
    ("draw by Friday 13 cards", "draw 13 cards", "10-09"),
    ("ask on 3 December 20 people", "ask 20 people", "12-03"),
    ("run 1.5 km on Friday", "run 1.5 km", "10-09"),
    ("send it, by Friday, to Ana", "send it, to Ana", "10-09"),
    ("by Friday", "", "10-09"),
]


@pytest.mark.parametrize(("line", "text", "due"), AROUND)
def test_only_the_words_of_the_date_leave_the_text(line: str, text: str, due: str) -> None:
    assert understand(f"Tom: {line}", PEOPLE, TODAY) == Promise("tom", text, day(due), "")


OTHER_DAYS = [
    ("2026-10-09", "by Friday", "2026-10-16"),
    ("2026-10-09", "by this Friday", "2026-10-09"),
    ("2026-10-09", "by next Friday", "2026-10-16"),
    ("2026-10-09", "by the end of the week", "2026-10-09"),
    ("2026-10-10", "by the end of the week", "2026-10-11"),
    ("2026-10-10", "by the weekend", "2026-10-10"),
    ("2026-10-10", "by next weekend", "2026-10-17"),
    ("2026-10-11", "this weekend", "2026-10-11"),
    ("2026-10-11", "by the weekend", "2026-10-17"),
    ("2026-10-11", "by next Monday", "2026-10-12"),
    ("2026-10-12", "by next Monday", "2026-10-19"),
    ("2026-10-31", "in a month", "2026-11-30"),
    ("2026-10-31", "by the end of the month", "2026-10-31"),
    ("2026-10-31", "next month", "2026-11-30"),
    ("2026-12-31", "tomorrow", "2027-01-01"),
    ("2026-12-31", "in January", "2027-01-31"),
    ("2026-12-31", "by the end of next quarter", "2027-03-31"),
    ("2027-01-01", "by the end of the quarter", "2027-03-31"),
    ("2027-02-01", "by the 30th", "2027-03-30"),
    ("2028-02-29", "in a year", "2029-02-28"),
    ("2028-02-29", "by 29 February", "2028-02-29"),
    ("2097-01-01", "by 29 February", "2104-02-29"),
    ("9999-12-31", "by tomorrow", None),
    ("9999-12-31", "by Friday", None),
    ("9999-12-31", "by next Friday", None),
    ("9999-12-31", "by 3 December", None),
    ("0001-01-01", "before today", None),
]


@pytest.mark.parametrize(("today", "words", "due"), OTHER_DAYS)
def test_what_words_mean_depends_on_today(today: str, words: str, due: str | None) -> None:
    found = understand(f"call Ana {words}", PEOPLE, date.fromisoformat(today))
    assert found.due == (date.fromisoformat(due) if due else None)


REGIONS = [
    ("en_GB", "by 3/12", "2026-12-03"),
    ("en_US", "by 3/12", "2027-03-12"),
    ("en-us", "by 3/12/27", "2027-03-12"),
    ("en_US.UTF-8", "by 3/12", "2027-03-12"),
    ("en", "by 3/12", None),
    ("en_CA", "by 3/12/2026", None),
    ("en_US", "by 3.12.2026", "2026-12-03"),
    ("en_US", "by 31/12", "2026-12-31"),
    ("en_GB", "by 12/31", "2026-12-31"),
    ("EN", "by Friday", "2026-10-09"),
    ("de_AT", "bis 3/12", "2026-12-03"),
    ("de", "by Friday", None),
    ("en", "bis Freitag", None),
]


@pytest.mark.parametrize(("language", "words", "due"), REGIONS)
def test_language_and_region_decide_how_a_date_is_read(language: str, words: str, due: str | None) -> None:
    found = understand(f"call Ana {words}", PEOPLE, TODAY, language)
    assert found.due == (date.fromisoformat(due) if due else None)


@pytest.mark.parametrize("alone", ["Friday", "Fri", "the 15th", "in two weeks", "3 December", "tomorrow."])
def test_a_day_can_be_all_there_is(alone: str) -> None:
    found = understand(alone, {}, TODAY)
    assert found.due is not None
    assert found.text in ("", ".")


BODIES = st.lists(
    st.sampled_from(
        ["call", "Ana", "send", "roadmap", "12", "pages", "“draft”", "№ 3", "نص", "🎉", "re: x", "part-time"]
    ),
    min_size=1,
    max_size=20,
).map(" ".join)


LED = [row for row in DUE if row[0].startswith(("by ", "before ", "until ", "till ")) and "morning" not in row[0]]


@given(BODIES, st.sampled_from(LED), st.sampled_from([("Tom: ", "tom"), ("Ama - ", "amara"), ("", None)]))
def test_the_words_before_a_date_are_kept_as_they_are(
    body: str, said: tuple[str, str], head: tuple[str, str | None]
) -> None:
    found = understand(f"{head[0]}{body} {said[0]}", PEOPLE, TODAY)
    assert found == Promise(head[1], body, day(said[1]), "")
