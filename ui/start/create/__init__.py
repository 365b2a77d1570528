"""A new journal in four steps: who, what for, your passphrase, keep it safe.

May import what `ui.start` may. Start reading at `flow.py`, which walks through the steps.
"""
