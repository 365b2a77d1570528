"""Rows of records: laid out once, however many there are."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentor_desktop.journal.sessions import AgendaItem
from ui.widgets.rows import Row, Rows
from ui.widgets.wrapped import WrappedLabel

AT = "2026-03-21T16:30:00.000Z"


class Counted(WrappedLabel):
    """Counts how often it is asked for its height."""

    asked = 0

    def heightForWidth(self, width):
        Counted.asked += 1
        return super().heightForWidth(width)


class CountedRow(Row):
    def __init__(self):
        super().__init__()
        self.words = Counted()
        self.column.addWidget(self.words)

    def show_record(self, record):
        self.words.setText(record.title)


def items(number):
    common = {"created_at": AT, "updated_at": AT, "updated_by": "tom", "session": "s", "by": "tom"}
    return [AgendaItem(**common, id=str(place), title=f"Item {place}") for place in range(number)]


def test_many_rows_on_a_page_that_is_shown_are_laid_out_together(on_screen):
    page = QWidget()
    rows = Rows(CountedRow, 1000)
    QVBoxLayout(page).addWidget(rows)
    on_screen(page, 400, 300)
    Counted.asked = 0
    rows.show_records(items(200))
    assert Counted.asked < 200 * 20
    assert all(row.isVisible() for row in rows.rows())
    places = [row.y() for row in rows.rows()]
    assert places == sorted(set(places))
