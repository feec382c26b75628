"""The floor's indexes say what its records say, whatever has happened."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.changes import Key
from protocol.commands import CallNext, Complete, JoinQueue, Leave, Sweep
from protocol.records import LIVE_STATES, Entry, Interval
from server.domain.actor import PUBLIC, TIMER
from server.domain.estimates.published import estimate
from server.domain.floor import Floor
from tests.agreement.days import fitting, kinds, step
from tests.hall import ANN, BEN, KIOSK, hall
from tests.server.domain.walking import in_state, join

plans = st.lists(
    st.tuples(st.booleans(), kinds, st.integers(0, 30), st.integers(0, 200)),
    max_size=40,
)


def indexes(floor: Floor) -> list[object]:
    """All that is derived, without what is empty."""
    return [
        {point: line for point, line in floor.waiting.items() if line},
        {desk: here for desk, here in floor.at_desk.items() if here},
        {mark: visit for mark, visit in floor.joined.items() if visit in floor.live},
        floor.live,
        floor.out_of_line,
        floor.held,
        {point: lines for point in floor.lanes if (lines := lanes_at(floor, point))},
        floor.people,
        floor.promised,
    ]


def lanes_at(floor: Floor, point: str) -> list[list[Entry]]:
    return sorted(map(list, floor.lanes[point].lines()), key=_first)


def _first(line: list[Entry]) -> str:
    return line[0].id


@settings(max_examples=80, deadline=None)
@given(plans, st.integers(0, 40))
def test_indexes_kept_step_by_step_are_those_of_a_floor_built_anew(
    plan: list[tuple[bool, int, int, int]], forgets_at: int
) -> None:
    at = hall()
    for index, (sensible, kind, which, passed) in enumerate(plan):
        at.clock.advance(passed)
        at.ask(*(fitting(at, which) if sensible else step(at, kind, which)))
        if index == forgets_at:
            at.floor.forget_ended()
        assert indexes(at.floor) == indexes(Floor(at.floor.state.values()))
        live = {e.id for e in at.floor.of(Entry) if e.state in LIVE_STATES}
        assert {entry.id for entry in at.floor.live.values()} == live


def test_a_copy_of_the_floor_stays_as_it_is_while_the_floor_goes_on() -> None:
    at = hall()
    join(at, access_needs=["wheelchair"])
    in_state(at, "called")
    still, now = at.floor.as_it_is(), at.clock.now()
    before = estimate(at.floor, at.point, now)
    join(at)
    at.do(CallNext(desk=at.desk(2)), BEN)
    assert estimate(at.floor, at.point, now) != before
    assert estimate(still, at.point, now) == before


def test_whoever_has_gone_and_cannot_come_back_is_forgotten_whole() -> None:
    at = hall()
    gone = join(at, PUBLIC, browser="b1", notes="secret")
    served = in_state(at, "serving")
    at.do(Complete(entry=served), ANN)
    at.do(Leave(entry=gone.entry), ANN)
    stays = join(at)
    before = len(at.floor.state)
    at.floor.forget_ended()
    kinds = {(key.kind, key.id) for key in at.floor.state}
    assert ("entry", served) in kinds, "it can still be undone"
    assert ("entry", gone.entry) not in kinds
    assert ("visit", gone.visit) not in kinds
    assert len(at.floor.state) == before - 3
    at.clock.advance(16 * 60)
    at.do(Sweep(), TIMER)
    at.floor.forget_ended()
    assert [entry.id for entry in at.floor.of(Entry)] == [stays.entry]
    assert not at.floor.people and not at.floor.joined


def test_spans_are_for_reports_and_fill_no_memory() -> None:
    at = hall()
    in_state(at, "completed")
    assert not list(at.floor.of(Interval))


def test_a_record_that_memory_lacked_is_taken_in_for_a_command() -> None:
    at = hall()
    ended = join(at)
    at.do(Leave(entry=ended.entry), ANN)
    kept = at.floor.state[Key("entry", ended.entry)]
    at.floor.forget_ended()
    at.floor.remember(kept)
    refusal = at.refused(Leave(entry=ended.entry), ANN)
    assert refusal.code == "wrong_state"
    assert at.ask(JoinQueue(service_point=at.point), KIOSK).number == "A002"  # type: ignore[union-attr]
