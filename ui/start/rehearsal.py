"""The passphrase once more, without looking: the last moment at which a slip can be mended."""

from PySide6.QtWidgets import QWidget

from ui.widgets.fields import PassphraseBox


class Rehearsal(PassphraseBox):
    """A field that shows nothing of what is typed; `check` says whether it was right, and in words what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", reveal=False, parent=parent)
        self.set_label(self.tr("Your passphrase once more, without looking"))
        self.set_usual_hint(self.tr("If it does not come back to you now, it will not in a month."))
        self.field.textChanged.connect(self.clear_message)

    def check(self, passphrase: str) -> bool:
        """Whether `passphrase` was typed."""
        if self.text() == passphrase:
            return True
        sentence = (
            self.tr("That is not the passphrase you chose. Look at your paper and try again, or go back and change it.")
            if self.text()
            else self.tr("Type your passphrase once more, so that you know your paper is right.")
        )
        self.wipe()
        self.say(sentence, "bad")
        self.field.setFocus()
        return False
