"""Nothing that goes around the rules books anybody twice: the tables refuse it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from protocol.changes import Change, Gone, Put
from protocol.records import Definition, Reservation, SlotHold
from server.store.claims import claim
from server.store.store import Store
from tests.hall import NOON, make_ids
from tests.server.store.test_records import save

HOUR = 3_600_000
ANN, BEN = "a" * 36, "b" * 36
CUT, COURSE = "c" * 36, "d" * 36


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "a.db", NOON, bytes(range(20)))
    known: dict[str, Any] = {"service_point": "p", "service": "s", "duration_min": 60}
    cut, course = (Definition(id=i, name=i, seats=n, **known) for i, n in ((CUT, 1), (COURSE, 3)))
    save(opened, Put(cut), Put(course))
    yield opened
    opened.close()


new_id = make_ids()


def booked(start: float, end: float | None = None, **fields: Any) -> Reservation:
    """A reservation by Ann, from so many hours after noon to so many."""
    ident = new_id()
    start_at, end_at = (
        NOON + round(each * HOUR) for each in (start, start + 1 if end is None else end)
    )
    known: dict[str, Any] = {
        "definition": CUT, "state": "booked", "resources": [ANN], "number": ident[-11:], **fields,
    }  # fmt: skip
    return Reservation(
        id=ident, service_point="p", start_at=start_at, end_at=end_at, since=NOON, made_at=NOON,
        source="http", **known,
    )  # fmt: skip


def held(start: float, **fields: Any) -> SlotHold:
    """The same, held."""
    start_at = NOON + round(start * HOUR)
    known: dict[str, Any] = {"definition": CUT, "resources": [ANN], **fields}
    return SlotHold(
        id=new_id(), start_at=start_at, end_at=start_at + HOUR, at=NOON, expires_at=NOON, **known
    )


def refuses(store: Store, *changes: Change) -> bool:
    """Whether the tables refuse it; then nothing was written."""
    before = taken(store)
    try:
        save(store, *changes)
    except IntegrityError:
        assert taken(store) == before
        return True
    return False


def taken(store: Store) -> set[tuple[str, int]]:
    """Who is taken from when."""
    with store.engine.connect() as connection:
        rows = connection.execute(select(claim.c.resource, claim.c.from_at)).all()
    return {(row.resource, row.from_at) for row in rows}


@pytest.mark.parametrize(
    ("start", "end"), [(10, 11), (9.5, 10.25), (10.25, 10.5), (9, 12), (10.99, 12), (9.99, 10.01)]
)
def test_what_lies_over_another_is_refused_whatever_its_length(
    store: Store, start: float, end: float
) -> None:
    save(store, Put(booked(10)))
    assert refuses(store, Put(booked(start, end)))
    assert refuses(store, Put(booked(start, end, definition=COURSE)))
    assert not refuses(store, Put(booked(start, end, resources=[BEN])))


def test_between_neighbours_the_longer_of_both_gaps_is_kept(store: Store) -> None:
    save(store, Put(booked(10, after_min=15, before_min=30)))
    assert refuses(store, Put(booked(11.2, before_min=5)))
    assert refuses(store, Put(booked(11.25, before_min=20)))
    assert not refuses(store, Put(booked(11.25, before_min=15)))
    assert refuses(store, Put(booked(8.75, after_min=29)))
    assert not refuses(store, Put(booked(8.5, after_min=30)))


def test_two_that_come_at_once_and_two_of_one_commit_are_told_apart(store: Store) -> None:
    one, other = booked(10), booked(10.5)
    assert refuses(store, Put(one), Put(other))
    assert not refuses(store, Put(replace(one, state="cancelled")), Put(other))
    assert not refuses(store, Gone("reservation", other.id), Put(one))


def test_a_hold_takes_a_time_too_and_becomes_a_reservation_in_one_commit(store: Store) -> None:
    hold = held(10)
    save(store, Put(hold))
    assert refuses(store, Put(booked(10.5)))
    assert not refuses(store, Put(booked(10)), Gone("slot_hold", hold.id))
    assert len(taken(store)) == 1


def test_a_time_held_for_moving_lies_over_the_reservations_own_and_nobody_elses(
    store: Store,
) -> None:
    mine, next_one = booked(10), booked(12)
    save(store, Put(mine), Put(next_one))
    assert not refuses(store, Put(held(10.5, reservation=mine.id)))
    assert refuses(store, Put(held(11.5, reservation=mine.id)))


def test_seats_of_one_session_are_shared_until_there_are_none(store: Store) -> None:
    first = booked(10, definition=COURSE, seats=2)
    save(store, Put(first))
    assert refuses(store, Put(booked(10, definition=COURSE, seats=2)))
    assert not refuses(store, Put(booked(10, definition=COURSE)))
    assert refuses(store, Put(held(10, definition=COURSE)))
    # Fewer seats than are taken stop nobody who has one.
    course = store.get("definition", COURSE)
    assert isinstance(course, Definition)
    save(store, Put(replace(course, seats=1)))
    assert not refuses(store, Put(replace(first, state="checked_in")))
    assert not refuses(store, Put(replace(first, state="no_show")))
    assert taken(store) == {(ANN, NOON + 10 * HOUR)}


def test_what_ends_before_it_begins_or_lasts_for_days_is_no_claim(store: Store) -> None:
    assert refuses(store, Put(booked(10, 10)))
    assert refuses(store, Put(booked(10, 9)))
    assert refuses(store, Put(booked(10, 34.1)))
    assert refuses(store, Put(booked(10, after_min=7 * 1_440 + 1)))
