"""Every face of the wall in each language, theme and size: `python -m display.album OUTDIR`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import shiboken6
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication, QImage

from client.album import draw
from client.app import make_application
from client.languages import LANGUAGES
from client.theme import Scheme
from display.faces import CASES, FOUR_K, LANDSCAPE, UPRIGHT, Bench, FaceCase
from display.hall import HALL
from display.media import Media
from display.scenes import crowd, pointing, translated, two_points

PICTURES: Final = "pictures"
"""The face with a picture of the house's own beside the calls."""
MORE: Final = (
    FaceCase("pointing", pointing("left"), calling=True),
    FaceCase("crowd", crowd(), calling=True),
    FaceCase("two-points", two_points(), calling=True),
    FaceCase("zone", two_points("East"), zones=("East",)),
    FaceCase(PICTURES, HALL),
    FaceCase("alternate", two_points(), calling=True, alternate=True),
)
"""Faces that no test compares with a picture."""
FACES: Final = {case.name: case for case in (*CASES, *MORE) if case.size == LANDSCAPE}
MAIN: Final = (
    "serving",
    "calling",
    "moved",
    "long-names",
    "calm",
    "closed-until",
    "away",
    "zone",
    PICTURES,
)
"""Faces that are drawn in every theme and at every size."""
SAMPLE: Final = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9">
<rect width="16" height="9" fill="#1d4e89"/><circle cx="12" cy="3" r="1.5" fill="#ffd166"/>
<path d="M0 9 L5 3 L9 7 L11 5 L16 9 Z" fill="#2a9d8f"/></svg>"""
READ_S: Final = 10.0
TURN_S: Final = 60
SIZES: Final = (LANDSCAPE, UPRIGHT)
MORE_SIZES: Final = (FOUR_K, (1280, 720), (1024, 768))
SCHEMES: Final[tuple[Scheme, ...]] = ("dark", "contrast")


@dataclass(frozen=True)
class WallShot:
    """One picture of the album."""

    face: str
    language: str
    size: tuple[int, int] = LANDSCAPE
    scheme: Scheme = "dark"

    @property
    def name(self) -> str:
        """Its path: a folder for each language."""
        width, height = self.size
        return f"{self.language}/{self.face}-{width}x{height}-{self.scheme}"


def shots() -> Iterator[WallShot]:
    """All pictures; those of one window one after the other."""
    for language in LANGUAGES:
        for face in FACES:
            for scheme in SCHEMES if face in MAIN else SCHEMES[:1]:
                for size in SIZES:
                    yield WallShot(face, language, size, scheme)
            if face in MAIN:
                for size in MORE_SIZES:
                    yield WallShot(face, language, size)


class Studio:
    """Keeps the window of the last picture: the next one often differs in its size alone."""

    def __init__(self, app: QGuiApplication, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._posed: tuple[str, str, str] | None = None
        self._bench: Bench | None = None
        self._media: Media | None = None

    def take(self, shot: WallShot) -> QImage:
        """One picture."""
        bench = self._pose(shot)
        bench.window.resize(*shot.size)
        image = bench.grab()
        return self._with_picture(bench) if self._media is not None else image

    def close(self) -> None:
        """Let go of the last window."""
        if self._bench is not None:
            self._bench.close()
            self._bench = self._posed = None
        if self._media is not None:
            self._media.close()
            shiboken6.delete(self._media)
            self._media = None

    def _pose(self, shot: WallShot) -> Bench:
        wanted = (shot.face, shot.language, shot.scheme)
        if self._bench is None or self._posed != wanted:
            self.close()
            case = FACES[shot.face]
            if shot.face == PICTURES:
                self._media = Media(self._folder)
            self._posed = wanted
            hall = case.hall and translated(case.hall)
            spoken = replace(case, hall=hall, media=self._media, language=shot.language)
            shown = replace(spoken, scheme=shot.scheme, size=shot.size)
            self._bench = Bench(shown, self._app)
        return self._bench

    def _with_picture(self, bench: Bench) -> QImage:
        """Once the next picture is read and its turn has come."""
        assert self._media is not None
        until = time.monotonic() + READ_S
        while not self._media.ready and time.monotonic() < until:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
        for _ in range(TURN_S):
            bench.advance(1)
            bench.live.heard()
            if bench.wall.screen.pane.picture:
                break
        return bench.grab()


def main(argv: Sequence[str] | None = None) -> int:
    """Draw those of the pictures that the command line chooses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    with TemporaryDirectory(prefix="now-serving-") as folder:
        (Path(folder) / "sample.svg").write_text(SAMPLE, encoding="utf-8")
        studio = Studio(make_application("display"), Path(folder))
        try:
            return draw("wall", list(shots()), studio.take, argv)
        finally:
            studio.close()


if __name__ == "__main__":
    sys.exit(main())
