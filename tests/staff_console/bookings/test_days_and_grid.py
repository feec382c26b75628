"""Days of the house and the grid: hours that clocks have, lanes, what is hatched and what free."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import msgspec
import pytest

from client.shelved import Shelved
from protocol.booking import Reservation
from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.places import DayException, Hours
from protocol.records import Record
from staff_console.bookings.blocks import Block, Known, in_lanes
from staff_console.bookings.business_days import day_at, hour_marks, instant, monday, week_of
from staff_console.bookings.finding import found_here
from staff_console.bookings.grid import Column, View, grid_of
from staff_console.bookings.opened import Room, shades
from staff_console.bookings.scenes import (
    BOOK,
    DAY,
    ELIF,
    HALL,
    HELD,
    SAM,
    at_minute,
    named,
)
from staff_console.bookings.today import today_of
from staff_console.hall import COUNTER, JONAS, MARA, NOON, POINT, PRIYA

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3_600_000


def replica(*records: Record) -> Shelved:
    made = Shelved("t")
    made.snapshot(Snapshot("t", "e", 1, NOON, [Put(each) for each in records]))  # type: ignore[arg-type]
    return made


def known(book: tuple[Record, ...] = BOOK) -> Known:
    return Known(replica(*HALL.records()), replica(*book))


def column(key: str, view: View, book: tuple[Record, ...] = BOOK) -> Column:
    grid = grid_of(known(book), view, {}, MARA, NOON)
    return next(each for each in grid.columns if each.key == key)


DAY_VIEW = View(DAY, point=POINT)


def test_the_night_belongs_to_the_day_before_until_the_house_rolls() -> None:
    at = instant("2026-06-04", 3 * 60 + 59, BERLIN)
    assert day_at(at, BERLIN, 4) == "2026-06-03"
    assert day_at(at + 60_000, BERLIN, 4) == "2026-06-04"
    assert day_at(instant("2026-06-04", 27 * 60, BERLIN), BERLIN, 4) == "2026-06-04"


def test_a_week_begins_on_its_monday_also_across_the_year() -> None:
    assert monday("2027-01-01") == "2026-12-28"
    assert week_of("2026-06-07")[0] == "2026-06-01" and week_of("2026-06-07")[-1] == "2026-06-07"


@pytest.mark.parametrize(
    ("day", "hours", "labels"),
    [
        ("2026-03-29", 23, ["01:00", "03:00", "04:00"]),
        ("2026-10-25", 25, ["01:00", "02:00", "02:00", "03:00"]),
        ("2026-06-04", 24, ["01:00", "02:00", "03:00"]),
    ],
)
def test_a_day_has_the_hours_that_clocks_show(day: str, hours: int, labels: list[str]) -> None:
    start, end = instant(day, 0, BERLIN), instant(day, 24 * 60, BERLIN)
    assert end - start == hours * HOUR
    marks = [mark.label for mark in hour_marks(start, end, BERLIN)]
    assert marks[1 : 1 + len(labels)] == labels
    assert marks[0] == marks[-1] == "00:00" and len(marks) == hours + 1


def test_what_overlaps_stands_side_by_side_and_what_follows_has_all_the_width() -> None:
    def block(key: str, start: int, end: int) -> Block:
        return Block(key, "booked", start, end, key, "", "")

    laid = in_lanes([block("c", 5, 9), block("a", 0, 10), block("d", 10, 12), block("b", 2, 5)])
    assert [(each.key, each.lane, each.lanes) for each in laid] == [
        ("a", 0, 2), ("b", 1, 2), ("c", 1, 2), ("d", 0, 1),
    ]  # fmt: skip


def test_colleagues_are_columns_and_whoever_looks_is_the_first() -> None:
    grid = grid_of(known(), DAY_VIEW, {}, SAM, NOON)
    assert [each.title.split()[0] for each in grid.columns] == [
        "Sam", "Elif", "Jonas", "Mara", "Priya", "Tomasz",
    ]  # fmt: skip
    assert [mark.label for mark in grid.marks][:2] == ["09:00", "10:00"]


def test_desks_have_whoever_is_served_there_and_what_takes_no_desk_has_a_column_of_its_own() -> (
    None
):
    grid = grid_of(known(), replace(DAY_VIEW, by="desk"), {}, MARA, NOON)
    third = grid.columns[2]
    assert [(b.standing, b.title, b.mine) for b in third.blocks] == [
        ("walk_in", "A014 Ingrid Solheim", True)
    ]
    assert grid.columns[-1].title == "Without desk" and len(grid.columns[-1].blocks) == 30


def test_standings_differ_by_their_words() -> None:
    blocks = {b.title: b for key in (ELIF, JONAS, SAM) for b in column(key, DAY_VIEW).blocks}
    assert blocks["Max Orth"].standing == "late" and blocks["Max Orth"].word == "not here"
    assert blocks["Hanna Olsen"].word == "here"
    assert blocks["Ana Reis"].word == "did not come"
    assert blocks["Repair intake"].word == "held until 14:11"
    back = msgspec.structs.replace(HELD, reservation=named("Max Orth").id)
    blocks |= {b.title: b for b in column(ELIF, DAY_VIEW, (back,)).blocks}
    assert blocks["Repair intake"].word == "kept for undo until 14:11"
    assert not blocks["Kim Park"].movable and blocks["Felix Brandt"].movable


def test_what_is_cancelled_is_seen_until_somebody_else_has_its_time() -> None:
    gone = named("Greta Lund")
    assert any(b.key == gone.id for b in column(gone.resources[0], DAY_VIEW).blocks)
    other = msgspec.structs.replace(gone, id="other", state="booked")
    blocks = column(gone.resources[0], DAY_VIEW, (*BOOK, other)).blocks
    assert [b.key for b in blocks if b.start_at == gone.start_at] == ["other"]


def test_a_colleagues_hours_are_hatched_within_those_of_the_house() -> None:
    room = Room(DAY, at_minute(480), at_minute(1140), BERLIN, {})
    point = msgspec.structs.replace(COUNTER, hours=[Hours(3, 540, 1080)])
    sam = next(each for each in HALL.more if each.id == SAM)
    assert [(s.said, s.start_at, s.end_at) for s in shades(room, point, sam)] == [  # type: ignore[arg-type]
        ("Here from 11:45", at_minute(540), at_minute(705)),
        ("Closed", at_minute(480), at_minute(540)),
        ("Closed", at_minute(1080), at_minute(1140)),
    ]
    point = msgspec.structs.replace(point, exceptions=[DayException(DAY, [], "Stocktaking")])
    assert [s.said for s in shades(room, point)] == ["Stocktaking"]


def test_a_holiday_closes_the_house_unless_a_dated_exception_says_otherwise() -> None:
    room = Room(DAY, at_minute(480), at_minute(1140), BERLIN, {DAY: "Corpus Christi"})
    point = msgspec.structs.replace(COUNTER, hours=[Hours(3, 540, 1080)])
    assert [s.said for s in shades(room, point)] == ["Corpus Christi"]
    point = msgspec.structs.replace(point, exceptions=[DayException(DAY, [(480, 1140)])])
    assert shades(room, point) == ()


def test_free_time_begins_now_and_ends_before_what_is_kept_free() -> None:
    gaps = column(PRIYA, DAY_VIEW).gaps
    # Her break ends at 14:45; Nele comes at 15:25; Ali's clean-up goes on to 17:40.
    assert [(g.start_at, g.said) for g in gaps] == [
        (at_minute(885), "Free 40 min"),
        (at_minute(970), "Free 30 min"),
        (at_minute(1060), "Free 20 min"),
    ]


def test_today_counts_who_is_here_and_who_is_still_to_come() -> None:
    today = today_of(grid_of(known(), DAY_VIEW, {}, MARA, NOON), NOON)
    said = {line.label: line.text for line in today.lines}
    assert today.booked == "28 booked"
    assert said["Here"] == "13, of them 1 waiting"
    assert said["Still to come"].startswith("13, next") and said["Still to come"].endswith("14:15")
    assert (said["Not here yet"], said["No-show"], said["Cancelled"]) == ("1", "1", "1")
    assert today.hours[0].label == "14:00–15:00"


@pytest.mark.parametrize("text", ["conti mar", "marco@", "0170 555 12 04", "5551204"])
def test_a_booking_is_found_by_name_mail_or_phone(text: str) -> None:
    found = found_here(known(), text)
    assert found is not None and found.id == named("Marco Conti").id


def test_a_booking_is_found_by_its_number_however_it_was_typed() -> None:
    number = named("Jun Ito").number.lower()
    found = found_here(known(), f"{number[:5]} {number[5:10]}-{number[10:]}")
    assert found is not None and found.id == named("Jun Ito").id


def test_a_reservation_of_another_point_still_takes_its_colleague() -> None:
    other = msgspec.structs.replace(named("Jun Ito"), service_point="elsewhere")
    book = tuple(e for e in BOOK if e.id != other.id)
    assert any(b.key == other.id for b in column(JONAS, DAY_VIEW, (*book, other)).blocks)
    assert isinstance(other, Reservation)
