"""What notices say: mails to colleagues, and the JSON that webhooks are posted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from protocol.automation import Notice
from protocol.records import CalendarEvent, Reservation, ServiceRequest, Staff, Ticket
from protocol.service_requests import shown
from server.domain.floor import Floor
from server.mail.delivery import Letter

_SAID: Final = {
    "ticket_assigned": "{number} is yours now: {subject}",
    "customer_replied": "The customer of {number} wrote: {subject}",
    "sla_warning": "{number} is due soon: {subject}",
    "sla_breach": "{number} is late: {subject}",
    "ticket_escalated": "{number} was raised: {subject}",
    "mentioned": "You are asked in {number}: {subject}",
    "rule_told": "{by}: {number} {subject}",
    "event_reminder": "Soon: {subject}",
}
"""The subject of the mail, by what the notice is of."""
_TELLS: Final = ("status", "pause", "priority", "assignee", "team", "tags", "level", "breaches")
"""What of a ticket a webhook is told; nothing personal."""


def letter_of(floor: Floor, notice: Notice, colleague: Staff, now: int) -> Letter:
    """The mail to a colleague, in English as the console is."""
    ticket = floor.get(Ticket, notice.subject)
    event = floor.get(CalendarEvent, notice.subject)
    items = floor.requests.items(notice.subject)
    subject = ticket.subject if ticket is not None else event.title if event is not None else ""
    if items:
        subject = f"{items[0].make} {items[0].model}".strip() or items[0].what
    facts = {**notice.data, "number": _number(notice), "subject": subject}
    facts.setdefault("by", "A rule")
    line = _SAID.get(notice.what, "{number}: {subject}").format_map(facts).strip()
    lines = [line, ""]
    if ticket is not None:
        lines += [f"Status {ticket.status}, priority {ticket.priority}."]
        if ticket.due_at is not None:
            lines += [f"Due {_local(ticket.due_at, floor.site.zone)}."]
    if event is not None:
        begins = int(notice.data.get("start_at", event.start_at))
        lines += [f"It begins {_local(begins, floor.site.zone)}."]
    request = floor.get(ServiceRequest, notice.subject)
    if request is not None and request.promised_at is not None:
        lines += [f"Promised for {_local(request.promised_at, floor.site.zone)}."]
    lines += ["", f"Open it in the console of {floor.site.name}."]
    return Letter(
        id=notice.id,
        to=colleague.email,
        name=colleague.name,
        subject=line,
        text="\n".join(lines),
        house=floor.site.name,
        made_at=now,
    )


def body_of(floor: Floor, notice: Notice) -> bytes:
    """What a webhook is posted: what happened, to what, why, and how it stands now."""
    subject: dict[str, Any] = {"kind": notice.subject_kind, "id": notice.subject}
    ticket = floor.get(Ticket, notice.subject)
    if ticket is not None:
        subject["number"] = ticket.number
        subject |= {name: getattr(ticket, name) for name in _TELLS}
        subject["dueAt"] = _iso(ticket.due_at) if ticket.due_at is not None else None
    booked = floor.get(Reservation, notice.subject)
    if booked is not None:
        subject |= {"number": booked.number, "state": booked.state}
        subject |= {"startAt": _iso(booked.start_at), "definition": booked.definition}
    told = {
        "id": notice.id,
        "event": notice.what,
        "at": _iso(notice.made_at),
        "site": floor.site.id,
        "cause": notice.cause,
        "subject": subject,
    }
    return msgspec.json.encode(told)


def _number(notice: Notice) -> str:
    number = notice.data.get("number", "")
    if notice.subject_kind == "service_request" and number:
        return shown(int(number))
    return f"T-{number}" if notice.subject_kind == "ticket" and number else number


def _iso(at: int) -> str:
    return (
        datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    )


def _local(at: int, zone: str) -> str:
    return (
        datetime.fromtimestamp(at / 1000, UTC)
        .astimezone(ZoneInfo(zone))
        .strftime("%A, %d %B, %H:%M")
    )
