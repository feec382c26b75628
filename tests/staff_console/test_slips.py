"""Whether a customer has the number in hand, and printing it again."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from msgspec.structs import replace

from protocol.commands import PrintSlip
from staff_console.hall import NOON, Hall
from staff_console.line import line_row
from staff_console.samples import BUSY, CALM
from tests.staff_console.desk import board_of, choice, replica_of


def with_slip(hall: Hall, number: str, **fields: Any) -> Hall:
    """Somebody's slip is so."""
    mine = hall.entry(number).visit
    visits = tuple(
        replace(each, slip_at=NOON, **fields) if each.id == mine else each for each in hall.visits
    )
    return dataclasses.replace(hall, visits=visits)


def why(hall: Hall, number: str, before: str = "") -> str:
    return line_row(replica_of(hall), hall.entry(number), before).why


def test_the_line_says_who_has_no_paper_before_all_else() -> None:
    hall = with_slip(BUSY, "A014", slip="failed", slip_reason="Out of paper")
    assert why(hall, "A014") == "no paper"
    assert why(hall, "A014", "put first") == "no paper, put first"
    assert why(with_slip(BUSY, "A014", slip="printed"), "A014") == ""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"slip": "failed", "slip_reason": "Out of paper"}, "no paper: Out of paper"),
        ({"slip": "failed"}, "no paper"),
        ({"slip": "wanted"}, "to be printed"),
        ({"slip": "printing"}, "is being printed"),
        ({"slip": "printed", "slips": 1}, "printed"),
        ({"slip": "printed", "slips": 3}, "printed 3 times"),
    ],
)
def test_the_card_says_what_became_of_the_slip(fields: dict[str, Any], said: str) -> None:
    board = board_of(with_slip(BUSY.serving("A014", 60), "A014", **fields))
    assert {each.label: each.text for each in board.customer.details}["Slip"] == said


def test_the_key_prints_for_whoever_is_marked_else_for_my_customer() -> None:
    serving = BUSY.serving("A014", 60)
    mine, marked = serving.entry("A014"), serving.entry("A016")
    assert choice(serving, "print_slip").command == PrintSlip(visit=mine.visit)
    assert choice(serving, "print_slip", "A016").command == PrintSlip(visit=marked.visit)
    nobody = choice(CALM, "print_slip")
    assert nobody.command is None and nobody.why == "Choose somebody in the line first."
