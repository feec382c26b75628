"""The watchdog: a program that falls silent, crashes or ends, on a clock that nobody waits for."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pytest

from client.watchdog import (
    AGAIN,
    COME_UP_S,
    LONGEST_PAUSE_S,
    SILENT_S,
    STEADY_S,
    Process,
    Watchdog,
    watches,
)
from tests.conftest import ExpectedLogs


class Clock:
    """Time that goes by only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waiting: list[Callable[[], None]] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds
        for each in self.waiting:
            each()


class Life:
    """A child that beats until `silent_at` and ends with `code` at `ends_at`, both in its own
    seconds; a killed one has ended with -9."""

    def __init__(
        self, clock: Clock, ends_at: float, ends: int, silent_at: float = 1e9, up_at: float = 0.5
    ) -> None:
        self._clock, self._began = clock, clock.now
        self._ends_at, self._ends = ends_at, ends
        self._up_at, self._silent_at = up_at, silent_at
        self.killed = self.asked = False
        self.stubborn = False

    @property
    def heard_at(self) -> float | None:
        age = self._clock.now - self._began
        return None if age < self._up_at else self._began + min(age, self._silent_at)

    def code(self) -> int | None:
        if self.killed:
            return -9
        if self.asked and not self.stubborn:
            return 0
        return self._ends if self._clock.now - self._began >= self._ends_at else None

    def end(self) -> None:
        self.asked = True

    def kill(self) -> None:
        self.killed = True


class Kennel:
    """A watchdog and the children it will have, one after the other."""

    def __init__(self, *lives: tuple[float, int] | tuple[float, int, float, float]) -> None:
        self.clock = Clock()
        self._lives = list(lives)
        self.started: list[float] = []
        self.children: list[Life] = []
        self.dog = Watchdog(self._start, self.clock, self.clock.wait)

    def _start(self) -> Life:
        self.started.append(self.clock.now)
        self.children.append(Life(self.clock, *self._lives.pop(0)))
        return self.children[-1]


@pytest.mark.parametrize("code", [0, 2])
def test_a_program_that_was_left_or_used_wrongly_stays_ended(code: int) -> None:
    kennel = Kennel((5, code))
    assert kennel.dog.run() == code
    assert len(kennel.started) == 1


def test_a_program_that_crashes_comes_back_after_pauses_that_grow(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs("the program ended")
    kennel = Kennel(*[(0, 1)] * 8, (STEADY_S + 1, 1), (0, 0))
    assert kennel.dog.run() == 0
    pauses = [round(b - a) for a, b in zip(kennel.started, kennel.started[1:], strict=False)]
    assert pauses[:6] == [1, 2, 4, 8, 16, LONGEST_PAUSE_S]
    assert pauses[8] == round(STEADY_S) + 2, "whoever lived long begins with a short pause"


def test_a_program_that_falls_silent_is_killed_and_comes_back(expected_logs: ExpectedLogs) -> None:
    expected_logs("was silent", "the program ended (-9)")
    kennel = Kennel((1e9, 0, 100.0, 0.5), (3, 0))
    assert kennel.dog.run() == 0
    assert kennel.children[0].killed
    assert 100 + SILENT_S <= kennel.started[1] < 100 + SILENT_S + 2


def test_a_program_that_does_not_come_up_has_a_minute(expected_logs: ExpectedLogs) -> None:
    expected_logs("was silent", "the program ended (-9)")
    kennel = Kennel((1e9, 0, 1e9, 1e9), (1e9, 0, 1e9, COME_UP_S - 1), (3, 0))
    kennel.clock.waiting.append(lambda: kennel.dog.end() if kennel.clock.now > 200 else None)
    assert kennel.dog.run() == 0
    assert [child.killed for child in kennel.children] == [True, False]
    assert COME_UP_S <= kennel.started[1] < COME_UP_S + 3


def test_a_program_that_asks_for_it_is_started_again_at_once() -> None:
    kennel = Kennel((4, AGAIN), (4, 0))
    assert kennel.dog.run() == 0
    assert kennel.started == [0, 4]


def test_a_machine_that_slept_blames_nobody() -> None:
    kennel = Kennel((200, 0, 30.0, 0.5))
    slept: list[bool] = []

    def sleep() -> None:
        if kennel.clock.now >= 30 and not slept:
            slept.append(True)
            kennel.clock.now += 3600
            kennel.children[0]._silent_at = 1e9

    kennel.clock.waiting.append(sleep)
    assert kennel.dog.run() == 0
    assert not kennel.children[0].killed


def test_told_to_end_it_ends_the_program_and_kills_one_that_does_not(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs("does not end")
    for stubborn in (False, True):
        kennel = Kennel((1e9, 0))
        kennel.clock.waiting.append(kennel.dog.end)
        kennel.clock.waiting.append(
            lambda kennel=kennel, stubborn=stubborn: setattr(
                kennel.children[0], "stubborn", stubborn
            )
        )
        assert kennel.dog.run() == 0
        assert (kennel.children[0].asked, kennel.children[0].killed) == (True, stubborn)


@pytest.mark.parametrize(
    ("arguments", "watched"),
    [
        ([], True),
        (["--server", "http://hall:8080", "--contrast", "--zone", "North"], True),
        (["--windowed"], False),
        (["--window"], False),
        (["--size", "540x960"], False),
        (["--size=540x960", "--watchdog"], True),
        (["--watched"], False),
        (["--help"], False),
        (["-h"], False),
        (["--test-print", "--printer", "system"], False),
        (["--size"], False),
    ],
)
def test_the_full_screen_has_a_watchdog(arguments: list[str], watched: bool) -> None:
    assert watches(arguments, ("--test-print",)) is watched


def test_a_real_program_that_is_killed_comes_back(expected_logs: ExpectedLogs) -> None:
    expected_logs("the program ended")
    beats = "import os, time\nfor _ in range(300):\n  os.write(1, b'.\\n')\n  time.sleep(0.1)"
    commands = [beats, "raise SystemExit(0)"]
    made: list[Process] = []

    def start() -> Process:
        made.append(Process([sys.executable, "-S", "-c", commands.pop(0)]))
        return made[-1]

    def wait(seconds: float) -> None:
        if made[0].heard_at is not None and made[0].code() is None:
            made[0].kill()
        time.sleep(0.02)

    assert Watchdog(start, wait=wait).run() == 0
    assert len(made) == 2
