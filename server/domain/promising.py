"""The life of a promise: told at joining or by the timer, open while its holder waits, then judged.

Only whoever waits has an open promise, so whatever takes an entry out of `waiting` ends it:

| what happens to whoever waits                      | the promise                               |
| -------------------------------------------------- | ----------------------------------------- |
| called, started, by voice while we were away       | `held`, or `late` when past `by`          |
| left                                               | `left`, or `late` when past `by`, broken  |
| away, transferred, cancelled, expired, let go      | `void`, or `late` where it was broken     |
| put last; their turn came before they were here    | `void`, or `late` where it was broken     |
| put first, checked in, another class               | goes on                                   |
| that step taken back                               | open again, as it was                     |
| back in line (requeued, checked in, back, resumed) | none: the timer tells phones a new one    |

A broken promise stays open beside the one that was told with the apology, and ends with it.
The next leg of a visit has none at once: a quote is for whoever joins behind all. The timer tells
it from the leg's own place, to those who have a page that shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.records import Entry, Promise, PromiseOutcome
from protocol.waits import wait_range
from server.domain.floor import Floor

Wait = tuple[int, int, int]
"""P20, P50 and P80, s."""


def by(at: int, p50: int, p80: int) -> int:
    """By when somebody is called who was told this wait at `at`, ms: the upper bound as said."""
    return at + wait_range(p50, p80)[1] * 60_000


def promise(entry: Entry, at: int, wait: Wait, grounds: Sequence[float], nth: int = 1) -> Promise:
    """The wait as it is told to whoever has the entry."""
    return Promise(
        id=f"{entry.id}.{nth}",
        entry=entry.id,
        number=entry.number,
        service_point=entry.service_point,
        service=entry.service,
        at=at,
        by=by(at, *wait[1:]),
        p20=wait[0],
        p50=wait[1],
        p80=wait[2],
        nth=nth,
        grounds=list(grounds),
    )


def finite(grounds: Sequence[float]) -> list[float]:
    """What a wait was reckoned from, or nothing where it cannot be written down: nobody could learn
    from it, and no table or frame holds what is infinite."""
    return list(grounds) if all(map(isfinite, grounds)) else []


def told(floor: Floor, entry: str) -> list[Promise]:
    """All that was promised to whoever has the entry, in the order of telling."""
    return sorted(floor.promised.get(entry, {}).values(), key=lambda each: each.nth)


def standing(floor: Floor, entry: str) -> Promise | None:
    """What is to be kept: of all that is open, what was told last. What was told after it can be
    void, where that was told while its holder was put last by mistake."""
    still = [promise for promise in told(floor, entry) if promise.outcome == "open"]
    return still[-1] if still else None


def followed(floor: Floor, changes: Iterable[Change], now: int) -> list[Change]:
    """What becomes of the promises by changes that are decided and not applied yet."""
    found: list[Change] = []
    for change in changes:
        if not (isinstance(change, Put) and isinstance(change.r, Entry)):
            continue
        promises = floor.promised.get(change.r.id)
        before = floor.get(Entry, change.r.id) if promises else None
        if promises and before is not None:
            found += _ended(before, change.r, promises.values(), now)
    return found


def reopened(
    floor: Floor, entry: Entry, before: Entry, stepped_at: int, now: int
) -> Iterator[Change]:
    """The promises as they were before the step of that instant, which is taken back."""
    # What was done by voice has ended them at the time of the call, before it was reported.
    instants = (stepped_at, entry.called_at)
    promises = told(floor, entry.id) if before.state == "waiting" else []
    again = [each for each in promises if each.outcome != "open" and each.ended_at in instants]
    for each in promises if again else ():
        if each in again:
            yield Put(replace(each, outcome="open", ended_at=None))
        elif each.outcome == "open":
            yield Put(replace(each, outcome="void", ended_at=now))


def _ended(before: Entry, after: Entry, promises: Iterable[Promise], now: int) -> Iterator[Change]:
    put_last = after.eligible_at > before.eligible_at
    held = before.until is None and after.until is not None
    if before.state == after.state == "waiting" and not (put_last or held):
        return
    called_at = after.called_at if before.called_at is None else None
    for each in promises:
        if each.outcome == "open":
            outcome, ended_at = _outcome(each, called_at, after.state == "left", now)
            yield Put(replace(each, outcome=outcome, ended_at=ended_at))


def _outcome(
    each: Promise, called_at: int | None, left: bool, now: int
) -> tuple[PromiseOutcome, int]:
    if called_at is not None and called_at < each.at:
        # Told to somebody who had been called by then: by voice, or before that was taken back.
        return "void", now
    if called_at is not None:
        return "held" if called_at <= each.by else "late", called_at
    if each.broken_at is not None or (left and now > each.by):
        return "late", now
    return "left" if left else "void", now
