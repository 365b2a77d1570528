"""What goals are called on the screen."""

import pytest
from PySide6.QtGui import Qt

from ui.goals.words import plain_tip


@pytest.mark.parametrize(
    "text",
    ["Show <img src='file:///dev/zero'>.png", "&lt;<b>x</b>", "<?xml version='1.0'?>", "a\n<b>x</b>", "<!-- x -->"],
)
def test_what_looks_like_a_page_is_shown_letter_by_letter(text):
    tip = plain_tip(text)
    assert not Qt.mightBeRichText(tip)
    assert tip.replace("\u200b", "") == text
