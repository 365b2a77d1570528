"""Everything on the screen, in Qt Widgets: a folder a page, plus `theme/` and `widgets/`.

May import PySide6 and `mentor_desktop.services` (never its `store` or `vault`). Start reading at `app.py`.
"""
