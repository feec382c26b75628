"""Times that come free are offered onward, held for one at a time."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.booking import UNDO_HOLD_S
from protocol.booking_commands import (
    CancelReservation,
    DeleteReservation,
    JoinWaitList,
    LeaveWaitList,
    PutDefinition,
    ReleaseHold,
    Reschedule,
    RestoreReservation,
)
from protocol.changes import Put
from protocol.commands import Customer, ErasePerson, PassTime
from protocol.outcomes import Reserved
from protocol.records import Message, Person, Staff
from server.domain.actor import PUBLIC, TIMER
from tests.hall import ADMIN, ANN, BEN, Hall
from tests.server.domain.reservations.salon import (
    ALAN,
    GRACE,
    books,
    cut,
    held,
    holds,
    listed,
    no_book,
    o_clock,
    reservation,
    salon,
    visitor,
    wish,
)

CLERKS = (ANN, BEN)
EDITH = Customer(name="Edith", email="edith@example.org")


def full_morning(at: Hall, ident: str) -> Reserved:
    """Ann has the one time between ten and eleven that anybody wants."""
    return books(at, ident, o_clock(10), staff=ANN.id, customer=Customer(name="A", phone="55555"))


def one_chair() -> tuple[Hall, str]:
    """A salon in which Ann works alone, by the hour."""
    at = salon()
    ben = at.floor.get(Staff, BEN.id)
    assert ben is not None
    at.floor.apply([Put(replace(ben, bookable=False))])
    return at, cut(at, duration_min=60, grid_min=60)


def cancelled(at: Hall, told: Reserved) -> None:
    """Cancelled, and the minute for taking that back is over."""
    at.do(CancelReservation(reservation=told.reservation), ANN)
    lapses(at)


def lapses(at: Hall, seconds: int = UNDO_HOLD_S) -> None:
    """So long after, whatever is over by then is let go."""
    at.clock.advance(seconds)
    at.do(PassTime(), TIMER)


def kept(at: Hall) -> list[tuple[str | None, int]]:
    """What is kept for taking back: for which reservation, and from when."""
    return [(each.reservation, each.start_at) for each in held(at) if each.kept_back]


def test_what_a_person_frees_is_kept_for_a_minute_for_taking_it_back_and_then_offered() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    place = listed(at, ident, o_clock(10), o_clock(10))
    at.do(CancelReservation(reservation=told.reservation), visitor(told))
    assert kept(at) == [(told.reservation, o_clock(10))] and wish(at, place).state == "waiting"
    assert held(at)[0].expires_at == at.clock.now() + 60_000
    at.clock.advance(59)
    at.do(RestoreReservation(reservation=told.reservation), visitor(told))
    assert held(at) == [] and reservation(at, told).state == "booked"
    at.do(CancelReservation(reservation=told.reservation), ANN)
    lapses(at, 59)
    assert wish(at, place).state == "waiting"
    lapses(at, 1)
    assert wish(at, place).state == "offered" and kept(at) == []
    assert at.refused(RestoreReservation(reservation=told.reservation), ANN).code == "slot_taken"


def test_what_is_kept_for_taking_back_is_nobodys_to_book_or_to_let_go() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    listed(at, ident, o_clock(10), o_clock(10))
    at.do(CancelReservation(reservation=told.reservation), ANN)
    (hold,) = held(at)
    for actor in (ANN, PUBLIC):
        assert no_book(at, ident, o_clock(10), actor, hold=hold.id).starts[0] == o_clock(11)
        at.do(ReleaseHold(hold=hold.id), actor)
    assert held(at) == [hold]
    later = books(at, ident, o_clock(15), customer=EDITH)
    there = Reschedule(reservation=later.reservation, start_at=o_clock(10), hold=hold.id)
    assert at.refused(there, ANN).code in ("slot_taken", "hold_expired")


def test_what_was_moved_is_put_back_within_the_minute_and_not_offered_to_itself() -> None:
    at, ident = one_chair()
    told = books(at, ident, o_clock(10), earlier=True)
    place = listed(at, ident, o_clock(10), o_clock(10.5))
    away = Reschedule(reservation=told.reservation, start_at=o_clock(14))
    home = Reschedule(reservation=told.reservation, start_at=o_clock(10))
    at.do(away, ANN)
    assert kept(at) == [(told.reservation, o_clock(10))]
    at.do(home, ANN)
    assert held(at) == [] and wish(at, place).state == "waiting"
    at.do(away, visitor(told))
    at.do(LeaveWaitList(wait_listed=place), ANN)
    lapses(at)
    assert held(at) == [], "who has moved away from a time is not asked whether they want it"


def test_nothing_is_kept_where_nobody_waits_and_nothing_of_whoever_is_erased() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    at.do(CancelReservation(reservation=told.reservation), ANN)
    assert held(at) == []
    at.do(RestoreReservation(reservation=told.reservation), ANN)
    place = listed(at, ident, o_clock(10), o_clock(10))
    at.do(CancelReservation(reservation=told.reservation), ANN)
    at.do(ErasePerson(person=reservation(at, told).person or ""), ADMIN)
    assert kept(at) == [] and wish(at, place).state == "offered"
    other = books(at, ident, o_clock(12), ANN, customer=EDITH)
    second = listed(at, ident, o_clock(12), o_clock(12))
    at.do(DeleteReservation(reservation=other.reservation), ADMIN)
    assert kept(at) == [] and wish(at, second).state == "offered"


def test_seats_that_are_fewer_now_are_not_kept_and_not_had_again() -> None:
    at, _ = one_chair()
    course = cut(at, duration_min=60, grid_min=60, seats=3)
    told = books(at, course, o_clock(10), seats=3)
    place = listed(at, course, o_clock(10), o_clock(10))
    at.do(PutDefinition(definition=course, version=1, seats=1))
    at.do(CancelReservation(reservation=told.reservation), ANN)
    assert kept(at) == [] and wish(at, place).state == "offered"


def test_a_freed_time_is_offered_to_the_first_who_waits_and_then_to_the_next() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    first = listed(at, ident, o_clock(10), o_clock(10.5))
    second = listed(at, ident, o_clock(10), o_clock(10), customer=EDITH)
    assert (wish(at, first).state, held(at)) == ("waiting", [])
    cancelled(at, told)
    (hold,) = held(at)
    assert (hold.offered_to, hold.start_at, wish(at, first).hold) == (first, o_clock(10), hold.id)
    assert wish(at, first).state == "offered" and wish(at, second).state == "waiting"
    assert hold.expires_at == at.clock.now() + 1_800_000
    assert no_book(at, ident, o_clock(10)).code == "slot_taken"
    at.clock.advance(1_800)
    at.do(PassTime(), TIMER)
    (hold,) = held(at)
    assert (wish(at, first).state, hold.offered_to) == ("over", second)
    offers = [each for each in at.floor.of(Message) if each.what == "offer"]
    assert [(each.subject, each.channel) for each in offers] == [(first, "sms"), (second, "mail")]
    at.clock.advance(1_800)
    at.do(PassTime(), TIMER)
    assert held(at) == [] and books(at, ident, o_clock(10))


def test_whoever_is_offered_a_time_books_with_the_hold_alone() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    place = listed(at, ident, o_clock(10), o_clock(10))
    cancelled(at, told)
    took = books(at, ident, o_clock(10), hold=held(at)[0].id, customer=Customer())
    assert wish(at, place).state == "booked" and held(at) == []
    person = at.floor.get(Person, reservation(at, took).person)
    assert person is not None and (person.name, person.phone) == (ALAN.name, ALAN.phone)
    assert wish(at, place).person == person.id


def test_no_is_an_answer_too_and_so_is_leaving_the_list() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    places = [
        listed(at, ident, o_clock(10), o_clock(10), customer=who) for who in (ALAN, EDITH, GRACE)
    ]
    cancelled(at, told)
    at.do(ReleaseHold(hold=held(at)[0].id), PUBLIC)
    assert [wish(at, each).state for each in places] == ["over", "offered", "waiting"]
    at.do(LeaveWaitList(wait_listed=places[1]), ANN)
    assert [wish(at, each).state for each in places] == ["over", "over", "offered"]
    assert [hold.offered_to for hold in held(at)] == [places[2]]
    assert at.refused(LeaveWaitList(wait_listed=places[1]), ANN).code == "not_found"


def test_who_wants_an_earlier_time_is_asked_after_the_wait_list_and_moves_there() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    later = books(at, ident, o_clock(15), earlier=True)
    books(at, ident, o_clock(16), customer=EDITH)
    place = listed(at, ident, o_clock(10), o_clock(10))
    cancelled(at, told)
    assert held(at)[0].offered_to == place
    at.clock.advance(1_800)
    at.do(PassTime(), TIMER)
    (hold,) = held(at)
    assert (hold.offered_to, hold.start_at) == (later.reservation, o_clock(10))
    move = Reschedule(reservation=later.reservation, start_at=o_clock(10), hold=hold.id)
    assert isinstance(at.do(move, visitor(later)), Reserved)
    assert held(at) == [] and not reservation(at, later).earlier


def test_an_earlier_time_is_offered_with_the_colleague_who_was_asked_for_alone() -> None:
    at = salon()
    ident = cut(at)
    told = {each.id: books(at, ident, o_clock(10), staff=each.id, customer=ALAN) for each in CLERKS}
    later = books(at, ident, o_clock(15), staff=BEN.id, earlier=True)
    for clerk, offered in ((ANN, []), (BEN, [later.reservation])):
        cancelled(at, told[clerk.id])
        at.clock.advance(UNDO_HOLD_S)
        at.do(PassTime(), TIMER)
        assert [hold.offered_to for hold in held(at)] == offered


def test_who_does_not_answer_keeps_the_later_time_and_is_not_asked_again() -> None:
    at, ident = one_chair()
    told, later = full_morning(at, ident), books(at, ident, o_clock(15), earlier=True)
    cancelled(at, told)
    at.clock.advance(1_800)
    at.do(PassTime(), TIMER)
    after = reservation(at, later)
    assert held(at) == [] and (after.earlier, after.start_at) == (False, o_clock(15))


def test_whom_nobody_can_reach_is_not_asked_and_nothing_is_held_for_them() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    books(at, ident, o_clock(15), ANN, earlier=True, customer=Customer(name="Ida"))
    later = books(at, ident, o_clock(16), customer=EDITH, earlier=True)
    cancelled(at, told)
    assert [hold.offered_to for hold in held(at)] == [later.reservation]


def test_a_time_that_is_moved_from_or_let_go_is_offered_as_well() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    place = listed(at, ident, o_clock(10), o_clock(10))
    at.do(Reschedule(reservation=told.reservation, start_at=o_clock(12)), ANN)
    lapses(at)
    assert held(at)[0].offered_to == place
    kept = holds(at, ident, o_clock(14), browser="b9")
    other = listed(at, ident, o_clock(14), o_clock(14), customer=EDITH)
    at.do(ReleaseHold(hold=kept.hold, browser="b9"), PUBLIC)
    assert wish(at, other).state == "offered"


def test_what_is_too_short_ahead_is_left_to_whoever_walks_in() -> None:
    at, ident = one_chair()
    told = books(at, ident, o_clock(14, 0), ANN)
    place = listed(at, ident, o_clock(14, 0), o_clock(14, 0))
    at.clock.advance(61 * 60)
    cancelled(at, told)
    assert (wish(at, place).state, held(at)) == ("waiting", [])
    at.clock.advance(3_600)
    at.do(PassTime(), TIMER)
    assert wish(at, place).state == "over"


def test_what_is_free_is_booked_and_not_waited_for() -> None:
    at, ident = one_chair()
    full_morning(at, ident)
    wait = JoinWaitList(definition=ident, from_at=o_clock(10), to_at=o_clock(11), customer=ALAN)
    refusal = at.refused(wait, PUBLIC)
    assert (refusal.code, refusal.starts) == ("invalid", (o_clock(11),))
    late = JoinWaitList(definition=ident, from_at=o_clock(10), to_at=o_clock(9), customer=ALAN)
    assert at.refused(late, PUBLIC).field == "toAt"
    for _ in range(3):
        listed(at, ident, o_clock(10), o_clock(10))
    again = JoinWaitList(
        definition=ident, from_at=o_clock(10), to_at=o_clock(10) + 1, customer=ALAN
    )
    assert at.refused(again, ADMIN).code == "limit_reached"


def test_whoever_is_erased_wants_nothing_any_more() -> None:
    at, ident = one_chair()
    told = full_morning(at, ident)
    places = [listed(at, ident, o_clock(10), o_clock(10), customer=who) for who in (ALAN, EDITH)]
    cancelled(at, told)
    at.do(ErasePerson(person=wish(at, places[0]).person or ""), ADMIN)
    assert [wish(at, each).state for each in places] == ["over", "offered"]
    assert [hold.offered_to for hold in held(at)] == [places[1]]
