"""What of a kiosk is heard, as whoever set it up has chosen: sounds, the voice, the headset."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from client.options import Parser
from client.tones import CLICK, SpeakerTone, Tone
from client.voice import Voice
from client.voice_process import machine_voice
from kiosk.headset import Headset, SoundHeadset
from kiosk.sounds import NO_PAPER, NUMBER, Sounds


@dataclass(frozen=True)
class Hearing:
    """The choices; without any, all is as loud as the machine is set."""

    silent: bool = False
    volume: int = 100
    """Per cent, of clicks and notes; 0 is as silent as `silent`."""
    voice: bool = True
    """Whether pages can be read aloud."""
    headset: str = ""
    """Part of a headset's name; empty: whatever is plugged in after the start."""

    def sounds(self, parent: QObject) -> Sounds:
        """What a touch, a number and a lack of paper sound like here."""
        if self.silent or self.volume == 0:
            return Sounds(Tone(parent), Tone(parent), Tone(parent), parent)
        loud = self.volume / 100
        return Sounds(
            SpeakerTone(CLICK, parent, volume=loud, what="sound of touches and numbers"),
            SpeakerTone(NUMBER, parent, volume=loud, what=""),
            SpeakerTone(NO_PAPER, parent, volume=loud, what=""),
            parent,
        )

    def reader(self, parent: QObject) -> Voice:
        """The voice that reads pages aloud."""
        return machine_voice(parent) if self.voice and not self.silent else Voice(parent)

    def plug(self, parent: QObject) -> Headset:
        """The headset that begins it."""
        heard = self.voice and not self.silent
        return SoundHeadset(self.headset, parent) if heard else Headset(parent)


USUAL: Final = Hearing()
SILENT: Final = Hearing(silent=True)


def add_options(parser: Parser) -> None:
    """The options of the command line that are about sound."""
    parser.add_argument("--silent", action="store_true", help="no sound, and nothing read aloud")
    parser.add_argument(
        "--volume", metavar="PERCENT", type=_percent, default=100, help="of clicks and notes; 100"
    )
    parser.add_argument(
        "--voice", choices=("on", "off"), default="on", help="whether pages can be read aloud; on"
    )
    parser.add_argument(
        "--headset",
        metavar="NAME",
        default="",
        help="part of the headset's name; any output of sound that is plugged in, if not given",
    )


def hearing_of(given: argparse.Namespace) -> Hearing:
    """What was given."""
    return Hearing(given.silent, given.volume, given.voice == "on", given.headset)


def _percent(text: str) -> int:
    if not text.isdecimal() or int(text) > 100:
        raise argparse.ArgumentTypeError(f"'{text}' is no volume; write 0 to 100")
    return int(text)
