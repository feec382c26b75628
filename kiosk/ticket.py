"""What a customer takes along: the page and the paper say the same of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.words import local, zone_of
from protocol.outcomes import Joined
from protocol.replica import Replica
from protocol.views import PublicPoint, PublicService, PublicSite
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
    site = next(replica.of(PublicSite), None)
    point = replica.get(PublicPoint, joined.service_point)
    service = replica.get(PublicService, joined.service)
    low, high = None, None
    if joined.p50 is not None and joined.p80 is not None:
        low, high = wait_range(joined.p50, joined.p80)
    return Ticket(
        number=joined.number,
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


def page_link(site: PublicSite | None, page: str, ident: str | None) -> str:
    """The address of a page for phones; empty where the house has no public address."""
    if site is None or not site.public_url or not ident:
        return ""
    return f"{site.public_url.rstrip('/')}/{page}/{ident}"
