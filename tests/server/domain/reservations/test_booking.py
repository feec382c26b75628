"""Holding a time and booking it."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.booking_commands import HoldSlot, PutDefinition, ReleaseHold
from protocol.changes import Put
from protocol.commands import Customer, PassTime
from protocol.records import Person, Staff
from protocol.reservation_number import check
from server.domain.actor import PUBLIC, TIMER
from server.domain.passing import due
from tests.hall import ADMIN, ANN, BEN, hall
from tests.server.domain.reservations.salon import (
    ALAN,
    GRACE,
    MIN,
    books,
    cut,
    definition,
    held,
    holds,
    no_book,
    o_clock,
    reservation,
    salon,
    visitor,
)


def test_a_time_is_booked_with_all_that_was_told() -> None:
    at = salon()
    ident = cut(at, price="12.5", before_min=5, after_min=10)
    told = books(at, ident, o_clock(10), notes=" no dog ", access_needs=["Ramp"], earlier=True)
    found = reservation(at, told)
    assert check(told.number) and told.state == "booked" and told.revision == 1
    assert (found.start_at, found.end_at) == (o_clock(10), o_clock(10.5))
    assert set(found.resources) <= {ANN.id, BEN.id} and len(found.resources) == 1
    assert (found.before_min, found.after_min, found.price, found.source) == (
        5,
        10,
        "12.50",
        "http",
    )
    assert (found.access_needs, found.earlier, found.language) == (["ramp"], True, "en")
    person = at.floor.get(Person, found.person)
    assert person is not None and (person.name, person.notes) == ("Grace", "no dog")
    assert person.email_key == "grace@example.org"
    assert at.floor.reservations_by_number[told.number] == found


def test_as_many_book_a_time_as_can_be_served_and_the_next_hears_when_else() -> None:
    at = salon()
    ident = cut(at)
    first, second = books(at, ident, o_clock(10)), books(at, ident, o_clock(10), customer=ALAN)
    assert {*first.resources, *second.resources} == {ANN.id, BEN.id}
    refusal = no_book(at, ident, o_clock(10))
    assert refusal.code == "slot_taken" and len(refusal.starts) == 3
    assert "Grace" not in refusal.detail and "Ann" not in refusal.detail
    books(at, ident, refusal.starts[0])


def test_another_duration_that_overlaps_and_the_gap_between_neighbours_are_seen() -> None:
    at = salon(capacity=1)
    short, long = cut(at, after_min=10), cut(at, duration_min=90, before_min=20)
    books(at, short, o_clock(11), staff=ANN.id)
    for start in (9.75, 10.5, 11, 11.5, 11.75):
        assert no_book(at, long, o_clock(start), staff=ANN.id).code == "slot_taken", start
    books(at, long, o_clock(12), staff=ANN.id)
    assert no_book(at, short, o_clock(13.5) - 5 * MIN, ANN, staff=ANN.id).code == "slot_taken"
    # Between neighbours the longer of both gaps counts, not their sum.
    books(at, short, o_clock(13.5) + 0 * MIN, ANN, staff=ANN.id)


def test_what_customers_may_not_choose_is_refused_and_staff_may() -> None:
    at = salon()
    ident = cut(at, notice_min=60, horizon_days=30)
    off_grid = o_clock(10) + 5 * MIN
    for start, code in (
        (o_clock(9, 0), "slot_not_offered"),
        (o_clock(12.5, 0), "slot_not_offered"),
        (o_clock(18), "slot_not_offered"),
        (off_grid, "slot_not_offered"),
        (o_clock(10, 60), "slot_not_offered"),
    ):
        assert no_book(at, ident, start).code == code, start
    assert no_book(at, ident, o_clock(10), end_at=o_clock(12)).code == "forbidden"
    assert no_book(at, ident, o_clock(10), desk=at.desk(1)).code == "forbidden"
    stretched = books(at, ident, off_grid, ANN, end_at=o_clock(12))
    assert stretched.end_at == o_clock(12)
    assert no_book(at, ident, o_clock(10), ANN, end_at=o_clock(10)).code == "invalid"
    assert no_book(at, ident, o_clock(10), ANN, end_at=o_clock(11, 2)).code == "invalid"


def test_a_customer_tells_a_name_and_how_to_be_reached() -> None:
    at = salon()
    ident = cut(at)
    for customer, field in (
        (Customer(name="", email="a@example.org"), "customer.name"),
        (Customer(name="Grace"), "customer.email"),
        (Customer(name="Grace", email="grace at home"), "customer.email"),
        (Customer(name="Grace", email="grace@localhost"), "customer.email"),
        (Customer(name="Grace", phone="12"), "customer.phone"),
    ):
        assert no_book(at, ident, o_clock(10), customer=customer).field == field
    books(at, ident, o_clock(10), ANN, customer=Customer(name="Grace"))


def test_one_customer_books_no_more_than_may_be() -> None:
    at = salon()
    ident = cut(at, per_customer=1)
    books(at, ident, o_clock(10))
    again = Customer(name="Someone", email="GRACE@example.ORG")
    refusal = no_book(at, ident, o_clock(14), customer=again)
    assert (refusal.code, refusal.starts) == ("limit_reached", ())
    books(at, ident, o_clock(14), customer=ALAN)
    books(at, ident, o_clock(14), ANN, customer=again)


def test_a_hold_has_one_winner_and_becomes_the_reservation_in_place() -> None:
    at = salon()
    ident = cut(at)
    mine = holds(at, ident, o_clock(10), staff=ANN.id)
    assert mine.expires_at == at.clock.now() + 10 * 60_000
    other = at.refused(
        HoldSlot(definition=ident, start_at=o_clock(10), staff=ANN.id, browser="b2"), PUBLIC
    )
    assert other.code == "slot_taken"
    assert no_book(at, ident, o_clock(10), staff=ANN.id).code == "slot_taken"
    told = books(at, ident, o_clock(10), hold=mine.hold, browser="b1")
    assert told.resources == [ANN.id] and held(at) == []


def test_of_two_tabs_one_has_the_time_and_another_browser_never_books_with_it() -> None:
    at = salon()
    ident = cut(at)
    first = holds(at, ident, o_clock(10), staff=ANN.id)
    second = holds(at, ident, o_clock(10), staff=ANN.id)
    assert [hold.id for hold in held(at)] == [second.hold]
    thief = no_book(at, ident, o_clock(10), hold=second.hold, staff=ANN.id, browser="b2")
    assert thief.code == "hold_expired"
    at.do(ReleaseHold(hold=second.hold, browser="b2"), PUBLIC)
    assert len(held(at)) == 1
    told = books(at, ident, o_clock(10), hold=first.hold, browser="b1", staff=BEN.id)
    assert told.resources == [BEN.id]
    at.do(ReleaseHold(hold=second.hold, browser="b1"), PUBLIC)
    assert held(at) == []


def test_a_hold_that_is_over_books_while_the_time_is_free_and_else_says_so() -> None:
    at = salon()
    ident = cut(at)
    mine, other = holds(at, ident, o_clock(10)), holds(at, ident, o_clock(10), browser="b2")
    assert no_book(at, ident, o_clock(10)).code == "slot_taken"
    at.clock.advance(601)
    books(at, ident, o_clock(10), hold=mine.hold, browser="b1")
    assert held(at) == []
    books(at, ident, o_clock(10), customer=ALAN)
    late = no_book(at, ident, o_clock(10), hold=other.hold, browser="b2")
    assert late.code == "hold_expired" and len(late.starts) == 3


def test_time_lets_holds_go() -> None:
    at = salon()
    ident = cut(at)
    holds(at, ident, o_clock(10))
    at.do(PassTime(), TIMER)
    at.clock.advance(599)
    assert not due(at.floor, at.clock.now())
    at.do(PassTime(), TIMER)
    assert len(held(at)) == 1
    at.clock.advance(1)
    assert due(at.floor, at.clock.now())
    at.do(PassTime(), TIMER)
    assert held(at) == []


def test_what_changes_while_a_time_is_held_does_not_stand_in_its_way() -> None:
    at = salon()
    ident = cut(at, notice_min=60)
    soon = o_clock(13, 0)
    mine = holds(at, ident, soon)
    at.clock.advance(300)
    at.do(PutDefinition(definition=ident, version=1, open=False), ADMIN)
    assert no_book(at, ident, soon).code == "slot_not_offered"
    books(at, ident, soon, hold=mine.hold, browser="b1")


def test_one_client_keeps_few_times_at_once() -> None:
    at = salon()
    for _ in range(3):
        holds(at, cut(at), o_clock(10, 1 + len(held(at))))
    refusal = at.refused(HoldSlot(definition=cut(at), start_at=o_clock(15), browser="b1"), PUBLIC)
    assert refusal.code == "limit_reached"
    holds(at, cut(at), o_clock(15), browser="b2")


def test_seats_of_one_session_are_given_until_there_are_none() -> None:
    at = salon()
    ident = cut(at, seats=5, name="Course")
    first = books(at, ident, o_clock(10), seats=2)
    second = books(at, ident, o_clock(10), seats=2, customer=ALAN)
    assert first.resources == second.resources
    holds(at, ident, o_clock(10), staff=first.resources[0])
    refusal = no_book(at, ident, o_clock(10), staff=first.resources[0])
    assert refusal.code == "slot_taken"
    assert no_book(at, ident, o_clock(14), seats=6).code in ("slot_taken", "slot_not_offered")


def test_a_held_time_for_moving_may_lie_over_the_reservations_own() -> None:
    at = salon()
    ident = cut(at)
    told = books(at, ident, o_clock(10), staff=ANN.id)
    later = o_clock(10.25)
    kept = holds(at, ident, later, visitor(told), reservation=told.reservation, staff=ANN.id)
    assert held(at)[0].reservation == told.reservation and kept.start_at == later
    stranger = at.refused(
        HoldSlot(definition=ident, start_at=later, reservation=told.reservation), PUBLIC
    )
    assert stranger.code == "unknown_reservation"


def test_a_hall_without_hours_offers_nothing() -> None:
    at = hall()
    refusal = no_book(at, cut(at), o_clock(10), customer=GRACE)
    assert (refusal.code, refusal.starts) == ("slot_not_offered", ())


def test_the_price_has_the_digits_of_its_currency() -> None:
    at = salon()
    assert definition(at, cut(at, price="007", currency="JPY")).price == "7"
    assert definition(at, cut(at, price="1.5", currency="KWD")).price == "1.500"
    wrong = PutDefinition(name="C", service_point=at.point, duration_min=30, price="1.001")
    assert at.refused(wrong).field == "price"


def test_a_time_that_is_held_with_a_colleague_who_leaves_is_booked_with_another() -> None:
    at = salon()
    ident = cut(at)
    mine = holds(at, ident, o_clock(10))
    gone, other = held(at)[0].resources[0], {ANN.id, BEN.id} - set(held(at)[0].resources)
    colleague = at.floor.get(Staff, gone)
    assert colleague is not None
    at.floor.apply([Put(replace(colleague, left=True))])
    told = books(at, ident, o_clock(10), hold=mine.hold, browser="b1")
    assert set(told.resources) == other


def test_a_time_that_is_held_is_booked_by_nobody_once_nobody_is_there_for_it() -> None:
    at = salon()
    ident = cut(at)
    mine = holds(at, ident, o_clock(10))
    at.do(PutDefinition(definition=ident, version=1, open=False), ADMIN)
    for colleague in at.floor.of(Staff):
        at.floor.apply([Put(replace(colleague, bookable=False))])
    refusal = no_book(at, ident, o_clock(10), hold=mine.hold, browser="b1")
    assert refusal.code == "slot_not_offered"
