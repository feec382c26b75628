"""Who waits, in which order, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from protocol.changes import Put
from protocol.messages import Delta
from protocol.records import Estimate, Undoable
from staff_console.facts import Me, facts, my_desk
from staff_console.hall import MARA, MINUTE, NOON, POINT, PRIYA, Hall, desk_id, ident
from staff_console.line import LineRow, line_row
from staff_console.samples import BUSY, CALM, ODD, Guest, hall_of
from staff_console.why import Whys
from tests.staff_console.desk import ME, facts_of, replica_of


def numbers(hall: Hall) -> list[str]:
    return [entry.number for entry in facts_of(hall).waiting]


def rows(hall: Hall) -> dict[str, LineRow]:
    replica = replica_of(hall)
    estimate = replica.get(Estimate, POINT)
    assert estimate is not None
    places = {place.entry: place for place in estimate.line}
    waiting = facts_of(hall).waiting
    whys = Whys(replica, facts_of(hall))
    found: dict[str, LineRow] = {}
    for entry in waiting:
        place = places.get(entry.id)
        why = whys.of(entry, place.why if place else None)
        found[entry.number] = line_row(replica, entry, why, (place, NOON) if place else None)
    return found


def test_the_line_has_the_order_that_the_server_published() -> None:
    assert numbers(BUSY)[:4] == ["A014", "A015", "A016", "C007"]
    turned = replace(BUSY, entries=tuple(reversed(BUSY.entries)))
    assert numbers(turned)[:2] == ["A025", "A024"]


def test_who_joined_since_the_order_was_published_comes_last() -> None:
    replica = replica_of(BUSY)
    late = msgspec.structs.replace(BUSY.entry("A016"), id=ident(0xE, 99), number="A026")
    replica.delta(Delta("staff", "e", 1, 2, NOON, [Put(late)]))
    found = facts(replica, ME)
    assert found is not None
    assert found.waiting[-1].number == "A026"


def test_who_has_booked_stands_there_by_the_time_or_with_the_weight_of_a_reservation() -> None:
    slot = NOON + 25 * MINUTE
    booked = BUSY.with_entry("A016", priority="reserved", eligible_at=slot, slot_at=slot)
    late = booked.with_entry("A015", priority="reserved")
    found = rows(late)
    assert found["A016"].why == "booked for 14:27"
    assert found["A015"].why == "reservation"
    assert facts_of(late).following is not None


def test_only_my_service_points_line_is_mine() -> None:
    elsewhere = BUSY.with_entry("C007", service_point=ident(9, 9))
    assert "C007" not in numbers(elsewhere)


def test_the_next_is_the_first_who_can_be_called() -> None:
    absent = BUSY.with_entry("A014", present=False)
    following = facts_of(absent).following
    assert following is not None and following.number == "A014"
    following = facts_of(absent.that(call_absent=False)).following
    assert following is not None and following.number == "A015"
    assert facts_of(CALM).following is None


def test_rows_say_who_what_since_and_how_long_still() -> None:
    row = rows(BUSY)["A017"]
    assert row[:12] == (
        BUSY.entry("A017").id,
        "A017",
        "\u2068Lars Witt\u2069 + 1",
        "Repair intake",
        "",
        False,
        BUSY.entry("A017").joined_at,
        "15–25 min",
        NOON + 24 * MINUTE,
        BUSY.entry("A017").joined_at,
        "line",
        False,
    )
    guest = rows(BUSY)["A018"]
    assert guest.name == "Guest"


def test_who_has_not_come_yet_and_who_is_back_in_line_is_said() -> None:
    assert rows(BUSY)["A023"][4:6] == ("not here yet", True)
    back = BUSY.with_entry("A016", since=NOON)
    assert rows(back)["A016"].why == "back in line"


def test_whoever_was_transferred_has_kept_the_wait_or_has_not() -> None:
    leg = BUSY.entry("A014")
    before = leg.joined_at - MINUTE
    kept = BUSY.with_entry("A016", came_from=leg.id, eligible_at=before)
    assert rows(kept)["A016"].why == "transferred, wait kept"
    assert rows(kept)["A016"].since == before
    entry = BUSY.entry("A016")
    last = BUSY.with_entry("A016", came_from=leg.id, eligible_at=entry.joined_at)
    assert rows(last)["A016"].why == "transferred"


def test_a_name_that_runs_from_right_to_left_does_not_turn_the_rest() -> None:
    assert rows(ODD)["A017"].name == "\u2068ليلى حداد\u2069 + 1"


def test_my_desk_is_the_one_that_i_have_open() -> None:
    assert facts_of(BUSY).desk.id == desk_id(3)
    assert my_desk(replica_of(BUSY), Me("", "")) is None
    assert facts(replica_of(BUSY.with_desk(3, state="closed", staff=None)), ME) is None
    two = BUSY.with_desk(4, state="open", staff=MARA, since=NOON)
    assert facts_of(two).desk.id == desk_id(4)


def test_the_customer_is_whoever_my_desk_has() -> None:
    called = facts_of(BUSY.called("A014", 5)).customer
    assert called is not None and called.number == "A014"
    serving = facts_of(BUSY.serving("A014", 5, desk=2).called("A015", 5, desk=2))
    assert serving.busy[desk_id(2)].number == "A012"
    assert serving.customer is None


def test_only_my_own_steps_can_be_taken_back_by_me_the_newest_first() -> None:
    mine = BUSY.done("A014", 12).undoables[0]
    older = msgspec.structs.replace(mine, id=ident(0xE, 50), number="A001", at=NOON - MINUTE)
    theirs: Undoable = msgspec.structs.replace(mine, id=ident(0xE, 51), actor=PRIYA)
    hall = replace(BUSY, undoables=(older, theirs, mine))
    assert [undo.number for undo in facts_of(hall).undoables] == ["A014", "A001"]


def test_a_line_of_a_thousand_keeps_its_order() -> None:
    guests = [Guest(f"A{place:03}", "", 0, 1000 - place) for place in range(999)]
    assert numbers(hall_of(guests)) == [guest.number for guest in guests]
