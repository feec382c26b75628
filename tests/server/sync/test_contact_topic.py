"""The topic of a contact: with all who are the same and their events, as colleagues change them."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from protocol.changes import Gone, Put
from protocol.contact_commands import (
    DeleteContact,
    DeleteEvent,
    MergeContacts,
    PutContact,
    PutEvent,
    UnmergeContact,
)
from protocol.messages import Delta, Snapshot
from protocol.outcomes import Saved
from protocol.records import CalendarEvent, Contact, Person
from protocol.replica import Replica
from server.domain.floor import Floor
from server.store.contacts import EVENTS_HELD, EVENTS_SHOWN
from server.sync.contact_projection import ContactProjection
from tests.hall import ADMIN, NOON
from tests.server.sync.sockets import Client, Hall, sockets
from tests.server.sync.test_contacts import HOUR, Past, saved
from tests.server.sync.test_tickets import follow


class Watcher:
    """A colleague who looks at a contact."""

    def __init__(self, client: Client, replica: Replica) -> None:
        self.client, self.replica = client, replica

    async def sees(self, names: set[str], events: set[str]) -> None:
        """Wait until the persons and events are these."""
        while (self.names, self.events) != (names, events):
            message = await self.client.hear()
            if isinstance(message, Snapshot):
                assert self.replica.snapshot(message) == "applied"
            elif isinstance(message, Delta):
                assert self.replica.delta(message) == "applied"

    @property
    def names(self) -> set[str]:
        return {each.name for each in self.replica.of(Person)}

    @property
    def events(self) -> set[str]:
        return {each.title for each in self.replica.of(CalendarEvent)}


async def test_whoever_looks_at_a_contact_sees_what_colleagues_do_with_it(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        past = Past(hall)
        await past.comes()
        ana = Watcher(client, await follow(client, f"contact/{past.ana}"))
        assert (ana.names, ana.events) == ({"Ana Lee"}, set())
        hall.house.tailer.floor.forget_ended()
        await saved(hall, MergeContacts(contact=past.ana, other=past.anna))
        await ana.sees({"Ana Lee", "Anna"}, {"Call"})
        await saved(hall, PutEvent(event=past.event, title="Call her"))
        await saved(hall, PutContact(contact=past.ana, tags=["north"]))
        await ana.sees({"Ana Lee", "Anna"}, {"Call her"})
        await saved(hall, UnmergeContact(contact=past.anna))
        await ana.sees({"Ana Lee"}, set())
        times = {"start_at": NOON - 2 * HOUR, "end_at": NOON - HOUR}
        held = await saved(hall, PutEvent(title="Held", contact=past.ana, **times))  # type: ignore[arg-type]
        await ana.sees({"Ana Lee"}, {"Held"})
        await saved(hall, DeleteEvent(event=held))
        await ana.sees({"Ana Lee"}, set())
        await _erase(hall, past.ana)
        await ana.sees({""}, set())
        (contact,) = ana.replica.of(Contact)
        assert (contact.id, contact.tags) == (past.ana, [])


async def _erase(hall: Hall, contact: str) -> None:
    assert isinstance(await hall.house.do(DeleteContact(contact=contact), ADMIN), Saved)


def test_of_many_events_series_and_what_begins_last_are_told_and_the_disk_is_asked_for_more() -> (
    None
):
    contact = Contact(id="c", person="p", made_at=0)
    event = CalendarEvent(id="", title="x", event_kind="demo", contact="c", owner="o", start_at=0,
                          end_at=1, zone="UTC", made_at=0)  # fmt: skip
    many = [replace(event, id=f"{at:03}", start_at=at) for at in range(1, EVENTS_HELD)]
    weekly, floor = replace(event, id="w", recurs="FREQ=WEEKLY"), Floor()
    shows = ContactProjection("c", [contact, Person(id="p"), *many, weekly])

    def shown() -> set[str]:
        found = (shows.render(floor, key) for key in shows.everything(floor))
        return {each.id for each in found if isinstance(each, CalendarEvent)}

    last = [each.id for each in many[1 - EVENTS_SHOWN :]]
    assert shown() == {"w", *last} and not shows.lacks
    touched = set(shows.touched(floor, Put(replace(event, id="n", start_at=999))))
    assert {key.id for key in touched} == {"n", last[0]} and not shows.lacks
    touched = set(shows.touched(floor, Gone("calendar_event", "n")))
    assert {key.id for key in touched} == {"n", last[0]} and shows.lacks
    assert shown() == {"w", *last}
