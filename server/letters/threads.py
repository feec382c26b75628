"""Mails of tickets: what stands in a thread, as a mail that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from protocol.outbox import Message
from protocol.records import Attachment, Person, Site, Staff, Ticket, TicketMessage
from server.domain.floor import Floor
from server.letters.sentences import sentences, spoken_by
from server.letters.sheet import Button, Card, Row, Sheet
from server.mail.delivery import Attached, Letter, Thread
from server.pages.words import Words

REFERENCES_MOST: Final = 20
FILES_MOST: Final = 10 * 1024 * 1024
"""Bytes of files that go with a mail; more are fetched by the link."""


@dataclass(frozen=True)
class Written:
    """A ticket with the public part of its thread, oldest first, and the files that it names."""

    ticket: Ticket
    thread: Sequence[TicketMessage]
    files: Sequence[Attachment]


@dataclass(frozen=True)
class Desk:
    """What mails of tickets need besides the floor; each may read the disk."""

    written: Callable[[str], Written | None]
    """Of a ticket, by its id."""
    of: Callable[[str, int], list[str]]
    """Ids of the tickets of the contact with this person (by id), the newest first; of one number
    alone, if it is not 0."""
    link: Callable[[str], str]
    """The customer's link to a thread, by the id of the ticket."""
    file: Callable[[str], bytes | None]
    """The bytes of a file, by its hash."""
    box: Callable[[], str]
    """The address of the mail box that is fetched from; empty where there is none."""

    def answered_at(self, site: Site) -> str:
        """Where customers can answer by mail: what the house says, or the box that it reads."""
        return site.support_email or self.box()


def letter_of(floor: Floor, message: Message, desk: Desk, now: int) -> tuple[Letter, Sheet] | None:
    """The mail but for its HTML and, where it has a sheet's look, its text; None where what it is
    about is gone."""
    person = floor.get(Person, message.person)
    if person is None or not person.email:
        return None
    if message.what == "ticket_links":
        return _links(floor, message, person, desk, now)
    found = desk.written(message.subject)
    if found is None:
        return None
    said = next((m for m in found.thread if m.nth == message.revision), None)
    if message.what == "ticket_reply" and said is None:
        return None
    say = sentences(spoken_by(floor.site, found.ticket.language))
    sheet = _sheet(floor, found.ticket, said, message, desk, say)
    letter = Letter(
        message.id,
        person.email,
        "",
        name=person.name,
        language=say.lang,
        subject=sheet.subject,
        house=sheet.house,
        made_at=now,
        thread=_thread(
            found, said if message.what == "ticket_reply" else None, desk.answered_at(floor.site)
        ),
        files=_files(found, said, desk) if message.what == "ticket_reply" else [],
    )
    return letter, sheet


def _sheet(
    floor: Floor,
    ticket: Ticket,
    said: TicketMessage | None,
    message: Message,
    desk: Desk,
    say: Words,
) -> Sheet:
    house, what = say.named(floor.site.name, floor.site.names), message.what
    values = {"site": house, "number": f"T-{ticket.number}", "subject": ticket.subject}
    reply = what == "ticket_reply" and said is not None
    author = floor.get(Staff, said.author) if said is not None else None
    lead = say.say(f"letter.{what}.lead", **values)
    return Sheet(
        lang=say.lang,
        dir=say.dir,
        house=house,
        subject=_subject(ticket, say.say(f"letter.{what}.subject", **values)),
        hello="",
        head=say.say(f"letter.{what}.head", **values),
        lead=lead if not reply else "",
        cards=[Card(ticket.subject, _rows(ticket, say), [], _buttons(message, ticket, desk, say))],
        why=say.say("letter.ticket.why", site=house),
        said=said.text if reply and said is not None else "",
        author=author.name.split()[0] if reply and author is not None else "",
        hint=say.say(
            "letter.ticket.answer" if desk.answered_at(floor.site) else "letter.ticket.page"
        ),
    )


def _subject(ticket: Ticket, text: str) -> str:
    """With the number by which an answer finds back, whatever its headers are."""
    return f"{text} [T-{ticket.number}]"


def _rows(ticket: Ticket, say: Words) -> list[Row]:
    return [Row(say.say("letter.label.ticket"), [f"T-{ticket.number}"])]


def _buttons(message: Message, ticket: Ticket, desk: Desk, say: Words) -> list[Button]:
    link = desk.link(ticket.id)
    solved = message.what == "ticket_resolved" or ticket.status == "resolved"
    label = "letter.rate" if solved else "letter.thread"
    return [Button(say.say(label), link, main=True)]


def _thread(found: Written, said: TicketMessage | None, answered_at: str) -> Thread:
    """The headers by which mail programs keep a thread together."""
    before = [m.mail_id for m in found.thread if m.mail_id and (said is None or m.nth < said.nth)]
    return Thread(
        mail_id=said.mail_id if said is not None else "",
        in_reply_to=before[-1] if before else "",
        references=before[-REFERENCES_MOST:],
        reply_to=answered_at,
        by_person=said is not None and said.message_kind == "reply",
    )


def _files(found: Written, said: TicketMessage | None, desk: Desk) -> list[Attached]:
    """The files of the message, as far as they go with a mail."""
    wanted = [each for each in found.files if said is not None and each.id in said.attachments]
    if sum(each.size for each in wanted) > FILES_MOST:
        return []
    read = [(each, desk.file(each.hash)) for each in wanted]
    return [Attached(e.name, e.content_type, data) for e, data in read if data is not None]


def _links(
    floor: Floor, message: Message, person: Person, desk: Desk, now: int
) -> tuple[Letter, Sheet] | None:
    """The links of all tickets of an address, or of the one that was asked for."""
    idents = desk.of(person.id, message.revision)
    tickets = [found.ticket for ident in idents if (found := desk.written(ident)) is not None]
    if not tickets:
        return None
    say = sentences(spoken_by(floor.site, tickets[0].language))
    house = say.named(floor.site.name, floor.site.names)
    cards = [
        Card(
            t.subject, _rows(t, say), [], [Button(say.say("letter.thread"), desk.link(t.id), True)]
        )
        for t in tickets
    ]
    sheet = Sheet(
        lang=say.lang,
        dir=say.dir,
        house=house,
        subject=say.say("letter.ticket_links.subject", site=house),
        hello="",
        head=say.say("letter.ticket_links.head"),
        lead=say.say("letter.ticket_links.lead"),
        cards=cards,
        why=say.say("letter.ticket.why", site=house),
    )
    letter = Letter(
        message.id, person.email, "", name=person.name, language=say.lang,
        subject=sheet.subject, house=house, made_at=now,
    )  # fmt: skip
    return letter, sheet
