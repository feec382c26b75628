"""How fast a link may send: a burst after a long absence must not look like an attack. Pure."""

from __future__ import annotations

from typing import Final

SHARE: Final = 0.5
"""Of what the server takes: frames that a slow network has held up arrive closer together."""


class Pace:
    """Frames a second, with a burst of as many. `now` is in seconds of a steady clock."""

    def __init__(self, server_takes: float, now: float) -> None:
        self._per_s = max(1.0, server_takes * SHARE)
        self._free = self._per_s
        self._at = now

    def wait(self, now: float) -> float:
        """Count one more frame: the seconds after which it may go."""
        self._free = min(self._per_s, self._free + (now - self._at) * self._per_s) - 1
        self._at = now
        return max(0.0, -self._free / self._per_s)
