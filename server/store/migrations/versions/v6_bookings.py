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
        "before_min:int after_min:int seats:int person:text? language:text access_needs:text "
        "price:text currency:text revision:int earlier:bool actor:text? cancelled_by:text "
        "reason:text undo_until:int? visit:text? projected_at:int? told_late_at:int? "
        "version:int"
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


def upgrade() -> None:
    """Rebuild the tables that have new columns, in the order in which a new hall has them."""
    for name, told in TABLES.items():
        rebuild(name, told, NEW[name])
    for name, told in MADE.items():
        op.create_table(name, *columns(told))
    _indexes_again()
    op.create_index("person_by_email", "person", ["email_key"])
    op.create_index("reservation_by_number", "reservation", ["in_site", "number"], unique=True)
    op.create_index("reservation_by_state", "reservation", ["in_site", "state"])
    op.create_index("reservation_by_start", "reservation", ["in_site", "start_at"])
    op.create_index("reservation_by_person", "reservation", ["person"])
    unsent = sa.text("state IN ('due', 'sending')")
    op.create_index(
        "message_unsent", "message", ["in_site", "id"], sqlite_where=unsent, postgresql_where=unsent
    )
    op.create_index("message_by_subject", "message", ["subject"])
    op.create_index("activity_by_contact", "activity", ["contact"])


def _indexes_again() -> None:
    """Those that went with the tables that were rebuilt."""
    op.create_index("entry_by_state", "entry", ["in_site", "state"])
    op.create_index("entry_by_visit", "entry", ["visit"])
    op.create_index("person_by_phone", "person", ["phone_key"])
    known = sa.text("name != '' OR phone != '' OR email != '' OR notes != '' OR staff_notes != ''")
    op.create_index("person_known", "person", ["in_site", "id"], sqlite_where=known)
