"""The tables of the first release.

Until that is out they follow the records; from then on this file never changes, and what the
records look like is a matter of the migrations after it.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

TABLES: Final = {
    "site_counter": "site:36! epoch:36 seq:int at:int",
    "site_log": "site:36! seq:int! at:int kind:40 actor:36 body:bytes",
    "receipt": "command:36! client:80! site:36 seq:int at:int hash:32 outcome:bytes",
    "site": (
        "in_site:36! id:text! name:text zone:text roll_hour:int message:text "
        "public_url:text day:text version:int"
    ),
    "service_point": (
        "in_site:36! id:text! name:text prefix:text capacity:int state:text "
        "held_until:int? location:text max_waiting:int grace_s:int grace_remote_s:int "
        "call_absent:bool repeat_s:int calls_most:int missed_s:int missed_calls:int "
        "hold_remote_s:int max_wait_s:int policy:text classes:text hours:text "
        "exceptions:text closes_at:int? opens_at:int? notice:text notice_at:int version:int"
    ),
    "service": (
        "in_site:36! id:text! service_point:text name:text prefix:text mean_s:int "
        "position:int open:bool skills:text"
    ),
    "desk": (
        "in_site:36! id:text! service_point:text number:int name:text state:text "
        "staff:text? since:int reason:text until:int? services:text access:text "
        "version:int"
    ),
    "staff": "in_site:36! id:text! name:text role:text skills:text version:int",
    "person": (
        "in_site:36! id:text! name:text phone:text email:text notes:text staff_notes:text "
        "noted_at:int phone_key:text version:int"
    ),
    "visit": (
        "in_site:36! id:text! number:text day:text arrived_at:int tag:text source:text "
        "person:text? joiners:text language:text party_size:int access_needs:text "
        "errands:text"
    ),
    "entry": (
        "in_site:36! id:text! visit:text number:text service_point:text service:text "
        "state:text joined_at:int eligible_at:int since:int present:bool also:text "
        "priority:text standing:text until:int? owner:text? came_from:text? desk:text? "
        "actor:text? called_at:int? calls:int grace_until:int? started_at:int? "
        "ended_at:int? reason:text pick:text version:int"
    ),
    "interval": (
        "in_site:36! id:text! entry:text state:text from_at:int to_at:int desk:text? "
        "actor:text? reason:text withdrawn:bool"
    ),
    "call": (
        "in_site:36! id:text! entry:text number:text service_point:text desk:text "
        "desk_name:text at:int nth:int state:text confirmed_at:int? confirmed_by:text "
        "moved_from:text on_floor:bool"
    ),
    "counter": "in_site:36! id:text! day:text prefix:text last:int",
    "undoable": (
        "in_site:36! id:text! number:text desk:text? actor:text? now:text at:int "
        "until:int before:text opened:text? errands:text spent:text"
    ),
    "estimate": "in_site:36! id:text! at:int desks_open:int line:text quotes:text last_at:int?",
    "turns": "in_site:36! id:text! credit:text",
    "account": "id:36! name:120 name_key:240 role:16 password:text? generation:int made_at:int",
    "refresh": "hash:64! account:36 family:36 expires_at:int used_at:int?",
}
"""Columns as `name:type`; a number is the length of a string, `!` the key, `?` may be missing."""

_TYPES: Final[dict[str, Any]] = {
    "int": sa.BigInteger(),
    "bool": sa.Boolean(),
    "bytes": sa.LargeBinary(),
    "text": sa.Text(),
}
_MORE: Final[dict[str, tuple[Any, ...]]] = {
    "account": (sa.UniqueConstraint("name_key"),),
    "refresh": (sa.ForeignKeyConstraint(["account"], ["account.id"], ondelete="CASCADE"),),
}
_INDEXES: Final = (
    ("ix_site_log_at", "site_log", ["at"]),
    ("ix_receipt_at", "receipt", ["at"]),
    ("entry_by_state", "entry", ["in_site", "state"]),
    ("entry_by_visit", "entry", ["visit"]),
    ("interval_by_entry", "interval", ["entry"]),
    ("person_by_phone", "person", ["phone_key"]),
    ("visit_by_person", "visit", ["person"]),
    ("refresh_family", "refresh", ["family"]),
    ("refresh_expires", "refresh", ["expires_at"]),
)


def upgrade() -> None:
    """Make all tables and their indexes."""
    for name, columns in TABLES.items():
        op.create_table(name, *map(_column, columns.split()), *_MORE.get(name, ()))
    for name, table, keys in _INDEXES:
        op.create_index(name, table, keys)
    here = sa.text("on_floor")
    op.create_index("call_on_floor", "call", ["in_site"], sqlite_where=here, postgresql_where=here)


def _column(told: str) -> sa.Column[Any]:
    name, _, kind = told.partition(":")
    plain = kind.rstrip("!?")
    type_ = _TYPES[plain] if plain in _TYPES else sa.String(int(plain))
    return sa.Column(name, type_, primary_key=kind.endswith("!"), nullable=kind.endswith("?"))
