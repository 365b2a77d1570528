"""The figures of the program, measured: `python -m tests.bench`, or `make bench`.

Start reading at `__main__.py`. `corpus.py` and `bare.py` make journals of any size and the plain databases they are
compared with, `core.py` and `window.py` measure, `report.py` writes down what was found.
"""
