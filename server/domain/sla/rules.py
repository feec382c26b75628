"""The rows of service levels in the table of commands."""

from __future__ import annotations

from typing import Final

from protocol import support_commands as s
from protocol import ticket_commands as t
from protocol.changes import Key
from protocol.command import Command
from server.domain.rule import Rule, nothing
from server.domain.sla import firing, policies
from server.domain.tickets import escalating


def _its_ticket(command: t.FireClock | t.TicketCommand) -> list[Key]:
    return [Key("ticket", command.ticket)]


SLA_RULES: Final[dict[type[Command], Rule]] = {
    t.FireClock: Rule(firing.fire_clock, _its_ticket),
    t.CalculateSla: Rule(firing.calculate_sla, _its_ticket),
    t.EscalateTicket: Rule(escalating.escalate_ticket, _its_ticket),
    s.PutSlaCalendar: Rule(policies.put_sla_calendar, nothing),
    s.DeleteSlaCalendar: Rule(policies.delete_sla_calendar, nothing),
    s.PutSlaPolicy: Rule(policies.put_sla_policy, nothing),
    s.DeleteSlaPolicy: Rule(policies.delete_sla_policy, nothing),
}
