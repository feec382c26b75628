"""What timers ask for: published waits, the new business day, and sweeping up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.commands import PublishEstimate, RollDay, Sweep
from protocol.lifecycle import MANAGER_UNDO_S
from protocol.outcomes import Saved
from protocol.records import (
    Call,
    Counter,
    Desk,
    Estimate,
    Grounds,
    Help,
    Reservation,
    ServicePoint,
    Undoable,
)
from server.domain.announcing import surplus_calls
from server.domain.closing import shut
from server.domain.context import Context, Decision
from server.domain.days import business_day
from server.domain.floor import Floor
from server.domain.moves import move
from server.domain.promising import finite
from server.domain.refused import refuse
from server.domain.renewing import renewed
from server.domain.reservations.ending import missed

KEPT_OPEN_MS: Final = 7 * 86_400_000


def publish_estimate(floor: Floor, command: PublishEstimate, context: Context) -> Decision:
    """Publish order and waits of a point, and tell anew what does not hold any more."""
    if floor.get(ServicePoint, command.service_point) is None:
        raise refuse("unknown_service_point", "The service point is gone.")
    estimate = Estimate(
        id=command.service_point,
        at=context.now,
        desks_open=command.desks_open,
        line=command.line,
        quotes=command.quotes,
        last_at=command.last_at,
        one_more_at=command.one_more_at,
        held=command.held,
        judged=command.judged,
    )
    by_service = {service: finite(of) for service, of in command.grounds.items()}
    grounds = Grounds(id=estimate.id, by_service=by_service)
    told_anew = renewed(floor, command, context.now)
    return Decision(Saved(id=estimate.id), [Put(estimate), Put(grounds), *told_anew])


def day_is_over(floor: Floor, now: int) -> bool:
    """Whether the business day has turned and was not begun yet."""
    site = floor.site
    return business_day(now, site.zone, site.roll_hour) > site.day


def roll_day(floor: Floor, command: RollDay, context: Context) -> Decision:
    """Begin the business day: leftovers expire, calls leave the wall, numbers start again.

    What was said or set for the day that has ended goes; who is at work with a customer works on.
    """
    site = floor.site
    day = business_day(context.now, site.zone, site.roll_hour)
    if not day_is_over(floor, context.now):
        # Never back, not even when the time zone changes: numbers would be given twice.
        return Decision(Saved(id=site.id, version=site.version), [])
    changes: list[Change] = []
    if site.day:
        for entry in floor.live.values():
            reason = "the business day has ended"
            changes += move(floor, entry, "expire", context, ended_at=context.now, reason=reason)
    changes += [Gone("call", c.id) for c in floor.of(Call)]
    # Nothing of the day before can be taken back, least of all its end.
    no_more = {entry.id for entry in floor.live.values()} | floor.lists["undoable"].keys()
    changes += [Gone("undoable", ident) for ident in sorted(no_more)]
    changes += [Gone("counter", c.id) for c in floor.of(Counter) if c.day not in ("", day)]
    changes += [Gone("help", call.id) for call in floor.of(Help)]
    changes += _never_came(floor, context)
    changes += [*_points_of_yesterday(floor), *_desks_of_yesterday(floor, context.now)]
    changes.append(Put(msgspec.structs.replace(site, day=day, version=site.version + 1)))
    return Decision(Saved(id=site.id, version=site.version + 1), changes)


def _never_came(floor: Floor, context: Context) -> Iterator[Change]:
    """Staff say that nobody came; what nobody has said for a week is said by time."""
    late = context.now - KEPT_OPEN_MS
    for booked in floor.of(Reservation):
        if booked.state == "booked" and booked.end_at < late:
            yield Put(missed(floor, booked, context))


def _points_of_yesterday(floor: Floor) -> Iterator[Change]:
    for point in floor.points():
        if point.notice or point.held_until is not None:
            yield Put(msgspec.structs.replace(point, notice="", notice_at=0, held_until=None))


def _desks_of_yesterday(floor: Floor, now: int) -> Iterator[Change]:
    """A break that nobody has ended was a day's end, unless it is still to end; and a desk with
    nobody at it was left open: it would count in every estimate until somebody takes it over."""
    for desk in floor.of(Desk):
        over = desk.until is None or desk.until <= now
        left = {
            "open": not floor.at_desk[desk.id],
            "paused": over,
            "closing": True,
            "closed": False,
        }
        if left[desk.state]:
            yield Put(shut(desk, now))
        elif desk.pause_at is not None:
            yield Put(msgspec.structs.replace(desk, pause_at=None, pause_until=None))


def sweepable(floor: Floor, now: int) -> list[Change]:
    """What nobody can undo and no wall shows any more."""
    late = now - MANAGER_UNDO_S * 1000
    gone: list[Change] = [Gone("undoable", u.id) for u in floor.of(Undoable) if u.at < late]
    return gone + surplus_calls(floor)


def sweep(floor: Floor, command: Sweep, context: Context) -> Decision:
    """Drop what is sweepable."""
    return Decision(Saved(id=floor.site.id), sweepable(floor, context.now))
