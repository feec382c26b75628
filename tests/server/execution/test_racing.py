"""Many who want the same time at once, through the one door and onto disk."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from protocol.booking import Requirement, SlotHold
from protocol.booking_commands import (
    Book,
    CancelReservation,
    DeleteReservation,
    HoldSlot,
    JoinWaitList,
    PutDefinition,
    Reschedule,
    RestoreReservation,
)
from protocol.commands import (
    AnyCommand,
    CreateServicePoint,
    Customer,
    PassTime,
    RollDay,
    UpdateServicePoint,
)
from protocol.outcomes import Answer, Held, Refusal, Reserved, Saved
from protocol.places import Hours
from protocol.records import Person, Reservation
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.floor import Floor
from server.domain.reservations import booking
from server.domain.reservations.taking import as_claim, in_the_way
from server.domain.slots import Explanation, Wanted
from server.execution.door import Unavailable
from tests.conftest import ExpectedLogs
from tests.hall import ADMIN, ANN, House, house
from tests.server.domain.reservations.salon import o_clock

MANY = 64


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as opened:
        yield opened


async def bookable(at: House, **fields: Any) -> str:
    """Something for which one desk is needed, from nine to five; its id."""
    point = next(iter(at.tailer.floor.points()), None)
    if point is None:
        week = [Hours(day, 9 * 60, 17 * 60) for day in range(7)]
        await at.do(CreateServicePoint(name="Salon", prefix="S", capacity=1))
        (point,) = at.tailer.floor.points()
        await at.do(UpdateServicePoint(service_point=point.id, version=point.version, hours=week))
    told: dict[str, Any] = {"name": "Cut", "duration_min": 60, **fields}
    made = await at.do(
        PutDefinition(service_point=point.id, requires=[Requirement("desk")], **told)
    )
    assert isinstance(made, Saved)
    return made.id


async def at_once(
    at: House, commands: list[AnyCommand], actor: Actor = PUBLIC
) -> tuple[list[Answer], Counter[str]]:
    """All answers, and how many got it or what they were told."""
    answered = await asyncio.gather(*(at.door.execute(each, actor) for each in commands))
    await at.tailer.reached(max(each.seq for each in answered))
    answers = [each.answer for each in answered]
    codes = (each.code if isinstance(each, Refusal) else "done" for each in answers)
    return answers, Counter(codes)


def customer(nth: int) -> Customer:
    return Customer(name=f"C{nth}", email=f"c{nth}@example.org")


def book(ident: str, start_at: int, nth: int, **more: Any) -> Book:
    return Book(definition=ident, start_at=start_at, customer=customer(nth), **more)


async def test_of_many_who_book_one_time_as_many_get_it_as_there_are_seats(at: House) -> None:
    alone, course = await bookable(at), await bookable(at, name="Course", seats=5)
    wants = [book(alone, o_clock(10), nth) for nth in range(MANY)]
    answers, codes = await at_once(at, list(wants))
    assert codes == {"done": 1, "slot_taken": MANY - 1}
    assert all(each.starts for each in answers if isinstance(each, Refusal))
    wants = [book(course, o_clock(13), nth) for nth in range(MANY)]
    _, codes = await at_once(at, list(wants))
    assert codes == {"done": 5, "slot_taken": MANY - 5}


async def test_those_who_want_other_durations_get_no_times_that_overlap(at: House) -> None:
    kinds = [
        await bookable(at, duration_min=lasts, grid_min=15, before_min=lasts // 3, after_min=5)
        for lasts in (30, 45, 90)
    ]
    starts = [o_clock(hour + quarter / 4) for hour in range(9, 16) for quarter in range(4)]
    wants = [book(kinds[nth % 3], starts[nth * 5 % 28], nth) for nth in range(MANY)]
    _, codes = await at_once(at, list(wants))
    claims = [as_claim(each) for each in at.tailer.floor.of(Reservation)]
    assert 4 < codes["done"] == len(claims)
    assert not any(in_the_way(one, other) for one, other in combinations(claims, 2))


async def test_a_time_is_held_for_one_and_of_two_who_are_sure_one_books(at: House) -> None:
    ident = await bookable(at)
    holds = [HoldSlot(definition=ident, start_at=o_clock(10), browser=f"b{n}") for n in range(MANY)]
    answers, codes = await at_once(at, list(holds))
    assert codes == {"done": 1, "slot_taken": MANY - 1}
    (won,) = (nth for nth, each in enumerate(answers) if isinstance(each, Held))
    hold = next(each for each in answers if isinstance(each, Held)).hold
    wants = [book(ident, o_clock(10), nth, browser=f"b{nth}", hold=hold) for nth in (won, won, 99)]
    answers, codes = await at_once(at, list(wants))
    assert codes["done"] == 1 and codes["hold_expired"] == 2
    assert isinstance(answers[0], Reserved) and not list(at.tailer.floor.of(SlotHold))


async def test_two_who_cancel_and_book_in_one_commit_never_have_it_together(at: House) -> None:
    ident = await bookable(at)
    first = await at.do(book(ident, o_clock(10), 1), PUBLIC)
    assert isinstance(first, Reserved)
    both: list[AnyCommand] = [
        book(ident, o_clock(10), 2),
        CancelReservation(reservation=first.reservation),
        book(ident, o_clock(10), 3),
        book(ident, o_clock(10), 4),
    ]
    _, codes = await at_once(at, both, ANN)
    assert codes == {"done": 2, "slot_taken": 2}


async def test_what_somebody_waits_for_is_taken_back_within_the_minute_in_the_tables_too(
    at: House,
) -> None:
    ident = await bookable(at, grid_min=30)
    told = await at.do(book(ident, o_clock(10), 1), PUBLIC)
    assert isinstance(told, Reserved)
    span = {"from_at": o_clock(9.5), "to_at": o_clock(9.5)}
    await at.do(JoinWaitList(definition=ident, customer=customer(2), **span), PUBLIC)
    # Half an hour later lies over what is kept for going back; that is the same party.
    there = Reschedule(reservation=told.reservation, start_at=o_clock(10.5))
    back = RestoreReservation(reservation=told.reservation)
    cancel = CancelReservation(reservation=told.reservation)
    home = replace(there, start_at=o_clock(10))
    for step, kept in ((there, 1), (home, 0), (cancel, 1), (back, 0), (cancel, 1)):
        assert isinstance(await at.do(step, ANN), Reserved)
        held = [each for each in at.tailer.floor.of(SlotHold) if each.kept_back]
        assert [each.start_at for each in held] == [o_clock(10)] * kept, step
    at.clock.advance(60)
    await at.do(PassTime(), TIMER)
    (offer,) = at.tailer.floor.of(SlotHold)
    assert offer.offered_to is not None and offer.start_at == o_clock(9.5)


async def test_what_is_held_no_longer_is_in_the_way_of_no_offer_in_the_tables_either(
    at: House,
) -> None:
    short, long = await bookable(at, duration_min=30), await bookable(at, duration_min=120)
    told = await at.do(book(short, o_clock(10), 1), PUBLIC)
    assert isinstance(told, Reserved)
    await at.do(HoldSlot(definition=short, start_at=o_clock(11), browser="b"), PUBLIC)
    span = {"from_at": o_clock(10), "to_at": o_clock(10)}
    await at.do(JoinWaitList(definition=long, customer=customer(2), **span), PUBLIC)
    at.clock.advance(601)
    await at.do(DeleteReservation(reservation=told.reservation))
    (offer,) = at.tailer.floor.of(SlotHold)
    assert (offer.definition, offer.start_at) == (long, o_clock(10))


async def test_a_fault_of_the_rules_books_nobody_twice_and_stops_nobody_else(
    at: House, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("nothing was written")
    ident = await bookable(at)
    (desk,) = at.tailer.floor.desks(at.tailer.floor.points()[0].id)

    def always(floor: Floor, wanted: Wanted, now: int) -> Explanation:
        return Explanation(wanted.start_at, wanted.start_at + 3_600_000, 1, (desk.id,))

    monkeypatch.setattr(booking, "explain", always)
    starts = [o_clock(10), o_clock(10.5), o_clock(12)]
    wants = [book(ident, start_at, nth) for nth, start_at in enumerate(starts)]
    asked = (at.door.execute(each, PUBLIC) for each in wants)
    results = await asyncio.gather(*asked, return_exceptions=True)
    assert [isinstance(each, Unavailable) for each in results] == [False, True, False]
    await at.tailer.reached(at.door.head.seq)
    assert sorted(each.start_at for each in at.tailer.floor.of(Reservation)) == starts[::2]


async def test_a_house_that_starts_again_knows_what_is_to_come_and_forgets_what_is_over(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        ident = await bookable(at)
        told = await at.do(book(ident, o_clock(10), 1, hold=None), PUBLIC)
        gone = await at.do(book(ident, o_clock(12), 2), PUBLIC)
        assert isinstance(told, Reserved) and isinstance(gone, Reserved)
        await at.do(CancelReservation(reservation=gone.reservation), ANN)
        at.tailer.floor.forget_ended()
        before = at.tailer.floor
        assert {each.id for each in before.of(Reservation)} == {told.reservation, gone.reservation}
        at.clock.advance(86_400)
        await at.do(RollDay(), TIMER)
        clock = at.clock
    async with house(tmp_path, clock) as at:
        floor = at.tailer.floor
        assert [each.id for each in floor.of(Reservation)] == [told.reservation]
        # Whom a letter is still to be sent is known as well.
        assert {each.name for each in floor.of(Person)} == {"C1", "C2"}
        assert floor.reservations_by_number[told.number].id == told.reservation
        late = await at.do(CancelReservation(reservation=gone.reservation), ADMIN)
        assert isinstance(late, Refusal) and late.code == "wrong_state"
