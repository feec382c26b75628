"""Qt's loop for tests: one place for every folder whose programs have windows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from client.app import make_application

T = TypeVar("T")


class _Handle(asyncio.Handle):
    """A step of a program, which waits while its loop does not run."""

    _loop: _Loop

    def _run(self) -> None:
        if self._loop.is_running():
            super()._run()
        else:
            self._loop.kept.append(self)


class _Loop(QEventLoop):
    """Qt's loop, in which tasks run only while it runs.

    qasync lets Qt run its events once more after the end, and pytest-qt does so between the parts
    of a test, whose programs still run: their tasks would find no running loop.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.kept: list[_Handle] = []

    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: object,
        context: Context | None = None,
    ) -> asyncio.Handle:
        """Run it after so many seconds, or as soon as the loop runs again."""
        handle = _Handle(callback, args, self, context=context)
        self._add_callback(handle, delay)
        return handle

    def run_until_complete(self, future: Awaitable[T]) -> T:
        """Run until it is done."""
        kept, self.kept = self.kept, []
        for handle in kept:
            self._add_callback(handle)
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
