"""The wall's screen as a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from display.announcements import Stage
from display.hall import EMPTY, HALL, NOON
from tests.display.wall_value import bold, calls, hall, measure, numbers, wall


def test_the_newest_call_has_the_stage_and_the_others_the_list_newest_first() -> None:
    shown = wall(hall(("A003", 1, "calling"), ("A002", 2, "calling"), ("A001", 3, "answered")))
    assert shown.face == "serving"
    assert shown.hero is not None
    assert (shown.hero.number, shown.hero.desk) == ("A003", ("Desk", "1"))
    assert numbers(shown) == ["A002", "A001"]
    assert not shown.calling


def test_the_announced_call_has_the_stage_though_a_newer_one_waits() -> None:
    both = hall(("A002", 2, "calling"), ("A001", 1, "calling"))
    shown = wall(both, stage=Stage("call", both.calls[1], 1))
    assert shown.hero is not None
    assert shown.hero.number == "A001"
    assert shown.calling
    assert numbers(shown) == ["A002"]


def test_the_stage_has_a_number_that_is_called_or_served_though_a_newer_one_is_done() -> None:
    shown = wall(hall(("A003", 1, "over"), ("A002", 2, "answered"), ("A001", 3, "over")))
    assert shown.hero is not None
    assert shown.hero.number == "A002"
    assert numbers(shown) == ["A003", "A001"]
    assert bold(shown) == []


def test_when_nobody_is_called_or_served_the_stage_is_calm_and_the_list_dim() -> None:
    shown = wall(hall(("A003", 1, "over"), ("A002", 2, "over")))
    assert (shown.face, shown.hero, bold(shown)) == ("calm", None, [])
    assert numbers(shown) == ["A003", "A002"]


def test_a_call_that_is_over_ends_its_announcement_first() -> None:
    done = hall(("A003", 1, "over"), ("A002", 2, "answered"))
    shown = wall(done, stage=Stage("call", done.calls[0], 1))
    assert shown.hero is not None
    assert (shown.face, shown.calling, shown.hero.number) == ("serving", True, "A003")


def test_a_recall_says_which_call_it_is_and_stands_once_on_the_wall() -> None:
    first = calls(("A001", 1, "calling"))[0]
    second = msgspec.structs.replace(first, id="again", nth=2, at=NOON + 1)
    shown = wall(replace(HALL, calls=(second, first)))
    assert shown.hero is not None
    assert shown.hero.nth == 2
    assert numbers(shown) == []


def test_the_notice_that_somebody_is_not_called_yet_shows_no_call() -> None:
    anew = hall(("A002", 2, "calling"), ("A002", 1, "withdrawn"))
    notice = wall(anew, stage=Stage("withdrawn", anew.calls[1], 3))
    assert notice.calling_shown == frozenset()


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


def test_a_wait_stands_beside_the_people_who_share_the_line() -> None:
    lone = msgspec.structs.replace(HALL.services[0], waiting=0, next_number=None, low=0, high=10)
    row = wall(replace(HALL, services=(lone,))).pane.services[0]
    assert (row.next_number, row.waiting) == ("", 9)
    assert (row.wait, row.under) == ("10", True)


def test_the_code_joins_a_point_whose_services_stand_beside_it_each_in_turn() -> None:
    second = msgspec.structs.replace(HALL.points[0], id="b" * 36, prefix="Z", name="Hall 2")
    theirs = tuple(
        msgspec.structs.replace(s, id=f"{s.id}b", service_point=second.id)
        for s in HALL.services[:3]
    )
    house = replace(HALL, points=(HALL.points[0], second), services=(*HALL.services[:3], *theirs))
    joined = [wall(house, running_s=10 * turn).pane.join_at for turn in range(4)]
    assert joined == [HALL.points[0].name, "Hall 2"] * 2
    narrow = replace(house, services=(HALL.services[0], theirs[0]))
    joined = [wall(narrow, running_s=10 * turn).pane.join_at for turn in range(4)]
    assert joined == [HALL.points[0].name, "Hall 2"] * 2


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


def test_without_sound_the_wall_says_so() -> None:
    assert wall(HALL, sound=False).sound_off
    assert not wall(HALL).sound_off


def test_the_planes_move_a_little_every_ten_minutes() -> None:
    shifts = {wall(HALL, running_s=at * 600).shift for at in range(9)}
    assert len(shifts) == 9
    assert all(abs(x) <= 2 and abs(y) <= 2 for x, y in shifts)
