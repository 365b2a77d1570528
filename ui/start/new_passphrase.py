"""Choosing a passphrase: typed twice, its strength said in words, the keyboard layout named.

The strength is judged on another thread, a moment after the last key; an answer that comes too late is
dropped.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.background import Background
from ui.start.services import OpeningServices
from ui.widgets.fields import PassphraseBox, layout_hint
from ui.widgets.notice import sentence_for

if TYPE_CHECKING:
    from mentor_desktop.services.passphrases import Strength

GOOD_SCORE = 3


class NewPassphrase(QWidget):
    """Two fields, and `validate`, which calls back only with a passphrase that is acceptable and typed
    twice.
    """

    def __init__(self, background: Background, services: OpeningServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._services = background, services
        self._known: tuple[str, ...] = ()
        self._judged: tuple[str, Strength] | None = None
        self._then: Callable[[], None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(300)
        self._pause.timeout.connect(self._ask)
        hint = self.tr("Four or five unrelated words are easy to keep in mind and hard to guess.")
        self.first = PassphraseBox(self.tr("Passphrase"), hint)
        self.again = PassphraseBox(self.tr("Again"), layout_hint(self))
        self.first.field.textChanged.connect(self._on_first)
        self.again.field.textChanged.connect(self._on_again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.first)
        column.addWidget(self.again)
        self.setFocusProxy(self.first)

    def set_known(self, *words: str) -> None:
        """Words that make a passphrase easy to guess here, such as the names of the two."""
        self._known = tuple(word for word in words if word)
        self._judged = None

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def wipe(self) -> None:
        """Forget what was typed and judged."""
        self._then = None
        self._judged = None
        for box in (self.first, self.again):
            box.wipe()
            box.clear_message()

    def validate(self, then: Callable[[], None]) -> None:
        """Call `then` when the passphrase may be used, as soon as it is judged; else say what is missing."""
        text = self.text()
        if not text:
            self._refuse(self.first, self.tr("Choose a passphrase. Four or five unrelated words are a good start."))
        elif self.again.text() != text:
            self._refuse(self.again, self.tr("These two are not the same. Type the passphrase again."))
        elif self._judged is None or self._judged[0] != text:
            self._then = then
            self._ask()
        elif not self._judged[1].acceptable:
            self._refuse(self.first, self._judged[1].sentence)
        else:
            then()

    def _refuse(self, box: PassphraseBox, sentence: str) -> None:
        box.say(sentence, "bad")
        box.field.setFocus()
        box.field.selectAll()

    def _on_first(self, text: str) -> None:
        self._then = None
        self.first.clear_message()
        if self.again.text():
            self._on_again(self.again.text())
        if text:
            self._pause.start()
        else:
            self._pause.stop()

    def _on_again(self, text: str) -> None:
        self._then = None
        if text and not self.text().startswith(text):
            self.again.say(self.tr("Not the same so far. Check the last letters."), "warn")
        elif text and text == self.text():
            self.again.say(self.tr("Both are the same."), "good")
        else:
            self.again.clear_message()

    def _ask(self) -> None:
        self._pause.stop()
        text, known, judge = self.text(), self._known, self._services.judge
        self._background.run(
            self,
            lambda: judge(text, known),
            lambda strength: self._answer(text, strength),
            lambda error: self._no_answer(text, error),
        )

    def _answer(self, text: str, strength: "Strength") -> None:
        if text != self.text():
            return
        self._judged = (text, strength)
        good = strength.acceptable and strength.score >= GOOD_SCORE
        self.first.say(strength.sentence, "good" if good else "warn")
        if self._then is not None:
            then, self._then = self._then, None
            self.validate(then)

    def _no_answer(self, text: str, error: Exception) -> None:
        if text == self.text():
            self._then = None
            self.first.say(sentence_for(error), "bad")
