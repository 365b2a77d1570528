"""Bytes at rest: the header, its slots and keys, encrypted spaces, whole-file writes and the lock file.

The only place that imports `cryptography`, `sqlcipher3` and `keyring`; it knows nothing of mentoring and imports only
`errors`. Start reading at `vault.py`: create, unlock, join.
"""
