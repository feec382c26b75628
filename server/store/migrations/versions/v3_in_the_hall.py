"""What customers see and hear in the hall: names in languages, zones, slips, calls for a person.

Everybody keeps number and place; what is new begins as it does in a new hall.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from server.store.migrations.notation import columns
from server.store.migrations.rebuilding import rebuild

revision = "3"
down_revision = "2"

TABLES: Final = {
    "site": (
        "in_site:36! id:text! name:text zone:text roll_hour:int message:text "
        "public_url:text day:text address_checked:text names:text messages:text "
        "languages:text spoken:text quiet_from:int? quiet_to:int? version:int"
    ),
    "service_point": (
        "in_site:36! id:text! name:text prefix:text capacity:int state:text "
        "held_until:int? location:text max_waiting:int grace_s:int grace_remote_s:int "
        "call_absent:bool repeat_s:int calls_most:int missed_s:int missed_calls:int "
        "hold_remote_s:int max_wait_s:int policy:text classes:text hours:text "
        "exceptions:text closes_at:int? opens_at:int? notice:text notice_at:int "
        "zone:text names:text locations:text join_by:text asks:text version:int"
    ),
    "service": (
        "in_site:36! id:text! service_point:text name:text prefix:text mean_s:int "
        "position:int open:bool skills:text names:text"
    ),
    "desk": (
        "in_site:36! id:text! service_point:text number:int name:text state:text "
        "staff:text? since:int reason:text until:int? services:text access:text "
        "direction:text version:int"
    ),
    "visit": (
        "in_site:36! id:text! number:text day:text arrived_at:int tag:text source:text "
        "person:text? joiners:text language:text party_size:int access_needs:text "
        "errands:text slip:text slip_at:int slip_device:text slip_reason:text slips:int"
    ),
    "call": (
        "in_site:36! id:text! entry:text number:text service_point:text desk:text "
        "desk_name:text at:int nth:int state:text confirmed_at:int? confirmed_by:text "
        "moved_from:text language:text on_floor:bool"
    ),
}
NEW: Final[dict[str, dict[str, Any]]] = {
    "site": {
        "address_checked": "", "names": "{}", "messages": "{}",
        "languages": '["en","es","de","ar"]', "spoken": "[]",
        "quiet_from": None, "quiet_to": None,
    },
    "service_point": {
        "zone": "", "names": "{}", "locations": "{}", "join_by": "open", "asks": "[]",
    },
    "service": {"names": "{}"},
    "desk": {"direction": ""},
    "visit": {"slip": "", "slip_at": 0, "slip_device": "", "slip_reason": "", "slips": 0},
    "call": {"language": "en"},
}  # fmt: skip
"""What every row has in the columns that came."""
HELP: Final = (
    "in_site:36! id:text! device_name:text state:text at:int since:int by:text? "
    "language:text access_needs:text version:int"
)


def upgrade() -> None:
    """Rebuild the tables that have new columns, in the order in which a new hall has them."""
    for name, told in TABLES.items():
        rebuild(name, told, NEW[name])
    op.create_table("help", *columns(HELP))
    op.create_index("visit_by_person", "visit", ["person"])
    here = sa.text("on_floor")
    op.create_index("call_on_floor", "call", ["in_site"], sqlite_where=here, postgresql_where=here)
