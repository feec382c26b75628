"""Quiet hours: calls are shown and not heard. Pure."""

from __future__ import annotations

from typing import Final

from client.instants import local, zone_of
from protocol.views import PublicSite

DAY: Final = 24 * 60
"""Minutes of a local day."""


def quiet(site: PublicSite | None, now: int) -> bool:
    """Whether the house is quiet at the server's time `now` (ms), by the clock on its wall.

    Hours that end before they begin go on past midnight; those that end as they begin are none.
    """
    if site is None or site.quiet_from is None or site.quiet_to is None:
        return False
    begin, end = site.quiet_from % DAY, site.quiet_to % DAY
    here = local(now, zone_of(site.zone))
    minute = here.hour * 60 + here.minute
    if begin <= end:
        return begin <= minute < end
    return minute >= begin or minute < end
