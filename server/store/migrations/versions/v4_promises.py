"""What customers were told of their wait and what became of it, spans of desks, planned pauses.

Nothing was promised on record before: calibration begins with the first number that is given.
"""

from __future__ import annotations

from typing import Any, Final

from alembic import op

from server.store.migrations.notation import columns
from server.store.migrations.rebuilding import rebuild

revision = "4"
down_revision = "3"

TABLES: Final = {
    "desk": (
        "in_site:36! id:text! service_point:text number:int name:text state:text "
        "staff:text? since:int reason:text until:int? services:text access:text "
        "pause_at:int? pause_until:int? direction:text version:int"
    ),
    "estimate": (
        "in_site:36! id:text! at:int desks_open:int line:text quotes:text last_at:int? "
        "one_more_at:int? held:int judged:int"
    ),
}
NEW: Final[dict[str, dict[str, Any]]] = {
    "desk": {"pause_at": None, "pause_until": None},
    "estimate": {"one_more_at": None, "held": 0, "judged": 0},
}
"""What every row has in the columns that came."""
PROMISE: Final = (
    "in_site:36! id:text! entry:text number:text service_point:text service:text at:int by:int "
    "p20:int p50:int p80:int nth:int outcome:text ended_at:int? broken_at:int? causes:text "
    "grounds:text"
)
GROUNDS: Final = "in_site:36! id:text! by_service:text"
DESK_SPAN: Final = (
    "in_site:36! id:text! desk:text service_point:text state:text staff:text? from_at:int "
    "to_at:int reason:text"
)


def upgrade() -> None:
    """Rebuild the tables that have new columns, in the order in which a new hall has them."""
    for name, told in TABLES.items():
        rebuild(name, told, NEW[name])
    op.create_table("promise", *columns(PROMISE))
    op.create_table("grounds", *columns(GROUNDS))
    op.create_table("desk_span", *columns(DESK_SPAN))
    op.create_index("promise_by_entry", "promise", ["entry"])
    op.create_index("promise_by_time", "promise", ["in_site", "at"])
    op.create_index("desk_span_by_time", "desk_span", ["in_site", "to_at"])
