"""Looking at a window as a whole: every word in it, windows that should not be there, what is cut, what has no name."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_MOST_ROWS = 200


def words_of(widget: QWidget) -> Iterator[str]:
    """Everything a widget itself could show or say, visible or not."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
    yield from (widget.whatsThis(), widget.windowTitle(), widget.objectName())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.text()
        yield widget.placeholderText()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
        yield widget.document().metaInformation(widget.document().MetaInformation.DocumentTitle)
    elif isinstance(widget, QAbstractItemView):
        yield from _words_of_model(widget.model())


def all_words(widgets: "list[QWidget]") -> str:
    """The words of many widgets, one text a line."""
    return "\n".join(text for widget in widgets for text in words_of(widget) if text)


def shown_words(widget: QWidget) -> str:
    """The words of a widget and all that is visible in it."""
    return all_words([each for each in (widget, *widget.findChildren(QWidget)) if each.isVisible()])


def _words_of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is not None:
        for row in range(min(model.rowCount(), _MOST_ROWS)):
            yield str(model.index(row, 0).data())


class StrayWindows(QObject):
    """An event filter for the application: remembers every window that was shown, by its class."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def cut_at_the_side(top: QWidget) -> list[str]:
    """Visible widgets that reach over the left or right edge of their parent, or hold words wider than themselves."""
    found = []
    for widget in top.findChildren(QWidget):
        parent = widget.parentWidget()
        if parent is None or not widget.isVisible() or widget.isWindow():
            continue
        place = widget.geometry()
        inside = place.left() >= 0 and place.right() < parent.width()
        has_words = isinstance(widget, QAbstractButton | QLabel) and not isinstance(parent, QLineEdit)
        narrow = has_words and widget.width() < widget.minimumSizeHint().width()
        if not inside or narrow:
            words = next((text for text in words_of(widget) if text), "")
            found.append(f"{type(widget).__name__} “{words}” {place} in {type(parent).__name__} {parent.width()} wide")
    return found


def nameless(top: QWidget) -> list[str]:
    """Visible controls the keyboard can reach of which a screen reader would say nothing."""
    found = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy():
            continue
        said = QAccessible.queryAccessibleInterface(widget)
        if said is None or not said.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found
