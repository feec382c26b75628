"""The demo: what it is asked, where its windows go, how it ends what it started."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dev.demo import hall, phones
from dev.demo.command import parse
from dev.demo.processes import Family, Process
from dev.demo.stage import has_screen
from dev.demo.windows import CONSOLE_LEAST, side_by_side
from protocol import enrolment

PATIENT = "import sys, time; print('ready', flush=True); time.sleep(600)"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["--replay", "calls.csv"], "needs a day"),
        (["--day", "1999-02-08"], "belong to --replay"),
        (["--speed", "60"], "belong to --replay"),
        (["--replay", "x", "--day", "1999-02-08", "--seconds", "5"], "ends by itself"),
        (["--seconds", "0"], "no number from 1"),
        (["--phones", "--pictures", "x"], "in windows"),
        (["--nonsense"], "unrecognized"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_two(
    given: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(given)
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert why in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_found_where_there_is_one(
    environment: dict[str, str], platform: str, there: bool
) -> None:
    assert has_screen(environment, platform) is there


@pytest.mark.parametrize("room", [(0, 0, 1920, 1040), (60, 25, 2560, 1380), (0, 0, 3840, 2100)])
def test_windows_stand_side_by_side(room: tuple[int, int, int, int]) -> None:
    x, y, width, height = room
    boxes = side_by_side(room)
    kiosk, console, wall = boxes["kiosk"], boxes["console"], boxes["wall"]
    assert kiosk.x == x
    assert kiosk.x + kiosk.width <= min(console.x, wall.x)
    assert wall.y + wall.height <= console.y
    assert console.width >= CONSOLE_LEAST[0]
    for box in boxes.values():
        assert box.x + box.width <= x + width
        assert box.y + box.height <= y + height


def test_a_small_screen_still_gets_windows_of_a_usable_size() -> None:
    boxes = side_by_side((0, 0, 1366, 700))
    assert all(box.width >= 320 and box.height >= 320 for box in boxes.values())


def test_children_are_ended_the_last_one_first(tmp_path: Path) -> None:
    ended: list[str] = []

    class Noted(Process):
        def end(self) -> None:
            super().end()
            ended.append(self.name)

    with Family() as family:
        children = [
            Noted(name, [sys.executable, "-c", PATIENT], tmp_path / name, heard=True)
            for name in ("server", "kiosk")
        ]
        for child in children:
            family.add(child)
            assert child.output.readline() == "ready\n"
            assert child.code is None
    assert ended == ["kiosk", "server"]
    assert all(child.code is not None for child in children)


def test_a_secret_reaches_a_child_by_its_standard_input(tmp_path: Path) -> None:
    echo = "import sys; print(sys.stdin.readline().strip()[::-1])"
    with Family() as family:
        child = Process("echo", [sys.executable, "-c", echo], tmp_path / "echo", said="secret")
        family.add(child)
        assert child.wait() == 0
        assert child.last_words == "terces"


def test_the_hall_is_made_once_and_used_again(tmp_path: Path) -> None:
    places = hall.Places(tmp_path)
    hall.prepare(places)
    first = hall.passwords(places.data)
    enrolments = [(tmp_path / name / enrolment.FILE).read_text() for name in ("kiosk", "wall")]
    (tmp_path / "wall" / enrolment.FILE).unlink()
    hall.prepare(places)
    assert hall.passwords(places.data) == first
    assert (tmp_path / "kiosk" / enrolment.FILE).read_text() == enrolments[0]
    assert (tmp_path / "wall" / enrolment.FILE).exists()


def test_phones_are_invited_by_the_link_as_code_and_in_words() -> None:
    link = "http://192.168.1.20:8080/check/abcdefghijkl"
    said = phones.invitation(link)
    assert link in said
    assert said.count("\u2588") > 100
    assert "without encryption" in said
