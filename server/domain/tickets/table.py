"""The commands on tickets: rows of the one table of rules."""

from __future__ import annotations

from typing import Final

from protocol import ticket_commands as t
from protocol.changes import Key
from protocol.command import Command
from server.domain.rule import Rule
from server.domain.tickets import changing, files, opening, reading, replying

TICKETS: Final[dict[type[Command], Rule]] = {
    t.OpenTicket: Rule(opening.open_ticket, reading.to_open),
    t.UpdateTicket: Rule(changing.update_ticket, reading.to_change),
    t.Reply: Rule(replying.reply_ticket, reading.to_reply),
    t.Comment: Rule(replying.comment_ticket, reading.its_ticket),
    t.KeepDraft: Rule(replying.keep_draft, reading.its_ticket),
    t.AddAttachment: Rule(files.add_attachment, reading.its_place),
    t.DropAttachment: Rule(
        files.drop_attachment, lambda command: [Key("attachment", command.attachment)]
    ),
}
