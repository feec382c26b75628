"""The part of the house that one wall shows: all of it, or some zones; in one language. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from client.house import calls_of, points_of, services_of, site_of
from client.texts import one_line
from protocol.point_states import INTAKE
from protocol.replica import Replica
from protocol.views import PublicCall, PublicPoint, PublicService, PublicSite


@dataclass(frozen=True)
class Part:
    """What there is to show, in the order of the house."""

    site: PublicSite | None
    points: tuple[PublicPoint, ...]
    services: tuple[PublicService, ...]
    calls: tuple[PublicCall, ...]

    @property
    def several(self) -> bool:
        """Whether more than one service point is shown, so that each is named."""
        return len(self.points) > 1

    @property
    def closed(self) -> bool:
        """Whether every service point shown is closed."""
        return bool(self.points) and all(point.state == "closed" for point in self.points)

    @property
    def intake(self) -> bool:
        """Whether anybody can still take a number here."""
        return not self.points or any(point.state in INTAKE for point in self.points)

    def point(self, ident: str) -> PublicPoint | None:
        """A service point that is shown."""
        return next((point for point in self.points if point.id == ident), None)

    def names_beside(self) -> Callable[[PublicCall], str]:
        """Tells the service point that a call has to say beside its desk; mostly empty."""
        shared = self.shared_desks()

        def name(call: PublicCall) -> str:
            point = self.point(call.service_point) if call.desk_name in shared else None
            return point.name if point is not None else ""

        return name

    def shared_desks(self) -> frozenset[str]:
        """Names that desks of several points have: alone they would send people astray."""
        names = {(point.id, one_line(desk)) for point in self.points for desk in point.desks}
        names |= {(call.service_point, call.desk_name) for call in self.calls}
        counted = Counter(name for _, name in names)
        return frozenset(name for name, count in counted.items() if count > 1)


def part_of(replica: Replica, zones: Collection[str] = (), language: str = "") -> Part:
    """What a wall of these zones shows; points without a zone belong to every wall."""
    wanted = {zone.strip().casefold() for zone in zones}

    def mine(point: PublicPoint) -> bool:
        zone = point.zone.strip().casefold()
        return not wanted or not zone or zone in wanted

    points = tuple(filter(mine, points_of(replica, language)))
    here = {point.id for point in points}
    return Part(
        site=site_of(replica, language),
        points=points,
        services=tuple(s for s in services_of(replica, language) if s.service_point in here),
        calls=tuple(c for c in calls_of(replica) if not wanted or c.service_point in here),
    )
