"""A day in figures: as it was, or the means over many replays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from statistics import fmean, median_high
from typing import NamedTuple
from zoneinfo import ZoneInfo

from protocol.queries import DayFigures, HourWaits
from server.domain.what_if.arrivals import Arrival
from server.domain.what_if.recorded import End, RecordedDay


class Came(NamedTuple):
    """One who came: when, how long they waited to be called or gave up (ms), how it ended."""

    joined_at: int
    wait_ms: int | None
    """None for whoever was not called and did not give up."""
    end: End
    done_at: int | None
    """When they were done at a desk."""


class Went(NamedTuple):
    """How one day went."""

    came: list[Came]
    desk_ms: int


def as_recorded(day: RecordedDay) -> Went:
    """The day itself."""
    came = []
    for leg in day.legs:
        waited_until = leg.called_at if leg.turns else _gave_up(leg.end, leg.ended_at)
        wait_ms = None if waited_until is None else waited_until - leg.joined_at
        done_at = leg.turns[-1].to_at if leg.turns else None
        came.append(Came(leg.joined_at, wait_ms, leg.end, done_at))
    worked = sum(work.to_at - work.from_at for desk in day.desks for work in desk.work)
    return Went(came, worked)


def as_played(arrivals: Iterable[Arrival], desk_ms: int) -> Went:
    """A run of a replay."""
    came = []
    for each in arrivals:
        called = each.called_at is not None
        # Whoever is at a desk when a day is looked at that is not over is as good as served.
        end: End = each.ended or (each.end if called else "unserved")
        waited_until = each.called_at if called else _gave_up(end, each.done_at)
        wait_ms = None if waited_until is None else waited_until - each.joined_at
        came.append(Came(each.joined_at, wait_ms, end, each.done_at if called else None))
    return Went(came, desk_ms)


def _gave_up(end: End, at: int | None) -> int | None:
    return at if end == "left" else None


def figures(went: Sequence[Went], zone: str) -> DayFigures:
    """Means over the days; waits are those of all of them together, the finish is the median."""
    came = [each for day in went for each in day.came]
    waits = sorted(each.wait_ms for each in came if each.wait_ms is not None)
    ends = [[each.end for each in day.came] for day in went]
    finishes = [max(done) for day in went if (done := _done(day))]
    return DayFigures(
        joined=fmean(len(day) for day in ends),
        served=fmean(day.count("served") for day in ends),
        left=fmean(day.count("left") for day in ends),
        no_shows=fmean(day.count("no_show") for day in ends),
        p50_s=_percentile_s(waits, 50),
        p90_s=_percentile_s(waits, 90),
        finish_at=median_high(finishes) if finishes else None,
        desk_s=round(fmean(day.desk_ms for day in went) / 1000),
        by_hour=_by_hour(came, len(went), zone),
    )


def _done(day: Went) -> list[int]:
    return [each.done_at for each in day.came if each.done_at is not None]


def _by_hour(came: Iterable[Came], days: int, zone: str) -> list[HourWaits]:
    hours: dict[int, list[Came]] = defaultdict(list)
    local = _Hours(zone)
    for each in came:
        hours[local.of(each.joined_at)].append(each)
    made = []
    for hour, those in sorted(hours.items()):
        waits = sorted(each.wait_ms for each in those if each.wait_ms is not None)
        made.append(
            HourWaits(
                hour=hour % 24,
                joined=round(len(those) / days),
                p50_s=_percentile_s(waits, 50),
                p90_s=_percentile_s(waits, 90),
            )
        )
    return made


class _Hours:
    """Hours as local clocks show them, counted on over midnight; one that comes twice is one."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._of_minute: dict[int, int] = {}

    def of(self, at: int) -> int:
        """The hour of an instant, ms."""
        minute = at // 60_000
        if minute not in self._of_minute:
            local = datetime.fromtimestamp(minute * 60, self._zone)
            self._of_minute[minute] = local.toordinal() * 24 + local.hour
        return self._of_minute[minute]


def _percentile_s(waits: Sequence[int], percent: int) -> int:
    """Of sorted waits in ms; 0 where there are none."""
    if not waits:
        return 0
    place = max(0, -(-len(waits) * percent // 100) - 1)
    return round(waits[place] / 1000)
