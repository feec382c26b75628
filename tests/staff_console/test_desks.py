"""Choosing a desk by keyboard, in a house of two service points."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from protocol.commands import SetDesk
from protocol.records import Desk, ServicePoint
from staff_console.bench import Bench
from staff_console.faces import UNCHOSEN
from staff_console.hall import ident
from tests.staff_console.conftest import Open
from tests.staff_console.hands import Key, press

REPAIRS: Final = ServicePoint(id=ident(9, 9), name="Workshop", prefix="W", capacity=1)
BENCH: Final = Desk(id=ident(0xD, 9), service_point=REPAIRS.id, number=1, name="Bench 1")
HOUSE: Final = replace(UNCHOSEN, more=(REPAIRS, BENCH))


def asked(bench: Bench) -> list[str]:
    """The desks that were to be opened."""
    return [command.desk for command, _ in bench.asked if isinstance(command, SetDesk)]


def test_arrow_keys_go_on_to_the_desks_of_the_next_service_point(console: Open) -> None:
    bench = console(HOUSE)
    press(bench, Key.Key_Home)
    for _ in HOUSE.desks:
        press(bench, Key.Key_Down)
        # The board is drawn anew all the time: what is marked stays so.
        bench.feed(HOUSE)
    press(bench, Key.Key_Return)
    assert asked(bench) == [BENCH.id]


def test_arrow_keys_go_back_over_the_name_of_a_service_point(console: Open) -> None:
    bench = console(HOUSE)
    press(bench, Key.Key_End)
    press(bench, Key.Key_Up)
    bench.feed(HOUSE)
    press(bench, Key.Key_Return)
    assert asked(bench) == [HOUSE.desks[-1].id]
