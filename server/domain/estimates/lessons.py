"""What an estimator learns from: what became of each leg of a visit, and of each promise.

The log of a hall and its permanent record both go through here, so that a server that has started
anew knows what the one before had learnt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final, NamedTuple

from protocol.changes import Change, Put
from protocol.records import STANDARD, Entry, EntryState, Interval, Promise
from server.domain.days import hour_of_day
from server.domain.estimates.forecaster import Forecaster
from server.domain.estimates.scene import Task
from server.domain.legs import TAKEN_BACK

_REMEMBERED: Final = 4_096
"""So many legs, the newest: what was on hold for hours still counts as one service."""
_WAITS: Final = frozenset({"waiting", "away"})
_TAKEN_UP: Final = frozenset({"called", "serving"})
_GIVEN_UP: Final = frozenset({"left", "no_show"})
_DONE: Final = frozenset({"completed", "transferred"})
_NOT_COME: Final = frozenset({"missed", "no_show", "left"})


class Lesson(NamedTuple):
    """One thing that happened at a service point, and how its forecaster is told of it."""

    at: int
    point: str
    teach: Callable[[Forecaster], None]


@dataclass(slots=True)
class Leg:
    """What is to be known of a leg, besides its spans."""

    entry: str
    point: str
    task: Task
    joined_at: int
    in_turn: bool
    """Whether its wait says something of the line: nothing has put it elsewhere."""
    served: dict[str, float] = field(default_factory=dict)
    """By span: how long it was served, s."""
    called_by: str = ""
    """The span that ended with the first call."""


def leg_of(entry: Entry) -> Leg:
    """The leg of an entry."""
    in_turn = (
        entry.came_from is None
        and entry.priority == STANDARD
        and entry.standing == "keep"
        and entry.eligible_at == entry.joined_at
    )
    task = (entry.service, *entry.also)
    return Leg(entry.id, entry.service_point, task, entry.joined_at, in_turn)


def joined(leg: Leg) -> Lesson:
    """It has come into the line."""
    at, task = leg.joined_at, leg.task
    return Lesson(at, leg.point, lambda it: it.joined(at, task))


def ended(leg: Leg, span: Interval, then: EntryState, desk: str | None) -> Iterator[Lesson]:
    """What the end of a span teaches, of which `then` and at which desk is the next."""
    at, task, lasted_s = span.to_at, leg.task, (span.to_at - span.from_at) / 1000
    here, there, staff = desk or span.desk or "", span.desk or "", span.actor or ""
    if span.state in _WAITS or (span.state == "missed" and then in _TAKEN_UP):
        yield from _waited(leg, span, then, here)
    elif span.state == "called" and then == "serving":
        yield Lesson(at, leg.point, lambda it: it.started(at, task, lasted_s, here))
    elif span.state == "called" and then in _NOT_COME:
        yield Lesson(at, leg.point, lambda it: it.no_show(at, task, lasted_s, there))
    if span.state == "serving":
        leg.served[span.id] = lasted_s
    if span.state in ("serving", "on_hold") and then in _DONE and leg.served:
        whole_s = sum(leg.served.values())
        yield Lesson(at, leg.point, lambda it: it.ended(at, task, whole_s, there, staff))


def _waited(leg: Leg, span: Interval, then: EntryState, desk: str) -> Iterator[Lesson]:
    at, task, first = span.to_at, leg.task, not leg.called_by and span.state != "missed"
    leg.in_turn = leg.in_turn and span.state != "away"
    waited_s = (at - (leg.joined_at if first else span.from_at)) / 1000
    if then in _TAKEN_UP:
        turn = first and leg.in_turn
        leg.called_by = leg.called_by or span.id
        yield Lesson(at, leg.point, lambda it: it.called(at, task, waited_s, desk, in_turn=turn))
        if then == "serving":
            yield Lesson(at, leg.point, lambda it: it.started(at, task, 0.0, desk))
    elif then in _GIVEN_UP and first:
        yield Lesson(at, leg.point, lambda it: it.left(at, task, waited_s))


def judged(promise: Promise, zone: str) -> Lesson | None:
    """What a promise teaches that was held or late; None while it is open, and of others."""
    if promise.outcome not in ("held", "late") or promise.ended_at is None:
        return None
    waited_s = max(0, promise.ended_at - promise.at) / 1000
    hour = hour_of_day(promise.at, zone)
    quoted = (promise.p20, promise.p50, promise.p80)

    def teach(forecaster: Forecaster) -> None:
        forecaster.judge(promise.grounds, quoted, waited_s, hour, promise.service)

    return Lesson(promise.ended_at, promise.service_point, teach)


def on_record(entry: Entry, spans: Iterable[Interval]) -> tuple[Leg, list[Lesson]]:
    """What a leg of the permanent record teaches, with its spans."""
    leg = leg_of(entry)
    lessons = [joined(leg)]
    lessons += _steps(leg, spans, entry)
    return leg, [] if entry.reason == TAKEN_BACK else lessons


def _steps(leg: Leg, spans: Iterable[Interval], entry: Entry) -> Iterator[Lesson]:
    """What these spans teach, one after another, until the entry is as it is."""
    kept = sorted((span for span in spans if not span.withdrawn), key=_in_order)
    for span, after in zip_longest(kept, kept[1:]):
        then, desk = (after.state, after.desk) if after else (entry.state, entry.desk)
        yield from ended(leg, span, then, desk)


def _in_order(span: Interval) -> int:
    """By the version that the entry had."""
    return int(span.id.rpartition(".")[2])


class Lessons:
    """Follows the legs of a hall from change to change."""

    def __init__(self) -> None:
        self._legs: dict[str, Leg] = {}

    def know(self, legs: Iterable[Leg]) -> None:
        """Take in what the record says of legs that may go on."""
        for leg in legs:
            self._remember(leg)

    def of_changes(self, changes: Iterable[Change]) -> list[Lesson]:
        """What the changes of one command teach: each span comes with its entry as it is then."""
        puts = [change.r for change in changes if isinstance(change, Put)]
        entries = {record.id: record for record in puts if isinstance(record, Entry)}
        lessons = [found for entry in entries.values() for found in self._came(entry)]
        spans: defaultdict[str, list[Interval]] = defaultdict(list)
        for record in puts:
            if isinstance(record, Interval):
                spans[record.entry].append(record)
        for entry in entries.values():
            lessons += self._spans(entry, spans[entry.id])
        return lessons

    def _came(self, entry: Entry) -> Iterator[Lesson]:
        leg = self._leg(entry)
        if entry.version == 1 and entry.state in _WAITS:
            yield joined(leg)
        if entry.state == "waiting" and not (leg_of(entry).in_turn and entry.until is None):
            leg.in_turn = False

    def _spans(self, entry: Entry, spans: Sequence[Interval]) -> Iterator[Lesson]:
        leg = self._leg(entry)
        for span in spans:
            if span.withdrawn:
                leg.served.pop(span.id, None)
                leg.called_by = "" if leg.called_by == span.id else leg.called_by
        yield from _steps(leg, spans, entry)

    def _leg(self, entry: Entry) -> Leg:
        return self._legs.get(entry.id) or self._remember(leg_of(entry))

    def _remember(self, leg: Leg) -> Leg:
        self._legs[leg.entry] = leg
        if len(self._legs) > _REMEMBERED:
            del self._legs[next(iter(self._legs))]
        return leg
