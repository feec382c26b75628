"""The records of support tickets: tickets, their threads, attachments, drafts, canned responses.

Instants are milliseconds since 1970 UTC and named `*_at`. The subject and the texts of a thread may
be personal: erasing a contact erases them too.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from protocol.automation import RuleAction
from protocol.places import Language
from protocol.record import Record
from protocol.sla import Metric, Priority

TicketStatus = Literal["open", "in_progress", "resolved", "closed"]
TicketPause = Literal["", "waiting_on_customer", "on_hold"]
"""Why the resolution clock stands, beside the status."""
TicketChannel = Literal["mail", "page", "staff", "http", "kiosk"]
MessageKind = Literal["customer", "reply", "auto", "comment", "note"]
"""`reply`, `auto` (written by a rule or the system) and `customer` are public; a `comment` is
internal and can never leave; a `note` says what happened to the ticket, for staff."""
PUBLIC_KINDS: Final[frozenset[MessageKind]] = frozenset({"customer", "reply", "auto"})
LIVE_TICKETS: Final[frozenset[TicketStatus]] = frozenset({"open", "in_progress", "resolved"})
"""Those that memory keeps: nothing happens by itself to a closed one."""
WORKED_ON: Final[frozenset[TicketStatus]] = frozenset({"open", "in_progress"})
DraftKind = Literal["reply", "comment"]
TicketSort = Literal["due", "updated", "opened", "number", "priority", "name"]
UNDO_BULK_S: Final = 600
"""So long a bulk update, a merge or a split can be taken back."""
BODY_MOST: Final = 10_000
"""Characters of one message."""
ATTACHMENT_MOST: Final = 10 * 1024 * 1024
"""Bytes of one attachment; of all of one message `ATTACHMENTS_MOST`."""
ATTACHMENTS_MOST: Final = 25 * 1024 * 1024
SHOWN_PIXELS: Final = 50_000_000
"""A picture of up to so many is shown by browsers; a telephone needs 200 MB for it."""
PER_MESSAGE: Final = 20
CANNED_VARIABLES: Final = (
    "contact.name", "contact.first", "contact.email", "contact.phone", "contact.company",
    "ticket.number", "ticket.subject", "staff.name", "staff.first", "site.name",
)  # fmt: skip
"""What a canned response may name in braces, besides `{field.<name>}` for each custom field of the
house."""
Tag = Annotated[str, msgspec.Meta(pattern=r"^[^\s,][^,\x00-\x1f]{0,38}$")]


class Ticket(Record, frozen=True, kw_only=True, tag="ticket"):
    """A support case of a contact; shown as `T-20437`."""

    number: int
    contact: str
    subject: str
    status: TicketStatus
    since: int
    """When the present status began."""
    opened_at: int
    updated_at: int
    """When anything of it changed last; raised at every change, so that lists can follow."""
    channel: TicketChannel
    pause: TicketPause = ""
    priority: Priority = "normal"
    assignee: str | None = None
    team: str = ""
    tags: list[str] = []
    fields: dict[str, str] = {}
    watchers: list[str] = []
    language: str = "en"
    visit: str | None = None
    """The stay that it is about …"""
    reservation: str | None = None
    """… and the reservation …"""
    request: str | None = None
    """… and the service request."""
    level: int = 0
    """Level of escalation that it has reached."""
    merged_into: str | None = None
    split_from: str | None = None
    links: list[str] = []
    """Ids of tickets that belong with it; each names the other."""
    messages: int = 0
    """How many messages its thread has: the next is the `messages + 1`st."""
    thread: int = 0
    """Raised by every public message: whoever answers says which they have seen."""
    last_customer_at: int | None = None
    last_reply_at: int | None = None
    unanswered_since: int | None = None
    """When the earliest message came that waits for an answer; None where none does."""
    auto_replies: int = 0
    """Automatic answers since a colleague has answered, so that no program is answered for ever."""
    resolved_at: int | None = None
    closed_at: int | None = None
    reopened: int = 0
    rating: int = 0
    """1 to 5 by the customer; 0 is none."""
    rated_at: int | None = None
    policy: str = ""
    due_at: int | None = None
    """The next deadline that is running, as it is published; None has none, or stands."""
    due_metric: Metric | Literal[""] = ""
    due_from_at: int | None = None
    """When the time of that deadline began."""
    warn_at: int | None = None
    left_s: int | None = None
    """Business time left of the resolution while it is paused."""
    breaches: list[Metric] = []
    """What was promised and not kept, each once."""
    quiet_since: int = 0
    """When anybody last did anything with it; what rules and time do does not count."""
    waited: list[str] = []
    """Ids of the rules of passed time that have done their part since then."""
    actor: str | None = None
    """Id of who changed it last; None is the customer, or time."""
    version: int = 1


class TicketMessage(Record, frozen=True, kw_only=True, tag="ticket_message"):
    """One message of a thread; `id` is `ticket.nth`. It never changes, but for being erased, and
    for moving with a merge or a split."""

    ticket: str
    nth: int
    at: int
    message_kind: MessageKind
    text: str
    author: str = ""
    """Id of the colleague, of the rule for `auto`; empty is the customer."""
    sender: str = ""
    """The mail address that it came from, where that is not known as the customer's: whoever reads
    it must know."""
    via: TicketChannel = "staff"
    quoted: str = ""
    """The tail of a mail that only quotes."""
    attachments: list[str] = []
    mail_id: str = ""
    """Message-ID of the mail that brought it, or that carries it out; unique."""
    refers_to: list[str] = []
    """Message-IDs that it answers."""
    canned: str = ""
    cause: str = ""
    """The rule and version that wrote it."""
    data: dict[str, str] = {}
    """Of a note: what changed, by name; nothing personal."""
    moved_from: str | None = None
    """The ticket that it was of before a merge or a split."""


class Attachment(Record, frozen=True, kw_only=True, tag="attachment"):
    """A file of a message; its bytes lie beside the database, by their hash."""

    ticket: str
    """The ticket that it is for; empty for one that is still to be opened."""
    name: str
    content_type: str
    size: int
    hash: str
    """SHA-256 of the bytes, hexadecimal."""
    at: int
    by: str = ""
    """Id of who brought it; empty is the customer."""
    inline: bool = False
    """Whether browsers may show it: only of images that were looked into."""
    message: str = ""
    """The message, the item or the note that has brought it; empty until that is written."""
    request: str = ""
    """The service request that it is a picture for."""


class Draft(Record, frozen=True, kw_only=True, tag="draft"):
    """What a colleague has typed and not sent; `id` is `ticket.staff.kind`. It outlives a change of
    who has the ticket, and the end of the program."""

    ticket: str
    staff: str
    draft_kind: DraftKind
    text: str
    at: int
    thread: int
    """The thread as they saw it when they began."""
    attachments: list[str] = []


class CannedResponse(Record, frozen=True, kw_only=True, tag="canned_response"):
    """A text that is ready to send, with variables such as `{contact.name}`; with actions it is a
    macro."""

    name: str
    text: str
    texts: dict[Language, str] = {}
    """The same in further languages."""
    tags: list[str] = []
    actions: list[RuleAction] = []
    owner: str | None = None
    """The colleague who alone sees it; None is everybody's."""
    position: int = 0
    version: int = 1


