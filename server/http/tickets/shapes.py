"""Answers of the routes of tickets."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from protocol.sla import Metric, Priority
from protocol.tickets import MessageKind, TicketChannel, TicketPause, TicketStatus
from server.http.reservation_shapes import ContactShape
from server.http.shapes import Shape

Number = Annotated[str, Meta(description="As people write it.", examples=["T-20437"])]


class TicketAnswer(Shape, frozen=True):
    """A ticket after a change."""

    id: str
    number: Number
    status: TicketStatus
    version: Annotated[int, Meta(description="Send it along with the next change.")]
    thread: Annotated[int, Meta(description="Raised by every public message.")]
    message: Annotated[int, Meta(description="`nth` of the message that was written; 0 none.")]
    opened: Annotated[bool, Meta(description="Whether this has opened it.")]


class OwnOpenedAnswer(Shape, frozen=True):
    """A ticket that a customer has opened: the link to its thread goes by mail alone."""

    number: Number
    detail: Annotated[str, Meta(examples=["A mail with the link to it is on its way."])]


class MailedTicketsAnswer(Shape, frozen=True):
    """The same whether there are any tickets or not."""

    detail: str


class FileShape(Shape, frozen=True):
    """A file of a message."""

    id: str
    name: Annotated[str, Meta(examples=["receipt.pdf"])]
    content_type: Annotated[str, Meta(description="By its content.", examples=["application/pdf"])]
    size: Annotated[int, Meta(description="Bytes.")]
    inline: Annotated[bool, Meta(description="Whether it is a picture that may be shown.")]


class MessageShape(Shape, frozen=True):
    """A message of a thread."""

    id: str
    nth: int
    at: datetime
    kind: Annotated[
        MessageKind,
        Meta(description="`customer`, `reply` and `auto` are public; `comment` and `note` not."),
    ]
    text: str
    author: Annotated[str, Meta(description="Id of the colleague or rule; empty: the customer.")]
    sender: Annotated[
        str, Meta(description="The address that it came from, where that is not the customer's.")
    ]
    via: TicketChannel
    quoted: Annotated[str, Meta(description="The tail of a mail that only quotes.")]
    attachments: list[FileShape]
    canned: str
    cause: Annotated[str, Meta(description="The rule and version that wrote it.")]
    data: Annotated[dict[str, str], Meta(description="Of a note: what changed.")]
    moved_from: Annotated[str | None, Meta(description="The ticket that it was of before.")]


class DueShape(Shape, frozen=True):
    """The deadline that runs next."""

    at: datetime
    metric: Metric
    since: datetime | None
    warn_at: datetime | None


class TicketRow(Shape, frozen=True):
    """All that a list holds of a ticket."""

    id: str
    number: Number
    subject: str
    status: TicketStatus
    pause: TicketPause
    priority: Priority
    customer: ContactShape | None
    contact: str
    assignee: str | None
    team: str
    tags: list[str]
    fields: dict[str, str]
    watchers: list[str]
    channel: TicketChannel
    language: str
    since: Annotated[datetime, Meta(description="When the present status began.")]
    opened_at: datetime
    updated_at: datetime
    unanswered_since: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    reopened: int
    level: Annotated[int, Meta(description="Of escalation.")]
    due: DueShape | None
    left_seconds: Annotated[
        int | None, Meta(description="Business time left of the resolution while it is paused.")
    ]
    breaches: Annotated[list[Metric], Meta(description="What was promised and not kept.")]
    policy: str
    rating: Annotated[int, Meta(description="1 to 5 by the customer; 0 is none.")]
    visit: str | None
    reservation: str | None
    merged_into: str | None
    split_from: str | None
    links: list[str]
    messages: Annotated[int, Meta(description="How many its thread has.")]
    thread: Annotated[int, Meta(description="Send it along with a reply.")]
    version: int


class ThreadAnswer(Shape, frozen=True):
    """Messages, oldest first, in pages from the newest on."""

    items: list[MessageShape]
    next: Annotated[str | None, Meta(description="Cursor of the page of what came before.")]


class WholeTicket(TicketRow, frozen=True):
    """A ticket with its thread."""

    conversation: ThreadAnswer


class TicketList(Shape, frozen=True):
    """Tickets that fit what is asked, in pages."""

    items: list[TicketRow]
    total: Annotated[int, Meta(description="How many the whole list has.")]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


class BulkItemShape(Shape, frozen=True):
    """What became of one ticket."""

    ticket: str
    done: bool
    version: int
    code: Annotated[str, Meta(description="Why not; empty where it is done.")]
    detail: str


class BulkAnswerShape(Shape, frozen=True):
    """What became of each ticket."""

    batch: Annotated[str, Meta(description="Send it to `undo`; empty where nothing was done.")]
    undo_until: datetime | None
    items: list[BulkItemShape]
    ticket: Annotated[str, Meta(description="The ticket that a split has made.")]
    number: str


class UploadedAnswer(FileShape, frozen=True):
    """A file that is there for the message to come. It goes by itself a day later."""

    hash: Annotated[str, Meta(description="SHA-256, hexadecimal.")]
