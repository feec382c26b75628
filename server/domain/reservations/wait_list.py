"""The wait list: who wants a time that is not free."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from protocol.booking_commands import JoinWaitList, LeaveWaitList
from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.records import Definition, Person, WaitListed
from server.domain.booked import OPEN_WISHES
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.reservations.customers import keys, told
from server.domain.reservations.states import definition_of
from server.domain.slots import Wanted, free

LONGEST_MS: Final = 31 * 86_400_000
MOST: Final = 300
"""So many wait for one definition."""
SAME_MOST: Final = 3
"""So many times one customer waits for one definition."""


def join_wait_list(floor: Floor, command: JoinWaitList, context: Context) -> Decision:
    """Ask to be offered a time that comes free. Raises `Refused` where one is free already."""
    guest = context.actor.is_guest
    definition = definition_of(floor, command.definition, guest=guest)
    from_at = max(command.from_at, context.now)
    if not from_at <= command.to_at <= from_at + LONGEST_MS:
        raise refuse(
            "invalid",
            "Choose times that are to come, within a month, the end after the beginning.",
            field="toAt",
        )
    person = told(Person(id=context.new_id()), command.customer, context.actor, floor.site.country)
    _room(floor, definition, person)
    wanted = Wanted(
        definition,
        seats=command.seats,
        customer=keys(person),
        by="customer" if guest else "staff",
    )
    found = free(floor, wanted, from_at, command.to_at + 1, context.now, most=3)
    if found:
        raise refuse(
            "invalid",
            "There is a free time then already. Book it.",
            field="fromAt",
            starts=[each.start_at for each in found],
        )
    listed = WaitListed(
        id=context.new_id(),
        definition=definition.id,
        from_at=from_at,
        to_at=command.to_at,
        at=context.now,
        person=person.id,
        seats=command.seats,
        language=command.language or floor.site.languages[0],
    )
    return Decision(Saved(id=listed.id), [Put(person), Put(listed)])


def _room(floor: Floor, definition: Definition, person: Person) -> None:
    waiting = [
        each
        for each in floor.of(WaitListed)
        if each.definition == definition.id and each.state in OPEN_WISHES
    ]
    known = keys(person)
    same = (each for each in waiting if known & keys(floor.get(Person, each.person)))
    if len(waiting) >= MOST or sum(1 for _ in same) >= SAME_MOST:
        raise refuse("limit_reached", "The wait list takes no more. Please call us.")


def leave_wait_list(floor: Floor, command: LeaveWaitList, context: Context) -> Decision:
    """No longer wanted."""
    before = floor.get(WaitListed, command.wait_listed)
    if before is None or before.state not in OPEN_WISHES:
        raise refuse("not_found", "Nobody waits there any more.", field="waitListed")
    after = replace(before, state="over", hold=None, version=before.version + 1)
    changes: list[Change] = [Put(after)]
    if before.hold is not None:
        changes.insert(0, Gone("slot_hold", before.hold))
    return Decision(Saved(id=after.id, version=after.version), changes)
