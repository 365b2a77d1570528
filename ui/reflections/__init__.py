"""The private space: writing, finding again, the bin.

May import `theme`, `widgets` and what services hand down; no other page. Start reading at `page.py`.
"""
