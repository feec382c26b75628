"""Devices as records, keys and second factors of accounts, invitations, the audit and its chain.

What was asked before is in no chain: the audit begins with the first command of this version.
Devices that were enrolled before have no key: their token holds as it did until they are paired.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from server.store.migrations.notation import columns
from server.store.migrations.rebuilding import rebuild

revision = "5"
down_revision = "4"

TABLES: Final = {
    "site_counter": "site:36! epoch:36 seq:int at:int audit_seq:int audit_hash:bytes",
    "site": (
        "in_site:36! id:text! name:text zone:text roll_hour:int message:text public_url:text "
        "day:text address_checked:text names:text messages:text languages:text spoken:text "
        "quiet_from:int? quiet_to:int? kiosk_pin:text keep_contact_h:int keep_notes_d:int "
        "version:int"
    ),
    "staff": "in_site:36! id:text! name:text role:text skills:text left:bool version:int",
    "person": (
        "in_site:36! id:text! name:text phone:text email:text notes:text staff_notes:text "
        "noted_at:int phone_key:text erased_at:int version:int"
    ),
}
NEW: Final[dict[str, dict[str, Any]]] = {
    "site_counter": {"audit_seq": 0, "audit_hash": b""},
    "site": {"kiosk_pin": "", "keep_contact_h": 24, "keep_notes_d": 30},
    "staff": {"left": False},
    "person": {"erased_at": 0},
}
"""What every row has in the columns that came."""
DEVICE: Final = (
    "in_site:36! id:text! name:text role:text zone:text state:text at:int by:text? online:bool "
    "seen_at:int doubled_at:int version:int"
)
ACCOUNT: Final = (
    "id:36! name:120 name_key:240 role:16 password:text? generation:int made_at:int "
    "changed_at:int signed_in_at:int? ended_at:int? totp:text? totp_step:int recovery:text "
    "device_key:64?"
)
REFRESH: Final = "hash:64! account:36 family:36 expires_at:int used_at:int?"
INVITATION: Final = "hash:64! account:36 made_at:int expires_at:int made_by:36"
AUDIT: Final = (
    "site:36! seq:int! at:int op:40 subject_kind:20 subject:60 actor:36 role:16 via:16 "
    "outcome:40 data:bytes personal:bytes? hash:bytes"
)
AUDIT_PERSONAL: Final = "site:36! seq:int! person:36 salt:bytes data:bytes"


def upgrade() -> None:
    """Rebuild the tables that have new columns, in the order in which a new hall has them."""
    for name, told in TABLES.items():
        rebuild(name, told, NEW[name])
    op.create_index("person_by_phone", "person", ["phone_key"])
    known = sa.text("name != '' OR phone != '' OR email != '' OR notes != '' OR staff_notes != ''")
    op.create_index("person_known", "person", ["in_site", "id"], sqlite_where=known)
    op.create_table("device", *columns(DEVICE))
    _devices()
    _accounts()
    op.create_table("invitation", *columns(INVITATION), _owner())
    op.create_index("invitation_account", "invitation", ["account"])
    op.create_table("audit", *columns(AUDIT), sqlite_with_rowid=False)
    op.create_index("audit_subject", "audit", ["subject"])
    op.create_table("audit_personal", *columns(AUDIT_PERSONAL))
    op.create_index("audit_personal_person", "audit_personal", ["site", "person"])


def _owner() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["account"], ["account.id"], ondelete="CASCADE")


def _table(name: str, told: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(each.name, each.type) for each in columns(told)))


def _devices() -> None:
    """Kiosks and walls were colleagues by another role."""
    staff, device = _table("staff", TABLES["staff"]), _table("device", DEVICE)
    is_one = staff.c.role.in_(("kiosk", "display"))
    given = {
        "zone": "", "state": "paired", "at": 0, "by": None, "online": False, "seen_at": 0,
        "doubled_at": 0,
    }  # fmt: skip
    rows = sa.select(
        *(
            sa.literal(given[each.name], each.type) if each.name in given else staff.c[each.name]
            for each in device.columns
        )
    ).where(is_one)
    op.execute(device.insert().from_select([each.name for each in device.columns], rows))
    op.execute(staff.delete().where(is_one))


def _accounts() -> None:
    """Accounts anew, and refresh tokens, which hang on them, with them: sign-ins go on."""
    connection = op.get_bind()
    account, refresh = _table("account", ACCOUNT), _table("refresh", REFRESH)
    old = sa.table("account", *map(sa.column, (
        "id", "name", "name_key", "role", "password", "generation", "made_at",
    )))  # fmt: skip
    accounts = [dict(row._mapping) for row in connection.execute(sa.select(old))]
    tokens = [dict(row._mapping) for row in connection.execute(sa.select(refresh))]
    op.drop_table("refresh")
    op.drop_table("account")
    op.create_table("account", *columns(ACCOUNT), sa.UniqueConstraint("name_key"))
    op.create_table("refresh", *columns(REFRESH), _owner())
    op.create_index("refresh_family", "refresh", ["family"])
    op.create_index("refresh_expires", "refresh", ["expires_at"])
    for row in accounts:
        row |= {
            "changed_at": row["made_at"], "signed_in_at": None, "ended_at": None, "totp": None,
            "totp_step": 0, "recovery": "[]", "device_key": None,
        }  # fmt: skip
    for table, rows in ((account, accounts), (refresh, tokens)):
        if rows:
            connection.execute(table.insert(), rows)
