"""Charts of a goal's path and of the score: painted with the theme, read as a table, saved as a picture.

May import what `ui.widgets` may, and `mentor_desktop.journal`. Start reading at `line_chart.py`; `panel.py` puts a
chart, its legend and its table together. Nothing is imported here: the ladder on Home needs one small module alone.
"""
