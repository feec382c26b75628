"""How the service levels of a ticket stand, as whoever asks is told."""

from __future__ import annotations

from protocol.records import SlaCalendar, SlaPolicy, Ticket, TicketClock
from protocol.ticket_queries import SlaStanding
from protocol.tickets import WORKED_ON
from server.domain.floor import Floor
from server.domain.sla.ahead import ahead
from server.domain.sla.explaining import explained
from server.domain.sla.keeping import hours_of


def sla_standing(
    floor: Floor, ticket: Ticket, clock: TicketClock | None, now: int, reader: str = ""
) -> SlaStanding:
    """Each clock with the pieces of its way, and what happens if nobody answers. Without a policy
    there are none. `reader` is the colleague who asks; `now` is ms."""
    policy = floor.get(SlaPolicy, clock.policy) if clock is not None else None
    hours = hours_of(floor, policy)
    stands = SlaStanding(ticket=ticket.id, policy="", policy_name="", calendar_name="", at=now)
    if clock is None or policy is None or hours is None:
        return stands
    calendar = floor.get(SlaCalendar, policy.calendar)
    works = ticket.status in WORKED_ON
    return SlaStanding(
        ticket=ticket.id,
        policy=policy.id,
        policy_name=policy.name,
        calendar_name=calendar.name if calendar is not None else "",
        at=now,
        metrics=explained(clock, policy, hours, now),
        ahead=ahead(floor, ticket, clock, policy, hours, now, reader) if works else [],
    )
