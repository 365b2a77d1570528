"""A page of several views, of which one is shown at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from mentor_desktop.errors import KnownError
from ui.widgets.page import Page


class StackedPage(Page):
    """Put the views into `stack`. `said` brings a sentence and how to take back what it says; `failed` an error."""

    said = Signal(str, object)
    failed = Signal(object)

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader says."""
        super().__init__(scrolls=False)
        self.setAccessibleName(name)
        self.stack = QStackedWidget()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.stack)

    def shown(self) -> None:
        """Shows the view that was shown last, read anew."""
        self.view().shown()

    def back(self) -> bool:
        """One step back within the view."""
        return self.view().back()

    def settle(self, *, locking: bool = False) -> None:
        """Keeps what is being written in the view."""
        self.view().settle(locking=locking)

    def view(self) -> Page:
        """The view that is shown."""
        view = self.stack.currentWidget()
        assert isinstance(view, Page)
        return view

    def show_view(self, view: Page) -> None:
        """Shows another view, read anew."""
        self.stack.setCurrentWidget(view)
        view.shown()

    def left(self) -> bool:
        """Keeps what is being written, so that another view can be shown; False when it could not, which is said."""
        try:
            self.view().settle()
        except KnownError as error:
            self.failed.emit(error)
            return False
        return True
