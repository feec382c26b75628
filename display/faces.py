"""Every face of the wall: what has happened before it is seen. `display.album` draws them all.

The tests compare the same pictures with those under tests/pictures/display.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import shiboken6
from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from client.languages import HOUSE
from client.live import Live
from client.qt_live import QtLive
from client.speaker import Speaker
from client.theme import Scheme
from client.tones import Tone
from client.window import close_engine
from display.hall import EMPTY, HALL, NOON, Hall
from display.media import Media
from display.setup import Setup
from display.speaking import Speaking
from display.view_model import WallModel
from display.window import load_wall
from protocol.changes import Change, Put
from protocol.messages import Limits, Snapshot, Welcome

LANDSCAPE: Final = (1920, 1080)
UPRIGHT: Final = (1080, 1920)
FOUR_K: Final = (3840, 2160)
BEGIN: Final = 1000.0


@dataclass(frozen=True)
class FaceCase:
    """One picture: the hall, the size, how old the news is, and whether the newest call is new."""

    name: str
    hall: Hall | None
    size: tuple[int, int] = LANDSCAPE
    silent_s: float = 0.0
    calling: bool = False
    withdrawn: bool = False
    distance_m: float | None = None
    still: bool = True
    speaking: Speaking | None = None
    language: str = ""
    alternate: bool = False
    scheme: Scheme = "dark"
    zones: tuple[str, ...] = ()
    media: Media | None = None

    @property
    def setup(self) -> Setup:
        """The choices of this wall."""
        return Setup(
            zones=self.zones,
            language=self.language,
            alternate=self.alternate,
            distance_m=self.distance_m,
            still=self.still,
            scheme=self.scheme,
        )


CASES: Final = (
    FaceCase("serving", HALL),
    FaceCase("calling", HALL, calling=True),
    FaceCase("recalled", HALL.recalled(), calling=True),
    FaceCase("withdrawn", HALL, calling=True, withdrawn=True),
    FaceCase("moved", HALL.moved(), calling=True),
    FaceCase("upright-moved", HALL.moved(), UPRIGHT, calling=True),
    FaceCase("last-numbers", HALL.ending("last_numbers")),
    FaceCase("draining", HALL.ending("draining", "The lift is out of order. Take the stairs.")),
    FaceCase("closed-until", EMPTY.shut().ending("closed")),
    FaceCase("upright-draining", HALL.ending("draining"), UPRIGHT),
    FaceCase("stale", HALL, silent_s=15),
    FaceCase("away", HALL, silent_s=200),
    FaceCase("calm", EMPTY),
    FaceCase("calm-after-calls", HALL.served()),
    FaceCase("closed", EMPTY.shut()),
    FaceCase("connecting", None),
    FaceCase("never-reached", None, silent_s=60),
    FaceCase("no-code", HALL.private()),
    FaceCase("long-names", HALL.german()),
    FaceCase("long-names-calling", HALL.german(), calling=True),
    FaceCase("named-desks", HALL.named()),
    FaceCase("many-desks", HALL.crowded()),
    FaceCase("far-viewers", HALL, distance_m=15.0),
    FaceCase("upright-serving", HALL, UPRIGHT),
    FaceCase("upright-calling", HALL, UPRIGHT, calling=True),
    FaceCase("upright-stale", HALL, UPRIGHT, silent_s=15),
    FaceCase("upright-away", HALL, UPRIGHT, silent_s=200),
    FaceCase("upright-calm", EMPTY, UPRIGHT),
    FaceCase("upright-calm-after-calls", HALL.served(), UPRIGHT),
    FaceCase("upright-withdrawn", HALL, UPRIGHT, calling=True, withdrawn=True),
    FaceCase("upright-long-names", HALL.german(), UPRIGHT),
    FaceCase("upright-named-desks", HALL.named(), UPRIGHT),
    FaceCase("4k-serving", HALL, FOUR_K),
    FaceCase("4k-calling", HALL, FOUR_K, calling=True),
    FaceCase("720p-serving", HALL, (1280, 720)),
    FaceCase("4-to-3-serving", HALL, (1024, 768)),
)


class Bench:
    """A wall on a clock moved by hand, fed without a network."""

    def __init__(self, case: FaceCase, app: QGuiApplication) -> None:
        self.seconds = BEGIN
        self.case = case
        self.live = Live(self._now, lambda: NOON)
        self.speaker = Speaker(app, "display", app)
        self.qt_live = QtLive(self.live, app, ticks=False)
        self.wall = WallModel(
            self.qt_live,
            self._now,
            case.speaking or Speaking(Tone(app), parent=app),
            setup=case.setup,
            speaker=self.speaker,
            media=case.media,
            parent=app,
        )
        self.engine = QQmlApplicationEngine(app)
        self.speaker.changed.connect(self.engine.retranslate)
        self.window: QQuickWindow = load_wall(self.engine, self.wall, case.scheme)
        self.wall.set_panel(0.81 if case.distance_m else None)
        self.window.resize(*case.size)
        self.window.show()
        self._play()

    def feed(self, hall: Hall, seq: int) -> None:
        """The server sends all of a hall."""
        changes: list[Change] = [Put(record) for record in hall.records()]
        self.live.take(Snapshot("display", "e", seq, NOON, changes))
        self.live.heard()

    def answer(self, hall: Hall, seq: int) -> None:
        """A connection stands, now, and brings a hall."""
        now = NOON + round((self.seconds - BEGIN) * 1000)
        self.live.replica("display")
        self.live.welcomed(Welcome(1, "c", now, "d", "display", Limits()), self.seconds)
        self.live.subscription("display")
        self.feed(hall, seq)

    def grab(self) -> QImage:
        """The picture of the window as it is."""
        self.wall.refresh()
        for _ in range(3):
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return self.window.grabWindow()

    def close(self) -> None:
        """Let go of window and engine, and of what would go on ticking."""
        self.window.close()
        close_engine(self.engine)
        self.speaker.use(HOUSE)
        for mine in (self.wall, self.qt_live, self.speaker):
            shiboken6.delete(mine)

    def advance(self, seconds: float) -> None:
        """Let time go by."""
        self.seconds += seconds
        self.wall.refresh()

    def _now(self) -> float:
        return self.seconds

    def _play(self) -> None:
        hall = self.case.hall
        if hall is not None:
            self.answer(hall if self.case.calling else hall.settled(), 1)
        if self.case.withdrawn and hall is not None:
            self.feed(hall.withdrawn(), 2)
        if self.case.silent_s:
            self.live.lost("The server at ws://127.0.0.1:8080/sync does not answer", 8.0)
            self.advance(self.case.silent_s)
