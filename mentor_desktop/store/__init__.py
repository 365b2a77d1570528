"""Tables inside a space: schema and migrations, records to rows and back, search.

Imports `vault` and `journal`. Start reading at `schema.py`, then `tables.py`.
"""
