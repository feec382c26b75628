"""The list of calls: what is bright, what fits, what takes turns."""

from __future__ import annotations

import pytest

from display.hall import HALL, NOON
from display.layout import layout
from protocol.records import CallState
from tests.display.wall_value import bold, hall, many, numbers, wall


def test_a_row_is_bold_while_its_desk_has_called_nobody_since() -> None:
    shown = wall(
        hall(
            ("A005", 1, "calling"),
            ("A004", 2, "answered"),
            ("A003", 1, "answered"),
            ("A002", 3, "over"),
            ("A001", 2, "over"),
        )
    )
    assert bold(shown) == ["A004"]


def test_away_there_are_no_waits_no_code_no_message_and_no_bright_row() -> None:
    shown = wall(HALL, "away", now=NOON + 200_000)
    assert shown.face == "away"
    assert shown.hero is None
    assert (shown.pane.services, shown.pane.join_link, shown.ticker) == ((), "", "")
    assert numbers(shown)[0] == "A013"
    assert bold(shown) == []
    assert (shown.as_of, shown.clock) == ("14:02:00", "14:05")


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (3840, 2160), (1024, 768)])
def test_rows_fill_the_list_and_never_more(size: tuple[int, int]) -> None:
    shown = wall(hall(*many(20)), size=size)
    assert len(shown.calls.rows) == shown.calls.slots
    division = layout(*size)
    for row in shown.calls.rows:
        assert row.upper + row.tall <= division.list_height + 0.01
        assert row.tall >= 146 * division.unit - 0.01


def test_dim_rows_give_way_before_any_bright_one() -> None:
    rows: list[tuple[str, int, CallState]] = [
        ("A109", 9, "calling"),
        ("A108", 8, "over"),
        ("A107", 8, "over"),
        *[(f"A10{place}", place, "answered") for place in (5, 4, 3, 2, 1)],
    ]
    shown = wall(hall(*rows))
    assert numbers(shown) == ["A105", "A104", "A103", "A102", "A101"]
    assert shown.calls.page == ""


def test_with_more_desks_than_rows_the_called_ones_stay_and_the_others_take_turns() -> None:
    rows: list[tuple[str, int, CallState]] = [
        ("A200", 20, "calling"),
        ("A199", 19, "calling"),
        *many(9),
    ]
    pages = [wall(hall(*rows), running_s=at) for at in (0, 10, 20)]
    assert all(numbers(page)[0] == "A199" for page in pages)
    assert [page.calls.page for page in pages] == ["1/3", "2/3", "3/3"]
    seen = {number for page in pages for number in numbers(page)}
    assert seen == {"A199", *(number for number, _, _ in many(9))}


def test_a_long_word_for_desk_is_set_once_above_the_list() -> None:
    shown = wall(HALL.german())
    assert (shown.calls.form, shown.calls.heading) == ("heading", "Schalter")
    assert shown.calls.rows[0].mark == "14"


def test_desks_with_names_take_a_second_line_and_fewer_rows() -> None:
    shown = wall(HALL.named())
    assert shown.calls.form == "stacked"
    assert [row.desk for row in shown.calls.rows] == ["Reception", "Room Anna"]
    turned = wall(HALL.named(), running_s=10).calls.rows[-1]
    assert turned.desk.startswith("Information\nand\n")


def test_viewers_further_off_get_larger_calls_in_fewer_rows_and_no_pane() -> None:
    shown = wall(HALL, distance_m=15.0)
    assert shown.calls.slots == 3
    assert shown.calls.few == 0
    assert shown.pane.services == ()
    assert shown.pane.join_link == ""
    assert layout(1920, 1080, 15.0, 0.81).readable


@pytest.mark.parametrize(
    ("size", "distance_m", "panel_m", "shown"),
    [
        ((1920, 1080), 10.0, 0.81, True),
        ((1920, 1080), 11.5, 0.81, True),
        ((1080, 1920), 10.0, 0.81, True),
        ((3840, 2160), 3.0, 0.3, True),
        ((1024, 768), 8.0, 0.81, True),
        ((1024, 768), 10.0, 0.81, False),
        ((1024, 768), None, 0.81, True),
    ],
)
def test_a_code_that_cannot_be_scanned_from_where_people_stand_is_hidden(
    size: tuple[int, int], distance_m: float | None, panel_m: float, shown: bool
) -> None:
    screen = wall(HALL, size=size, distance_m=distance_m, panel_m=panel_m)
    assert bool(screen.pane.join_link) is shown
    assert screen.pane.services


def test_a_panel_too_small_for_its_viewers_keeps_three_rows_and_says_so() -> None:
    far = layout(1920, 1080, 30.0, 0.81)
    assert far.slots("line")[0] == 3
    assert not far.readable
