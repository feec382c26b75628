"""What memory need not keep any more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from protocol.changes import Key
from protocol.records import (
    LIVE_STATES,
    Contact,
    Entry,
    Message,
    Reservation,
    Visit,
    WaitListed,
)
from server.domain import booked, cases, request_cases

if TYPE_CHECKING:
    from server.domain.floor import Floor


def done_with(floor: Floor) -> Iterator[Key]:
    """Ended records that nothing names, with visits, contacts and persons. Each is to be dropped
    before the next is asked for: what it named goes with it.

    A visit stays while any of its legs does.
    """
    undoable = floor.lists["undoable"]
    for entry in [e for e in floor.of(Entry) if e.state not in LIVE_STATES]:
        if entry.id not in undoable:
            yield Key("entry", entry.id)
    yield from booked.done_with(floor.lists, floor.site)
    yield from request_cases.done_with(floor.lists)
    yield from cases.done_with(floor.lists, booked.day_began(floor.site))
    named = {entry.visit for entry in floor.of(Entry)}
    named |= {each.visit for each in floor.of(Reservation) if each.visit is not None}
    for visit in [v for v in floor.of(Visit) if v.id not in named]:
        yield Key("visit", visit.id)
    known = {visit.person for visit in floor.of(Visit)}
    known |= {each.person for each in floor.of(Reservation)}
    known |= {listed.person for listed in floor.of(WaitListed)}
    known |= {message.person for message in floor.of(Message)}
    known |= {contact.person for contact in floor.of(Contact)}
    for ident in [p for p in floor.lists["person"] if p not in known]:
        yield Key("person", ident)
