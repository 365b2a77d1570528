"""The look: colours as tokens, the palette and style sheet built from them, and tinted line icons.

May import PySide6 and `mentor_desktop.places`. Start reading at `theme.py`.
"""

from ui.theme.theme import QT_ARGUMENTS, Theme, current, em
from ui.theme.tokens import DARK, LIGHT, Tokens

__all__ = ["DARK", "LIGHT", "QT_ARGUMENTS", "Theme", "Tokens", "current", "em"]
