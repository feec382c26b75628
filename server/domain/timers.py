"""What timers ask for: published waits, the new business day, and sweeping up."""

from __future__ import annotations

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.commands import PublishEstimate, RollDay, Sweep
from protocol.lifecycle import MANAGER_UNDO_S
from protocol.outcomes import Saved
from protocol.records import Call, Counter, Estimate, ServicePoint, Undoable
from server.domain.announcing import surplus_calls
from server.domain.context import Context, Decision
from server.domain.days import business_day
from server.domain.floor import Floor
from server.domain.moves import move
from server.domain.refused import refuse


def publish_estimate(floor: Floor, command: PublishEstimate, context: Context) -> Decision:
    """Publish order and waits of a point."""
    if floor.get(ServicePoint, command.service_point) is None:
        raise refuse("unknown_service_point", "The service point is gone.")
    estimate = Estimate(
        id=command.service_point,
        at=context.now,
        desks_open=command.desks_open,
        line=command.line,
        quotes=command.quotes,
        last_at=command.last_at,
    )
    return Decision(Saved(id=estimate.id), [Put(estimate)])


def day_is_over(floor: Floor, now: int) -> bool:
    """Whether the business day has turned and was not begun yet."""
    site = floor.site
    return business_day(now, site.zone, site.roll_hour) > site.day


def roll_day(floor: Floor, command: RollDay, context: Context) -> Decision:
    """Begin the business day: leftovers expire, calls leave the wall, numbers start again."""
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
    changes += [Gone("undoable", u.id) for u in floor.of(Undoable)]
    changes += [Gone("counter", c.id) for c in floor.of(Counter) if c.day != day]
    changes.append(Put(msgspec.structs.replace(site, day=day, version=site.version + 1)))
    return Decision(Saved(id=site.id, version=site.version + 1), changes)


def sweepable(floor: Floor, now: int) -> list[Change]:
    """What nobody can undo and no wall shows any more."""
    late = now - MANAGER_UNDO_S * 1000
    gone: list[Change] = [Gone("undoable", u.id) for u in floor.of(Undoable) if u.at < late]
    return gone + surplus_calls(floor)


def sweep(floor: Floor, command: Sweep, context: Context) -> Decision:
    """Drop what is sweepable."""
    return Decision(Saved(id=floor.site.id), sweepable(floor, context.now))
