"""Any day of calls, against a small oracle: what is said, how often, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from protocol.views import PublicCall
from tests.display.ears import Ears

pytestmark = pytest.mark.usefixtures("qapp")

Deed = Literal["call", "recall", "answer", "withdraw", "move", "wait"]
DEEDS = st.tuples(
    st.sampled_from(("call", "call", "recall", "answer", "withdraw", "move", "wait", "wait")),
    st.integers(0, 20),
)
LONG_S = 400.0
"""Until everything has been said."""
MOVED_TENTH: list[tuple[Deed, int]] = [
    *[("call", 0)] * 3, ("recall", 0), *[("call", 0)] * 6, ("move", 2),
]  # fmt: skip
"""One who was called again moves to another desk, all in one instant: nothing is taken back."""


@dataclass
class Day:
    """What desks do, and what the oracle remembers of it."""

    ears: Ears
    running: list[PublicCall] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    """Ids of all announcements."""
    turns: list[str] = field(default_factory=list)
    """The same as they are due: what follows on an unsaid announcement has its turn."""
    ended: dict[str, float] = field(default_factory=dict)
    """When an announcement stopped to be worth saying."""
    withdrawn: dict[str, float] = field(default_factory=dict)
    """When a number was taken back."""

    def do(self, deed: Deed, which: int) -> None:
        if deed == "wait":
            self.ears.go_by(which / 2)
        elif deed == "call":
            # Ids sort as the server's do: by time.
            place = len(self.made)
            number = f"A{place:03}"
            self._runs(self.ears.call(number, 1 + which % 9, id=f"{place:03}"))
        elif self.running:
            self._ends(deed, self.running.pop(which % len(self.running)))

    def _ends(self, deed: Deed, call: PublicCall) -> None:
        self.ended.setdefault(call.id, self.ears.hours.now)
        begun = {s.call.id for _, s in self.ears.shown if s.what == "call" and s.call}
        place = len(self.turns) if call.id in begun else self.turns.index(call.id)
        if deed == "recall":
            self._runs(self.ears.recall(call), place)
        elif deed == "move":
            self._runs(self.ears.move(call, 9), place)
        elif deed == "withdraw":
            self.withdrawn[call.number] = self.ears.hours.now
            self.ears.withdraw(call)
        else:
            if call.moved_from:
                # That a call has moved is said even to whoever has come.
                del self.ended[call.id]
            self.ears.answer(call)

    def _runs(self, call: PublicCall, place: int | None = None) -> None:
        self.running.append(call)
        self.made.append(call.id)
        self.turns.insert(len(self.turns) if place is None else place, call.id)


@settings(max_examples=60)
@given(st.lists(DEEDS, max_size=40), st.floats(0.5, 9.0), st.booleans())
@example(MOVED_TENTH, 1.0, False)
def test_each_call_is_said_once_in_order_unless_it_ended_before(
    deeds: list[tuple[Deed, int]], breath: float, burst: bool
) -> None:
    day = Day(Ears(takes=lambda _: breath))
    for deed, which in deeds:
        day.do(deed, 0 if burst and deed == "wait" else which)
    day.ears.go_by(LONG_S)
    stages = [(at, s) for at, s in day.ears.shown if s.what is not None and s.call is not None]
    first = {s.serial: (at, s.what, s.call) for at, s in reversed(stages) if s.call}
    shown = [first[serial] for serial in sorted(first)]
    said = [(call.id, at) for at, what, call in shown if what == "call"]

    ids = [ident for ident, _ in said]
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids, key=day.turns.index)
    for ident, at in said:
        assert at <= day.ended.get(ident, at)
    assert set(day.made) - set(ids) <= day.ended.keys()

    notices = [call.number for _, what, call in shown if what == "withdrawn"]
    begun = {call.number: at for at, what, call in reversed(shown) if what == "call"}
    told = {number for number, at in day.withdrawn.items() if begun.get(number, at + 1) <= at}
    assert sorted(notices) == sorted(told)


@settings(max_examples=40)
@given(st.lists(DEEDS, max_size=40), st.floats(0.5, 9.0))
def test_what_is_heard_is_what_has_the_stage_and_one_at_a_time(
    deeds: list[tuple[Deed, int]], breath: float
) -> None:
    day = Day(Ears(takes=lambda _: breath))
    for deed, which in deeds:
        day.do(deed, which)
    day.ears.go_by(LONG_S)
    heard = [(began, ended) for began, ended, _, _ in day.ears.voice.said]
    heard += day.ears.tone.spans
    assert all(one[1] <= two[0] + 1e-6 for one, two in pairwise(sorted(heard)))
    for began, _, text, _ in day.ears.voice.said:
        stage = next(s for at, s in reversed(day.ears.shown) if at <= began)
        assert stage.call is not None
        assert ", ".join(stage.call.number) in text
    assert day.ears.shown == [] or day.ears.shown[-1][1].what is None
