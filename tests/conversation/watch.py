"""Looking over a program's shoulder: its copies never go back, and each is the log's fold."""

from __future__ import annotations

from collections.abc import Iterable

from client.live import Live
from protocol.changes import State
from protocol.messages import Position
from protocol.topics import parse_topic
from server.domain.floor import Floor
from server.execution.tailer import Tailer
from server.store.store import Head
from server.sync.topic import LiveTopic


def shown(name: str, floor: Floor) -> State:
    """What a topic shows of a floor, rendered afresh."""
    topic = parse_topic(name)
    assert topic is not None
    return LiveTopic(topic, floor, "", 0, 0).shown


class Fold:
    """What each topic showed after each entry of the log."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._shown: dict[tuple[str, Head], State] = {}
        self.faults: list[str] = []

    def follow(self, tailer: Tailer) -> None:
        """Note what is, and all that comes. After a restart it must be as it was before."""
        self._note(tailer)
        tailer.listen(lambda _: self._note(tailer))

    def at(self, name: str, position: Position) -> State | None:
        """The topic at a position; None for one that never was."""
        return self._shown.get((name, Head(position.epoch, position.seq)))

    def _note(self, tailer: Tailer) -> None:
        for name in self._names:
            now = shown(name, tailer.floor)
            if self._shown.setdefault((name, tailer.head), now) != now:
                self.faults.append(f"{name} at {tailer.head} is not what it was")


class Watch:
    """Listens to one program. An exception here would end its link, so faults are collected."""

    def __init__(self, live: Live, fold: Fold | None = None) -> None:
        self.steps = 0
        self._live = live
        self._fold = fold
        self._reached: dict[str, Position] = {}
        self._faults: list[str] = []
        live.listen(self._look)

    def check(self) -> None:
        """Raise for what went wrong."""
        assert self._faults == []

    def _look(self, topic: str) -> None:
        here = self._live.replica(topic).position if topic else None
        if here is None:
            return
        self.steps += 1
        before = self._reached.get(topic)
        if before is not None and before.epoch == here.epoch and before.seq > here.seq:
            self._faults.append(f"{topic} went back from {before} to {here}")
        self._reached[topic] = here
        if self._fold and self._fold.at(topic, here) != self._live.replica(topic).state:
            self._faults.append(f"{topic} at {here} is not the fold of the log")