class TicketFilter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which tickets a list shows; what is not given does not matter. `me` is who asks."""

    statuses: list[TicketStatus] = []
    pauses: list[TicketPause] = []
    priorities: list[Priority] = []
    assignees: Annotated[list[str], msgspec.Meta(max_length=50)] = []
    """Ids of colleagues, `me`, or empty text for nobody."""
    teams: Annotated[list[str], msgspec.Meta(max_length=20)] = []
    tags: Annotated[list[str], msgspec.Meta(max_length=20)] = []
    """Each of them."""
    channels: list[TicketChannel] = []
    contact: str = ""
    watching: bool = False
    unanswered: bool = False
    breached: bool = False
    due_within_min: Annotated[int, msgspec.Meta(ge=0, le=90 * 1_440)] = 0
    """Due within so many minutes, or past; 0 does not matter."""
    policy: str = ""
    text: Annotated[str, msgspec.Meta(max_length=200)] = ""
    """Words of the subject and the thread, a name, a number or a mail address."""


class TicketView(Record, frozen=True, kw_only=True, tag="ticket_view"):
    """A saved list of tickets."""

    name: str
    shows: TicketFilter
    sort: TicketSort = "due"
    descending: bool = False
    owner: str | None = None
    position: int = 0
    version: int = 1


class BulkItem(msgspec.Struct, frozen=True, array_like=True):
    """One ticket of a bulk change: as it was before, and the version that it has since."""

    before: Ticket
    version: int


class BulkChange(Record, frozen=True, kw_only=True, tag="bulk_change"):
    """What was done to several tickets at once, and how to take it back."""

    what: Literal["update", "merge", "split"]
    at: int
    until: int
    actor: str
    items: list[BulkItem] = []
    moved: dict[str, str] = {}
    """Messages that a merge or a split has moved: their present ids by their former ones."""
    undone: bool = False
    version: int = 1
