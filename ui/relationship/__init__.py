"""Where the pair stands. In this version the page says what it will be for.

May import `theme`, `widgets` and what services hand down; no other page. Start reading at `page.py`.
"""
