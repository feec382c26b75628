"""The right pane as values: facts with their keys, what is ahead, the contact. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from protocol.records import Reservation, Visit
from protocol.ticket_queries import SlaStanding, Timed
from protocol.tickets import Ticket
from staff_console.bookings.past_details import Teller, said_of
from staff_console.speech import tr
from staff_console.tickets.keys import VerbName, shown
from staff_console.tickets.known import Known
from staff_console.tickets.moments import brief, moment
from staff_console.tickets.posts import status_words
from staff_console.tickets.rows import PRIORITY_NAMES, ticket_number
from staff_console.words import isolated

TIMELINE: Final = 40


@dataclass(frozen=True)
class FactRow:
    """A fact, and the key that changes it."""

    label: str
    text: str
    verb: VerbName | str = ""
    """What a click does; empty nothing."""
    cap: str = ""
    tone: str = "ink"


@dataclass(frozen=True)
class Side:
    """All of the right pane."""

    facts: tuple[FactRow, ...] = ()
    ahead: tuple[FactRow, ...] = ()
    contact: str = ""
    addresses: tuple[FactRow, ...] = ()
    timeline: tuple[FactRow, ...] = ()
    timeline_note: str = ""


@dataclass(frozen=True)
class ContactFacts:
    """Who the ticket is of, as far as it is known."""

    name: str = ""
    email: str = ""
    phone: str = ""
    open_tickets: int = 0
    notes: str = ""


def facts_of(known: Known, ticket: Ticket, now: int) -> tuple[FactRow, ...]:
    """The ticket's facts, each with its key."""
    rows = [
        FactRow(tr("Status"), status_words(ticket.status, ticket.pause), "status", shown("status")),
        FactRow(
            tr("Priority"), PRIORITY_NAMES[ticket.priority](), "priority", shown("priority"),
            "danger" if ticket.priority == "urgent" else "ink",
        ),
        FactRow(tr("Who"), _who(known, ticket), "assign", shown("assign")),
        FactRow(tr("Tags"), ", ".join(ticket.tags) or tr("none"), "tags"),
    ]  # fmt: skip
    for field in known.fields:
        value = ticket.fields.get(field.name, "")
        rows.append(FactRow(field.title, value or tr("not filled in"), "fields"))
    if ticket.watchers:
        names = ", ".join(known.name(each) for each in ticket.watchers)
        rows.append(FactRow(tr("Watched by"), names, "watch"))
    rows += _bound(known, ticket, now)
    if ticket.level:
        rows.append(FactRow(tr("Escalated"), tr("level {count}").format(count=ticket.level)))
    if ticket.rating:
        rows.append(FactRow(tr("Rated"), tr("{count} of 5").format(count=ticket.rating)))
    return tuple(rows)


def _who(known: Known, ticket: Ticket) -> str:
    who = known.name(ticket.assignee) if ticket.assignee else tr("nobody")
    if not ticket.team:
        return who
    return tr("{who}, team {team}").format(who=who, team=isolated(ticket.team))


def _bound(known: Known, ticket: Ticket, now: int) -> list[FactRow]:
    """What the ticket belongs to."""
    rows = []
    visit, booked = known.get(Visit, ticket.visit), known.get(Reservation, ticket.reservation)
    if ticket.visit is not None:
        when = moment(visit.arrived_at, now, known.zone) if visit is not None else ""
        rows.append(FactRow(tr("Visit"), when or tr("an earlier one")))
    if ticket.reservation is not None:
        text = tr("an earlier one")
        if booked is not None:
            text = moment(booked.start_at, now, known.zone)
        rows.append(FactRow(tr("Booking"), text))
    for label, others in (
        (tr("Belongs with"), ticket.links),
        (tr("Split from"), [ticket.split_from] if ticket.split_from else []),
        (tr("Merged into"), [ticket.merged_into] if ticket.merged_into else []),
    ):
        for other in others:
            head = known.head(other)
            text = f"{ticket_number(head.number)} {head.subject}" if head else tr("show it")
            rows.append(FactRow(label, text, f"open:{other}"))
    return rows


def ahead_of(standing: SlaStanding | None, now: int, known: Known) -> tuple[FactRow, ...]:
    """What happens if nobody answers, and what can be done now."""
    rows = [
        FactRow(moment(each.at, now, known.zone), each.said)
        for each in (standing.ahead if standing is not None else ())
    ]
    return (*rows, FactRow(tr("Now"), tr("escalate by hand"), "escalate", shown("escalate")))


def timeline_of(known: Known, items: Sequence[Timed], now: int) -> tuple[FactRow, ...]:
    """All that the house has to do with somebody, newest first."""
    return tuple(_timed(known, each, now) for each in items[:TIMELINE])


def _timed(known: Known, item: Timed, now: int) -> FactRow:
    teller = Teller(known.staff, lambda at: moment(at, now, known.zone), known.me)
    what = said_of(item.what, item.data, teller)
    about = f"{item.said} {what}" if item.said else what
    if item.actor and item.what in ("ticket_replied", "ticket_commented"):
        about = tr("{what} by {who}").format(what=about, who=known.name(item.actor))
    opens = f"open:{item.subject}" if item.subject_kind == "ticket" else ""
    return FactRow(brief(item.at, now, known.zone), about, opens)
