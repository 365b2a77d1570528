"""The chips of a goal: why it needs the pair, in words, and never more tint than room."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from mentor_desktop.journal.progress import Views
from tests.support.goal_lines import AGREED, AMARA, NOON, TOM, goal
from ui.theme import LIGHT, em
from ui.widgets.chip import Chip
from ui.widgets.goal_chips import GoalChip, chip_font, chip_size, chips_of, paint_chip


def words(*args, partner=TOM):
    return [chip.text for chip in chips_of(*args, partner)]


def test_every_reason_has_its_words_in_the_order_they_press():
    reasons = ("agree", "difference", "date passed", "date near", "check-in old")
    chips = chips_of(goal(target_date="2026-03-30", **AGREED), Views(-2, 0), reasons, TOM)
    assert [chip.text for chip in chips] == [
        "waits for your yes",
        "you see it differently",
        "the date has passed",
        "due 30 Mar",
        "time to check in",
    ]
    assert {chip.kind for chip in chips} == {"warn"}


def test_a_draft_says_whose_yes_is_missing():
    mine = goal(agreed_by=("amara",))
    assert words(mine, Views(None, None), ()) == ["waits for Tom’s yes"]
    assert words(mine, Views(None, None), ("agree",), partner=AMARA) == ["waits for your yes"]
    assert words(goal(), Views(None, None), ()) == []


def test_a_reworded_goal_says_whose_yes_is_missing_beside_what_else_it_needs():
    reworded = goal(agreed_by=("amara",), agreed_at=NOON, start_level=-1)
    assert words(reworded, Views(0, 0), ("check-in old",)) == ["time to check in", "waits for Tom’s yes"]


def test_on_course_is_only_said_of_an_active_goal_both_have_looked_at():
    assert words(goal(**AGREED), Views(0, -1), ()) == ["on course"]
    assert words(goal(**AGREED), Views(0, None), ()) == []
    assert words(goal(**AGREED), Views(None, None), ()) == []
    closed = goal(**{**AGREED, "state": "reached", "closed_at": NOON})
    assert words(closed, Views(0, 0), ()) == []


def test_nobody_is_on_course_below_the_start():
    assert words(goal(**AGREED), Views(-2, -1), ()) == []
    assert words(goal(**AGREED), Views(-1, -1), ("check-in old",)) == ["time to check in"]


def painted(chip, width=160.0):
    font = chip_font(QFont())
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    painter = QPainter(image)
    paint_chip(painter, QRectF(20, 5, width, 24), chip, font, LIGHT)
    painter.end()
    return image


@pytest.mark.parametrize("kind", ["neutral", "shared", "warn", "good", "bad"])
def test_a_painted_chip_has_the_tint_of_its_kind(qapp, kind):
    tint = LIGHT.sunken if kind == "neutral" else getattr(LIGHT, f"{kind}_tint")
    assert painted(GoalChip("", kind)).pixelColor(100, 8) == QColor(tint)


def test_words_without_room_stay_inside_their_chip(qapp):
    image = painted(GoalChip("waits for somebody whose name has no end to it", "warn"), width=60)
    assert {image.pixelColor(x, 17).name() for x in range(82, 200)} == {"#123456"}
    assert chip_size(GoalChip("long " * 40, "warn"), chip_font(QFont()), 120).width() == 120


def test_a_painted_chip_is_as_high_as_one_that_is_a_widget(qtbot, dressed, qapp):
    dressed("light")
    chip = Chip("time to check in", "warn")
    qtbot.addWidget(chip)
    size = chip_size(GoalChip("time to check in", "warn"), chip_font(qapp.font()), 400)
    assert abs(size.height() - chip.sizeHint().height()) <= 1
    assert abs(size.width() - chip.sizeHint().width()) <= em(0.6), "a label has a little more air"
