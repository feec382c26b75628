"""What of a wall is heard, as whoever hung it has chosen: `--silent`, `--volume`, `--voice`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from client.tones import SpeakerTone, Tone
from client.voice import Voice
from client.voice_process import machine_voice
from display.chime import CHIME
from display.speaking import Speaking


@dataclass(frozen=True)
class Hearing:
    """The choices; without any, chime and voice are as loud as the machine is set."""

    silent: bool = False
    volume: int = 100
    """Per cent; 0 is as silent as `silent`."""
    voice: bool = True


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command line that are about sound."""
    parser.add_argument("--silent", action="store_true", help="calls are shown and never heard")
    parser.add_argument(
        "--volume", metavar="PERCENT", type=_percent, default=100, help="of chime and voice; 100"
    )
    parser.add_argument(
        "--voice", choices=("on", "off"), default="on", help="whether calls are also said aloud; on"
    )


def chosen(given: argparse.Namespace) -> Hearing:
    """What the command line says."""
    return Hearing(given.silent, given.volume, given.voice == "on")


def speaking_of(hearing: Hearing, parent: QObject) -> Speaking:
    """Chime and voice of this machine."""
    if hearing.silent or hearing.volume == 0:
        return Speaking(Tone(parent), wanted=False, parent=parent)
    volume = hearing.volume / 100
    tone = SpeakerTone(CHIME, parent, volume=volume, what="chime")
    voice = partial(machine_voice, parent, volume) if hearing.voice else Voice
    return Speaking(tone, voice, parent=parent)


def _percent(text: str) -> int:
    if not text.isdecimal() or int(text) > 100:
        raise argparse.ArgumentTypeError(f"'{text}' is no volume; write 0 to 100")
    return int(text)
