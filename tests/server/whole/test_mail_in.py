"""Mails that come in to a whole server, by the pipe and by IMAP, become tickets: once each."""

from __future__ import annotations

import asyncio
from pathlib import Path

from protocol.commands import UpdateSite
from protocol.records import Attachment, Ticket, TicketMessage
from server.data_folder import DataFolder
from server.domain.actor import OPERATOR
from server.mail.incoming.spool import Spool
from server.mail.settings import MAIL, MailSettings, write_settings
from tests.server.http.front import Front, front
from tests.server.mail.incoming.imap_server import imap_server
from tests.server.mail.incoming.test_sorting import REPORT
from tests.server.mail.incoming.written import mixed, plain

FIRST = mixed(b"\r\nIs it ready?", b"Content-Type: text/plain; name=serial.txt\r\n\r\nNo. 4711")
ANSWER = plain(
    "Tomorrow then.\n\nOn Mon, 3 Mar 2026 at 10:00, Jo <jo@mail.example> wrote:\n> Is it ready?",
    Message_ID="<b@mail.example>",
    In_Reply_To="<a@mail.example>",
    Subject="Re: My watch",
)
PROGRAMS = (
    plain("Away", Auto_Submitted="auto-replied", Message_ID="<c@mail.example>"),
    plain("Round", From="desk@house.example", Message_ID="<d@mail.example>"),
    plain("News", List_Id="<news.mail.example>", Message_ID="<e@mail.example>"),
    REPORT,
)


async def test_a_mail_opens_a_ticket_whichever_way_it_comes_and_an_answer_joins_its_thread(
    tmp_path: Path,
) -> None:
    spool = Spool(DataFolder.open(tmp_path).mail_in)
    async with front(tmp_path) as here:
        await here.parts.door.execute(UpdateSite(support=True), OPERATOR)
    async with imap_server() as (box, imap):
        write_settings(tmp_path / MAIL, MailSettings(imap=imap))
        spool.put(FIRST)
        await box.put(FIRST, ANSWER, *PROGRAMS)
        async with front(tmp_path) as here:
            await _taken(here, 7)
            await here.parts.tailer.reached(here.parts.door.head.seq)
            (ticket,) = here.parts.tailer.floor.of(Ticket)
            assert (ticket.subject, ticket.channel, ticket.messages) == ("My watch", "mail", 2)
            first, second = (_message(here, ticket, nth) for nth in (1, 2))
            assert (first.text, first.quoted) == ("Is it ready?", "")
            assert (second.text, second.quoted[-14:]) == ("Tomorrow then.", "> Is it ready?")
            file = here.parts.store.get("attachment", first.attachments[0])
            assert isinstance(file, Attachment)
            assert (file.ticket, file.name, file.size) == (ticket.id, "serial.txt", 8)
            ready = (await here.client.get("/health/ready")).json()
            assert ready["mailIn"] == "fetching"
            assert "nowserving_mails_taken 7.0" in (await here.client.get("/metrics")).text
            async with asyncio.timeout(30):
                while await box.flags() != [(r"\Seen",)] * 6:
                    await asyncio.sleep(0.05)
        assert spool.waiting() == []


def _message(here: Front, ticket: Ticket, nth: int) -> TicketMessage:
    found = here.parts.store.get("ticket_message", f"{ticket.id}.{nth}")
    assert isinstance(found, TicketMessage)
    return found


async def _taken(here: Front, count: int) -> None:
    """Wait until so many mails were taken."""
    async with asyncio.timeout(30):
        while here.parts.mail_in.stands(here.parts.outbox.standing()).taken < count:
            await asyncio.sleep(0.01)
