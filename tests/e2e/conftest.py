"""The real server in a process of its own, the three real programs in this one, on Qt's loop."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from client.app import _qt_message
from kiosk import journal
from kiosk.printing.folder import FolderPrinter
from tests.e2e.acting import PATIENCE_S
from tests.e2e.house import House, make_hall
from tests.e2e.opens import Opens
from tests.qt_loop import qt_loop


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Every async test of this folder runs on Qt's loop."""
    return {"qt": qt_loop}


@pytest.fixture(scope="session")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample hall as it is before its first day; each house gets a copy."""
    made = tmp_path_factory.mktemp("hall")
    make_hall(made)
    return made


@pytest.fixture
def closed_house(hall: Path, tmp_path: Path) -> Iterator[House]:
    """A house whose server is started by the test; it complains of nothing."""
    made = House(hall, tmp_path / "house")
    yield made
    if made.running:
        assert made.end() == 0
    assert made.complaints == []


@pytest.fixture
def house(closed_house: House) -> House:
    """A house with its server running."""
    closed_house.start()
    return closed_house


@pytest.fixture(autouse=True)
def events_only_in_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-qt lets Qt run its events between the phases of a test: there, tasks have no loop."""
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)


@pytest.fixture(autouse=True)
def disks_have_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kiosk gives up a slow disk before its customer: here the machine may be busy."""
    monkeypatch.setattr(journal, "WITHIN_S", PATIENCE_S)
    monkeypatch.setattr(FolderPrinter, "limit_s", PATIENCE_S)


@pytest.fixture
async def opens(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Opens]:
    """What the test opens programs with."""
    # A machine that is busy with other tests has no slow disk.
    monkeypatch.setattr("kiosk.journal.WITHIN_S", 30.0)
    made = Opens(qapp)
    # As in the programs: what Qt says goes to the log, where a warning fails the test.
    qInstallMessageHandler(_qt_message)
    yield made
    qInstallMessageHandler(_qt_message)
    for program in reversed(made.programs):
        program.stop()
        async with asyncio.timeout(30):
            await program.over()
        assert program.code == 0
    qInstallMessageHandler(None)
