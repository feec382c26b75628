"""Receipts: the wall tells the server of each call that it has really drawn."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtQuick import QQuickWindow

from client.link import Link
from client.not_taken import NotTaken
from display.view_model import WallModel
from protocol.commands import ConfirmCall

log = logging.getLogger(__name__)

FRAMES: Final = 2
"""The first frame after a change may have been begun before it; the second shows it."""
MANY: Final = 1_000
"""So many receipts are remembered before those of calls long past are forgotten."""


class Receipts(QObject):
    """Calls `send` once with each call that stands on the wall, after a frame with it was drawn."""

    def __init__(self, wall: WallModel, window: QQuickWindow, send: Callable[[str], None]) -> None:
        super().__init__(wall)
        self._wall = wall
        self._window = window
        self._send = send
        self._sent: set[str] = set()
        self._drawn = FRAMES
        # Frames may be drawn in a thread of their own; they are counted in this one.
        window.frameSwapped.connect(self._count, Qt.ConnectionType.QueuedConnection)
        wall.changed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        shown = self._wall.screen.calling_shown
        if len(self._sent) > MANY:
            self._sent.intersection_update(shown)
        if self._sent.issuperset(shown):
            return
        self._drawn = 0
        self._window.update()

    @Slot()
    def _count(self) -> None:
        if self._drawn >= FRAMES:
            return
        self._drawn += 1
        if self._drawn < FRAMES:
            self._window.update()
            return
        for call in sorted(self._wall.screen.calling_shown - self._sent):
            self._sent.add(call)
            self._send(call)


def by_link(
    link: Link, spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[Any]]
) -> Callable[[str], None]:
    """Sends receipts over a link, a task each: nobody waits for them."""

    async def confirm(call: str) -> None:
        try:
            await link.execute(ConfirmCall(call=call))
        except NotTaken as fault:
            log.warning("the server did not take the receipt of a call: %s", fault.detail)

    def send(call: str) -> None:
        spawn(confirm(call))

    return send
