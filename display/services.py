"""The pane of next numbers and waits, and the point that the join code leads to. Pure.

Several service points take turns: a page holds services of one of them, under its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from client.house import LinkOf, under, wait
from display.layout import LOWER_PANE, Layout
from display.part import Part
from protocol.point_states import INTAKE
from protocol.views import PublicPoint, PublicService

SERVICES_PER_COLUMN: Final = 3
Intake = Literal["open", "last", "ended"]


@dataclass(frozen=True)
class ServiceRow:
    """A service: the number that is next, and the wait of somebody who joins now."""

    key: str
    name: str
    next_number: str
    wait: str
    under: bool
    """Whether the wait is less than that."""
    waiting: int
    """People in the line that this service shares with all of its point: they are the wait."""
    intake: Intake = "open"
    """Whether numbers are given, the last ones, or none."""
    idle: bool = False
    """Whether no desk of its service point is open."""


@dataclass(frozen=True)
class Pane:
    """Next numbers and waits, or a picture in their place, and the code to join by."""

    services: tuple[ServiceRow, ...] = ()
    columns: int = 1
    per_column: int = SERVICES_PER_COLUMN
    title: str = ""
    """The service point of these services, where there are several."""
    join_link: str = ""
    join_at: str = ""
    """Which point the link joins, when there are several."""
    picture: int = 0
    """Grows with each turn of the pictures; 0: no picture."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.services or self.join_link or self.picture)


@dataclass(frozen=True)
class Turns:
    """What takes turns in the pane: `turn` counts them, `pictures` tells whether there are any.

    Each page is shown `languages` times, once in each language of the words.
    """

    turn: int
    languages: int = 1
    pictures: bool = False


def service_rows(part: Part) -> list[list[ServiceRow]]:
    """The services that are open or still have somebody waiting, by service point in the order of
    the house."""
    found = []
    for point in part.points:
        shown = [
            service
            for service in part.services
            if service.service_point == point.id
            and (service.waiting or (service.open and point.state != "closed"))
        ]
        shown.sort(key=lambda s: (s.position, s.name, s.id))
        if shown:
            found.append([_row(service, point) for service in shown])
    return found


def pane(part: Part, layout: Layout, turns: Turns, link: LinkOf) -> Pane:
    """What stands in the pane at this turn."""
    if not layout.pane:
        return Pane()
    lower = not layout.portrait and layout.pane_height < (LOWER_PANE + 1) * layout.unit
    per_column = SERVICES_PER_COLUMN - lower
    columns = 1 if _joinable(part, link) else 2
    pages = _pages(part, per_column * columns)
    slot, spoken = divmod(turns.turn, turns.languages)
    count = len(pages) + turns.pictures
    page = slot % count if count else 0
    if turns.pictures and page == len(pages):
        point, address = _code(part, link, [], slot // count)
        picture = slot // count * turns.languages + spoken + 1
        return Pane(join_link=address, join_at=_named(part, point), picture=picture)
    services = pages[page] if pages else []
    # Whoever reads a service and scans the code beside it must not join another point's line.
    point, address = _code(part, link, services, slot // max(1, count))
    title = next((_named(part, p) for p in part.points if services and _has(part, p, services)), "")
    if len(services) <= per_column:
        columns = 1
    at = _named(part, point)
    return Pane(tuple(services), columns, per_column, title, address, at)


def _row(service: PublicService, point: PublicPoint) -> ServiceRow:
    intake: Intake = "last" if point.state == "last_numbers" else "open"
    if not service.open or point.state not in INTAKE:
        intake = "ended"
    idle = point.desks_open == 0
    return ServiceRow(
        key=service.id,
        name=service.name,
        next_number=service.next_number or "",
        wait="" if intake == "ended" or idle else wait(service.low, service.high),
        under=under(service.low),
        waiting=point.waiting,
        intake=intake,
        idle=idle,
    )


def _pages(part: Part, size: int) -> list[list[ServiceRow]]:
    return [
        rows[first : first + size]
        for rows in service_rows(part)
        for first in range(0, len(rows), size)
    ]


def _has(part: Part, point: PublicPoint, services: Sequence[ServiceRow]) -> bool:
    keys = {row.key for row in services}
    return any(s.id in keys and s.service_point == point.id for s in part.services)


def _joinable(part: Part, link: LinkOf) -> list[PublicPoint]:
    return [point for point in part.points if point.state in INTAKE and link(part.site, point)]


def _code(
    part: Part, link: LinkOf, services: Sequence[ServiceRow], turn: int
) -> tuple[PublicPoint | None, str]:
    """A point that takes new customers, of those whose services are shown; each in turn."""
    taking = _joinable(part, link)
    near = [point for point in taking if _has(part, point, services)] or taking
    if not near:
        return None, ""
    point = near[turn % len(near)]
    return point, link(part.site, point)


def _named(part: Part, point: PublicPoint | None) -> str:
    return point.name if point is not None and part.several else ""
