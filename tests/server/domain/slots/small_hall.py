"""A point with two colleagues and two desks, for what is said of one time."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from protocol.booking import Definition, Requirement, Reservation, SlotHold
from protocol.records import DayException, Desk, Hours, Record, ServicePoint, Site, Staff
from server.domain.floor import Floor
from server.domain.slots import Explanation, Wanted, explain, free

ZONE = "Europe/Berlin"
INTAKE = Definition(
    id="intake", name="Repair intake", service_point="p", service="v", duration_min=30,
    requires=[Requirement("staff"), Requirement("desk")],
)  # fmt: skip
WEEK = [Hours(day, 8 * 60, 18 * 60) for day in range(5)]
POINT = ServicePoint(id="p", name="Repairs", prefix="R", capacity=2, hours=WEEK)
PRIYA = Staff(
    id="priya", name="Priya", role="staff", bookable=True, skills=["data"],
    hours=[span for day in range(4)
           for span in (Hours(day, 9 * 60, 13 * 60), Hours(day, 13 * 60 + 45, 17 * 60))],
    exceptions=[DayException("2026-11-25", [], "training")],
)  # fmt: skip
BO = Staff(id="bo", name="Bo", role="staff", bookable=True)
DESKS = [Desk(id=f"d{n}", service_point="p", number=n, name=f"Desk {n}") for n in (1, 2)]


def at(text: str, zone: str = ZONE) -> int:
    """The instant of a wall time, ms."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


NOW = at("2026-11-23 08:00")
"""A Monday."""


def wall(instant: int, zone: str = ZONE) -> str:
    """What the clock on the wall shows then."""
    return f"{datetime.fromtimestamp(instant / 1000, ZoneInfo(zone)):%H:%M}"


def hall(*more: Record, site: Site | None = None) -> Floor:
    """The floor; of records with the same id the last counts."""
    site = site or Site(id="s", name="House", zone=ZONE)
    return Floor([site, POINT, PRIYA, BO, *DESKS, INTAKE, *more])


def booked(start: str, *resources: str, ident: str = "r", **fields: Any) -> Reservation:
    """A reservation of the intake."""
    start_at = at(start)
    made = Reservation(
        id=ident, number=ident, definition="intake", service_point="p", start_at=start_at,
        end_at=start_at + 30 * 60_000, state="booked", since=0, made_at=0, source="http",
        resources=list(resources),
    )  # fmt: skip
    return replace(made, **fields)


def held(start: str, until: str, *resources: str, ident: str = "h", **fields: Any) -> SlotHold:
    """A hold of the intake."""
    start_at = at(start)
    made = SlotHold(
        id=ident, definition="intake", start_at=start_at, end_at=start_at + 30 * 60_000, at=NOW,
        expires_at=at(until), resources=list(resources),
    )  # fmt: skip
    return replace(made, **fields)


def told(floor: Floor, start: str, now: int = NOW, **wanted: Any) -> Explanation:
    """What is explained of a time; of the intake unless another is wanted."""
    definition = wanted.pop("definition", floor.get(Definition, "intake"))
    return explain(floor, Wanted(definition, at(start), **wanted), now)


def said(explanation: Explanation) -> list[str]:
    """The sentences."""
    return [reason.said for reason in explanation.reasons]


def kinds(explanation: Explanation) -> list[str]:
    """The kinds of reasons."""
    return [reason.kind for reason in explanation.reasons]


def listed(floor: Floor, day: str, now: int = NOW, **wanted: Any) -> list[str]:
    """The free starts of a day, as the clock on the wall shows them."""
    definition = wanted.pop("definition", floor.get(Definition, "intake"))
    found = free(floor, Wanted(definition, **wanted), at(f"{day} 00:00"), at(f"{day} 23:59"), now)
    return [wall(slot.start_at) for slot in found]
