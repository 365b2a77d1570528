"""The card: a quiet surface with a thin line around it, in the colour of who can see what is on it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.labels import ElidedLabel, Label, restyle

CardKind = Literal["shared", "open", "private", "private-page", "bar"]


class Card(QFrame):
    """A surface with room inside. Put content into `body`, a vertical layout.

    `kind` is "shared" for what both see, "private" for a private card among shared ones, "private-page" for a
    card on a page that is private as a whole, "open" for the one that is being worked in. With `title` the
    card has a heading line; `aside` is the muted text at its right end (`set_aside` changes it).
    """

    def __init__(
        self, kind: CardKind = "shared", title: str = "", aside: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 18, 20, 18)
        self.body.setSpacing(8)
        self._title: Label | None = None
        self._aside: Label | None = None
        if title:
            self._add_heading(title, aside, private=kind == "private")

    def set_kind(self, kind: CardKind) -> None:
        """Change what the card says about who sees it."""
        restyle(self, "card", kind)

    def set_title(self, text: str) -> None:
        """Change the heading of a card that was made with one."""
        if self._title is not None:
            self._title.setText(text)
            self.setAccessibleName(text)

    def set_aside(self, text: str) -> None:
        """Change the muted text at the right end of the heading line."""
        if self._aside is not None:
            self._aside.setText(text)

    def _add_heading(self, title: str, aside: str, *, private: bool) -> None:
        self._title = ElidedLabel(title, role="section", tone="private" if private else "muted")
        self._aside = ElidedLabel(aside, role="small", tone="muted")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._title, 1)
        line.addWidget(self._aside)
        self.body.addLayout(line)
        self.setAccessibleName(title)
