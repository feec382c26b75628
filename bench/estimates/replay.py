"""A trace, strictly in order of time, through the forecaster of the server.

A customer is told a wait as they join, from what has happened until then; what they did wait is
learnt in the second in which it ends, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from time import process_time
from typing import Final, NamedTuple

from bench.estimates.hall import Hall
from bench.estimates.happenings import What, happenings
from bench.estimates.references import References
from bench.estimates.trace import Call
from server.domain.estimates.forecaster import Forecaster, Wait

LEFT_OUT: Final = "IN"
"""The queue that is not scored: its calls come from inside the house."""


class Scored(NamedTuple):
    """One wait that was foretold and became known."""

    joined_at: int
    month: int
    waited_s: float
    references: tuple[float, ...]
    quoted: tuple[int, int, int]
    cpu_s: float


class Replay:
    """One pass over a trace."""

    def __init__(self, calls: Sequence[Call], forecaster: Forecaster) -> None:
        self._calls = calls
        self._forecaster = forecaster
        self._references = References()
        self._hall = Hall(frozenset(call.queue for call in calls))
        self._told: dict[int, tuple[Wait, tuple[float, ...], float, int]] = {}

    def run(self, seen: Callable[[int], None] = lambda month: None) -> Iterator[Scored]:
        """What was foretold to each who was served after a wait, as it becomes known. `seen` is
        told of each new month."""
        month = 0
        for at, what, place in happenings(self._calls):
            call = self._calls[place]
            if what == What.JOIN:
                if call.month > month:
                    month = call.month
                    seen(month)
                self._join(at, place, call)
            elif what in (What.LEAVE, What.LEAVE_AT_ONCE):
                self._leave(at, place, call)
            elif what in (What.END, What.END_AT_ONCE):
                self._end(at, place, call)
            else:
                yield from self._begin(at, place, call)

    def _join(self, at: int, place: int, call: Call) -> None:
        """Whoever is served at once is told nothing; whoever will give up is told a wait that
        nobody ever compares, so that it is not reckoned."""
        if call.kind == "served_after_wait" and call.queue != LEFT_OUT:
            told = self._references.foretold(at)
            scene = self._hall.scene(at, place, call)
            begun = process_time()
            forecast = self._forecaster.forecast(scene, seed=place)
            cpu_s = process_time() - begun
            wait = forecast.newcomers.get(str(place)) or _nothing()
            self._told[place] = wait, told, cpu_s, scene.hour
        self._hall.joined(place, call)
        self._references.joined(at, place)
        self._forecaster.joined(at, (call.queue,))

    def _leave(self, at: int, place: int, call: Call) -> None:
        self._hall.left(place)
        self._references.left(place)
        self._forecaster.left(at, (call.queue,), (at - call.joined_at) / 1000)

    def _begin(self, at: int, place: int, call: Call) -> Iterator[Scored]:
        waited_s, task = (at - call.joined_at) / 1000, (call.queue,)
        self._forecaster.called(at, task, waited_s, call.agent, in_turn=waited_s > 0)
        self._forecaster.started(at, task, 0.0, call.agent, call.agent)
        self._hall.begun(at, place, call)
        self._references.begun(at, place, call)
        if place in self._told:
            wait, told, cpu_s, hour = self._told.pop(place)
            quoted = wait.p20, wait.p50, wait.p80
            self._forecaster.judge(wait.grounds, quoted, call.wait_s, hour, call.queue)
            yield Scored(call.joined_at, call.month, call.wait_s, told, quoted, cpu_s)

    def _end(self, at: int, place: int, call: Call) -> None:
        service_s = (call.end_at - call.until_at) / 1000
        self._forecaster.ended(at, (call.queue,), service_s, call.agent, call.agent)
        self._hall.ended(at, place, call)
        self._references.ended(at, call)


def _nothing() -> Wait:
    """Where nobody is at work no wait can be told; it is scored as none."""
    return Wait(0, 0, 0, [])
