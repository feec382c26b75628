"""What a topic shows of the past, which the floor has forgotten: read when the topic is opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from protocol.changes import State, apply, key_of
from protocol.records import Record, Reservation
from protocol.topics import Topic
from server.clock import Clock
from server.domain.own_links import is_good
from server.execution.door import Door
from server.execution.exactly import exactly
from server.execution.tailer import Tailer
from server.store import contacts, past_bookings, requests_followed, tickets
from server.store.log import LogEntry
from server.store.store import Store
from server.sync import newest
from server.sync.recent_tickets import HELD
from server.sync.weeks import week_span

ENDED_SHOWN_MS: Final = 24 * 3_600_000
"""For so long a private link shows how its visit ended."""
Past = Sequence[Record]
"""Records as the disk has them."""


async def past_of(visit: str, door: Door, tailer: Tailer, clock: Clock) -> Past | None:
    """A visit that the floor lacks because it has ended, as long as that is shown.

    None also when it is newer than the floor: then the floor has it by the time that this returns.
    """
    found = await asyncio.to_thread(door.visit, visit)
    if found is None or found[0].ended_at is None:
        await tailer.reached(door.head.seq)
        return None
    return found if clock.now() - found[0].ended_at <= ENDED_SHOWN_MS else None


async def past_reservation(ident: str, door: Door, tailer: Tailer) -> Past:
    """A reservation that the floor lacks, with its visit and meeting, if there is such."""
    return await _exact(tailer, door, lambda: past_bookings.reservation(door.store, ident))


async def past_week(monday: str, door: Door, tailer: Tailer) -> Past:
    """The reservations of a week with persons and meetings."""
    site = tailer.floor.site
    span = week_span(monday, site.zone, site.roll_hour)
    return await _exact(tailer, door, lambda: past_bookings.between(door.store, *span))


async def _exact(tailer: Tailer, door: Door, read: Callable[[], past_bookings.Read]) -> Past:
    """Records as they are at the tailer's head. No await may come between this and their use."""
    found, since = await exactly(tailer, door.store, read)
    return _folded(found, since)


async def past_contact(ident: str, door: Door, tailer: Tailer) -> Past:
    """A contact with all who are the same, their persons and events."""
    while True:
        read = partial(contacts.page, door.store, ident)
        found, since = await exactly(tailer, door.store, read)
        # Whoever became the same meanwhile has a person and events that were not read.
        if not any(c.key.kind == "contact" for entry in since for c in entry.changes):
            return _folded(found, since)


def _folded(found: Sequence[Record], since: Sequence[LogEntry]) -> Past:
    state: State = {key_of(record): record for record in found}
    for entry in since:
        apply(state, entry.changes)
    return list(state.values())


async def past_of_topic(topic: Topic, door: Door, tailer: Tailer, clock: Clock) -> Past | None:
    """What a topic shows that the floor has forgotten, or may have."""
    match topic.rule.kind:
        case "visitor":
            return await past_of(topic.id, door, tailer, clock)
        case "reservation":
            past = await past_reservation(topic.id, door, tailer)
            booked = next((each for each in past if isinstance(each, Reservation)), None)
            return past if booked is not None and is_good(booked, clock.now()) else None
        case "book":
            return await past_week(topic.id, door, tailer)
        case "contact":
            return await past_contact(topic.id, door, tailer)
        case "tickets" | "ticket" | "thread":
            return await _exact(tailer, door, lambda: _of_tickets(topic, door.store))
        case "request":
            return await _exact(tailer, door, lambda: requests_followed.whole(door.store, topic.id))
        case "own_request":
            return await _exact(
                tailer, door, lambda: requests_followed.public(door.store, topic.id)
            )
    return None


def _of_tickets(topic: Topic, store: Store) -> tickets.Read:
    match topic.rule.kind:
        case "ticket":
            return tickets.whole(store, topic.id, 2 * newest.TO_COLLEAGUES)
        case "thread":
            return tickets.public(store, topic.id, 2 * newest.TO_CUSTOMERS)
    return tickets.lately(store, HELD)
