"""Moving messages between threads, and what a ticket tells of a thread that is another by that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.records import Attachment, Ticket, TicketMessage
from protocol.tickets import PUBLIC_KINDS, WORKED_ON
from server.domain.floor import Floor
from server.domain.outbox import making
from server.domain.tickets.threads import message_id


def retold(ticket: Ticket, thread: Iterable[TicketMessage]) -> Ticket:
    """The ticket as the public messages of its thread make it; the `thread` is raised, so that
    nobody answers over what they have not seen. Its version stays."""
    public = sorted(
        (each for each in thread if each.message_kind in PUBLIC_KINDS),
        key=lambda each: (each.at, each.nth),
    )
    asked = [each.at for each in public if each.message_kind == "customer"]
    replied = [each.at for each in public if each.message_kind == "reply"]
    last_reply_at = max(replied, default=None)
    waits = [at for at in asked if last_reply_at is None or at > last_reply_at]
    return replace(
        ticket,
        thread=ticket.thread + 1,
        last_customer_at=max(asked, default=None),
        last_reply_at=last_reply_at,
        unanswered_since=min(waits, default=None) if ticket.status in WORKED_ON else None,
    )


def moved_into(ticket: Ticket, messages: Sequence[TicketMessage]) -> list[TicketMessage]:
    """Messages of other tickets as they stand behind those of this one, in the order in which they
    were written."""
    in_order = sorted(messages, key=lambda each: (each.at, each.ticket, each.nth))
    return [
        replace(
            each,
            id=message_id(ticket.id, nth),
            ticket=ticket.id,
            nth=nth,
            moved_from=each.moved_from or each.ticket,
        )
        for nth, each in enumerate(in_order, ticket.messages + 1)
    ]


def former(messages: Sequence[TicketMessage]) -> list[TicketMessage]:
    """Messages in the order that `moved_into` gives them."""
    return sorted(messages, key=lambda each: (each.at, each.ticket, each.nth))


def moves(
    floor: Floor, before: Sequence[TicketMessage], after: Sequence[TicketMessage]
) -> tuple[list[Change], dict[str, str]]:
    """The changes that move messages with their files, each from what it was to what it is; and
    where all of these are now: messages by their former ids, files by their own."""
    there = {was.id: now for was, now in zip(before, after, strict=True)}
    changes: list[Change] = [Gone("ticket_message", ident) for ident in there]
    changes += [Put(each) for each in after]
    moved = {ident: now.id for ident, now in there.items()}
    for file in list(floor.cases.files.values()):
        if (now := there.get(file.message)) is not None:
            changes.append(Put(replace(file, ticket=now.ticket, message=now.id)))
            moved[file.id] = now.id
    return changes + _mails(floor, there), moved


def _mails(floor: Floor, there: Mapping[str, TicketMessage]) -> list[Change]:
    """Answers that have not been sent yet are sent as what they are now."""
    changes: list[Change] = []
    for subject in dict.fromkeys(ident.rpartition(".")[0] for ident in there):
        for mail in list(floor.outbox.get(subject, {}).values()):
            now = there.get(message_id(subject, mail.revision))
            if mail.what != "ticket_reply" or mail.state != "due" or now is None:
                continue
            ident = making.message_id(now.ticket, now.nth, mail.what, 0, mail.channel)
            version = mail.version + 1
            moved = replace(mail, id=ident, subject=now.ticket, revision=now.nth, version=version)
            why = "it stands in another ticket now"
            void = replace(mail, state="void", reason=why, version=version)
            changes += [Put(moved), Put(void)]
    return changes


def moved_back(
    floor: Floor, moved: Mapping[str, str], ticket: str
) -> tuple[list[Change], list[TicketMessage]]:
    """The changes that give a ticket its messages back, by where they are now, and these messages.
    What was erased since is passed over."""
    changes: list[Change] = []
    found: list[TicketMessage] = []
    back: dict[str, TicketMessage] = {}
    for ident, present in moved.items():
        owner, _, nth = ident.rpartition(".")
        message = floor.cases.messages.get(present)
        if owner != ticket or message is None:
            continue
        was = message.moved_from if message.moved_from != ticket else None
        restored = replace(message, id=ident, ticket=ticket, nth=int(nth), moved_from=was)
        changes += [Gone("ticket_message", present), Put(restored)]
        found.append(restored)
        back[present] = restored
    for file in list(floor.cases.files.values()):
        if file.message in back and _is_file(moved, file):
            changes.append(Put(replace(file, ticket=ticket, message=back[file.message].id)))
    return changes + _mails(floor, back), found


def _is_file(moved: Mapping[str, str], file: Attachment) -> bool:
    return moved.get(file.id) == file.message
