"""What I was told in the console: warnings of deadlines, tickets given to me, mentions. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protocol.automation import Notice
from protocol.service_requests import shown
from protocol.tickets import Ticket
from staff_console.contacts.event_form import EVENT_KINDS
from staff_console.speech import tr
from staff_console.tickets.known import Known
from staff_console.tickets.moments import moment
from staff_console.tickets.rows import ticket_number
from staff_console.tickets.screen import NoticeFace

SAID: Final[dict[str, tuple[Callable[[], str], str]]] = {
    "sla_warning": (lambda: tr("{ticket} is due soon"), "warn"),
    "sla_breach": (lambda: tr("{ticket} has missed its deadline"), "danger"),
    "ticket_assigned": (lambda: tr("{ticket} is yours now"), "ink"),
    "ticket_escalated": (lambda: tr("{ticket} was escalated"), "danger"),
    "escalated": (lambda: tr("{ticket} was escalated"), "danger"),
    "customer_replied": (lambda: tr("{ticket}: the customer wrote"), "ink"),
    "ticket_commented": (lambda: tr("{ticket}: you are mentioned"), "ink"),
    "mentioned": (lambda: tr("{ticket}: you are mentioned"), "ink"),
    "rule_told": (lambda: tr("{ticket}: a rule tells you"), "ink"),
    "ticket_updated": (lambda: tr("{ticket} was changed"), "ink"),
    "ticket_opened": (lambda: tr("{ticket} was opened"), "ink"),
    "ticket_reopened": (lambda: tr("{ticket} is open again"), "warn"),
    "ticket_rated": (lambda: tr("{ticket} was rated"), "ink"),
    "estimate_approved": (lambda: tr("{ticket}: the estimate is approved"), "ink"),
    "estimate_declined": (lambda: tr("{ticket}: the estimate is declined"), "warn"),
    "event_reminder": (lambda: tr("An event of yours begins soon"), "ink"),
}
"""By what a notice tells: in words, with the ticket, and how weighty it is."""


def notices_of(known: Known, now: int) -> tuple[NoticeFace, ...]:
    """All that I have not put away, the last first."""
    return tuple(_face(known, each, now) for each in known.notices)


def _event(known: Known, notice: Notice, now: int) -> NoticeFace:
    """An event of mine that begins soon: which kind, when, and the way to it."""
    begins, kind = notice.data.get("start_at", ""), notice.data.get("event_kind", "")
    text, when = SAID[notice.what][0](), moment(notice.made_at, now, known.zone)
    if begins.isdigit() and kind in EVENT_KINDS:
        said, at = EVENT_KINDS[kind](), moment(int(begins), now, known.zone)
        text = tr("{kind} at {at}").format(kind=said, at=at)
    event = f"event:{notice.subject}@{begins}"
    return NoticeFace(notice.id, text, when, "", event=event)


def _named(notice: Notice, number: str) -> str:
    if not number.isdigit():
        return tr("A ticket")
    of_request = notice.subject_kind == "service_request"
    return shown(int(number)) if of_request else ticket_number(int(number))


def _face(known: Known, notice: Notice, now: int) -> NoticeFace:
    if notice.what == "event_reminder":
        return _event(known, notice, now)
    ticket = notice.subject if notice.subject_kind == "ticket" else ""
    head = known.head(ticket) or known.get(Ticket, ticket)
    number = notice.data.get("number", "") or (str(head.number) if head is not None else "")
    named = _named(notice, number)
    if head is not None:
        named = f"{named} {head.subject}"
    said, tone = SAID.get(notice.what, (lambda: "", "ink"))
    text = said().format(ticket=named) or f"{named}: {notice.what.replace('_', ' ')}"
    repair = f"request:{notice.subject}" if notice.subject_kind == "service_request" else ""
    when = moment(notice.made_at, now, known.zone)
    return NoticeFace(notice.id, text, when, ticket, tone, event=repair)
