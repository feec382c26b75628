"""The frozen line is dealt alike on every console, and to nobody twice."""

from __future__ import annotations

from collections import Counter

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.replica import Replica
from staff_console.facts import Me, facts
from staff_console.hall import JONAS, MARA, NOON, PRIYA, SERVICES, Hall, desk_id
from staff_console.hand.book import Sheet
from staff_console.hand.deal import deal
from staff_console.samples import BUSY
from tests.staff_console.desk import replica_of

CLERKS = {1: JONAS, 2: PRIYA, 3: MARA}


def sheet_of(hall: Hall, desk: int = 3, backwards: bool = False) -> Sheet:
    """The sheet of the console at a desk; `backwards` has heard of everything in another order."""
    replica = replica_of(hall)
    if backwards:
        replica = Replica("staff")
        changes = [Put(record) for record in reversed(hall.records())]
        replica.snapshot(Snapshot("staff", "e", 1, NOON, changes))  # type: ignore[arg-type]
    found = facts(replica, Me(CLERKS[desk], "staff"))
    assert found is not None
    return deal(replica, found)


def numbers(sheet: Sheet, desk: int) -> list[str]:
    """Whom a desk has, in order."""
    share = next(share for share in sheet.shares if share.desk == desk_id(desk))
    return [held.number for held in share.held]


def test_the_line_is_dealt_in_turn_and_the_free_desk_gets_the_first() -> None:
    sheet = sheet_of(BUSY)
    assert numbers(sheet, 3)[:3] == ["A014", "C007", "A018"]
    assert numbers(sheet, 1)[:3] == ["B002", "A015", "A017"]
    assert numbers(sheet, 2)[:3] == ["A012", "A016", "B004"]


def test_whoever_is_called_or_served_stays_at_their_desk() -> None:
    sheet = sheet_of(BUSY.called("A016", 5))
    first = [share.held[0] for share in sheet.shares]
    assert [(held.number, held.standing) for held in first] == [
        ("B002", "serving"),
        ("A012", "serving"),
        ("A016", "called"),
    ]


def test_whoever_is_on_hold_stays_with_the_desk_that_holds_them() -> None:
    hall = BUSY.with_entry("A016", state="on_hold", desk=desk_id(1), started_at=NOON)
    assert numbers(sheet_of(hall), 1)[:2] == ["B002", "A016"]


def test_a_closed_desk_gets_nobody_and_a_paused_one_only_keeps_its_customer() -> None:
    hall = BUSY.with_desk(1, state="paused")
    sheet = sheet_of(hall)
    assert numbers(sheet, 1) == ["B002"]
    assert desk_id(4) not in [share.desk for share in sheet.shares]


def test_a_paused_desk_without_anybody_has_no_share_and_no_column() -> None:
    hall = BUSY.with_desk(3, state="paused")
    sheet = sheet_of(hall)
    assert desk_id(3) not in [share.desk for share in sheet.shares]
    assert (sheet.mine.name, sheet.mine.held) == ("Desk 3", [])
    assert sheet.code == sheet_of(hall, desk=1).code


def test_whoever_is_not_here_yet_is_dealt_last_and_marked() -> None:
    sheet = sheet_of(BUSY.with_entry("A014", present=False).that(call_absent=False))
    absent = [h for share in sheet.shares for h in share.held if h.standing == "absent"]
    assert sorted(held.number for held in absent) == ["A014", "A023"]
    assert all(share.held[-1].number in ("A014", "A023", "A025") for share in sheet.shares)


def test_whoever_joined_by_phone_keeps_their_turn_where_phones_may_be_called() -> None:
    sheet = sheet_of(BUSY.with_entry("A014", present=False))
    assert sheet.mine.held[0].standing == "remote"
    assert [held.number for held in sheet.mine.held] == numbers(sheet_of(BUSY), 3)


def test_a_desk_is_dealt_only_what_it_does_and_what_nobody_does_is_left_over() -> None:
    hall = BUSY.with_desk(3, services=[SERVICES[2].id])
    assert set(numbers(sheet_of(hall), 3)) == {"C007", "C008", "A025"}
    skilled = msgspec.structs.replace(SERVICES[4], skills=["data"])
    records = [skilled if record == SERVICES[4] else record for record in BUSY.records()]
    replica = Replica("staff")
    changes = [Put(record) for record in records]
    replica.snapshot(Snapshot("staff", "e", 1, NOON, changes))  # type: ignore[arg-type]
    found = facts(replica, Me(MARA, "staff"))
    assert found is not None
    assert [held.number for held in deal(replica, found).left] == ["B004"]


def test_every_console_with_the_same_state_deals_the_same() -> None:
    sheets = [sheet_of(BUSY, desk, backwards) for desk in CLERKS for backwards in (False, True)]
    assert len({sheet.code for sheet in sheets}) == 1
    assert all(sheet.shares == sheets[0].shares for sheet in sheets)
    assert {sheet.desk for sheet in sheets} == {desk_id(desk) for desk in CLERKS}


def test_another_order_has_another_code_and_what_changes_nobody_s_turn_has_not() -> None:
    assert sheet_of(BUSY.without("A025")).code != sheet_of(BUSY).code
    assert sheet_of(BUSY.called("A014", 5)).code != sheet_of(BUSY).code
    assert sheet_of(BUSY.that(name="Counter")).code == sheet_of(BUSY).code


ENDINGS = st.lists(st.sampled_from([e.number for e in BUSY.entries]), max_size=12, unique=True)
STATES = st.lists(
    st.tuples(
        st.sampled_from([e.number for e in BUSY.entries]),
        st.sampled_from(["waiting", "called", "serving", "on_hold", "missed", "away"]),
        st.integers(1, 4),
        st.booleans(),
    ),
    max_size=6,
)


@given(ENDINGS, STATES, st.sampled_from(["open", "paused", "closing"]))
def test_whatever_the_state_nobody_is_on_two_lists_and_nobody_on_none(
    gone: list[str], moved: list[tuple[str, str, int, bool]], state: str
) -> None:
    hall = BUSY.with_desk(2, state=state)
    for number, at, desk, here in moved:
        where = None if at in ("waiting", "away") else desk_id(desk)
        hall = hall.with_entry(number, state=at, desk=where, present=here)
    for number in gone:
        hall = hall.without(number)
    sheet = sheet_of(hall)
    dealt = [h.entry for share in sheet.shares for h in share.held]
    counted = Counter([*dealt, *(h.entry for h in sheet.left)])
    assert set(counted.values()) <= {1}
    assert set(counted) == {entry.id for entry in hall.entries}
    assert sheet == sheet_of(hall, backwards=True)
