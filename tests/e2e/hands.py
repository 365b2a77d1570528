"""A pair of hands and eyes at the window: they know only what stands on the screen."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desktop.services.shelf import Shelf
from tests.support.journals import PASSPHRASES
from ui.background import Background
from ui.theme import Theme
from ui.window import MainWindow

W = TypeVar("W", bound=QWidget)
WAIT_MS = 15_000


def window_at(home: Path, qtbot: QtBot) -> "Hands":
    """A fresh window of a program that keeps its things in `home`."""
    background = Background()
    window = MainWindow(Shelf(home), background, Theme("light"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Hands(window, qtbot)


def come_in(hands: "Hands", seat: str, page: Qt.Key) -> None:
    """Unlocks as one of the two, and goes to a page by its number."""
    hands.press(seat)
    hands.type_into("Passphrase", PASSPHRASES["mentor" if seat == "Mentor" else "mentee"])
    hands.press("Unlock")
    hands.wait_to_see(f"You are {'Amara, mentor' if seat == 'Mentor' else 'Tom, mentee'}")
    hands.keys(page, Qt.KeyboardModifier.ControlModifier)


def go_out(hands: "Hands") -> None:
    """Locks."""
    hands.keys(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    hands.wait_to_see("Your journals")


class Hands:
    """Presses, types and looks."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def press(self, words: str) -> None:
        """Clicks the visible button that says these words, or begins with them."""
        button = self._wait_for(lambda: self._button(words), f"a button “{words}”")
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose_from(self, button: str, words: str) -> None:
        """Opens the menu of a button and chooses the line that says these words."""
        self.press(button)

        def line() -> QAction | None:
            menus = (each for each in self.window.findChildren(QMenu) if each.isVisible())
            return next((action for menu in menus for action in menu.actions() if action.text() == words), None)

        self.qtbot.waitUntil(lambda: line() is not None, timeout=WAIT_MS)
        chosen = line()
        assert chosen is not None
        menu = chosen.associatedObjects()[0]
        assert isinstance(menu, QMenu)
        self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(chosen).center())
        # Without a window manager nobody gives the keyboard back to the window behind a menu.
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()

    def type_into(self, name: str, text: str) -> None:
        """Replaces what a visible field of this name holds."""
        field = self._wait_for(lambda: self._field(name), f"a field “{name}”")
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)

    def type_on(self, text: str) -> None:
        """Types where the keyboard is now; a line break is the Enter key."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.keys(Qt.Key.Key_Return)
            self.qtbot.keyClicks(self._focus(), line)

    def keys(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses one key where the keyboard is now."""
        self.qtbot.keyClick(self._focus(), key, modifiers)

    def wait_to_see(self, words: str) -> None:
        """Waits until these words stand somewhere in the window."""

        def there() -> None:
            assert words in self.everything_shown(), f"“{words}” is not on the screen:\n{self.everything_shown()}"

        self.qtbot.waitUntil(there, timeout=WAIT_MS)

    def sees(self, words: str) -> bool:
        """Whether these words stand anywhere in the window."""
        return words in self.everything_shown()

    def everything_shown(self) -> str:
        """All text of all visible widgets, with their accessible names and descriptions."""
        found: list[str] = [self.window.windowTitle()]
        for widget in self.window.findChildren(QWidget):
            if not widget.isVisible():
                continue
            found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                found.append(widget.text())
            elif isinstance(widget, QTextEdit | QPlainTextEdit):
                found.append(widget.toPlainText())
        frame = self.window.frame
        if frame is not None and frame.reflections.list.list_view.isVisible():
            model = frame.reflections.list.model
            found += [str(model.index(row).data()) for row in range(min(model.rowCount(), 60))]
        return "\n".join(text for text in found if text)

    def _wait_for(self, look: Callable[[], W | None], what: str) -> W:
        def there() -> None:
            assert look() is not None, f"{what} is not on the screen:\n{self.everything_shown()}"

        self.qtbot.waitUntil(there, timeout=WAIT_MS)
        found = look()
        assert found is not None
        return found

    def _button(self, words: str) -> QAbstractButton | None:
        buttons = [
            each
            for each in self.window.findChildren(QAbstractButton)
            if each.isVisible() and each.isEnabled() and _reads(each, words)
        ]
        exact = [each for each in buttons if words in (each.text(), each.accessibleName())]
        return next(iter(exact or buttons), None)

    def _field(self, name: str) -> "QLineEdit | QPlainTextEdit | QTextEdit | None":
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
            for field in self.window.findChildren(kind):
                if field.isVisible() and field.isEnabled() and field.accessibleName() == name:
                    return field
        return None

    def _focus(self) -> QWidget:
        return self.window.focusWidget() or self.window


def _reads(button: QAbstractButton, words: str) -> bool:
    return button.text().startswith(words) or button.accessibleName().startswith(words)
