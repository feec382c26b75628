"""How well promises were kept: the figures of a report, from the promises themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from protocol.queries import HourHeld, Miss, PromiseReport, Reliability, ToldAndWaited
from protocol.records import Promise
from server.domain.days import hour_of_day

WORST: Final = 50
K = TypeVar("K")


def report(
    promises: Sequence[Promise], zone: str, now: int, days: Sequence[str] = ()
) -> PromiseReport:
    """The figures of these promises; `zone` says which hours they were told in."""
    judged = [each for each in promises if is_judged(each)]
    return PromiseReport(
        judged=len(judged),
        held=_held(judged),
        left=sum(each.outcome == "left" for each in promises),
        void=sum(each.outcome == "void" for each in promises),
        by_hour=_by_hour(judged, zone),
        reliability=_reliability(judged),
        told=_told(judged),
        worst=_worst(promises, now),
        days=list(days),
    )


def is_judged(promise: Promise) -> bool:
    """Whether it was held or late; what was given up or changed by others is not judged."""
    return promise.outcome in ("held", "late")


def waited_s(promise: Promise) -> float:
    """How long the customer waited since it was told, s."""
    return max(0, (promise.ended_at or promise.at) - promise.at) / 1000


def _held(judged: Iterable[Promise]) -> int:
    return sum(each.outcome == "held" for each in judged)


def _by_hour(judged: Iterable[Promise], zone: str) -> list[HourHeld]:
    hours = _grouped((hour_of_day(each.at, zone), each) for each in judged)
    return [HourHeld(hour, len(told), _held(told)) for hour, told in sorted(hours.items())]


def _reliability(judged: Sequence[Promise]) -> list[Reliability]:
    """How often a wait was at most what was reckoned. Whoever gave up once the promise was broken
    would have waited longer, so that counts as above."""
    held = [(each, waited_s(each)) for each in judged if each.outcome == "held"]
    below = {
        20: sum(waited <= each.p20 for each, waited in held),
        50: sum(waited <= each.p50 for each, waited in held),
        80: sum(waited <= each.p80 for each, waited in held),
    }
    return [Reliability(percent, len(judged), count) for percent, count in below.items()]


def _told(judged: Iterable[Promise]) -> list[ToldAndWaited]:
    groups = _grouped(((each.by - each.at) // 60_000, each) for each in judged)
    found = []
    for up_to_min, told in sorted(groups.items()):
        waits = sorted(waited_s(each) for each in told)
        half, most = (round(waits[_place(len(waits), percent)]) for percent in (50, 90))
        found.append(ToldAndWaited(up_to_min, len(told), _held(told), half, most))
    return found


def _place(count: int, percent: int) -> int:
    """Where so many in a hundred lie at or below, of values in order."""
    return max(0, -(-count * percent // 100) - 1)


def _worst(promises: Iterable[Promise], now: int) -> list[Miss]:
    """What was late, and what is broken while the customer still waits."""
    broken = [
        each
        for each in promises
        if each.outcome == "late" or (each.outcome == "open" and each.broken_at is not None)
    ]
    broken.sort(key=lambda each: each.by - (each.ended_at or now))
    return [
        Miss(
            entry=each.entry,
            number=each.number,
            service_point=each.service_point,
            service=each.service,
            at=each.at,
            by=each.by,
            ended_at=each.ended_at,
            causes=each.causes,
        )
        for each in broken[:WORST]
    ]


def _grouped(pairs: Iterable[tuple[K, Promise]]) -> dict[K, list[Promise]]:
    groups: defaultdict[K, list[Promise]] = defaultdict(list)
    for key, promise in pairs:
        groups[key].append(promise)
    return groups
