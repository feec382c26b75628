"""What the commands on tickets, contacts and events are in the audit, in sentences. Pure."""

from __future__ import annotations

from typing import Final

from staff_console.administration.audit_bookings import Said
from staff_console.speech import tr

TICKETS: Final[dict[str, Said]] = {
    "open_ticket": Said(
        lambda: tr("{who} opened {it}"),
        lambda: tr("{who} wanted to open a ticket"),
    ),
    "receive_mail": Said(
        lambda: tr("{who} took in a mail"),
        lambda: tr("{who} wanted to take in a mail"),
    ),
    "update_ticket": Said(
        lambda: tr("{who} changed {it}"),
        lambda: tr("{who} wanted to change {it}"),
    ),
    "reply_ticket": Said(
        lambda: tr("{who} answered the customer of {it}"),
        lambda: tr("{who} wanted to answer the customer of {it}"),
    ),
    "comment_ticket": Said(
        lambda: tr("{who} noted something for colleagues at {it}"),
        lambda: tr("{who} wanted to note something for colleagues at {it}"),
    ),
    "escalate_ticket": Said(
        lambda: tr("{who} raised the level of {it}"),
        lambda: tr("{who} wanted to raise the level of {it}"),
    ),
    "calculate_sla": Said(
        lambda: tr("{who} reckoned the deadlines of {it} anew"),
        lambda: tr("{who} wanted to reckon the deadlines of {it} anew"),
    ),
    "run_macro": Said(
        lambda: tr("{who} ran a macro on {it}"),
        lambda: tr("{who} wanted to run a macro on {it}"),
    ),
    "bulk_update": Said(
        lambda: tr("{who} changed several tickets at once"),
        lambda: tr("{who} wanted to change several tickets at once"),
    ),
    "undo_bulk": Said(
        lambda: tr("{who} took a change of several tickets back"),
        lambda: tr("{who} wanted to take a change of several tickets back"),
    ),
    "merge_tickets": Said(
        lambda: tr("{who} merged other tickets into {it}"),
        lambda: tr("{who} wanted to merge other tickets into {it}"),
    ),
    "split_ticket": Said(
        lambda: tr("{who} took messages out of {it} into a ticket of their own"),
        lambda: tr("{who} wanted to take messages out of {it} into a ticket of their own"),
    ),
    "link_tickets": Said(
        lambda: tr("{who} linked {it} with another, or no longer"),
        lambda: tr("{who} wanted to link {it} with another, or no longer"),
    ),
    "delete_ticket": Said(
        lambda: tr("{who} erased a ticket"),
        lambda: tr("{who} wanted to erase {it}"),
    ),
    "add_attachment": Said(
        lambda: tr("{who} brought a file for a ticket"),
        lambda: tr("{who} wanted to bring a file for a ticket"),
    ),
    "drop_attachment": Said(
        lambda: tr("{who} took a file away that no message had brought"),
        lambda: tr("{who} wanted to take a file away"),
    ),
    "keep_draft": Said(
        lambda: tr("{who} kept a draft"),
        lambda: tr("{who} wanted to keep a draft"),
    ),
    "answer_ticket": Said(
        lambda: tr("{who} wrote to the house in {it}"),
        lambda: tr("{who} wanted to write to the house in {it}"),
    ),
    "solve_ticket": Said(
        lambda: tr("{who} said whether {it} is solved"),
        lambda: tr("{who} wanted to say whether {it} is solved"),
    ),
    "rate_ticket": Said(
        lambda: tr("{who} rated {it}"),
        lambda: tr("{who} wanted to rate {it}"),
    ),
    "send_tickets": Said(
        lambda: tr("{who} asked for the links of their tickets"),
        lambda: tr("{who} wanted to ask for the links of their tickets"),
    ),
    "fire_clock": Said(
        lambda: tr("{who} saw a deadline of {it} come"),
        lambda: tr("{who} wanted to see a deadline of {it} come"),
    ),
    "put_contact": Said(
        lambda: tr("{who} added or changed a contact"),
        lambda: tr("{who} wanted to add or change a contact"),
    ),
    "merge_contacts": Said(
        lambda: tr("{who} said that two contacts are the same"),
        lambda: tr("{who} wanted to say that two contacts are the same"),
    ),
    "unmerge_contact": Said(
        lambda: tr("{who} took back that two contacts are the same"),
        lambda: tr("{who} wanted to take back that two contacts are the same"),
    ),
    "delete_contact": Said(
        lambda: tr("{who} erased a contact"),
        lambda: tr("{who} wanted to erase a contact"),
    ),
    "put_event": Said(
        lambda: tr("{who} planned or changed an event"),
        lambda: tr("{who} wanted to plan or change an event"),
    ),
    "delete_event": Said(
        lambda: tr("{who} removed an event"),
        lambda: tr("{who} wanted to remove an event"),
    ),
    "put_canned": Said(
        lambda: tr("{who} set up or changed a canned response"),
        lambda: tr("{who} wanted to set up or change a canned response"),
    ),
    "delete_canned": Said(
        lambda: tr("{who} removed a canned response"),
        lambda: tr("{who} wanted to remove a canned response"),
    ),
    "put_ticket_view": Said(
        lambda: tr("{who} saved a list of tickets"),
        lambda: tr("{who} wanted to save a list of tickets"),
    ),
    "delete_ticket_view": Said(
        lambda: tr("{who} removed a saved list of tickets"),
        lambda: tr("{who} wanted to remove a saved list of tickets"),
    ),
    "put_sla_calendar": Said(
        lambda: tr("{who} set up or changed business hours of tickets"),
        lambda: tr("{who} wanted to set up or change business hours of tickets"),
    ),
    "delete_sla_calendar": Said(
        lambda: tr("{who} removed business hours of tickets"),
        lambda: tr("{who} wanted to remove business hours of tickets"),
    ),
    "put_sla_policy": Said(
        lambda: tr("{who} set up or changed a service level"),
        lambda: tr("{who} wanted to set up or change a service level"),
    ),
    "delete_sla_policy": Said(
        lambda: tr("{who} removed a service level"),
        lambda: tr("{who} wanted to remove a service level"),
    ),
    "put_rule": Said(
        lambda: tr("{who} set up or changed an automation rule"),
        lambda: tr("{who} wanted to set up or change an automation rule"),
    ),
    "delete_rule": Said(
        lambda: tr("{who} removed an automation rule"),
        lambda: tr("{who} wanted to remove an automation rule"),
    ),
    "put_webhook": Said(
        lambda: tr("{who} set up or changed a webhook"),
        lambda: tr("{who} wanted to set up or change a webhook"),
    ),
    "delete_webhook": Said(
        lambda: tr("{who} removed a webhook"),
        lambda: tr("{who} wanted to remove a webhook"),
    ),
    "pass_ticket_time": Said(
        lambda: tr("{who} did what time alone does to tickets"),
        lambda: tr("{who} wanted to do what time alone does to tickets"),
    ),
    "remind_of_event": Said(
        lambda: tr("{who} reminded the owner of an event"),
        lambda: tr("{who} wanted to remind the owner of an event"),
    ),
    "claim_notices": Said(
        lambda: tr("{who} began to send notices"),
        lambda: tr("{who} wanted to begin to send notices"),
    ),
    "mark_notice": Said(
        lambda: tr("{who} noted what became of a notice"),
        lambda: tr("{who} wanted to note what became of a notice"),
    ),
    "see_notices": Said(
        lambda: tr("{who} saw notices"),
        lambda: tr("{who} wanted to see notices"),
    ),
    "resend_notices": Said(
        lambda: tr("{who} sent notices again that nobody got"),
        lambda: tr("{who} wanted to send notices again that nobody got"),
    ),
}
