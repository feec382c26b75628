"""Qt without a screen: the same pixels on every machine."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from client.app import make_application
from staff_console.bench import Bench
from staff_console.faces import CASES, UNDRAWN, Face
from staff_console.hall import Hall
from staff_console.samples import BUSY
from tests.client.scripted_server import scripted_server
from tests.qt_loop import qt_loop
from tests.staff_console.signed_in import Desk

Open = Callable[..., Bench]
ON_QTS_LOOP = {
    "test_account_above.py",
    "test_console.py",
    "test_entering.py",
    "test_strangers.py",
    "test_real_desk.py",
    "test_real_sign_in.py",
    "test_signing_in.py",
}


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """What has a window runs on Qt's loop, as the program does."""
    if item.path.name in ON_QTS_LOOP:
        return {"qt": qt_loop}
    return {"asyncio": asyncio.new_event_loop}


def face(name: str) -> Face:
    """The face of that name."""
    return next(each for each in (*CASES, *UNDRAWN) if each.name == name)


@pytest.fixture
def console(qapp: QApplication) -> Iterator[Open]:
    """Opens consoles, at a hall or in a named face, and closes them after the test."""
    made: list[Bench] = []
    app = make_application("staff_console", widgets=True)

    def open_console(what: Hall | str | None = BUSY, **more: Any) -> Bench:
        made.append(face(what).open(app) if isinstance(what, str) else Bench(app, what, **more))
        return made[-1]

    yield open_console
    for each in made:
        each.close()


@pytest.fixture
async def desk(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Desk]:
    """A console of a scripted server, with nobody signed in."""
    qapp.setQuitOnLastWindowClosed(False)
    async with scripted_server() as server:
        made = Desk(qapp, server, tmp_path)
        yield made
        await made.close()


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text that is drawn shorter than it is."""
    seen: set[str] = set()
    elided = QFontMetrics.elidedText

    def watch(metrics: QFontMetrics, text: str, *more: object) -> str:
        shown = str(elided(metrics, text, *more))  # type: ignore[call-overload]
        if shown != text:
            seen.add(text)
        return shown

    monkeypatch.setattr(QFontMetrics, "elidedText", watch)
    return seen
