"""The pairing screen for QML: recomputed whenever its state changes, and each second."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from client.address import BadAddress, server_url
from client.pairing_screen import (
    Pairing,
    PairingScreen,
    Role,
    Typing,
    customers_said,
    pairing_screen,
)
from client.speaker import said_in

QML_IMPORT_NAME = "NowServing.Client"
QML_IMPORT_MAJOR_VERSION = 1

BEAT_MS: Final = 500
TURN_S: Final = 6
"""So long each language of the house has its turn."""
LONGEST: Final = 200
WITHOUT: Final = ""


def _reader(name: str) -> Callable[[Any], Any]:
    def read(model: Any) -> Any:
        found = getattr(model.screen, name)
        return list(found) if isinstance(found, tuple) else found

    return read


_face = _reader("face")
_title = _reader("title")
_server = _reader("server")
_code = _reader("code")
_check = _reader("check")
_steps = _reader("steps")
_status = _reader("status")
_tone = _reader("tone")
_left = _reader("left")
_few = _reader("few")
_typed = _reader("typed")
_said = _reader("said")
_customers = _reader("customers")
_elsewhere = _reader("elsewhere")


@QmlElement
class PairingModel(QObject):
    """What QML draws. `clock` is steady (s). `server` empty asks for the address first; `languages`
    are those of the house, where they are known; `known` is a device that was paired before."""

    changed = Signal()
    addressed = Signal(str)
    """Somebody typed the server's address; empty: another one is to be typed."""

    def __init__(
        self,
        role: Role,
        clock: Callable[[], float],
        server: str = WITHOUT,
        *,
        known: bool = False,
        languages: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._clock, self._known = role, clock, known
        self._languages = tuple(languages)
        self._asked_here = not server
        self._began = clock()
        self.server = server
        self._typing = Typing()
        self._now = Pairing("asking" if server else "address")
        self.screen = self._compute()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self.refresh)
        self._beat.start()

    def show(self, now: Pairing) -> None:
        """The pairing stands so now."""
        self._now = now
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Compute the screen anew."""
        before, self.screen = self.screen, self._compute()
        if self.screen != before:
            self.changed.emit()

    @Slot(str)
    def write(self, text: str) -> None:
        """Signs of the address."""
        if self._now.phase == "address" and text.isprintable():
            self._type((self._typing.text + text)[:LONGEST])

    @Slot()
    def rub(self) -> None:
        """The last sign goes."""
        if self._now.phase == "address":
            self._type(self._typing.text[:-1])

    @Slot()
    def connect_to(self) -> None:
        """That is the address."""
        if self._now.phase != "address":
            return
        try:
            self.server = server_url(self._typing.text)
        except BadAddress:
            self._typing = replace(self._typing, wrong=True)
            self.refresh()
            return
        self.show(Pairing("asking"))
        self.addressed.emit(self.server)

    @Slot()
    def elsewhere(self) -> None:
        """Another address is to be typed, where that was asked here."""
        if self.screen.elsewhere:
            self.server = WITHOUT
            self.show(Pairing("address"))
            self.addressed.emit(WITHOUT)

    def _type(self, text: str) -> None:
        self._typing = Typing(text)
        self.refresh()

    def _compute(self) -> PairingScreen:
        at = self._clock()
        said = customers_said(self._role, self._languages)
        code, text = said[int(at - self._began) // TURN_S % len(said)]
        return pairing_screen(
            self._role,
            self.server,
            self._now,
            at,
            self._typing,
            known=self._known,
            elsewhere=self._asked_here,
            customers=said_in(code, text),
        )

    face = Property(str, _face, notify=changed)
    title = Property(str, _title, notify=changed)
    address = Property(str, _server, notify=changed)
    code = Property(list, _code, notify=changed)
    check = Property(list, _check, notify=changed)
    steps = Property(list, _steps, notify=changed)
    status = Property(str, _status, notify=changed)
    tone = Property(str, _tone, notify=changed)
    left = Property(str, _left, notify=changed)
    few = Property(bool, _few, notify=changed)
    typed = Property(str, _typed, notify=changed)
    said = Property(str, _said, notify=changed)
    customers = Property(str, _customers, notify=changed)
    canGoElsewhere = Property(bool, _elsewhere, notify=changed)
