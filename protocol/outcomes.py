"""What a command was answered with: an outcome or a refusal. Both are kept in its receipt."""

from __future__ import annotations

from typing import Final, NamedTuple

import msgspec

from protocol.booking import ReservationState
from protocol.records import EntryState
from protocol.request_states import RequestState
from protocol.tickets import TicketStatus


class Joined(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="joined"):
    """A number was given. Waits in seconds; None when none can be told. Carries no token: the edge
    that answers the customer adds the private link."""

    entry: str
    visit: str
    number: str
    service_point: str
    service: str
    position: int
    joined_at: int
    tag: str
    p20: int | None = None
    p50: int | None = None
    p80: int | None = None


class Moved(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="moved"):
    """An entry is now in this state."""

    entry: str
    visit: str
    number: str
    service_point: str
    state: EntryState
    version: int
    desk: str | None = None
    desk_name: str = ""
    pick: str = ""
    undo_until: int | None = None
    opened: str | None = None
    """The next leg that this step has opened, of the same visit."""


class Reserved(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="reserved"):
    """A reservation is now so."""

    reservation: str
    number: str
    definition: str
    start_at: int
    end_at: int
    state: ReservationState
    revision: int
    version: int
    resources: list[str] = []
    undo_until: int | None = None


class Held(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="held"):
    """A time is kept until `expires_at`."""

    hold: str
    definition: str
    start_at: int
    end_at: int
    expires_at: int
    seats: int = 1


class Ticketed(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="ticketed"):
    """A ticket is now so."""

    ticket: str
    number: int
    status: TicketStatus
    version: int
    thread: int
    message: int = 0
    """The `nth` of the message that was written; 0 none."""
    opened: bool = False
    """Whether the command has opened it."""


class Requested(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="requested"):
    """A service request is now so. Carries no token: the edge that answers the customer adds the
    private link."""

    request: str
    number: int
    state: RequestState
    version: int
    opened: bool = False
    """Whether the command has opened it."""
    promised_at: int | None = None
    estimate: int = 0
    """`nth` of the newest estimate."""
    total: str = ""
    visit: str = ""
    """With `wait`: the stay that joining the line began, …"""
    entry: str = ""
    position: int = 0
    """… and the place there."""


class BulkAnswer(msgspec.Struct, frozen=True, array_like=True):
    """What became of one ticket of a bulk change; an empty code is done."""

    ticket: str
    version: int = 0
    code: str = ""
    detail: str = ""


class Bulked(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="bulked"):
    """Several tickets were asked for; each has its own answer."""

    batch: str
    """By which it can be taken back until `undo_until`; empty where nothing was done."""
    items: list[BulkAnswer]
    undo_until: int | None = None
    ticket: str = ""
    """The ticket that a split has made."""
    number: int = 0


class Saved(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="saved"):
    """A setting, desk or timer's record was written."""

    id: str
    version: int = 1


class Holder(msgspec.Struct, frozen=True):
    """Who has the entry that a second clerk wanted."""

    desk: str
    desk_name: str
    staff: str
    """Name of the colleague, empty when unknown."""
    since: int
    number: str = ""


class Refusal(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="refused"):
    """Why not, in a stable code and a sentence that says what to do."""

    code: str
    detail: str
    field: str | None = None
    retry_after: int | None = None
    """Seconds after which the same may succeed."""
    holder: Holder | None = None
    own: Joined | None = None
    """With `already_waiting`: the place that this very customer has."""
    starts: tuple[int, ...] = ()
    """With `slot_taken` and `slot_not_offered`: the next starts that are free, ms."""


Outcome = Joined | Moved | Reserved | Held | Ticketed | Bulked | Requested | Saved
Answer = Outcome | Refusal


class RefusalKind(NamedTuple):
    """What a code means everywhere: HTTP status and title."""

    status: int
    title: str


