"""The field for a time reads what people write, never guesses, and steps with the arrow keys."""

from datetime import time

import pytest
from PySide6.QtCore import QLocale, Qt

from mentor_desktop.journal.record import moment
from ui.sessions.plan_time import TimeField, minutes_of, read_time, same_clock, time_of, written, zone_here


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("16:00", time(16)),
        (" 16.30 ", time(16, 30)),
        ("16", time(16)),
        ("9", time(9)),
        ("1600", time(16)),
        ("930", time(9, 30)),
        ("16h", time(16)),
        ("16 h 30", time(16, 30)),
        ("4 pm", time(16)),
        ("4:30PM", time(16, 30)),
        ("4.30 p.m.", time(16, 30)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("0:05", time(0, 5)),
        ("\u0661\u0666:\u0660\u0660", time(16)),
    ],
)
def test_times_as_people_write_them(text, at):
    assert read_time(text) == at


@pytest.mark.parametrize(
    "text", ["", "soon", "24:00", "16:60", "13 pm", "0 am", "99", "1 2", "12345", "16:5", "-3", "half past four", "²"]
)
def test_what_is_no_certain_time_is_not_read(text):
    assert read_time(text) is None


@pytest.mark.parametrize("name", ["en_US", "de_DE", "fr_CA", "ar_EG", "ja_JP", "bg_BG", "ko_KR"])
def test_every_time_that_the_program_writes_it_reads_again(name):
    QLocale.setDefault(QLocale(name))
    for minutes in range(0, 24 * 60, 35):
        assert read_time(written(time_of(minutes))) == time_of(minutes)


def test_minutes_after_midnight_and_back():
    assert minutes_of(time(16, 30)) == 990
    assert time_of(990) == time(16, 30)
    assert time_of(24 * 60 + 15) == time(0, 15)


@pytest.fixture
def field(on_screen):
    made = on_screen(TimeField())
    made.show_time(time(16, 7))
    return made


def test_arrow_keys_go_to_full_quarters_and_from_there_on(field, qtbot):
    told = []
    field.edited.connect(lambda: told.append(field.text()))
    keys = Qt.Key
    for key in (keys.Key_Up, keys.Key_Up, keys.Key_Down, keys.Key_PageUp, keys.Key_PageDown, keys.Key_Down):
        qtbot.keyClick(field, key)
    assert told == ["16:15", "16:30", "16:15", "17:15", "16:15", "16:00"]
    field.show_time(time(16, 7))
    qtbot.keyClick(field, keys.Key_Down)
    assert field.text() == "16:00"
    field.show_time(time(23, 50))
    qtbot.keyClick(field, keys.Key_Up)
    assert field.text() == "00:00"


def test_arrow_keys_leave_what_is_no_time_and_a_field_to_read_alone(field, qtbot):
    field.setText("soon")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "soon"
    field.show_time(time(16))
    field.setReadOnly(True)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "16:00"


def test_the_time_zone_of_this_computer_is_one_a_calendar_knows(monkeypatch):
    class Named:
        def __init__(self, name):
            self._name = name

        def data(self):
            return self._name

    for name, zone in ((b"Europe/Berlin", "Europe/Berlin"), (b"", "UTC"), (b"Middle/Earth", "UTC"), (b"\xff", "UTC")):
        monkeypatch.setattr("ui.sessions.plan_time.QTimeZone.systemTimeZoneId", lambda name=name: Named(name))
        assert zone_here() == zone


def test_two_zones_show_the_same_where_their_clocks_do():
    winter, summer = moment("2026-01-10T12:00:00Z"), moment("2026-07-10T12:00:00Z")
    assert same_clock("Europe/Berlin", "Africa/Lagos", winter)
    assert not same_clock("Europe/Berlin", "Africa/Lagos", summer)
