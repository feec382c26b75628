"""A kiosk in which something broke goes on from its start screen; not for ever."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Final

from PySide6.QtQml import QQmlEngine, QQmlError

log = logging.getLogger(__name__)

MOST: Final = 3
WITHIN_S: Final = 60.0
"""The third fault within so long ends the program: the watchdog starts a fresh one."""
_THROWN: Final = re.compile(r"\b\w*Error: ")
"""What QML says of an exception; its other warnings break nothing."""


class QmlFault(Exception):
    """An exception in QML that nobody caught."""


class Mending:
    """Told of each fault that nobody caught. `to_start` brings the start screen; a number that was
    given to a customer without paper stays on the screen. `clock` is steady, in seconds."""

    def __init__(self, to_start: Callable[[], None], clock: Callable[[], float]) -> None:
        self._to_start, self._clock = to_start, clock
        self._at: list[float] = []

    def __call__(self, fault: BaseException) -> bool:
        """Whether the program goes on."""
        now = self._clock()
        self._at = [each for each in self._at if now - each < WITHIN_S] + [now]
        if len(self._at) >= MOST:
            log.critical("%d faults within a minute: the program ends", MOST)
            return False
        log.error("something broke (%s): the start screen comes back", type(fault).__name__)
        self._to_start()
        return True


def hear_qml(engine: QQmlEngine, failed: Callable[[BaseException], None]) -> None:
    """Have exceptions of an engine's QML told as well. Qt has logged them by then."""

    def heard(errors: list[QQmlError]) -> None:
        for error in errors:
            if _THROWN.search(error.description()):
                failed(QmlFault(error.toString()))

    engine.warnings.connect(heard)
