"""Which day a person means: “Friday”, “3 December”, “in two weeks”, “the end of the month”.

What is promised lies ahead. A day of the week is the next one after today, “this Friday” may be today, and “next
Friday” is the one of next week, from Monday to Sunday. A week ends on its Friday, or on its Sunday when Friday is over.
A day and a month without a year are the next such day. “Before” a day is the day before.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

Said = tuple[str, int]
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_SPANS = ("day", "week", "month", "quarter", "year")
_YEARS_AHEAD = 9  # 29 February comes every fourth year, and once in eight.


def day_by(said: Sequence[Said], today: date) -> date | None:
    """The day that is said after “by”. None when it is no date: “by next week” may mean its first day or its last.

    Like the others here, raises `ValueError` or `OverflowError` for a date that does not exist.
    """
    return _day(said, today) or _end(said, today)


def day_on(said: Sequence[Said], today: date) -> date | None:
    """The day itself, or the last of a stretch of days."""
    return _day(said, today) or _end(said, today) or _last(said, today)


def day_before(said: Sequence[Said], today: date) -> date | None:
    """The last day that is left before what is said. The end of something counts as a moment: its day is left."""
    if day := _day(said, today):
        return day - timedelta(days=1)
    span = _period(said, today)
    return span[0] - timedelta(days=1) if span else _end(said, today)


def day_in(said: Sequence[Said], today: date) -> date | None:
    """The day after so many days, weeks or months, or the last day of a month that is named."""
    match said:
        case [("number", count), (unit, _)] | [("number", count), (unit, _), ("from_now", _)]:
            return _later(today, count, unit)
        case [("next" | "coming", _), ("number", count), (unit, _)]:
            return _later(today, count, unit)
        case [("next" | "coming", _), (unit, _)]:
            return _later(today, 1, unit)
        case [("named month", _), *_]:
            span = _period(said, today)
            return span[1] if span else None
    return None


# By the word that leads to the date; none for a date that stands alone.
RULES: dict[str, Callable[[Sequence[Said], date], date | None]] = {
    "by": day_by,
    "before": day_before,
    "on": day_on,
    "in": day_in,
    "": day_on,
}


def _day(said: Sequence[Said], today: date) -> date | None:
    match said:
        case [("ahead", days)]:
            return today + timedelta(days=days)
        case [("weekday", weekday)] | [("coming", _), ("weekday", weekday)]:
            return _at_or_after(today + timedelta(days=1), weekday)
        case [("this", _), ("weekday", weekday)]:
            return _at_or_after(today, weekday)
        case [("next", _), ("weekday", weekday)] | [("weekday", weekday), ("next", _), ("week", _)]:
            return _monday(today) + timedelta(days=7 + weekday)
        case [("next", _), ("week", _), ("weekday", weekday)]:
            return _monday(today) + timedelta(days=7 + weekday)
        case [("weekday", weekday), ("week", _)]:
            return _at_or_after(today + timedelta(days=1), weekday) + timedelta(days=7)
        case [("ahead", days), ("week", _)]:
            return today + timedelta(days=days + 7)
        case [("this", _), ("weekend", _)] if today.weekday() == _SUNDAY:
            return today
        case [("weekend", _)] | [("this" | "coming", _), ("weekend", _)]:
            return _at_or_after(today, _SATURDAY)
        case [("next", _), ("weekend", _)]:
            return _monday(today) + timedelta(days=7 + _SATURDAY)
        case [("number", count), (unit, _), ("from_now", _)]:
            return _later(today, count, unit)
        case [("ordinal", day)] | [("ordinal", day), ("month", _)]:
            return _next_day_of_month(today, day)
        case [("ordinal", day), ("next" | "coming", _), ("month", _)]:
            span = _period(said[1:], today)
            return span[0].replace(day=day) if span else None
    return _calendar_day(said, today)


def _calendar_day(said: Sequence[Said], today: date) -> date | None:
    """A day of a month, with or without its weekday and its year. A weekday that is not that of the day is no date."""
    match said:
        case [("weekday", weekday), ("ordinal" | "number", day)]:
            return _on_weekday(_next_day_of_month(today, day), weekday)
        case [("weekday", weekday), (",", _), *rest] | [("weekday", weekday), *rest]:
            found = _calendar_day(rest, today)
            return _on_weekday(found, weekday) if found else None
        case [*rest, (",", _), ("number", year)] | [*rest, ("number", year)] if len(rest) > 1:
            parts = _day_and_month(rest)
            return date(year + 2000 * (year < 100), parts[1], parts[0]) if parts else None
    parts = _day_and_month(said)
    return _next_date(today, parts[1], parts[0]) if parts else None


def _day_and_month(said: Sequence[Said]) -> tuple[int, int] | None:
    match said:
        case [("number" | "ordinal", day), ("named month", month)] | [("ordinal", day), ("ordinal", month)]:
            return day, month
        case [("named month", month), ("number" | "ordinal", day)]:
            return day, month
    return None


def _end(said: Sequence[Said], today: date) -> date | None:
    """The day of “the end of November” or “the end of next week”."""
    span = _period(said[1:], today) if said[0][0] == "end" else None
    return span[1] if span else None


def _last(said: Sequence[Said], today: date) -> date | None:
    """The last day of “this week” or “next month”."""
    span = _period(said, today) if said[0][0] in ("this", "next", "coming") else None
    return span[1] if span else None


def _period(said: Sequence[Said], today: date) -> tuple[date, date] | None:
    """The first and the last day of a stretch of time."""
    match said:
        case [(unit, _)] | [("this", _), (unit, _)] if unit in _SPANS:
            return _span(today, unit)
        case [("next" | "coming", _), (unit, _)] if unit in _SPANS:
            later = _later(_span(today, unit)[0], 1, unit)
            return _span(later, unit) if later else None
        case [("named month", month), ("number", year)] if year > 999:
            return _span(date(year, month, 1), "month")
        case [("named month", month)]:
            return _span(date(today.year + (month < today.month), month, 1), "month")
    return None


def _span(day: date, unit: str) -> tuple[date, date]:
    """The first and the last day of the week, month, quarter or year that a day is in."""
    if unit == "day":
        return day, day
    if unit == "week":
        friday = _monday(day) + timedelta(days=_FRIDAY)
        return _monday(day), friday if day <= friday else _monday(day) + timedelta(days=_SUNDAY)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    month = first.month + months - 1
    return first, date(day.year, month, monthrange(day.year, month)[1])


def _later(day: date, count: int, unit: str) -> date | None:
    """So many days, weeks, months, quarters or years later; the last day of a month that is too short."""
    if days := {"day": 1, "week": 7, "fortnight": 14}.get(unit):
        return day + timedelta(days=count * days)
    if months := {"month": 1, "quarter": 3, "year": 12}.get(unit):
        years, month = divmod(day.month - 1 + count * months, 12)
        year = day.year + years
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _at_or_after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _on_weekday(day: date, weekday: int) -> date:
    if day.weekday() != weekday:
        raise ValueError("a day with another weekday")
    return day


def _next_date(today: date, month: int, day: int) -> date:
    """The next day with this month and number. Raises `ValueError` where there is none."""
    return _first_ahead(today, ((today.year + ahead, month, day) for ahead in range(_YEARS_AHEAD)))


def _next_day_of_month(today: date, day: int) -> date:
    """The next day with this number. Raises `ValueError` where no month has it."""
    months = (divmod(today.month - 1 + ahead, 12) for ahead in range(12))
    return _first_ahead(today, ((today.year + years, month + 1, day) for years, month in months))


def _first_ahead(today: date, candidates: Iterable[tuple[int, int, int]]) -> date:
    for year, month, day in candidates:
        if 0 < day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    raise ValueError("no such day")
