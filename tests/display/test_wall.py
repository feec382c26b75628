"""The wall in motion: chime and stage follow the calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from client.tones import Tone
from client.voice import Then
from display.faces import Bench, FaceCase
from display.hall import HALL, Hall
from display.speaking import Speaking
from protocol.views import PublicCall
from tests.display.conftest import case

Open = Callable[[FaceCase], Bench]


class CountingTone(Tone):
    """Counts instead of sounding."""

    def __init__(self) -> None:
        super().__init__()
        self.played = 0

    @property
    def on(self) -> bool:
        return True

    def play(self, then: Then | None = None) -> None:
        self.played += 1
        super().play(then)


@pytest.fixture
def chime() -> CountingTone:
    return CountingTone()


def fresh(number: str, desk: int, bench: Bench, nth: int = 1) -> PublicCall:
    return PublicCall(
        id=f"fresh-{number}",
        number=number,
        service_point="p",
        desk=f"desk-{desk}",
        desk_name=f"Desk {desk}",
        at=bench.live.now(),
        nth=nth,
        state="calling",
    )


def with_calls(*calls: PublicCall) -> Hall:
    return replace(HALL.settled(), calls=(*calls, *HALL.settled().calls))


def stage(bench: Bench) -> tuple[str, bool]:
    hero = bench.wall.screen.hero
    return hero.number if hero else "", bench.wall.screen.calling


def test_two_quick_calls_are_both_on_the_stage_and_chimed_once_each(
    bench: Open, chime: CountingTone
) -> None:
    wall = bench(replace(case("serving"), speaking=Speaking(chime)))
    first, second = fresh("A020", 1, wall), fresh("A021", 3, wall)
    wall.feed(with_calls(first), 2)
    assert stage(wall) == ("A020", True)
    wall.feed(with_calls(second, first), 3)
    seen = []
    for _ in range(20):
        wall.advance(1)
        seen.append(stage(wall))
    assert seen[3] == ("A020", True)
    assert seen[5] == ("A021", True)
    assert seen[-1] == ("A021", False)
    assert chime.played == 2


def test_a_recall_chimes_again_and_says_second_call(bench: Open, chime: CountingTone) -> None:
    wall = bench(replace(case("serving"), speaking=Speaking(chime)))
    call = fresh("A020", 1, wall)
    wall.feed(with_calls(call), 2)
    wall.advance(10)
    wall.feed(with_calls(msgspec.structs.replace(call, nth=2)), 3)
    assert chime.played == 2
    assert wall.wall.screen.hero is not None
    assert wall.wall.screen.hero.nth == 2


def test_a_withdrawn_call_makes_no_sound(bench: Open, chime: CountingTone) -> None:
    wall = bench(replace(case("serving"), speaking=Speaking(chime)))
    call = fresh("A020", 1, wall)
    wall.feed(with_calls(call), 2)
    wall.feed(with_calls(msgspec.structs.replace(call, state="withdrawn")), 3)
    assert wall.wall.screen.face == "withdrawn"
    wall.advance(9)
    assert stage(wall) == ("A013", False)
    assert chime.played == 1


def test_a_wall_that_starts_into_an_old_day_is_silent(bench: Open, chime: CountingTone) -> None:
    wall = bench(replace(case("serving"), speaking=Speaking(chime)))
    wall.advance(5)
    assert chime.played == 0
    assert stage(wall) == ("A013", False)


def test_nothing_is_announced_while_the_server_is_away(bench: Open, chime: CountingTone) -> None:
    wall = bench(replace(case("serving"), speaking=Speaking(chime)))
    call = fresh("A020", 1, wall)
    wall.live.lost("The connection broke", 8.0)
    wall.advance(100)
    assert wall.wall.screen.face == "away"
    wall.answer(with_calls(call), 4)
    wall.advance(0)
    assert (stage(wall), chime.played) == (("A020", False), 0)


def test_after_ten_seconds_of_silence_it_says_as_of_when_and_after_thirty_not_live(
    bench: Open,
) -> None:
    wall = bench(case("serving"))
    wall.live.lost("The connection broke", 8.0)
    seen = []
    for seconds in (9.9, 0.2, 19.8, 0.2):
        wall.advance(seconds)
        seen.append((wall.wall.screen.face, wall.wall.screen.as_of))
    assert seen == [
        ("serving", ""),
        ("serving", "14:02:00"),
        ("serving", "14:02:00"),
        ("away", "14:02:00"),
    ]


def test_a_call_made_while_the_line_was_down_for_a_moment_is_still_announced(
    bench: Open, chime: CountingTone
) -> None:
    wall = bench(replace(case("serving"), speaking=Speaking(chime)))
    call = fresh("A020", 1, wall)
    wall.live.lost("The connection broke", 8.0)
    wall.advance(20)
    wall.answer(with_calls(call), 4)
    wall.advance(0)
    assert (stage(wall), chime.played) == (("A020", True), 1)


def test_a_recall_of_a_number_that_stands_in_the_list_is_heard(
    bench: Open, chime: CountingTone
) -> None:
    wall = bench(replace(case("serving"), speaking=Speaking(chime)))
    listed = with_calls().calls[1]
    again = msgspec.structs.replace(listed, nth=2, at=wall.live.now(), state="calling")
    wall.feed(replace(with_calls(), calls=(with_calls().calls[0], again)), 2)
    assert (stage(wall), chime.played) == ((listed.number, True), 1)


def item(wall: Bench, name: str) -> QQuickItem:
    found = wall.window.findChild(QObject, name)
    assert isinstance(found, QQuickItem)
    return found


def test_yellow_sweeps_over_the_stage_and_fades_when_the_call_is_over(
    bench: Open, qtbot: QtBot
) -> None:
    wall = bench(replace(case("serving"), still=False))
    face, plane = item(wall, "callFace"), item(wall, "callPlane")
    assert face.isVisible() is False
    wall.feed(with_calls(fresh("A020", 1, wall)), 2)
    assert face.isVisible()
    assert plane.property("reach") < 1
    qtbot.waitUntil(lambda: plane.property("reach") == 1, timeout=30_000)
    digits = item(wall, "calledNumber")
    assert digits.property("text") == "A020"
    qtbot.waitUntil(lambda: digits.opacity() < 0.9, timeout=30_000)
    wall.advance(8)
    qtbot.waitUntil(lambda: not face.isVisible(), timeout=30_000)
    assert item(wall, "newestNumber").property("text") == "A020"


def test_rows_that_move_while_others_move_all_arrive(bench: Open, qtbot: QtBot) -> None:
    wall = bench(replace(case("serving"), still=False))
    view = item(wall, "calls")
    for seq in range(2, 6):
        wall.grab()
        wall.feed(with_calls(fresh(f"A02{seq}", seq, wall)), seq)
    wanted = [row.upper for row in wall.wall.screen.calls.rows]

    def settled() -> bool:
        rows = [row for row in view.childItems() if row.property("number")]
        return sorted(round(row.y()) for row in rows) == [round(y) for y in wanted]

    qtbot.waitUntil(settled, timeout=30_000)


def test_without_motion_the_stage_changes_at_once(bench: Open) -> None:
    wall = bench(case("serving"))
    wall.feed(with_calls(fresh("A020", 1, wall)), 2)
    assert item(wall, "callPlane").property("reach") == 1
    wall.advance(8)
    assert not item(wall, "callFace").isVisible()
