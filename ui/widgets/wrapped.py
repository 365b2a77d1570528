"""What a person wrote, on as many lines as it takes: a word that is wider than the line breaks anywhere."""

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.buttons import Button
from ui.widgets.labels import LONGEST_WANTED, Label, Role, Tone

SHOWN_AT_FIRST = 400
LINES_AT_FIRST = 10
_WORTH_FOLDING = 1.25


def lay_out(text: str, font: QFont, width: int) -> QTextLayout:
    """The text in lines of `width` pixels; it reads in its own direction."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> int:
    """How high a text is that was laid out, in pixels."""
    return ceil(layout.boundingRect().height())


class WrappedLabel(Label):
    """A label that is never wider than its room, whatever stands in it."""

    def __init__(self, text: str = "", role: Role = "", tone: Tone = "", parent: QWidget | None = None) -> None:
        self._laid: tuple[tuple[str, QFont, int], QTextLayout] | None = None
        super().__init__(text, role, tone, wrap=True, parent=parent)

    def heightForWidth(self, width: int) -> int:
        """As high as the text in lines of this width."""
        margins = self.contentsMargins()
        layout = self._layout(width - margins.left() - margins.right())
        return height_of(layout) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """A line's length, and as high as the text is then."""
        width = em(LONGEST_WANTED)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters on one line."""
        return QSize(em(4), self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        room = self.contentsRect()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._layout(room.width()).draw(painter, QPointF(room.topLeft()))

    def _layout(self, width: int) -> QTextLayout:
        self.ensurePolished()
        key = (self.text(), self.font(), width)
        if self._laid is None or self._laid[0] != key:
            self._laid = (key, lay_out(*key))
        return self._laid[1]


class FoldedText(QWidget):
    """What somebody wrote; of a long text its beginning, and a button that shows the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._label = WrappedLabel()
        self._more = Button("", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_text(self, text: str) -> None:
        """Shows a text; one that is the same stays unfolded if it was."""
        if text != self._text:
            self._text = text
            self._more.setChecked(False)
        self._show()

    def _show(self) -> None:
        short = beginning(self._text)
        whole = self._more.isChecked()
        self._label.setText(self._text if whole else short)
        self._more.setVisible(short != self._text)
        self._more.setText(self.tr("Show less") if whole else self.tr("Show all of it"))


def beginning(text: str) -> str:
    """The text, or its first words when it is far longer than what is shown at first."""
    lines = text.split("\n")
    if len(text) <= SHOWN_AT_FIRST * _WORTH_FOLDING and len(lines) <= LINES_AT_FIRST * _WORTH_FOLDING:
        return text
    cut = "\n".join(lines[:LINES_AT_FIRST])
    if len(cut) > SHOWN_AT_FIRST:
        shorter = cut[:SHOWN_AT_FIRST]
        words = shorter.rsplit(" ", 1)[0]
        cut = words if len(words) > SHOWN_AT_FIRST // 2 else shorter
    return cut.rstrip() + "…"
