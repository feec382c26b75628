"""What the audit holds of commands on tickets, contacts and events: subjects, and which of their
words are personal."""

from __future__ import annotations

from typing import Final, Literal

from msgspec.structs import replace

from protocol.command import Command
from protocol.outcomes import Answer, Saved, Ticketed
from protocol.records import CalendarEvent, Contact
from protocol.ticket_commands import BulkUpdate
from server.domain.floor import Floor

Kind = Literal["plain", "personal", "never"]

SUBJECTS: Final[dict[str, str]] = {
    "open_ticket": "site",
    "receive_mail": "site",
    "update_ticket": "ticket",
    "reply_ticket": "ticket",
    "comment_ticket": "ticket",
    "escalate_ticket": "ticket",
    "calculate_sla": "ticket",
    "run_macro": "ticket",
    "bulk_update": "site",
    "undo_bulk": "batch",
    "merge_tickets": "ticket",
    "split_ticket": "ticket",
    "link_tickets": "ticket",
    "delete_ticket": "ticket",
    "add_attachment": "attachment",
    "drop_attachment": "attachment",
    "answer_ticket": "ticket",
    "solve_ticket": "ticket",
    "rate_ticket": "ticket",
    "send_tickets": "site",
    "fire_clock": "ticket",
    "put_contact": "contact",
    "merge_contacts": "contact",
    "unmerge_contact": "contact",
    "delete_contact": "contact",
    "put_event": "event",
    "delete_event": "event",
    "put_canned": "canned",
    "delete_canned": "canned",
    "put_ticket_view": "view",
    "delete_ticket_view": "view",
    "put_sla_calendar": "calendar",
    "delete_sla_calendar": "calendar",
    "put_sla_policy": "policy",
    "delete_sla_policy": "policy",
    "put_rule": "rule",
    "delete_rule": "rule",
    "put_webhook": "webhook",
    "delete_webhook": "webhook",
    "mark_notice": "notice",
    "see_notices": "site",
    "resend_notices": "site",
}
MAKES: Final[dict[str, str]] = {
    "put_definition": "definition",
    "create_service_point": "service_point",
    "put_contact": "contact",
    "put_event": "event",
    "put_canned": "canned",
    "put_ticket_view": "view",
    "put_sla_calendar": "calendar",
    "put_sla_policy": "policy",
    "put_rule": "rule",
    "put_webhook": "webhook",
}
"""Commands that answer `Saved` with the id of what they have made, and what that is."""
OF_TICKETS: Final = frozenset(op for op, kind in SUBJECTS.items() if kind == "ticket") | {
    "open_ticket",
    "receive_mail",
    "send_tickets",
    "add_attachment",
    "put_contact",
    "put_event",
}
"""Commands whose words go with a ticket, or with a contact."""
UNTOLD: Final = frozenset({"claim_notices", "keep_draft", "pass_ticket_time", "remind_of_event"})


def whose(floor: Floor, command: Command, answer: Answer) -> str | None:
    """By which ticket or person what was told can be erased; nobody's where there is none."""
    if isinstance(answer, Ticketed):
        return answer.ticket
    if isinstance(answer, Saved) and command.op() in ("put_contact", "put_event"):
        event = floor.get(CalendarEvent, answer.id)
        contact = floor.get(Contact, event.contact if event is not None else answer.id)
        return contact.person if contact is not None else None
    return getattr(command, "ticket", None) or None


def bare(command: Command) -> Command:
    """Without words that would be many customers' at once: they could be erased with none."""
    if not isinstance(command, BulkUpdate):
        return command
    return replace(command, change=replace(command.change, subject=None, fields=None))


def _plain(*fields: str) -> dict[str, Kind]:
    return dict.fromkeys(fields, "plain")


_SAID: Final[dict[str, Kind]] = {"text": "personal"}

TEXTS: Final[dict[str, dict[str, Kind]]] = {
    "open_ticket": {
        "subject": "personal",
        "text": "personal",
        "customer": "personal",
        "team": "plain",
        "tags": "plain",
        "fields": "personal",
        "language": "plain",
    },
    "receive_mail": {
        "mail_id": "personal",
        "in_reply_to": "personal",
        "references": "personal",
        "sender": "personal",
        "sender_name": "personal",
        "subject": "personal",
        "text": "personal",
        "quoted": "personal",
        "about": "personal",
        "language": "plain",
    },
    "update_ticket": {"change": "personal"},
    "reply_ticket": {"text": "personal", "then": "personal"},
    "comment_ticket": _SAID,
    "escalate_ticket": {"reason": "personal"},
    "bulk_update": _plain("change"),
    "split_ticket": {"subject": "personal"},
    "add_attachment": {
        "name": "personal",
        "content_type": "plain",
        "hash": "personal",
        "ticket": "plain",
        "request": "plain",
    },
    "answer_ticket": _SAID,
    "rate_ticket": _SAID,
    "send_tickets": {"email": "personal", "language": "plain"},
    "put_contact": {
        "customer": "personal",
        "company": "personal",
        "staff_notes": "personal",
        "owner": "plain",
        "tags": "plain",
        "language": "plain",
    },
    "put_event": {
        "title": "personal",
        "place": "personal",
        "notes": "personal",
        "recurs": "plain",
    },
    "put_canned": _plain("name", "text", "texts", "tags", "actions"),
    "put_ticket_view": {"name": "plain", "shows": "personal"},
    "put_sla_calendar": _plain("name", "zone", "exceptions"),
    "put_sla_policy": _plain("name", "conditions", "levels"),
    "put_rule": _plain("name", "conditions", "actions"),
    "put_webhook": _plain("name", "url"),
    "mark_notice": _plain("reason"),
}
