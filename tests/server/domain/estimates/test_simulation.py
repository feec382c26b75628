"""Runs of who is next: the same as one by one, and sensible at the edges."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.next_in_line import Order
from server.domain.estimates.durations import Durations
from server.domain.estimates.hazards import Hazards
from server.domain.estimates.scene import Busy, Scene, Station, Task, Waiter
from server.domain.estimates.simulation import Simulated, percentiles, simulate
from tests.server.domain.estimates.one_by_one import Calm, Certain, called, entry_of, point_of
from tests.server.domain.estimates.one_by_one import played as one_by_one

NOW: Final = 1_700_000_000_000
TASKS: Final[list[Task]] = [("pass",), ("licence",), ("pass", "licence")]
NEVER_S: Final = 10**9


def ahead(seconds: int) -> int:
    return NOW + seconds * 1000


def waiter(key: str, waited_s: int = 0, desks: int = 1, **fields: object) -> Waiter:
    since = ahead(-waited_s)
    told: dict[str, object] = {"stations": frozenset(range(desks)), **fields}
    return Waiter(key, ("pass",), since, since, **told)  # type: ignore[arg-type]


def played(scene: Scene, seed: int = 1) -> Simulated:
    return simulate(scene, Durations(), Hazards(), np.random.default_rng(seed))


def median(runs: np.ndarray) -> list[float]:
    return [float(value) for value in np.atleast_1d(percentiles(runs)[1])]


@st.composite
def spans(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    begins = draw(st.integers(-100, 2_000))
    planned = (ahead(begins), ahead(begins + draw(st.integers(1, 900))))
    return draw(st.sampled_from([(), (), (planned,)]))


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    count = draw(st.integers(1, 4))
    desks = [
        Station(
            key=str(desk),
            staff=draw(st.sampled_from(["ann", "ben"])),
            busy=draw(st.sampled_from([None, Busy(TASKS[0], ahead(-20))])),
            from_at=ahead(draw(st.sampled_from([-60, 0, 0, 200]))),
            pauses=draw(spans()),
            closing=draw(st.sampled_from([False, False, False, True])),
        )
        for desk in range(count)
    ]
    weights = draw(st.sampled_from([[1.0], [1.0, 3.0], [0.5, 1.0, 2.5]]))
    away = draw(st.sampled_from([[0], [0, 0, 0, 130, 700]]))
    waits = draw(st.lists(st.integers(-90, 3_000), max_size=12, unique=True))
    line = [
        Waiter(
            key=str(nth),
            task=draw(st.sampled_from(TASKS)),
            eligible_at=ahead(-waited_s),
            joined_at=ahead(-abs(waited_s)),
            stations=draw(st.frozensets(st.integers(0, count - 1))),
            weight=draw(st.sampled_from(weights)),
            first=draw(st.sampled_from([False] * 5 + [True])),
            from_at=ahead(draw(st.sampled_from(away))),
        )
        for nth, waited_s in enumerate(waits)
    ]
    everybody = frozenset(range(count))
    new = [
        Waiter("new", TASKS[0], NOW, NOW, everybody, draw(st.sampled_from(weights))),
        Waiter("few", TASKS[1], NOW, NOW, frozenset({0})),
    ]
    limit_s = draw(st.sampled_from([0, 0, 1_200]))
    order = draw(st.sampled_from(["weight", "weight", "fixed"]))
    scene = Scene(NOW, tuple(desks), tuple(line), order, limit_s, tuple(new))
    rank = Order(point_of(scene), NOW).rank
    rows = sorted((rank(entry_of(who, place)), place) for place, who in enumerate(line))
    return replace(scene, line=tuple(line[place] for _, place in rows))


@settings(max_examples=60, deadline=None)
@given(scenes(), st.data())
def test_with_nothing_left_to_chance_everybody_is_called_when_the_policy_says(
    scene: Scene, data: st.DataObject
) -> None:
    taken_s = {
        (task, staff): data.draw(st.integers(30, 600)) for task in TASKS for staff in ("ann", "ben")
    }
    patience = st.sampled_from([NEVER_S, NEVER_S, 150, 1_000])
    leave_s = [data.draw(patience) for _ in scene.line]
    able = [bool(_taking(scene) & who.stations) for who in scene.line]
    new_able = sum(bool(_taking(scene) & who.stations) for who in scene.newcomers)
    told = [s for s, served in zip(leave_s, able, strict=True) if served] + [NEVER_S] * new_able
    rng = np.random.default_rng(0)
    result = simulate(scene, Certain(taken_s), Calm(told), rng, runs=2)
    wanted, last_s = one_by_one(scene, taken_s, leave_s)
    assert result.line[0] == pytest.approx([np.inf if at is None else at for at in wanted])
    assert (result.line[1] == result.line[0]).all()
    assert result.last[0] == pytest.approx(last_s)
    if scene.order == "fixed":
        return
    for nth, newcomer in enumerate(scene.newcomers):
        joined = replace(scene, line=(*scene.line, newcomer))
        at = called(joined, taken_s, [*leave_s, NEVER_S])[-1]
        assert result.newcomers[0, nth] == pytest.approx(np.inf if at is None else at)


def _taking(scene: Scene) -> frozenset[int]:
    return frozenset(i for i, desk in enumerate(scene.stations) if not desk.closing)


def test_the_same_seed_gives_the_same_waits_and_another_gives_others() -> None:
    line = tuple(waiter(str(n), 100 - n, weight=1.0 + n % 2) for n in range(20))
    scene = Scene(NOW, (Station("1"),), line)
    one, same, other = played(scene), played(scene), played(scene, 2)
    assert (one.line == same.line).all() and (one.one_more == same.one_more).all()
    assert (one.line != other.line).any()


def test_an_empty_hall_keeps_nobody_waiting() -> None:
    result = played(Scene(NOW, (Station("1"),), (), newcomers=(waiter("new"),)))
    assert median(result.newcomers) == [0]
    assert median(result.last) == [0]
    assert 200 < median(result.one_more)[0] < 500


def test_the_only_customer_is_called_at_once_and_the_next_waits_for_the_service() -> None:
    scene = Scene(NOW, (Station("1"),), (waiter("a"),), newcomers=(waiter("new"),))
    result = played(scene)
    assert median(result.line) == [0]
    assert 250 < median(result.newcomers)[0] < 550
    assert median(result.last)[0] < median(result.one_more)[0]


def test_while_all_desks_pause_everybody_waits_until_the_first_is_back() -> None:
    desks = (Station("1", from_at=ahead(600)), Station("2", from_at=ahead(900)))
    line = (waiter("a", desks=2), waiter("b", desks=2))
    result = played(Scene(NOW, desks, line, newcomers=(waiter("new", desks=2),)))
    assert result.line[:, 0].min() == result.line[:, 0].max() == 600
    assert percentiles(result.line[:, 1])[0] >= 600
    assert result.newcomers.min() >= 600
    assert median(result.newcomers)[0] > 750


def test_with_no_desk_nobody_can_be_told_a_wait() -> None:
    scene = Scene(NOW, (), (waiter("a", desks=0),), newcomers=(waiter("new", desks=0),))
    result = played(scene)
    assert np.isinf(percentiles(result.line)).all()
    assert np.isinf(percentiles(result.newcomers)).all()
    assert (result.last == 0).all() and np.isinf(result.one_more).all()


def test_whom_no_desk_serves_is_in_nobodys_way() -> None:
    stuck = waiter("stuck", 500, desks=0)
    scene = Scene(NOW, (Station("1"),), (stuck, waiter("a", 100)))
    result = played(scene)
    assert np.isinf(result.line[:, 0]).all()
    assert (result.line[:, 1] == 0).all()
    assert np.isfinite(result.last).all()


def test_whoever_closes_after_the_customer_calls_nobody_but_is_waited_for() -> None:
    busy = Busy(("pass",), NOW)
    scene = Scene(NOW, (Station("1", busy=busy, closing=True),), (waiter("a"),))
    result = played(scene)
    assert np.isinf(result.line).all()
    assert 200 < median(result.last)[0] < 500


def test_nobody_is_begun_in_a_planned_pause() -> None:
    pause = (ahead(600), ahead(1_500))
    line = tuple(waiter(str(n), 100 - n) for n in range(10))
    result = played(Scene(NOW, (Station("1", pauses=(pause,)),), line))
    assert not ((result.line >= 600) & (result.line < 1_500)).any()
    assert (result.line >= 1_500).any()


def test_one_more_desk_makes_no_wait_longer_in_a_fixed_order() -> None:
    line = tuple(waiter(str(n), 100 - n, desks=3) for n in range(15))
    two = Scene(NOW, (Station("1"), Station("2")), line, "fixed")
    fewer = replace(two, line=tuple(replace(w, stations=frozenset({0, 1})) for w in line))
    more = replace(two, stations=(*two.stations, Station("3")))
    less, shorter = (percentiles(played(scene).line) for scene in (fewer, more))
    assert (shorter <= less).all() and (shorter < less).any()


def test_of_one_class_nobody_is_called_before_somebody_who_waits_longer() -> None:
    line = tuple(waiter(str(n), 1_000 - n, desks=2) for n in range(10))
    waits = played(Scene(NOW, (Station("1"), Station("2")), line)).line
    assert (np.diff(waits, axis=1) >= 0).all()


def test_who_was_put_first_and_is_away_comes_before_those_put_first_later() -> None:
    back = waiter("back", first=True, from_at=ahead(100))
    desks = (Station("1", from_at=ahead(200)),)
    result = played(Scene(NOW, desks, (back, waiter("later", first=True))))
    assert (result.line[:, 0] == 200).all() and (result.line[:, 1] >= 200).all()


def test_who_waits_in_the_simulation_gains_weight_by_it() -> None:
    # The one of weight 3 has waited little now, and is before all others before long.
    line = (*(waiter(str(n), 400 - n) for n in range(9)), waiter("w", 0, weight=3.0))
    waits = median(played(Scene(NOW, (Station("1"),), line)).line)
    assert waits[-1] < waits[4]


def test_who_was_on_hold_takes_what_is_left_and_who_may_not_come_takes_less() -> None:
    def wait_behind(**fields: float) -> float:
        ahead_of = waiter("x", 50, in_line=False, **fields)
        scene = Scene(NOW, (Station("1"),), (ahead_of, waiter("a", 10)))
        return float(played(scene).line[:, 1].mean())

    whole = wait_behind()
    assert wait_behind(part=0.5) == pytest.approx(whole / 2, rel=0.2)
    assert wait_behind(likely=0.5) == pytest.approx(whole / 2, rel=0.2)


def test_a_slow_colleague_makes_those_wait_longer_whom_only_they_serve() -> None:
    durations = Durations()
    for _ in range(60):
        durations.learn(("pass",), "slow", 900)
        durations.learn(("pass",), "quick", 200)
    desks = (Station("1", "slow"), Station("2", "quick"))
    line = tuple(replace(waiter(str(n), 100 - n), stations=frozenset({n % 2})) for n in range(6))
    result = simulate(Scene(NOW, desks, line), durations, Hazards(), np.random.default_rng(1))
    slow, quick = median(result.line)[4:]
    assert slow > 2 * quick
