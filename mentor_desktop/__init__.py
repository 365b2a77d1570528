"""Mentor Desktop without a screen: what a pair keeps, how it is encrypted, and what a person can do with it.

Nothing below this folder imports PySide6. Start reading at `services/opening.py`, the life of an unlock.
"""

__version__ = "0.1.0"
