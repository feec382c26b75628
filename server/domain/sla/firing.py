"""An instant of a ticket's clock has come: what it sets off is set off once. And deadlines that
somebody wants reckoned again."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.outcomes import Saved
from protocol.records import SlaPolicy, Ticket, TicketClock
from protocol.sla import Fired
from protocol.ticket_commands import CalculateSla, FireClock
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.sla.keeping import hours_of
from server.domain.sla.reckoning import recalculated
from server.domain.sla.settling import settled
from server.domain.sla.timers import next_instants
from server.domain.tickets.known import as_seen
from server.domain.tickets.opening import answer
from server.domain.tickets.pending import Pending


def fire_clock(floor: Floor, command: FireClock, context: Context) -> Decision:
    """Note that it was set off, if its instant has come and it was not before, with the verdicts
    that are due; a timer may be late, early or double without harm."""
    clock = floor.get(TicketClock, command.ticket)
    if clock is None:
        return Decision(Saved(id=command.ticket), [])
    policy = floor.get(SlaPolicy, clock.policy)
    hours = hours_of(floor, policy)
    wanted = (command.metric, command.cycle, command.what, command.level)
    for instant in next_instants(clock, policy, hours, context.now):
        if instant[1:] == wanted and instant.at <= context.now:
            fired = Fired(instant.metric, instant.cycle, instant.what, instant.level, context.now)
            after = settled(clock, policy, hours, context.now)
            after = replace(after, fired=[*clock.fired, fired], version=clock.version + 1)
            return Decision(Saved(id=clock.id, version=after.version), [Put(after)])
    return Decision(Saved(id=clock.id, version=clock.version), [])


def calculate_sla(floor: Floor, command: CalculateSla, context: Context) -> Decision:
    """Reckon the deadlines of a ticket from its facts, and store them."""
    ticket = as_seen(floor, command)
    changes = recalculated(Pending(floor), ticket, context)
    after = next((c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Ticket)), ticket)
    return Decision(answer(after), changes)
