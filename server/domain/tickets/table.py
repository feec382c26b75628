"""The commands on tickets: rows of the one table of rules."""

from __future__ import annotations

from typing import Final

from protocol import ticket_commands as t
from protocol.changes import Key
from protocol.command import Command
from server.domain.rule import Rule
from server.domain.tickets import (
    bulk,
    changing,
    erasing,
    files,
    mail_threads,
    merging,
    opening,
    own,
    passing,
    reading,
    reading_bulk,
    receiving,
    replying,
    splitting,
    undoing_bulk,
)

TICKETS: Final[dict[type[Command], Rule]] = {
    t.OpenTicket: Rule(opening.open_ticket, reading.to_open),
    t.UpdateTicket: Rule(changing.update_ticket, reading.to_change),
    t.Reply: Rule(replying.reply_ticket, reading.to_reply),
    t.Comment: Rule(replying.comment_ticket, reading.its_ticket),
    t.KeepDraft: Rule(replying.keep_draft, reading.its_ticket),
    t.ReceiveMail: Rule(receiving.receive_mail, mail_threads.mail_reads),
    t.AnswerTicket: Rule(own.answer_ticket, reading.its_ticket),
    t.SolveTicket: Rule(own.solve_ticket, reading.its_ticket),
    t.RateTicket: Rule(own.rate_ticket, reading.its_ticket),
    t.SendTickets: Rule(own.send_tickets, reading.of_address),
    t.DeleteTicket: Rule(erasing.delete_ticket, reading.to_delete),
    t.PassTicketTime: Rule(
        passing.pass_ticket_time, lambda command: [Key("ticket", each) for each in command.tickets]
    ),
    t.BulkUpdate: Rule(bulk.bulk_update, reading_bulk.of_all),
    t.MergeTickets: Rule(merging.merge_tickets, reading_bulk.with_threads),
    t.SplitTicket: Rule(splitting.split_ticket, reading_bulk.with_threads),
    t.LinkTickets: Rule(merging.link_tickets, reading_bulk.both),
    t.UndoBulk: Rule(undoing_bulk.undo_bulk, reading_bulk.of_batch),
    t.AddAttachment: Rule(files.add_attachment, reading.its_place),
    t.DropAttachment: Rule(
        files.drop_attachment, lambda command: [Key("attachment", command.attachment)]
    ),
}
