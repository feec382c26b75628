"""Figures of a promise report: few are told as they are counted, and chance is kept apart."""

from __future__ import annotations

import pytest

from protocol.queries import HourHeld, PromiseReport, Reliability, ToldAndWaited
from staff_console.chance import band, percent, worse_than_chance
from staff_console.reports.figures import calibration, headline, hours, told_rows


@pytest.mark.parametrize(
    ("value", "said"), [(83.4, "83 %"), (99.7, "99 %"), (100.0, "100 %"), (0.2, "1 %"), (0, "0 %")]
)
def test_all_and_none_are_never_said_by_rounding_alone(value: float, said: str) -> None:
    assert percent(value).replace("\u00a0", " ") == said


def test_chance_explains_less_the_more_promises_there_are() -> None:
    few, many = band(80, 25), band(80, 200)
    assert few.low < many.low < 80 < many.high < few.high <= 100
    assert (round(many.low), round(many.high)) == (74, 86)
    assert band(80, 0) == (0, 100)


def test_fewer_than_twenty_promises_are_never_worse_than_chance() -> None:
    assert not worse_than_chance(0, 19)
    assert worse_than_chance(10, 20)
    assert not worse_than_chance(150, 200) and worse_than_chance(147, 200)


def test_an_hour_with_few_promises_is_counted_and_not_called_broken() -> None:
    found = hours([HourHeld(14, 22, 15), HourHeld(8, 3, 2), HourHeld(9, 10, 8), HourHeld(7, 0, 0)])
    assert [(m.hour, m.standing, m.label) for m in found.marks] == [
        (8, "few", "2 of 3"),
        (9, "held", "80"),
        (14, "broken", "68"),
    ]
    assert found.marks[2].said.replace("\u00a0", " ") == "14:00: 15 of 22 held, 68 %."
    assert found.spoken == " ".join(mark.said for mark in found.marks)


def test_what_was_broken_never_reads_as_what_we_promise() -> None:
    (mark,) = hours([HourHeld(9, 54, 43)]).marks
    (row,) = told_rows([ToldAndWaited(5, 54, 43, 80, 260)])
    assert (mark.label, mark.standing) == ("79", "broken")
    assert (row.held.replace("\u00a0", " "), row.standing) == ("79 %", "broken")


def test_the_scale_of_the_hours_goes_down_to_zero_where_less_than_half_were_held() -> None:
    assert hours([HourHeld(9, 10, 8)]).floor == 50
    assert hours([HourHeld(9, 10, 8), HourHeld(10, 10, 4)]).floor == 0


def test_a_percentile_that_is_off_by_more_than_chance_is_marked() -> None:
    low, half, high = calibration(
        [Reliability(80, 200, 163), Reliability(20, 200, 39), Reliability(50, 200, 119)]
    ).points
    assert [low.percent, half.percent, high.percent] == [20, 50, 80]
    assert (low.by_chance, half.by_chance, high.by_chance) == (True, False, True)
    assert half.said.replace("\u00a0", " ").endswith("60 % of waits. Chance explains 43 to 57.")


def test_what_was_told_and_waited_is_said_in_whole_minutes() -> None:
    short, long = told_rows(
        [ToldAndWaited(40, 4, 2, 1900, 2900), ToldAndWaited(5, 31, 29, 80, 260)]
    )
    assert (short.told, short.standing, short.half, short.nine) == (
        "up to 5 min", "held", "1 min", "4 min",
    )  # fmt: skip
    assert (long.held, long.standing) == ("2 of 4", "few")
    assert short.most_min == long.most_min == pytest.approx(2900 / 60)


def test_the_headline_is_a_share_of_many_and_a_count_of_few() -> None:
    def said(held: int, judged: int) -> tuple[str, ...]:
        report = PromiseReport(judged=judged, held=held, left=0, void=0)
        return tuple(part.replace("\u00a0", " ") for part in headline(report, of_a_day=False))

    assert said(166, 200)[:2] == ("83 %", "of the last 200 promises held")
    assert said(166, 200)[2] == "We promise 80 % or more. Down to 74 % may be chance."
    assert said(140, 200)[2] == "We promise 80 % or more. Below 74 % is more than chance."
    assert said(12, 14)[:2] == ("12 of 14", "promises held")
    assert said(0, 0) == ("", "", "")
