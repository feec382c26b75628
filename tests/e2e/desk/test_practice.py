"""A new colleague practises: the real console on a simulated hall of its own, with nothing left."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from client.app import Program
from client.options import Options
from staff_console.memory import Remembered
from staff_console.practice.guide import STEPS_KEY
from staff_console.practice.program import Practice
from tests.e2e.acting import Time, by_hand, until

BY_HAND_S = 16


class Learner:
    """The window of a practice, and the hand on its keyboard."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.time = Time()
        self.program = Program(app, self.time.timing)
        given = Options(None, folder, windowed=True, size=(1440, 900), verbose=False)
        self.practice = Practice(self.program, given, Remembered(), ["--speed=4"], (1440, 900))
        self.window = self.practice.window

    async def press(self, keys: str) -> None:
        await by_hand(self.window.activateWindow)
        await until(self.window.isActiveWindow, "the window in front")
        await by_hand(
            lambda: QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(keys))
        )

    async def until_says(self, text: str) -> None:
        await until(lambda: text in self.says, text)

    @property
    def says(self) -> str:
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    @property
    def password(self) -> str:
        """As it stands on the page of signing in."""
        fields = self.window.findChildren(QLineEdit, "password")
        return fields[0].text() if fields else ""

    @property
    def tried(self) -> set[str]:
        return set(self.practice.guide.progress.done)


def alive(pid: int) -> bool:
    """Whether a process of that id runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
async def learner(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Learner]:
    """Somebody who has just begun to practise; afterwards nothing of it is left."""
    passing = tmp_path / "passing"
    passing.mkdir()
    monkeypatch.setenv("TMPDIR", str(passing))
    monkeypatch.setattr("tempfile.tempdir", str(passing))
    made = Learner(qapp, tmp_path / "data")
    await made.until_says("Choose your desk")
    pid = made.practice.hall.pid
    assert alive(pid)
    yield made
    made.program.stop()
    await made.program.over()
    assert made.program.code == 0
    assert not alive(pid)
    assert list(passing.iterdir()) == []
    assert not (tmp_path / "data").exists()


async def test_a_practice_signs_in_by_itself_and_ticks_off_what_was_tried(
    learner: Learner,
) -> None:
    await learner.until_says("PRACTICE, nothing here is real.")
    await learner.press("Return")
    await until(lambda: learner.tried == {"open_desk"}, "the first step")
    await learner.press("F2")
    await learner.until_says("walks up to your desk")
    await learner.press("F4")
    await until(lambda: "start" in learner.tried, "the third step")
    await learner.press("F8")
    await until(lambda: "complete" in learner.tried, "the fourth step")
    await learner.press(STEPS_KEY)
    await learner.until_says("✓ Complete")


async def test_whoever_signs_out_comes_back_by_enter(learner: Learner) -> None:
    await learner.press("Return")
    await learner.until_says("The line")
    await learner.press("Ctrl+L")
    await learner.until_says("Signed out.")
    await until(lambda: learner.password != "", "the password on the page")
    await learner.press("Return")
    await learner.until_says("Choose your desk")


async def test_the_server_can_be_made_to_go_and_the_band_stays(learner: Learner) -> None:
    await learner.press("Return")
    await learner.until_says("The line")
    await learner.press("Ctrl+T")
    await learner.until_says("Reconnecting")
    learner.time.goes_by(BY_HAND_S)
    await learner.until_says("Hand mode.")
    assert "PRACTICE, nothing here is real." in learner.says
