"""What a customer takes along: the page and the paper say the same of it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from client.house import page_link, point_of, service_of, site_of
from client.instants import local, zone_of
from client.texts import NUMBER, one_line
from protocol.outcomes import Joined
from protocol.queries import SlipText
from protocol.replica import Replica
from protocol.views import PublicSite
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
    visit: str = ""
    language: str = ""
    """The customer's, in which all names are; empty: the house's own."""
    errands: tuple[str, ...] = ()
    """What else the customer came for, in order."""
    waits: bool = True
    """False for whoever is being served, or has been: no wait is told."""
    by: datetime | None = None
    """By when the customer is called: on a slip that is printed again, in place of the wait."""
    booked: datetime | None = None
    """When the reservation begins with which the customer has checked in."""
    item: str = ""
    """What was brought to be repaired."""
    brought: bool = False
    """Whether a colleague takes that when the number is called."""


def ticket(
    given: Joined | SlipText,
    token: str | None,
    replica: Replica,
    language: str = "",
    errands: Sequence[str] = (),
    booked_at: int | None = None,
) -> Ticket:
    """The ticket of an answered join, or of a slip that is printed again.

    `token` is the visit's, as the acknowledgement carries it; `errands` are ids of the services
    that come after the first. `booked_at` is for when its customer had booked, ms.
    """
    site = site_of(replica, language)
    point = point_of(replica, given.service_point, language)
    service = service_of(replica, given.service, language)
    more = [service_of(replica, errand, language) for errand in errands]
    zone = zone_of(site.zone) if site else None
    again = given if isinstance(given, SlipText) else None
    by = again.by if again is not None else None
    begins = _begins(given, booked_at)
    low, high = _minutes(given)
    return Ticket(
        number=one_line(given.number, NUMBER),
        site=site.name if site else "",
        service=service.name if service else "",
        point=point.name if point else "",
        location=point.location if point else "",
        at=local(given.joined_at, zone),
        ahead=max(0, given.position - 1),
        low=low,
        high=high,
        link=_link(site, token, again),
        visit=given.visit,
        language=language,
        errands=tuple(each.name for each in more if each is not None),
        waits=given.position > 0,
        by=None if by is None else local(by, zone),
        booked=None if begins is None else local(begins, zone),
    )


def _link(site: PublicSite | None, token: str | None, again: SlipText | None) -> str:
    """The page of what was brought, where the number is of that; else of the place."""
    if again is not None and again.request_token:
        return page_link(site, "s", again.request_token)
    return page_link(site, "t", token)


def _begins(given: Joined | SlipText, booked_at: int | None) -> int | None:
    """The booked time: nobody who joins after it is called at it."""
    if isinstance(given, SlipText):
        return given.booked_at
    return booked_at if booked_at is not None and booked_at > given.joined_at else None


def _minutes(given: Joined | SlipText) -> tuple[int | None, int | None]:
    """The wait as it is said."""
    if given.p50 is None or given.p80 is None:
        return None, None
    return wait_range(given.p50, given.p80)
