"""Whether a message that is due is still to be sent: asked just before, of what is true then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from protocol.booking import Reservation, SlotHold, WaitListed
from protocol.outbox import Message, MessageState, MessageWhat
from protocol.records import Person, Ticket
from protocol.tickets import WORKED_ON
from server.domain.floor import Floor
from server.domain.outbox.making import CHANGED, channels
from server.domain.outbox.timing import is_quiet, quiet_ends
from server.domain.requests.telling import untrue

RANK: Final[Mapping[MessageWhat, int]] = {
    "cancelled": 0,
    "changed": 1,
    "confirmation": 2,
    "late": 3,
    "offer": 4,
    "list": 5,
    "ticket_opened": 2,
    "ticket_reply": 3,
    "ticket_resolved": 4,
    "ticket_links": 5,
    "request_opened": 2,
    "estimate_sent": 3,
    "request_ready": 3,
    "request_later": 3,
    "estimate_expired": 4,
    "reminder": 6,
    "estimate_reminder": 6,
}
"""Of what is due at once, this goes first; reminders last, for the others tell what they would."""
TELLS_ALL: Final[frozenset[MessageWhat]] = frozenset(
    {"changed", "confirmation", "late", "reminder"}
)
"""Whoever gets one of these needs no reminder of the same time."""


class Verdict(NamedTuple):
    """What is to become of a message instead of being sent."""

    state: MessageState
    reason: str = ""
    due_at: int | None = None
    """With the state `due`: when it is looked at again, ms."""


def verdict(floor: Floor, message: Message, now: int) -> Verdict | None:
    """Why it is not to be sent now; None where it is."""
    person = floor.get(Person, message.person)
    if message.channel not in channels(person):
        return Verdict("void", "there is no such address any more")
    if message.subject_kind == "ticket":
        return _of_ticket(floor, message) or _in_time(message, now)
    if message.subject_kind == "service_request":
        reason = untrue(floor, message)
        return Verdict("void", reason) if reason else _in_time(message, now)
    if message.subject_kind == "person":
        return _in_time(message, now)
    if message.what == "offer":
        return _offered(floor, message, now)
    found = _of_reservation(floor, message)
    return found or _in_time(message, now) or _quiet(floor, message, now)


def _of_ticket(floor: Floor, message: Message) -> Verdict | None:
    """Memory keeps a ticket as long as something is to be sent of it."""
    ticket = floor.get(Ticket, message.subject)
    if ticket is None:
        return Verdict("void", "the ticket is gone")
    if message.what == "ticket_resolved" and ticket.status in WORKED_ON:
        return Verdict("void", "the ticket is open again")
    return None


def _of_reservation(floor: Floor, message: Message) -> Verdict | None:
    booked = floor.get(Reservation, message.subject)
    if booked is None:
        return Verdict("void", "the reservation is gone")
    wanted = "cancelled" if message.what == "cancelled" else "booked"
    if booked.revision != message.revision or booked.state != wanted:
        return Verdict("void", CHANGED)
    if message.what == "late" and (booked.projected_at or 0) <= booked.start_at:
        return Verdict("void", "it will begin in time after all")
    return None


def _offered(floor: Floor, message: Message, now: int) -> Verdict | None:
    """An offer stands as long as the time is held for the very one who is asked."""
    hold = offered_hold(floor, message)
    if hold is None or hold.offered_to != message.subject:
        return Verdict("void", "the time is held no longer")
    if message.subject_kind == "wait_listed":
        listed = floor.get(WaitListed, message.subject)
        if listed is None or listed.state != "offered":
            return Verdict("void", "it is no longer wanted")
    return _in_time(message, now)


def offered_hold(floor: Floor, message: Message) -> SlotHold | None:
    """The hold that an offer is about: its id is a part of the message's."""
    return floor.get(SlotHold, message.id.split(".")[3])


def _in_time(message: Message, now: int) -> Verdict | None:
    if message.useful_until is None or now < message.useful_until:
        return None
    last = f"; at last: {message.reason}" if message.reason else ""
    return Verdict("missed", f"it could not be sent while it was of use{last}"[:200])


def _quiet(floor: Floor, message: Message, now: int) -> Verdict | None:
    """A reminder that has become late wakes nobody: it waits for the morning, if it is of use
    then. One that colleagues send by hand goes at once."""
    if message.what != "reminder" or not message.step_min or not is_quiet(now, floor.site.zone):
        return None
    morning = quiet_ends(now, floor.site.zone)
    if message.useful_until is None or morning < message.useful_until:
        return Verdict("due", message.reason, morning)
    if message.channel == "sms":
        return Verdict("missed", "it would have come in the night")
    return None
