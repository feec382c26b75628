"""The legs of a visit: one opens as another ends, and goes when that step is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Holder
from protocol.places import RESERVED
from protocol.records import (
    STANDARD,
    Desk,
    Entry,
    Errand,
    Service,
    ServicePoint,
    Standing,
    Visit,
)
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.moves import closed, holder, move, state_words
from server.domain.refused import refuse

TAKEN_BACK: Final = "the step that opened it was taken back"
"""The reason of a leg that is as if it had never been."""


class Opening(NamedTuple):
    """The next leg as it is to be put, and the errands that then are left."""

    leg: Entry
    errands: list[Errand]

    def changes(self, floor: Floor) -> list[Change]:
        """The leg, and the visit where it has fewer errands now."""
        visit = floor.get(Visit, self.leg.visit)
        if visit is None or visit.errands == self.errands:
            return [Put(self.leg)]
        return [Put(msgspec.structs.replace(visit, errands=self.errands)), Put(self.leg)]


def endured_ms(entry: Entry, now: int) -> int:
    """How long somebody has waited in this leg and those before, at most: until the first call."""
    ended = entry.called_at or entry.started_at or now
    return max(0, ended - entry.eligible_at)


def next_leg(
    before: Entry,
    point: ServicePoint,
    services: Sequence[str],
    context: Context,
    standing: Standing = "keep",
    note: str = "",
) -> Entry:
    """The leg that follows: same visit and number, with the waiting that was endured already.

    `last` waits from now on; the class stays where the service point has it.
    """
    endured = 0 if standing == "last" else endured_ms(before, context.now)
    known = {RESERVED, *(each.name for each in point.classes)}
    return Entry(
        id=context.new_id(),
        visit=before.visit,
        number=before.number,
        service_point=point.id,
        service=services[0],
        also=list(services[1:]),
        state="waiting",
        joined_at=context.now,
        eligible_at=context.now - endured,
        since=context.now,
        present=before.present,
        priority=before.priority if before.priority in known else STANDARD,
        standing="next" if standing == "next" else "keep",
        came_from=before.id,
        actor=context.actor.id,
        reason=note,
    )


def next_errand(floor: Floor, entry: Entry, context: Context) -> Opening | None:
    """The leg of the visit's next errand that can still be done, or None where none is left."""
    visit = floor.get(Visit, entry.visit)
    for done, errand in enumerate(visit.errands if visit else ()):
        point = floor.get(ServicePoint, errand.service_point)
        services = [ident for ident in errand.services if floor.get(Service, ident)]
        if visit and point and services:
            leg = next_leg(entry, point, services, context)
            return Opening(leg, visit.errands[done + 1 :])
    return None


def taken_back(
    floor: Floor, visit: str, opened: str | None, errands: list[Errand], context: Context
) -> list[Change]:
    """The opened leg is cancelled as if it had never been, and the visit has its errands again.

    Refused once the leg has moved on, with where it is, and when it came back into the line since:
    that has left a record.
    """
    if opened is None:
        return []
    leg = floor.get(Entry, opened)
    came_back = leg is not None and leg.state == "waiting" and leg.since != leg.joined_at
    if leg is None or came_back or leg.state not in ("waiting", "away"):
        raise _moved_on(floor, leg)
    cancelled = move(floor, leg, "cancel", context, ended_at=context.now, reason=TAKEN_BACK)
    span = msgspec.structs.replace(closed(leg, context.now), withdrawn=True)
    changes: list[Change] = [*cancelled[:1], Put(span), Gone("undoable", leg.id)]
    record = floor.get(Visit, visit)
    if record is not None and record.errands != errands:
        changes.append(Put(msgspec.structs.replace(record, errands=errands)))
    return changes


def only_leg(floor: Floor, entry: Entry, opened: str | None) -> None:
    """Refuse where the visit goes on in another leg than the one that was opened."""
    live = floor.live.get(entry.visit)
    if live is not None and live.id not in (entry.id, opened):
        raise _moved_on(floor, live)


def _moved_on(floor: Floor, leg: Entry | None) -> Exception:
    if leg is None:
        return refuse("wrong_state", "The next leg has ended already, so this stays as it is.")
    point = floor.get(ServicePoint, leg.service_point)
    return refuse(
        "conflict",
        f"{leg.number} has gone on: at {point.name if point else 'another service point'} it "
        f"{state_words(leg)}{_at(floor, leg)}. Ask there first.",
        holder=_holder(floor, leg),
    )


def _at(floor: Floor, leg: Entry) -> str:
    held = _holder(floor, leg)
    if held is None:
        return ""
    return f" ({held.desk_name}, {held.staff})" if held.staff else f" ({held.desk_name})"


def _holder(floor: Floor, leg: Entry) -> Holder | None:
    """Who has the leg, or whose hold it is."""
    desk = floor.get(Desk, leg.desk)
    if leg.state != "on_hold" or desk is None:
        return holder(floor, leg)
    return Holder(desk.id, desk.name, "", leg.since, leg.number)
