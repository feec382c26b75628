"""What the audit holds of a command: what it was about, its arguments, and which are personal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec

from protocol.changes import Change, Put
from protocol.commands import Command
from protocol.outcomes import Answer, Joined, Moved, Refusal, Requested, Reserved, Saved, Ticketed
from protocol.record import Via
from protocol.records import Entry, Visit
from server.domain.actor import Actor
from server.domain.floor import Floor
from server.execution import acts_of_bookings as bookings
from server.execution import acts_of_requests as requests
from server.execution import acts_of_tickets as tickets
from server.store.audit import DONE, Act

Kind = tickets.Kind

SUBJECTS: Final[dict[str, str]] = {
    "join_queue": "service_point",
    "check_in": "entry",
    "away": "entry",
    "tell_phone": "entry",
    "call_next": "desk",
    "call": "entry",
    "recall": "entry",
    "confirm_call": "call",
    "start": "entry",
    "hold": "entry",
    "resume": "entry",
    "requeue": "entry",
    "transfer": "entry",
    "complete": "entry",
    "reopen": "entry",
    "no_show": "entry",
    "leave": "entry",
    "cancel": "entry",
    "expire": "entry",
    "expire_waiting": "service_point",
    "undo": "entry",
    "set_priority": "entry",
    "note": "visit",
    "report_by_hand": "entry",
    "broadcast": "service_point",
    "print_slip": "visit",
    "report_slip": "visit",
    "ask_for_help": "actor",
    "answer_help": "device",
    "set_desk": "desk",
    "plan_pause": "desk",
    "create_service_point": "site",
    "update_service_point": "service_point",
    "set_point": "service_point",
    "delete_service_point": "service_point",
    "delete_service": "service",
    "update_desk": "desk",
    "update_site": "site",
    "confirm_address": "site",
    "put_staff": "staff",
    "update_staff": "staff",
    "put_device": "device",
    "revoke_device": "device",
    "erase_person": "person",
    "see_device": "device",
    "roll_day": "site",
    "pass_time": "site",
    "sweep": "site",
    "forget_persons": "site",
    "put_definition": "definition",
    "delete_definition": "definition",
    "hold_slot": "definition",
    "release_hold": "hold",
    "book": "definition",
    "reschedule": "reservation",
    "update_reservation": "reservation",
    "cancel_reservation": "reservation",
    "restore_reservation": "reservation",
    "check_in_reservation": "reservation",
    "miss_reservation": "reservation",
    "complete_reservation": "reservation",
    "delete_reservation": "reservation",
    "join_wait_list": "definition",
    "leave_wait_list": "wait_listed",
    "send_reminder": "reservation",
    "send_reservations": "site",
    "put_meeting": "reservation",
    "mark_message": "message",
    **tickets.SUBJECTS,
    **requests.SUBJECTS,
}
"""What a command is about: the kind, and the field that names it; see `_made` for what it makes.
What a timer says every few seconds and decides nothing, and what is being typed, is in no row
(`UNTOLD`)."""
UNTOLD: Final = requests.UNTOLD

MAKES: Final = tickets.MAKES | requests.MAKES


def _plain(*fields: str) -> dict[str, Kind]:
    return dict.fromkeys(fields, "plain")


TEXTS: Final[dict[str, dict[str, Kind]]] = {
    "join_queue": {
        "customer": "personal",
        "access_needs": "personal",
        "notes": "personal",
        "language": "plain",
        "priority": "plain",
        "browser": "never",
    },
    "tell_phone": {"phone": "personal"},
    "hold": {"note": "personal"},
    "requeue": {"reason": "personal"},
    "transfer": {"note": "personal"},
    "cancel": {"reason": "personal"},
    "expire": {"reason": "personal"},
    "expire_waiting": {"reason": "personal"},
    "set_priority": {"priority": "plain", "reason": "personal"},
    "note": {"text": "personal"},
    "broadcast": {"text": "plain"},
    "report_slip": {"reason": "plain"},
    "ask_for_help": {"language": "plain", "access_needs": "personal"},
    "set_desk": {"reason": "personal"},
    "create_service_point": _plain(
        "name", "prefix", "location", "services", "desk_names", "classes",
        "exceptions", "zone", "names", "locations",
    ),
    "update_service_point": _plain(
        "name", "prefix", "location", "services", "classes", "exceptions",
        "zone", "names", "locations",
    ),
    "update_desk": _plain("name", "access"),
    "update_site": _plain(
        "name", "zone", "message", "public_url", "names", "messages", "languages", "spoken",
        "country", "region", "support_email", "ticket_fields",
    ) | {"kiosk_pin": "never"},
    "confirm_address": {"address": "plain"},
    "put_staff": {"name": "personal"},
    "update_staff": _plain("skills", "exceptions", "teams") | {"email": "personal"},
    "put_device": {"name": "plain", "zone": "plain"},
    "put_definition": _plain(
        "name", "description", "price", "currency", "requires", "names", "descriptions",
    ),
    "hold_slot": {"browser": "never"},
    "release_hold": {"browser": "never"},
    "book": {
        "customer": "personal",
        "notes": "personal",
        "language": "plain",
        "access_needs": "personal",
        "browser": "never",
    },
    "update_reservation": {
        "customer": "personal", "notes": "personal", "staff_notes": "personal",
    },
    "cancel_reservation": {"reason": "personal"},
    "check_in_reservation": {"language": "plain", "access_needs": "personal"},
    "join_wait_list": {"customer": "personal", "language": "plain", "browser": "never"},
    "send_reservations": {"email": "personal", "language": "plain"},
    "put_meeting": _plain("provider", "reason") | {"room": "never", "url": "never"},
    "mark_message": {"message": "plain", "reason": "plain"},
    **tickets.TEXTS,
    **requests.TEXTS,
}  # fmt: skip
"""Of every field that holds words: whether it is of a person, and can be erased, or a secret that
the audit never sees. What holds no words is plain."""


class Told(NamedTuple):
    """The arguments of a command, but for those that are as without them."""

    data: dict[str, Any]
    personal: dict[str, Any] | None


def acts_of(
    floor: Floor, command: Command, actor: Actor, via: Via, answer: Answer, changes: list[Change]
) -> Iterator[Act]:
    """What the audit holds of a command that was answered; the floor is as it is after it.

    A timer's is recorded where it changed anything: at each customer whom it moved.
    """
    op = command.op()
    if op in UNTOLD:
        return
    if actor.role == "timer":
        yield from _by_time(floor, command, actor, changes)
        return
    kind, subject = _made(command, answer) or _subject(floor, command, actor)
    data, personal = told(command, subject)
    yield Act(
        op, kind, subject, actor.id, actor.role, via,
        answer.code if isinstance(answer, Refusal) else DONE,
        data, personal, _whose(floor, command, actor, answer) if personal else None,
    )  # fmt: skip


def _by_time(floor: Floor, command: Command, actor: Actor, changes: list[Change]) -> Iterator[Act]:
    if not changes:
        return
    op, moved = command.op(), False
    for change in changes:
        if isinstance(change, Put) and isinstance(change.r, Entry):
            moved = True
            state = {"state": change.r.state}
            yield Act(op, "entry", change.r.id, actor.id, actor.role, "timer", data=state)
    if not moved:
        kind, subject = _subject(floor, command, actor)
        data = told(command, subject).data
        yield Act(op, kind, subject, actor.id, actor.role, "timer", data=data)


def _made(command: Command, answer: Answer) -> tuple[str, str] | None:
    """What a command that names none has made or found."""
    if isinstance(answer, Requested):
        return "request", answer.request
    if isinstance(answer, Joined):
        return "entry", answer.entry
    if isinstance(answer, Reserved):
        return "reservation", answer.reservation
    if isinstance(answer, Moved) and SUBJECTS[command.op()] == "desk":
        return "entry", answer.entry
    if isinstance(answer, Ticketed):
        return "ticket", answer.ticket
    if isinstance(answer, Saved) and command.op() in requests.MAKES:
        return requests.MAKES[command.op()], answer.id
    return None


def _subject(floor: Floor, command: Command, actor: Actor) -> tuple[str, str]:
    kind = SUBJECTS[command.op()]
    if kind == "site":
        return kind, floor.site.id
    if kind == "actor":
        return "device", actor.id
    return kind, str(getattr(command, kind))


def _whose(floor: Floor, command: Command, actor: Actor, answer: Answer) -> str | None:
    """Whose what was told is: the person, the visit of who has told nothing else, the colleague.

    Who was refused a number has left nothing here by which it could be erased."""
    visit: str | None = getattr(command, "visit", None)
    if command.op() == "join_queue":
        if not isinstance(answer, Joined):
            return None
        visit = answer.visit
    elif (ident := getattr(command, "entry", None)) is not None:
        entry = floor.get(Entry, ident)
        visit = entry.visit if entry else None
        if entry is None:
            return None
    elif command.op() in bookings.SUBJECTS:
        return bookings.whose(floor, command, answer)
    elif command.op() in requests.OF_REQUESTS:
        return requests.whose(command, answer)
    elif command.op() in tickets.OF_TICKETS:
        return tickets.whose(floor, command, answer)
    if visit is not None:
        known = floor.get(Visit, visit)
        return (known.person if known else None) or visit
    return str(getattr(command, "staff", actor.id))


def told(command: Command, subject: str = "") -> Told:
    """The arguments of a command; what it is about need not be said twice."""
    command = tickets.bare(command)
    data: dict[str, Any] = {}
    personal: dict[str, Any] = {}
    for name, default, kind in _fields(type(command)):
        value = getattr(command, name)
        if value != default and value != subject:
            if kind == "plain":
                data[name] = value
            elif kind == "personal":
                personal[name] = value
    return Told(data, personal or None)


@cache
def _fields(command: type[Command]) -> tuple[tuple[str, Any, Kind], ...]:
    """Name, what it is when nobody says it, and what the audit does with it."""
    texts = TEXTS.get(command.op(), {})
    fields = msgspec.structs.fields(command)
    return tuple((each.name, _default(each), texts.get(each.name, "plain")) for each in fields)


def _default(field: msgspec.structs.FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default
