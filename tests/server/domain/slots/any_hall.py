"""Halls made up at random, for what holds in any of them."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from protocol.booking import Definition, Requirement, Reservation, ResourceKind, SlotHold
from protocol.records import DayException, Desk, Hours, Record, ServicePoint, Site, Staff
from server.domain.slots import Wanted

MINUTE = 60_000
CHANGES = (
    ("Europe/Berlin", "2026-03-29"),
    ("Europe/Berlin", "2026-10-25"),
    ("America/New_York", "2026-03-08"),
    ("Australia/Lord_Howe", "2026-10-04"),
    ("Asia/Kathmandu", "2026-05-05"),
)
NEEDS: tuple[tuple[ResourceKind, str], ...] = (
    ("staff", ""),
    ("staff", "a"),
    ("staff", "b"),
    ("desk", ""),
    ("desk", "x"),
)


class AnyHall(NamedTuple):
    """A hall, what is wanted of it, and the window that is looked at (ms)."""

    records: list[Record]
    wanted: Wanted
    now: int
    from_at: int
    to_at: int


def any_hall(seed: int, step: int = 5) -> AnyHall:
    """A small hall around a change of clocks; bookings begin and end at multiples of `step`
    minutes."""
    rng = Random(seed)
    zone, day = rng.choice(CHANGES)
    now = int(datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)).timestamp()) * 1000
    odd = rng.random() < 0.1
    people = [_colleague(rng, n) for n in range(rng.randint(1, 4))]
    desks = [
        Desk(id=f"d{n}", service_point="p", number=n, name=f"Desk {n}", access=_some(rng, "xy"))
        for n in range(1, rng.randint(1, 3) + 1)
    ]
    point = ServicePoint(
        id="p", name="Point", prefix="A", capacity=3, hours=_week(rng, 3 if odd else 0),
        exceptions=[DayException(day, [(7 * 60, 14 * 60)])] if rng.random() < 0.3 else [],
    )  # fmt: skip
    definition, other = (_definition(rng, ident, odd) for ident in ("one", "two"))
    records: list[Record] = [Site(id="s", name="Hall", zone=zone, country="DE"), point]
    records += [*people, *desks, definition, other]
    resources = [each.id for each in (*people, *desks)]
    for n in range(rng.randint(0, 14)):
        records.append(_booked(rng, n, now, rng.choice((definition, other)), resources, step))
    for n in range(rng.randint(0, 3)):
        records.append(_held(rng, n, now, rng.choice((definition, other)), resources, step))
    wanted = Wanted(
        definition,
        seats=rng.choice((1, 1, 2)) if definition.seats > 1 else 1,
        staff=rng.choice(people).id if rng.random() < 0.3 else None,
        desk=rng.choice(desks).id if rng.random() < 0.15 else None,
        without=frozenset(
            f"{rng.choice('rh')}{rng.randrange(4)}" for _ in range(rng.randint(0, 2))
        ),
        by=rng.choice(("customer", "customer", "staff")),
    )
    moment = now + rng.randrange(12 * 60) * MINUTE
    return AnyHall(records, wanted, moment, moment, moment + rng.choice((8, 30, 60)) * 60 * MINUTE)


def _some(rng: Random, of: str) -> list[str]:
    return [each for each in of if rng.random() < 0.6]


def _week(rng: Random, off: int = 0) -> list[Hours]:
    found = []
    for day in range(7):
        opens = rng.randrange(0, 12) * 60 + off
        closes = opens + rng.choice((3, 5, 8)) * 60
        found.append(Hours(day, opens, closes))
        if rng.random() < 0.5:
            again = closes + rng.choice((0, 30))
            found.append(Hours(day, again, min(again + 3 * 60, 24 * 60)))
    return found


def _colleague(rng: Random, n: int) -> Staff:
    away = [DayException("2026-03-30"), DayException("2026-10-25", [(9 * 60, 13 * 60)])]
    return Staff(
        id=f"s{n}", name=f"Name {n}", role="staff", bookable=rng.random() < 0.9,
        skills=_some(rng, "ab"), hours=_week(rng) if rng.random() < 0.6 else [],
        exceptions=away if rng.random() < 0.3 else [], left=rng.random() < 0.05,
    )  # fmt: skip


def _definition(rng: Random, ident: str, odd: bool) -> Definition:
    requires = [
        Requirement(*rng.choice(NEEDS), rng.choice((1, 1, 2))) for _ in range(rng.randint(1, 3))
    ]
    return Definition(
        id=ident, name=ident.title(), service_point="p", service="v", requires=requires,
        duration_min=rng.choice((5, 20, 30, 55, 33 if odd else 45)),
        before_min=rng.choice((0, 0, 5, 15)), after_min=rng.choice((0, 0, 10, 7 if odd else 20)),
        grid_min=rng.choice((5, 15, 30, 45, 7 if odd else 20)),
        notice_min=rng.choice((0, 60)), horizon_days=rng.choice((1, 30)),
        per_day=rng.choice((0, 0, 0, 2)), seats=rng.choice((1, 1, 3)),
    )  # fmt: skip


def _time(rng: Random, now: int, definition: Definition, step: int) -> tuple[int, int]:
    start_at = now + rng.randrange(0, 40 * 60, step) * MINUTE
    lasts = definition.duration_min if rng.random() < 0.6 else rng.randrange(step, 90, step)
    return start_at, start_at + lasts * MINUTE


def _booked(
    rng: Random, n: int, now: int, definition: Definition, resources: list[str], step: int
) -> Reservation:
    start_at, end_at = _time(rng, now, definition, step)
    return Reservation(
        id=f"r{n}", number=f"N{n}", definition=definition.id, service_point="p",
        start_at=start_at, end_at=end_at, since=0, made_at=0, source="http",
        state=rng.choice(("booked", "booked", "booked", "checked_in", "cancelled")),
        resources=rng.sample(resources, rng.randint(1, min(2, len(resources)))),
        before_min=definition.before_min, after_min=definition.after_min,
        seats=1 if definition.seats == 1 else rng.randint(1, 2),
    )  # fmt: skip


def _held(
    rng: Random, n: int, now: int, definition: Definition, resources: list[str], step: int
) -> SlotHold:
    start_at, end_at = _time(rng, now, definition, step)
    return SlotHold(
        id=f"h{n}", definition=definition.id, start_at=start_at, end_at=end_at, at=now,
        expires_at=now + rng.randrange(24 * 60) * MINUTE, resources=rng.sample(resources, 1),
        before_min=definition.before_min, after_min=definition.after_min,
    )  # fmt: skip
