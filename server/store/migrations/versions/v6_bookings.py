"""Bookings: definitions, reservations, holds, the wait list, meetings, the outbox and activities.

Nobody could be booked before: colleagues are not bookable until somebody says so.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

from server.store.migrations.notation import columns
from server.store.migrations.rebuilding import rebuild

revision = "6"
down_revision = "5"

TABLES: Final = {
    "site": (
        "in_site:36! id:text! name:text zone:text roll_hour:int message:text public_url:text "
        "day:text address_checked:text names:text messages:text languages:text spoken:text "
        "quiet_from:int? quiet_to:int? kiosk_pin:text keep_contact_h:int keep_notes_d:int "
        "country:text region:text version:int"
    ),
    "service_point": (
        "in_site:36! id:text! name:text prefix:text capacity:int state:text held_until:int? "
        "location:text max_waiting:int grace_s:int grace_remote_s:int call_absent:bool "
        "repeat_s:int calls_most:int missed_s:int missed_calls:int hold_remote_s:int "
        "max_wait_s:int policy:text classes:text hours:text exceptions:text closes_at:int? "
        "opens_at:int? notice:text notice_at:int zone:text names:text locations:text "
        "join_by:text asks:text holidays:bool late_s:int lost_s:int version:int"
    ),
    "staff": (
        "in_site:36! id:text! name:text role:text skills:text left:bool bookable:bool "
        "hours:text exceptions:text version:int"
    ),
    "person": (
        "in_site:36! id:text! name:text phone:text email:text notes:text staff_notes:text "
        "noted_at:int phone_key:text email_key:text erased_at:int version:int"
    ),
    "entry": (
        "in_site:36! id:text! visit:text number:text service_point:text service:text "
        "state:text joined_at:int eligible_at:int since:int present:bool also:text "
        "priority:text standing:text until:int? owner:text? came_from:text? desk:text? "
        "actor:text? called_at:int? calls:int grace_until:int? started_at:int? ended_at:int? "
        "reason:text pick:text reservation:text? slot_at:int? version:int"
    ),
}
NEW: Final[dict[str, dict[str, Any]]] = {
    "site": {"country": "", "region": ""},
    "service_point": {"holidays": True, "late_s": 600, "lost_s": 1_800},
    "staff": {"bookable": False, "hours": "[]", "exceptions": "[]"},
    "person": {"email_key": ""},
    "entry": {"reservation": None, "slot_at": None},
}
"""What every row has in the columns that came."""
MADE: Final = {
    "definition": (
        "in_site:36! id:text! name:text service_point:text service:text duration_min:int "
        "description:text price:text currency:text requires:text before_min:int "
        "after_min:int grid_min:int notice_min:int horizon_days:int per_day:int "
        "per_customer:int seats:int reminders_min:text cancel_min:int reschedule_min:int "
        "video:bool open:bool position:int names:text descriptions:text version:int"
    ),
    "reservation": (
        "in_site:36! id:text! number:text definition:text service_point:text start_at:int "
        "end_at:int state:text since:int made_at:int source:text resources:text "
        "asked_staff:text? before_min:int after_min:int seats:int person:text? "
        "language:text access_needs:text price:text currency:text revision:int earlier:bool "
        "actor:text? cancelled_by:text reason:text undo_until:int? visit:text? projected_at:int? "
        "told_late_at:int? told_start_at:int? version:int"
    ),
    "slot_hold": (
        "in_site:36! id:text! definition:text start_at:int end_at:int at:int expires_at:int "
        "resources:text before_min:int after_min:int seats:int holder:text reservation:text? "
        "offered_to:text?"
    ),
    "wait_listed": (
        "in_site:36! id:text! definition:text from_at:int to_at:int at:int person:text? "
        "seats:int language:text state:text hold:text? version:int"
    ),
    "meeting": (
        "in_site:36! id:text! provider:text room:text url:text opens_at:int ends_at:int "
        "state:text reason:text version:int"
    ),
    "message": (
        "in_site:36! id:text! subject_kind:text subject:text person:text what:text "
        "channel:text due_at:int made_at:int revision:int step_min:int useful_until:int? "
        "state:text reason:text tries:int sent_at:int? version:int"
    ),
    "activity": (
        "in_site:36! id:text! at:int contact:text what:text subject_kind:text subject:text "
        "actor:text role:text cause:text batch:text data:text"
    ),
}
CLAIM: Final = (
    "resource:36! from_at:int! taker:36! party:36 session:60 to_at:int before_ms:int after_ms:int "
    "seats:int in_site:36"
)
CHECKS: Final = (
    "to_at > from_at AND to_at <= from_at + 86400000",
    "before_ms BETWEEN 0 AND 604800000 AND after_ms BETWEEN 0 AND 604800000",
)
TRIGGERS: Final = (
    "CREATE TRIGGER claim_overlaps BEFORE INSERT ON claim WHEN EXISTS ("
    "SELECT 1 FROM claim AS other WHERE other.resource = NEW.resource "
    "AND other.from_at > NEW.from_at - 691200000 AND other.from_at < NEW.to_at + 604800000 "
    "AND other.party != NEW.party AND other.session != NEW.session "
    "AND other.to_at + max(other.after_ms, NEW.before_ms) > NEW.from_at "
    "AND NEW.to_at + max(NEW.after_ms, other.before_ms) > other.from_at) "
    "BEGIN SELECT RAISE(ABORT, 'this time is taken'); END",
    "CREATE TRIGGER claim_seats BEFORE INSERT ON claim WHEN NEW.seats + coalesce(("
    "SELECT sum(other.seats) FROM claim AS other WHERE other.resource = NEW.resource "
    "AND other.from_at = NEW.from_at AND other.session = NEW.session "
    "AND other.party != NEW.party), 0) > ("
    "SELECT seats FROM definition WHERE definition.in_site = NEW.in_site "
    "AND definition.id = substr(NEW.session, 1, 36)) "
    "BEGIN SELECT RAISE(ABORT, 'all seats are taken'); END",
)


def upgrade() -> None:
    """Rebuild the tables that have new columns, in the order in which a new hall has them."""
    for name, told in TABLES.items():
        rebuild(name, told, NEW[name])
    # By what an address is known again, as far as SQLite can tell it.
    op.execute(
        "UPDATE person SET email_key = lower(trim(email)) WHERE trim(email) LIKE '_%@_%._%' "
        "AND trim(email) NOT LIKE '% %'"
    )
    for name, told in MADE.items():
        op.create_table(name, *columns(told))
    _indexes_again()
    op.create_index("person_by_email", "person", ["email_key"])
    op.create_index("reservation_by_number", "reservation", ["in_site", "number"], unique=True)
    op.create_index("reservation_by_state", "reservation", ["in_site", "state"])
    op.create_index("reservation_by_start", "reservation", ["in_site", "start_at"])
    op.create_index("reservation_by_person", "reservation", ["person"])
    op.create_index("wait_listed_by_person", "wait_listed", ["person"])
    unsent = sa.text("state IN ('due', 'sending')")
    op.create_index(
        "message_unsent", "message", ["in_site", "id"], sqlite_where=unsent, postgresql_where=unsent
    )
    lists = sa.text("what = 'list'")
    op.create_index(
        "message_list", "message", ["in_site", "id"], sqlite_where=lists, postgresql_where=lists
    )
    lost = sa.text("state IN ('failed', 'missed')")
    op.create_index(
        "message_lost", "message", ["in_site", "id"], sqlite_where=lost, postgresql_where=lost
    )
    op.create_index("message_by_subject", "message", ["subject"])
    op.create_index("activity_by_contact", "activity", ["contact"])
    op.create_table(
        "claim", *columns(CLAIM), *map(sa.CheckConstraint, CHECKS), sqlite_with_rowid=False
    )
    op.create_index("claim_taker", "claim", ["taker"])
    for trigger in TRIGGERS:
        op.execute(trigger)


def _indexes_again() -> None:
    """Those that went with the tables that were rebuilt."""
    op.create_index("entry_by_state", "entry", ["in_site", "state"])
    op.create_index("entry_by_visit", "entry", ["visit"])
    op.create_index("person_by_phone", "person", ["phone_key"])
    known = sa.text("name != '' OR phone != '' OR email != '' OR notes != '' OR staff_notes != ''")
    op.create_index("person_known", "person", ["in_site", "id"], sqlite_where=known)
