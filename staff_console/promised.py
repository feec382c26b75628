"""What those who are here were told of their wait, and whether it still holds. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Final, Literal, NamedTuple

from client.shelved import Shelved
from protocol.records import Estimate, Promise
from protocol.replica import Replica
from staff_console.causes import first_cause
from staff_console.chance import FEW, percent, percent_of, worse_than_chance
from staff_console.speech import tr
from staff_console.words import expected, minutes

SOON_MS: Final = 120_000
"""So long before it is due a promise is to be seen in the line."""
Told = Sequence[Promise]
"""All that one customer was told, in the order of telling."""
Urgency = Literal["", "due", "over"]


class Promises:
    """An index of a replica's promises by entry."""

    def __init__(self) -> None:
        self._of: defaultdict[str, dict[str, Promise]] = defaultdict(dict)

    def change(self, old: Promise | None, new: Promise | None) -> None:
        """A promise was told, has become another one, or is gone."""
        if old is not None and new is None:
            self._of[old.entry].pop(old.id, None)
            if not self._of[old.entry]:
                del self._of[old.entry]
        if new is not None:
            self._of[new.entry][new.id] = new

    def of(self, entry: str) -> Told:
        """All that was told to whoever has the entry."""
        found = self._of.get(entry)
        return sorted(found.values(), key=lambda each: each.nth) if found else ()


def promises_of(replica: Replica) -> Promises:
    """The promises of a replica; only one that keeps indexes does not have to walk past all."""
    if isinstance(replica, Shelved):
        return replica.index(Promise, Promises)
    made = Promises()
    for promise in replica.of(Promise):
        made.change(None, promise)
    return made


def standing(told: Told) -> Promise | None:
    """What is still to be kept: what was told last, while nothing has become of it."""
    return told[-1] if told and told[-1].outcome == "open" else None


def broken(told: Told) -> Promise | None:
    """The first one that does not hold, though the customer still waits; None mostly."""
    return next((p for p in told if p.broken_at is not None and p.outcome == "open"), None)


def urgency(by: int | None, now: int) -> Urgency:
    """Whether a promise is due within two minutes, or over."""
    if by is None or by - now > SOON_MS:
        return ""
    return "over" if now > by else "due"


def over_words(by: int, now: int) -> str:
    """`2 over`: in minutes begun, since it was due."""
    return tr("{count} over").format(count=-(-(now - by) // 60_000))


def with_promise(told: Told, why: str, zone: tzinfo | None) -> str:
    """Why somebody stands where they do, after the news that what they were told does not hold."""
    first = broken(told)
    if first is None:
        return why
    said = tr("promised {at}").format(at=minutes(first.by, zone))
    return tr("{said}, {why}").format(said=said, why=why) if why else said


def pressing(told: Told, now: int) -> Urgency:
    """Whether the first thing that was told is due within two minutes, or over."""
    first = broken(told) or standing(told)
    return urgency(first.by, now) if first is not None else ""


def sentence(told: Told, now: int, zone: tzinfo) -> str:
    """What is pressing about a promise, for whoever is next: `Promised by 14:05, 2 over.`"""
    first = broken(told) or standing(told)
    if first is None:
        return ""
    at = minutes(first.by, zone)
    if now > first.by:
        return tr("Promised by {at}, {over}.").format(at=at, over=over_words(first.by, now))
    soon = first.broken_at is not None or urgency(first.by, now)
    return tr("Promised by {at}.").format(at=at) if soon else ""


def lines(told: Told, replica: Replica, zone: tzinfo) -> Iterator[tuple[bool, str]]:
    """Each time that a wait was told, and whether it was an apology: `25–35 min at 10:02, by 10:37`
    and `10:31, by 10:52: Desk 4 on break`; the last with what became of it."""
    before: Promise | None = None
    for each in told:
        at, by = minutes(each.at, zone), minutes(each.by, zone)
        said = tr("{at}, by {by}").format(at=at, by=by)
        if before is None:
            wait = expected(each.p50, each.p80)
            said = tr("{wait} at {at}, by {by}").format(wait=wait, at=at, by=by)
        said = _with_outcome(said, each) if each is told[-1] else said
        cause = first_cause(before.causes, replica) if before is not None else ""
        yield before is not None, f"{said}: {cause}" if cause else said
        before = each


def _with_outcome(said: str, promise: Promise) -> str:
    ended = promise.ended_at or promise.by
    if promise.outcome == "held":
        return tr("{said}, held").format(said=said)
    if promise.outcome == "late" and ended > promise.by:
        return tr("{said}, {over}").format(said=said, over=over_words(promise.by, ended))
    return said


def history(told: Told, replica: Replica, zone: tzinfo) -> str:
    """All of it in sentences: `Told 25–35 min at 10:02, by 10:37. Apology at 10:31, by …`"""
    said = [
        (tr("Apology at {said}.") if apology else tr("Told {said}.")).format(said=text)
        for apology, text in lines(told, replica, zone)
    ]
    return " ".join(said)


class Kept(NamedTuple):
    """How promises at a service point were kept lately, beside the line."""

    said: str = ""
    """Empty while there is none."""
    short: str = ""
    """The same where there is little room."""
    too_few: bool = False
    """Fewer were held than chance explains."""


def kept(estimate: Estimate | None) -> Kept:
    """`Promises held 83 %` of the last 200; few are told as they are counted."""
    if estimate is None or not estimate.judged:
        return Kept()
    held, judged = estimate.held, estimate.judged
    share = percent(percent_of(held, judged))
    if judged < FEW:
        share = tr("{held} of {judged}").format(held=held, judged=judged)
    said = tr("Promises held {share}").format(share=share)
    short = tr("Held {share}").format(share=share)
    return Kept(said, short, worse_than_chance(held, judged))
