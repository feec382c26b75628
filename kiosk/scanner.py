"""The scanner at the kiosk: it types like a keyboard, and no page gets what it types."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from kiosk.scan import GAP_S, Burst, Scan, Sign, on_an_american_keyboard

log = logging.getLogger(__name__)

LULL_MS: Final = round(GAP_S * 1000) + 30
"""After so long without a key, what was held is let go."""
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_SHIFTS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr, Qt.Key.Key_NumLock}
)
_X_OFFSET: Final = 8
"""X and Wayland count keys from eight on."""

When = Callable[[QKeyEvent], float]


def pressed_at(event: QKeyEvent) -> float:
    """When the window system says that a key went down, s."""
    return event.timestamp() / 1000


class Scanner(QObject):
    """Looks at every key of a window before the window does.

    `when` tells the time of a key, s; `lull` runs out `LULL_MS` after the last.
    """

    scanned = Signal(Scan)
    """A code was read, whole; whether it is a slip's, its readings tell."""

    def __init__(
        self, window: QWindow, when: When = pressed_at, lull: QTimer | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._when = when
        self._burst = Burst()
        self._held: list[QKeyEvent] = []
        self._silent: set[int] = set()
        """Keys that are down and of which the window does not know."""
        self._letting_go = False
        self._lull = _single(lull or QTimer(self), LULL_MS)
        self._lull.timeout.connect(self._await_late_keys)
        self._late_keys = _single(QTimer(self), 0)
        self._late_keys.timeout.connect(self._end)
        window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if self._letting_go or not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyPress:
            return self._pressed(event)
        if event.type() is QEvent.Type.KeyRelease and event.key() in self._silent:
            self._silent.discard(event.key())
            return True
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        at = self._when(event)
        if self._burst.late(at):
            self._end()
        if event.key() in _SHIFTS:
            self._burst.shift(at)
            return False
        sign = None if event.text() == " " and not self._held else _sign(event)
        if event.key() in _ENDS or event.text() in ("\r", "\n"):
            return self._line_end(event, at)
        if sign is None:
            self._end()
            return False
        return self._sign(event, sign, at)

    def _sign(self, event: QKeyEvent, sign: Sign, at: float) -> bool:
        if self._burst.sign(sign, at) == "hold":
            self._held.append(_copy(event))
            self._late_keys.stop()
            self._lull.start()
        self._silent.add(event.key())
        return True

    def _line_end(self, event: QKeyEvent, at: float) -> bool:
        verdict, scan = self._burst.line_end(at)
        if verdict == "pass":
            self._end()
            return False
        self._silent.add(event.key())
        if scan is not None:
            self._stop_waiting()
            self._held.clear()
            self.scanned.emit(scan)
        return True

    def _await_late_keys(self) -> None:
        """A busy machine hears of the lull's end before the keys that came in time: those first.

        A timer of no length runs out when no event waits any more.
        """
        self._late_keys.start()

    def _stop_waiting(self) -> None:
        self._lull.stop()
        self._late_keys.stop()

    def _end(self) -> None:
        """Nothing more comes of what is held: a person has typed it, or it is half a code."""
        self._stop_waiting()
        held, self._held = self._held, []
        if not held:
            return
        if not self._burst.end():
            log.info("the scanner broke off in the middle of a code")
            return
        self._letting_go = True
        try:
            for event in held:
                QCoreApplication.sendEvent(self._window, event)
                if event.key() not in self._silent:
                    self._release(event)
                self._silent.discard(event.key())
        finally:
            self._letting_go = False

    def _release(self, event: QKeyEvent) -> None:
        """Its release came while it was held."""
        up = QKeyEvent(QEvent.Type.KeyRelease, event.key(), event.modifiers(), event.text())
        QCoreApplication.sendEvent(self._window, up)


def _single(timer: QTimer, length_ms: int) -> QTimer:
    timer.setSingleShot(True)
    timer.setInterval(length_ms)
    return timer


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())


def _sign(event: QKeyEvent) -> Sign | None:
    """What a key writes; None for keys that write nothing, repeat, or are a shortcut."""
    text = event.text()
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    if not text.isprintable() or not text or event.isAutoRepeat():
        return None
    if event.modifiers() & commands and sys.platform != "win32":
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return Sign(text, on_an_american_keyboard(_scan_code(event), shift))


def _scan_code(event: QKeyEvent) -> int:
    code = event.nativeScanCode()
    under_x = QGuiApplication.platformName() in ("xcb", "wayland")
    return code - _X_OFFSET if under_x and code >= _X_OFFSET else code
