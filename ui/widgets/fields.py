"""Fields: a label above, the control, and one line below that holds either a hint or what is wrong.

A wrong field is never only red: the line below says in words what to do, and a screen reader reads it with
the field.
"""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import em
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label, restyle
from ui.widgets.notice import Notice, NoticeKind


class LabelledField(QWidget):
    """`control` with a `label` above and a line below. `hint` is what the line says while nothing is wrong.

    `always` is a sentence that stays whatever is said. With `keeps_room` there is an empty line while there is nothing
    to say, so that the first sentence moves nothing.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        always: str = "",
        keeps_room: bool = False,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.setFocusProxy(control)
        self._hint = hint
        self._hint_kind: NoticeKind = "hint"
        self._always = always
        self._notice = Notice(keeps_room=keeps_room)
        self._label = Label(label, role="label", wrap=True)
        self._label.setBuddy(control)
        control.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._label)
        column.addWidget(control)
        if always:
            column.addWidget(Label(always, role="small", tone="muted", wrap=True))
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
        self.control.setAccessibleDescription(" ".join(filter(None, (text, self._always))))
        restyle(self.control, "wrong", kind == "bad")

    def clear_message(self) -> None:
        """Go back to the hint."""
        self.say(self._hint, self._hint_kind)


class _Eye(IconButton):
    """The button in a passphrase field: for the mouse and a screen reader. No key ever gets through it to the field."""

    def __init__(self, name: str, tip: str, parent: QWidget) -> None:
        super().__init__("eye", name, size=1.2, parent=parent)
        self.set_name(name, tip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let nothing through."""
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let nothing through."""
        event.accept()


class PassphraseField(QLineEdit):
    """A line for a passphrase, with a button that shows what was typed and a guess whether Caps Lock is on.

    The keys of `REVEAL` do what the button does. What was shown is hidden again as soon as the keyboard is elsewhere.
    Qt cannot ask the system for Caps Lock, so it is known from the first letter on. `caps_changed` tells.
    """

    REVEAL = "Ctrl+Shift+H"
    caps_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, reveal: bool = True) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase | hints.ImhHiddenText
        )
        self._caps: bool | None = None
        self._button: _Eye | None = None
        if reveal:
            self._button = _Eye(*self._words(), self)
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
        """Watch for Caps Lock and for the keys that show what was typed."""
        if self._button is not None and QKeySequence(event.keyCombination()) == QKeySequence(self.REVEAL):
            self._toggle()
            return
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide what was typed."""
        super().focusOutEvent(event)
        self.hide_passphrase()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide what was typed."""
        super().hideEvent(event)
        self.hide_passphrase()

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
            self._button.set_name(*self._words())
        if reveal:
            self.setFocus()

    def _words(self) -> tuple[str, str]:
        """What the button says to a screen reader, and in its tool tip."""
        keys = QKeySequence(self.REVEAL).toString(QKeySequence.SequenceFormat.NativeText)
        if self.revealed:
            return self.tr("Hide the passphrase"), self.tr("Hide the passphrase ({keys})").format(keys=keys)
        return self.tr("Show the passphrase"), self.tr("Show the passphrase ({keys})").format(keys=keys)

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
        super().__init__(label, self.field, hint, parent, keeps_room=True)
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
