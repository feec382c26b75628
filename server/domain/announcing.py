"""The announcements that walls carry: made, settled when somebody came or nobody did, dropped."""

from __future__ import annotations

from typing import Final

import msgspec

from protocol.changes import Change, Gone, Put
from protocol.records import Call, CallState, Desk, Entry
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
) -> list[Change]:
    """A new announcement of the entry at the desk; the oldest of all makes room for it.

    With `answered` it says without a sound that the desk has the customer.
    """
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
    )
    return [Put(call), *surplus_calls(floor, room=1)]


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


def surplus_calls(floor: Floor, room: int = 0) -> list[Change]:
    """The oldest announcements leave the floor, so that there is room for new ones."""
    calls = [Gone("call", shown.id) for shown in floor.of(Call)]
    return list(calls[: max(0, len(calls) + room - CALLS_KEPT)])
