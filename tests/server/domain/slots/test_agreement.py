"""What is listed, what is explained and what an independent sweep finds are one and the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bench.slot_sweep import sweep
from protocol.booking import Reservation
from protocol.changes import Gone, Put
from protocol.records import ServicePoint
from server.domain.floor import Floor
from server.domain.hours import point_calendar, spans
from server.domain.slots import Free, Wanted, explain, free
from server.domain.slots.claims import Claim, claim_of
from server.domain.slots.times import day_bounds, local_day
from tests.server.domain.slots.any_hall import MINUTE, AnyHall, any_hall

SEEDS = st.integers(0, 2**32 - 1)


def every_minute(floor: Floor, hall: AnyHall) -> list[int]:
    """All whole minutes of the window at which its service point is open."""
    point = floor.get(ServicePoint, "p")
    assert point is not None
    held = spans(point_calendar(floor.site, point), hall.from_at, hall.to_at)
    found = {at for span in held for at in range(span.opens_at, span.closes_at, MINUTE)}
    return sorted(at for at in found if hall.from_at <= at < hall.to_at)


def explained(floor: Floor, hall: AnyHall, instants: Sequence[int]) -> list[Free]:
    """What `explain` offers of these, as a list has it."""
    told = (explain(floor, hall.wanted._replace(start_at=at), hall.now) for at in instants)
    return [Free(e.start_at, e.end_at, e.seats, e.resources) for e in told if e.offered]


def booked(wanted: Wanted, slot: Free, ident: str) -> Reservation:
    """The reservation of a slot."""
    definition = wanted.definition
    return Reservation(
        id=ident, number=ident, definition=definition.id, service_point="p", seats=wanted.seats,
        start_at=slot.start_at, end_at=slot.end_at, state="booked", since=0, made_at=0,
        source="http", resources=list(slot.resources), before_min=definition.before_min,
        after_min=definition.after_min,
    )  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(SEEDS)
def test_the_list_is_what_explain_offers_with_the_same_resources(seed: int) -> None:
    hall = any_hall(seed)
    hall = hall._replace(wanted=hall.wanted._replace(by="customer"))
    floor = Floor(hall.records)
    listed = free(floor, hall.wanted, hall.from_at, hall.to_at, hall.now)
    minutes = set(every_minute(floor, hall))
    if seed % 8:
        minutes = {at for at in minutes if at % (5 * MINUTE) == 0} | {s.start_at for s in listed}
    assert listed == explained(floor, hall, sorted(minutes))


@settings(deadline=None, max_examples=150)
@given(SEEDS)
def test_the_bits_find_what_a_sweep_over_intervals_finds(seed: int) -> None:
    hall = any_hall(seed)
    definition = replace(hall.wanted.definition, per_day=0)
    wanted, floor = hall.wanted._replace(definition=definition), Floor(hall.records)
    first = hall.from_at
    beyond = hall.to_at
    if wanted.by == "customer":
        first = max(first, hall.now + definition.notice_min * MINUTE)
        last = local_day(hall.now, floor.site.zone) + timedelta(days=definition.horizon_days)
        beyond = min(beyond, day_bounds(last, floor.site.zone)[1])
    swept = sweep(floor, wanted, first, beyond, hall.now) if first < beyond else []
    listed = free(floor, wanted, hall.from_at, hall.to_at, hall.now)
    assert [slot.start_at for slot in listed] == swept


@settings(deadline=None, max_examples=30)
@given(SEEDS)
def test_times_that_staff_typed_between_the_bits_are_never_offered_wrongly(seed: int) -> None:
    hall = any_hall(seed, step=1)
    floor = Floor(hall.records)
    listed = free(floor, hall.wanted, hall.from_at, hall.to_at, hall.now)
    offered = explained(floor, hall, [slot.start_at for slot in listed])
    assert [slot.start_at for slot in listed] == [slot.start_at for slot in offered]


@settings(deadline=None, max_examples=40)
@given(SEEDS)
def test_a_house_that_is_booked_until_nothing_is_free_is_nowhere_booked_twice(seed: int) -> None:
    hall = any_hall(seed)
    wanted = hall.wanted._replace(without=frozenset(), by="customer")
    records = [r for r in hall.records if not isinstance(r, Reservation)]
    floor, made = Floor(records), list[Reservation]()
    while len(made) < 25:
        listed = free(floor, wanted, hall.from_at, hall.to_at, hall.now)
        if not listed:
            break
        slot = listed[seed % len(listed)]
        made.append(booked(wanted, slot, f"m{len(made)}"))
        floor.apply([Put(made[-1])])
        if wanted.definition.seats == 1:
            for each in slot.resources:
                again = wanted._replace(start_at=slot.start_at, staff=each, desk=each)
                assert not explain(floor, again, hall.now).offered
    claims = [claim for each in made if (claim := claim_of(each)) is not None]
    for one, two in combinations(claims, 2):
        if set(one.resources) & set(two.resources) and not _mates(one, two):
            assert not one.hinders(two.start_at, two.end_at, two.before, two.after)
    for one in claims:
        mates = [claim.seats for claim in claims if _mates(one, claim)]
        assert sum(mates) <= wanted.definition.seats
    fresh = Floor([*records, *made])
    assert free(fresh, wanted, hall.from_at, hall.to_at, hall.now) == free(
        floor, wanted, hall.from_at, hall.to_at, hall.now
    )


@settings(deadline=None, max_examples=30)
@given(SEEDS)
def test_whatever_comes_and_goes_and_as_time_passes_the_list_is_that_of_a_fresh_floor(
    seed: int,
) -> None:
    hall, other = any_hall(seed), any_hall(seed + 1)
    floor = Floor(hall.records)
    free(floor, hall.wanted, hall.from_at, hall.to_at, hall.now)
    kept = {(record.kind(), record.id): record for record in hall.records}
    for record in other.records:
        if record.kind() == "site":
            continue
        if seed % 3 and record.id in {"r1", "r2", "h0"}:
            floor.apply([Gone(record.kind(), record.id)])
            kept.pop((record.kind(), record.id), None)
        else:
            floor.apply([Put(record)])
            kept[record.kind(), record.id] = record
    wanted = hall.wanted._replace(definition=other.wanted.definition, seats=1, without=frozenset())
    for later in (0, 45, 600):
        told = [
            free(each, wanted, hall.from_at, hall.to_at, hall.now + later * MINUTE)
            for each in (floor, Floor(kept.values()))
        ]
        assert told[0] == told[1]


def _mates(one: Claim, two: Claim) -> bool:
    return one.resources == two.resources and one.together(two.definition, two.start_at, two.end_at)
