"""Writing a goal in six steps: outcome, levels, start, help, date, and both agree.

May import what `ui.goals` may. Start reading at `flow.py`, which walks through the steps; `draft.py` keeps the words.
"""
