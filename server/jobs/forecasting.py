"""What each service point has learnt of its waits: fed from the log, begun from the record.

Learning and foretelling take their time and happen in threads, one at a time; the event loop only
puts down what is to be learnt from.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterable
from typing import Final

from protocol.changes import Put
from protocol.commands import PublishEstimate, ReportByHand
from protocol.records import LIVE_STATES, Promise, Quote
from server.domain.estimates.forecaster import Forecaster
from server.domain.estimates.lessons import Lesson, Lessons, judged, on_record
from server.domain.estimates.published import estimate, quotes
from server.domain.floor import Floor
from server.execution.tailer import Tailer
from server.store.engine import StoreFault
from server.store.lately import Lately, lately
from server.store.log import LogEntry
from server.store.store import Store

_log = logging.getLogger(__name__)
JUDGED_MOST: Final = 200
"""So many of the last promises of a service point are told of."""
COMING_MOST: Final = 65_536
"""So many commands wait to be learnt from at most; whoever publishes every few seconds has few."""
BY_VOICE_MS: Final = 30 * 60_000
"""So long after a report people are taken to be called, though no desk is open."""
_NOTHING_TO_LEARN: Final = frozenset({PublishEstimate.op()})


class Kept:
    """How the last promises of a service point came out."""

    def __init__(self) -> None:
        self._held: dict[str, bool] = {}

    def note(self, promise: Promise) -> bool:
        """Whether it has been judged just now; a step that is taken back opens it again."""
        if promise.outcome not in ("held", "late"):
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


class Forecasting:
    """The forecasters of a hall, one for each service point."""

    def __init__(self, store: Store, tailer: Tailer) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._coming: deque[LogEntry] = deque(maxlen=COMING_MOST)
        self._lessons = Lessons()
        self._forecasters: dict[str, Forecaster] = {}
        self._kept: dict[str, Kept] = {}
        self._by_voice: dict[str, int] = {}
        """When it was reported last that somebody was called by voice, ms."""
        self._known_to: int | None = None
        """The seq up to which all is learnt; None until the record has been read."""
        tailer.listen(self._note)

    def estimates(self, floor: Floor, points: Iterable[str], now: int) -> list[PublishEstimate]:
        """Order and waits of service points as they are now. Blocks: call it in a thread."""
        with self._lock:
            self._learn(floor.site.zone)
            self._forget(floor)
            return [self._estimate(floor, point, now) for point in points]

    def quotes(self, floor: Floor, point: str, now: int) -> list[Quote]:
        """What somebody who joined would be told, on a floor that need not be so. Blocks."""
        with self._lock:
            self._learn(floor.site.zone)
            return quotes(floor, point, now, self._of(point))

    def _note(self, entry: LogEntry) -> None:
        if entry.kind not in _NOTHING_TO_LEARN:
            self._coming.append(entry)

    def _estimate(self, floor: Floor, point: str, now: int) -> PublishEstimate:
        kept = self._kept.get(point) or Kept()
        by_voice = now < self._by_voice.get(point, 0) + BY_VOICE_MS
        return estimate(
            floor, point, now, self._of(point), kept.held, kept.judged, staffing_known=not by_voice
        )

    def _of(self, point: str) -> Forecaster:
        return self._forecasters.setdefault(point, Forecaster())

    def _forget(self, floor: Floor) -> None:
        """Service points that were removed."""
        for gone in self._forecasters.keys() - {point.id for point in floor.points()}:
            del self._forecasters[gone]
            self._kept.pop(gone, None)
            self._by_voice.pop(gone, None)

    def _learn(self, zone: str) -> None:
        if self._known_to is None:
            self._begin(zone)
        while self._coming:
            entry = self._coming.popleft()
            if entry.seq > (self._known_to or 0):
                self._follow(entry, zone)

    def _begin(self, zone: str) -> None:
        """Learn from the record what the server before had learnt."""
        try:
            found = lately(self._store)
        except StoreFault as fault:
            _log.error("waits begin with what is configured, for %s", fault)
            self._known_to = 0
        else:
            self._known_to = found.seq
            self._relearn(found, zone)

    def _relearn(self, found: Lately, zone: str) -> None:
        lessons: list[Lesson] = []
        for entry, spans in found.legs:
            leg, taught = on_record(entry, spans)
            lessons += taught
            if entry.state in LIVE_STATES:
                self._lessons.know([leg])
        for promise in sorted(found.promises, key=lambda each: each.ended_at or 0):
            lessons += self._judged(promise, zone)
        for lesson in sorted(lessons, key=lambda each: each.at):
            lesson.teach(self._of(lesson.point))

    def _follow(self, entry: LogEntry, zone: str) -> None:
        lessons = self._lessons.of_changes(entry.changes)
        if entry.kind == ReportByHand.op():
            self._by_voice |= {lesson.point: entry.at for lesson in lessons}
        for change in entry.changes:
            if isinstance(change, Put) and isinstance(change.r, Promise):
                lessons += self._judged(change.r, zone)
        for lesson in lessons:
            lesson.teach(self._of(lesson.point))

    def _judged(self, promise: Promise, zone: str) -> Iterable[Lesson]:
        kept = self._kept.setdefault(promise.service_point, Kept())
        lesson = judged(promise, zone) if kept.note(promise) else None
        return () if lesson is None else (lesson,)
