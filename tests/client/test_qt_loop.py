"""The loop on which the tests of windows run."""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QApplication

from tests.qt_loop import qt_loop


def test_what_became_due_while_the_loop_stood_still_runs_when_it_goes_on(
    qapp: QApplication,
) -> None:
    loop = qt_loop()
    found: list[asyncio.AbstractEventLoop] = []
    loop.call_soon(lambda: found.append(asyncio.get_running_loop()))
    dropped = loop.call_soon(found.append, loop)
    qapp.processEvents()
    assert found == []
    dropped.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    assert found == [loop]
    loop.close()
