"""The sheet of paper the text is written on: its colours, its type, its column and its margins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QMouseEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from ui.widgets.editor.colours import EditorColours
from ui.widgets.editor.highlighter import MarkdownHighlighter
from ui.widgets.editor.typography import column_width, reading_font

PADDING = 28
WIDEST_PADDING = 44
_MOUSE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
)


class Sheet(QTextEdit):
    """A text edit with a serif of comfortable size in a centred column, in the colours it is given."""

    def __init__(self, colours: EditorColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._quiet = 0
        self._reading_font = reading_font(QApplication.font())
        self._column = column_width(self._reading_font)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(PADDING)
        self._write_in(self._reading_font)
        self._highlighter = MarkdownHighlighter(self.document(), colours, self._reading_font)
        self._paint_in(colours)

    def set_colours(self, colours: EditorColours) -> None:
        """Show everything in other colours."""
        self._colours = colours
        self._paint_in(colours)
        with self.without_edits():
            self._highlighter.set_look(colours, self._reading_font)

    @contextmanager
    def without_edits(self) -> Iterator[None]:
        """What happens to the document inside does not count as the person's edit."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    def sizeHint(self) -> QSize:
        """Room for the whole column and some lines."""
        return QSize(self._column + 2 * WIDEST_PADDING, 420)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's text size, instead of taking its font for the text as text edits do."""
        if event.type() == QEvent.Type.FontChange:
            self.follow_text_size()
        else:
            super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        self._place_column()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """The margins beside the column belong to the text as well: clicks and the wheel work there."""
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            self._mouse_beside_column(event)
            return True
        return super().event(event)

    def _mouse_beside_column(self, event: QMouseEvent) -> None:
        place = QPointF(self.viewport().mapFrom(self, event.position()))
        moved = QMouseEvent(
            event.type(), place, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self.mousePressEvent(moved)
            case QEvent.Type.MouseButtonRelease:
                self.mouseReleaseEvent(moved)
            case QEvent.Type.MouseButtonDblClick:
                self.mouseDoubleClickEvent(moved)
            case _:
                self.mouseMoveEvent(moved)

    def _paint_in(self, colours: EditorColours) -> None:
        palette = self.palette()
        surface, ink = QColor(colours.surface), QColor(colours.ink)
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, surface)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            palette.setColor(role, ink)
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(colours.ink2))
        palette.setColor(QPalette.ColorRole.Highlight, colours.selection())
        palette.setBrush(QPalette.ColorRole.HighlightedText, QBrush(Qt.BrushStyle.NoBrush))
        for painted in (self, self.viewport()):
            painted.setPalette(palette)

    def _write_in(self, font: QFont) -> None:
        """Give the text and the prompt the font; the widget keeps the application's, to hear of changes."""
        self.viewport().setFont(font)
        self.document().setDefaultFont(font)

    def follow_text_size(self) -> None:
        """Take the size of the application's text; it does so by itself while the program runs."""
        font = reading_font(QApplication.font())
        if self._reading_font == font:
            return
        self._reading_font = font
        self._column = column_width(font)
        with self.without_edits():
            self._write_in(font)
            self._highlighter.set_look(self._colours, font)
        self._place_column()
        self.updateGeometry()

    def _place_column(self) -> None:
        padding = min(WIDEST_PADDING, max(PADDING, self.width() // 16))
        bar = self.verticalScrollBar()
        inner = self.width() - (bar.width() if bar.isVisible() else 0)
        side = max(padding, (inner - self._column) // 2) - PADDING
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)
