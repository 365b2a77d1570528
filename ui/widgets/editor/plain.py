"""Which characters a document may hold, and how others are brought to them."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0\ufdd1\ufeff\ufffc]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_NOT_ALLOWED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0\ufdd1\ufeff\ufffc\ud800-\udfff]")


def clean(text: str) -> str:
    """Bring any text to the characters a document may hold; what is allowed already comes back unchanged.

    The rule: every kind of line end (CR LF, CR, VT, FF, NEL, U+2028, U+2029) becomes LF. The other control
    characters (C0 and C1 except TAB and LF, and DEL), the byte order mark U+FEFF, the object placeholder
    U+FFFC and the two frame marks U+FDD0 and U+FDD1 are left out. Half of a surrogate pair becomes U+FFFD.
    Everything else, no-break spaces, joiners and direction marks included, stays as it is.
    """
    if _NOT_ALLOWED.search(text) is None:
        return text
    return _HALF_PAIR.sub("\ufffd", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def count_words(text: str) -> int:
    """Count the runs between white space that hold a letter or a digit, so that bare marks do not count."""
    return sum(1 for run in text.split() if run.isalnum() or any(map(str.isalnum, run)))
