"""Entries that are kept by each change are those that walking past all would find."""

from __future__ import annotations

from typing import Final

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from client.shelved import Shelved
from protocol.changes import Change, Gone, Put
from protocol.messages import Delta, Snapshot
from protocol.next_in_line import following
from protocol.places import PriorityClass
from protocol.records import Entry, Estimate, Place, ServicePoint, Visit
from protocol.replica import Replica
from staff_console.entries import Entries, entries_of
from staff_console.facts import busy_desks, facts, line_of
from staff_console.hall import COUNTER, NOON, POINT, SERVICES, STAFF, desk_id, ident, waiting
from staff_console.samples import BUSY
from tests.staff_console.desk import ME

OTHER: Final = ident(9, 9)
FIRST: Final = waiting(0, "A001", 0, 20)
entries: st.SearchStrategy[Entry] = st.builds(
    lambda place, **fields: msgspec.structs.replace(FIRST, id=ident(0xE, place), **fields),
    st.integers(0, 7),
    service_point=st.sampled_from([POINT, POINT, POINT, OTHER]),
    service=st.sampled_from([SERVICES[0].id, SERVICES[1].id]),
    state=st.sampled_from(
        ["waiting", "waiting", "waiting", "called", "away", "missed", "completed"]
    ),
    eligible_at=st.integers(0, 4).map(lambda at: NOON - at * 600_000),
    since=st.integers(0, 4).map(lambda at: NOON - at * 600_000),
    priority=st.sampled_from(["standard", "priority", "removed"]),
    standing=st.sampled_from(["keep", "keep", "next"]),
    present=st.booleans(),
    also=st.sampled_from([[], [], [SERVICES[2].id]]),
    desk=st.sampled_from([None, desk_id(1), desk_id(2)]),
    until=st.none(),
)
gone = st.integers(0, 7).map(lambda place: Gone("entry", ident(0xE, place)))
published = st.lists(st.integers(0, 8), unique=True).map(
    lambda line: Put(
        Estimate(
            id=POINT,
            at=NOON,
            desks_open=1,
            line=[Place(ident(0xE, place), 60, 120, 180) for place in line],
        )
    )
)
batches: st.SearchStrategy[list[Change]] = st.lists(
    st.one_of(entries.map(Put), gone, published), max_size=8
)
points = st.builds(
    lambda **fields: msgspec.structs.replace(COUNTER, **fields),
    policy=st.sampled_from(["weight", "ratio"]),
    max_wait_s=st.sampled_from([0, 1500]),
    call_absent=st.booleans(),
    classes=st.just([PriorityClass("standard", "Standard"), PriorityClass("priority", "P", 3, 3)]),
)
SKILLED: Final = msgspec.structs.replace(SERVICES[1], skills=["screens"])
FIXED: Final[list[Change]] = [
    Put(record)  # type: ignore[arg-type]
    for record in (*BUSY.desks, *STAFF, SERVICES[0], SKILLED, SERVICES[2])
]


def copies(first: list[Change], later: list[list[Change]]) -> tuple[Replica, Shelved]:
    """A plain copy, and one whose index has been there from the beginning."""
    plain, shelved = Replica("staff"), Shelved("staff")
    for copy in (plain, shelved):
        line_of(copy, POINT)
        copy.snapshot(Snapshot("staff", "e", 1, NOON, first))
        for seq, batch in enumerate(later, 1):
            line_of(copy, POINT)
            copy.delta(Delta("staff", "e", seq, seq + 1, NOON, batch))
    return plain, shelved


@given(first=batches, later=st.lists(batches, max_size=4), anew=st.booleans())
def test_whoever_stands_somewhere_is_known_after_any_changes(
    first: list[Change], later: list[list[Change]], anew: bool
) -> None:
    plain, shelved = copies(first, later)
    if anew:
        for copy in (plain, shelved):
            copy.snapshot(Snapshot("staff", "f", 1, NOON, first))
    kept, walked = entries_of(shelved), entries_of(plain)
    assert isinstance(kept, Entries) and kept is entries_of(shelved)
    for point in (POINT, OTHER):
        for state in ("waiting", "away", "missed"):
            assert kept.standing(point, state) == walked.standing(point, state)
        key = {entry.id for entry in kept.firsts(point)}
        assert key == {entry.id for entry in walked.firsts(point)}
        assert line_of(shelved, point) == line_of(plain, point)
    assert busy_desks(shelved).keys() == busy_desks(plain).keys()


@given(first=batches, later=st.lists(batches, max_size=3), point=points, number=st.integers(1, 3))
def test_who_is_next_among_the_firsts_is_next_among_all(
    first: list[Change], later: list[list[Change]], point: ServicePoint, number: int
) -> None:
    plain, shelved = copies([*FIXED, Put(point), *first], later)
    desk = BUSY.desks[number - 1]
    firsts = entries_of(shelved).firsts(POINT)
    of_all = following(plain, point, NOON, desk)
    assert following(shelved, point, NOON, desk, waiting=firsts) == of_all


def test_where_a_desk_is_made_for_access_needs_each_visit_counts() -> None:
    hall = BUSY.with_desk(2, access=["wheelchair"])
    first = hall.entry("A014")
    needs = [v if v.id != first.visit else _needs(v) for v in hall.visits]
    replica = Shelved("staff")
    changes: list[Change] = [Put(r) for r in (*hall.records(), *needs)]  # type: ignore[arg-type]
    replica.snapshot(Snapshot("staff", "e", 1, NOON, changes))
    found = facts(replica, ME)
    assert found is not None and found.following is not None
    assert found.following.number == "A015"


def _needs(visit: Visit) -> Visit:
    return msgspec.structs.replace(visit, access_needs=["wheelchair"])
