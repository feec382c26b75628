"""Times, spans and places as a console writes them."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from client.instants import zone_of
from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.records import ServicePoint
from protocol.replica import Replica
from staff_console.hall import MARA, NOON, desk_id
from staff_console.places import place_rows
from staff_console.samples import BUSY
from staff_console.words import about_minutes, expected, isolated, left, minutes, span
from tests.staff_console.desk import ME, replica_of


@pytest.mark.parametrize(
    ("ms", "text"),
    [(-5, "0:00"), (999, "0:00"), (372_000, "6:12"), (3_599_999, "59:59"), (3_972_000, "1:06:12")],
)
def test_a_span_counts_whole_seconds(ms: int, text: str) -> None:
    assert span(ms) == text


@pytest.mark.parametrize(("ms", "text"), [(1, "0:01"), (1000, "0:01"), (1001, "0:02"), (0, "0:00")])
def test_what_is_left_reaches_zero_last(ms: int, text: str) -> None:
    assert left(ms) == text


def test_clocks_show_the_hall_s_own_time() -> None:
    assert minutes(NOON, ZoneInfo("Europe/Berlin")) == "14:02"
    assert minutes(NOON, UTC) == "12:02"


@pytest.mark.parametrize("name", ["", "No/Where", "../etc/passwd"])
def test_a_zone_that_is_none_is_utc(name: str) -> None:
    assert zone_of(name) is UTC


def test_waits_are_told_in_minutes() -> None:
    assert (about_minutes(59_999), about_minutes(26 * 60_000)) == ("under a minute", "26 min")
    assert expected(700, 1100) == "10–20 min"


def test_a_name_in_a_sentence_is_kept_apart() -> None:
    assert isolated("x") == "\u2068x\u2069"


def test_a_point_that_takes_nobody_says_so_and_its_desks_can_still_be_opened() -> None:
    rows = place_rows(replica_of(BUSY.that(state="closed")), ME)
    assert rows[0].text == "closed, 15 waiting, 3 of 4 desks open"
    assert rows[0].spoken == f"Service counter, {rows[0].text}"


def test_points_stand_in_the_order_of_the_kiosk_and_the_wall() -> None:
    hall = BUSY.that(prefix="R", name="Reception")
    surgery = ServicePoint(id=desk_id(99), name="Surgery", prefix="P", capacity=1)
    records = [Put(record) for record in (*hall.records(), surgery)]
    replica = Replica("staff")
    replica.snapshot(Snapshot("staff", "e", 1, NOON, records))  # type: ignore[arg-type]
    points = [row.name for row in place_rows(replica, ME) if row.kind == "point"]
    assert points == ["Surgery", "Reception"]


def test_a_desk_of_mine_is_told_as_mine() -> None:
    elsewhere = BUSY.with_desk(4, state="open", staff=MARA, since=NOON)
    mine = place_rows(replica_of(elsewhere), ME)[-1]
    assert (mine.text, mine.holder) == ("yours since 14:02", "")
    unknown = place_rows(replica_of(BUSY.with_desk(1, staff="somebody")), ME)[1]
    assert unknown.text == "a colleague, with B002"


def test_a_desk_whose_colleague_is_on_a_break_is_theirs_and_can_be_taken_over() -> None:
    hall = BUSY.without("A012").with_desk(2, state="paused", since=NOON)
    resting = place_rows(replica_of(hall), ME)
    assert resting[0].text == "15 waiting, 2 of 4 desks open"
    assert resting[2].text == "Priya Nair, on a break since 14:02"
    assert resting[2].holder == "Priya Nair"
    leaving = place_rows(replica_of(BUSY.with_desk(2, state="closing")), ME)
    assert (leaving[0].text, leaving[2].holder) == (
        "15 waiting, 3 of 4 desks open",
        "Priya Nair",
    )