REFUSALS: Final[dict[str, RefusalKind]] = {
    "malformed": RefusalKind(400, "Not understood"),
    "invalid": RefusalKind(422, "A value is not allowed"),
    "unauthenticated": RefusalKind(401, "Sign-in needed"),
    "token_expired": RefusalKind(401, "Sign-in has expired"),
    "forbidden": RefusalKind(403, "Not allowed"),
    "not_found": RefusalKind(404, "Not found"),
    "unknown_service_point": RefusalKind(404, "No such service point"),
    "unknown_service": RefusalKind(404, "No such service"),
    "unknown_entry": RefusalKind(404, "No such queue entry"),
    "unknown_desk": RefusalKind(404, "No such desk"),
    "queue_closed": RefusalKind(409, "The queue is closed"),
    "service_closed": RefusalKind(409, "The service is closed"),
    "queue_full": RefusalKind(409, "The queue is full"),
    "already_waiting": RefusalKind(409, "Already in the queue"),
    "nobody_waiting": RefusalKind(409, "Nobody is waiting"),
    "conflict": RefusalKind(409, "Somebody was first"),
    "wrong_state": RefusalKind(409, "Not possible in this state"),
    "version_mismatch": RefusalKind(409, "Changed meanwhile"),
    "grace_running": RefusalKind(409, "The grace is still running"),
    "not_here_yet": RefusalKind(409, "The customer is not here yet"),
    "desk_busy": RefusalKind(409, "The desk is busy"),
    "desk_closed": RefusalKind(409, "The desk is closed"),
    "desk_paused": RefusalKind(409, "The desk is paused"),
    "desk_closing": RefusalKind(409, "The desk is closing"),
    "no_open_desk": RefusalKind(409, "No desk is open there"),
    "holds_open": RefusalKind(409, "Customers on hold"),
    "unknown_call": RefusalKind(404, "No such call"),
    "unknown_staff": RefusalKind(404, "No such colleague"),
    "unknown_visit": RefusalKind(404, "No such visit"),
    "desk_taken": RefusalKind(409, "The desk is taken"),
    "undo_expired": RefusalKind(409, "Too late to undo"),
    "nothing_to_undo": RefusalKind(409, "Nothing to undo"),
    "prefix_taken": RefusalKind(409, "The prefix is taken"),
    "in_use": RefusalKind(409, "Still in use"),
    "second_factor": RefusalKind(401, "A code is needed too"),
    "unknown_account": RefusalKind(404, "No such account"),
    "unknown_device": RefusalKind(404, "No such device"),
    "unknown_pairing": RefusalKind(404, "No such pairing"),
    "unknown_person": RefusalKind(404, "No such person"),
    "name_taken": RefusalKind(409, "The name is taken"),
    "device_connected": RefusalKind(409, "The device is connected already"),
    "unknown_definition": RefusalKind(404, "No such bookable service"),
    "unknown_reservation": RefusalKind(404, "No such reservation"),
    "unknown_message": RefusalKind(404, "No such message"),
    "unknown_ticket": RefusalKind(404, "No such ticket"),
    "unknown_contact": RefusalKind(404, "No such contact"),
    "unknown_event": RefusalKind(404, "No such event"),
    "unknown_attachment": RefusalKind(404, "No such attachment"),
    "unknown_setting": RefusalKind(404, "No such setting"),
    "unknown_request": RefusalKind(404, "No such service request"),
    "unknown_item": RefusalKind(404, "No such item"),
    "unknown_line": RefusalKind(404, "No such line"),
    "unknown_part": RefusalKind(404, "No such part"),
    "no_requests": RefusalKind(409, "Nothing is taken in here"),
    "request_ended": RefusalKind(409, "The request has ended"),
    "not_checked_in": RefusalKind(409, "The item is not here"),
    "estimate_expired": RefusalKind(409, "The estimate has expired"),
    "estimate_superseded": RefusalKind(409, "There is a newer estimate"),
    "estimate_answered": RefusalKind(409, "The estimate was answered"),
    "estimate_changed": RefusalKind(409, "Not the estimate that was read"),
    "over_total": RefusalKind(409, "Over what was approved"),
    "part_awaited": RefusalKind(409, "A part is still awaited"),
    "part_used": RefusalKind(409, "The part was taken already"),
    "out_of_stock": RefusalKind(409, "Not enough in stock"),
    "warranty_over": RefusalKind(409, "The warranty is over"),
    "not_a_picture": RefusalKind(415, "Not a picture"),
    "ticket_closed": RefusalKind(409, "The ticket is closed"),
    "ticket_merged": RefusalKind(409, "The ticket was merged"),
    "thread_moved": RefusalKind(409, "A message came meanwhile"),
    "contact_exists": RefusalKind(409, "Somebody has that address"),
    "rule_loops": RefusalKind(409, "The rule would set itself off"),
    "no_hours": RefusalKind(409, "Never open"),
    "not_taken": RefusalKind(415, "Such files are not taken"),
    "support_closed": RefusalKind(409, "No tickets are taken"),
    "slot_taken": RefusalKind(409, "That time is taken"),
    "slot_not_offered": RefusalKind(409, "That time cannot be booked"),
    "hold_expired": RefusalKind(409, "The time is held no longer"),
    "limit_reached": RefusalKind(409, "No more reservations"),
    "too_late": RefusalKind(409, "Too late for that"),
    "not_due": RefusalKind(409, "It is not time for that yet"),
    "no_address": RefusalKind(409, "No address to write to"),
    "no_meetings": RefusalKind(409, "No video rooms"),
    "meeting_closed": RefusalKind(409, "The video room is not open"),
    "meeting_refused": RefusalKind(409, "The video provider refused"),
    "on_site_only": RefusalKind(403, "Only for who is here"),
    "slip_taken": RefusalKind(409, "Another kiosk prints it"),
    "address_changed": RefusalKind(409, "The address is another now"),
    "key_reused": RefusalKind(409, "The key belongs to another request"),
    "too_large": RefusalKind(413, "Too large"),
    "too_many_requests": RefusalKind(429, "Too many requests"),
    "unavailable": RefusalKind(503, "Not available just now"),
}
