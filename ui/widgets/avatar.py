"""The pair: two overlapping discs with initials, one for each person of the relationship."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import em
from ui.theme.tokens import readable_on

MENTOR_COLOUR = "#0F6B64"
MENTEE_COLOUR = "#B97A2B"


def initials(name: str) -> str:
    """One or two capital letters for a name: of its first and last word. An empty name gives an empty
    text.
    """
    words = [word for word in name.split() if word[0].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()


def pair_initials(label: str) -> tuple[str, str]:
    """The letters for both discs from a journal's label, such as "A" and "T" from "Amara & Tom"."""
    words = [word for word in label.split() if word[0].isalnum()]
    first = words[0][0].upper() if words else ""
    second = words[-1][0].upper() if len(words) > 1 else ""
    return first, second


class AvatarPair(QWidget):
    """Two discs side by side, the second over the first. `size` is a disc's width in times the text's size.

    It is decoration: the names stand beside it as text. `set_pair` shows other people.
    """

    def __init__(
        self,
        first: str,
        second: str,
        first_colour: str = MENTOR_COLOUR,
        second_colour: str = MENTEE_COLOUR,
        size: float = 2.3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._letters = (first, second)
        self._colours = (first_colour, second_colour)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_pair(self, first: str, second: str, first_colour: str, second_colour: str) -> None:
        """Show other letters and colours."""
        self._letters = (first, second)
        self._colours = (first_colour, second_colour)
        self.update()

    def sizeHint(self) -> QSize:
        """Two discs that overlap by a quarter."""
        disc = em(self._size)
        return QSize(disc + round(disc * 0.74), disc)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the first disc with a bite for the second, so that no colour of the ground is needed."""
        disc = float(em(self._size))
        left = QRectF(0, 0, disc, disc)
        right = left.translated(round(disc * 0.74), 0)
        bite = QPainterPath()
        bite.addEllipse(right.adjusted(-2, -2, 2, 2))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addEllipse(left)
        painter.fillPath(whole.subtracted(bite), QColor(self._colours[0]))
        other = QPainterPath()
        other.addEllipse(right)
        painter.fillPath(other, QColor(self._colours[1]))
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        font.setPixelSize(max(8, round(disc * 0.36)))
        painter.setFont(font)
        seen = QRectF(QPointF(0, 0), right.bottomLeft() + QPointF(disc * 0.06, 0))
        for letters, colour, room in zip(self._letters, self._colours, (seen, right), strict=True):
            painter.setPen(QColor(readable_on(colour)))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, letters)
