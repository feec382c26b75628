"""What a hall has learnt of its waits: fed from the log, begun from the record.

Learning and foretelling take their time and happen in threads, one at a time; the event loop only
puts down what is to be learnt from.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterable
from typing import Final

from protocol.commands import ProjectReservations, PublishEstimate
from protocol.records import Quote
from server.domain.estimates.learning import Learning
from server.domain.estimates.published import Reckoned
from server.domain.floor import Floor
from server.execution.tailer import Tailer
from server.store.engine import StoreFault
from server.store.lately import lately
from server.store.log import LogEntry
from server.store.store import Store

_log = logging.getLogger(__name__)
COMING_MOST: Final = 65_536
"""So many commands wait to be learnt from at most; whoever publishes every few seconds has few."""
_NOTHING_TO_LEARN: Final = frozenset({PublishEstimate.op(), ProjectReservations.op()})


class Forecasting:
    """The estimator as the server's threads share it."""

    def __init__(self, store: Store, tailer: Tailer) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._coming: deque[LogEntry] = deque(maxlen=COMING_MOST)
        self._learning = Learning()
        self._known_to: int | None = None
        """The seq up to which all is learnt; None until the record has been read."""
        tailer.listen(self._note)

    def reckoned(self, floor: Floor, points: Iterable[str], now: int) -> list[Reckoned]:
        """Order and waits of service points as they are now, and which reservations begin late.
        Blocks: call it in a thread."""
        with self._lock:
            self._learn(floor.site.zone)
            self._learning.forget(floor)
            return [self._learning.reckoned(floor, point, now) for point in points]

    def quotes(self, floor: Floor, point: str, now: int) -> list[Quote]:
        """What somebody who joined would be told, on a floor that need not be so. Blocks."""
        with self._lock:
            self._learn(floor.site.zone)
            return self._learning.quotes(floor, point, now)

    def _note(self, entry: LogEntry) -> None:
        if entry.kind not in _NOTHING_TO_LEARN:
            self._coming.append(entry)

    def _learn(self, zone: str) -> None:
        if self._known_to is None:
            self._known_to = self._recall(zone)
        while self._coming:
            entry = self._coming.popleft()
            if entry.seq > self._known_to:
                self._learning.follow(entry.kind, entry.changes, entry.at, zone)

    def _recall(self, zone: str) -> int:
        """Learn from the record what the server before had learnt; up to which seq."""
        try:
            found = lately(self._store)
        except StoreFault as fault:
            _log.error("waits begin with what is configured, for %s", fault)
            return 0
        self._learning.recall(found.legs, found.promises, zone)
        return found.seq
