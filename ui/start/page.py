"""The first screen: the journals on this computer, and the ways to a new one.

Everything that is not seen at once (the unlock form, the steps of a new journal) is imported by the click
that needs it, so that the window is there as soon as an empty one would be.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from os.path import isdir
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from ui.background import Background
from ui.start.dialogs import ChooseFolder, choose_folder
from ui.start.grid import CardGrid
from ui.start.journal_card import JournalCard
from ui.start.services import OpeningServices, Waits
from ui.theme import Theme, em
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from mentor_desktop.journal.people import Seat
    from mentor_desktop.services.journal import Journal
    from mentor_desktop.services.shelf import Shelf, Shelved
    from ui.start.create.flow import CreateFlow
    from ui.start.example import Example
    from ui.start.saying import Saying
    from ui.widgets.empty_state import EmptyState


class _Pixel(QWidget):
    """A clear pixel in the corner of the screen that tells when all of it is painted."""

    painted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing, and tell."""
        self.painted.emit()


class StartPage(QStackedWidget):
    """Shows the journals of `shelf`; `opened` carries the `Journal` a person has unlocked or made."""

    opened = Signal(object)

    def __init__(
        self,
        shelf: Shelf,
        background: Background,
        theme: Theme,
        services: OpeningServices,
        choose: ChooseFolder = choose_folder,
    ) -> None:
        super().__init__()
        self._shelf, self._background, self._theme, self._services = shelf, background, theme, services
        self._choose = choose
        self._waits = Waits(services.attempts)
        self._example: Example | None = None
        self._unseen = True
        self._cards: list[JournalCard] = []
        self._flow: CreateFlow | None = None
        self._saying: Saying | None = None
        self.empty: EmptyState | None = None
        self.setAccessibleName(self.tr("Your journals"))
        self._build()
        self.refresh()
        self._alone = len(self._cards) == 1

    @property
    def cards(self) -> list[JournalCard]:
        """The cards shown, in reading order."""
        return list(self._cards)

    def refresh(self) -> None:
        """Read the list again. An open form is closed; what was typed into it is forgotten."""
        self._close_forms()
        entries = self._shelf.entries()
        if self._example is not None:
            entries = [*entries, self._example.entry()]
        self._cards = [self._card(entry) for entry in entries]
        self.grid.set_cards(list[QWidget](self._cards))
        empty = not entries
        if self.empty is not None:
            self.empty.setVisible(empty)
        elif empty:
            self._build_empty()
        self._head.setVisible(not empty)
        self.grid.setVisible(not empty)
        self.new_button.setVisible(not empty)
        self._buttons.setStretch(0, 1 if empty else 0)

    def say(self, error: Exception) -> None:
        """Says what went wrong below the list of journals."""
        self.saying.trouble(error)

    def forget_example(self) -> None:
        """Remove the temporary example from the disk and from the list. Call it when the window closes."""
        example, self._example = self._example, None
        if example is not None:
            example.forget()
            self.refresh()

    def open_card(self, folder: Path, *, seat: Seat | None = None, joining: bool = False) -> None:
        """Show the unlock form of the journal in `folder`, as a click on its card does, with this seat chosen.

        With `joining` it is the form in which the person of that seat joins, or of the one that has not joined yet.
        """
        card = self._card_of(folder)
        if card is None:
            return
        if not card.is_open:
            self._open(card)
        choose: Callable[..., None] | None = getattr(card.form, "choose", None)
        if choose is not None and (seat is not None or joining):
            choose(seat, joining=joining)

    def new_journal(self) -> None:
        """Go to the four steps of a new journal."""
        from ui.start.create.flow import CreateFlow

        if self._flow is None:
            self._flow = CreateFlow(self._shelf.new_folder(), self._background, self._services, self._choose)
            self._flow.left.connect(self._back_to_list)
            self._flow.created.connect(self._on_created)
            self.addWidget(self._flow)
        self._close_forms()
        self.setCurrentWidget(self._flow)
        self._flow.start()

    def open_copy(self) -> None:
        """Ask for a journal's folder and put it on the list."""
        folder = self._shelf.new_folder().parent
        start = folder if isdir(folder) else None
        self._choose(self, self.tr("Open the folder of a journal"), start, self._look_into)

    def look_at_example(self) -> None:
        """Open the example as the mentee; it is written first when there is none yet."""
        from ui.start.example import Example

        example, services = self._example, self._services

        self._set_waiting(True)
        self._background.run(self, lambda: Example.opened(services, example), self._on_example, self._on_trouble)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the first thing to do, once it has been painted."""
        super().showEvent(event)
        self._unseen = True

    def _on_painted(self) -> None:
        """The first painting comes before a focus ring and an open card: both need what would delay it."""
        if self._unseen:
            self._unseen = False
            QTimer.singleShot(0, self, self._when_seen)

    def _when_seen(self) -> None:
        """The only journal there is opens by itself when the program starts."""
        alone, self._alone = self._alone and len(self._cards) == 1, False
        if self.currentIndex() != 0 or any(card.is_open for card in self._cards):
            return
        if alone and self.example_button.isEnabled():
            self._open(self._cards[0])
        else:
            self._focus_first()

    @property
    def saying(self) -> Saying:
        """Below the buttons: what went wrong, and what can be taken back. Made when first needed."""
        if self._saying is None:
            from ui.start.saying import Saying

            self._saying = Saying(em(51))
            self._page.addWidget(self._saying)
        return self._saying

    def _build(self) -> None:
        self.grid = CardGrid()
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 12)
        head.setSpacing(4)
        head.addWidget(Label(self.tr("Your journals"), role="title"))
        sentence = self.tr("Each relationship has its own journal, encrypted on this computer. Nothing leaves it.")
        head.addWidget(Label(sentence, tone="muted", wrap=True))
        self.new_button = Button(self.tr("New journal"))
        self.copy_button = Button(self.tr("Open a copy…"))
        self.example_button = Button(self.tr("Look at an example"))
        self.new_button.clicked.connect(self.new_journal)
        self.copy_button.clicked.connect(self.open_copy)
        self.example_button.clicked.connect(self.look_at_example)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(0)
        for button in (self.new_button, self.copy_button, self.example_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._buttons = buttons
        scroll = Scroll(em(51))
        for widget in (self._head, self.grid):
            scroll.column.addWidget(widget)
        scroll.column.addSpacing(8)
        scroll.column.addLayout(buttons)
        scroll.column.addStretch(1)
        scroll.hang(0.2, 18)
        self._scroll = scroll
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.addWidget(scroll, 1)
        self._pixel = _Pixel(page)
        self._pixel.painted.connect(self._on_painted)
        self.addWidget(page)

    def _build_empty(self) -> None:
        from ui.widgets.empty_state import EmptyState

        self.empty = EmptyState(
            "journal",
            self.tr("A place for the two of you"),
            self.tr(
                "Every mentoring relationship gets its own journal: the purpose you share, and for each of you a "
                "place to write that only you can open. It stays on this computer."
            ),
            self.tr("New journal"),
            large=True,
        )
        self.empty.action.connect(self.new_journal)
        self._scroll.column.insertWidget(0, self.empty)

    def _card(self, entry: Shelved) -> JournalCard:
        lasting = self._example is None or entry.folder != self._example.folder
        card = JournalCard(entry, missing=not isdir(entry.folder), lasting=lasting)
        card.open_requested.connect(lambda: self._open(card))
        card.close_requested.connect(lambda: self._close(card))
        card.rename_requested.connect(lambda: self._name(card, then=self._focus_card))
        card.remove_requested.connect(lambda: self._take_off(entry))
        card.look_again.connect(self.refresh)
        return card

    def _open(self, card: JournalCard) -> None:
        from ui.start.unlock_form import UnlockForm

        self._close_forms()
        if self._saying is not None:
            self._saying.hush()
        entry = card.entry
        if not isdir(entry.folder):
            card.open_missing()
            return
        form = UnlockForm(entry.folder, entry.last_seat, self._background, self._services, self._waits)
        form.opened.connect(lambda journal: self._on_unlocked(entry, journal))
        form.left.connect(lambda: self._close(card))
        card.open_with(form)
        self._scroll.ensure_visible_soon(card)

    def _name(self, card: JournalCard, then: Callable[[Path], None]) -> None:
        """Ask for the journal's name on its card; `then` is called with its folder when that is over."""
        from ui.start.rename_form import RenameForm

        self._close_forms()
        folder = card.entry.folder
        form = RenameForm(card.entry.label)

        def named(label: str) -> None:
            if label == card.entry.label or self._change_list(lambda: self._shelf.add(folder, label)):
                left()

        def left() -> None:
            self._close_forms()
            then(folder)

        form.named.connect(named)
        form.left.connect(left)
        card.open_with(form)
        self._scroll.ensure_visible_soon(card)

    def _card_of(self, folder: Path) -> JournalCard | None:
        return next((card for card in self._cards if card.entry.folder == folder), None)

    def _focus_card(self, folder: Path) -> None:
        card = self._card_of(folder)
        if card is not None:
            card.header.setFocus()

    def _close(self, card: JournalCard) -> None:
        self._close_forms()
        card.header.setFocus()

    def _close_forms(self) -> None:
        for card in self._cards:
            if card.form is not None:
                give_up: Callable[[], None] | None = getattr(card.form, "give_up", None)
                if give_up is not None:
                    give_up()
                card.close_form()

    def _on_unlocked(self, entry: Shelved, journal: Journal) -> None:
        if self._example is None or entry.folder != self._example.folder:
            with suppress(KnownError):
                self._shelf.opened(entry.folder, journal.me.role)
        self.refresh()
        self.opened.emit(journal)

    def _on_created(self, journal: Journal, label: str) -> None:
        with suppress(KnownError):
            self._shelf.add(journal.folder, label)
            self._shelf.opened(journal.folder, journal.me.role)
        self._back_to_list()
        self.opened.emit(journal)

    def _back_to_list(self) -> None:
        flow, self._flow = self._flow, None
        self.setCurrentIndex(0)
        if flow is not None:
            self.removeWidget(flow)
            flow.deleteLater()
        self.refresh()
        self.new_button.setFocus()
        if not self._cards:
            self._focus_first()

    def _focus_first(self) -> None:
        if self._cards:
            self._cards[0].header.setFocus()
        elif self.empty is not None and self.empty.button is not None:
            self.empty.button.setFocus()

    def _take_off(self, entry: Shelved) -> None:
        if self._example is not None and entry.folder == self._example.folder:
            self.forget_example()
            return
        from ui.start.saying import foldable

        if not self._change_list(lambda: self._shelf.forget(entry.folder)):
            return
        self._focus_first()
        self.saying.undo(
            self.tr("“{label}” is off this list. Its folder stays at {folder}.").format(
                label=entry.label, folder=foldable(entry.folder)
            ),
            lambda: self._put_back(entry),
        )

    def _put_back(self, entry: Shelved) -> None:
        self._change_list(lambda: self._shelf.add(entry.folder, entry.label))

    def _change_list(self, change: Callable[[], object]) -> bool:
        """Change the list on the disk and on the screen; say why when that does not work."""
        try:
            change()
        except KnownError as error:
            self._on_trouble(error)
            return False
        self.refresh()
        return True

    def _look_into(self, folder: Path) -> None:
        folder = folder.absolute()
        if self._card_of(folder) is not None:
            self.open_card(folder)
            return
        joined = self._services.joined
        self._background.run(self, lambda: joined(folder), lambda _: self._add_copy(folder), self._on_trouble)

    def _add_copy(self, folder: Path) -> None:
        from ui.start.rename_form import label_of

        added = self._change_list(lambda: self._shelf.add(folder, label_of(folder)))
        card = self._card_of(folder)
        if added and card is not None:
            self._name(card, then=self.open_card)

    def _on_example(self, opened: tuple[Example, Journal]) -> None:
        self._set_waiting(False)
        self._example, journal = opened
        if not self.isVisible() or self.currentIndex() != 0:
            # The person went elsewhere meanwhile; what they do there comes first.
            journal.close()
            return
        self.refresh()
        self.opened.emit(journal)

    def _on_trouble(self, error: Exception) -> None:
        self._set_waiting(False)
        self.saying.trouble(error)

    def _set_waiting(self, waiting: bool) -> None:
        self.saying.wait(waiting)
        self.example_button.setEnabled(not waiting)
        self.example_button.setText(self.tr("Opening the example…") if waiting else self.tr("Look at an example"))
