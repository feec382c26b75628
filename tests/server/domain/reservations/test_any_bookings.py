"""Whatever is booked, moved, given up and offered: nobody and nothing is had twice at once."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.booking import TAKING, Definition, Reservation, SlotHold
from protocol.commands import (
    Book,
    CancelReservation,
    Customer,
    HoldSlot,
    JoinWaitList,
    PassTime,
    ReleaseHold,
    Reschedule,
    RestoreReservation,
)
from protocol.records import LIVE_STATES, Entry, Person, WaitListed
from server.domain.actor import PUBLIC, TIMER
from server.domain.booked import Booked
from server.domain.reservations.taking import as_claim
from tests.agreement.booked_days import KINDS, booked_hall, booked_step
from tests.agreement.screens import NOBODY, Asked
from tests.hall import ANN, BEN, Hall
from tests.server.domain.reservations.salon import HOUR, o_clock

CROWDED = 12
steps = st.tuples(
    st.integers(0, KINDS + 3 * CROWDED - 1), st.integers(0, 63), st.integers(0, 1_200)
)


def crowded(at: Hall, kind: int, which: int) -> Asked:
    """A command about the same two hours of tomorrow, that everybody wants."""
    talk, course = [each.id for each in at.floor.of(Definition)]
    start_at = o_clock(10 + which % 8 / 4)
    wanted = course if which % 3 == 0 else talk
    who = Customer(name="C", email=f"c{which}@example.org")
    booked = [each.id for each in at.floor.of(Reservation)] or [NOBODY]
    mine = booked[which % len(booked)]
    hold = next(iter(at.floor.of(SlotHold)), None)
    offered = next((each for each in at.floor.of(SlotHold) if each.offered_to), hold)
    commands: list[Asked] = [
        (Book(definition=wanted, start_at=start_at, customer=who, earlier=True), ANN),
        (Book(definition=talk, start_at=start_at, customer=who, end_at=start_at + HOUR), BEN),
        (Book(definition=course, start_at=o_clock(10.5), customer=who, seats=2), PUBLIC),
        (HoldSlot(definition=wanted, start_at=start_at, browser=f"b{which}"), PUBLIC),
        (HoldSlot(definition=talk, start_at=start_at, reservation=mine), ANN),
        (ReleaseHold(hold=hold.id if hold else NOBODY), ANN),
        (Reschedule(reservation=mine, start_at=start_at), ANN),
        (CancelReservation(reservation=mine), ANN),
        (RestoreReservation(reservation=mine), ANN),
        (
            JoinWaitList(definition=wanted, from_at=o_clock(10), to_at=o_clock(10.5), customer=who),
            ANN,
        ),
        (PassTime(), TIMER),
        _taken_up(offered, who) if offered else (PassTime(), TIMER),
    ]
    return commands[kind]


def _taken_up(offered: SlotHold, who: Customer) -> Asked:
    told: dict[str, Any] = {"start_at": offered.start_at, "hold": offered.id}
    if offered.reservation is not None:
        return Reschedule(reservation=offered.reservation, **told), ANN
    return Book(definition=offered.definition, customer=who, **told), PUBLIC


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 30).flatmap(lambda n: st.lists(steps, min_size=n, max_size=n)))
def test_nobody_and_nothing_is_had_twice_at_once(plan: list[tuple[int, int, int]]) -> None:
    at = booked_hall()
    for kind, which, passed in plan:
        at.clock.advance(passed)
        nth = kind - KINDS
        at.ask(*booked_step(at, kind, which) if nth < 0 else crowded(at, nth % CROWDED, which))
        _nothing_is_had_twice(at)
        _offers_are_one_at_a_time(at)
        _indexes_are_as_made_anew(at)
        _whoever_is_here_is_in_the_queue(at)


def _nothing_is_had_twice(at: Hall) -> None:
    taking: list[Reservation | SlotHold] = [
        each for each in at.floor.of(Reservation) if each.state in TAKING
    ]
    taking += [hold for hold in at.floor.of(SlotHold) if hold.expires_at > at.clock.now()]
    seats: dict[tuple[str, int, str], dict[str, int]] = {}
    for each in taking:
        # Who moves a reservation has its seats once.
        party = getattr(each, "reservation", None) or each.id
        for resource in each.resources:
            of = seats.setdefault((each.definition, each.start_at, resource), {})
            of[party] = max(of.get(party, 0), each.seats)
    for one, other in combinations(taking, 2):
        own = getattr(one, "reservation", None) == other.id or one.id == getattr(
            other, "reservation", None
        )
        shared = (one.definition, one.start_at) == (other.definition, other.start_at)
        if not (own or shared) and set(one.resources) & set(other.resources):
            # The field's own words: the longer of both gaps lies between neighbours.
            first, second = sorted((one, other), key=lambda each: each.start_at)
            gap = max(first.after_min, second.before_min) * 60_000
            assert first.end_at + gap <= second.start_at
    for (definition, _, _), taken in seats.items():
        found = at.floor.get(Definition, definition)
        assert found is None or sum(taken.values()) <= found.seats


def _offers_are_one_at_a_time(at: Hall) -> None:
    holds = {hold.id: hold for hold in at.floor.of(SlotHold)}
    asked = Counter(hold.offered_to for hold in holds.values() if hold.offered_to)
    assert set(asked.values()) <= {1}
    for listed in at.floor.of(WaitListed):
        assert (listed.state == "offered") == (listed.id in asked)
        assert listed.hold is None or holds[listed.hold].offered_to == listed.id


def _indexes_are_as_made_anew(at: Hall) -> None:
    made, known = Booked(), at.floor.booked
    for kind in (Person, Reservation):
        for record in at.floor.of(kind):
            made.put(None, record)
    assert known.by_number == made.by_number and known.by_visit == made.by_visit
    assert known.earlier == made.earlier
    assert {k: set(v) for k, v in known.persons.items()} == {
        k: set(v) for k, v in made.persons.items()
    }
    if at.floor.agenda is not None:
        claims = {each.id: as_claim(each) for each in at.floor.of(SlotHold)}
        booked = (each for each in at.floor.of(Reservation) if each.state in TAKING)
        assert at.floor.agenda.claims == claims | {each.id: as_claim(each) for each in booked}


def _whoever_is_here_is_in_the_queue(at: Hall) -> None:
    live = {each.reservation for each in at.floor.of(Entry) if each.state in LIVE_STATES}
    for booked in at.floor.of(Reservation):
        assert (booked.state == "checked_in") == (booked.id in live)
