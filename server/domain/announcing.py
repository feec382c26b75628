"""The announcements that walls carry: made, settled when somebody came or nobody did, dropped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.records import AT_DESK, Call, CallState, Desk, Entry, ServicePoint, Visit
from server.domain.context import Context
from server.domain.floor import Floor

CALLS_KEPT: Final = 50
"""How many announcements stay on the floor: staff see these, walls the newest of them."""


def announced(
    floor: Floor,
    entry: Entry,
    desk: Desk,
    context: Context,
    nth: int = 1,
    state: CallState = "calling",
    moved_from: str = "",
) -> list[Change]:
    """A new announcement of the entry at the desk; the oldest of all makes room for it.

    With `answered` it says without a sound that the desk has the customer.
    """
    visit = floor.get(Visit, entry.visit)
    call = Call(
        id=context.new_id(),
        entry=entry.id,
        number=entry.number,
        service_point=entry.service_point,
        desk=desk.id,
        desk_name=desk.name,
        at=context.now,
        nth=nth,
        state=state,
        moved_from=moved_from,
        language=visit.language if visit else floor.site.languages[0],
    )
    return [Put(call), *surplus_calls(floor, room=1)]


def repeated(running: Call, context: Context) -> list[Change]:
    """The same call announced once more."""
    again = msgspec.structs.replace(
        running,
        id=context.new_id(),
        at=context.now,
        nth=running.nth + 1,
        confirmed_at=None,
        confirmed_by="",
        moved_from="",
    )
    return [Put(msgspec.structs.replace(running, state="over")), Put(again)]


def running_call(floor: Floor, entry: str) -> Call | None:
    """The announcement of an entry that calls now."""
    return next((call for call in calls_of(floor, entry) if call.state == "calling"), None)


def calls_of(floor: Floor, entry: str) -> list[Call]:
    """The announcements of an entry that walls still show."""
    return [call for call in floor.of(Call) if call.entry == entry]


def settled(
    floor: Floor, entry: Entry, state: CallState, was: CallState = "calling"
) -> list[Change]:
    """The entry's announcements that are running, or as `was` says, now in the given state."""
    return [
        Put(msgspec.structs.replace(shown, state=state))
        for shown in calls_of(floor, entry.id)
        if shown.state == was
    ]


def ended_calls(floor: Floor, entry: Entry) -> list[Change]:
    """The entry's announcements once no desk has the customer any more."""
    return settled(floor, entry, "over") + settled(floor, entry, "served", "answered")


def withdrawn_calls(floor: Floor, entry: Entry) -> list[Change]:
    """The entry's announcements when they are true no longer: walls say so."""
    return settled(floor, entry, "withdrawn") + settled(floor, entry, "withdrawn", "answered")


def announced_as(floor: Floor, before: Entry, context: Context) -> list[Change]:
    """What walls show of an entry that a step back makes as before.

    Not called, being called, or at the desk. It is announced anew where walls do not have it: a
    call that another desk had taken over, what was done by voice, what has left the walls.
    """
    if before.state in ("on_hold", "completed"):
        return settled(floor, before, "served", "answered")
    desk = floor.get(Desk, before.desk)
    if before.state not in AT_DESK or desk is None:
        return withdrawn_calls(floor, before)
    # Resumed once, a customer has been announced more than once: only the last is true.
    last = calls_of(floor, before.id)[-1:]
    state: CallState = "answered" if before.state == "serving" else "calling"
    if last and last[0].desk == desk.id:
        return [Put(msgspec.structs.replace(last[0], state=state))]
    moved_from = last[0].desk_name if last and state == "calling" else ""
    back = announced(floor, before, desk, context, state=state, moved_from=moved_from)
    return withdrawn_calls(floor, before) + back


def later_calls(floor: Floor, missed: Entry) -> Iterator[Call]:
    """The customers whom the service point has called since this one missed a call."""
    return (
        call
        for call in floor.of(Call)
        if call.service_point == missed.service_point
        and call.nth == 1
        and call.at > missed.since
        and call.entry != missed.id
        and call.state != "withdrawn"
        and not call.moved_from
    )


def surplus_calls(floor: Floor, room: int = 0) -> list[Change]:
    """The oldest announcements leave the floor, so that there is room for new ones.

    Those stay by which the time of somebody who missed a call is counted.
    """
    surplus = len(floor.lists["call"]) + room - CALLS_KEPT
    if surplus <= 0:
        return []
    counted = _counted(floor)
    oldest = islice(floor.lists["call"], surplus)
    return [Gone("call", ident) for ident in oldest if ident not in counted]


def _counted(floor: Floor) -> set[str]:
    found: set[str] = set()
    for entry in floor.out_of_line.values():
        point = floor.get(ServicePoint, entry.service_point)
        if entry.state == "missed" and point is not None:
            needed = islice(later_calls(floor, entry), point.missed_calls)
            found.update(call.id for call in needed)
    return found
