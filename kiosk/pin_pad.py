"""The pad for the PIN as QML sees it: touches, the check beside the screen, and where it leads."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import pin
from kiosk.pin import Pad
from kiosk.pin_file import PinFile
from protocol.pin import opens

QML_IMPORT_NAME = "NowServing.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)

BEAT_MS: Final = 100
WAYS: Final = frozenset({"leave", "restart", "pair"})

Check = Callable[[str, str, Callable[[bool], None]], None]
"""Told a PIN, its proof and what to call with whether it is right; takes a twentieth of a second,
which nobody waits for."""


def check_at_once(typed: str, proof: str, then: Callable[[bool], None]) -> None:
    """Check where it stands, for tests and pictures."""
    then(opens(typed, proof))


@QmlElement
class PinPad(QObject):
    """One pad of one kiosk. `clock` is steady, in seconds."""

    changed = Signal()
    opened = Signal()
    chosen = Signal(str)
    """Whoever knows the PIN wants to `leave`, `restart` or `pair`."""

    def __init__(
        self,
        file: PinFile,
        clock: Callable[[], float],
        check: Check = check_at_once,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file, self._clock, self._check = file, clock, check
        wrong = file.kept.wrong
        self.pad = Pad(wrong=wrong, barred_until=clock() + pin.bars_s(wrong))
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.pass_time)

    @property
    def shown(self) -> bool:
        """Whether it lies over the kiosk."""
        return self.pad.face != "shut"

    def open(self) -> None:
        """Somebody knows how to ask for it."""
        if not self.shown:
            self._turn("asked" if self._file.kept.pin else "asked_bare")
            log.info("the pad for the PIN was opened")
            self.opened.emit()

    def hold(self, held: bool) -> None:
        """Ctrl+Q goes down on a keyboard, or up."""
        self._show(pin.hold(self.pad, held, self._clock()))

    @Slot()
    def pass_time(self) -> None:
        """Let time act on it."""
        at = self._clock()
        if pin.is_held_out(self.pad, at):
            log.warning("left by holding Ctrl+Q: this hall has no PIN for its kiosks")
            self._show(Pad())
            self.chosen.emit("leave")
            return
        self._show(pin.in_time(self.pad, at))
        self.changed.emit()

    @Slot(str)
    def press(self, digit: str) -> None:
        """A figure."""
        self._show(pin.press(self.pad, digit, self._clock()))

    @Slot()
    def rub(self) -> None:
        """The last figure goes."""
        self._show(pin.rub(self.pad, self._clock()))

    @Slot()
    def enter(self) -> None:
        """That is the PIN."""
        before = self.pad
        self._turn("entered")
        if self.pad.face == "checking" and before.face == "typing":
            self._check(self.pad.digits, self._file.kept.pin, self._checked)

    @Slot()
    def back(self) -> None:
        """To the kiosk."""
        self._turn("back")

    @Slot(str)
    def choose(self, way: str) -> None:
        """Where to; only whoever typed the PIN is asked."""
        if self.pad.face == "choosing" and way in WAYS:
            self._show(Pad())
            self.chosen.emit(way)

    def _checked(self, right: bool) -> None:
        self._turn("right" if right else "wrong")
        self._file.count(self.pad.wrong)
        if right:
            log.info("the PIN was typed")
        elif self.pad.wrong >= pin.TRIES:
            bar = pin.bars_s(self.pad.wrong)
            log.warning("%d wrong PINs in a row: barred for %.0f s", self.pad.wrong, bar)
        else:
            log.warning("a wrong PIN was typed")

    def _turn(self, event: pin.PadEvent) -> None:
        self._show(pin.after(self.pad, event, self._clock()))

    def _show(self, pad: Pad) -> None:
        if pad == self.pad:
            return
        self.pad = pad
        if self.shown != self._beat.isActive():
            if self.shown:
                self._beat.start()
            else:
                self._beat.stop()
        self.changed.emit()

    def _get_face(self) -> str:
        return self.pad.face

    def _get_typed(self) -> int:
        return len(self.pad.digits)

    def _get_wrong(self) -> bool:
        return self.pad.just_wrong

    def _get_barred(self) -> int:
        return pin.barred_s(self.pad, self._clock()) if self.pad.face == "typing" else 0

    def _get_left(self) -> int:
        return pin.left_s(self.pad, self._clock())

    def _get_enough(self) -> bool:
        return len(self.pad.digits) >= pin.LEAST_DIGITS

    def _get_held(self) -> float:
        since = self.pad.held_since
        return 0.0 if since is None else min(1.0, (self._clock() - since) / pin.HOLD_S)

    face = Property(str, _get_face, notify=changed)
    typed = Property(int, _get_typed, notify=changed)
    wrong = Property(bool, _get_wrong, notify=changed)
    barredS = Property(int, _get_barred, notify=changed)
    leftS = Property(int, _get_left, notify=changed)
    enough = Property(bool, _get_enough, notify=changed)
    held = Property(float, _get_held, notify=changed)
