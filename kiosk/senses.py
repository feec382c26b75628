"""What a kiosk has beside its screen for its customers: reader of slips, sounds, reading aloud."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtQuick import QQuickWindow

from client.voice import Voice
from kiosk.flow import Browsing
from kiosk.headset import Headset
from kiosk.scanner import Scanner
from kiosk.sounds import Sounds
from kiosk.speech_mode import Page, SpeechMode
from kiosk.view_model import KioskModel


@dataclass(frozen=True)
class Senses:
    """What was put together; the window owns it."""

    scanner: Scanner
    speech: SpeechMode


def give_senses(
    window: QQuickWindow, kiosk: KioskModel, voice: Voice, headset: Headset, sounds: Sounds
) -> Senses:
    """Let a kiosk read slips, sound, and read its pages aloud."""
    speech = SpeechMode(
        window,
        lambda: _page(kiosk),
        voice,
        headset,
        lambda unhurried: kiosk.machine.hurry(not unhurried),
    )
    # Installed last, it sees keys first: what it types is for no page.
    scanner = Scanner(window)
    scanner.scanned.connect(kiosk.scan)

    def tell() -> None:
        kiosk.speaks(voice.on, speech.words)

    def follow() -> None:
        sounds.shows(kiosk.screen.number.number, kiosk.screen.number.bare)
        speech.shown()

    kiosk.aloudAsked.connect(speech.begin)
    kiosk.changed.connect(follow)
    speech.changed.connect(tell)
    voice.changed.connect(tell)
    tell()
    return Senses(scanner, speech)


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
