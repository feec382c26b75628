"""The wall's receipts: each call that stands on it is told once, and only once it was drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
from pytestqt.qtbot import QtBot

from display.faces import Bench, FaceCase
from display.hall import HALL, Hall
from display.receipts import Receipts
from protocol.views import PublicCall
from tests.display.conftest import case

Open = Callable[[FaceCase], Bench]


def told_by(bench: Bench) -> list[str]:
    """The receipts of a wall, in the order in which they were sent."""
    told: list[str] = []
    Receipts(bench.wall, bench.window, told.append)
    return told


def call(bench: Bench, number: str, desk: int = 1) -> PublicCall:
    return PublicCall(
        id=f"id-{number}",
        number=number,
        service_point="p",
        desk=f"desk-{desk}",
        desk_name=f"Desk {desk}",
        at=bench.live.now(),
        nth=1,
        state="calling",
    )


def only(*calls: PublicCall) -> Hall:
    return replace(HALL, calls=calls)


def test_each_call_that_is_on_the_wall_is_confirmed_once(bench: Open, qtbot: QtBot) -> None:
    wall = bench(case("calm"))
    told = told_by(wall)
    first, second = call(wall, "A020"), call(wall, "A021", 2)
    wall.feed(only(first), 2)
    qtbot.waitUntil(lambda: told == ["id-A020"], timeout=30_000)
    wall.feed(only(second, first), 3)
    qtbot.waitUntil(lambda: told == ["id-A020", "id-A021"], timeout=30_000)
    wall.feed(only(second, first), 4)
    wall.grab()
    wall.grab()
    assert told == ["id-A020", "id-A021"]


def test_calls_that_ran_on_while_the_wall_was_away_are_confirmed_when_it_shows_them(
    bench: Open, qtbot: QtBot
) -> None:
    wall = bench(case("calm"))
    told = told_by(wall)
    wall.live.lost("away", 1.0)
    wall.advance(40)
    wall.answer(only(call(wall, "A020"), call(wall, "A021", 2)), 5)
    qtbot.waitUntil(lambda: sorted(told) == ["id-A020", "id-A021"], timeout=30_000)


def test_nothing_is_confirmed_before_a_frame_has_it(bench: Open) -> None:
    wall = bench(case("calm"))
    told = told_by(wall)
    wall.feed(only(call(wall, "A020")), 2)
    wall.wall.refresh()
    assert told == []


def test_a_hidden_wall_confirms_nothing(bench: Open, qtbot: QtBot) -> None:
    wall = bench(case("calm"))
    told = told_by(wall)
    wall.window.hide()
    wall.feed(only(call(wall, "A020")), 2)
    for _ in range(20):
        qtbot.wait(5)
    assert told == []
    wall.window.show()
    qtbot.waitUntil(lambda: told == ["id-A020"], timeout=30_000)


def test_whoever_has_come_needs_no_receipt(bench: Open, qtbot: QtBot) -> None:
    wall = bench(case("calm"))
    told = told_by(wall)
    here = msgspec.structs.replace(call(wall, "A020"), state="answered")
    wall.feed(only(here, call(wall, "A021", 2)), 2)
    qtbot.waitUntil(lambda: told == ["id-A021"], timeout=30_000)
