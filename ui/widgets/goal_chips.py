"""What a goal needs now, as a few words on chips: the same words and the same look wherever the goal is listed."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter

from mentor_desktop.journal.goals import Goal
from mentor_desktop.journal.people import Person
from mentor_desktop.journal.progress import Reason, Views, on_course
from ui.theme import Tokens
from ui.widgets.chip import ChipKind
from ui.widgets.dates import spoken

translate = QCoreApplication.translate
_SIDE = 8.0
_ABOVE = 2.0
_ROUND = 9.0


class GoalChip(NamedTuple):
    """A few words and the tint below them."""

    text: str
    kind: ChipKind


def reason_name(reason: Reason, goal: Goal) -> str:
    """Why a goal needs attention, in a few words."""
    day = spoken(date.fromisoformat(goal.target_date), "d MMM") if goal.target_date else ""
    return {
        "agree": translate("GoalWords", "waits for your yes"),
        "difference": translate("GoalWords", "you see it differently"),
        "date passed": translate("GoalWords", "the date has passed"),
        "date near": translate("GoalWords", "due {day}").format(day=day),
        "check-in old": translate("GoalWords", "time to check in"),
    }[reason]


def chips_of(goal: Goal, views: Views, reasons: Iterable[Reason], partner: Person) -> tuple[GoalChip, ...]:
    """Why a goal needs attention, the most pressing reason first; or that it waits for `partner`, or is on course.

    There may be none: where one of the two has not looked yet, nobody can say that it is on course.
    """
    chips = [GoalChip(reason_name(reason, goal), "warn") for reason in reasons]
    if goal.state == "draft" and goal.agreed_by and partner.id not in goal.agreed_by:
        chips.append(GoalChip(translate("GoalWords", "waits for {name}’s yes").format(name=partner.name), "neutral"))
    if not chips and on_course(goal, views, ()):
        chips.append(GoalChip(translate("GoalWords", "on course"), "good"))
    return tuple(chips)


def chip_font(font: QFont) -> QFont:
    """The font of a chip beside text in `font`, as the style sheet gives it to a `Chip`."""
    small = QFont(font)
    small.setPointSizeF(QFontInfo(font).pointSizeF() * 0.82)
    small.setWeight(QFont.Weight.DemiBold)
    return small


def chip_size(chip: GoalChip, font: QFont, most: float) -> QSizeF:
    """How large a painted chip is in its font, at most so many pixels wide."""
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(chip.text) + 2 * _SIDE
    return QSizeF(min(width, most), metrics.lineSpacing() + 2 * _ABOVE)


def paint_chip(painter: QPainter, place: QRectF, chip: GoalChip, font: QFont, t: Tokens) -> None:
    """Paint a chip that is no widget of its own; words that have no room are cut."""
    neutral = chip.kind == "neutral"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(t.sunken if neutral else getattr(t, f"{chip.kind}_tint")))
    painter.drawRoundedRect(place, _ROUND, _ROUND)
    painter.setFont(font)
    painter.setPen(QColor(t.ink2 if neutral else getattr(t, chip.kind)))
    room = place.width() - 2 * _SIDE + 1
    words = QFontMetricsF(font).elidedText(chip.text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
