"""A topic that changes by the clock as well, between two entries of the log."""

from __future__ import annotations

from protocol.messages import Position
from server.domain.floor import Floor
from server.sync.frames import Frame
from server.sync.projection import Timed
from server.sync.topic import LiveTopic


class TimedTopic(LiveTopic):
    """What time has changed has no number in the log, so it is told by a snapshot at the same one,
    and whoever comes back gets one too: there is no saying what they have missed."""

    def catch_up(self, position: Position | None) -> Frame | None:
        """The whole."""
        return self.snapshot()

    def pass_time(self, floor: Floor) -> None:
        """Tell everybody what the clock has changed, if it has."""
        projection = self.projection
        if not isinstance(projection, Timed) or not (keys := list(projection.passed(floor))):
            return
        if self._render(floor, keys):
            self._cached.clear()
            if self.subscribers:
                self._push(self.snapshot())
