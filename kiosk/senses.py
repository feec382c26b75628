"""What a kiosk has beside its screen for its customers: reader of slips, sounds, reading aloud."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQuick import QQuickWindow

from client.voice import Voice
from kiosk.flow import Browsing
from kiosk.headset import Headset
from kiosk.scanner import Scanner
from kiosk.sounds import Sounds
from kiosk.speech_mode import Page, SpeechMode
from kiosk.view_model import KioskModel


class Senses(QObject):
    """Lets a kiosk read slips, sound, and read its pages aloud; it goes with the window."""

    def __init__(
        self,
        window: QQuickWindow,
        kiosk: KioskModel,
        voice: Voice,
        headset: Headset,
        sounds: Sounds,
    ) -> None:
        super().__init__(window)
        self._kiosk = kiosk
        self._voice = voice
        self._sounds = sounds
        self.speech = SpeechMode(window, self._page, voice, headset, self._unhurried)
        # Installed last, it sees keys first: what it types is for no page.
        self.scanner = Scanner(window)
        self.scanner.scanned.connect(kiosk.scan)
        kiosk.aloudAsked.connect(self.speech.begin)
        kiosk.changed.connect(self._follow)
        self.speech.changed.connect(self._tell)
        voice.changed.connect(self._tell)
        self._tell()

    def _page(self) -> Page:
        return _page(self._kiosk)

    def _unhurried(self, unhurried: bool) -> None:
        self._kiosk.machine.hurry(not unhurried)

    @Slot()
    def _tell(self) -> None:
        self._kiosk.speaks(self._voice.on, self.speech.words)

    @Slot()
    def _follow(self) -> None:
        number = self._kiosk.screen.number
        self._sounds.shows(number.number, number.bare)
        self.speech.shown()


def _page(kiosk: KioskModel) -> Page:
    shown, stage = kiosk.screen, kiosk.machine.stage
    point = shown.offer.point.id if shown.offer.point is not None else ""
    face = (
        shown.face,
        shown.still_there,
        point,
        shown.offer.page,
        shown.scanned.kind,
        shown.helping,
        shown.number.bare,
    )
    return Page(
        face=repr(face),
        language=shown.language,
        leftward=shown.leftward,
        typed=shown.detail.text,
        at_rest=isinstance(stage, Browsing) and stage.at_start,
    )
