"""How a connection to the server ended, in words for whoever stands before the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from protocol.messages import CLOSE_CODES, Bye


class Ended(NamedTuple):
    """Of an attempt: close code (0: none), why, server's pause, its fault for the log."""

    code: int
    reason: str
    after_s: float = 0.0
    fault: str = ""


def how_it_ended(code: int, bye: Bye | None, said: Mapping[int, str], silent_s: float) -> Ended:
    """What to say of it. `said`: this program's own words for some codes; `silent_s`: for so long
    nothing had been heard, 0 where that is no reason."""
    if bye is not None:
        return Ended(code, bye.detail, bye.after_ms / 1000)
    if code in said:
        return Ended(code, said[code])
    if code in CLOSE_CODES:
        return Ended(code, f"Closed: {CLOSE_CODES[code]}")
    return Ended(
        code, f"Nothing heard for {silent_s:.0f} s" if silent_s else "The connection broke"
    )
