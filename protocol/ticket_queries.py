"""What queries about tickets, contacts and the calendar are answered with."""

from __future__ import annotations

from typing import Any

import msgspec

from protocol.contacts import CalendarEvent, ContactKind, EventKind, EventState
from protocol.sla import ClockState, Metric, Priority
from protocol.tickets import TicketPause, TicketStatus


class TicketWindow(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="ticket_window"
):
    """Answer to `tickets`: a window of a list, followed by its `TicketHead` items (a view).

    Arguments: `filter` (`TicketFilter`), `sort`, `descending`, `offset`, `most` (200 at most).
    """

    total: int
    """How many the whole list has; where words are sought, of the newest 10,000 messages and
    tickets in which they stand."""
    offset: int


class ThreadPart(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="thread_part"):
    """Answer to `thread`: followed by `TicketMessage` items, the newest 100 before `before` (nth),
    and the attachments they name. Arguments: `ticket`, `before`."""

    ticket: str
    first: int
    """The `nth` of the oldest message that it holds."""


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """A span of a clock: `open` uses the budget, `paused` and `closed` do not; `why` in a word.
    The open ones up to the deadline sum to the target."""

    what: str
    from_at: int
    to_at: int
    why: str = ""


class MetricStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How one clock stands; seconds are of business time."""

    metric: Metric
    cycle: int = 0
    state: ClockState
    target_s: int = 0
    elapsed_s: int = 0
    left_s: int | None = None
    due_at: int | None = None
    latest_at: int | None = None
    """The last instant at which it is in time: an answer after closing costs nothing."""
    warn_at: int | None = None
    met_at: int | None = None
    breached_at: int | None = None
    segments: list[Segment] = []


class LevelAhead(msgspec.Struct, frozen=True, array_like=True):
    """What happens at an instant if nobody answers: `warn`, `breach` or `level`, in a sentence."""

    at: int
    what: str
    said: str


class SlaStanding(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="sla_standing"):
    """Answer to `sla`: why the deadlines of a ticket are what they are. Arguments: `ticket`."""

    ticket: str
    policy: str
    policy_name: str
    calendar_name: str
    at: int
    metrics: list[MetricStanding] = []
    ahead: list[LevelAhead] = []


class FoundContact(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="found_contact"
):
    """Answer to `find_contact`: contacts by a part of the name, or by mail address or phone.

    Arguments: `text`, or `contact` (id), or `person` (of a visit or reservation).
    """

    contact: str
    contact_kind: ContactKind
    name: str
    email: str
    phone: str
    version: int
    company: str = ""
    owner: str | None = None
    tags: list[str] = []
    language: str = "en"
    staff_notes: str = ""
    merged: list[str] = []
    """Ids of contacts that are the same."""
    merged_names: list[str] = []
    """What each of these is called."""
    open_tickets: int = 0
    last_at: int | None = None


class Occurrence(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="occurrence"):
    """Answer to `events`: one occurrence of an event of the calendar.

    Arguments: `from_at`, `to_at` (ms, 62 days at most), and optional `owner`, `contact`, or `event`
    (id): of this one alone, and with `whole`.
    """

    event: str
    title: str
    event_kind: EventKind
    contact: str
    contact_name: str
    owner: str
    start_at: int
    end_at: int
    original_at: int
    """The start that the series gives it."""
    place: str = ""
    state: EventState = "planned"
    recurs: str = ""
    version: int = 1
    whole: CalendarEvent | None = None
    """All of the event, where it was asked for by its id."""


class DryRun(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="dry_run"):
    """Answer to `rule_dry_run`: what a rule would have done to a past event; nothing was done.

    Arguments: `rule` (the fields of `PutRule`), `days` (90 at most). The first item of the answer
    has `ticket` empty and tells how many events were looked at.
    """

    ticket: str
    number: int
    subject: str
    at: int
    fits: bool
    done: list[str] = []
    """In sentences."""
    looked_at: int = 0


class Rendered(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="rendered"):
    """Answer to `canned`: a canned response with its variables filled in for a ticket.

    Arguments: `canned`, `ticket`. `unknown` are variables that stand for nothing here.
    """

    text: str
    unknown: list[str] = []


class DeadLetter(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="dead_letter"):
    """Answer to `dead_letters`: notices that were given up, the last first."""

    notice: str
    to: str
    channel: str
    what: str
    subject_kind: str
    subject: str
    reason: str
    tries: int
    at: int
    said: str = ""
    """The subject in a word: the number of a ticket."""


class WebhookSecret(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="webhook_secret"
):
    """Answer to `webhook_secret`: what posts are signed with. Arguments: `webhook`."""

    webhook: str
    secret: str


class TicketPast(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="ticket_past"):
    """Answer to `tickets_of`: the tickets of a contact, newest first, with what `timeline` lacks.

    Arguments: `contact`.
    """

    ticket: str
    number: int
    subject: str
    status: TicketStatus
    pause: TicketPause
    priority: Priority
    opened_at: int
    updated_at: int


class Timed(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="timed"):
    """Answer to `timeline`: what happened to a contact, newest first, over all that the house has
    to do with them. Arguments: `contact`; pages of 100 by cursor, which may stand among these.

    To `story` likewise, of one stay: the visit, its reservation, the service requests that were
    brought or are picked up in it, the other stays of these, and the tickets about all of them.
    Arguments: `visit` or `request`."""

    activity: str
    at: int
    what: str
    subject_kind: str
    subject: str
    actor: str
    cause: str = ""
    batch: str = ""
    said: str = ""
    """The subject in a word: the number of a ticket, of a service request, of a visit."""
    data: dict[str, Any] = {}
