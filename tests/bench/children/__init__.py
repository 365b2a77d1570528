"""What runs in processes of its own: one module a figure with a window, each printing one line of JSON.

They import as little as they can, since what they import is part of what is measured. `screen.py` has what they share.
"""
