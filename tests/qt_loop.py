"""Qt's loop for tests: one place for every folder whose programs have windows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from client.app import make_application

T = TypeVar("T")


class _Loop(QEventLoop):
    """Qt's loop, in which tasks run only while it runs.

    qasync lets Qt run its events once more after the end, which a program that ends does not
    mind. A test ends while its programs still run, and their tasks would find no running loop.
    """

    def run_until_complete(self, future: Awaitable[T]) -> T:
        """Run until it is done."""
        task = asyncio.ensure_future(future, loop=self)
        task.add_done_callback(lambda _: self.stop())
        self.run_forever()
        return task.result()


def qt_loop() -> asyncio.AbstractEventLoop:
    """A loop of the application with widgets, which is made if there is none yet."""
    app = make_application("tests", widgets=True)
    assert isinstance(app, QApplication)
    loop: asyncio.AbstractEventLoop = _Loop(app)
    return loop
