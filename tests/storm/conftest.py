"""Consoles and a wall in the test's own process, on Qt's loop; the server has its own thread."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from tests.qt_loop import qt_loop


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Every async test of this folder runs on Qt's loop."""
    return {"qt": qt_loop}


@pytest.fixture(autouse=True)
def events_only_in_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-qt lets Qt run its events between the phases of a test: there, tasks have no loop."""
    monkeypatch.setattr("pytestqt.plugin._process_events", lambda: None)
