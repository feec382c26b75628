"""A day as it was and as it would have been: figures, the headline, and the lines of the plot."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from client.instants import zone_of
from protocol.queries import HourWaits
from staff_console.what_if.curves import curves
from staff_console.what_if.figures import headline, rows
from staff_console.what_if.scale import apart, ticks
from staff_console.what_if.scenes import AFTER, BEFORE, RECORDED

BERLIN = zone_of("Europe/Berlin")


def test_figures_stand_side_by_side_and_the_difference_is_that_of_the_replays() -> None:
    found = {row.key: row for row in rows(RECORDED, BEFORE, AFTER, BERLIN)}
    nine = found["p90"]
    assert (nine.was, nine.replayed, nine.changed) == ("27 min", "26 min", "20 min")
    assert (nine.difference, nine.tone) == ("−6 min", "ok")
    assert (found["left"].difference, found["left"].tone) == ("−2.9", "ok")
    assert (found["finish"].changed, found["finish"].difference) == ("17:51", "13 min earlier")
    assert (found["desks"].difference, found["desks"].tone) == ("+2.0 h", "ink")
    assert nine.spoken == (
        "Waited, nine in ten: as it was 27 min; replayed 26 min, with the change 20 min, −6 min"
    )


def test_what_is_chance_is_the_same_and_what_is_worse_is_warned_of() -> None:
    found = {row.key: row for row in rows(RECORDED, AFTER, BEFORE, BERLIN)}
    assert found["no_shows"].difference == "the same"
    assert (found["p90"].tone, found["served"].tone) == ("warn", "warn")
    assert found["finish"].difference == "13 min later"
    nobody = replace(AFTER, finish_at=None, served=0.0)
    assert {r.key: r for r in rows(RECORDED, BEFORE, nobody, BERLIN)}["finish"].changed == "–"


def test_the_headline_is_the_hour_that_changes_most() -> None:
    head = headline(BEFORE, AFTER)
    assert (head.hour, head.text) == (
        14, "Nine in ten who join at 14:00 wait up to 32 → 23 min.",
    )  # fmt: skip
    same = headline(BEFORE, BEFORE)
    assert (same.hour, same.text) == (None, "Waits are about the same all day.")
    assert headline(replace(BEFORE, by_hour=[]), AFTER).hour is None


def test_short_waits_are_told_with_tenths() -> None:
    one = replace(BEFORE, p90_s=102, by_hour=[HourWaits(14, 9, 30, 104)])
    other = replace(BEFORE, p90_s=60, by_hour=[HourWaits(14, 9, 20, 60)])
    assert headline(one, other).text == "Nine in ten who join at 14:00 wait up to 1.7 → 1.0 min."
    found = {row.key: row for row in rows(one, one, other, BERLIN)}["p90"]
    assert (found.was, found.changed, found.difference) == ("1.7 min", "1.0 min", "−0.7 min")
    assert "1.7 min for nine in ten, 0.5 for half" in curves(one, one, other, 4, 14).said[0]


def test_lines_go_from_hour_to_hour_and_break_where_nobody_joined() -> None:
    plot = curves(RECORDED, BEFORE, AFTER, 4, 14)
    assert plot.hours == tuple(range(9, 18)) and plot.marked == 5
    assert [(line.style, line.tone) for line in plot.lines] == [
        ("faint", "line"), ("solid", "accent"), ("solid", "ink"),
        ("dotted", "accent"), ("dotted", "ink"),
    ]  # fmt: skip
    assert plot.said[5] == (
        "14:00: as it was 33 min for nine in ten, 16 for half; with the change 23 and 12."
    )
    night = replace(RECORDED, by_hour=[HourWaits(h, 3, 60, 120) for h in (22, 23, 1)])
    plot = curves(night, None, None, 4, None)
    assert plot.hours == (22, 23, 0, 1)
    assert plot.lines[0].values == (2.0, 2.0, None, 2.0)
    assert plot.said[2] == "0:00: nobody joined."


def test_a_scale_has_about_four_whole_steps_whatever_its_end() -> None:
    assert ticks(33) == (0, 10, 20, 30, 40)
    assert ticks(0.4) == (0, 1)
    assert ticks(700)[-1] >= 700
    assert all(3 <= len(ticks(most)) <= 6 for most in range(2, 900, 7))


def test_names_at_the_ends_of_lines_keep_apart() -> None:
    assert apart([10.0, 40.0], 16) == [10.0, 40.0]
    placed = apart([10.0, 12.0, 13.0], 16)
    assert [b - a for a, b in pairwise(placed)] == pytest.approx([16, 16])
    assert sum(placed) == pytest.approx(35)
    assert apart([], 16) == []
