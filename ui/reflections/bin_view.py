"""The bin: what was removed in the last 30 days, and the way back."""

from PySide6.QtCore import Signal

from mentor_desktop.errors import KnownError
from mentor_desktop.services.journal import DAYS_IN_THE_BIN, Journal
from ui.reflections.list_view import Lines
from ui.reflections.model import ReflectionModel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice, sentence_for
from ui.widgets.page import Page


class BinView(Page):
    """Removed reflections, the last one first. `restore` brings the line to put back."""

    leave = Signal()
    restore = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__(private=True, scrolls=False)
        self._journal = journal
        self._back = Button(self.tr("Back to reflections"), "quiet", "back")
        self._back.clicked.connect(self.leave)
        self._put_back = Button(self.tr("Put back"), "private", "restore")
        self._put_back.clicked.connect(self._restore_chosen)
        if journal.read_only:
            self._put_back.hide()
        self.set_header(
            self.tr("Bin"),
            self.tr("What you remove stays here for {days} days. Then it is gone for good.").format(
                days=DAYS_IN_THE_BIN
            ),
            self._back,
            self._put_back,
        )
        self._notice = Notice()
        self.body.addWidget(self._notice)
        self.model = ReflectionModel(self)
        self.model.failed.connect(lambda error: self._notice.say(sentence_for(error), "bad"))
        self.list_view = Lines(self.model, "" if journal.read_only else self.tr("Put back"), by_click=False)
        self.list_view.setAccessibleName(self.tr("Removed reflections, the last one first"))
        self.list_view.opened.connect(self.restore)
        self._card = Card("private-page")
        self._card.body.setContentsMargins(1, 6, 1, 6)
        self._card.body.addWidget(self.list_view)
        self._empty = Card("private-page")
        self._empty.body.addWidget(
            EmptyState(
                "bin",
                self.tr("Nothing in the bin"),
                self.tr("What you move to the bin can be put back from here."),
                private=True,
            )
        )
        self.body.addWidget(self._card, 1)
        self.body.addWidget(self._empty, 1)

    def shown(self) -> None:
        """Reads the bin anew."""
        reflections = self._journal.reflections
        try:
            count = reflections.bin_count()
        except KnownError as error:
            self._notice.say(sentence_for(error), "bad")
            return
        self._notice.say("")
        self.model.show_lines(count, reflections.bin_page)
        if count:
            self.list_view.setCurrentIndex(self.model.index(0))
        self._put_back.setEnabled(bool(count))
        self._card.setVisible(bool(count))
        self._empty.setVisible(not count)

    def take_keyboard(self) -> None:
        """Puts the keyboard into the list, or onto the way back while there is no line."""
        (self.list_view if self.model.rowCount() else self._back).setFocus()

    def back(self) -> bool:
        """Goes back to the list."""
        self.leave.emit()
        return True

    def _restore_chosen(self) -> None:
        line = self.model.line(self.list_view.currentIndex().row()) if self.model.rowCount() else None
        if line is not None:
            self.restore.emit(line)
