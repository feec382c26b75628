"""What colleagues write: answers to the customer, comments among themselves, and drafts."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.records import Draft, Message, Ticket, TicketMessage
from protocol.ticket_commands import Comment, KeepDraft, Reply
from protocol.tickets import DraftKind
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import visible
from server.domain.tickets.changing import changed_ticket
from server.domain.tickets.files import taken
from server.domain.tickets.known import as_seen, colleague, known, name_of, whole, writable
from server.domain.tickets.mailing import told_of_message
from server.domain.tickets.opening import answer
from server.domain.tickets.states import moved
from server.domain.tickets.threads import written


def reply_ticket(floor: Floor, command: Reply, context: Context) -> Decision:
    """Answer the customer, on their page and by mail, and change what changes with it."""
    ticket = writable(floor, as_seen(floor, command))
    _as_read(floor, ticket, command.thread)
    after, message = written(
        ticket, "reply", _text(command.text), context.actor.id, context,
        site=floor.site, attachments=command.attachments, canned=command.canned or "",
    )  # fmt: skip
    if after.status == "open":
        after = moved(after, "in_progress", context)
    changes: list[Change] = [Put(message), *taken(floor, command.attachments, message, context)]
    changes += told_of_message(floor, after, message, context)
    changes += _sent(floor, ticket, "reply", context)
    if command.then is not None:
        after, more = changed_ticket(floor, after, command.then, context)
        # The answer tells that it is solved: a second mail would say nothing new.
        changes += [each for each in more if each.key.kind != Message.kind()]
    return Decision(answer(after, message), [Put(after), *changes])


def comment_ticket(floor: Floor, command: Comment, context: Context) -> Decision:
    """Note something for colleagues alone, also at a closed ticket: no mail is ever made of it.
    Who is mentioned watches the ticket from then on."""
    ticket = whole(floor, as_seen(floor, command))
    mentioned = [colleague(floor, ident, "mentions").id for ident in command.mentions]
    after, message = written(
        ticket, "comment", _text(command.text), context.actor.id, context,
        attachments=command.attachments,
        data={"mentions": " ".join(dict.fromkeys(mentioned))} if mentioned else {},
    )  # fmt: skip
    watchers = list(dict.fromkeys([*ticket.watchers, *mentioned]))
    after = replace(after, watchers=watchers)
    changes: list[Change] = [Put(after), Put(message)]
    changes += taken(floor, command.attachments, message, context)
    return Decision(answer(after, message), changes + _sent(floor, ticket, "comment", context))


def keep_draft(floor: Floor, command: KeepDraft, context: Context) -> Decision:
    """Keep what a colleague is typing; nobody else's is touched. Empty text drops it."""
    ticket = known(floor, command.ticket)
    ident = draft_id(ticket.id, context.actor.id, command.draft)
    if not command.text.strip() and not command.attachments:
        there = floor.get(Draft, ident) is not None
        return Decision(Saved(id=ident), [Gone("draft", ident)] if there else [])
    kept = Draft(
        id=ident,
        ticket=ticket.id,
        staff=context.actor.id,
        draft_kind=command.draft,
        text=command.text,
        at=context.now,
        thread=command.thread,
        attachments=command.attachments,
    )
    return Decision(Saved(id=ident), [Put(kept)])


def draft_id(ticket: str, staff: str, kind: DraftKind) -> str:
    """The id of a colleague's draft."""
    return f"{ticket}.{staff}.{kind}"


def _sent(floor: Floor, ticket: Ticket, kind: DraftKind, context: Context) -> list[Change]:
    """Their draft of what was sent goes."""
    ident = draft_id(ticket.id, context.actor.id, kind)
    return [Gone("draft", ident)] if floor.get(Draft, ident) is not None else []


def _text(told: str) -> str:
    text = visible(told, lines=True)
    if not text:
        raise refuse("invalid", "Write something that can be seen.", field="text")
    return text


def _as_read(floor: Floor, ticket: Ticket, thread: int | None) -> None:
    """Nobody answers over a message that they have not seen."""
    if thread is None or thread == ticket.thread:
        return
    who = _who_wrote(floor, ticket, thread)
    raise refuse("thread_moved", f"{who} wrote meanwhile. Read it, then send yours.")


def _who_wrote(floor: Floor, ticket: Ticket, thread: int) -> str:
    """Who has written what was not seen, by what of the thread was read."""
    public: Sequence[TicketMessage] = [
        each
        for each in floor.cases.thread(ticket.id)
        if each.message_kind in ("customer", "reply", "auto")
    ]
    fresh = public[thread - ticket.thread :] if thread < ticket.thread else []
    names = dict.fromkeys(
        "An automatic answer" if each.message_kind == "auto" else name_of(floor, each.author)
        for each in fresh
    )
    return " and ".join(names) or "Somebody"
