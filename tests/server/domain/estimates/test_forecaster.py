"""What one service point has learnt of its waits, and what it foretells at the edges."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.estimates.forecaster import Forecast, Forecaster, Wait
from server.domain.estimates.grounds import AT, NAMES
from server.domain.estimates.order import in_order
from server.domain.estimates.scene import Busy, Scene, Station, Waiter
from tests.server.domain.estimates.clinic import NOON, TASK, Clinic, Told

RUNS = 40


def new(stations: int, service: str = "blood") -> Waiter:
    return Waiter(f"new {service}", (service,), NOON, NOON, frozenset(range(stations)))


def line(count: int, stations: int = 2) -> tuple[Waiter, ...]:
    able = frozenset(range(stations))
    since = [NOON - 1000 * (60 + 30 * (count - place)) for place in range(count)]
    return tuple(Waiter(str(place), TASK, at, at, able) for place, at in enumerate(since))


def scene(waiting: int = 0, *, busy: bool = True, stations: int = 2) -> Scene:
    there = Busy(TASK, NOON - 60_000) if busy else None
    return Scene(
        NOON,
        tuple(Station(f"d{place}", f"s{place}", there) for place in range(stations)),
        line(waiting, stations),
        newcomers=(new(stations),),
        means_s={TASK[0]: 600},
        hour=10,
    )


def foretold(told: Scene, forecaster: Forecaster | None = None) -> Forecast:
    return (forecaster or Forecaster(RUNS)).forecast(told, seed=7)


def newcomer(told: Scene) -> Wait:
    return foretold(told).newcomers["new blood"]


def test_a_single_customer_with_an_idle_desk_is_told_next_to_nothing() -> None:
    assert newcomer(scene(busy=False)).p80 <= 60


def test_an_empty_hall_has_no_last_finish_but_one_for_who_would_come() -> None:
    told = foretold(scene(busy=False))
    assert told.last_s is None
    assert told.one_more_s is not None and told.one_more_s > 300


def test_before_anything_is_learnt_the_wait_is_of_the_configured_services() -> None:
    wait = newcomer(scene(waiting=5))
    assert 1_000 < wait.p20 < wait.p50 < wait.p80 < 4_000


def test_where_no_desk_is_open_no_wait_is_told() -> None:
    assert foretold(scene(waiting=3, stations=0)) == Forecast()


def test_while_all_desks_pause_waits_begin_when_they_return() -> None:
    usual = scene(waiting=2, busy=False)
    back = tuple(replace(each, from_at=NOON + 1_800_000) for each in usual.stations)
    assert newcomer(replace(usual, stations=back)).p20 >= 1_800


def test_desks_that_close_take_nobody_any_more() -> None:
    usual = scene(waiting=2)
    closing = tuple(replace(each, closing=True) for each in usual.stations)
    told = foretold(replace(usual, stations=closing))
    assert not told.line and not told.newcomers and told.one_more_s is None
    assert told.last_s


def test_whom_nobody_can_serve_is_told_no_wait_and_the_others_theirs() -> None:
    usual = scene(waiting=2)
    alone = Waiter("alone", ("passport",), NOON, NOON, frozenset())
    told = foretold(replace(usual, line=(usual.line[0], alone, usual.line[1])))
    assert list(told.line) == ["0", "1"]


def test_on_hold_and_due_take_time_and_are_told_none() -> None:
    usual = scene(waiting=3)
    held = replace(usual.line[0], in_line=False)
    assert list(foretold(replace(usual, line=(held, *usual.line[1:]))).line) == ["1", "2"]


def test_where_staffing_is_unknown_the_last_wait_is_told_and_nothing_if_that_was_long_ago() -> None:
    unknown = replace(scene(waiting=1, stations=0), staffing_known=False)
    forecaster = Forecaster(RUNS)
    assert foretold(unknown, forecaster) == Forecast()
    forecaster.called(NOON - 300_000, TASK, 900, "")
    told = foretold(unknown, forecaster)
    assert told.newcomers["new blood"].p50 == 900
    assert told.line["0"].p50 < 900
    assert told.last_s is None
    late = replace(unknown, now=NOON + 12 * 3_600_000)
    assert foretold(late, forecaster) == Forecast()


def test_the_same_seed_and_past_give_the_same_waits() -> None:
    assert foretold(scene(waiting=4)) == foretold(scene(waiting=4))


def test_whoever_stands_in_the_line_has_the_grounds_of_one_who_joins_at_that_place() -> None:
    behind, alone = foretold(scene(waiting=9)).line["3"], newcomer(scene(waiting=3))
    counted = [AT[name] for name in NAMES if not name.startswith(("base", "longest"))]
    assert [behind.grounds[at] for at in counted] == [alone.grounds[at] for at in counted]


def test_grounds_are_a_short_list_of_numbers_that_are_written_shortly() -> None:
    grounds = newcomer(scene(waiting=3)).grounds
    assert len(grounds) == len(NAMES) <= 32
    assert all(len(repr(number)) <= 9 for number in grounds)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([1.0, 2.0]), st.integers(0, 900), *[st.integers(0, 5_000)] * 3),
        min_size=1,
        max_size=30,
    )
)
def test_nobody_behind_another_of_the_same_kind_is_told_less(
    rows: list[tuple[float, int, int, int, int]],
) -> None:
    quotes = np.sort(np.array([row[2:] for row in rows], float), axis=1)
    people = [
        replace(new(2), key=str(place), weight=row[0], eligible_at=NOON - row[1])
        for place, row in enumerate(rows)
    ]
    ordered = in_order(quotes, scene(), people)
    assert (np.diff(ordered, axis=1) >= 0).all()
    for weight in (1.0, 2.0):
        mine = [place for place, who in enumerate(people) if who.weight == weight]
        mine.sort(key=lambda place: people[place].eligible_at)
        assert (np.diff(ordered[mine], axis=0) >= 0).all()


def test_a_line_that_stands_in_order_already_is_told_as_it_was_reckoned() -> None:
    quotes = np.cumsum(np.ones((9, 3)), axis=0)
    assert np.array_equal(in_order(quotes, scene(), line(9)), quotes)


def test_the_last_finish_is_later_where_waits_were_longer_than_simulated() -> None:
    forecaster = Forecaster(RUNS)
    before = foretold(scene(waiting=5), forecaster)
    wait = before.newcomers["new blood"]
    for _ in range(200):
        forecaster.judge(wait.grounds, (wait.p20, wait.p50, wait.p80), 9_000, 10, TASK[0])
    after = foretold(scene(waiting=5), forecaster)
    assert before.last_s and after.last_s and after.last_s > before.last_s + 600
    assert before.one_more_s and after.one_more_s and after.one_more_s > after.last_s


def service_s(rng: np.random.Generator) -> float:
    return float(720 * np.exp(rng.normal(0, 0.6) - 0.18))


def days(clinic: Clinic, numbers: range) -> list[Told]:
    return [told for number in numbers for told in clinic.day(number, 60, service_s)]


def held(told: list[Told]) -> float:
    waited = [each for each in told if each.waited_s > 30]
    return sum(each.waited_s <= each.wait.p80 for each in waited) / len(waited)


def test_a_small_clinic_whose_services_are_configured_wrongly_tells_honest_waits_soon() -> None:
    clinic = Clinic(Forecaster(RUNS), configured_s=2_400)
    days(clinic, range(3))
    assert 0.7 <= held(days(clinic, range(3, 8))) <= 0.9


def test_promises_judged_again_in_their_order_teach_the_same() -> None:
    first, second = Forecaster(RUNS), Forecaster(RUNS)
    told = days(Clinic(first, configured_s=600), range(1))
    third = Forecaster(RUNS)
    for each in told:
        quoted = each.wait.p20, each.wait.p50, each.wait.p80
        for learner in (second, third):
            learner.judge(each.wait.grounds, quoted, each.waited_s, 10, TASK[0])
    assert foretold(scene(waiting=3), second) == foretold(scene(waiting=3), third)


def test_what_cannot_be_an_outcome_teaches_nothing() -> None:
    forecaster = Forecaster(RUNS)
    wait = newcomer(scene(waiting=3))
    for waited_s in (float("nan"), float("inf"), -5.0):
        forecaster.judge(wait.grounds, (1, 2, 3), waited_s, 10, TASK[0])
    forecaster.judge([], (0, 0, 0), 4.0, 10, TASK[0])
    assert foretold(scene(waiting=3), forecaster) == foretold(scene(waiting=3))


def test_a_wait_of_three_days_spoils_no_other() -> None:
    forecaster = Forecaster(RUNS)
    clinic = Clinic(forecaster, configured_s=600)
    days(clinic, range(1))
    before = foretold(scene(waiting=3), forecaster).newcomers["new blood"]
    quoted = before.p20, before.p50, before.p80
    forecaster.judge(before.grounds, quoted, 3 * 86_400.0, 10, TASK[0])
    after = foretold(scene(waiting=3), forecaster).newcomers["new blood"]
    assert after.p50 <= 1.1 * before.p50
    assert after.p80 <= 1.15 * before.p80
