"""A process that calls numbers aloud on this machine's sound, for tests that listen to it.

Arguments: the languages of the house, then of the customer. It says how long each call was heard,
and which languages it can speak.
"""

from __future__ import annotations

import sys
import time

import msgspec
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from display.announcements import Stage
from display.hall import HALL, NOON
from display.hearing import Hearing, speaking_of

LONGEST_S = 60.0


def main(house: str, customer: str) -> int:
    """Call one number, and end."""
    app = QCoreApplication(sys.argv[:1])
    speaking = speaking_of(Hearing(), app)
    site = msgspec.structs.replace(HALL.site, languages=[house], spoken=[house, customer])
    call = msgspec.structs.replace(HALL.calls[0], number="A1", language=customer)
    began = time.monotonic()

    def until(what: str) -> bool:
        while time.monotonic() - began < LONGEST_S:
            if {"voice": speaking.voiced, "end": not speaking.busy}[what]:
                return True
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return False

    beat = QTimer()
    beat.start(50)
    if not until("voice"):
        return 3
    speaking.follow(Stage("call", call, 1), site, NOON)
    ended = until("end")
    speaking.close()
    return 0 if ended else 4


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
