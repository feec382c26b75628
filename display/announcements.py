"""Which call has the stage: a queue in which each new call is shown long enough and said once.

Pure. `at` is a steady clock in seconds; a call's own time and `now` are the server's, in ms.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from protocol.views import PublicCall

OLD_AFTER_S: Final = 60.0
"""A call older than this when first seen is news to nobody: after a restart, or a long gap."""
SEEN_MOST: Final = 500
"""So many announcements are remembered, though their calls have left the wall: none is news twice,
not even when the server leaves calls out for a moment."""


class _Dwell(NamedTuple):
    waiting: int
    seconds: float


DWELL: Final = (_Dwell(0, 8.0), _Dwell(1, 5.0), _Dwell(3, 3.0))
"""The least time that an announcement has the stage, by how many wait behind it."""

What = Literal["call", "withdrawn"]
Key = tuple[str, int]


@dataclass(frozen=True)
class Stage:
    """What has the stage. `serial` grows with each announcement, so that each is said once."""

    what: What | None = None
    call: PublicCall | None = None
    serial: int = 0


class Announcements:
    """The queue of one wall. Feed it all calls whenever they change; ask it for the stage."""

    def __init__(self) -> None:
        self._seen: dict[Key, None] = {}
        self._known: set[str] = set()
        self._told: set[str] = set()
        """Numbers that people have seen called: to them a withdrawal is news."""
        self._queue: deque[tuple[What, PublicCall]] = deque()
        self._stage = Stage()
        self._since = 0.0
        self._over = False
        """Whether the stage is to be given up at once."""
        self._serial = 0
        self._moved: dict[str, tuple[int, str]] = {}
        """By number, when and by which call another desk took over."""

    def see(self, calls: Iterable[PublicCall], now: int, rate: float = 1.0) -> None:
        """Take note of the calls as they are. `rate` is that of the server's clock."""
        current = {call.id: call for call in calls}
        self._moved = {
            call.number: (call.at, call.id)
            for call in sorted(current.values(), key=lambda each: (each.at, each.id))
            if call.moved_from
        }
        for call in sorted(current.values(), key=lambda each: (each.at, each.nth, each.id)):
            self._note(call, (now - call.at) / 1000 / rate)
        self._forget(current)
        self._refresh(current)

    def step(self, at: float, speaking: bool = False) -> Stage:
        """Move on if it is time, and tell what has the stage now; `what` None: no announcement.

        While the stage is `speaking`, it is shown.
        """
        held = speaking or at - self._since < self._least()
        if self._stage.what is not None and held and not self._over:
            return self._stage
        self._over = False
        if self._queue:
            what, call = self._queue.popleft()
            self._serial += 1
            self._stage, self._since = Stage(what, call, self._serial), at
            self._told.add(call.number)
        elif self._stage.what is not None:
            self._stage = Stage(None, None, self._serial)
        return self._stage

    def hush(self) -> None:
        """The server is away: nothing that waited is news any more."""
        self._queue.clear()
        self._stage = Stage(None, None, self._serial)

    def waiting(self) -> Sequence[PublicCall]:
        """The calls that wait for the stage, first come first."""
        return [call for what, call in self._queue if what == "call"]

    def _note(self, call: PublicCall, age_s: float) -> None:
        key = (call.id, call.nth)
        if _is_said(call) and key not in self._seen:
            self._seen[key] = None
            if age_s <= OLD_AFTER_S:
                self._forget_notice(call.number)
                self._enqueue(call)
            else:
                self._told.add(call.number)
        if call.state != "withdrawn":
            self._known.add(call.id)
        elif call.id in self._known:
            self._known.remove(call.id)
            self._withdraw(call)

    def _enqueue(self, call: PublicCall) -> None:
        """Who has not been said yet keeps their turn when recalled or moved; others come last.

        In a long queue the server repeats calls that wait for their first saying: were they to
        begin again at the end, those behind would never be said.
        """
        for place, (what, waiting) in enumerate(self._queue):
            if what == "call" and waiting.number == call.number:
                self._queue[place] = ("call", call)
                return
        self._queue.append(("call", call))

    def _forget_notice(self, number: str) -> None:
        """Whoever is called anew must not read that they are not called yet."""
        self._queue = deque(
            (what, call) for what, call in self._queue if what == "call" or call.number != number
        )
        held = self._stage.call
        if self._stage.what == "withdrawn" and held is not None and held.number == number:
            self._over = True

    def _withdraw(self, call: PublicCall) -> None:
        moved = self._moved.get(call.number, (0, "")) > (call.at, call.id)
        if not moved:
            self._queue = deque(item for item in self._queue if item[1].id != call.id)
            if call.number in self._told:
                # Before the calls that wait, after the notices that do.
                place = sum(what == "withdrawn" for what, _ in self._queue)
                self._queue.insert(place, ("withdrawn", call))
        held = self._stage.call
        if held is not None and (held.id == call.id or (held.number == call.number and not moved)):
            self._over = True

    def _forget(self, current: dict[str, PublicCall]) -> None:
        """Keep the memory of a wall that runs for weeks small."""
        surplus = len(self._seen) - SEEN_MOST
        if surplus > 0:
            gone = [key for key in self._seen if key[0] not in current][:surplus]
            for key in gone:
                del self._seen[key]

    def _refresh(self, current: dict[str, PublicCall]) -> None:
        """Whoever has come needs no call any more; a desk's new name is shown at once."""
        self._queue = deque(
            (what, current.get(call.id, call))
            for what, call in self._queue
            if what == "withdrawn" or (call.id in current and _is_said(current[call.id]))
        )
        self._known &= current.keys()
        self._told &= {call.number for call in current.values()}
        held = self._stage.call
        if held is not None and held.id in current and self._stage.what == "call":
            self._stage = Stage("call", current[held.id], self._stage.serial)

    def _least(self) -> float:
        behind = len(self._queue)
        return [step.seconds for step in DWELL if behind >= step.waiting][-1]


def _is_said(call: PublicCall) -> bool:
    """A call is said while somebody is on the way; that it has moved also if they are there."""
    return call.state == "calling" or (call.state == "answered" and call.moved_from != "")
