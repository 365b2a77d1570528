"""A chart with its legend, the same as a table, and the way to a picture outside the journal."""

from __future__ import annotations

from functools import partial
from os import sep
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from mentor_desktop.errors import KnownError
from ui.widgets.buttons import IconButton
from ui.widgets.charts.dialogs import ChooseFile, choose_file
from ui.widgets.charts.legend import Legend
from ui.widgets.charts.line_chart import LineChart
from ui.widgets.charts.table import PointTable, TableView
from ui.widgets.menus import popup_below
from ui.widgets.notice import Notice
from ui.widgets.scroll import bring_into_view
from ui.widgets.undo_bar import announce

if TYPE_CHECKING:
    from ui.widgets.charts.export import PictureKind


class ChartPanel(QWidget):
    """Shows `chart` and follows what it shows. Below it says where a picture was saved, until others are shown.

    `failed` brings the known error when a picture could not be written, `saved` the file when it was.
    """

    failed = Signal(object)
    saved = Signal(object)

    def __init__(self, chart: LineChart, choose: ChooseFile = choose_file, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._choose = choose
        self._model = PointTable(self)
        self.table = TableView(self._model, chart.accessibleName())
        self.legend = Legend()
        self.table_button = IconButton("table", self.tr("Show as a table"))
        self.save_button = IconButton("export", self.tr("Save as picture…"))
        self.table_button.clicked.connect(self.turn)
        self.save_button.clicked.connect(self._offer_pictures)
        self._stack = QStackedWidget()
        self._stack.addWidget(chart)
        self._stack.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.legend)
        foot.addStretch(1)
        foot.addWidget(self.table_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.notice = Notice()
        column.addWidget(self.notice)
        chart.changed.connect(self._follow)
        self._follow()

    @property
    def shows_table(self) -> bool:
        """Whether the table stands where the chart was."""
        return self._stack.currentWidget() is self.table

    def turn(self) -> None:
        """Show the table instead of the chart, or the chart again."""
        self._show_table(not self.shows_table)

    def clear(self) -> None:
        """Forget everything that is shown: no name, no point and no picture is held any more."""
        self.chart.clear()

    def save(self, kind: PictureKind) -> None:
        """Ask where to save a picture, and write it there."""
        title = self.tr("This picture lies outside the journal: anyone who uses this computer can look at it")
        self._choose(self, title, f"{self.chart.file_name}.{kind}", partial(self._write, kind))

    def _follow(self) -> None:
        self.notice.say("")
        curves = self.chart.curves
        self.legend.show_curves(curves)
        self._fill_table()
        for button in (self.table_button, self.save_button):
            button.setVisible(bool(curves))
        if not curves:
            self._show_table(False)

    def _fill_table(self) -> None:
        """Only while the table is shown: the words of thousands of points take longer than drawing them."""
        self._model.show_curves(self.chart.curves if self.shows_table else (), self.chart.scale)

    def _show_table(self, table: bool) -> None:
        self._stack.setCurrentWidget(self.table if table else self.chart)
        self._fill_table()
        self.table_button.set_icon("chart" if table else "table")
        self.table_button.set_name(self.tr("Show as a chart") if table else self.tr("Show as a table"))

    def _offer_pictures(self) -> None:
        menu = self._menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup_below(menu, self.save_button)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("A picture lies outside the journal, for anyone to look at.")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("PNG, for mails and documents…")).triggered.connect(lambda: self.save("png"))
        menu.addAction(self.tr("SVG, sharp at every size…")).triggered.connect(lambda: self.save("svg"))
        return menu

    def _write(self, kind: PictureKind, path: Path) -> None:
        """Write the file. The ending the person chose says of which kind it is, where it is one of the two."""
        content = self.chart.content
        if content is None:
            return
        ending = path.suffix.lower()
        chosen: PictureKind = "png" if ending == ".png" else "svg" if ending == ".svg" else kind
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        from ui.widgets.charts.export import picture, write_picture

        self.notice.say("")
        try:
            write_picture(path, picture(content, chosen, self.chart.accessibleName(), mirrored=mirrored))
        except KnownError as error:
            self.failed.emit(error)
        else:
            self._say_where(path)
            self.saved.emit(path)

    def _say_where(self, path: Path) -> None:
        words = self.tr("The picture lies in “{folder}”. Anyone who uses this computer can look at it there.")
        # A line may end after any of the folders: a zero-width space stands behind each separator.
        self.notice.say(words.format(folder=str(path.parent).replace(sep, f"{sep}\u200b")), "good")
        announce(self, self.notice.text())
        bring_into_view(self.notice)
