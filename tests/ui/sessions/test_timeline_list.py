"""The list of sessions: rows of words in groups, reached by keyboard and mouse, painted and never wrapped."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from mentor_desktop.services import promises, sessions
from tests.ui.sessions.timeline_hands import living_in, put
from ui.sessions.timeline_list import SessionList
from ui.sessions.timeline_rows import Row, rows_of


@pytest.fixture(autouse=True)
def berlin():
    with living_in("Europe/Berlin"):
        yield


@pytest.fixture
def rows(journal):
    """The rows of the journal as it is now."""

    def read(elsewhere=()):
        lines = sessions.timeline(journal).lines
        return rows_of(lines, elsewhere, journal.me, journal.partner, journal.now())

    return read


@pytest.fixture
def show(on_screen):
    """A list in a page that scrolls, as high as the rows want it."""

    def make(rows, width=700, height=400):
        page, area, made = QWidget(), QScrollArea(), SessionList()
        column = QVBoxLayout(page)
        column.addWidget(made)
        column.addStretch(1)
        area.setWidgetResizable(True)
        area.setWidget(page)
        made.show_rows(rows)
        on_screen(area, width, height)
        # The list goes with the area, which must not be forgotten.
        made.area = area
        return made

    return make


def row(number, **fields):
    """A session that was held, as a row."""
    fields = {"heading": "", "title": f"Day {number}", "decided": "", "facts": ("Held",), "leads": "You lead", **fields}
    return Row(id=str(number), number=number, **fields)


def many(count):
    """So many sessions, the latest first."""
    return [row(number, decided="Something") for number in range(count, 0, -1)]


def test_each_session_says_what_became_of_it(journal, journal_for_two, rows):
    held = put(journal_for_two, journal, -40, 1, summary="We **agree**:\n\n- to go on", direction="mutual")
    put(journal_for_two, journal, -20, 2, "cancelled")
    put(journal_for_two, journal, -10, 3, "planned")
    put(journal_for_two, journal, 10, 4, "planned", direction="mentee leads")
    for text in ("Send the format", "Ask Priya"):
        promises.promise(journal, journal.me.id, text, None, held.id)
    assert [each.whole() for each in rows()] == [
        "Session 4. Tuesday 31 March, 18:00. Planned, in 10 days. Tom leads.",
        "Session 3. Wednesday 11 March, 17:00. did you meet? Planned. You lead.",
        "Session 2. Sunday 1 March. Cancelled. You lead.",
        "Session 1. Monday 9 February. We agree: to go on. Held. 2 promises. You both lead.",
    ]


def test_a_session_counts_for_the_day_on_which_it_was_held(journal, journal_for_two, rows):
    late = journal_for_two.clock.now - timedelta(days=2)
    session = put(journal_for_two, journal, -5, 1)
    journal.save(replace(session, started_at=late.strftime("%Y-%m-%dT%H:%M:%S.000Z")))
    assert rows()[0].title == "Thursday 19 March"


def test_what_is_to_come_stands_apart_and_years_are_headings(journal, journal_for_two, rows):
    for number, days in enumerate((-500, -90, -80, -70, -10), start=1):
        put(journal_for_two, journal, days, number)
    put(journal_for_two, journal, 5, 6, "planned")
    put(journal_for_two, journal, 15, 7, "planned")
    found = rows()
    assert [(each.number, each.heading) for each in found] == [
        (7, "To come"),
        (6, ""),
        (5, "2026"),
        (4, ""),
        (3, "2025"),
        (2, ""),
        (1, "2024"),
    ]
    assert found[-1].title == "Wednesday 6 November 2024"


def test_what_the_page_shows_elsewhere_is_no_row(journal, journal_for_two, rows):
    shown = put(journal_for_two, journal, 5, 1, "planned")
    put(journal_for_two, journal, 15, 2, "planned")
    assert [(each.number, each.heading) for each in rows({shown.id})] == [(2, "To come")]


def test_keys_go_from_row_to_row_and_open_one(show, qtbot):
    made = show(many(30))
    opened = []
    made.opened.connect(opened.append)
    made.setFocus()
    keys = Qt.Key
    seen = [made.chosen.number]
    for key in (keys.Key_Down, keys.Key_End, keys.Key_Down, keys.Key_Up, keys.Key_PageUp, keys.Key_Home, keys.Key_Up):
        qtbot.keyClick(made, key)
        seen.append(made.chosen.number)
    assert seen == [30, 29, 1, 1, 2, 10, 30, 30]
    for key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
        qtbot.keyClick(made, key)
    assert opened == ["30", "30", "30"]


def test_the_keyboard_brings_its_row_into_sight(show, qtbot):
    made = show(many(40))
    bar = made.area.verticalScrollBar()
    made.setFocus()
    qtbot.keyClick(made, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(made, Qt.Key.Key_Home)
    assert bar.value() < made.visualRect(made.model().index(0, 0)).height()


def test_a_click_opens_a_row_but_not_on_its_heading(show, qtbot):
    made = show([row(2, heading="2026"), row(1)])
    opened = []
    made.opened.connect(opened.append)
    place = made.visualRect(made.model().index(0, 0))
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(60, 8))
    assert opened == []
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place.bottomLeft() + QPoint(60, -12))
    assert opened == ["2"]
    # Pressed on one row and let go on another, neither was meant.
    below = made.visualRect(made.model().index(1, 0)).center()
    qtbot.mousePress(made.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    qtbot.mouseRelease(made.viewport(), Qt.MouseButton.LeftButton, pos=below)
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.RightButton, pos=below)
    assert opened == ["2"]


def test_the_chosen_session_stays_chosen_while_the_list_is_read_anew(show):
    made = show(many(5))
    made.choose("3")
    made.show_rows(many(6))
    assert made.chosen.number == 3
    made.show_rows([each for each in many(6) if each.number != 3])
    assert made.chosen.number == 2, "the one that has its place now"
    made.show_rows([])
    assert made.chosen is None


def test_it_is_as_high_as_its_rows_in_every_size_of_text(show, dressed, qtbot):
    theme = dressed("light")
    made = show([row(3, heading="2026", decided="Something"), row(2), row(1)])

    def last():
        return made.visualRect(made.model().index(2, 0)).bottom() + 1

    assert made.height() == last()
    before = made.height()
    theme.set_scale(2.0)
    qtbot.waitUntil(lambda: made.height() > before)
    assert made.height() == last()


def test_a_screen_reader_hears_the_whole_row(show):
    made = show([row(1, decided="We go on")])
    said = QAccessible.queryAccessibleInterface(made).child(0)
    assert said.text(QAccessible.Text.Name) == "Session 1. Day 1. We go on. Held. You lead."


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("width", [300, 1200])
def test_words_without_room_are_cut_and_nothing_is_painted_outside_the_row(show, direction, width):
    made = show([row(1000, decided="word " * 200, title="x" * 400, waits="did you meet?", leads="y" * 200)], width)
    made.setLayoutDirection(direction)
    image = made.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(0, 0)
    for x in (0, 1, image.width() - 2, image.width() - 1):
        assert all(image.pixel(x, y) == ground for y in range(image.height()))


def test_two_hundred_rows_are_there_at_once(show):
    found = many(200)
    begin = time.perf_counter()
    made = show(found, 1000, 800)
    made.area.grab()
    assert time.perf_counter() - begin < 1
    assert made.height() > 200 * 40
