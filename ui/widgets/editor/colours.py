"""The few colours the writing surface needs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True)
class EditorColours:
    """Colour names such as "#20252E"; the owner of the surface chooses them from its theme.

    ``ink`` is the text, ``ink2`` marks, quotes and the prompt, ``accent`` list markers, links and the
    selection, ``tint`` found words, ``surface`` the paper. ``line`` is for a frame around the surface, which
    is drawn by its owner.
    """

    ink: str = "#20252E"
    ink2: str = "#5B6270"
    accent: str = "#6B3A7A"
    tint: str = "#F3EBF6"
    line: str = "#E5E0D6"
    surface: str = "#FFFFFF"

    def selection(self) -> QColor:
        """The background of selected text: the accent, thinned, so that the text keeps its own colour."""
        return mixed(QColor(self.accent), QColor(self.surface), 0.26)


def mixed(front: QColor, back: QColor, share: float) -> QColor:
    """Lay ``front`` over ``back`` with the given share between 0 and 1."""
    rest = 1 - share
    return QColor.fromRgbF(
        front.redF() * share + back.redF() * rest,
        front.greenF() * share + back.greenF() * rest,
        front.blueF() * share + back.blueF() * rest,
    )
