"""Tickets through the door: what memory has forgotten is read again for a command."""

from __future__ import annotations

from pathlib import Path

from protocol.commands import ClaimMessages, Customer, MarkMessage, PutStaff, UpdateSite
from protocol.outcomes import Refusal, Saved, Ticketed
from protocol.records import Message, Ticket, TicketMessage
from protocol.ticket_commands import (
    AnswerTicket,
    OpenTicket,
    ReceiveMail,
    Reply,
    SendTickets,
    TicketChange,
    UpdateTicket,
)
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.floor import Floor
from tests.hall import ANN, BEN, House, house
from tests.server.domain.tickets.desk import ZOE, link


async def a_desk(at: House) -> None:
    for each in (ANN, BEN):
        await at.do(PutStaff(staff=each.id, name=each.name, role="staff"))
    await at.do(UpdateSite(support=True, support_email="help@hall.example"))


async def told(at: House, command: object, actor: Actor) -> Ticketed:
    answer = await at.do(command, actor)  # type: ignore[arg-type]
    assert isinstance(answer, Ticketed), answer
    return answer


async def opened(at: House, **fields: object) -> Ticketed:
    command = OpenTicket(subject="The lock", text="It sticks", customer=ZOE, **fields)  # type: ignore[arg-type]
    return await told(at, command, PUBLIC)


async def everything_sent(at: House) -> None:
    unsent = [ident for of in at.tailer.floor.outbox.values() for ident in of]
    await at.do(ClaimMessages(messages=unsent), TIMER)
    for ident in unsent:
        await at.do(MarkMessage(message=ident, state="sent"), TIMER)


def mail(number: int, **fields: object) -> ReceiveMail:
    return ReceiveMail(mail_id=f"<{number}@ash.example>", sender=ZOE.email, text="Hm", **fields)  # type: ignore[arg-type]


async def test_a_closed_ticket_that_nobody_remembers_is_found_by_whoever_answers(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        first = await opened(at)
        nth = (await told(at, Reply(ticket=first.ticket, text="So"), ANN)).message
        done = TicketChange(status="closed")
        await at.do(UpdateTicket(ticket=first.ticket, change=done), ANN)
    async with house(tmp_path) as at:
        assert at.tailer.floor.get(Ticket, first.ticket) is not None, "mails are still to be sent"
        await everything_sent(at)
    async with house(tmp_path) as at:
        assert at.tailer.floor.get(Ticket, first.ticket) is None
        sent = at.store.get("ticket_message", f"{first.ticket}.{nth}")
        assert isinstance(sent, TicketMessage)
        by_mail = await told(at, mail(1, in_reply_to=sent.mail_id), TIMER)
        again = await told(at, mail(1, in_reply_to=sent.mail_id), TIMER)
        assert by_mail.opened and again == by_mail
        by_link = await told(at, AnswerTicket(ticket=first.ticket, text="Hm"), link(first.ticket))
        numbers = (first.number, by_mail.number, by_link.number)
        assert numbers == (1, 2, 3)
        old = at.store.get("ticket", first.ticket)
        assert isinstance(old, Ticket) and old.links == [by_mail.ticket, by_link.ticket]
        assert {at.tailer.floor.get(Ticket, t.ticket).contact for t in (by_mail, by_link)} == {  # type: ignore[union-attr]
            old.contact
        }


async def test_mails_of_one_batch_know_one_another(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        first, again, answer = [
            at.door.execute(command, TIMER)
            for command in (mail(1), mail(1), mail(2, in_reply_to="<1@ash.example>"))
        ]
        outcomes = [(await each).answer for each in (first, again, answer)]
        assert outcomes[0] == outcomes[1]
        assert isinstance(outcomes[2], Ticketed) and not outcomes[2].opened
        assert outcomes[2].number == 1


async def test_who_wrote_meanwhile_is_read_from_the_thread(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        first = await opened(at)
        for nth in range(3):
            await at.do(Reply(ticket=first.ticket, text=f"Part {nth}"), BEN)
        change = TicketChange(priority="high")
        await at.do(UpdateTicket(ticket=first.ticket, change=change), ANN)
        late = await at.do(Reply(ticket=first.ticket, text="Mine", thread=1), ANN)
        assert isinstance(late, Refusal) and late.code == "thread_moved"
        assert late.detail.startswith(f"{BEN.name} wrote meanwhile")


async def test_links_of_tickets_that_are_closed_are_mailed_too(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        first = await opened(at)
        done = TicketChange(status="closed")
        await at.do(UpdateTicket(ticket=first.ticket, change=done), ANN)
    async with house(tmp_path) as at:
        assert isinstance(await at.do(SendTickets(email=ZOE.email), PUBLIC), Saved)
        links = [m for m in at.tailer.floor.of(Message) if m.what == "ticket_links"]
        assert len(links) == 1


async def test_what_is_loaded_after_a_restart_is_what_was_kept(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        await a_desk(at)
        first = await opened(at)
        await at.do(Reply(ticket=first.ticket, text="So"), ANN)
        other = Customer(name="Old Mr Ash", phone="+49 30 901820")
        second = await told(at, OpenTicket(subject="A key", text="Lost", customer=other), ANN)
        done = TicketChange(status="closed")
        await at.do(UpdateTicket(ticket=second.ticket, change=done), ANN)
        at.tailer.floor.forget_ended()
        assert Floor(at.store.live()[1]).state == at.tailer.floor.state
        assert at.tailer.floor.get(Ticket, second.ticket) is None
        reopened = TicketChange(status="open")
        await at.do(UpdateTicket(ticket=second.ticket, change=reopened), ANN)
        at.tailer.floor.forget_ended()
        assert Floor(at.store.live()[1]).state == at.tailer.floor.state
