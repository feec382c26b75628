"""`python -m tests.e2e.touching SERVICE …`: the kiosk with a finger that takes one number."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from typing import Any

from client.app import Program
from kiosk import __main__ as kiosk
from kiosk.view_model import KioskModel
from tests.e2e.acting import by_hand
from tests.e2e.programs import _opened, finger, keys_to

PAUSE_S = 0.1
"""A touch that comes too soon after a page is not taken: the finger tries again."""


async def take(program: Program, service: str) -> None:
    """From the invitation to the question for a number."""
    window, model = _opened(program.app, KioskModel, "kiosk")
    while model.screen.face in ("attract", "services", "connecting"):
        ways = keys_to(model, service)
        name = "begin" if model.screen.face == "attract" else f"offered-{ways[0]}" if ways else ""
        # A key that is not drawn yet is touched the next time.
        with suppress(AssertionError):
            await by_hand(lambda name=name: finger(window, name, 1))
        await asyncio.sleep(PAUSE_S)


def main() -> int:
    """The kiosk's own options follow the service."""
    service, *options = sys.argv[1:]
    begins = kiosk._start

    def start(program: Program, *given: Any) -> None:
        begins(program, *given)
        program.spawn(take(program, service))

    kiosk._start = start
    return kiosk.main(options)


if __name__ == "__main__":
    sys.exit(main())
