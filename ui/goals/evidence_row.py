"""One piece of evidence: who added it and when, the level it supports, its words, its link, its file."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from mentor_desktop.journal.teaching import Evidence
from ui.goals.evidence_words import address, kind_icon, kind_name, size_words
from ui.goals.words import level_name
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip
from ui.widgets.dates import local_day, spoken
from ui.widgets.labels import Label
from ui.widgets.line_button import LineButton
from ui.widgets.rows import Row
from ui.widgets.tips import plain_tip
from ui.widgets.wrapped import FoldedText, WrappedLabel


class EvidenceRow(Row):
    """A row of the list. `open_file`, `open_link` and `remove` bring the evidence."""

    open_file = Signal(object)
    open_link = Signal(object)
    remove = Signal(object)

    def __init__(self, names: Mapping[str, str], me: str, *, may_write: bool) -> None:
        """`names` are those of both people by their ids, `me` the id of the one who looks."""
        super().__init__()
        self._names, self._me, self._may_write = names, me, may_write
        self._evidence: Evidence | None = None
        self._by = WrappedLabel("", "small", "muted")
        self._level = Chip("", "neutral")
        self._text = FoldedText()
        self.link_button = LineButton("link", "link")
        self.link_button.clicked.connect(lambda: self.open_link.emit(self._evidence))
        self.file_button = LineButton("link", "document", Qt.TextElideMode.ElideMiddle)
        self.file_button.clicked.connect(lambda: self.open_file.emit(self._evidence))
        self._size = Label("", "small", "muted")
        self.remove_button = IconButton("bin", self.tr("Move this evidence to the bin"), size=1.05)
        self.remove_button.clicked.connect(lambda: self.remove.emit(self._evidence))
        about = QHBoxLayout()
        about.setSpacing(8)
        about.addWidget(self._by, 1, Qt.AlignmentFlag.AlignVCenter)
        about.addWidget(self._level)
        about.addWidget(self.remove_button)
        file = QHBoxLayout()
        file.setSpacing(4)
        file.addWidget(self.file_button)
        file.addWidget(self._size)
        file.addStretch(1)
        self.column.addLayout(about)
        self.column.addWidget(self._text)
        self.column.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(file)

    def show_record(self, record: Evidence) -> None:
        """Shows the evidence."""
        self._evidence = record
        name = self._names.get(record.by, "")
        day = spoken(local_day(record.created_at), "d MMMM yyyy")
        self._by.setText(self.tr("{name} · {day}").format(name=name, day=day))
        self.setAccessibleName(self.tr("Evidence of {name}, {day}").format(name=name, day=day))
        self._level.setVisible(record.supports_level is not None)
        if record.supports_level is not None:
            self._level.setText(self.tr("level {level}").format(level=level_name(record.supports_level)))
            self._level.setToolTip(self.tr("It supports level {level}").format(level=level_name(record.supports_level)))
        self._text.set_text(record.text)
        self._text.setVisible(bool(record.text))
        self._show_link(record.link)
        self._show_file(record)
        mine = record.by == self._me
        self.remove_button.setVisible(mine and self._may_write)
        whose = "" if mine else self.tr("Only {name} can remove this.").format(name=name)
        self._by.setToolTip(plain_tip(whose))
        self.setAccessibleDescription(whose)

    def _show_link(self, link: str) -> None:
        self.link_button.setVisible(bool(link))
        place = address(link) if link else None
        self.link_button.set_words(link)
        self.link_button.setEnabled(place is not None)
        where = self.tr("Open {address} in the browser: it belongs to {host}")
        host = place.host() if place is not None else ""
        self.link_button.setAccessibleName(self.tr("Open {address} in the browser").format(address=link))
        self.link_button.setToolTip(plain_tip(where.format(address=link, host=host) if place is not None else link))

    def _show_file(self, record: Evidence) -> None:
        there = record.file is not None
        self.file_button.setVisible(there)
        self._size.setVisible(there)
        if there:
            self.file_button.set_words(record.file_name or kind_name(record.file_kind), kind_icon(record.file_kind))
            size = size_words(record.file_bytes)
            self._size.setText(size)
            said = self.tr("Show {name}, {kind}, {size}").format(
                name=record.file_name, kind=kind_name(record.file_kind), size=size
            )
            self.file_button.setAccessibleName(said)
            self.file_button.setToolTip(plain_tip(said))
