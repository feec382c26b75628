"""`python -m tests.e2e.touching …`: the kiosk with a finger that obeys standard input.

A line is a name to touch, or nothing to look only; each is answered by a line: what is shown then.
A name is that of a key, or what is written on something to choose.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from itertools import chain
from typing import Any

from client.app import Program
from kiosk import flow, journal
from kiosk import program as kiosk
from kiosk.printing import escpos
from kiosk.view_model import KioskModel
from tests.e2e.acting import PATIENCE_S, by_hand, until
from tests.e2e.programs import _opened, finger, said, to_touch


class Finger:
    """Somebody before the kiosk, in its own process."""

    def __init__(self, program: Program) -> None:
        self.window, self.model = _opened(program.app, KioskModel, "kiosk")

    async def obeys(self, lines: asyncio.Queue[str]) -> None:
        """Touch what is named, as long as somebody names anything."""
        while line := await lines.get():
            if name := line.strip():
                await until(lambda name=name: self._key(name), f"{name} to touch")
                await by_hand(lambda name=name: finger(self.window, self._key(name), 1))
            print(json.dumps(self._seen()), flush=True)

    def _key(self, name: str) -> str:
        """What to touch for it: the key of that name, or what may be chosen; empty if none."""
        rows = self.model.screen.offer.rows
        chosen = [row.key for row in rows if row.name == name and row.kind != "heading"]
        names = [name, *(f"offered-{key}" for key in chosen)]
        return next((key for key in names if to_touch(self.window.contentItem(), key)), "")

    def _seen(self) -> dict[str, str]:
        screen = self.model.screen
        return {
            "face": screen.face,
            "number": screen.ticket.number if screen.ticket else "",
            "helping": screen.helping,
            "language": screen.language,
            "says": said(self.window.contentItem()),
        }


def _read(loop: asyncio.AbstractEventLoop, lines: asyncio.Queue[str]) -> None:
    """All lines, then an empty text."""
    for line in chain(iter(sys.stdin.readline, ""), [""]):
        loop.call_soon_threadsafe(lines.put_nowait, line)


def main() -> int:
    """Its arguments are the kiosk's own options."""
    begins = kiosk._start

    def start(program: Program, *given: Any) -> None:
        begins(program, *given)
        lines: asyncio.Queue[str] = asyncio.Queue()
        loop = asyncio.get_running_loop()
        # A thread that nobody waits for at the end.
        threading.Thread(target=_read, args=(loop, lines), daemon=True).start()
        program.spawn(Finger(program).obeys(lines))

    kiosk._start = start
    # Every touch here is meant for the page that is there: none needs to wait for its guard.
    flow.GUARD_S = 0.0  # type: ignore[misc]
    # Disk and printer belong to a machine that may be busy.
    journal.WITHIN_S = escpos.WITHIN_S = PATIENCE_S  # type: ignore[misc]
    return kiosk.main()


if __name__ == "__main__":
    sys.exit(main())
