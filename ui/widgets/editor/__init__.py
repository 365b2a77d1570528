"""The writing surface: it shows Markdown formatted while the Markdown itself stays the document."""

from ui.widgets.editor.colours import EditorColours
from ui.widgets.editor.surface import WritingSurface

__all__ = ["EditorColours", "WritingSurface"]
