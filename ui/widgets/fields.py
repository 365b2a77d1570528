"""Fields: a label above, the control, and one line below that holds either a hint or what is wrong.

A wrong field is never only red: the line below says in words what to do, and a screen reader reads it with
the field.
"""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label, restyle
from ui.widgets.notice import Notice, NoticeKind


class LabelledField(QWidget):
    """`control` with a `label` above and a line below. `hint` is what the line says while nothing is
    wrong.
    """

    def __init__(self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.setFocusProxy(control)
        self._hint = hint
        self._hint_kind: NoticeKind = "hint"
        self._notice = Notice()
        self._label = Label(label, role="label")
        self._label.setBuddy(control)
        control.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._label)
        column.addWidget(control)
        column.addWidget(self._notice)
        self.clear_message()

    def set_label(self, label: str) -> None:
        """Change the words above the control."""
        self._label.setText(label)
        self.control.setAccessibleName(label)

    def set_hint(self, hint: str, kind: NoticeKind = "hint") -> None:
        """Change what the line below says while nothing is wrong."""
        self._hint, self._hint_kind = hint, kind
        if self.control.property("wrong") is not True:
            self.clear_message()

    def message(self) -> str:
        """What the line below says."""
        return self._notice.text()

    def say(self, text: str, kind: NoticeKind) -> None:
        """Say something about what was typed; "bad" marks the control as wrong as well."""
        self._notice.say(text, kind)
        self.control.setAccessibleDescription(text)
        restyle(self.control, "wrong", kind == "bad")

    def clear_message(self) -> None:
        """Go back to the hint."""
        self.say(self._hint, self._hint_kind)


class PassphraseField(QLineEdit):
    """A line for a passphrase, with a button that shows what was typed and a guess whether Caps Lock is on.

    Qt cannot ask the system for Caps Lock, so it is known from the first letter on. `caps_changed` tells.
    """

    caps_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, reveal: bool = True) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase | hints.ImhHiddenText
        )
        self._caps: bool | None = None
        self._button: IconButton | None = None
        if reveal:
            self._button = IconButton("eye", self.tr("Show the passphrase"), size=1.2, parent=self)
            self._button.setCursor(Qt.CursorShape.ArrowCursor)
            self._button.clicked.connect(self._toggle)
            self._place_button()

    @property
    def revealed(self) -> bool:
        """Whether the passphrase can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def hide_passphrase(self) -> None:
        """Show dots again."""
        if self.revealed:
            self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Watch for Caps Lock."""
        caps = self._caps
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            caps = None if caps is None else not caps
        elif len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            caps = typed.isupper() != shifted
        if bool(caps) != bool(self._caps):
            self.caps_changed.emit(bool(caps))
        self._caps = caps
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._place_button()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the button in step with the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._place_button()

    def _toggle(self) -> None:
        reveal = not self.revealed
        self.setEchoMode(QLineEdit.EchoMode.Normal if reveal else QLineEdit.EchoMode.Password)
        if self._button is not None:
            self._button.set_icon("eye-off" if reveal else "eye")
            self._button.set_name(self.tr("Hide the passphrase") if reveal else self.tr("Show the passphrase"))

    def _place_button(self) -> None:
        if self._button is None:
            return
        hint = self._button.sizeHint()
        side = min(hint.height(), max(16, self.height() - 6))
        self._button.setGeometry(
            QRect(self.width() - hint.width() - 6, (self.height() - side) // 2, hint.width(), side)
        )
        self.setTextMargins(0, 0, hint.width() + em(0.2), 0)


class PassphraseBox(LabelledField):
    """A passphrase field with its label; the line below warns while Caps Lock seems to be on."""

    def __init__(self, label: str, hint: str = "", *, reveal: bool = True, parent: QWidget | None = None) -> None:
        self.field = PassphraseField(reveal=reveal)
        super().__init__(label, self.field, hint, parent)
        self._usual_hint = hint
        self.field.caps_changed.connect(self._on_caps)

    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def wipe(self) -> None:
        """Empty the field and hide what is typed next."""
        self.field.clear()
        self.field.hide_passphrase()

    def set_usual_hint(self, hint: str) -> None:
        """Change the hint shown while Caps Lock is off."""
        self._usual_hint = hint
        self.set_hint(hint)

    def _on_caps(self, on: bool) -> None:
        if on:
            self.set_hint(self.tr("Caps Lock seems to be on."), "warn")
        else:
            self.set_hint(self._usual_hint)


def layout_hint(widget: QWidget) -> str:
    """A sentence that names the keyboard layout in use, or an empty text when the system does not tell."""
    locale = QGuiApplication.inputMethod().locale()
    language = locale.nativeLanguageName()
    territory = locale.nativeTerritoryName()
    if locale.language() == locale.Language.C or not language:
        return ""
    name = f"{language} ({territory})" if territory and territory not in language else language
    return widget.tr("Typed with the keyboard layout {layout}. Use the same one to unlock.").format(layout=name)
