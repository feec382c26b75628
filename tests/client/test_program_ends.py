"""A program ends with its tasks, also with one that has not heard that it is over."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QApplication

from client.app import Program


async def test_a_task_that_an_answer_kept_from_ending_is_told_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("client.app.END_AGAIN_S", 0.01)
    program = Program(qapp)
    told = 0

    async def hard_of_hearing() -> None:
        nonlocal told
        while told < 2:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                told += 1

    task = program.spawn(hard_of_hearing())
    await asyncio.sleep(0)
    program.stop()
    async with asyncio.timeout(30):
        await program.over()
    assert (told, task.done()) == (2, True)
