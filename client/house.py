"""What the house says of itself in a public topic, made fit for a screen. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec

from client.speech import tr
from client.texts import MESSAGE, NUMBER, one_line
from protocol.replica import Replica
from protocol.views import PublicCall, PublicPoint, PublicService, PublicSite

LONGEST_LINK: Final = 300
"""The code of a longer address has modules too fine for a phone."""


def named(name: str, names: Mapping[str, str], language: str) -> str:
    """What something is called in a language; in the house's own where nobody has translated it."""
    return names.get(language) or name


def site_of(replica: Replica, language: str = "") -> PublicSite | None:
    """The site, in a language where it has a name in it; None until the server has told it."""
    site = next(replica.of(PublicSite), None)
    if site is None:
        return None
    text = named(site.message, site.messages, language)
    message = "\n".join(one_line(line, MESSAGE) for line in text[:MESSAGE].splitlines())
    name = one_line(named(site.name, site.names, language))
    return msgspec.structs.replace(site, name=name, message=message)


def points_of(replica: Replica, language: str = "") -> list[PublicPoint]:
    """All service points, in the order of their series: the same on every screen."""
    points = (_point(point, language) for point in replica.of(PublicPoint))
    return sorted(points, key=lambda point: (point.prefix, point.name, point.id))


def point_of(replica: Replica, ident: str, language: str = "") -> PublicPoint | None:
    """One service point."""
    point = replica.get(PublicPoint, ident)
    return None if point is None else _point(point, language)


def services_of(replica: Replica, language: str = "") -> Iterator[PublicService]:
    """All services."""
    return (_service(service, language) for service in replica.of(PublicService))


def service_of(replica: Replica, ident: str, language: str = "") -> PublicService | None:
    """One service."""
    service = replica.get(PublicService, ident)
    return None if service is None else _service(service, language)


def calls_of(replica: Replica) -> Iterator[PublicCall]:
    """All calls."""
    return map(_call, replica.of(PublicCall))


def wait(low: int | None, high: int | None) -> str:
    """`25–35`, in minutes; `35` where it is less than that; empty when no wait can be told."""
    if low is None or high is None:
        return ""
    # In words where a dash would turn round in a line that runs from right to left.
    return tr("{low}–{high}").format(low=low, high=high) if 0 < low < high else f"{high}"


def under(low: int | None) -> bool:
    """Whether a wait with that lower bound is said as less than its upper one."""
    return low is not None and low <= 0


def page_link(site: PublicSite | None, page: str, ident: str | None) -> str:
    """The address of a page for phones; empty where the house has no public address."""
    if site is None or not site.public_url or not ident:
        return ""
    link = f"{site.public_url.rstrip('/')}/{page}/{ident}"
    return link if len(link) <= LONGEST_LINK else ""


LinkOf = Callable[[PublicSite | None, PublicPoint], str]
"""The page on which a phone joins a service point now; empty where there is none."""


def open_link(site: PublicSite | None, point: PublicPoint) -> str:
    """The page of a point that anybody may join; another needs the code of the moment."""
    return page_link(site, "q", point.id) if point.join_by != "on_site" else ""


def _point(point: PublicPoint, language: str) -> PublicPoint:
    return msgspec.structs.replace(
        point,
        name=one_line(named(point.name, point.names, language)),
        location=one_line(named(point.location, point.locations, language)),
        notice=one_line(point.notice, MESSAGE),
    )


def _service(service: PublicService, language: str) -> PublicService:
    number = one_line(service.next_number or "", NUMBER) or None
    name = one_line(named(service.name, service.names, language))
    return msgspec.structs.replace(service, name=name, next_number=number)


def _call(call: PublicCall) -> PublicCall:
    number, desk = one_line(call.number, NUMBER), one_line(call.desk_name)
    return msgspec.structs.replace(call, number=number, desk_name=desk)
