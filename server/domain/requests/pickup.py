"""Picking up: who is here for something that is ready waits in line under its number."""

from __future__ import annotations

from protocol.changes import Put
from protocol.records import Contact, Person
from protocol.request_commands import JoinPickup
from protocol.request_states import RequestState
from protocol.service_requests import shown
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.joining import own_place
from server.domain.refused import refuse
from server.domain.requests import in_line
from server.domain.requests.known import open_one, own
from server.domain.requests.opening import terms_of
from server.domain.requests.steps import changed
from server.domain.seating import known_point

FOR_PICKUP: frozenset[RequestState] = frozenset({"ready", "return_ready"})
"""States in which there is something to pick up."""


def join_pickup(floor: Floor, command: JoinPickup, context: Context) -> Decision:
    """A place in the line of those who pick up; twice answers the same. What becomes of the place
    is of the line alone: the request ends when it is handed over."""
    request = open_one(floor, own(floor, command.request, context))
    entry = floor.live.get(request.pickup or "")
    again = own_place(floor, entry) if entry is not None else None
    if again is not None:
        return Decision(again, [])
    if request.state not in FOR_PICKUP:
        raise refuse(
            "wrong_state",
            f"{shown(request.number)} is not ready to be picked up. Its page shows when it is.",
        )
    in_line.must_be_free(floor, request)
    terms = terms_of(floor, known_point(floor, request.service_point))
    contact = floor.get(Contact, request.contact)
    person = floor.get(Person, contact.person) if contact is not None else None
    line = in_line.join(floor, request, terms.pickup, person, context)
    after = changed(request, context, pickup=line.joined.visit)
    return Decision(line.joined, [*line.changes, Put(after)])
