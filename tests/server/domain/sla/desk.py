"""A ticket desk whose promises are kept by business time; timers do their part when told."""

from __future__ import annotations

from typing import Any

from protocol.outcomes import Saved
from protocol.places import DayException, Hours
from protocol.records import SlaPolicy, Ticket, TicketClock, TicketMessage
from protocol.sla import PRIORITIES, Fired, Target, Verdict
from protocol.support_commands import PutSlaCalendar, PutSlaPolicy
from protocol.ticket_commands import AnswerTicket, TicketChange, UpdateTicket
from server.domain.actor import TIMER, Actor
from server.domain.sla.waking import waking
from tests.hall import ADMIN, ANN, Hall

MIN = 60_000
HOUR = 60 * MIN
SHOP = [Hours(day, *window) for day in range(5) for window in ((540, 750), (810, 1_080))]
"""Weekdays from nine to half past twelve, and from half past one to six."""


def calendar(at: Hall, hours: list[Hours], zone: str = "UTC", **told: Any) -> str:
    """Business time is set up; its id."""
    saved = at.do(PutSlaCalendar(name="Hours", zone=zone, hours=hours, **told), ADMIN)
    assert isinstance(saved, Saved)
    return saved.id


def policy(
    at: Hall,
    hours: str,
    first: int | None,
    following: int | None,
    solved: int | None,
    **told: Any,
) -> SlaPolicy:
    """Minutes are promised to tickets of every priority."""
    targets = [Target(each, first, following, solved) for each in PRIORITIES]
    fields: dict[str, Any] = {"name": "Promise", "targets": targets, **told}
    saved = at.do(PutSlaPolicy(calendar=hours, **fields), ADMIN)
    assert isinstance(saved, Saved)
    found = at.floor.get(SlaPolicy, saved.id)
    assert found is not None
    return found


def change(at: Hall, ticket: Ticket, **told: Any) -> Ticket:
    """Ann changes it; as it is then."""
    at.do(UpdateTicket(ticket=ticket.id, change=TicketChange(**told)), ANN)
    return now_is(at, ticket)


def now_is(at: Hall, ticket: Ticket) -> Ticket:
    found = at.floor.get(Ticket, ticket.id)
    assert found is not None
    return found


def clock_of(at: Hall, ticket: Ticket) -> TicketClock:
    found = at.floor.get(TicketClock, ticket.id)
    assert found is not None
    return found


def verdict(at: Hall, ticket: Ticket, metric: str, cycle: int = 0) -> Verdict | None:
    """What was judged of a clock."""
    told = clock_of(at, ticket).verdicts
    return next((each for each in told if (each.metric, each.cycle) == (metric, cycle)), None)


def time_passes(at: Hall, ms: int = 0) -> None:
    """So much later timers set off what is due, until nothing is."""
    at.clock.at += ms
    for ticket in list(at.floor.of(Ticket)):
        while due := waking(at.floor, ticket.id, at.clock.now()).clocks:
            for command in due:
                at.do(command, TIMER)


def set_off(at: Hall, ticket: Ticket, what: str) -> list[Fired]:
    """What the clocks of a ticket have set off."""
    return [each for each in clock_of(at, ticket).fired if each.what == what]


def notes(at: Hall, ticket: Ticket) -> list[TicketMessage]:
    """What its thread says to colleagues of deadlines that were reckoned anew."""
    thread = at.floor.cases.thread(ticket.id)
    return [each for each in thread if each.text == "The deadlines were reckoned anew."]


def closed_on(days: list[str]) -> list[DayException]:
    return [DayException(day) for day in days]


def link(at: Hall, ticket: Ticket) -> Actor:
    """Whoever has the link in a mail: the customer."""
    return Actor(ticket.id, "visitor", ticket=ticket.id, scope="thread", site=at.floor.site.id)


def asks(at: Hall, ticket: Ticket) -> None:
    """The customer writes, by that link."""
    at.do(AnswerTicket(ticket=ticket.id, text="And now?"), link(at, ticket))
