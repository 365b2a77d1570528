"""What several pages use: card, avatars, buttons, fields, chips, undo bar, empty state. None of them knows a
page.

May import PySide6, `ui.theme` and `mentor_desktop.errors`. Start reading at `card.py` and `fields.py`.
"""
