"""What a hall has learnt of its waits: a forecaster for each service point, and how the last
promises came out. Pure: it is told of changes, and asked about a floor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from protocol.changes import Change, Put
from protocol.commands import PublishEstimate, ReportByHand
from protocol.records import LIVE_STATES, Entry, Interval, Promise, Quote
from server.domain.estimates.forecaster import Forecaster
from server.domain.estimates.lessons import Lesson, Lessons, judged, on_record
from server.domain.estimates.published import Reckoned, quotes, reckoned
from server.domain.floor import Floor
from server.domain.keeping import is_judged

JUDGED_MOST: Final = 200
"""So many of the last promises of a service point are told of."""
BY_VOICE_MS: Final = 30 * 60_000
"""So long after a report people are taken to be called, though no desk is open."""


class Kept:
    """How the last promises of a service point came out."""

    def __init__(self) -> None:
        self._held: dict[str, bool] = {}

    def note(self, promise: Promise) -> bool:
        """Whether it has been judged just now; a step that is taken back opens it again."""
        if not is_judged(promise):
            self._held.pop(promise.id, None)
            return False
        again = promise.id in self._held
        self._held[promise.id] = promise.outcome == "held"
        if len(self._held) > JUDGED_MOST:
            del self._held[next(iter(self._held))]
        return not again

    @property
    def held(self) -> int:
        """How many were held …"""
        return sum(self._held.values())

    @property
    def judged(self) -> int:
        """… of so many."""
        return len(self._held)


class Learning:
    """Of a whole hall."""

    def __init__(self) -> None:
        self._lessons = Lessons()
        self._forecasters: dict[str, Forecaster] = {}
        self._kept: dict[str, Kept] = {}
        self._by_voice: dict[str, int] = {}
        """When it was reported last that somebody was called by voice, ms."""

    def recall(
        self,
        legs: Iterable[tuple[Entry, list[Interval]]],
        promises: Iterable[Promise],
        zone: str,
    ) -> None:
        """Learn from the record: legs with their spans, and promises that were judged."""
        lessons: list[Lesson] = []
        for entry, spans in legs:
            leg, taught = on_record(entry, spans)
            lessons += taught
            if entry.state in LIVE_STATES:
                self._lessons.know([leg])
        for promise in sorted(promises, key=lambda each: each.ended_at or 0):
            lessons += self._judged(promise, zone)
        self._teach(sorted(lessons, key=lambda each: each.at))

    def follow(self, op: str, changes: Iterable[Change], at: int, zone: str) -> None:
        """Learn from what a command has changed."""
        changes = list(changes)
        lessons = self._lessons.of_changes(changes)
        if op == ReportByHand.op():
            self._by_voice |= {lesson.point: at for lesson in lessons}
        for change in changes:
            if isinstance(change, Put) and isinstance(change.r, Promise):
                lessons += self._judged(change.r, zone)
        self._teach(lessons)

    def estimate(self, floor: Floor, point: str, now: int) -> PublishEstimate:
        """Order and waits of a service point as they are now."""
        return self.reckoned(floor, point, now).estimate

    def reckoned(self, floor: Floor, point: str, now: int) -> Reckoned:
        """The same with what it says of reservations."""
        kept = self._kept.get(point) or Kept()
        by_voice = now < self._by_voice.get(point, 0) + BY_VOICE_MS
        return reckoned(
            floor, point, now, self._of(point), kept.held, kept.judged, staffing_known=not by_voice
        )

    def quotes(self, floor: Floor, point: str, now: int) -> list[Quote]:
        """What somebody who joined would be told, on a floor that need not be so."""
        return quotes(floor, point, now, self._of(point))

    def forget(self, floor: Floor) -> None:
        """Drop what was learnt of service points that were removed."""
        for gone in self._forecasters.keys() - {point.id for point in floor.points()}:
            del self._forecasters[gone]
            self._kept.pop(gone, None)
            self._by_voice.pop(gone, None)

    def _of(self, point: str) -> Forecaster:
        return self._forecasters.setdefault(point, Forecaster())

    def _judged(self, promise: Promise, zone: str) -> Iterable[Lesson]:
        kept = self._kept.setdefault(promise.service_point, Kept())
        lesson = judged(promise, zone) if kept.note(promise) else None
        return () if lesson is None else (lesson,)

    def _teach(self, lessons: Iterable[Lesson]) -> None:
        for lesson in lessons:
            lesson.teach(self._of(lesson.point))
