"""What a customer takes along: the page and the paper say the same of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from client.house import page_link, point_of, service_of, site_of
from client.instants import local, zone_of
from client.texts import NUMBER, one_line
from protocol.outcomes import Joined
from protocol.replica import Replica
from protocol.waits import wait_range


@dataclass(frozen=True)
class Ticket:
    """A number that the server has given. Waits are whole minutes; None when none can be told."""

    number: str
    site: str
    service: str
    point: str
    location: str
    """Where to wait; empty where the service point does not say."""
    at: datetime
    ahead: int
    low: int | None
    high: int | None
    link: str
    """The customer's own page; empty where phones cannot reach this house."""


def ticket(joined: Joined, token: str | None, replica: Replica) -> Ticket:
    """The ticket of an answered join; `token` is the visit's, as the acknowledgement carries it."""
    site = site_of(replica)
    point = point_of(replica, joined.service_point)
    service = service_of(replica, joined.service)
    low, high = None, None
    if joined.p50 is not None and joined.p80 is not None:
        low, high = wait_range(joined.p50, joined.p80)
    return Ticket(
        number=one_line(joined.number, NUMBER),
        site=site.name if site else "",
        service=service.name if service else "",
        point=point.name if point else "",
        location=point.location if point else "",
        at=local(joined.joined_at, zone_of(site.zone) if site else None),
        ahead=max(0, joined.position - 1),
        low=low,
        high=high,
        link=page_link(site, "t", token),
    )
