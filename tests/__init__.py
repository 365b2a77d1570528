"""The tests. The folders mirror the two packages; `support` is what they share, `data` what they read."""
