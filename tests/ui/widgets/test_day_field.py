"""The field for a day reads what people write, and never guesses."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, Qt

from ui.widgets.dates import spoken
from ui.widgets.day_field import WRITTEN, DayField, months_later, read_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 November 2026", date(2026, 11, 30)),
        ("30 november", date(2026, 11, 30)),
        ("  30 nov ", date(2026, 11, 30)),
        ("November 30, 2027", date(2027, 11, 30)),
        ("30th of November", date(2026, 11, 30)),
        ("Monday, 30 Nov. 2026", date(2026, 11, 30)),
        ("30/11/2026", date(2026, 11, 30)),
        ("30.11.26", date(2026, 11, 30)),
        ("30-11", date(2026, 11, 30)),
        ("2026-11-30", date(2026, 11, 30)),
        ("21/11", date(2027, 11, 21)),
        ("22/11", TODAY),
        ("29 February", date(2028, 2, 29)),
        ("1/3/2025", date(2025, 3, 1)),
        ("\u0663\u0660/\u0661\u0661/\u0662\u0660\u0662\u0666", date(2026, 11, 30)),
    ],
)
def test_days_as_people_write_them(text, day):
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "30",
        "2026",
        "30/11/2",
        "31 April 2027",
        "30/13/2026",
        "3 to 4 weeks",
        "5 people 6",
        "²/³/2026",
        "12 ma",
        "9 ju",
        "1 January February",
        "1 1 1 1",
        "0/0/0000",
        "99999999999/1/1",
        "😀",
        "30 Nov 2026 30",
    ],
)
def test_what_is_no_certain_day_is_not_read(text):
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    "name", ["en_US", "de_DE", "es_ES", "fr_FR", "pl_PL", "ru_RU", "ar_EG", "he_IL", "ja_JP", "hu_HU"]
)
def test_every_day_that_the_program_writes_it_reads_again(name):
    QLocale.setDefault(QLocale(name))
    short = QLocale.FormatType.ShortFormat
    for days in range(0, 370, 17):
        day = TODAY + timedelta(days=days)
        shown = QDate(day.year, day.month, day.day)
        for text in (spoken(day, WRITTEN), spoken(day), day.isoformat(), QLocale().toString(shown, short)):
            assert read_day(text, TODAY) == day, text


def test_the_order_of_numbers_is_the_one_of_the_language():
    assert read_day("3/4/2027", TODAY) == date(2027, 4, 3)
    QLocale.setDefault(QLocale("en_US"))
    assert read_day("3/4/2027", TODAY) == date(2027, 3, 4)


def test_a_month_later_is_never_a_day_that_is_not_there():
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_arrow_keys_go_to_other_days_and_tell(on_screen, qtbot):
    field = on_screen(DayField())
    field.set_today(TODAY)
    told = []
    field.edited.connect(lambda: told.append(field.day()))
    keys = Qt.Key
    for key, day in (
        (keys.Key_Up, date(2026, 11, 23)),
        (keys.Key_PageUp, date(2026, 12, 23)),
        (keys.Key_Down, date(2026, 12, 22)),
        (keys.Key_PageDown, TODAY),
    ):
        qtbot.keyClick(field, key)
        assert field.day() == day
        assert told[-1] == day
    assert field.text() == "22 November 2026"


def test_a_field_to_read_stays_as_it_is(on_screen, qtbot):
    field = on_screen(DayField())
    field.set_today(TODAY)
    field.show_day(TODAY)
    field.setReadOnly(True)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == TODAY
