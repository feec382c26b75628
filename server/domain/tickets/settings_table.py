"""What colleagues save for themselves and each other: rows of the one table of rules."""

from __future__ import annotations

from typing import Final

from protocol import support_commands as s
from protocol.command import Command
from protocol.ticket_commands import RunMacro
from server.domain.rule import Rule, nothing
from server.domain.tickets import canned_settings, macros, reading, view_settings

DESK_SETTINGS: Final[dict[type[Command], Rule]] = {
    s.PutCanned: Rule(canned_settings.put_canned, nothing),
    s.DeleteCanned: Rule(canned_settings.delete_canned, nothing),
    s.PutTicketView: Rule(view_settings.put_ticket_view, nothing),
    s.DeleteTicketView: Rule(view_settings.delete_ticket_view, nothing),
    RunMacro: Rule(macros.run_macro, reading.its_ticket),
}
