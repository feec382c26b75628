"""Mails of tickets: they belong to their thread, say what was written, and nothing internal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from protocol.commands import UpdateSite
from protocol.outcomes import Saved, Ticketed
from protocol.queue_commands import Customer
from protocol.records import TicketMessage
from protocol.ticket_commands import (
    AddAttachment,
    Comment,
    OpenTicket,
    ReceiveMail,
    Reply,
    SendTickets,
    TicketChange,
    UpdateTicket,
)
from server.clock import ManualClock
from server.domain.actor import PUBLIC, TIMER
from server.jobs.outbox import Outbox
from server.letters.desk import desk_of
from server.letters.rendering import Letters
from server.mail.composing import composed
from server.mail.transports import Chosen
from server.store.attachments import Attachments
from tests.hall import ANN, NOON, House, house
from tests.server.jobs.posted import Post
from tests.server.letters.bookings import LINKS

GRETA = Customer(name="Greta Holm", email="greta@mail.example")
HERS = f"<{'DB9PR04MB8410' * 3}@DB9PR04MB8410.eurprd04.prod.mail.example>"
"""Longer than a line of a mail, as those of Exchange are."""
OWN = "desk@riverside.example"


class Written:
    """A house that writes mails about tickets, and what it has written."""

    def __init__(self, at: House, folder: Path) -> None:
        self.at, self.post = at, Post()
        self.files = Attachments(folder / "attachments")
        tokens: Any = SimpleNamespace(ticket=lambda ident: f"t{ident}")
        self.box = ""
        desk = desk_of(
            tokens, lambda: "https://riverside.example", at.store, self.files, lambda: self.box
        )
        self.outbox = Outbox(
            at.door, at.tailer, at.clock, Letters(LINKS, desk).render,
            lambda: Chosen({"mail": self.post}, {"mail": "", "sms": ""}, OWN),
        )  # fmt: skip
        self.outbox.take_over()

    async def mails(self) -> list[EmailMessage]:
        """What has gone out by now."""
        await self.outbox.send_due("mail")
        gone = [bytes(composed(letter, OWN)).replace(b"\r\n", b"\n") for letter in self.post.got]
        return [message_from_bytes(each, policy=SMTP) for each in gone]


@asynccontextmanager
async def writing(folder: Path) -> AsyncIterator[Written]:
    async with house(folder, ManualClock(NOON)) as at:
        await at.do(UpdateSite(support=True, support_email="help@riverside.example"))
        yield Written(at, folder)


async def asked(here: Written) -> Ticketed:
    """Greta has written a mail."""
    mail = ReceiveMail(
        mail_id=HERS, sender="greta@mail.example", sender_name="Greta Holm",
        subject="It drips", text="On the left side.",
    )  # fmt: skip
    outcome = await here.at.do(mail, TIMER)
    assert isinstance(outcome, Ticketed)
    return outcome


async def test_an_answer_goes_into_the_thread_of_the_customers_own_mail(tmp_path: Path) -> None:
    async with writing(tmp_path) as here:
        ticket = await asked(here)
        await here.at.do(Reply(ticket=ticket.ticket, text="We come\n  at ten."), ANN)
        reply = (await here.mails())[-1]
        found = here.at.store.get("ticket_message", f"{ticket.ticket}.2")
        assert isinstance(found, TicketMessage)
        assert reply["Message-ID"] == found.mail_id
        assert (reply["In-Reply-To"], reply["References"]) == (HERS, HERS)
        assert reply["Subject"] == "Re: It drips [T-1]" and reply["Auto-Submitted"] is None
        assert str(reply["Reply-To"]).endswith("<help@riverside.example>")
        plain = reply.get_body(("plain",))
        assert plain is not None and "We come\n  at ten." in plain.get_content()
        assert "https://riverside.example/support/t" in plain.get_content()


async def test_the_number_stands_behind_a_subject_of_any_length(tmp_path: Path) -> None:
    async with writing(tmp_path) as here:
        asks = OpenTicket(subject="It drips " * 22, text="On the left side.", customer=GRETA)
        assert isinstance(await here.at.do(asks, PUBLIC), Ticketed)
        (opened,) = await here.mails()
        assert str(opened["Subject"]).endswith("drips [T-1]")


async def test_that_a_ticket_was_opened_is_an_automatic_mail(tmp_path: Path) -> None:
    async with writing(tmp_path) as here:
        await asked(here)
        (opened,) = await here.mails()
        assert opened["Auto-Submitted"] == "auto-generated"
        assert (opened["In-Reply-To"], opened["Subject"]) == (
            HERS,
            "We have your message: It drips [T-1]",
        )


async def test_where_a_mail_box_is_read_mails_can_be_answered_there(tmp_path: Path) -> None:
    async with writing(tmp_path) as here:
        await here.at.do(UpdateSite(support_email=""))
        here.box = "box@riverside.example"
        await asked(here)
        (opened,) = await here.mails()
        assert str(opened["Reply-To"]).endswith("<box@riverside.example>")
        plain = opened.get_body(("plain",))
        assert plain is not None and "You can simply answer this mail." in plain.get_content()


async def test_a_comment_is_in_no_mail_whatever_follows(tmp_path: Path) -> None:
    async with writing(tmp_path) as here:
        ticket = await asked(here)
        await here.at.do(Comment(ticket=ticket.ticket, text="She always complains"), ANN)
        await here.at.do(Reply(ticket=ticket.ticket, text="We come"), ANN)
        solved = UpdateTicket(ticket=ticket.ticket, change=TicketChange(status="resolved"))
        await here.at.do(solved, ANN)
        mails = await here.mails()
        assert len(mails) == 3 and not any(b"complains" in bytes(mail) for mail in mails)


async def test_files_go_with_the_answer(tmp_path: Path) -> None:
    async with writing(tmp_path) as here:
        ticket = await asked(here)
        stored = here.files.put(b"one,two\n", "prices.csv")
        ident = here.at.ids()
        brings = AddAttachment(
            attachment=ident, ticket=ticket.ticket, name="prices.csv",
            content_type=stored.content_type, size=stored.size, hash=stored.hash,
        )  # fmt: skip
        assert isinstance(await here.at.do(brings, ANN), Saved)
        await here.at.do(Reply(ticket=ticket.ticket, text="See", attachments=[ident]), ANN)
        (file,) = (await here.mails())[-1].iter_attachments()
        assert file.get_filename() == "prices.csv" and b"one,two" in file.get_payload(decode=True)


async def test_whoever_asks_is_mailed_the_links_of_all_that_is_theirs(tmp_path: Path) -> None:
    async with writing(tmp_path) as here:
        for subject in ("First", "Second"):
            await here.at.do(OpenTicket(subject=subject, text="?", customer=GRETA), PUBLIC)
        await here.mails()
        await here.at.do(SendTickets(email="Greta@mail.example"), PUBLIC)
        mail = (await here.mails())[-1]
        plain = mail.get_body(("plain",))
        assert plain is not None
        assert plain.get_content().count("https://riverside.example/support/t") == 2
        assert await here.at.do(SendTickets(email="nobody@mail.example"), PUBLIC)
        assert len(await here.mails()) == 3
