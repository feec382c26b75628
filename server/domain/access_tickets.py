"""Who may do what with tickets, contacts and events: rows of the one table of operations."""

from __future__ import annotations

from typing import Final

from server.domain.grants import EVERYBODY, MANAGERS, STAFF, TIMER, Grant

_STAFF_DO: Final = (
    "open for a customer",
    "update_ticket",
    "reply_ticket",
    "comment_ticket",
    "keep_draft",
    "escalate_ticket",
    "run_macro",
    "bulk_update",
    "undo_bulk",
    "merge_tickets",
    "split_ticket",
    "link_tickets",
    "put_contact",
    "merge_contacts",
    "unmerge_contact",
    "put_event",
    "delete_event",
    "put_canned",
    "delete_canned",
    "put_ticket_view",
    "delete_ticket_view",
    "see_notices",
    "ask tickets",
    "ask thread",
    "ask sla",
    "ask canned",
    "ask tickets_of",
    "ask timeline",
    "ask find_contact",
    "ask events",
    "follow tickets",
    "follow ticket",
    "follow contact",
    "read tickets",
    "read contacts",
    "read events",
    "read ticket desk",
)
_MANAGERS_DO: Final = (
    "delete_ticket",
    "delete_contact",
    "put_sla_calendar",
    "delete_sla_calendar",
    "put_sla_policy",
    "delete_sla_policy",
    "put_rule",
    "delete_rule",
    "put_webhook",
    "delete_webhook",
    "resend_notices",
    "ask rule_dry_run",
    "ask dead_letters",
    "ask webhook_secret",
)
_TIMERS_DO: Final = (
    "receive_mail",
    "fire_clock",
    "pass_ticket_time",
    "remind_of_event",
    "claim_notices",
    "mark_notice",
)
_VISITORS_DO: Final = (
    "answer_ticket",
    "solve_ticket",
    "rate_ticket",
    "follow thread",
    "see own ticket",
)
ANSWERING: Final = frozenset(_VISITORS_DO) | {"add_attachment", "drop_attachment"}
"""What a link to a thread opens."""

TICKETS: Final[dict[str, Grant]] = {
    "open_ticket": Grant(STAFF | {"public"}),
    "send_tickets": Grant(frozenset({"public"})),
    "add_attachment": Grant(STAFF | TIMER | {"visitor", "public"}),
    "drop_attachment": Grant(STAFF | TIMER | {"visitor", "public"}),
    "calculate_sla": Grant(STAFF | TIMER),
    "find own ticket": Grant(EVERYBODY),
    **dict.fromkeys(_STAFF_DO, Grant(STAFF)),
    **dict.fromkeys(_MANAGERS_DO, Grant(MANAGERS)),
    **dict.fromkeys(_TIMERS_DO, Grant(TIMER)),
    **dict.fromkeys(_VISITORS_DO, Grant(frozenset({"visitor"}))),
}
