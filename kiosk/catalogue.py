"""What can be had at this kiosk now, as the steps of a customer need to know it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from client.house import points_of, services_of
from kiosk.pages.amounts import is_paid
from protocol.places import Ask
from protocol.point_states import INTAKE
from protocol.replica import Replica
from protocol.request_views import PublicTerms
from protocol.views import PublicPoint


@dataclass(frozen=True)
class Catalogue:
    """Services that give numbers now, by id, with the service point of each."""

    open: Mapping[str, PublicPoint] = field(default_factory=dict)
    points: frozenset[str] = frozenset()
    """Service points that have services."""
    only: str = ""
    """The one service of a house that has no other, while it gives numbers."""
    takes: Mapping[str, str] = field(default_factory=dict)
    """Services for whoever brings something (`request`) or picks it up (`pickup`)."""
    terms: frozenset[str] = frozenset()
    """Service points where whoever brings something agrees to conditions, or to a fee."""

    def asks(self, services: tuple[str, ...]) -> frozenset[Ask]:
        """What the service points of these services ask for."""
        return frozenset(ask for key in services if key in self.open for ask in self.open[key].asks)


def here(replica: Replica, zone: str, language: str = "") -> list[PublicPoint]:
    """The service points of a zone of the house and those of no zone; all where it is empty."""
    points = points_of(replica, language)
    return [point for point in points if not zone or point.zone in ("", zone)]


def catalogue(replica: Replica, zone: str) -> Catalogue:
    """What a kiosk in that zone has to give."""
    points = {point.id: point for point in here(replica, zone)}
    services = [each for each in services_of(replica) if each.service_point in points]
    given = {
        each.id: points[each.service_point]
        for each in services
        if each.open and points[each.service_point].state in INTAKE
    }
    return Catalogue(
        given,
        frozenset(each.service_point for each in services),
        only=services[0].id if len(services) == 1 and services[0].id in given else "",
        takes={each.id: each.takes for each in services if each.takes},
        terms=frozenset(each.id for each in replica.of(PublicTerms) if _agreed_to(each)),
    )


def _agreed_to(terms: PublicTerms) -> bool:
    return terms.conditions != "" or is_paid(terms.return_fee)
