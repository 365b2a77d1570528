"""What the app can suggest, from rules and words of our own that a mentor could read.

Imports `journal`, `places` and `errors`: no SQL, no keys, no screen, and no clock but an argument. The words it looks
for lie in `resources/`, where an author changes them. Start reading at `clarity.py`.
"""
