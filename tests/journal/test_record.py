"""What every record has in common: ids and times."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desktop.journal.record import Record, local_date, moment, new_id, origin, timestamp

NOON = datetime(2026, 3, 21, 12, tzinfo=UTC)
any_moment = st.datetimes(
    min_value=datetime(2, 1, 1), max_value=datetime(9998, 12, 31), timezones=st.just(UTC)
)  # a day inside the calendar's ends, so that every time zone has room


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(9998, 1, 1), timezones=st.just(UTC)))
def test_an_id_is_a_uuid_of_version_7_that_carries_its_millisecond(now: datetime) -> None:
    id = UUID(new_id(now))
    assert id.version == 7
    assert id.variant == "specified in RFC 4122"
    assert id.int >> 80 == int(now.timestamp() * 1000)


def test_ids_sort_by_time() -> None:
    ids = [new_id(NOON + timedelta(milliseconds=step)) for step in range(50)]
    assert ids == sorted(ids)


def test_ids_of_one_moment_differ() -> None:
    assert len({new_id(NOON) for _ in range(1000)}) == 1000


@given(any_moment)
def test_a_timestamp_names_its_moment_to_the_millisecond(when: datetime) -> None:
    assert moment(timestamp(when)) == when - timedelta(microseconds=when.microsecond % 1000)


@given(st.lists(any_moment, min_size=2))
def test_timestamps_sort_as_their_moments_do(whens: list[datetime]) -> None:
    whens = [when.replace(microsecond=when.microsecond // 1000 * 1000) for when in whens]
    assert sorted(map(timestamp, whens)) == [timestamp(when) for when in sorted(whens)]


def test_a_timestamp_is_utc_and_says_so() -> None:
    here = datetime(2026, 3, 21, 17, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert timestamp(here) == "2026-03-21T12:00:00.000Z"


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "2026-03-21T25:00Z"])
def test_a_text_that_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        moment(text)


def test_a_touched_record_says_when_and_by_whom_and_keeps_the_rest() -> None:
    before = Record(
        id="a", created_at="2026-01-01T00:00:00.000Z", updated_at="2026-01-01T00:00:00.000Z", updated_by="b"
    )
    after = before.touched(NOON, "c")
    assert after == Record(id="a", created_at=before.created_at, updated_at="2026-03-21T12:00:00.000Z", updated_by="c")
    assert before.updated_by == "b"


def test_a_clock_from_before_1970_makes_ids_all_the_same() -> None:
    first, second = (new_id(datetime(1960, 1, 1, tzinfo=UTC)) for _ in range(2))
    assert first != second
    assert UUID(first).version == 7
    assert first.startswith("00000000-0000-")


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31T23:59:59-14:00", "", "soon"])
def test_a_moment_that_no_clock_can_show_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        moment(text)


@given(any_moment)
def test_the_day_of_a_timestamp_is_the_one_on_the_calendar_here(when: datetime) -> None:
    assert local_date(timestamp(when)) == when.astimezone().date()


@pytest.mark.parametrize("text", ["", "soon", "0001-01-01T00:00:00Z"])
def test_what_is_no_timestamp_has_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        local_date(text)


def test_a_record_that_is_being_made_was_written_now_and_by_whom_makes_it() -> None:
    first, second = origin(NOON, "tom"), origin(NOON, "tom")
    made = Record(**first)
    assert made.created_at == made.updated_at == "2026-03-21T12:00:00.000Z"
    assert made.updated_by == "tom"
    assert first["id"] != second["id"]


def test_a_record_belongs_to_both_unless_it_says_whose_it_is() -> None:
    assert Record.belongs_to is None
    assert "belongs_to" not in {field.name for field in fields(Record)}
