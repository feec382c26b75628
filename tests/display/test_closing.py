"""Closing time on the wall: last numbers, an end of intake, when it opens next, what staff say."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from display.hall import EMPTY, HALL, MINUTE, NOON, POINTS, Hall
from display.screen import Screen
from protocol.records import PointState
from tests.display.wall_value import wall


def ticker(hall: Hall) -> list[str]:
    """All that the foot says in turn."""
    said: list[str] = []
    for turn in range(12):
        text = wall(hall, running_s=10 * turn).ticker
        if text in said:
            break
        said.append(text)
    return said


def intake(shown: Screen) -> list[tuple[str, str]]:
    return [(row.intake, row.wait) for row in shown.pane.services]


def test_last_numbers_are_said_with_their_time_and_can_still_be_had() -> None:
    ending = HALL.ending("last_numbers")
    shown = wall(ending)
    assert ticker(ending)[0] == "Last numbers until 16:00."
    assert intake(shown)[0] == ("last", "25–35")
    assert shown.pane.join_link


def test_without_intake_no_wait_is_promised_and_nobody_is_asked_to_join() -> None:
    ending = HALL.ending("draining")
    shown = wall(ending)
    assert ticker(ending)[:2] == ["No new numbers today.", "Those who wait are served."]
    assert set(intake(shown)) == {("ended", "")}
    assert shown.pane.join_link == ""


def test_before_a_midday_break_nobody_is_sent_away_for_the_day() -> None:
    ending = HALL.ending("draining")
    at_four = tuple(
        msgspec.structs.replace(point, opens_at=NOON + 118 * MINUTE) for point in ending.points
    )
    said = ticker(replace(ending, points=at_four))
    assert said[:2] == ["No new numbers until 16:00.", "Those who wait are served."]


@pytest.mark.parametrize(
    ("in_minutes", "said"),
    [
        (300, "Opens today at 19:02"),
        (1_078, "Opens tomorrow at 08:00"),
        (3 * 1_440 - 842, "Opens Sunday at 00:00"),
        (4 * 1_440 - 362, "Opens Monday at 08:00"),
        (11 * 1_440 - 362, "Opens Monday 15 June at 08:00"),
    ],
)
def test_a_closed_house_says_when_it_opens(in_minutes: int, said: str) -> None:
    shut = EMPTY.shut()
    points = tuple(
        msgspec.structs.replace(point, opens_at=NOON + in_minutes * MINUTE) for point in shut.points
    )
    shown = wall(replace(shut, points=points))
    assert (shown.closed, shown.opens) == (True, said)


def test_a_closed_house_without_hours_promises_nothing() -> None:
    assert wall(EMPTY.shut()).opens == ""
    past = EMPTY.ending("closed")
    gone = tuple(msgspec.structs.replace(p, opens_at=NOON - 1) for p in past.points)
    assert wall(replace(past, points=gone)).opens == ""


def test_what_staff_tell_everybody_comes_before_the_message_of_the_house() -> None:
    told = HALL.ending("open", "The lift is out of order. Take the stairs.")
    assert ticker(told) == [
        "The lift is out of order.",
        "Take the stairs.",
        "Driving licences until 15:30 today.",
        "Toilets are on the first floor.",
    ]


def test_among_several_service_points_each_is_named() -> None:
    state: PointState = "draining"
    first = HALL.points[0]
    second = msgspec.structs.replace(
        first, id=POINTS[1], name="Repairs", prefix="R", state=state, notice="Back at 15:00."
    )
    said = ticker(replace(HALL, points=(first, second)))
    assert said[:3] == [
        "Repairs: No new numbers today.",
        "Repairs: Those who wait are served.",
        "Repairs: Back at 15:00.",
    ]
