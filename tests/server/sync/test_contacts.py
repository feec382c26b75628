"""Queries about contacts and the calendar, over a real socket."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from protocol.commands import Customer, ForgetPersons, Leave, PutStaff
from protocol.contact_commands import MergeContacts, PutContact, PutEvent, UnmergeContact
from protocol.messages import Qry
from protocol.outcomes import Saved, Ticketed
from protocol.records import Visit
from protocol.support_commands import PutCanned
from protocol.ticket_commands import OpenTicket
from protocol.ticket_queries import FoundContact, Occurrence, Rendered, TicketPast, Timed
from server.domain.actor import TIMER
from server.sync import timed
from tests.hall import ADMIN, ANN, NOON
from tests.server.sync.sockets import Client, Hall, sockets
from tests.server.sync.test_queries import ask, refused

ANA = Customer(name="Ana Lee", email="ana@example.org", phone="+4791234567")
ALIAS = Customer(name="Anna", email="anna@work.example")
HOUR = 3_600_000
T = TypeVar("T")


async def items(client: Client, kind: type[T], name: str, **args: Any) -> list[T]:
    return msgspec.convert((await ask(client, name, args)).items, list[kind])  # type: ignore[valid-type]


async def saved(hall: Hall, command: Any) -> str:
    answer = await hall.house.do(command, ANN)
    assert isinstance(answer, Saved | Ticketed), answer
    return answer.id if isinstance(answer, Saved) else answer.ticket


class Past:
    """Ana, who is also Anna: a visit before she was known, a ticket, and a series of events."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.ana = self.anna = self.ticket = self.event = self.person = ""

    async def comes(self) -> None:
        hall = self.hall
        await hall.house.do(PutStaff(staff=ANN.id, name="Ann", role="staff"), ADMIN)
        joined = await hall.join(customer=Customer(phone="0047 912 34 567"))
        await hall.house.do(Leave(entry=joined.entry), ANN)
        visit = hall.house.store.get("visit", joined.visit)
        assert isinstance(visit, Visit) and visit.person is not None
        self.person = visit.person
        self.ana = await saved(hall, PutContact(customer=ANA, tags=["vip"]))
        self.anna = await saved(hall, PutContact(customer=ALIAS))
        self.ticket = await saved(hall, OpenTicket(subject="Lock", text="x", contact=self.anna))
        times = {"start_at": NOON + HOUR, "end_at": NOON + 2 * HOUR}
        weekly = PutEvent(title="Call", contact=self.anna, recurs="FREQ=WEEKLY", **times)  # type: ignore[arg-type]
        self.event = await saved(hall, weekly)

    async def told(self, client: Client, contact: str) -> list[str]:
        found = await items(client, Timed, "timeline", contact=contact)
        assert [each.activity for each in found] == sorted(
            (each.activity for each in found), reverse=True
        )
        return [each.what for each in found]


async def test_the_past_of_a_contact_is_one_over_all_that_it_is(
    tmp_path: Path, monkeypatch: Any
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        past = Past(hall)
        await past.comes()
        own = ["contact_created", "queue_left", "queue_joined"]
        theirs = ["event_planned", "ticket_opened", "contact_created"]
        assert await past.told(client, past.ana) == own
        assert await past.told(client, past.anna) == theirs
        await saved(hall, MergeContacts(contact=past.ana, other=past.anna))
        both = ["contact_merged", *theirs, *own]
        for contact in (past.ana, past.anna):
            assert await past.told(client, contact) == both
        # What was linked stays linked when time has forgotten the addresses.
        persons = [past.person]
        await hall.house.do(ForgetPersons(contacts=persons, notes=[]), TIMER)
        assert await past.told(client, past.ana) == both
        said = {e.what: e.said for e in await items(client, Timed, "timeline", contact=past.ana)}
        assert (said["ticket_opened"], said["event_planned"]) == ("T-1", "Call")
        assert said["queue_joined"] == "A001"
        monkeypatch.setattr(timed, "PAGE", 5)
        first = await ask(client, "timeline", {"contact": past.ana})
        rest = await ask(client, "timeline", {"contact": past.ana}, first.next)
        same = await ask(client, "timeline", {"contact": past.ana, "cursor": first.next})
        assert same.items == rest.items
        assert (len(first.items), len(rest.items), rest.next) == (5, len(both) - 5, None)
        (ticket,) = await items(client, TicketPast, "tickets_of", contact=past.ana)
        assert (ticket.ticket, ticket.number, ticket.status) == (past.ticket, 1, "open")
        await saved(hall, UnmergeContact(contact=past.anna))
        assert await past.told(client, past.ana) == own
        assert await refused(client, Qry("q", "timeline", {"contact": "nobody"})) == (
            "unknown_contact"
        )
        assert await refused(client, Qry("q", "timeline", {"contact": past.ana}, "x")) == "invalid"


async def test_contacts_and_events_are_found(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        past = Past(hall)
        await past.comes()
        await saved(hall, MergeContacts(contact=past.ana, other=past.anna))
        for args in (
            {"text": " ana  LEE"},
            {"text": "Ana@Example.org"},
            {"text": "912 34 567"},
            {"text": "anna"},
            {"contact": past.anna},
            {"person": past.person},
        ):
            (found,) = await items(client, FoundContact, "find_contact", **args)
            assert (found.contact, found.merged, found.tags) == (past.ana, [past.anna], ["vip"])
            assert (found.open_tickets, found.last_at) == (1, NOON)
            assert found.merged_names == ["Anna"]
        assert await items(client, FoundContact, "find_contact", text="nobody") == []
        assert await refused(client, Qry("q", "find_contact", {"text": " "})) == "invalid"

        month = {"from_at": NOON, "to_at": NOON + 30 * 24 * HOUR}
        for more in ({}, {"owner": ANN.id}, {"contact": past.ana}):
            shown = await items(client, Occurrence, "events", **month, **more)
            assert [each.start_at for each in shown] == [
                NOON + HOUR + week * 7 * 24 * HOUR for week in range(5)
            ]
            assert {(each.event, each.contact_name) for each in shown} == {(past.event, "Anna")}
        assert await items(client, Occurrence, "events", **month, owner=ADMIN.id) == []
        alone = await items(client, Occurrence, "events", **month, event=past.event)
        assert len(alone) == 5 and {each.contact_name for each in alone} == {"Ana Lee"}
        assert all(e.whole is not None and e.whole.recurs == "FREQ=WEEKLY" for e in alone)
        assert await items(client, Occurrence, "events", **month, event="nobody") == []
        long = {"from_at": NOON, "to_at": NOON + 63 * 24 * HOUR}
        assert await refused(client, Qry("q", "events", long)) == "invalid"


async def test_a_canned_text_is_filled_in_for_whoever_may_use_it(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as client:
        past = Past(hall)
        await past.comes()
        text = "Dear {contact.first}, {contact.phone}"
        canned = await saved(hall, PutCanned(name="Hi", text=text, own=True))
        args = {"canned": canned, "ticket": past.ticket}
        (rendered,) = await items(client, Rendered, "canned", **args)
        # What stands for nothing stays to be seen: whoever sends it fills it in.
        assert (rendered.text, rendered.unknown) == (
            text.replace("{contact.first}", "Anna"),
            ["contact.phone"],
        )
        async with hall.guest("staff", 3) as other:
            assert await refused(other, Qry("q", "canned", args)) == "unknown_setting"
