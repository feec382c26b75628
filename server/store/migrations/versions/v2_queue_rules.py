"""The rules of the whole queue: columns for classes, legs, hours, holds, breaks and receipts.

Everybody keeps number and place; what is new begins as it does in a new hall.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from server.store.migrations.notation import columns

revision = "2"
down_revision = "1"

TABLES: Final = {
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
    "call": (
        "in_site:36! id:text! entry:text number:text service_point:text desk:text "
        "desk_name:text at:int nth:int state:text confirmed_at:int? confirmed_by:text "
        "moved_from:text on_floor:bool"
    ),
    "undoable": (
        "in_site:36! id:text! number:text desk:text? actor:text? now:text at:int "
        "until:int before:text opened:text? errands:text spent:text"
    ),
    "estimate": "in_site:36! id:text! at:int desks_open:int line:text quotes:text last_at:int?",
}
NEW: Final[dict[str, dict[str, Any]]] = {
    "service_point": {
        "held_until": None, "repeat_s": 40, "calls_most": 3, "missed_s": 1_800, "missed_calls": 3,
        "hold_remote_s": 900, "max_wait_s": 0, "policy": "weight",
        "classes": '[["standard","Standard",1.0,1],["priority","Priority",3.0,3]]',
        "hours": "[]", "exceptions": "[]", "closes_at": None, "opens_at": None,
        "notice": "", "notice_at": 0,
    },
    "service": {"skills": "[]"},
    "desk": {"reason": "", "until": None, "services": "[]", "access": "[]"},
    "staff": {"skills": "[]", "version": 1},
    "person": {"staff_notes": "", "noted_at": 0, "phone_key": "", "version": 1},
    "visit": {"errands": "[]"},
    "entry": {
        "also": "[]", "priority": "standard", "standing": "keep", "until": None, "owner": None,
        "came_from": None,
    },
    "call": {"confirmed_at": None, "confirmed_by": "", "moved_from": ""},
    "undoable": {"opened": None, "errands": "[]", "spent": "{}"},
    "estimate": {"last_at": None},
}  # fmt: skip
"""What every row has in the columns that came."""
_INDEXES: Final = (
    ("entry_by_state", "entry", ["in_site", "state"]),
    ("entry_by_visit", "entry", ["visit"]),
    ("person_by_phone", "person", ["phone_key"]),
    ("visit_by_person", "visit", ["person"]),
)


def upgrade() -> None:
    """Rebuild the tables that have new columns, in the order in which a new hall has them."""
    for name, told in TABLES.items():
        _rebuild(name, told)
    op.create_table("turns", *columns("in_site:36! id:text! credit:text"))
    _know_by_phone()
    for name, table, keys in _INDEXES:
        op.create_index(name, table, keys)
    here = sa.text("on_floor")
    op.create_index("call_on_floor", "call", ["in_site"], sqlite_where=here, postgresql_where=here)


def _rebuild(name: str, told: str) -> None:
    # Not `ADD COLUMN`: SQLite would want a default for good, and put the columns at the end.
    before, new = f"{name}_before", NEW[name]
    op.rename_table(name, before)
    after = op.create_table(name, *columns(told))
    names = [column.name for column in after.columns]
    old = sa.table(before, *(sa.column(each) for each in names if each not in new))
    values = [
        sa.literal(new[column.name], column.type) if column.name in new else old.c[column.name]
        for column in after.columns
    ]
    op.execute(after.insert().from_select(names, sa.select(*values)))
    op.drop_table(before)


def _know_by_phone() -> None:
    """Customers who told a phone number are known by it when they come again."""
    person = sa.table("person", *map(sa.column, ("in_site", "id", "phone", "phone_key")))
    told = op.get_bind().execute(sa.select(person).where(person.c.phone != "")).all()
    keys = [
        {"a_site": row.in_site, "an_id": row.id, "key": key}
        for row in told
        if (key := _normal_form(row.phone))
    ]
    this = (person.c.in_site == sa.bindparam("a_site")) & (person.c.id == sa.bindparam("an_id"))
    if keys:
        op.get_bind().execute(
            sa.update(person).where(this).values(phone_key=sa.bindparam("key")), keys
        )


def _normal_form(phone: str) -> str:
    """The key of a phone as it was made when this version came: not today's rule."""
    digits = "".join(str(int(sign)) for sign in phone if sign.isdecimal())
    if len(digits) < 5:
        return ""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{digits}" if "+" in phone else digits
