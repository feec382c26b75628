"""All that is known of a person, as lines that can be read. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from protocol.privacy import PersonExport
from protocol.reservation_number import shown
from staff_console.administration.audit_sentence import label as op_label
from staff_console.administration.face import Fact
from staff_console.reports.days import day_name
from staff_console.speech import tr

_LABELS: Final[dict[str, Callable[[], str]]] = {
    "name": lambda: tr("Name"),
    "phone": lambda: tr("Telephone"),
    "email": lambda: tr("E-mail"),
    "notes": lambda: tr("Told by them"),
    "staff_notes": lambda: tr("Noted by staff"),
    "noted_at": lambda: tr("Noted at"),
    "erased_at": lambda: tr("Erased at"),
    "definition": lambda: tr("Booked"),
    "resources": lambda: tr("With"),
    "start_at": lambda: tr("Begins"),
    "end_at": lambda: tr("Ends"),
    "made_at": lambda: tr("Booked at"),
    "seats": lambda: tr("People"),
    "cancelled_by": lambda: tr("Cancelled by"),
    "arrived_at": lambda: tr("Came"),
    "source": lambda: tr("By way of"),
    "language": lambda: tr("Language"),
    "party_size": lambda: tr("People"),
    "access_needs": lambda: tr("Needs"),
    "service_point": lambda: tr("Service point"),
    "service": lambda: tr("Service"),
    "state": lambda: tr("State"),
    "joined_at": lambda: tr("In line"),
    "called_at": lambda: tr("Called"),
    "started_at": lambda: tr("Served from"),
    "ended_at": lambda: tr("Until"),
    "desk": lambda: tr("Desk"),
    "reason": lambda: tr("Reason"),
}
_SAID: Final = frozenset({"number", "day", "legs"})
_DRAWN: Final = frozenset({"signature", "pickup_signature"})
"""Strokes of a pen, which no list shows; the file that is handed out has them."""
_DATE: Final = 10


def person_facts(known: PersonExport) -> tuple[Fact, ...]:
    """The person, each visit under its number and day, what was asked, and what stays."""
    return tuple(_lines(known))


def _lines(known: PersonExport) -> Iterator[Fact]:
    told = [*_values(known.person, frozenset({"id"}))]
    yield from told or [Fact("", tr("No name, no address and no note."), "muted")]
    for visit in known.visits:
        day = str(visit.get("day", ""))
        heading = tr("{number}, {day}")
        number = visit.get("number", "")
        yield Fact(heading.format(number=number, day=day_name(day, day) if day else ""), "")
        yield from _values(visit, _SAID, day)
        for leg in visit.get("legs", ()):
            yield from _values(leg, _SAID, day)
            yield from _lists(leg)
    yield from _booked(known)
    yield from _written(known)
    if known.audit:
        yield Fact(tr("What was asked by them and about them"), "")
        for row in known.audit:
            yield Fact("", f"{_clock(str(row.get('at', '')))}  {op_label(str(row.get('op', '')))}")


def _booked(known: PersonExport) -> Iterator[Fact]:
    """Each reservation under its number, with what was written of it; then what they wait for."""
    for booked in known.reservations:
        number = shown(str(booked.get("number", "")))
        yield Fact(tr("Reservation {number}").format(number=number), "")
        yield from _values(booked, _SAID)
        lines = [_message(each) for each in booked.get("messages", ())]
        if lines:
            yield Fact(tr("Messages"), "\n".join(lines))
    for wish in known.wait_list:
        yield Fact(tr("On the wait list"), "")
        yield from _values(wish, frozenset())


def _written(known: PersonExport) -> Iterator[Fact]:
    """Each ticket and service request under its number, with what was written and mailed of it;
    then what was planned."""
    for ticket in known.tickets:
        yield Fact(tr("Ticket {number}").format(number=f"T-{ticket.get('number', '')}"), "")
        yield from _values(ticket, _SAID)
        thread = [_said(each) for each in ticket.get("thread", ())]
        if thread:
            yield Fact(tr("Thread"), "\n".join(thread))
        lines = [_message(each) for each in ticket.get("messages", ())]
        if lines:
            yield Fact(tr("Messages"), "\n".join(lines))
    for request in known.service_requests:
        yield Fact(tr("Service request {number}").format(number=request.get("number", "")), "")
        yield from _values(request, _SAID | _DRAWN)
        items = [_item(each) for each in request.get("items", ())]
        if items:
            yield Fact(tr("What was brought"), "\n".join(items))
        notes = [_said(each) for each in request.get("notes", ())]
        if notes:
            yield Fact(tr("Notes"), "\n".join(notes))
        lines = [_message(each) for each in request.get("messages", ())]
        if lines:
            yield Fact(tr("Messages"), "\n".join(lines))
    for event in known.events:
        yield Fact(tr("Event"), "")
        yield from _values(event, frozenset())


def _item(told: Mapping[str, Any]) -> str:
    """`Phone Fairphone 5 FP5-0093`."""
    words = (told.get(name) for name in ("what", "make", "model", "serial", "condition"))
    return " ".join(str(word) for word in words if word)


def _said(told: Mapping[str, Any]) -> str:
    """`2026-11-24 12:00 customer It does not turn.`"""
    words = (told.get("message_kind"), told.get("sender"), told.get("text"))
    return " ".join([_clock(str(told.get("at"))), *(str(word) for word in words if word)])


def _message(told: Mapping[str, Any]) -> str:
    """`2026-11-24 12:00 mail confirmation sent`."""
    at = told.get("sent_at") or told.get("due_at")
    words = (told.get("channel"), told.get("what"), told.get("state"), told.get("reason"))
    return " ".join([_clock(str(at)), *(str(word) for word in words if word)])


def _values(told: Mapping[str, Any], without: frozenset[str], day: str = "") -> Iterator[Fact]:
    """A line for each word that is not empty; instants of `day` by their clock alone."""
    for name, value in told.items():
        plain = isinstance(value, str | int | float) and not isinstance(value, bool)
        words = value if plain else _words(value)
        if name not in without and words not in ("", None, 0):
            text = _clock(str(words), day) if name.endswith("_at") else str(words)
            yield Fact(label(name), text)


def _lists(leg: Mapping[str, Any]) -> Iterator[Fact]:
    """Spans, calls and promises: each a line of its words."""
    names = {"spans": tr("How it went"), "calls": tr("Calls"), "promises": tr("Told waits")}
    for name, title in names.items():
        lines = [_line(each) for each in leg.get(name, ())]
        if lines:
            yield Fact(title, "\n".join(lines))


def _line(told: Mapping[str, Any]) -> str:
    """`09:02–09:14 waiting`, or the instants and words that there are."""
    start, end = told.get("from_at") or told.get("at"), told.get("to_at") or told.get("by")
    clock = "–".join(_clock(str(at))[-5:] for at in (start, end) if at)
    words = (told.get("state"), told.get("desk_name") or told.get("desk"), told.get("reason"),
             told.get("outcome"))  # fmt: skip
    return " ".join([clock, *(str(word) for word in words if word)]).strip()


def _words(value: Any) -> str:
    if isinstance(value, list) and not any(isinstance(each, dict) for each in value):
        return ", ".join(map(str, value))
    return ""


def _clock(at: str, day: str = "") -> str:
    """`2026-06-04 09:02` of an instant of RFC 3339, `09:02` on that day; all else as it is."""
    if len(at) > _DATE and at[_DATE] == "T":
        date, clock = at[:_DATE], at[_DATE + 1 : _DATE + 6]
        return clock if date == day else f"{date} {clock}"
    return at


def label(name: str) -> str:
    """What a field is called."""
    found = _LABELS.get(name)
    return found() if found is not None else name.replace("_", " ").capitalize()
