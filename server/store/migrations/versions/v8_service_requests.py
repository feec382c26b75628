"""Service requests: what is brought to be repaired, its lines, estimates, parts, and terms.

No service point takes any before it has terms; tickets and attachments of before are about none.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from server.store.migrations.notation import columns
from server.store.migrations.rebuilding import rebuild

revision = "8"
down_revision = "7"

TABLES: Final = {
    "ticket": (
        "in_site:36! id:text! number:int contact:text subject:text status:text since:int "
        "opened_at:int updated_at:int channel:text pause:text priority:text assignee:text? "
        "team:text tags:text fields:text watchers:text language:text visit:text? "
        "reservation:text? request:text? level:int merged_into:text? split_from:text? "
        "links:text messages:int thread:int last_customer_at:int? last_reply_at:int? "
        "unanswered_since:int? auto_replies:int resolved_at:int? closed_at:int? reopened:int "
        "rating:int rated_at:int? policy:text due_at:int? due_metric:text? due_from_at:int? "
        "warn_at:int? left_s:int? breaches:text quiet_since:int waited:text actor:text? "
        "version:int"
    ),
    "attachment": (
        "in_site:36! id:text! ticket:text name:text content_type:text size:int hash:text "
        "at:int by:text inline:bool message:text request:text"
    ),
}
NEW: Final[dict[str, dict[str, Any]]] = {
    "ticket": {"request": None},
    "attachment": {"request": ""},
}
"""What every row has in the columns that came."""
MADE: Final = {
    "service_request": (
        "in_site:36! id:text! number:int service_point:text contact:text state:text since:int "
        "opened_at:int updated_at:int channel:text problem:text priority:text "
        "technician:text? language:text visit:text? pickup:text? reservation:text? "
        "warranty_of:text? warranty_until:int? spend_limit:text return_fee:text currency:text "
        "signature:text pickup_signature:text promised_at:int? first_promised_at:int? "
        "told_promise_at:int? promise_from_at:int? target_s:int warn_at:int? left_s:int? "
        "pause:text pauses:text breached_at:int? warned:bool estimate:int total:text "
        "approved_total:text stop_above:text stopped:bool begun:bool ready_told_at:int? "
        "ended_at:int? invoice:int reason:text actor:text? version:int"
    ),
    "request_item": (
        "in_site:36! id:text! request:text position:int what:text make:text model:text "
        "serial:text accessories:text condition:text photos:text locked:bool"
    ),
    "unlock_code": ("in_site:36! id:text! request:text sealed:text"),
    "request_note": (
        "in_site:36! id:text! request:text at:int text:text public:bool author:text photos:text"
    ),
    "request_line": (
        "in_site:36! id:text! request:text position:int line_kind:text name:text "
        "quantity:text minutes:int unit_price:text tax_rate:text state:text since:int "
        "part:text? supplier:text? expected_at:int? from_stock:bool warranty:bool "
        "technician:text? version:int"
    ),
    "cost_estimate": (
        "in_site:36! id:text! request:text nth:int state:text made_at:int valid_until:int "
        "currency:text tax_mode:text rounding:text lines:text net:text tax:text total:text "
        "taxes:text tolerance:text stop_above:text hash:text note:text ready_at:int? "
        "opened_at:int? reminded_at:int? answered_at:int? answered_via:text? answered_by:text "
        "answered_name:text answered_number:text extra_work:text signature:text reason:text "
        "actor:text? version:int"
    ),
    "invoice": (
        "in_site:36! id:text! number:int at:int currency:text tax_mode:text rounding:text "
        "lines:text net:text tax:text total:text taxes:text"
    ),
    "supplier": ("in_site:36! id:text! name:text email:text phone:text lead_days:int version:int"),
    "part": (
        "in_site:36! id:text! name:text sku:text price:text tax_rate:text stock:text "
        "reorder_at:text supplier:text? listed:bool version:int"
    ),
    "repair_terms": (
        "in_site:36! id:text! intake:text pickup:text calendar:text technicians:int "
        "turnaround_min:int warn_min:int diagnosis_min:int currency:text tax_mode:text "
        "rounding:text labour_rate:text parts_tax:text labour_tax:text tolerance:text "
        "valid_h:int return_fee:text warranty_days:int keep_days:int conditions:text "
        "conditions_in:text seller:text version:int"
    ),
    "bench": ("in_site:36! id:text! at:int order:text"),
}
OF_REQUESTS: Final = (
    "request_item",
    "unlock_code",
    "request_note",
    "request_line",
    "cost_estimate",
)


def upgrade() -> None:
    """Rebuild the tables that have a new column, with their indexes, and make the new ones."""
    for name, told in TABLES.items():
        rebuild(name, told, NEW[name])
    _indexes_of_tickets()
    for name, told in MADE.items():
        op.create_table(name, *columns(told))
    live = sa.text("(state NOT IN ('abandoned', 'cancelled', 'picked_up'))")
    op.create_index("request_by_number", "service_request", ["in_site", "number"], unique=True)
    op.create_index("request_live", "service_request", ["in_site", "id"], sqlite_where=live)
    op.create_index("request_by_contact", "service_request", ["contact"])
    for name in ("visit", "pickup", "reservation"):
        named = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"request_by_{name}", "service_request", [name], sqlite_where=named)
    for kind in OF_REQUESTS:
        op.create_index(f"{kind}_by_request", kind, ["request"])
    op.create_index("request_item_by_serial", "request_item", ["serial"])
    op.create_index("activity_by_subject", "activity", ["subject"])


def _indexes_of_tickets() -> None:
    live = sa.text("status != 'closed'")
    op.create_index("ticket_by_number", "ticket", ["in_site", "number"], unique=True)
    op.create_index("ticket_live", "ticket", ["in_site", "id"], sqlite_where=live)
    op.create_index("ticket_by_contact", "ticket", ["contact"])
    op.create_index("ticket_by_update", "ticket", ["in_site", "updated_at", "id"])
    for name, where in (("merged_into", "ticket_by_merge"), ("split_from", "ticket_by_split")):
        op.create_index(where, "ticket", [name], sqlite_where=sa.text(f"{name} IS NOT NULL"))
    for name in ("visit", "reservation", "request"):
        about = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ticket_by_{name}", "ticket", [name], sqlite_where=about)
    unused = sa.text("message = ''")
    op.create_index("attachment_by_ticket", "attachment", ["ticket"])
    op.create_index("attachment_unused", "attachment", ["in_site", "id"], sqlite_where=unused)
    op.create_index("attachment_by_request", "attachment", ["request"])
