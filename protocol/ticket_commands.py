"""Commands on tickets: opening, answering, changing, merging, and what customers may do."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from protocol.command import Command, Ident, Instant, Name, Reason, Version
from protocol.places import FieldName
from protocol.queue_commands import Customer, Spoken
from protocol.sla import FireWhat, Metric, Priority
from protocol.tickets import (
    BODY_MOST,
    PER_MESSAGE,
    DraftKind,
    Tag,
    TicketChannel,
    TicketPause,
    TicketStatus,
)

Subject = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Body = Annotated[str, msgspec.Meta(min_length=1, max_length=BODY_MOST)]
Typed = Annotated[str, msgspec.Meta(max_length=BODY_MOST)]
Files = Annotated[list[Ident], msgspec.Meta(max_length=PER_MESSAGE)]
Tags = Annotated[list[Tag], msgspec.Meta(max_length=20)]
Fields = Annotated[
    dict[FieldName, Annotated[str, msgspec.Meta(max_length=200)]], msgspec.Meta(max_length=40)
]
Team = Annotated[str, msgspec.Meta(max_length=60)]
MailId = Annotated[str, msgspec.Meta(min_length=1, max_length=250)]
Staffs = Annotated[list[Ident], msgspec.Meta(max_length=50)]
MailSort = Literal["person", "auto_reply", "bounce", "loop", "list"]


class OpenTicket(Command, frozen=True, kw_only=True, tag="open_ticket"):
    """Open a ticket, for an existing contact or for the customer who is told, who is found by mail
    address or phone, or made. Customers need `email`. Answers `Ticketed`."""

    subject: Subject
    text: Body
    contact: Ident | None = None
    customer: Customer | None = None
    priority: Priority = "normal"
    """By staff alone, as are the next five."""
    assignee: Ident | None = None
    team: Team = ""
    tags: Tags = []
    fields: Fields = {}
    from_staff: bool = False
    """Whether the text is of staff: an internal comment, as of a complaint at the desk."""
    attachments: Files = []
    visit: Ident | None = None
    reservation: Ident | None = None
    request: Ident | None = None
    channel: TicketChannel = "staff"
    language: Spoken = ""


class ReceiveMail(Command, frozen=True, kw_only=True, tag="receive_mail"):
    """A mail came: a new ticket, an answer, or nothing. One Message-ID is taken once. Answers
    `Ticketed`, or `Saved` with the Message-ID where it opens and answers nothing."""

    mail_id: MailId
    in_reply_to: Annotated[str, msgspec.Meta(max_length=250)] = ""
    references: Annotated[list[MailId], msgspec.Meta(max_length=40)] = []
    sender: Annotated[str, msgspec.Meta(max_length=254)]
    sender_name: Annotated[str, msgspec.Meta(max_length=120)] = ""
    subject: Annotated[str, msgspec.Meta(max_length=200)] = ""
    text: Typed = ""
    quoted: Typed = ""
    sort: MailSort = "person"
    about: Annotated[str, msgspec.Meta(max_length=250)] = ""
    """Of a bounce: the Message-ID that did not arrive."""
    attachments: Files = []
    sent_at: Instant | None = None
    language: Spoken = ""
    """That the writer's program tells."""


class TicketCommand(Command, frozen=True, kw_only=True):
    """A command on one ticket; `expected` is the version that its sender saw."""

    ticket: Ident
    expected: Version | None = None


class TicketChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be otherwise; what is not given stays. Empty text takes an assignee away."""

    subject: Subject | None = None
    status: TicketStatus | None = None
    pause: TicketPause | None = None
    priority: Priority | None = None
    assignee: Annotated[str, msgspec.Meta(max_length=36)] | None = None
    team: Team | None = None
    tags: Tags | None = None
    add_tags: Tags = []
    remove_tags: Tags = []
    fields: Fields | None = None
    """Those that are given; empty text takes one away."""
    watchers: Staffs | None = None
    contact: Ident | None = None
    language: Spoken | None = None
    """In which its customer is written to; empty is the house's own."""


class UpdateTicket(TicketCommand, frozen=True, kw_only=True, tag="update_ticket"):
    """Change a ticket. Resolving and closing are changes too. Answers `Ticketed`."""

    change: TicketChange


class Reply(TicketCommand, frozen=True, kw_only=True, tag="reply_ticket"):
    """Answer the customer, by mail and on their page. Refused with `thread_moved` where a message
    came that the sender has not seen. Answers `Ticketed`."""

    text: Body
    thread: Version | None = None
    """The thread as the sender saw it; None does not look."""
    attachments: Files = []
    canned: Ident | None = None
    then: TicketChange | None = None
    """What changes with it, such as the status or the pause."""


class Comment(TicketCommand, frozen=True, kw_only=True, tag="comment_ticket"):
    """Note something for colleagues alone. Answers `Ticketed`."""

    text: Body
    attachments: Files = []
    mentions: Staffs = []
    """Colleagues who are told."""


class KeepDraft(Command, frozen=True, kw_only=True, tag="keep_draft"):
    """Keep what is being typed; empty text drops it. Answers `Saved`."""

    ticket: Ident
    draft: DraftKind
    text: Typed
    thread: Version = 0
    attachments: Files = []


