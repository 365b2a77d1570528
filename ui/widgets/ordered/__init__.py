"""A list in the order the pair gives it: moved by mouse and keyboard, reworded in place, as high as its rows.

May import what `ui.widgets` may. Start reading at `view.py`; a page brings its own words (`model.py`) and look
(`painter.py`).
"""
