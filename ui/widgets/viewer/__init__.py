"""Shows a picture or a PDF that is kept inside the journal, straight from its bytes and never through a file.

May import PySide6, `ui.theme`, its neighbours in `ui.widgets`, `mentor_desktop.errors` and `mentor_desktop.journal`;
`pypdfium2` is for `pdf_process.py` alone. Start reading at `view.py`, then `sheets.py`.
"""

from ui.widgets.viewer.view import FileView

__all__ = ["FileView"]
