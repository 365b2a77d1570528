"""Goals: the list, one goal with all that hangs on it, writing one step by step, and a file kept for one.

May import `theme`, `widgets` and what services hand down; no other page. Start reading at `page.py`.
"""
