"""A quiet way to begin: a menu of shapes a session can have."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QMenu

from mentor_desktop.services.shapes import Shape, all_shapes
from ui.widgets.buttons import Button


class ShapesButton(Button):
    """`chosen` brings the shape somebody wants to start from."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("", "quiet")
        self.setText(self.tr("Start from a shape…"))
        self.setToolTip(self.tr("A few items that belong together, as ideas of yours that you can change"))
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Opens the menu below the button; each entry says in its tool tip what it is good for."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for shape in self.shapes():
            action = menu.addAction(shape.title)
            action.setToolTip(shape.hint)
            action.setStatusTip(shape.hint)
            action.triggered.connect(lambda _=False, shape=shape: self.chosen.emit(shape))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def shapes(self) -> tuple[Shape, ...]:
        """The shapes in the language of the system, or in English."""
        return all_shapes(QLocale().name().partition("_")[0])
