"""A tool tip shows what a person wrote letter by letter, wherever it stands."""

from datetime import date

import pytest
from PySide6.QtGui import Qt

from mentor_desktop.journal.progress import Views
from ui.sidebar import Entry, NavItem
from ui.widgets.buttons import IconButton
from ui.widgets.check_chip import CheckChip
from ui.widgets.chip import ChoiceChip
from ui.widgets.day_button import DayButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.ladder_strip import LadderStrip, Standing
from ui.widgets.long_chip import LongChip
from ui.widgets.tips import plain_tip

PAGE = "Show <img src='file:///dev/zero'>.png"


@pytest.mark.parametrize(
    "text",
    [PAGE, "&lt;<b>x</b>", "<?xml version='1.0'?>", "a\n<b>x</b>", "<!-- x -->"],
)
def test_what_looks_like_a_page_is_shown_letter_by_letter(text):
    tip = plain_tip(text)
    assert not Qt.mightBeRichText(tip)
    assert tip.replace("\u200b", "") == text


def chip():
    made = LongChip()
    made.set_words(PAGE)
    return made


def strip():
    made = LadderStrip()
    made.show_standing(
        Standing(None, Views(0, 1)), {"mentor": PAGE, "mentee": "Tom"}, {"mentor": "#0b6e6e", "mentee": "#884466"}
    )
    return made


@pytest.mark.parametrize(
    "make",
    [
        lambda: ElidedLabel(PAGE),
        lambda: IconButton("close", PAGE),
        lambda: ChoiceChip(PAGE),
        lambda: CheckChip(PAGE),
        chip,
        lambda: DayButton(PAGE, lambda: date(2026, 3, 21), coming=True),
        strip,
        lambda: NavItem(Entry("home", PAGE, "home")),
    ],
    ids=["label", "icon", "choice", "check", "chip", "day", "ladder", "sidebar"],
)
def test_no_widget_takes_the_words_of_a_person_for_a_page(make, on_screen):
    widget = on_screen(make(), 40, 30)
    widget.resize(40, 30)
    widget.grab()
    assert "img" in widget.toolTip()
    assert not Qt.mightBeRichText(widget.toolTip())
