"""What may happen to tickets in any order: a step of a plan as a command and who asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from protocol.commands import AnyCommand, Customer
from protocol.contact_commands import (
    DeleteContact,
    DeleteEvent,
    MergeContacts,
    PutContact,
    PutEvent,
    UnmergeContact,
)
from protocol.records import BulkChange, CalendarEvent, CannedResponse, Contact, Ticket
from protocol.support_commands import DeleteCanned, PutCanned, PutTicketView
from protocol.ticket_commands import (
    AnswerTicket,
    BulkUpdate,
    Comment,
    DeleteTicket,
    KeepDraft,
    LinkTickets,
    MergeTickets,
    OpenTicket,
    Reply,
    SplitTicket,
    TicketChange,
    UndoBulk,
    UpdateTicket,
)
from protocol.tickets import TicketFilter
from server.domain.actor import PUBLIC, Actor
from server.domain.floor import Floor
from tests.hall import ADMIN, ANN, BEN, NOON

INTERNAL: Final = "inside-canary"
"""In every comment, note of a colleague, draft, tag and custom field: no customer ever gets it."""
NAMES: Final = ("Zoe Ash", "Émile", "ada")
STATUSES: Final = ("open", "in_progress", "resolved", "closed")


def visitor(ticket: str) -> Actor:
    """Whoever holds the link to a ticket."""
    return Actor(ticket, "visitor", ticket=ticket, scope="thread")


def ticket_step(
    floor: Floor, tickets: Sequence[Ticket], kind: int, which: int
) -> tuple[AnyCommand, Actor]:
    """A step; `tickets` are all that there are, open and closed."""
    by = (ANN, BEN)[which % 2]
    if kind == 0 or not tickets:
        return _opens(which), PUBLIC if which % 3 else by
    one, other = tickets[which % len(tickets)], tickets[(which * 7 + 1) % len(tickets)]
    steps: list[Any] = [
        UpdateTicket(ticket=one.id, change=_change(which, one)),
        Reply(ticket=one.id, text=f"answer {which}", thread=one.thread),
        Comment(ticket=one.id, text=f"{INTERNAL} {which}"),
        AnswerTicket(ticket=one.id, text=f"question {which}"),
        KeepDraft(ticket=one.id, draft="reply", text=f"{INTERNAL} draft" * (which % 3 > 0)),
        MergeTickets(ticket=one.id, tickets=[other.id]),
        SplitTicket(ticket=one.id, messages=[1 + which % 3], subject="apart"),
        LinkTickets(ticket=one.id, other=other.id, linked=which % 4 > 0),
        BulkUpdate(tickets=[one.id, other.id], change=_change(which // 3, one)),
        _undoes(floor) or LinkTickets(ticket=other.id, other=one.id),
        DeleteTicket(ticket=one.id),
        PutContact(contact=one.contact, customer=Customer(name=f"named {which}")),
        _merges(floor, one) or _opens(which),
        DeleteContact(contact=one.contact),
        PutCanned(name=f"canned {which}", text="Hello", own=which % 2 == 0),
        _forgets(floor) or _opens(which),
        PutTicketView(name=f"list {which}", shows=TicketFilter(tags=["vip"]), own=which % 2 == 0),
        UnmergeContact(contact=one.contact),
        _plans(one.contact, which),
        _alters(floor, one.contact, which) or _plans(one.contact, which),
    ]
    command = steps[(kind - 1) % len(steps)]
    if isinstance(command, AnswerTicket):
        return command, visitor(one.id)
    manages = isinstance(command, DeleteTicket | DeleteContact | PutTicketView)
    return command, ADMIN if manages or (isinstance(command, PutCanned) and not command.own) else by


KINDS: Final = 21


def _opens(which: int) -> OpenTicket:
    name = NAMES[which % len(NAMES)]
    customer = Customer(name=name, email=f"c{which % 4}@example.org")
    return OpenTicket(subject=f"case {which}", text=f"words {which}", customer=customer)


def _change(which: int, ticket: Ticket) -> TicketChange:
    changes: list[dict[str, Any]] = [
        {"status": STATUSES[which % 4]},
        {"assignee": (ANN.id, BEN.id, "")[which % 3]},
        {"priority": ("low", "urgent")[which % 2]},
        {"add_tags": ["vip", INTERNAL]},
        {"watchers": [ANN.id][: which % 2]},
        {"pause": ("waiting_on_customer", "")[which % 2]},
        {"subject": f"named anew {which}"},
        {"team": ("", INTERNAL)[which % 2]},
    ]
    return TicketChange(**changes[which % len(changes)])


def _undoes(floor: Floor) -> UndoBulk | None:
    last = [each for each in floor.of(BulkChange) if not each.undone]
    return UndoBulk(batch=last[-1].id) if last else None


def _merges(floor: Floor, ticket: Ticket) -> MergeContacts | None:
    others = [each.id for each in floor.of(Contact) if each.id != ticket.contact]
    return MergeContacts(contact=ticket.contact, other=others[-1]) if others else None


def _plans(contact: str, which: int) -> PutEvent:
    start = NOON + (which - 30) * 3_600_000
    often = "FREQ=WEEKLY;COUNT=3" if which % 3 == 0 else ""
    times = {"start_at": start, "end_at": start + 900_000}
    return PutEvent(title=f"call {which}", contact=contact, recurs=often, **times)  # type: ignore[arg-type]


def _alters(floor: Floor, contact: str, which: int) -> PutEvent | DeleteEvent | None:
    found = next(floor.of(CalendarEvent), None)
    if found is None:
        return None
    steps: list[PutEvent | DeleteEvent] = [
        PutEvent(event=found.id, state="done"),
        PutEvent(event=found.id, contact=contact),
        DeleteEvent(event=found.id),
    ]
    return steps[which % 3]


def _forgets(floor: Floor) -> DeleteCanned | None:
    found = next(floor.of(CannedResponse), None)
    return DeleteCanned(canned=found.id) if found is not None else None
