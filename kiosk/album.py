"""Every face of the kiosk in each language, theme and size: `python -m kiosk.album OUTDIR`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QGuiApplication, QImage

from client.album import draw
from client.app import make_application
from client.languages import LANGUAGES
from kiosk.bench import LYING, UPRIGHT, Bench
from kiosk.faces import FACES, FaceCase
from kiosk.flow import Manner
from kiosk.hall import HALL, MORNING, TOKEN, Hall
from kiosk.numbers import TOPIC
from kiosk.repair_faces import MORE_FACES
from kiosk.slip import slip_picture
from kiosk.ticket import Ticket, ticket
from protocol.changes import Change, Put
from protocol.messages import Snapshot
from protocol.replica import Replica

MAIN: Final = (
    "attract",
    "languages",
    "services",
    "errands",
    "needs",
    "name",
    "number",
    "number-long",
    "no-paper",
    "slip-waiting",
    "slip-called",
    "helping-coming",
    "refused",
    "away",
)
"""Faces that are drawn in every theme and at every size."""
MORE_SIZES: Final = ((1280, 1024), (800, 1280), (3840, 2160))
THEMES: Final = {
    "usual": Manner(),
    "contrast": Manner(contrast=True),
    "low": Manner(low=True),
    "contrast-low": Manner(contrast=True, low=True),
}
DRAWN: Final = FACES | MORE_FACES
PAPER: Final = "paper"
"""Not a face: what comes out of the printer."""
PAPER_SIZE: Final = (0, 0)


@dataclass(frozen=True)
class KioskShot:
    """One picture of the album."""

    face: str
    language: str
    size: tuple[int, int] = UPRIGHT
    theme: str = "usual"

    @property
    def name(self) -> str:
        """Its path: a folder for each language."""
        width, height = self.size
        shape = "" if self.face == PAPER else f"-{width}x{height}-{self.theme}"
        return f"{self.language}/{self.face}{shape}"


def shots() -> Iterator[KioskShot]:
    """All pictures; those of one window one after the other."""
    for language in LANGUAGES:
        for face in DRAWN:
            yield from _of_face(face, language)
        yield KioskShot(PAPER, language, PAPER_SIZE)


def _of_face(face: str, language: str) -> Iterator[KioskShot]:
    main = face in MAIN
    for theme in THEMES if main else ("usual",):
        for size in (UPRIGHT, LYING):
            yield KioskShot(face, language, size, theme)
        if main and theme == "usual":
            for size in MORE_SIZES:
                yield KioskShot(face, language, size, theme)


class Studio:
    """Keeps the window of the last picture: the next one often differs in its size alone."""

    def __init__(self, app: QGuiApplication) -> None:
        self._app = app
        self._posed: tuple[str, str, str] | None = None
        self._bench: Bench | None = None

    def take(self, shot: KioskShot) -> QImage:
        """One picture."""
        if shot.face == PAPER:
            return slip_picture(sample_ticket(language=shot.language))
        bench = self._pose(shot)
        bench.window.resize(*shot.size)
        return bench.grab()

    def close(self) -> None:
        """Let go of the last window."""
        if self._bench is not None:
            self._bench.close()
            self._bench = self._posed = None

    def _pose(self, shot: KioskShot) -> Bench:
        wanted = (shot.face, shot.language, shot.theme)
        if self._bench is None or self._posed != wanted:
            self.close()
            manner = replace(THEMES[shot.theme], language=shot.language)
            case = FaceCase(shot.face, DRAWN[shot.face], shot.size, manner)
            self._bench, self._posed = case.open(self._app), wanted
        return self._bench


def sample_ticket(hall: Hall = HALL, language: str = "") -> Ticket:
    """A ticket of a hall, as the server's answer makes it."""
    replica = Replica(TOPIC)
    changes: list[Change] = [Put(record) for record in hall.records()]
    replica.snapshot(Snapshot(TOPIC, "e", 1, MORNING, changes))
    return ticket(hall.joined(number="A012"), TOKEN, replica, language)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw those of the pictures that the command line chooses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    studio = Studio(make_application("kiosk"))
    try:
        return draw("kiosk", list(shots()), studio.take, argv)
    finally:
        studio.close()


if __name__ == "__main__":
    sys.exit(main())
