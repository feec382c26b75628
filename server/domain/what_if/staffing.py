"""Which desks are at work in a replay: those of the day, and what a change makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from protocol.queries import DayChange
from protocol.records import Desk
from server.domain.refused import refuse
from server.domain.what_if.recorded import RecordedDay, RecordedDesk, Work

MOST_DESKS: Final = 50
"""So many may be added."""
LATEST_MIN: Final = 28 * 60
"""Minutes of the local day go so far into the night after it."""
_DONE_MS: Final = 600_000
"""A desk that closed within so long of the last customer closed because all was done."""

_NOBODY: Final = "No desk was at work then. Say other times."
Span = tuple[int, int]
NOWHERE: Final[Mapping[str, Sequence[Span]]] = {}


class Seat(NamedTuple):
    """A desk as a replay has it."""

    desk: Desk
    work: Sequence[Work]
    away: Sequence[Span] = ()
    """When nobody was there though it was open, from and until."""
    stays: bool = False
    """Whether it goes on after its last span until nobody waits, as at the end of a day."""
    leaves_early: bool = False
    """Whether it closes as soon as nobody waits and nobody comes any more."""


def seats_of(day: RecordedDay, absences: Mapping[str, Sequence[Span]] = NOWHERE) -> list[Seat]:
    """The desks as they were at work; `absences` by desk are when nobody was there."""
    last_join = max((leg.joined_at for leg in day.legs), default=0)
    last_done = max((turn.to_at for leg in day.legs for turn in leg.turns), default=0)
    ends = max((desk.work[-1].to_at for desk in day.desks), default=0)
    # Where people were left in the line, the desks did not stay for them.
    stay = day.over and not any(leg.end == "unserved" and leg.joined_at < ends for leg in day.legs)
    made = []
    for desk in day.desks:
        closed_at = desk.work[-1].to_at
        away = absences.get(desk.desk.id, ())
        there = not away or away[-1][1] < closed_at
        made.append(
            Seat(
                desk.desk,
                desk.work,
                away,
                stays=stay and there and closed_at >= last_join,
                leaves_early=day.over and closed_at <= last_done + _DONE_MS,
            )
        )
    return made


def staffed(day: RecordedDay, seats: list[Seat], change: DayChange) -> list[Seat]:
    """The desks with more or fewer of them. Raises `Refused`."""
    begin, end = _span(day, seats, change)
    if not change.desks:
        return seats
    if change.desks > MOST_DESKS:
        raise refuse("invalid", f"Add {MOST_DESKS} desks at most.", field="desks")
    whole = change.from_min is None and change.to_min is None
    busy = {seat.desk.id: _busy_ms(day, seat, begin, end) for seat in seats}
    if change.desks > 0:
        like = max(seats, key=lambda seat: (busy[seat.desk.id], -seat.desk.number))
        return seats + [
            _added(like, nth, None if whole else (begin, end)) for nth in range(1, change.desks + 1)
        ]
    there = [seat for seat in seats if _overlap_ms(seat, begin, end)]
    if not there:
        raise refuse("invalid", _NOBODY, field="from_min" if change.to_min is None else "to_min")
    if len(there) + change.desks < 1:
        count = len(there)
        were = "Only 1 desk was" if count == 1 else f"Only {count} desks were"
        raise refuse("invalid", f"{were} at work then: one at least has to stay.", field="desks")
    there.sort(key=lambda seat: (busy[seat.desk.id], -seat.desk.number))
    gone = {seat.desk.id for seat in there[: -change.desks]}
    left = [_without(s, begin, end) if s.desk.id in gone else s for s in seats]
    return [seat for seat in left if seat.work]


def _span(day: RecordedDay, seats: list[Seat], change: DayChange) -> tuple[int, int]:
    """The instants between which the change holds. Raises `Refused`."""
    for name in ("from_min", "to_min"):
        minute = getattr(change, name)
        if minute is not None and not 0 <= minute <= LATEST_MIN:
            hours = LATEST_MIN // 60
            raise refuse("invalid", f"Say a time from 00:00 to {hours}:00.", field=name)
    first = min(seat.work[0].from_at for seat in seats)
    last = max(seat.work[-1].to_at for seat in seats)
    begin = first if change.from_min is None else instant_of(day, change.from_min)
    end = last if change.to_min is None else instant_of(day, change.to_min)
    if begin >= end:
        given = change.from_min is not None and change.to_min is not None
        detail = "Say a time to begin that is before the one to end." if given else _NOBODY
        raise refuse("invalid", detail, field="from_min" if change.to_min is None else "to_min")
    return begin, end


def instant_of(day: RecordedDay, minute: int) -> int:
    """The instant of a minute of the local day; past 24 hours it is in the night after."""
    days, rest = divmod(minute, 24 * 60)
    on = date.fromisoformat(day.day) + timedelta(days=days)
    local = datetime.combine(on, time(rest // 60, rest % 60), ZoneInfo(day.zone))
    return int(local.timestamp()) * 1000


def _overlap_ms(seat: Seat, begin: int, end: int) -> int:
    return sum(max(0, min(w.to_at, end) - max(w.from_at, begin)) for w in seat.work)


def _busy_ms(day: RecordedDay, seat: Seat, begin: int, end: int) -> int:
    return sum(
        max(0, min(turn.to_at, end) - max(turn.from_at, begin))
        for leg in day.legs
        for turn in leg.turns
        if turn.desk == seat.desk.id
    )


def _added(like: Seat, nth: int, between: tuple[int, int] | None) -> Seat:
    """Another desk like one of the day: it does the same, by a colleague who can do the same."""
    desk = replace(like.desk, id=f"{like.desk.id}+{nth}", name=f"{like.desk.name} +{nth}")
    if between is None:
        return like._replace(desk=desk)
    begin, end = between
    staff = like.work[-1].staff
    runs_on = end >= like.work[-1].to_at
    work = [Work(begin, end, staff)]
    return Seat(desk, work, (), like.stays and runs_on, like.leaves_early and runs_on)


def _without(seat: Seat, begin: int, end: int) -> Seat:
    """The desk without what it worked in a span."""
    work = []
    for span in seat.work:
        work += [
            Work(low, high, span.staff)
            for low, high in (
                (span.from_at, min(span.to_at, begin)),
                (max(span.from_at, end), span.to_at),
            )
            if low < high
        ]
    whole = bool(work) and work[-1].to_at == seat.work[-1].to_at
    return Seat(seat.desk, work, seat.away, seat.stays and whole, seat.leaves_early and whole)


def desk_of(seat: Seat) -> RecordedDesk:
    """The desk with its spans at work."""
    return RecordedDesk(desk=seat.desk, work=list(seat.work))
