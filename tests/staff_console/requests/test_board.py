"""The board as a value: which card stands where, in which order, and what it says."""

from __future__ import annotations

from msgspec.structs import replace

from client.money import plain, told
from protocol.request_states import ENDED, STATES
from staff_console.hall import MARA, MINUTE, NOON
from staff_console.requests.board import Board, Filters, board_of
from staff_console.requests.samples import DAY, HEADS, HOUR, request_id
from staff_console.requests.scanned import request_of
from staff_console.requests.screen import Local, requests_screen
from staff_console.requests.standing import standing_of
from staff_console.requests.states import COLUMN_OF, NEXT, STATE_NAMES
from staff_console.tickets.samples import TOMASZ
from tests.staff_console.requests.conftest import known

ZONE = known().zone
HEAD = {head.number: head for head in HEADS}


def board(filters: Filters | None = None, me: str = MARA) -> Board:
    return board_of(known(me=me), filters or Filters(), NOON)


def numbers(made: Board, column: str) -> list[str]:
    found = next(each for each in made.columns if each.key == column)
    return [card.number for card in found.cards]


def words(number: int, **fields: object) -> tuple[str, str]:
    head = replace(HEAD[number], **fields)
    standing = standing_of(head, NOON, ZONE)
    return standing.words, standing.tone


def test_every_state_that_has_not_ended_has_a_column_and_a_usual_next_step() -> None:
    assert set(COLUMN_OF) == set(NEXT) == set(STATES) - ENDED
    assert set(STATE_NAMES) == set(STATES)
    made = board()
    assert [len(made.top), len(made.below)] == [6, 6]
    assert sum(column.count for column in made.columns) == len(HEADS)


def test_a_column_goes_by_promised_time_then_priority_then_number() -> None:
    assert numbers(board(), "in_repair") == ["R-1188", "R-1190", "R-1164"]
    same = NOON + 5 * 1440 * MINUTE
    heads = tuple(
        replace(head, promised_at=same, priority="urgent" if head.number == 1204 else "normal")
        if head.state == "approved" else head
        for head in HEADS
    )  # fmt: skip
    made = board_of(known(heads=heads), Filters(), NOON)
    assert numbers(made, "approved") == ["R-1204", "R-1195", "R-1201"]
    card = made.card(request_id(1204))
    assert card is not None and card.whose == "urgent, Tomasz"


def test_whoever_waits_in_the_hall_stands_first_under_the_number_that_is_called() -> None:
    assert numbers(board(), "ready")[:2] == ["R-1178", "R-1183"]
    assert words(1178) == ("here, R-1178", "ink")


def test_a_card_says_how_its_time_stands_and_only_the_exception_has_a_colour() -> None:
    assert words(1190) == ("1:10", "ink")
    assert words(1188) == ("0:20", "warn")
    assert words(1199) == ("0:25 over", "danger")
    assert words(1187) == ("2 d left", "ink")
    assert words(1191) == ("20 h left", "warn")
    assert words(1187, valid_until=NOON - 1) == ("expired", "danger")
    assert words(1209) == ("comes 17:00", "muted")
    assert words(1179) == ("2 d late", "danger")
    assert words(1169) == ("kept 9 days", "warn")
    assert words(1185, told_at=None) == ("not told yet", "warn")
    assert words(1170) == ("fee €19.00", "muted")
    assert words(1190, stopped=True) == ("over the total", "danger")
    paused = standing_of(
        replace(HEAD[1190], promised_at=None, pause="customer", left_s=7200), NOON, ZONE
    )
    assert (paused.words, paused.share) == ("2:00 left", 0.0)


def test_mine_late_first_and_a_point_alone() -> None:
    mine = board(Filters(mine=True), me=TOMASZ)
    assert {card.mine for card in mine.cards()} == {True}
    late = replace(HEAD[1164], promised_at=NOON - HOUR, breached_at=NOON - HOUR)
    heads = tuple(late if head.number == 1164 else head for head in HEADS)
    paused = replace(HEAD[1188], promised_at=NOON - DAY, number=1)
    made = board_of(known(heads=(*heads, replace(paused, id="x"))), Filters(late_first=True), NOON)
    assert numbers(made, "in_repair")[:2] == ["R-1", "R-1164"]
    assert not list(board(Filters(point="another")).cards())


def test_arrows_go_through_columns_over_empty_ones_and_between_both_rows() -> None:
    made = board()
    at = request_id(1188)
    assert made.beside("", 0, 1) == request_id(1210)
    assert made.beside(at, 0, 1) == request_id(1190)
    assert made.beside(at, 1, 0) == request_id(1178)
    assert made.beside(request_id(1164), 0, 1) == request_id(1186)
    assert made.beside(request_id(1186), 0, -1) == request_id(1164)
    without = board_of(
        known(heads=tuple(h for h in HEADS if h.state != "approved")), Filters(), NOON
    )
    assert without.beside(request_id(1187), 1, 0) == at
    assert made.beside(request_id(1210), -1, 0) == request_id(1210)


def test_the_page_says_how_many_are_late_and_how_many_wait() -> None:
    screen = requests_screen(known(), Local(), NOON)
    assert screen.title == "34 repairs"
    assert screen.about == "10 late or close, 2 wait in the hall"
    one = requests_screen(known(heads=HEADS[:1]), Local(), NOON)
    assert one.title == "1 repair"


def test_a_slip_is_found_by_number_by_the_code_of_its_link_or_by_a_name() -> None:
    there = known()
    assert request_of(there, " r-1187 ") == request_of(there, "1187") == request_id(1187)
    assert request_of(there, "Galaxy levi") == request_id(1187)
    assert request_of(there, "iPhone") == ""
    token = "s" + "AZAAAAAAcACAAAAHAAAEow" + "x" * 22
    assert request_of(there, f"https://repairs.example/s/{token}") == request_id(1187)
    assert request_of(there, "https://repairs.example/t/" + "x" * 44) == ""


def test_money_is_written_with_the_decimals_of_its_currency() -> None:
    assert told("174.61", "EUR") == "€174.61"
    assert told("1985", "JPY") == "¥1,985"
    assert told("12.345", "KWD").endswith("12.345")
    assert plain("1289.5", "EUR") == "1,289.50"
    assert told("", "EUR") == ""
