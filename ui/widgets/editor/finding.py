"""Finding words in a text, for marking them."""

from __future__ import annotations

import re
from itertools import islice

from ui.widgets.editor.positions import unit_table

MOST = 500


def occurrences(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where the words occur, in any case, as (start, end) in UTF-16 units; the first 500 at most."""
    wanted = sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return []
    pattern = re.compile("|".join(map(re.escape, wanted)), re.IGNORECASE)
    table = unit_table(text)
    return [(table[hit.start()], table[hit.end()]) for hit in islice(pattern.finditer(text), MOST)]
