"""What it costs to list the free starts of a large house, and to take one of them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Final

from msgspec.structs import replace

from bench.figures import Figure, Target, in_turn, paired
from bench.scale import Scale
from bench.slot_sweep import read, sweep
from protocol.booking import Definition, Requirement, Reservation
from protocol.changes import Gone, Put
from protocol.records import Desk, Hours, Record, ServicePoint, Site, Staff
from server.domain.floor import Floor
from server.domain.slots import Wanted, explain, free
from server.domain.slots.agenda import agenda_of
from server.domain.slots.asked import Asked
from server.domain.slots.board import Board
from server.domain.slots.times import DAY

NOW: Final = 1_793_599_200_000
"""A Monday, 06:00 UTC."""
WEEK: Final = [
    span
    for day in range(6)
    for span in (Hours(day, 9 * 60, 12 * 60 + 30), Hours(day, 13 * 60, 17 * 60))
]
MINUTE: Final = 60_000
FASTER: Final = Target("at least", 15)


def house(staff: int, chairs: int, days: int, bookings: int) -> tuple[Floor, Definition]:
    """A house whose books are as full as it says, on a Floor."""
    rng = random.Random(7)
    point = ServicePoint(
        id="p", name="Salon", prefix="S", capacity=chairs,
        hours=[Hours(day, 9 * 60, 18 * 60) for day in range(6)],
    )  # fmt: skip
    cut = Definition(
        id="cut", name="Cut", service_point="p", service="s", duration_min=30, horizon_days=days,
        notice_min=0, requires=[Requirement("staff"), Requirement("desk")], after_min=5,
    )  # fmt: skip
    people = [
        Staff(id=f"s{n:02}", name=f"S{n}", role="staff", bookable=True, hours=WEEK)
        for n in range(staff)
    ]
    desks = [
        Desk(id=f"c{n:02}", service_point="p", number=n + 1, name=f"C{n}") for n in range(chairs)
    ]
    records: list[Record] = [Site(id="site", name="House", zone="Europe/Berlin"), point, cut]
    records += [*people, *desks]
    for n in range(bookings):
        at = NOW + rng.randrange(days) * DAY + (8 * 12 + rng.randrange(108)) * 5 * MINUTE
        lasts = rng.choice((20, 30, 45, 60))
        records.append(
            Reservation(
                id=f"r{n}",
                number=f"{n}",
                definition="cut",
                service_point="p",
                start_at=at,
                end_at=at + lasts * MINUTE,
                state="booked",
                since=0,
                made_at=0,
                source="http",
                resources=[rng.choice(people).id, rng.choice(desks).id],
                after_min=5,
            )
        )
    return Floor(records), cut


def measure(scale: Scale) -> Iterator[Figure]:
    """All free starts of ninety days, by bitmaps and by a sorted sweep, in turn."""
    staff, chairs, days, bookings = scale.house
    floor, cut = house(staff, chairs, days, bookings)
    wanted, to_at = Wanted(cut), NOW + days * DAY
    hall = read(floor, wanted, NOW, to_at, NOW)
    listed = [each.start_at for each in free(floor, wanted, NOW, to_at, NOW)]
    assert listed == sweep(floor, wanted, NOW, to_at, NOW, hall), "both say the same"

    def by_bits() -> None:
        asked = Asked(floor, wanted, NOW)
        assert asked.point is not None
        asked.agenda.bitmaps(NOW, to_at, NOW).forget_starts()
        board = Board(asked, asked.point, NOW, to_at)
        assert len(board.instants(board.starts())) == len(listed)

    def swept() -> None:
        sweep(floor, wanted, NOW, to_at, NOW, hall)

    yield _figure(
        scale,
        f"free starts of {staff} staff, {chairs} chairs, {days} days, {bookings:,} bookings: a "
        "sorted sweep over intervals",
        "bitmaps",
        swept,
        by_bits,
        FASTER,
    )
    yield _figure(
        scale,
        f"bitmaps, with who would be booked at each of {len(listed):,} starts",
        "the sweep, without that",
        lambda: _fresh(floor, wanted, to_at),
        swept,
    )
    yield from _single(scale, floor, wanted, listed[len(listed) // 2])


def _single(scale: Scale, floor: Floor, wanted: Wanted, at: int) -> Iterator[Figure]:
    """One booking, one time, and one week."""
    week_ends = NOW + 7 * DAY

    yield _figure(
        scale,
        "a booking and its end in the bitmaps",
        "one listing of a week by them",
        _flips(floor),
        lambda: _fresh(floor, wanted, week_ends),
    )
    yield _figure(
        scale,
        "whether one time is free",
        "one listing of a week",
        lambda: explain(floor, wanted._replace(start_at=at), NOW),
        lambda: _fresh(floor, wanted, week_ends),
    )
    yield _figure(
        scale,
        "the free starts of a week, asked for again",
        "the first time",
        lambda: free(floor, wanted, NOW, week_ends, NOW),
        lambda: _fresh(floor, wanted, week_ends),
    )


def _fresh(floor: Floor, wanted: Wanted, to_at: int) -> None:
    """A list that nobody has asked for before."""
    agenda_of(floor).answers.clear()
    free(floor, wanted, NOW, to_at, NOW)


def _flips(floor: Floor) -> Callable[[], object]:
    booked = next(floor.of(Reservation))
    other = replace(
        booked, id="another", start_at=booked.start_at + DAY, end_at=booked.end_at + DAY
    )

    def flip() -> None:
        floor.apply([Put(other)])
        floor.apply([Gone("reservation", other.id)])

    return flip


def _figure(
    scale: Scale,
    work: str,
    against: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    target: Target | None = None,
) -> Figure:
    return paired(work, against, " ms", in_turn(scale.pairs, _timed(ours), _timed(theirs)), target)


def _timed(work: Callable[[], object]) -> Callable[[], float]:
    def once() -> float:
        begun = perf_counter()
        for _ in range(5):
            work()
        return (perf_counter() - begun) / 5 * 1e3

    return once
