"""A promise in one line of German."""

from datetime import date

import pytest

from mentor_desktop.coach.promises import Promise, understand

# A Wednesday.
TODAY = date(2026, 10, 7)
PEOPLE = {"Amara Okafor": "amara", "Tom Mercer": "tom"}


def day(written: str) -> date:
    """A day of this autumn as month-day, or any day as year-month-day."""
    return date.fromisoformat(written if len(written) > 5 else f"2026-{written}")


GERMAN = [
    ("bis Freitag", "10-09"),
    ("bis spätestens Freitag", "10-09"),
    ("spätestens am Freitag", "10-09"),
    ("am Freitag", "10-09"),
    ("bis Fr", "10-09"),
    ("vor Freitag", "10-08"),
    ("bis Mittwoch", "10-14"),
    ("bis Sonnabend", "10-10"),
    ("bis diesen Freitag", "10-09"),
    ("bis kommenden Freitag", "10-09"),
    ("bis nächsten Freitag", "10-16"),
    ("nächsten Montag", "10-12"),
    ("bis zum nächsten Montag", "10-12"),
    ("heute", "10-07"),
    ("bis morgen", "10-08"),
    ("bis übermorgen", "10-09"),
    ("in zwei Wochen", "10-21"),
    ("in 14 Tagen", "10-21"),
    ("in einer Woche", "10-14"),
    ("innerhalb von zwei Wochen", "10-21"),
    ("in den nächsten zwei Wochen", "10-21"),
    ("in einem Monat", "11-07"),
    ("bis 3. Dezember", "12-03"),
    ("bis zum 3. Dezember", "12-03"),
    ("bis zum 3. Dezember 2027", "2027-12-03"),
    ("bis Donnerstag, den 3. Dezember", "12-03"),
    ("bis 3. Dez.", "12-03"),
    ("bis 1. März", "2027-03-01"),
    ("vor dem 3. Dezember", "12-02"),
    ("am 3.12.", "12-03"),
    ("bis 3.12.2026", "12-03"),
    ("bis zum 03.12.26", "12-03"),
    ("bis 3/12", "12-03"),
    ("bis zum 15.", "10-15"),
    ("bis Ende der Woche", "10-09"),
    ("bis zum Ende der Woche", "10-09"),
    ("bis Ende nächster Woche", "10-16"),
    ("diese Woche", "10-09"),
    ("nächste Woche", "10-16"),
    ("bis Ende des Monats", "10-31"),
    ("bis Monatsende", "10-31"),
    ("bis Ende November", "11-30"),
    ("bis Jahresende", "12-31"),
    ("bis zum Wochenende", "10-10"),
    ("im Dezember", "12-31"),
    ("bis 3. 12.", "12-03"),
    ("bis 3. 12. 2026", "12-03"),
    ("bis 30.11", "11-30"),
    ("bis Freitag nächster Woche", "10-16"),
    ("nächste Woche Dienstag", "10-13"),
    ("spätestens in drei Tagen", "10-10"),
    ("am Wochenende", "10-10"),
    ("bis zum Jahresende", "12-31"),
]


@pytest.mark.parametrize(("words", "due"), GERMAN)
def test_german_days_are_understood_where_german_is_spoken(words: str, due: str) -> None:
    assert understand(f"Tom: Entwurf schicken {words}", PEOPLE, TODAY, "de") == Promise(
        "tom", "Entwurf schicken", day(due), ""
    )


GERMAN_UNCLEAR = [
    ("vor dem nächsten Treffen", "nächsten Treffen"),
    ("bis zur nächsten Sitzung", "nächsten Sitzung"),
    ("bis Weihnachten", "Weihnachten"),
    ("bis Dezember", "Dezember"),
    ("in ein paar Wochen", "ein paar Wochen"),
    ("bis 31. November", "31. November"),
    ("bis gestern", "gestern"),
    ("bis nächste Woche", "nächste Woche"),
    ("bis Freitag oder Montag", "Freitag oder Montag"),
    ("bis Freitag in einer Woche", "Freitag"),
    ("bis Freitagabend", "Freitagabend"),
    ("bis Mitte November", "Mitte November"),
    ("eine Woche vor Freitag", "Freitag"),
    ("bis 18 Uhr", "18 Uhr"),
    ("bis 8.30 Uhr", "8.30 Uhr"),
]


@pytest.mark.parametrize(("words", "unclear"), GERMAN_UNCLEAR)
def test_what_is_not_understood_in_german_stays_too(words: str, unclear: str) -> None:
    assert understand(f"Tom: Entwurf schicken {words}", PEOPLE, TODAY, "de") == Promise(
        "tom", f"Entwurf schicken {words}", None, unclear
    )


@pytest.mark.parametrize(
    "text",
    [
        "am Plan arbeiten",
        "am Morgen laufen",
        "jeden Freitag üben",
        "jeden Morgen laufen",
        "es in zwei Sätzen sagen",
        "vor Publikum reden",
        "Mo und Di nicht fragen",
        "bis so bald wie möglich",
        "zum 3. Mal fragen",
        "am 3. Tag fragen",
        "übernächsten Freitag",
        "nicht vor Freitag fragen",
        "Folien für Freitag zeichnen",
    ],
)
def test_a_german_line_without_a_date_has_none(text: str) -> None:
    assert understand(f"Tom: {text}", PEOPLE, TODAY, "de") == Promise("tom", text, None, "")


AROUND = [
    ("morgen Ana anrufen", "Ana anrufen", "10-08"),
    ("Ana morgen anrufen", "Ana anrufen", "10-08"),
    ("nächste Woche mit Ana sprechen", "mit Ana sprechen", "10-16"),
    ("am Dienstag mit Ana sprechen", "mit Ana sprechen", "10-13"),
    ("bis in zwei Wochen einen Entwurf zeigen", "einen Entwurf zeigen", "10-21"),
    ("bis Freitag, 18 Uhr", "18 Uhr", "10-09"),
]


@pytest.mark.parametrize(("line", "text", "due"), AROUND)
def test_only_the_words_of_the_date_leave_the_text(line: str, text: str, due: str) -> None:
    assert understand(f"Tom: {line}", PEOPLE, TODAY, "de") == Promise("tom", text, day(due), "")


GERMAN_OWNERS = [
    ("Tom wird den Entwurf bis Freitag schicken", "tom", "den Entwurf schicken"),
    ("Bis Freitag wird Tom den Entwurf schicken", None, "wird Tom den Entwurf schicken"),
    ("Ich schicke den Entwurf bis Freitag", "amara", "schicke den Entwurf"),
    ("Ich werde den Entwurf bis Freitag schicken", "amara", "den Entwurf schicken"),
]


@pytest.mark.parametrize(("line", "owner", "text"), GERMAN_OWNERS)
def test_german_promises_have_owners_too(line: str, owner: str | None, text: str) -> None:
    assert understand(line, PEOPLE, TODAY, "de", me="amara") == Promise(owner, text, day("10-09"), "")
