"""What somebody wrote in tickets is gone with them, or with the ticket, from every byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocol.commands import Customer, ErasePerson, PutStaff, UpdateSite
from protocol.outcomes import Bulked, Saved, Ticketed
from protocol.places import TicketField
from protocol.records import Contact, Person, Ticket
from protocol.ticket_commands import (
    AddAttachment,
    AnswerTicket,
    BulkUpdate,
    Comment,
    DeleteTicket,
    KeepDraft,
    MergeTickets,
    OpenTicket,
    Reply,
    SplitTicket,
    TicketChange,
    UpdateTicket,
)
from server.domain.actor import PUBLIC
from server.domain.floor import Floor
from server.execution.persons import find_persons, person_export
from server.execution.verifying import verify
from server.store import erasing
from server.store.erased import Erased, erased_path, read_erased
from tests.hall import ADMIN, ANN, House, house
from tests.server.domain.tickets.desk import link
from tests.server.store.test_erasing import SECRET, bytes_of

OTHER = Customer(name="Other Person", email="other@else.example")
CANARY = Customer(name=SECRET, email="canaria@secret.example")


async def opened(at: House, customer: Customer, subject: str) -> str:
    answer = await at.do(
        OpenTicket(subject=subject, text=f"{subject} it is", customer=customer), PUBLIC
    )
    assert isinstance(answer, Ticketed)
    return answer.ticket


async def a_desk(at: House) -> None:
    await at.do(PutStaff(staff=ANN.id, name=ANN.name, role="staff"))
    field = TicketField("serial", "Serial number")
    await at.do(UpdateSite(support=True, ticket_fields=[field]))


async def written_of(at: House, ticket: str) -> None:
    """All that is ever written of a ticket."""
    file = at.ids()
    await at.do(
        AddAttachment(
            attachment=file,
            ticket=ticket,
            name=f"{SECRET}.png",
            content_type="image/png",
            size=9,
            hash="5" * 64,
        ),
        link(ticket),
    )
    await at.do(
        AnswerTicket(ticket=ticket, text=f"{SECRET} again", attachments=[file]), link(ticket)
    )
    await at.do(Reply(ticket=ticket, text=f"Dear {SECRET}"), ANN)
    await at.do(Comment(ticket=ticket, text=f"{SECRET} is rude"), ANN)
    await at.do(KeepDraft(ticket=ticket, draft="reply", text=f"{SECRET}, you"), ANN)
    change = TicketChange(fields={"serial": SECRET}, subject=f"{SECRET}'s lock")
    await at.do(UpdateTicket(ticket=ticket, change=change), ANN)


def nothing_left(at: House, folder: Path) -> None:
    found = bytes_of(folder)
    for told in (SECRET, "canaria@", "secret.example", "5" * 64):
        assert told.encode() not in found, told
    assert b"Other Person" in found and b"Another lock" in found, "of others nothing is lost"
    assert SECRET not in repr(at.store.newest.past(0))
    assert SECRET not in repr(at.tailer.floor.state)


async def test_a_ticket_that_is_deleted_leaves_no_byte_of_its_customer(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        begin, behind = Floor(at.store.live()[1]), at.door.head.seq
        await a_desk(at)
        other = await opened(at, OTHER, "Another lock")
        ticket = await opened(at, CANARY, SECRET)
        await written_of(at, ticket)
        contact = at.tailer.floor.get(Ticket, ticket).contact  # type: ignore[union-attr]
        assert isinstance(await at.do(DeleteTicket(ticket=ticket), ADMIN), Saved)
        nothing_left(at, tmp_path)
        assert at.store.get("ticket", ticket) is None and at.store.get("contact", contact) is None
        assert Erased("", at.clock.now(), ticket) in read_erased(
            erased_path(at.store.path).read_bytes()
        )
        for each in at.store.log(behind):
            begin.apply(each.changes)
        for floor in (begin, at.tailer.floor):
            floor.forget_ended()
        assert begin.state == at.tailer.floor.state == Floor(at.store.live()[1]).state
        await at.do(DeleteTicket(ticket=other), ADMIN)
        assert (await opened(at, OTHER, "Third")) and at.tailer.floor.cases.by_number.keys() == {3}


@pytest.mark.parametrize("closed", [False, True])
async def test_whoever_is_erased_leaves_tickets_without_a_word(
    tmp_path: Path, closed: bool
) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        await opened(at, OTHER, "Another lock")
        ticket = await opened(at, CANARY, SECRET)
        await written_of(at, ticket)
        if closed:
            await at.do(UpdateTicket(ticket=ticket, change=TicketChange(status="closed")), ANN)
            at.tailer.floor.forget_ended()
        found = at.store.get("ticket", ticket)
        assert isinstance(found, Ticket)
        contact = at.store.get("contact", found.contact)
        assert isinstance(contact, Contact)
        await at.do(ErasePerson(person=contact.person), ADMIN)
        nothing_left(at, tmp_path)
        left = at.store.get("ticket", ticket)
        assert isinstance(left, Ticket)
        assert (left.subject, left.fields, left.messages) == ("", {}, found.messages)
        assert left.status == "closed" and left.due_at is None, "nobody could be answered"
        person = at.store.get("person", contact.person)
        assert isinstance(person, Person) and person.email == ""


async def test_whoever_asks_what_is_known_of_them_is_handed_their_tickets(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        ticket = await opened(at, CANARY, "The lock")
        await written_of(at, ticket)
        (found,) = find_persons(at.store, CANARY.email)
        known = person_export(at.store, found.person, at.clock.now())
        assert known is not None
        (one,) = known.tickets
        assert (one["number"], one["fields"], one["status"]) == (
            1, {"serial": SECRET}, "in_progress",
        )  # fmt: skip
        kinds = [each["message_kind"] for each in one["thread"]]
        assert kinds == ["customer", "customer", "reply", "comment", "note"]
        assert one["files"][0]["name"] == f"{SECRET}.png"
        assert {each["what"] for each in one["messages"]} == {"ticket_opened", "ticket_reply"}
        assert {row["op"] for row in known.audit} >= {"open_ticket", "reply_ticket"}


async def test_a_customer_with_another_ticket_stays_known(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        first, second = [await opened(at, OTHER, "Another lock") for _ in range(2)]
        await at.do(UpdateTicket(ticket=first, change=TicketChange(status="closed")), ANN)
        at.tailer.floor.forget_ended()
        await at.do(DeleteTicket(ticket=second), ADMIN)
        assert b"other@else.example" in bytes_of(tmp_path)
        assert isinstance(at.store.get("ticket", first), Ticket)


@pytest.mark.parametrize("how", ["merged", "split"])
async def test_a_ticket_that_is_deleted_takes_the_messages_along_that_came_from_another(
    tmp_path: Path, how: str
) -> None:
    async with house(tmp_path) as at:
        begin, behind = Floor(at.store.live()[1]), at.door.head.seq
        await a_desk(at)
        first = await opened(at, OTHER, "Another lock")
        gone = await opened(at, OTHER, "The same lock")
        await at.do(AnswerTicket(ticket=first, text=f"{SECRET} is my name"), link(first))
        at.clock.advance(1)
        await at.do(Comment(ticket=first, text="this stays if it is split"), ANN)
        if how == "merged":
            await at.do(MergeTickets(ticket=gone, tickets=[first]), ANN)
        else:
            split = await at.do(SplitTicket(ticket=first, messages=[2], subject="Apart"), ANN)
            assert isinstance(split, Bulked)
            gone = split.ticket
        assert isinstance(await at.do(DeleteTicket(ticket=gone), ADMIN), Saved)
        nothing_left(at, tmp_path)
        assert verify(at.store, at.clock.now()).faults == []
        assert (b"this stays" in bytes_of(tmp_path)) is (how == "split")
        for each in at.store.log(behind):
            begin.apply(each.changes)
        for floor in (begin, at.tailer.floor):
            floor.forget_ended()
        assert begin.state == at.tailer.floor.state == Floor(at.store.live()[1]).state


async def test_whoever_is_erased_is_in_nothing_that_was_done_to_many_tickets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "SOUGHT_MOST", 1)  # as of somebody with a thousand tickets
    async with house(tmp_path) as at:
        await a_desk(at)
        await opened(at, OTHER, "Another lock")
        both = [await opened(at, CANARY, f"{SECRET} {n}") for n in range(2)]
        await at.do(BulkUpdate(tickets=both, change=TicketChange(priority="high")), ANN)
        renamed = TicketChange(subject=f"Of {SECRET}", fields={"serial": SECRET}, team="Locks")
        await at.do(BulkUpdate(tickets=both, change=renamed), ANN)
        found = at.store.get("ticket", both[0])
        assert isinstance(found, Ticket)
        contact = at.store.get("contact", found.contact)
        assert isinstance(contact, Contact)
        await at.do(ErasePerson(person=contact.person), ADMIN)
        nothing_left(at, tmp_path)
        assert b'"team":"Locks"' in bytes_of(tmp_path)
        assert verify(at.store, at.clock.now()).faults == []


async def test_what_was_done_to_many_goes_when_it_is_long_too_late_to_take_it_back(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        ticket = await opened(at, OTHER, "Another lock")
        done = BulkUpdate(tickets=[ticket], change=TicketChange(priority="high"))
        batch = await at.do(done, ANN)
        assert isinstance(batch, Bulked)
        at.clock.advance(8 * 86_400)
        later = await at.do(done, ANN)
        assert isinstance(later, Bulked) and later.batch == ""
        await at.door.prune()
        assert at.store.get("bulk_change", batch.batch) is None
