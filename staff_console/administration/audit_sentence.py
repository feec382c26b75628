"""A row of the audit as one plain sentence, with the names that the house knows. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from protocol.audit import AuditRow
from protocol.outcomes import REFUSALS
from protocol.records import (
    Call,
    Definition,
    Desk,
    Device,
    Entry,
    Reservation,
    Service,
    ServicePoint,
    Staff,
    Visit,
)
from protocol.replica import Replica
from protocol.reservation_number import shown
from staff_console.administration.audit_acts import ACTS
from staff_console.administration.audit_bookings import Said
from staff_console.administration.audit_commands import BY_WORD, COMMANDS, QUEUE
from staff_console.facts import MANAGERS
from staff_console.speech import tr
from staff_console.words import isolated

DONE: Final = "done"
_NUMBERED: Final = frozenset({"entry", "visit", "call", "ticket", "request"})
_AT_PLACES: Final = frozenset({"expire_waiting", "broadcast", "ask_for_help", "answer_help"})
"""What is asked of a whole service point, not of one number."""
_WORKS: Final = MANAGERS | {"staff"}


def sentence(row: AuditRow, replica: Replica) -> str:
    """What was asked, by whom, of what; and why it was refused."""
    words: dict[str, object] = {
        "who": who(row, replica),
        "it": subject(row, replica),
        "desk": _named(Desk, row.data.get("desk"), replica) or tr("a desk"),
        "place": _place(row, replica),
        "minutes": row.data.get("minutes", 10),
    }
    said = said_of(row.op, row.data)
    if said is None:
        text = ACTS.get(row.op, lambda: plain(row.op))()
    else:
        text = (said.done if row.outcome == DONE else said.wanted)()
    text = first(text.format(**words))
    if row.outcome == DONE or said is None:
        # What happened to an account says it by its own name.
        return text
    return tr("{what}. Refused: {why}").format(what=text, why=outcome(row.outcome))


def said_of(op: str, data: dict[str, Any]) -> Said | None:
    """The sentences of a command, by the word that tells it apart where it has one."""
    # What is false and is so unless it is said was not written down.
    word = data.get(BY_WORD.get(op, ""), False)
    return COMMANDS.get(f"{op}:{word}", COMMANDS.get(op))


def plain(op: str) -> str:
    """Where there is no sentence: its own name, in words."""
    return op.replace("_", " ")


def label(op: str) -> str:
    """What it is called in a list: its sentence without who did it to whom."""
    said = COMMANDS.get(op)
    text = said.done() if said is not None else ACTS.get(op, lambda: plain(op))()
    gap = dict.fromkeys(("it", "desk", "place", "minutes"), "…")
    if op in QUEUE and op not in _AT_PLACES:
        gap["it"] = tr("a number")
    text = text.format(who="", **gap).replace("… …", "…").strip()
    return first(text)


def outcome(code: str) -> str:
    """Why it was refused, in words."""
    found = REFUSALS.get(code)
    return _lower(found.title) if found is not None else plain(code)


def who(row: AuditRow, replica: Replica) -> str:
    """Whoever asked."""
    if row.via == "command line":
        return tr("somebody at the command line")
    if row.role in _WORKS:
        return isolated(row.name) if row.name else tr("somebody who worked here")
    device = row.name or _named(Device, row.actor, replica)
    said: dict[str, Callable[[], str]] = {
        "kiosk": lambda: tr("somebody at the kiosk {name}"),
        "display": lambda: tr("the wall {name}"),
        "visitor": lambda: tr("the customer"),
        "public": lambda: tr("somebody with a phone"),
        "timer": lambda: tr("the server"),
    }
    text = said.get(row.role, lambda: tr("somebody unknown"))()
    return " ".join(text.format(name=isolated(device) if device else "").split())


def subject(row: AuditRow, replica: Replica) -> str:
    """What it was about, by the name that it has now or was given then."""
    kind, ident = row.subject_kind, row.subject
    name = named(kind, ident, replica)
    if kind in _NUMBERED and (row.number or name):
        return row.number or name
    if kind == "reservation" and (row.number or name):
        number = isolated(shown(row.number) if row.number else name)
        return tr("reservation {number}").format(number=number)
    if name:
        return isolated(name)
    if kind == "staff" and not ident:
        return tr("an unknown name")
    given = row.data.get("name")
    if isinstance(given, str) and given:
        return isolated(given)
    return UNNAMED.get(kind, lambda: tr("something"))()


def first(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]


def named(kind: str, ident: str, replica: Replica) -> str:
    """The name or number of a record; empty where the house knows it no longer."""
    found = _OF_KIND.get(kind)
    return found(ident, replica) if found is not None else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _named(kind: type[Any], ident: object, replica: Replica) -> str:
    record = replica.get(kind, ident) if isinstance(ident, str) and ident else None
    return str(record.name) if record is not None else ""


def _numbered(kind: type[Any], ident: str, replica: Replica) -> str:
    record = replica.get(kind, ident)
    return str(record.number) if record is not None else ""


def _place(row: AuditRow, replica: Replica) -> str:
    point = _named(ServicePoint, row.data.get("service_point"), replica)
    service = _named(Service, row.data.get("service"), replica)
    return ", ".join(filter(None, (point, service))) or tr("another place")


_OF_KIND: Final[dict[str, Callable[[str, Replica], str]]] = {
    "entry": lambda ident, replica: _numbered(Entry, ident, replica),
    "visit": lambda ident, replica: _numbered(Visit, ident, replica),
    "call": lambda ident, replica: _numbered(Call, ident, replica),
    "reservation": lambda ident, replica: shown(_numbered(Reservation, ident, replica)),
    "definition": lambda ident, replica: _named(Definition, ident, replica),
    "desk": lambda ident, replica: _named(Desk, ident, replica),
    "service_point": lambda ident, replica: _named(ServicePoint, ident, replica),
    "service": lambda ident, replica: _named(Service, ident, replica),
    "staff": lambda ident, replica: _named(Staff, ident, replica),
    "account": lambda ident, replica: _named(Staff, ident, replica),
    "device": lambda ident, replica: _named(Device, ident, replica),
}
UNNAMED: Final[dict[str, Callable[[], str]]] = {
    "entry": lambda: tr("a number"),
    "visit": lambda: tr("a number"),
    "call": lambda: tr("a number"),
    "desk": lambda: tr("a desk"),
    "service_point": lambda: tr("a service point"),
    "service": lambda: tr("a service"),
    "staff": lambda: tr("a colleague"),
    "account": lambda: tr("a colleague"),
    "device": lambda: tr("a device"),
    "pairing": lambda: tr("a device"),
    "site": lambda: tr("the house"),
    "person": lambda: tr("a customer"),
    "reservation": lambda: tr("a reservation"),
    "definition": lambda: tr("a bookable service"),
    "slot_hold": lambda: tr("a held time"),
    "wait_listed": lambda: tr("a place on the wait list"),
    "message": lambda: tr("a message"),
    "hold": lambda: tr("a held time"),
    "ticket": lambda: tr("a ticket"),
    "attachment": lambda: tr("a file"),
    "batch": lambda: tr("a bulk change"),
    "contact": lambda: tr("a contact"),
    "event": lambda: tr("an event"),
    "canned": lambda: tr("a canned response"),
    "view": lambda: tr("a list of tickets"),
    "calendar": lambda: tr("a calendar"),
    "policy": lambda: tr("a service level"),
    "rule": lambda: tr("a rule"),
    "webhook": lambda: tr("a webhook"),
    "notice": lambda: tr("a notice"),
    "request": lambda: tr("a repair"),
    "item": lambda: tr("an item"),
    "part": lambda: tr("a part"),
    "supplier": lambda: tr("a supplier"),
}
