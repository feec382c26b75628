"""Tickets: contacts, threads, clocks, files, service levels, rules, notices, events.

No customer could open a ticket before: the page and the mail address are shut until somebody says
otherwise. What is known of the persons of visits and reservations is of no contact yet.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from server.store.migrations.notation import columns
from server.store.migrations.rebuilding import rebuild

revision = "7"
down_revision = "6"

TABLES: Final = {
    "site": (
        "in_site:36! id:text! name:text zone:text roll_hour:int message:text public_url:text "
        "day:text address_checked:text names:text messages:text languages:text spoken:text "
        "quiet_from:int? quiet_to:int? kiosk_pin:text keep_contact_h:int keep_notes_d:int "
        "country:text region:text support:bool support_email:text close_days:int "
        "keep_tickets_d:int ticket_fields:text version:int"
    ),
    "staff": (
        "in_site:36! id:text! name:text role:text skills:text left:bool bookable:bool hours:text "
        "exceptions:text email:text teams:text version:int"
    ),
    "person": (
        "in_site:36! id:text! name:text phone:text email:text notes:text staff_notes:text "
        "noted_at:int phone_key:text email_key:text company:text contact:text erased_at:int "
        "version:int"
    ),
}
NEW: Final[dict[str, dict[str, Any]]] = {
    "site": {
        "support": False,
        "support_email": "",
        "close_days": 14,
        "keep_tickets_d": 1_095,
        "ticket_fields": "[]",
    },
    "staff": {"email": "", "teams": "[]"},
    "person": {"company": "", "contact": ""},
}
"""What every row has in the columns that came."""
MADE: Final = {
    "contact": (
        "in_site:36! id:text! person:text contact_kind:text owner:text? tags:text language:text "
        "made_at:int merged_into:text? merged_at:int? merged_by:text? version:int"
    ),
    "ticket": (
        "in_site:36! id:text! number:int contact:text subject:text status:text since:int "
        "opened_at:int updated_at:int channel:text pause:text priority:text assignee:text? "
        "team:text tags:text fields:text watchers:text language:text visit:text? "
        "reservation:text? level:int merged_into:text? split_from:text? links:text messages:int "
        "thread:int last_customer_at:int? last_reply_at:int? unanswered_since:int? "
        "auto_replies:int resolved_at:int? closed_at:int? reopened:int rating:int rated_at:int? "
        "policy:text due_at:int? due_metric:text? due_from_at:int? warn_at:int? left_s:int? "
        "breaches:text quiet_since:int waited:text actor:text? version:int"
    ),
    "ticket_clock": (
        "in_site:36! id:text! policy:text created_at:int priorities:text pauses:text "
        "first_reply_at:int? cycles:text verdicts:text fired:text resolved_at:int? version:int"
    ),
    "ticket_message": (
        "in_site:36! id:text! ticket:text nth:int at:int message_kind:text text:text author:text "
        "sender:text via:text quoted:text attachments:text mail_id:text refers_to:text "
        "canned:text cause:text data:text moved_from:text?"
    ),
    "attachment": (
        "in_site:36! id:text! ticket:text name:text content_type:text size:int hash:text at:int "
        "by:text inline:bool message:text"
    ),
    "draft": (
        "in_site:36! id:text! ticket:text staff:text draft_kind:text text:text at:int thread:int "
        "attachments:text"
    ),
    "canned_response": (
        "in_site:36! id:text! name:text text:text texts:text tags:text actions:text owner:text? "
        "position:int version:int"
    ),
    "ticket_view": (
        "in_site:36! id:text! name:text shows:text sort:text descending:bool owner:text? "
        "position:int version:int"
    ),
    "bulk_change": (
        "in_site:36! id:text! what:text at:int until:int actor:text items:text moved:text "
        "undone:bool version:int"
    ),
    "sla_calendar": (
        "in_site:36! id:text! name:text zone:text hours:text exceptions:text holidays:bool "
        "version:int"
    ),
    "sla_policy": (
        "in_site:36! id:text! name:text calendar:text targets:text conditions:text warn_min:int "
        "levels:text position:int version:int"
    ),
    "automation_rule": (
        "in_site:36! id:text! name:text on:text after_min:int conditions:text actions:text "
        "enabled:bool position:int version:int"
    ),
    "webhook": ("in_site:36! id:text! name:text url:text enabled:bool version:int"),
    "notice": (
        "in_site:36! id:text! to:text channel:text what:text subject_kind:text subject:text "
        "made_at:int due_at:int cause:text data:text state:text reason:text tries:int "
        "sent_at:int? version:int"
    ),
    "calendar_event": (
        "in_site:36! id:text! title:text event_kind:text contact:text owner:text start_at:int "
        "end_at:int zone:text made_at:int recurs:text except_at:text moved:text attendees:text "
        "place:text notes:text remind_min:int reminded_at:int? state:text ticket:text? "
        "actor:text? version:int"
    ),
}

SEARCH: Final = (
    "CREATE VIRTUAL TABLE ticket_search USING fts5("
    "subject, who, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '3')",
    "INSERT INTO ticket_search (ticket_search, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    """Rebuild the tables that have new columns, in the order in which a new hall has them."""
    for name, told in TABLES.items():
        rebuild(name, told, NEW[name])
    for name, told in MADE.items():
        op.create_table(name, *columns(told))
    op.create_index("person_by_phone", "person", ["phone_key"])
    known = sa.text("name != '' OR phone != '' OR email != '' OR notes != '' OR staff_notes != ''")
    op.create_index("person_known", "person", ["in_site", "id"], sqlite_where=known)
    op.create_index("person_by_email", "person", ["email_key"])
    op.create_index("person_by_contact", "person", ["contact"])
    lists = sa.text("what IN ('list', 'ticket_links')")
    op.drop_index("message_list", "message")
    op.create_index("message_list", "message", ["in_site", "id"], sqlite_where=lists)
    _indexes_of_tickets()
    for statement in SEARCH:
        op.execute(statement)


def _indexes_of_tickets() -> None:
    live = sa.text("status != 'closed'")
    op.create_index("ticket_by_number", "ticket", ["in_site", "number"], unique=True)
    op.create_index("ticket_live", "ticket", ["in_site", "id"], sqlite_where=live)
    op.create_index("ticket_by_contact", "ticket", ["contact"])
    op.create_index("ticket_message_by_mail", "ticket_message", ["mail_id"])
    op.create_index("ticket_by_update", "ticket", ["in_site", "updated_at", "id"])
    for name, where in (("merged_into", "ticket_by_merge"), ("split_from", "ticket_by_split")):
        op.create_index(where, "ticket", [name], sqlite_where=sa.text(f"{name} IS NOT NULL"))
    op.create_index("ticket_message_by_ticket", "ticket_message", ["ticket", "nth"])
    op.create_index("attachment_by_ticket", "attachment", ["ticket"])
    unused = sa.text("message = ''")
    op.create_index("attachment_unused", "attachment", ["in_site", "id"], sqlite_where=unused)
    op.create_index("contact_by_person", "contact", ["person"])
    op.create_index("contact_by_merge", "contact", ["merged_into"])
    op.create_index("calendar_event_by_contact", "calendar_event", ["contact"])
    op.create_index("calendar_event_by_owner", "calendar_event", ["owner"])
    kept = sa.text(
        "state IN ('due', 'sending', 'failed') OR channel = 'console' AND state = 'sent'"
    )
    op.create_index("notice_unseen", "notice", ["in_site", "id"], sqlite_where=kept)
    op.create_index("notice_to", "notice", ["to"])
