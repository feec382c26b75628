"""View records of tickets: what lists show, who looks at what, and what a customer sees."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from protocol.record import Record
from protocol.sla import Metric, Priority
from protocol.tickets import MessageKind, TicketChannel, TicketPause, TicketStatus

Doing = Literal["looking", "typing"]


class TicketHead(Record, frozen=True, kw_only=True, tag="ticket_head"):
    """A row of a list; `id` is the ticket's. The topic `tickets` holds the heads of the 200 that
    changed last, so that whoever shows a window of a list can keep it true."""

    number: int
    contact: str
    name: str
    """Of the contact, or its mail address or phone where it has none."""
    subject: str
    status: TicketStatus
    pause: TicketPause
    priority: Priority
    assignee: str | None
    team: str
    tags: list[str]
    channel: TicketChannel
    opened_at: int
    updated_at: int
    due_at: int | None
    due_metric: Metric | Literal[""]
    due_from_at: int | None
    warn_at: int | None
    left_s: int | None
    breaches: list[Metric]
    unanswered_since: int | None
    level: int
    watchers: list[str]
    merged_into: str | None
    version: int


class Attending(Record, frozen=True, kw_only=True, tag="attending"):
    """A colleague looks at a ticket, or writes there; `id` is `ticket.staff`. It is in no table."""

    ticket: str
    staff: str
    doing: Doing
    at: int


class TicketTally(Record, frozen=True, kw_only=True, tag="ticket_tally"):
    """How many tickets stand how, for the view bar; `id` is the colleague's, `""` of all."""

    open: int
    mine: int
    unassigned: int
    unanswered: int
    due: int
    """Of mine: past their warning, and not answered."""
    breached: int


class OwnTicket(Record, frozen=True, kw_only=True, tag="own_ticket"):
    """A ticket as its customer sees it."""

    number: int
    subject: str
    status: TicketStatus
    waits_for_you: bool
    """Whether the house waits for the customer's answer."""
    opened_at: int
    language: str
    answer_by: int | None
    """By when the house answers, as its policy promises; None where it does not, or has."""
    may_answer: bool
    may_rate: bool
    rating: int = 0
    followed_by: int = 0
    """The number of the ticket that goes on with it; 0 none."""


class OwnFile(msgspec.Struct, frozen=True, array_like=True):
    """A file of a message, by the id of its attachment."""

    id: str
    name: str
    content_type: str
    size: int
    inline: bool


class OwnMessage(Record, frozen=True, kw_only=True, tag="own_message"):
    """A public message of the thread as its customer sees it; `id` is the message's."""

    nth: int
    at: int
    message_kind: MessageKind
    text: str
    author: str
    """The first name of the colleague; empty is the customer, or the house."""
    files: list[OwnFile] = []
    other: bool = False
    """Whether it came from an address that is not the customer's."""


AnyTicketView = TicketHead | Attending | TicketTally | OwnTicket | OwnMessage
TICKET_VIEWS: tuple[type[Record], ...] = get_args(AnyTicketView)