class EscalateTicket(TicketCommand, frozen=True, kw_only=True, tag="escalate_ticket"):
    """Raise the level by hand; the actions of that level and the rules follow. Answers
    `Ticketed`."""

    reason: Reason


class CalculateSla(TicketCommand, frozen=True, kw_only=True, tag="calculate_sla"):
    """Reckon the deadlines anew and store them. Answers `Ticketed`."""


class RunMacro(TicketCommand, frozen=True, kw_only=True, tag="run_macro"):
    """Do what a canned response does besides its text. Answers `Ticketed`."""

    canned: Ident


class BulkUpdate(Command, frozen=True, kw_only=True, tag="bulk_update"):
    """One change of many tickets, each for itself. Answers `Bulked`."""

    tickets: Annotated[list[Ident], msgspec.Meta(min_length=1, max_length=200)]
    change: TicketChange


class UndoBulk(Command, frozen=True, kw_only=True, tag="undo_bulk"):
    """Take a bulk change, merge or split back; tickets that changed since stay, and are told.
    Answers `Bulked`."""

    batch: Ident


class MergeTickets(TicketCommand, frozen=True, kw_only=True, tag="merge_tickets"):
    """Bring the threads of these into this one, and close them. Answers `Bulked`."""

    tickets: Annotated[list[Ident], msgspec.Meta(min_length=1, max_length=20)]


class SplitTicket(TicketCommand, frozen=True, kw_only=True, tag="split_ticket"):
    """Take messages out into a ticket of their own. Answers `Bulked`, whose batch undoes it."""

    messages: Annotated[list[Version], msgspec.Meta(min_length=1, max_length=100)]
    """By `nth`."""
    subject: Subject


class LinkTickets(TicketCommand, frozen=True, kw_only=True, tag="link_tickets"):
    """Say that two tickets belong together, or no longer. Answers `Ticketed`."""

    other: Ident
    linked: bool = True


class DeleteTicket(TicketCommand, frozen=True, kw_only=True, tag="delete_ticket"):
    """Erase it with its thread and attachments; the audit keeps that it was. Answers `Saved`."""


class AddAttachment(Command, frozen=True, kw_only=True, tag="add_attachment"):
    """A file has been stored beside the database, for a message that is to come. Answers
    `Saved`."""

    attachment: Ident
    ticket: Annotated[str, msgspec.Meta(max_length=36)] = ""
    name: Name
    content_type: Annotated[str, msgspec.Meta(max_length=120)]
    size: Annotated[int, msgspec.Meta(ge=0)]
    hash: Annotated[str, msgspec.Meta(min_length=64, max_length=64)]
    inline: bool = False
    request: Annotated[str, msgspec.Meta(max_length=36)] = ""
    """The service request that it is a picture for."""


class DropAttachment(Command, frozen=True, kw_only=True, tag="drop_attachment"):
    """A file that no message has brought is not wanted. Answers `Saved`."""

    attachment: Ident


class AnswerTicket(Command, frozen=True, kw_only=True, tag="answer_ticket"):
    """The customer writes, by their link. Reopens what was resolved; after the end of a closed
    ticket it opens one that is linked. Answers `Ticketed`."""

    ticket: Ident
    text: Body
    attachments: Files = []


class SolveTicket(Command, frozen=True, kw_only=True, tag="solve_ticket"):
    """The customer says that it is solved, or that it is not after all. Answers `Ticketed`."""

    ticket: Ident
    solved: bool = True


class RateTicket(Command, frozen=True, kw_only=True, tag="rate_ticket"):
    """The customer says how it was, once it is resolved; may be changed. Answers `Ticketed`."""

    ticket: Ident
    rating: Annotated[int, msgspec.Meta(ge=1, le=5)]
    text: Typed = ""


class SendTickets(Command, frozen=True, kw_only=True, tag="send_tickets"):
    """Mail an address the links of its tickets, if it has any. Answers the same whether it has."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254)]
    number: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Of one alone."""
    language: Spoken = ""


class FireClock(Command, frozen=True, kw_only=True, tag="fire_clock"):
    """A timer says that an instant of a ticket's clock has come; the rule looks for itself, and
    what was set off once is not again."""

    ticket: Ident
    metric: Metric
    cycle: int = 0
    what: FireWhat
    level: int = 0


class PassTicketTime(Command, frozen=True, kw_only=True, tag="pass_ticket_time"):
    """A timer says that time-based rules may be due for these, or that they may be closed."""

    tickets: Annotated[list[Ident], msgspec.Meta(max_length=200)]


AnyTicketCommand = (
    OpenTicket
    | ReceiveMail
    | UpdateTicket
    | Reply
    | Comment
    | KeepDraft
    | EscalateTicket
    | CalculateSla
    | RunMacro
    | BulkUpdate
    | UndoBulk
    | MergeTickets
    | SplitTicket
    | LinkTickets
    | DeleteTicket
    | AddAttachment
    | DropAttachment
    | AnswerTicket
    | SolveTicket
    | RateTicket
    | SendTickets
    | FireClock
    | PassTicketTime
)
