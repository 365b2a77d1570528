"""What several tests use: a fast key derivation, a clock that steps, a journal for two, and other processes.

Nothing here is imported by the program. Start reading at `journals.py`.
"""
