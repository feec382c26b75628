"""The tables of the first release. Halls run on them: this file never changes.

What the records look like today is a matter of the migrations after it.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from server.store.migrations.notation import columns

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
        "location:text max_waiting:int grace_s:int grace_remote_s:int call_absent:bool "
        "version:int"
    ),
    "service": (
        "in_site:36! id:text! service_point:text name:text prefix:text mean_s:int "
        "position:int open:bool"
    ),
    "desk": (
        "in_site:36! id:text! service_point:text number:int name:text state:text "
        "staff:text? since:int version:int"
    ),
    "staff": "in_site:36! id:text! name:text role:text",
    "person": "in_site:36! id:text! name:text phone:text email:text notes:text",
    "visit": (
        "in_site:36! id:text! number:text day:text arrived_at:int tag:text source:text "
        "person:text? joiners:text language:text party_size:int access_needs:text"
    ),
    "entry": (
        "in_site:36! id:text! visit:text number:text service_point:text service:text "
        "state:text joined_at:int eligible_at:int since:int present:bool desk:text? "
        "actor:text? called_at:int? calls:int grace_until:int? started_at:int? "
        "ended_at:int? reason:text pick:text version:int"
    ),
    "interval": (
        "in_site:36! id:text! entry:text state:text from_at:int to_at:int desk:text? "
        "actor:text? reason:text withdrawn:bool"
    ),
    "call": (
        "in_site:36! id:text! entry:text number:text service_point:text desk:text "
        "desk_name:text at:int nth:int state:text on_floor:bool"
    ),
    "counter": "in_site:36! id:text! day:text prefix:text last:int",
    "undoable": (
        "in_site:36! id:text! number:text desk:text? actor:text? was:text now:text "
        "at:int until:int before:text"
    ),
    "estimate": "in_site:36! id:text! at:int desks_open:int line:text quotes:text",
    "account": "id:36! name:120 name_key:240 role:16 password:text? generation:int made_at:int",
    "refresh": "hash:64! account:36 family:36 expires_at:int used_at:int?",
}
_MORE: Final[dict[str, tuple[Any, ...]]] = {
    "account": (sa.UniqueConstraint("name_key"),),
    "refresh": (sa.ForeignKeyConstraint(["account"], ["account.id"], ondelete="CASCADE"),),
}
_INDEXES: Final = (
    ("ix_site_log_at", "site_log", ["at"]),
    ("ix_receipt_at", "receipt", ["at"]),
    ("entry_by_state", "entry", ["in_site", "state"]),
    ("interval_by_entry", "interval", ["entry"]),
    ("refresh_family", "refresh", ["family"]),
    ("refresh_expires", "refresh", ["expires_at"]),
)


def upgrade() -> None:
    """Make all tables and their indexes."""
    for name, told in TABLES.items():
        op.create_table(name, *columns(told), *_MORE.get(name, ()))
    for name, table, keys in _INDEXES:
        op.create_index(name, table, keys)
    here = sa.text("on_floor")
    op.create_index("call_on_floor", "call", ["in_site"], sqlite_where=here, postgresql_where=here)
