"""A published wait stays as it is until it differs by something that somebody would notice.

Waits are drawn from runs and shift by seconds while nothing happens. Phones and walls would flicker
between two ranges, and the log would grow by the whole line every time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from msgspec.structs import replace

from protocol.commands import PublishEstimate
from protocol.records import Estimate, Grounds, Place, Quote

NOTICED_S: Final = 20
NOTICED_SHARE: Final = 0.05
"""Or so much of the wait, where that is more."""
INSTANT_S: Final = 60
"""By so much the end of the last may move before it is published for that alone."""
W = TypeVar("W", Place, Quote)


def settled(
    old: Estimate | None, grounds: Grounds | None, new: PublishEstimate, now: int
) -> PublishEstimate | None:
    """What is to be published, with all that has hardly moved as it was; None where nothing has."""
    if old is None:
        return new
    line = _settled(new.line, {place.entry: place for place in old.line})
    known = {quote.service: quote for quote in old.quotes}
    quotes = _settled(new.quotes, known)
    kept = {quote.service for quote in quotes if known.get(quote.service) is quote}
    before = grounds.by_service if grounds is not None else {}
    after = {service: before if service in kept else new.grounds for service in new.grounds}
    made = replace(
        new,
        line=line,
        quotes=quotes,
        grounds={service: of[service] for service, of in after.items() if service in of},
        last_at=_instant(old.last_at, new.last_at),
    )
    noticed = made.renewals or _one_more_moved(old, new, now) or _seen(made) != _seen(old)
    return made if noticed else None


def _settled(new: Sequence[W], old: Mapping[str, W]) -> list[W]:
    """Nobody may come before another by what is kept who does not by what is new."""
    kept = [_wait(old.get(_key(each)), each) for each in new]
    if isinstance(next(iter(new), None), Place):
        for (a, b), (was_a, was_b) in zip(pairwise(new), pairwise(kept), strict=True):
            turned = zip(_triple(a), _triple(b), _triple(was_a), _triple(was_b), strict=True)
            if any(first <= then and kept_1 > kept_2 for first, then, kept_1, kept_2 in turned):
                return list(new)
    return kept


def _triple(each: Place | Quote) -> tuple[int, int, int]:
    return each.p20, each.p50, each.p80


def _key(each: Place | Quote) -> str:
    return each.entry if isinstance(each, Place) else each.service


def _wait(old: W | None, new: W) -> W:
    if old is None:
        return new
    if _said(old) != _said(new):
        return new
    return new if noticed(old, new) else old


def _said(each: Place | Quote) -> tuple[object, ...]:
    """What phones say of a place besides the wait."""
    return (each.why, each.booked) if isinstance(each, Place) else ()


def noticed(old: Place | Quote, new: Place | Quote) -> bool:
    """Whether two waits differ by more than runs do by chance."""
    pairs = zip(_triple(old), _triple(new), strict=True)
    return any(abs(n - o) >= max(NOTICED_S, o * NOTICED_SHARE) for o, n in pairs)


def _instant(old: int | None, new: int | None) -> int | None:
    if old is None or new is None or abs(old - new) >= INSTANT_S * 1000:
        return new
    return old


def _one_more_moved(old: Estimate, new: PublishEstimate, now: int) -> bool:
    """Where nobody is here it lies as far ahead as before, at any time of the day."""
    if old.one_more_at is None or new.one_more_at is None:
        return old.one_more_at is not new.one_more_at
    passed_ms = now - old.at if new.last_at is None and old.last_at is None else 0
    return abs(new.one_more_at - old.one_more_at - passed_ms) >= INSTANT_S * 1000


def _seen(it: Estimate | PublishEstimate) -> tuple[object, ...]:
    return it.desks_open, it.line, it.quotes, it.last_at, it.held, it.judged
