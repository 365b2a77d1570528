"""What a pair keeps and the rules about it: frozen records and pure functions, one module a subject.

Imports nothing of the program but `errors`: no SQL, no keys, no files, and no clock but an argument.
Start reading at `record.py`, then `reflections.py`.
"""
