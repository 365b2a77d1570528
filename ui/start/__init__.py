"""The first screen: the list of journals, unlocking, joining, and the four steps of a new journal.

May import PySide6, `ui.theme`, `ui.widgets`, `ui.background` and, inside calls only,
`mentor_desktop.services`. Start reading at `page.py`; what is needed only after a click is imported by the
click.
"""
