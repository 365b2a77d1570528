"""Where the pair stands. Their purpose can be put into words; the rest of the page says what it will be for.

May import `theme`, `widgets` and what services hand down; no other page. Start reading at `page.py`.
"""
