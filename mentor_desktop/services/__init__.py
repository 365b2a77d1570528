"""What a person can do, one module a task: create, unlock, join, write, search, check, look at the example.

Imports `store`, `vault`, `journal` and `errors`; knows nothing of screens. Start reading at `opening.py`.
"""
