"""The report of promises: of one business day, or of those that were judged last."""

from __future__ import annotations

from typing import Final

from protocol.queries import PromiseReport
from protocol.records import Promise, Site
from server.domain.days import business_day, day_span
from server.domain.keeping import is_judged, report
from server.store import promises
from server.store.store import Store

LAST: Final = 200
DAYS: Final = 60
_LATELY_MS: Final = 90 * 86_400_000
"""What is older says nothing of the hall as it is, and a point that has none is not sought long."""


def promise_report(
    store: Store, site: Site, point: str | None, day: str | None, now: int
) -> PromiseReport:
    """The report of a service point, or of all; without a day of the last 200 that were judged.

    Blocks: call it in a thread. Raises `ValueError` for what is no day.
    """
    if day is not None:
        found = promises.told(store, point, *day_span(day, site.zone, site.roll_hour))
    else:
        since = promises.since_judged(store, point, LAST, now - _LATELY_MS)
        found = _last(promises.told(store, point, since, now + 1))
    return report(found, site.zone, now, _days(store, site, point, now))


def _last(found: list[Promise]) -> list[Promise]:
    """Without the first that are too many: several may have been told in one moment."""
    judged = [each for each in found if is_judged(each)]
    gone = {each.id for each in judged[:-LAST]}
    return [each for each in found if each.id not in gone]


def _days(store: Store, site: Site, point: str | None, now: int) -> list[str]:
    """From day to day back, as far as there is anything, with one look for each."""
    days: list[str] = []
    before = now + 1
    while len(days) < DAYS:
        at = promises.told_before(store, point, before)
        if at is None:
            break
        day = business_day(at, site.zone, site.roll_hour)
        days.append(day)
        before = min(at, day_span(day, site.zone, site.roll_hour)[0])
    return days
