"""The list behind the view holds a few pages of a list of any length."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from mentor_desktop.errors import DamagedSpace
from tests.support.lines import FakeLine, Reader, Words
from ui.reflections.model import LINE, PAGE, PAGES_KEPT, ROWS_AT_A_TIME, ReflectionModel

NOWHERE = QModelIndex()
COUNTS = sorted({0, 1, PAGE - 1, PAGE, PAGE + 1, 31, 32, 33, 2500})


@pytest.fixture
def model(qapp):
    return ReflectionModel()


def watched(model):
    """Qt's own judge of models. It cannot watch a change after which there is still more to fetch: it would fetch that
    in the middle of the change, and find fault with itself.
    """
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def titles(model, rows):
    return [model.line(row).title.text for row in rows]


@pytest.mark.parametrize("count", COUNTS)
def test_it_is_a_sound_model_whatever_its_length(model, count):
    model.show_lines(count, Reader(count))
    tester = watched(model)
    while model.canFetchMore(NOWHERE):
        model.fetchMore(NOWHERE)
    assert model.rowCount() == count
    assert [model.index(row).data(LINE).id for row in range(count)] == [str(row) for row in range(count)]
    model.forget()
    assert model.rowCount() == 0
    tester.deleteLater()


def test_one_list_after_the_other_is_sound(model):
    tester = watched(model)
    for count in (33, 0, 1, PAGE, 999, 0):
        model.show_lines(count, Reader(count))
        assert model.rowCount() == count
    tester.deleteLater()


def test_nothing_is_read_before_it_is_looked_at(model):
    reader = Reader(2500)
    model.show_lines(2500, reader)
    model.fetchMore(NOWHERE)
    assert reader.asked == []
    model.line(PAGE + 1)
    assert reader.asked == [(PAGE, PAGE)]


def test_lines_of_one_page_are_read_once(model):
    reader = Reader(100)
    model.show_lines(100, reader)
    assert titles(model, range(PAGE)) == [f"Title {row}" for row in range(PAGE)]
    assert reader.asked == [(0, PAGE)]


def test_a_first_page_that_is_at_hand_is_not_read_again(model):
    reader = Reader(100)
    first = reader(0, PAGE)
    model.show_lines(100, reader, first)
    titles(model, range(PAGE))
    assert reader.asked == [(0, PAGE)]
    model.line(PAGE)
    assert reader.asked == [(0, PAGE), (PAGE, PAGE)]


def test_the_view_is_told_of_a_thousand_rows_at_a_time(model):
    reader = Reader(2500)
    model.show_lines(2500, reader)
    told = [model.rowCount()]
    while model.canFetchMore(NOWHERE):
        model.fetchMore(NOWHERE)
        told.append(model.rowCount())
    assert told == [ROWS_AT_A_TIME, 2 * ROWS_AT_A_TIME, 2500]
    model.fetchMore(NOWHERE)
    assert model.rowCount() == 2500
    assert reader.asked == []


def test_a_line_has_nothing_below_it(model):
    model.show_lines(2500, Reader(2500))
    line = model.index(0)
    assert model.rowCount(line) == 0
    assert not model.canFetchMore(line)
    model.fetchMore(line)
    assert model.rowCount() == ROWS_AT_A_TIME


@pytest.mark.parametrize(("known", "all_of_them"), [(PAGE, 33), (PAGE, 999), (PAGE, 2500), (PAGE, PAGE), (1500, 2500)])
def test_the_number_of_all_lines_may_be_known_later(model, known, all_of_them):
    reader = Reader(all_of_them)
    model.show_lines(known, reader)
    tester = watched(model) if all_of_them <= ROWS_AT_A_TIME else None
    model.extend(all_of_them)
    tester = tester or watched(model)
    while model.canFetchMore(NOWHERE):
        model.fetchMore(NOWHERE)
    assert model.rowCount() == all_of_them
    assert model.line(all_of_them - 1).id == str(all_of_them - 1)
    tester.deleteLater()


def test_fewer_lines_than_known_take_none_away(model):
    model.show_lines(PAGE, Reader(PAGE))
    model.extend(3)
    assert model.rowCount() == PAGE
    assert not model.canFetchMore(NOWHERE)


def test_only_so_many_pages_are_kept(model):
    reader = Reader(2500)
    model.show_lines(2500, reader)
    for row in range(2500):
        model.line(row)
    pages = -(-2500 // PAGE)
    assert len(reader.asked) == pages
    assert len(reader.alive) <= PAGES_KEPT * PAGE
    for page in range(pages - PAGES_KEPT, pages):
        model.line(page * PAGE)
    assert len(reader.asked) == pages
    model.line(0)
    assert reader.asked[-1] == (0, PAGE)
    assert len(reader.alive) <= PAGES_KEPT * PAGE


def test_the_page_looked_at_last_is_the_last_to_go(model):
    reader = Reader(2500)
    model.show_lines(2500, reader)
    for page in range(PAGES_KEPT):
        model.line(page * PAGE)
    model.line(0)
    model.line(PAGES_KEPT * PAGE)
    before = len(reader.asked)
    model.line(1)
    assert len(reader.asked) == before
    model.line(PAGE)
    assert len(reader.asked) == before + 1


def test_forgetting_keeps_no_line(model):
    reader = Reader(40)
    model.show_lines(40, reader)
    for row in range(40):
        model.line(row)
    assert len(reader.alive) == 40
    model.forget()
    assert len(reader.alive) == 0
    assert model.line(0) is None


def test_what_cannot_be_read_is_said_once_and_shows_nothing(model, qtbot):
    reader = Reader(40)
    reader.error = DamagedSpace(file="a.space", what="a page does not pass its check")
    model.show_lines(40, reader)
    said = []
    model.failed.connect(said.append)
    for row in range(PAGE):
        assert model.line(row) is None
        assert model.index(row).data(LINE) is None
        assert model.index(row).data() is None
    assert said == [reader.error]
    reader.error = None
    assert model.line(PAGE).id == str(PAGE)


def test_fewer_lines_than_promised_show_nothing(model):
    model.show_lines(10, Reader(7))
    assert model.line(6).id == "6"
    assert model.line(7) is None


def test_a_screen_reader_hears_day_title_and_text(model):
    line = FakeLine(title=Words("He nodded"), snippet=Words("And understood nothing."))
    model.show_lines(1, lambda offset, limit: [line])
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        words = model.index(0).data(role)
        assert "2026" in words
        assert words.endswith("He nodded. And understood nothing.")
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
