"""What time alone decides: calls that are repeated or missed, places that come back or end, slips
that nobody prints, pauses that nobody took, service points that open and close, and times that
were held for somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import PassTime
from protocol.outcomes import Saved
from protocol.records import Entry, EntryState, ServicePoint
from server.domain.announcing import (
    later_calls,
    repeated,
    running_call,
    settled,
    surplus_calls,
)
from server.domain.context import Context, Decision
from server.domain.desks import plans_over
from server.domain.floor import Floor
from server.domain.moves import move
from server.domain.opening import turned
from server.domain.reservations.offering import lapsed
from server.domain.slips import silent_slips

Step = Callable[[Floor, Entry, ServicePoint, Context], list[Change]]
"""What becomes of an entry; it is asked for only when it is due."""


def due(floor: Floor, now: int) -> bool:
    """Whether anything is to be done."""
    entries, slips = _due_entries(floor, now), silent_slips(floor, now)
    settings = (*_due_points(floor, now), *plans_over(floor, now))
    return any(True for _ in chain(entries, slips)) or bool(settings) or bool(lapsed(floor, now))


def pass_time(floor: Floor, command: PassTime, context: Context) -> Decision:
    """Do all that is due. Whoever was changed is not due again, so nothing is done twice."""
    changes: list[Change] = []
    repeats = 0
    for entry, point, step in list(_due_entries(floor, context.now)):
        repeats += step is _repeat
        changes += step(floor, entry, point, context)
    if repeats:
        changes += surplus_calls(floor, room=repeats)
    changes += [Put(point) for point in _due_points(floor, context.now)]
    changes += [Put(desk) for desk in plans_over(floor, context.now)]
    changes += silent_slips(floor, context.now)
    changes += lapsed(floor, context.now)
    return Decision(Saved(id=floor.site.id), changes)


def _due_points(floor: Floor, now: int) -> list[ServicePoint]:
    """The service points that are otherwise by now; they keep their version: nobody edited them."""
    after = ((point, turned(floor, point, now)) for point in floor.points())
    return [now_so for before, now_so in after if now_so != before]


def _due_entries(floor: Floor, now: int) -> Iterator[tuple[Entry, ServicePoint, Step]]:
    for entry in (*floor.out_of_line.values(), *floor.held.values()):
        find = _FINDERS.get(entry.state)
        point = floor.get(ServicePoint, entry.service_point) if find is not None else None
        step = find(floor, entry, point, now) if find is not None and point is not None else None
        if step is not None and point is not None:
            yield entry, point, step


def _of_called(floor: Floor, entry: Entry, point: ServicePoint, now: int) -> Step | None:
    if entry.grace_until is not None and entry.grace_until <= now:
        return _miss
    if not point.repeat_s or entry.calls >= point.calls_most:
        return None
    running = running_call(floor, entry.id)
    again = running is not None and running.at + point.repeat_s * 1000 <= now
    return _repeat if again else None


def _of_missed(floor: Floor, entry: Entry, point: ServicePoint, now: int) -> Step | None:
    if entry.until is None or entry.until > now:
        return None
    later = sum(1 for _ in islice(later_calls(floor, entry), point.missed_calls))
    return _give_up if later >= point.missed_calls else None


def _of_away(floor: Floor, entry: Entry, point: ServicePoint, now: int) -> Step | None:
    return _come_back if entry.until is not None and entry.until <= now else None


def _of_waiting(floor: Floor, entry: Entry, point: ServicePoint, now: int) -> Step | None:
    held_over = entry.until is not None and entry.until <= now and not entry.present
    return _let_go if held_over else None


_FINDERS: Final[dict[EntryState, Callable[[Floor, Entry, ServicePoint, int], Step | None]]] = {
    "called": _of_called,
    "missed": _of_missed,
    "away": _of_away,
    "waiting": _of_waiting,
}


def _miss(floor: Floor, entry: Entry, point: ServicePoint, context: Context) -> list[Change]:
    until = context.now + point.missed_s * 1000
    return move(floor, entry, "miss", context, until=until) + settled(floor, entry, "over")


def _repeat(floor: Floor, entry: Entry, point: ServicePoint, context: Context) -> list[Change]:
    """The entry keeps its version: whoever starts it just now has missed nothing."""
    running = running_call(floor, entry.id)
    if running is None:
        return []
    return [Put(replace(entry, calls=entry.calls + 1)), *repeated(running, context)]


def _give_up(floor: Floor, entry: Entry, point: ServicePoint, context: Context) -> list[Change]:
    reason = "missed the call and did not come"
    return move(floor, entry, "no_show", context, ended_at=context.now, until=None, reason=reason)


def _come_back(floor: Floor, entry: Entry, point: ServicePoint, context: Context) -> list[Change]:
    return move(floor, entry, "back", context, until=None)


def _let_go(floor: Floor, entry: Entry, point: ServicePoint, context: Context) -> list[Change]:
    reason = f"was not here within {point.hold_remote_s // 60} min of their turn"
    return move(floor, entry, "no_show", context, ended_at=context.now, until=None, reason=reason)
