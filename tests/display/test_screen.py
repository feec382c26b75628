"""The wall's screen as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from client.live import LinkStatus, Phase
from display.announcements import Stage
from display.hall import EMPTY, HALL, NOON, Hall
from display.layout import layout
from display.measure import Style
from display.screen import Local, Screen, screen
from protocol.changes import Change, Put
from protocol.messages import Snapshot
from protocol.records import CallState
from protocol.replica import Replica
from protocol.views import PublicCall

SIZES: dict[Style, float] = {"row": 68.0, "ticker": 45.0}


def measure(text: str, style: Style) -> float:
    return len(text) * SIZES[style]


def wall(
    hall: Hall | None,
    phase: Phase = "live",
    *,
    stage: Stage | None = None,
    running_s: int = 0,
    size: tuple[int, int] = (1920, 1080),
    sound: bool = True,
    distance_m: float | None = None,
    as_of: int | None = NOON,
    now: int = NOON,
) -> Screen:
    replica = Replica("display")
    if hall is not None:
        changes: list[Change] = [Put(record) for record in hall.records()]
        replica.snapshot(Snapshot("display", "e", 1, NOON, changes))
    status = LinkStatus(phase, as_of, NOON, None, phase == "live", "")
    division = layout(*size, distance_m, 0.81)
    return screen(
        replica, status, now, Local(stage or Stage(), division, running_s, sound, measure)
    )


def calls(*rows: tuple[str, int, CallState]) -> tuple[PublicCall, ...]:
    """Calls from newest to oldest: number, desk, state."""
    return tuple(
        PublicCall(
            id=f"{number}-{place}",
            number=number,
            service_point="p",
            desk=f"d{desk}",
            desk_name=f"Desk {desk}",
            at=NOON - place * 60_000,
            nth=1,
            state=state,
        )
        for place, (number, desk, state) in enumerate(rows)
    )


def hall(*rows: tuple[str, int, CallState]) -> Hall:
    return replace(HALL, calls=calls(*rows))


def numbers(shown: Screen) -> list[str]:
    return [row.number for row in shown.calls.rows]


def bold(shown: Screen) -> list[str]:
    return [row.number for row in shown.calls.rows if row.bold]


def many(count: int, state: CallState = "answered") -> Sequence[tuple[str, int, CallState]]:
    return [(f"A{100 - place}", place, state) for place in range(count)]


def test_the_newest_call_has_the_stage_and_the_others_the_list_newest_first() -> None:
    shown = wall(hall(("A003", 1, "calling"), ("A002", 2, "calling"), ("A001", 3, "answered")))
    assert shown.face == "serving"
    assert shown.hero is not None
    assert (shown.hero.number, shown.hero.desk) == ("A003", ("Desk", "1"))
    assert numbers(shown) == ["A002", "A001"]
    assert not shown.calling


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


def test_the_announced_call_has_the_stage_though_a_newer_one_waits() -> None:
    both = hall(("A002", 2, "calling"), ("A001", 1, "calling"))
    shown = wall(both, stage=Stage("call", both.calls[1], 1))
    assert shown.hero is not None
    assert shown.hero.number == "A001"
    assert shown.calling
    assert numbers(shown) == ["A002"]


def test_a_recall_says_which_call_it_is_and_stands_once_on_the_wall() -> None:
    first = calls(("A001", 1, "calling"))[0]
    second = msgspec.structs.replace(first, id="again", nth=2, at=NOON + 1)
    shown = wall(replace(HALL, calls=(second, first)))
    assert shown.hero is not None
    assert shown.hero.nth == 2
    assert numbers(shown) == []


def test_a_withdrawn_call_has_its_notice_and_leaves_the_list() -> None:
    undone = hall(("A002", 2, "withdrawn"), ("A001", 1, "answered"))
    notice = wall(undone, stage=Stage("withdrawn", undone.calls[0], 3))
    assert (notice.face, notice.calling) == ("withdrawn", False)
    assert notice.hero is not None
    assert notice.hero.number == "A002"
    assert numbers(notice) == ["A001"]
    after = wall(undone)
    assert after.hero is not None
    assert (after.face, after.hero.number) == ("serving", "A001")


def test_a_hall_without_calls_is_calm() -> None:
    shown = wall(EMPTY)
    assert (shown.face, shown.site, shown.hero) == ("calm", "Riverside Town Hall", None)
    assert shown.pane.join_link == f"https://hall.example/q/{HALL.points[0].id}"
    assert not shown.closed


def test_a_closed_hall_says_so_and_shows_no_code() -> None:
    shown = wall(EMPTY.shut())
    assert shown.closed
    assert (shown.pane.join_link, shown.pane.services) == ("", ())


def test_before_the_server_has_answered_the_wall_is_connecting_and_shows_no_time() -> None:
    shown = wall(None, "connecting", as_of=None)
    assert (shown.face, shown.clock, shown.ticker, shown.as_of) == ("connecting", "", "", "")


def test_a_stale_wall_says_as_of_when_and_keeps_its_calls() -> None:
    shown = wall(HALL, "stale", now=NOON + 20_000)
    assert (shown.face, shown.as_of) == ("serving", "14:02:00")
    assert bold(shown)


def test_away_there_are_no_waits_no_code_no_message_and_no_bright_row() -> None:
    shown = wall(HALL, "away", now=NOON + 200_000)
    assert shown.face == "away"
    assert shown.hero is None
    assert (shown.pane.services, shown.pane.join_link, shown.ticker) == ((), "", "")
    assert numbers(shown)[0] == "A013"
    assert bold(shown) == []
    assert (shown.as_of, shown.clock) == ("14:02:00", "14:05")


def test_a_wall_that_never_reached_its_server_says_since_when() -> None:
    shown = wall(None, "away", as_of=None)
    assert shown.face == "away"
    assert shown.as_of != ""


def test_clock_and_date_are_those_of_the_sites_zone() -> None:
    tokyo = msgspec.structs.replace(HALL.site, zone="Asia/Tokyo")
    shown = wall(replace(HALL, site=tokyo), now=NOON + 4 * 3_600_000)
    assert (shown.clock, shown.day) == ("01:02", date(2026, 6, 5))


def test_an_unknown_zone_is_shown_as_utc() -> None:
    odd = msgspec.structs.replace(HALL.site, zone="Nowhere/At All")
    assert wall(replace(HALL, site=odd)).clock == "12:02"


def test_more_services_than_fit_take_turns_of_ten_seconds() -> None:
    busy = HALL.crowded()
    seen = [[row.key for row in wall(busy, running_s=at).pane.services] for at in (0, 9, 10, 20)]
    assert seen[0] == seen[1]
    assert {len(page) for page in seen} == {3}
    assert {key for page in seen for key in page} == {service.id for service in busy.services}
    assert [row.key for row in wall(busy, running_s=30).pane.services] == seen[0]


def test_without_a_code_the_pane_has_two_columns() -> None:
    shown = wall(HALL.crowded().private())
    assert (shown.pane.columns, len(shown.pane.services)) == (2, 6)


def test_a_wait_that_cannot_be_told_is_not_shown() -> None:
    untold = tuple(msgspec.structs.replace(s, low=None, high=None) for s in HALL.services)
    shown = wall(replace(HALL, services=untold))
    assert {row.wait for row in shown.pane.services} == {""}
    assert shown.pane.services[0].next_number == "A014"


def test_the_code_joins_the_first_point_that_takes_customers() -> None:
    second = msgspec.structs.replace(HALL.points[0], id="b" * 36, prefix="B", name="Hall 2")
    shut = msgspec.structs.replace(HALL.points[0], state="draining")
    shown = wall(replace(HALL, points=(second, shut)))
    assert shown.pane.join_link.endswith("/q/" + "b" * 36)
    assert shown.pane.join_at == "Hall 2"


def test_the_message_is_shown_by_whole_sentences() -> None:
    shown = [wall(HALL, running_s=at).ticker for at in (0, 10, 20)]
    assert shown == [
        "Driving licences until 15:30 today.",
        "Toilets are on the first floor.",
        "Driving licences until 15:30 today.",
    ]


def test_a_sentence_longer_than_the_line_goes_on_and_says_so() -> None:
    site = msgspec.structs.replace(HALL.site, message="one two three four five six " * 3)
    pages = [wall(replace(HALL, site=site), running_s=at * 10).ticker for at in range(3)]
    assert pages[0].endswith(" …")
    assert not pages[-1].endswith("…")
    assert " ".join(pages).replace(" …", "").split() == site.message.split()
    assert all(measure(page, "ticker") <= 1808 for page in pages)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (3840, 2160), (1024, 768)])
def test_rows_fill_the_list_and_never_more(size: tuple[int, int]) -> None:
    shown = wall(hall(*many(20)), size=size)
    assert len(shown.calls.rows) == shown.calls.slots
    division = layout(*size)
    assert shown.calls.slots * shown.calls.slot_height <= division.list_height + 0.01
    assert shown.calls.slot_height >= 146 * division.unit - 0.01


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
    assert shown.calls.slots == 3
    assert shown.calls.rows[0].word == ""


def test_viewers_further_off_get_larger_calls_in_fewer_rows_and_no_pane() -> None:
    shown = wall(HALL, distance_m=15.0)
    assert shown.calls.slots == 3
    assert shown.pane.services == ()
    assert shown.pane.join_link == ""
    assert layout(1920, 1080, 15.0, 0.81).readable


def test_a_panel_too_small_for_its_viewers_keeps_three_rows_and_says_so() -> None:
    far = layout(1920, 1080, 30.0, 0.81)
    assert far.slots("line")[0] == 3
    assert not far.readable


def test_without_sound_the_wall_says_so() -> None:
    assert wall(HALL, sound=False).sound_off
    assert not wall(HALL).sound_off


def test_the_planes_move_a_little_every_ten_minutes() -> None:
    shifts = {wall(HALL, running_s=at * 600).shift for at in range(9)}
    assert len(shifts) == 9
    assert all(abs(x) <= 2 and abs(y) <= 2 for x, y in shifts)
