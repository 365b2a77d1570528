"""The first page after unlocking: what matters before the pair meets.

May import `theme`, `widgets` and what services hand down; no other page. Start reading at `page.py`.
"""
