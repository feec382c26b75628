"""Promises that are told anew: what a forecast breaks, and who could be told nothing before.

A promise is broken when its time has passed and its holder still waits, or when that is sure. Then
a new one is told with an apology; nobody gets two within five minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.commands import PublishEstimate, Renewal
from protocol.records import BY_LINK, Cause, Entry, Place, Promise, ServicePoint, Visit
from server.domain.causes import Causes, Usual
from server.domain.floor import Floor
from server.domain.promising import finite, promise, standing, told

BETWEEN_APOLOGIES_MS: Final = 5 * 60_000
RENEWED_AT_ONCE: Final = 100
"""So many are told anew with one forecast, the first of the line first: nobody who asks at the door
waits for a whole hall of apologies."""


def renewals(
    floor: Floor,
    point: ServicePoint,
    places: Sequence[Place],
    now: int,
    grounds: Mapping[str, list[float]],
    usual_s: Usual | None = None,
) -> list[Renewal]:
    """What is to be told anew at a service point by a fresh forecast.

    Those behind the first `RENEWED_AT_ONCE` are told with the next forecast.

    `places` are those of all whom a wait can be told, in order; `grounds` by entry. Whoever stands
    in none of them, as no desk that can serve them is open, is told nothing: there is no new time.
    `usual_s` says how long services take, as it was learnt; without it, as it is configured.
    """
    found: list[Renewal] = []
    causes: Causes | None = None
    for place in places:
        entry = floor.get(Entry, place.entry)
        if entry is None or not _may_be_told(floor, entry, point.id, place.p20, now):
            continue
        why: list[Cause] = []
        last = standing(floor, entry.id)
        if last is not None:
            causes = causes or Causes(floor, point, places, now, usual_s)
            why = causes.of(entry, last)
        renewal = Renewal(entry.id, place.p20, place.p50, place.p80, grounds.get(entry.id, []), why)
        found.append(renewal)
        if len(found) == RENEWED_AT_ONCE:
            break
    return found


def renewed(floor: Floor, command: PublishEstimate, now: int) -> Iterator[Change]:
    """The promises that a published forecast breaks and makes.

    The forecast is some moments old: what does not hold any more for an entry is left out.
    """
    for renewal in {each.entry: each for each in command.renewals}.values():
        entry = floor.get(Entry, renewal.entry)
        point = command.service_point
        if entry is None or not _may_be_told(floor, entry, point, renewal.p20, now):
            continue
        last = standing(floor, entry.id)
        if last is not None:
            yield Put(replace(last, broken_at=now, causes=renewal.causes))
        before = told(floor, entry.id)
        wait = (renewal.p20, renewal.p50, renewal.p80)
        nth = before[-1].nth + 1 if before else 1
        yield Put(promise(entry, now, wait, finite(renewal.grounds), nth))


def broken(last: Promise, p20: int, now: int) -> bool:
    """Whether it cannot be kept: it is too late, or surely will be, with a P20 (s) past it."""
    return max(now, now + p20 * 1000) > last.by


def _may_be_told(floor: Floor, entry: Entry, point: str, p20: int, now: int) -> bool:
    """Whether a wait is told to this entry now. Whose place is held, as they are not here, is told
    one when they check in: until then it is theirs to come."""
    if entry.state != "waiting" or entry.service_point != point or entry.until is not None:
        return False
    last = standing(floor, entry.id)
    if last is None:
        return _has_page(floor, entry)
    return broken(last, p20, now) and not _said_sorry(told(floor, entry.id), now)


def _has_page(floor: Floor, entry: Entry) -> bool:
    """Whether they follow their place by a private link."""
    visit = floor.get(Visit, entry.visit)
    return visit is not None and visit.source in BY_LINK


def _said_sorry(promises: Iterable[Promise], now: int) -> bool:
    """Whether the last apology is too fresh for another."""
    last = max((each.broken_at for each in promises if each.broken_at is not None), default=None)
    return last is not None and now < last + BETWEEN_APOLOGIES_MS
