"""One window that goes through faces, languages, manners and sizes: to open one takes long."""

from __future__ import annotations

from typing import Final
from unittest.mock import patch

from client.app import make_application
from kiosk.bench import UPRIGHT, Bench
from kiosk.faces import FACES
from kiosk.flow import USUAL, Manner
from tests.kiosk.items import shown

UNSERVED: Final = ("connecting", "never-reached")
"""Faces of a kiosk that has not seen its server yet."""


class Walk:
    """A kiosk that nobody sees, to be measured: what is not seen need not be drawn."""

    def __init__(
        self,
        size: tuple[int, int] = UPRIGHT,
        manner: Manner = USUAL,
        diagonal: float | None = None,
    ) -> None:
        self._size = size
        self._manner = manner
        self._diagonal = diagonal
        self.bench = self._open()

    def to(self, face: str, manner: Manner | None = None) -> None:
        """Show a face; kiosks that were never served begin anew."""
        if face in UNSERVED:
            self.bench.close()
            self.bench = self._open()
        kiosk = self.bench.kiosk
        # The way there is ten pages long: they would be laid out in vain.
        with patch.object(kiosk, "_tell"):
            self.bench.again(FACES[face], manner or self._manner)
        kiosk._tell()
        self.settle()

    def settle(self) -> None:
        """Give everything its place, as before it is drawn."""
        for _ in range(2):
            for item in shown(self.bench):
                item.ensurePolished()

    def close(self) -> None:
        """Let go of the window."""
        self.bench.close()

    def _open(self) -> Bench:
        made = Bench(make_application("kiosk"), self._size, self._manner, diagonal=self._diagonal)
        made.grab()
        made.window.hide()
        return made
