"""An instant of a ticket's clock has come: what it sets off is set off once."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.outcomes import Saved
from protocol.records import SlaPolicy, TicketClock
from protocol.sla import Fired
from protocol.ticket_commands import FireClock
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.sla.keeping import hours_of
from server.domain.sla.timers import next_instants


def fire_clock(floor: Floor, command: FireClock, context: Context) -> Decision:
    """Note that it was set off, if its instant has come and it was not before; a timer may be late,
    early or double without harm."""
    clock = floor.get(TicketClock, command.ticket)
    if clock is None:
        return Decision(Saved(id=command.ticket), [])
    policy = floor.get(SlaPolicy, clock.policy)
    wanted = (command.metric, command.cycle, command.what, command.level)
    for instant in next_instants(clock, policy, hours_of(floor, policy), context.now):
        if instant[1:] == wanted and instant.at <= context.now:
            fired = Fired(instant.metric, instant.cycle, instant.what, instant.level, context.now)
            after = replace(clock, fired=[*clock.fired, fired], version=clock.version + 1)
            return Decision(Saved(id=clock.id, version=after.version), [Put(after)])
    return Decision(Saved(id=clock.id, version=clock.version), [])
