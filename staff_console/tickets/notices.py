"""What I was told in the console: warnings of deadlines, tickets given to me, mentions. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protocol.automation import Notice
from protocol.tickets import Ticket
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
    "event_reminder": (lambda: tr("An event of yours begins soon"), "ink"),
}
"""By what a notice tells: in words, with the ticket, and how weighty it is."""


def notices_of(known: Known, now: int) -> tuple[NoticeFace, ...]:
    """All that I have not put away, the last first."""
    return tuple(_face(known, each, now) for each in known.notices)


def _face(known: Known, notice: Notice, now: int) -> NoticeFace:
    ticket = notice.subject if notice.subject_kind == "ticket" else ""
    head = known.head(ticket) or known.get(Ticket, ticket)
    number = notice.data.get("number", "") or (str(head.number) if head is not None else "")
    named = ticket_number(int(number)) if number.isdigit() else tr("A ticket")
    if head is not None:
        named = f"{named} {head.subject}"
    said, tone = SAID.get(notice.what, (lambda: "", "ink"))
    text = said().format(ticket=named) or f"{named}: {notice.what.replace('_', ' ')}"
    return NoticeFace(notice.id, text, moment(notice.made_at, now, known.zone), ticket, tone)
