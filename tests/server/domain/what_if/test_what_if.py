"""What a day would have been: replayed as it was it comes out so, and differs by the change."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from protocol.queries import DayChange, DayFigures
from server.domain.refused import Refused
from server.domain.what_if.recorded import RecordedDay
from server.domain.what_if.what_if import Compared, what_if
from tests.server.domain.what_if.played import DAY, played


@cache
def a_day(seed: int = 4, break_s: float = 1500, spans: bool = True) -> RecordedDay:
    return played(seed=seed, patience_s=1500, every_s=120, break_s=break_s).on_record(spans)


@cache
def compared(change: str, runs: int = 8) -> Compared:
    return what_if(a_day(), CHANGES[change], runs)


CHANGES = {
    "one more": DayChange(desks=1),
    "one fewer": DayChange(desks=-1),
    "two hours": DayChange(desks=1, from_min=14 * 60, to_min=16 * 60),
    "quicker": DayChange(service_percent=60),
    "half come": DayChange(joins_percent=50),
    "more come": DayChange(joins_percent=150),
}


def near(again: DayFigures, was: DayFigures) -> None:
    """So near that nobody would plan otherwise."""
    assert again.joined == was.joined
    assert again.served == pytest.approx(was.served, abs=4)
    assert again.left == pytest.approx(was.left, abs=4)
    assert again.no_shows == pytest.approx(was.no_shows, abs=1)
    assert again.p50_s == pytest.approx(was.p50_s, abs=60)
    assert again.p90_s == pytest.approx(was.p90_s, rel=0.15)
    assert again.finish_at == pytest.approx(was.finish_at, abs=10 * 60_000)
    assert again.desk_s == pytest.approx(was.desk_s, rel=0.02)


@pytest.mark.parametrize("spans", [True, False], ids=["as on record", "inferred"])
@pytest.mark.parametrize("seed", [4, 5])
def test_a_day_replayed_as_it_was_comes_out_as_it_was(seed: int, spans: bool) -> None:
    found = what_if(a_day(seed, spans=spans), DayChange(desks=1), runs=4)
    near(found.before, found.as_recorded)


def test_what_is_on_record_is_told_as_it_was() -> None:
    day = a_day()
    was = what_if(day, DayChange(desks=1), 1).as_recorded
    assert was.joined == len(day.legs) == 120
    assert was.served == sum(leg.end == "served" for leg in day.legs)
    assert was.served + was.left + was.no_shows == 120
    assert [each.hour for each in was.by_hour] == list(range(12, 12 + len(was.by_hour)))
    assert sum(each.joined for each in was.by_hour) == 120


def test_one_more_desk_shortens_waits_and_fewer_leave() -> None:
    found = compared("one more")
    assert found.after.p90_s < found.before.p90_s * 0.8
    assert found.after.left < found.before.left - 3
    assert found.after.desk_s > found.before.desk_s * 1.2


def test_one_desk_fewer_lengthens_waits() -> None:
    found = compared("one fewer")
    assert found.after.p50_s > found.before.p50_s * 1.5
    assert found.after.left > found.before.left + 3
    assert found.after.desk_s < found.before.desk_s * 0.8


def test_a_desk_for_two_hours_helps_those_two_hours_and_costs_no_more() -> None:
    found = compared("two hours")
    before, after = ({h.hour: h for h in f.by_hour} for f in (found.before, found.after))
    assert after[14].p90_s < before[14].p90_s * 0.8
    assert (after[12], after[13].joined) == (before[12], before[13].joined)
    assert found.after.desk_s - found.before.desk_s == pytest.approx(7200, abs=300)


def test_quicker_services_and_fewer_or_more_people_are_felt() -> None:
    assert compared("quicker").after.p50_s < compared("quicker").before.p50_s * 0.5
    assert compared("half come").after.joined == pytest.approx(60, abs=8)
    assert compared("half come").after.p90_s < compared("half come").before.p90_s * 0.5
    assert compared("more come").after.joined == pytest.approx(180, abs=8)
    assert compared("more come").after.left > compared("more come").before.left + 10


def test_the_same_seed_gives_the_same_and_another_other_luck() -> None:
    day, change = a_day(), DayChange(desks=1)
    first, again, other = (what_if(day, change, 3, seed) for seed in (1, 1, 2))
    assert first == again
    assert first.after != other.after


def test_progress_is_told_and_whoever_hears_it_may_end_it() -> None:
    heard: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        heard.append((done, of))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        what_if(a_day(), DayChange(desks=1), 10, tell=tell)
    assert heard == [(0, 10), (1, 10), (2, 10)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (DayChange(desks=-3), "desks"),
        (DayChange(desks=-3, from_min=13 * 60, to_min=14 * 60), "desks"),
        (DayChange(desks=99), "desks"),
        (DayChange(desks=1, from_min=16 * 60, to_min=14 * 60), "to_min"),
        (DayChange(desks=1, from_min=28 * 60), "from_min"),
        (DayChange(desks=-1, from_min=4 * 60, to_min=5 * 60), "to_min"),
        (DayChange(desks=1, from_min=-(10**12)), "from_min"),
        (DayChange(desks=1, to_min=10**12), "to_min"),
        (DayChange(weights={"priority": float("nan")}), "weights"),
        (DayChange(weights={"vip": 2.0}), "weights"),
        (DayChange(weights={"priority": 0.0}), "weights"),
        (DayChange(max_wait_s=-1), "max_wait_s"),
        (DayChange(service_percent=0), "service_percent"),
        (DayChange(joins_percent=1000), "joins_percent"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(change: DayChange, field: str) -> None:
    with pytest.raises(Refused) as caught:
        what_if(a_day(), change, 1)
    refusal = caught.value.refusal
    assert (refusal.code, refusal.field) == ("invalid", field)
    assert refusal.detail.endswith(".")


def test_a_day_on_which_nobody_came_or_worked_is_not_replayed() -> None:
    day = a_day()
    for empty, what in (
        (replace(day, legs=[]), f"Nobody came to Citizens on {DAY}."),
        (replace(day, desks=[]), "nothing to replay"),
    ):
        with pytest.raises(Refused) as caught:
            what_if(empty, DayChange(desks=1))
        assert caught.value.refusal.code == "not_found"
        assert what in caught.value.refusal.detail


def test_what_had_to_be_assumed_is_said() -> None:
    inferred = what_if(a_day(spans=False), DayChange(desks=1), 1).notes
    assert any(
        note.startswith("When Desk 1, Desk 2 and Desk 3 were at work is not") for note in inferred
    )
    day = a_day()
    many = [
        replace(
            day.desks[0], desk=replace(day.desks[0].desk, id=f"{n}", name=f"{n}"), left_open=True
        )
        for n in range(9)
    ]
    left_open = what_if(replace(day, desks=[*day.desks, *many]), DayChange(desks=1), 1).notes
    assert any(n.startswith("0, 1, 2, 3 and 5 others were left open") for n in left_open)
    notes = what_if(day, DayChange(desks=1), 1).notes
    assert not any("is not on record" in note for note in notes)
    assert any("who left would have been served" in note for note in notes)
    fewer = compared("one fewer").notes
    assert any(note.endswith("how many leave after that is a guess.") for note in fewer)
    assert not any("is a guess" in note for note in notes)
    assert notes[-1].startswith("Rules and skills are taken as they are set now")
