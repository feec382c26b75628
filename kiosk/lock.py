"""The locked kiosk: one window before all others, from which only the PIN leads out.

What the operating system itself must forbid stands in docs/kiosk-lockdown.md.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputDevice, QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import isValid

from kiosk.layout import PER_MM, layout
from kiosk.lock_keys import meant
from kiosk.pin_pad import PinPad

log = logging.getLogger(__name__)

PAD_QML: Final = Path(__file__).with_name("qml") / "PinPad.qml"
CORNER_MM: Final = 15.0
TOUCHES: Final = 5
WITHIN_S: Final = 4.0
LOOK_MS: Final = 1000
FLAGS: Final = (
    Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
)
_NOWHERE: Final = frozenset(
    {
        *(QEvent.Type.ContextMenu, QEvent.Type.NativeGesture, QEvent.Type.Shortcut),
        *(QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop),
    }
)
_MOUSE: Final = frozenset(
    {
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease),
        QEvent.Type.MouseButtonDblClick,
    }
)
_SHAKEN: Final = frozenset(
    {
        *(QEvent.Type.WindowStateChange, QEvent.Type.WindowDeactivate, QEvent.Type.FocusOut),
        *(QEvent.Type.Hide, QEvent.Type.Expose, QEvent.Type.Move),
    }
)


class Lock(QObject):
    """Guards windows and holds the newest of them before all others. `clock` is steady (s);
    `diagonal` of the screen is in inches, where it is known; `look` runs out every `LOOK_MS`."""

    def __init__(
        self,
        pad: PinPad,
        clock: Callable[[], float],
        diagonal: float | None = None,
        parent: QObject | None = None,
        look: QTimer | None = None,
    ) -> None:
        super().__init__(parent)
        self.pad = pad
        self._clock, self._diagonal = clock, diagonal
        self._windows: list[QQuickWindow] = []
        self._touched: list[float] = []
        self._blank = False
        self._look = look or QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.hold)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.hold)

    def guard(self, window: QQuickWindow, engine: QQmlEngine) -> None:
        """Lock a window that is not shown yet; it is held before all others once it is shown.
        What else looks at its events must do so already: the lock sees them first."""
        window.setProperty("locked", True)
        window.setFlags(FLAGS)
        window.installEventFilter(self)
        self._windows.append(window)
        self._lay_pad(window, engine)
        self._hide_cursor(any(_is_touch(each) for each in QInputDevice.devices()))
        self._look.start()

    def hold(self) -> None:
        """Bring the newest window back to where it has to be, if it is not there."""
        self._windows = [each for each in self._windows if isValid(each)]
        if not self._windows:
            return
        front = self._windows[-1]
        screen = front.screen().geometry()
        if not front.isVisible() or front.visibility() is not QQuickWindow.Visibility.FullScreen:
            front.showFullScreen()
        if front.geometry() != screen:
            front.setGeometry(screen)
        if not front.isActive():
            front.raise_()
            front.requestActivate()

    def release(self, window: QQuickWindow) -> None:
        """A window is to be closed: it is held no longer."""
        self._forget(window)
        window.removeEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if kind is QEvent.Type.Close:
            log.info("something wanted to close the window; the PIN alone does")
            event.ignore()
            return True
        if kind in _SHAKEN:
            self._soon.start()
            return False
        if kind in _MOUSE and isinstance(event, QMouseEvent):
            return self._clicked(event)
        if kind is QEvent.Type.TouchBegin and isinstance(event, QTouchEvent):
            self._hide_cursor(True)
            self._corner(event.points()[0].position())
        elif kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hide_cursor(_is_touch(event.device()) or _made_of_touch(event))
        return kind in _NOWHERE

    def _key(self, event: QKeyEvent) -> bool:
        down = event.type() is QEvent.Type.KeyPress
        means = meant(event.key(), event.modifiers(), event.text())
        if event.type() is QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self.pad.hold(False)
        if means == "out":
            if down and not event.isAutoRepeat():
                self.pad.open()
                self.pad.hold(True)
        elif self.pad.shown:
            if down:
                self._type(event)
        else:
            return means == "swallow"
        return True

    def _type(self, event: QKeyEvent) -> None:
        """A key of a keyboard while the pad lies over the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.pad.back()
        elif event.key() == Qt.Key.Key_Backspace:
            self.pad.rub()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pad.enter()
        elif not event.isAutoRepeat():
            self.pad.press(event.text())

    def _clicked(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return True
        if event.type() is not QEvent.Type.MouseButtonRelease and not _made_of_touch(event):
            self._corner(event.position())
        return False

    def _corner(self, at: QPointF) -> None:
        """Count touches in the corner; one elsewhere begins anew."""
        front = self._windows[-1]
        unit = layout(front.width(), front.height(), diagonal=self._diagonal).unit
        side, now = CORNER_MM * PER_MM * unit, self._clock()
        if at.x() >= side or at.y() >= side:
            self._touched = []
            return
        self._touched = [each for each in self._touched if now - each <= WITHIN_S] + [now]
        if len(self._touched) >= TOUCHES:
            self._touched = []
            self.pad.open()

    def _lay_pad(self, window: QQuickWindow, engine: QQmlEngine) -> None:
        component = QQmlComponent(engine, str(PAD_QML))
        item = component.createWithInitialProperties({"pad": self.pad})
        if not isinstance(item, QQuickItem):
            raise RuntimeError(f"{PAD_QML} could not be loaded: {component.errorString()}")
        # The engine's, so that it goes with it and before its window.
        item.setParent(engine)
        item.setParentItem(window.contentItem())

    def _hide_cursor(self, blank: bool) -> None:
        """For the whole program: Qt Quick gives its windows cursors of its own."""
        if blank == self._blank:
            return
        self._blank = blank
        if blank:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        else:
            QGuiApplication.restoreOverrideCursor()

    def _forget(self, window: QQuickWindow) -> None:
        self._windows = [each for each in self._windows if each is not window]
        if not self._windows:
            self._look.stop()
            self._hide_cursor(False)


def _is_touch(device: QInputDevice) -> bool:
    return device.type() is QInputDevice.DeviceType.TouchScreen


def _made_of_touch(event: QMouseEvent) -> bool:
    """Whether a finger did it, of which the window has heard already."""
    return event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
