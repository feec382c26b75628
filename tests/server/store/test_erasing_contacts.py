"""Whoever is erased as a contact is gone from every byte, and the audit is whole."""

from __future__ import annotations

from pathlib import Path

from protocol.commands import CreateServicePoint, Customer, JoinQueue, Leave, PutStaff, UpdateSite
from protocol.contact_commands import DeleteContact, MergeContacts, PutContact, PutEvent
from protocol.outcomes import Joined, Refusal, Saved
from protocol.records import CalendarEvent, Contact, Person, Ticket, Visit
from protocol.ticket_commands import OpenTicket, TicketChange, UpdateTicket
from server.clock import ManualClock
from server.execution.verifying import verify
from server.jobs.forgetting import Forgetting
from tests.hall import ADMIN, ANN, NOON, House, house
from tests.server.store.test_erasing import SECRET, bytes_of

HOUR = 3_600_000
CANARY = Customer(name=SECRET, email="canaria@secret.example", phone="+4791234567")
ALIAS = Customer(name=f"{SECRET} too", email="other@secret.example")


async def saved(at: House, command: object) -> str:
    answer = await at.do(command, ANN)  # type: ignore[arg-type]
    assert isinstance(answer, Saved), answer
    return answer.id


async def known_all_over(at: House) -> tuple[str, str, str]:
    """A contact with an alias, a visit, a ticket and events; their ids and the visit's."""
    await at.do(PutStaff(staff=ANN.id, name=ANN.name, role="staff"))
    point = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
    assert isinstance(point, Saved)
    contact = await saved(at, PutContact(customer=CANARY, staff_notes=f"{SECRET} is kind"))
    alias = await saved(at, PutContact(customer=ALIAS, tags=["vip"], owner=ANN.id))
    await saved(at, MergeContacts(contact=contact, other=alias))
    joined = await at.do(JoinQueue(service_point=point.id, customer=Customer(phone=CANARY.phone)))
    assert isinstance(joined, Joined)
    for start_at in (NOON - HOUR, NOON + HOUR):
        times = {"start_at": start_at, "end_at": start_at + HOUR // 2}
        words = {"title": f"Meet {SECRET}", "notes": SECRET, "place": SECRET}
        await saved(at, PutEvent(contact=alias, **times, **words))  # type: ignore[arg-type]
    ticket = OpenTicket(subject=SECRET, text=SECRET, contact=alias)
    await at.do(ticket, ANN)
    return contact, alias, joined.visit


async def test_all_that_is_known_of_a_contact_goes_with_all_that_are_the_same(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        contact, alias, visit = await known_all_over(at)
        linked = at.store.get("visit", visit)
        assert isinstance(linked, Visit)
        person = at.store.get("person", linked.person or "")
        assert isinstance(person, Person) and person.contact == contact
    async with house(tmp_path) as at:
        assert isinstance(await at.do(DeleteContact(contact=contact), ADMIN), Saved)
        found = bytes_of(tmp_path)
        for told in (SECRET, "canaria@", "other@secret", "91234567"):
            assert told.encode() not in found, told
        for ident in (contact, alias):
            known = at.store.get("contact", ident)
            assert isinstance(known, Contact) and (known.tags, known.owner) == ([], None)
        floor = at.tailer.floor
        states = {e.start_at: (e.state, e.title) for e in floor.of(CalendarEvent)}
        assert states == {NOON - HOUR: ("planned", ""), NOON + HOUR: ("cancelled", "")}
        assert verify(at.store, NOON).faults == []
        again = await at.do(DeleteContact(contact=contact), ADMIN)
        assert isinstance(again, Refusal) and again.code == "unknown_contact"


async def test_what_ended_long_ago_loses_its_texts_and_what_goes_on_keeps_them(
    tmp_path: Path,
) -> None:
    clock = ManualClock(NOON)
    async with house(tmp_path, clock) as at:
        contact, alias, visit = await known_all_over(at)
        await at.do(Leave(entry=at.tailer.floor.live[visit].id), ANN)
        await at.do(UpdateSite(keep_tickets_d=30), ADMIN)
        (ticket,) = [each.id for each in at.tailer.floor.of(Ticket)]
        kept = await saved(at, PutContact(customer=Customer(name="Other Person")))
        times = {"start_at": NOON + HOUR, "end_at": NOON + 2 * HOUR}
        weekly = PutEvent(contact=kept, title="Call", recurs="FREQ=WEEKLY", **times)  # type: ignore[arg-type]
        await saved(at, weekly)
        closing = UpdateTicket(ticket=ticket, change=TicketChange(status="closed"))
        await at.do(closing, ANN)
        forgetting = Forgetting(at.door, at.tailer, clock)
        clock.advance(29 * 86_400)
        await forgetting.forget()
        assert SECRET in named(at, contact) and SECRET in named(at, alias)
        clock.advance(2 * 86_400)
        await forgetting.forget()
        found = bytes_of(tmp_path)
        for told in ("canaria@", "other@secret", "91234567"):
            assert told.encode() not in found, told
        assert named(at, contact) == named(at, alias) == "" and named(at, kept) == "Other Person"
        bare = at.store.get("ticket", ticket)
        assert isinstance(bare, Ticket) and (bare.subject, bare.status) == ("", "closed")
        assert verify(at.store, NOON).faults == []
        head = at.door.head
        await forgetting.forget()
        assert at.door.head == head


def named(at: House, contact: str) -> str:
    known = at.store.get("contact", contact)
    person = at.store.get("person", known.person) if isinstance(known, Contact) else None
    assert isinstance(person, Person)
    return person.name
