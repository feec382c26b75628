"""When reminders are due: by the wall clock, over changes of time, never in the quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from server.domain.outbox.timing import is_quiet, quiet_ends, reminder_due

DAY = 1_440


def at(wall: str, zone: str = "Europe/Berlin") -> int:
    return int(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def wall(instant: int, zone: str = "Europe/Berlin") -> str:
    local = datetime.fromtimestamp(instant / 1000, UTC).astimezone(ZoneInfo(zone))
    return f"{local:%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize(
    ("zone", "start", "step", "due"),
    [
        ("Europe/Berlin", "2026-11-26T14:00", DAY, "2026-11-25T14:00"),
        # The clock goes forward in the night between: the day before has 23 hours.
        ("Europe/Berlin", "2026-03-29T10:00", DAY, "2026-03-28T10:00"),
        ("Europe/Berlin", "2026-10-25T10:00", DAY, "2026-10-24T10:00"),
        ("Europe/Berlin", "2026-10-27T10:00", 3 * DAY, "2026-10-24T10:00"),
        ("Australia/Lord_Howe", "2026-10-04T09:00", DAY, "2026-10-03T09:00"),
        # Hours are absolute: two of them span the hour that is left out.
        ("America/New_York", "2026-03-08T12:00", 120, "2026-03-08T10:00"),
        ("America/New_York", "2026-03-08T14:00", 5 * 60, "2026-03-08T09:00"),
        ("Asia/Kolkata", "2026-11-26T14:00", 90, "2026-11-26T12:30"),
    ],
)
def test_whole_days_keep_the_time_on_the_wall_and_hours_are_absolute(
    zone: str, start: str, step: int, due: str
) -> None:
    assert wall(reminder_due(at(start, zone), step, zone), zone) == due


@pytest.mark.parametrize(
    ("start", "step", "due"),
    [
        ("2026-11-26T09:30", 120, "2026-11-25T20:45"),
        ("2026-11-26T10:00", 120, "2026-11-26T08:00"),
        ("2026-11-26T23:30", 120, "2026-11-26T20:45"),
        ("2026-11-26T06:00", DAY, "2026-11-24T20:45"),
        ("2026-11-26T22:59", 120, "2026-11-26T20:59"),
    ],
)
def test_what_would_come_in_the_quiet_hours_comes_before_them(
    start: str, step: int, due: str
) -> None:
    found = reminder_due(at(start), step, "Europe/Berlin")
    assert wall(found) == due and not is_quiet(found, "Europe/Berlin")


def test_the_quiet_hours_end_in_the_morning_of_whichever_night_it_is() -> None:
    for night in ("2026-11-25T21:00", "2026-11-26T00:30", "2026-11-26T07:59"):
        assert wall(quiet_ends(at(night), "Europe/Berlin")) == "2026-11-26T08:00"
