"""The real server in a process of its own, the three real programs in this one, on Qt's loop."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from client.app import Program, make_application
from tests.e2e.house import House


def _qt_loop() -> asyncio.AbstractEventLoop:
    app = make_application("tests", widgets=True)
    assert isinstance(app, QApplication)
    return QEventLoop(app)


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Every async test of this folder runs on Qt's loop."""
    return {"qt": _qt_loop}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house with its server running; it complains of nothing that the test does not expect."""
    made = House(tmp_path)
    made.start()
    yield made
    if made.running:
        assert made.end() == 0
    assert made.complaints == []


@pytest.fixture
async def program(house: House, qapp: QApplication) -> AsyncIterator[Program]:
    """What the programs run in; they end before the server does."""
    running = Program(qapp)
    yield running
    running.stop()
    await running.over()
