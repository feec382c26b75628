"""Every face of the kiosk as a picture, for looking at: `python -m kiosk.faces OUTDIR`.

The tests compare the same pictures with those under tests/pictures/kiosk.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from client.app import make_application
from client.live import Live
from client.qt_live import QtLive
from client.theme import Scheme
from client.window import close_engine
from kiosk.asking import Answered
from kiosk.hall import GERMAN, HALL, MANY, MORNING, SMALL, TOKEN, TWO, Hall
from kiosk.slip import slip_picture
from kiosk.ticket import Ticket, ticket
from kiosk.view_model import TOPIC, KioskModel
from kiosk.window import load_kiosk
from protocol.changes import Change, Put
from protocol.commands import JoinQueue
from protocol.messages import Limits, Snapshot, Welcome
from protocol.outcomes import Joined, Refusal

UPRIGHT: Final = (1080, 1920)
LYING: Final = (1920, 1080)
TABLET: Final = (1280, 800)
BEGIN: Final = 1000.0


class HandAsker:
    """A server's desk that a test or a picture works by hand."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, JoinQueue]] = []
        self.given_up: list[str] = []
        self._then: dict[str, Callable[[Answered], None]] = {}

    def new_id(self) -> str:
        """Ids that count up."""
        return f"01900000-0000-7000-8000-{len(self.asked) + 1:012d}"

    def ask(self, command: JoinQueue, command_id: str, then: Callable[[Answered], None]) -> None:
        """Keep the question."""
        self.asked.append((command_id, command))
        self._then[command_id] = then

    def give_up(self, command_id: str) -> None:
        """Keep that it was given up; an answer may come all the same."""
        self.given_up.append(command_id)

    def answer(self, answer: Joined | Refusal, token: str | None = TOKEN) -> None:
        """Answer the last question."""
        command_id, _ = self.asked[-1]
        self._then[command_id](Answered(command_id, answer, token))


class HandPaper:
    """A printer worked by hand: it has paper, or not."""

    def __init__(self, there: bool = True) -> None:
        self.there = there
        self.slips: list[Ticket] = []

    def put(self, ticket: Ticket, then: Callable[[bool], None]) -> None:
        """Print at once, or fail at once."""
        self.slips.append(ticket)
        then(self.there)


class Bench:
    """A kiosk on a clock moved by hand, fed without a network."""

    def __init__(
        self, app: QGuiApplication, size: tuple[int, int] = UPRIGHT, scheme: Scheme = "light"
    ) -> None:
        self.seconds = BEGIN
        self.live = Live(self._now, lambda: MORNING)
        self.asker = HandAsker()
        self.paper = HandPaper()
        self.kiosk = KioskModel(
            QtLive(self.live, app),
            self._now,
            self.asker,
            self.paper,
            reduced_motion=True,
            parent=app,
        )
        self.engine = QQmlApplicationEngine(app)
        self.window: QQuickWindow = load_kiosk(self.engine, self.kiosk, scheme)
        self.window.resize(*size)
        self.window.show()

    def serve(self, hall: Hall, seq: int = 1) -> None:
        """A connection stands, now, and brings a hall."""
        now = MORNING + round((self.seconds - BEGIN) * 1000)
        self.live.replica(TOPIC)
        self.live.welcomed(Welcome(1, "c", now, "d", "kiosk", Limits()), self.seconds)
        self.live.subscription(TOPIC)
        changes: list[Change] = [Put(record) for record in hall.records()]
        self.live.take(Snapshot(TOPIC, "e", seq, now, changes))
        self.live.heard()

    def lose(self, seconds: float) -> None:
        """The connection is gone for so long."""
        self.live.lost("The server at ws://127.0.0.1:8080/sync does not answer", 8.0)
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        """Let time go by."""
        self.seconds += seconds
        self.live.tick()
        self.kiosk.refresh()

    def stay(self, seconds: float) -> None:
        """Let time go by with the server there."""
        self.seconds += seconds
        self.live.heard()
        self.kiosk.refresh()

    def choose(self, key: str) -> None:
        """Touch a row, a second after the page came."""
        self.advance(1)
        self.kiosk.choose(key)

    def grab(self) -> QImage:
        """The picture of the window as it is."""
        self.kiosk.refresh()
        for _ in range(3):
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return self.window.grabWindow()

    def close(self) -> None:
        """Let go of window and engine."""
        self.window.close()
        close_engine(self.engine)

    def _now(self) -> float:
        return self.seconds


Play = Callable[[Bench], None]


@dataclass(frozen=True)
class FaceCase:
    """One picture: what happens before it is taken."""

    name: str
    play: Play
    size: tuple[int, int] = UPRIGHT
    scheme: Scheme = "light"

    def open(self, app: QGuiApplication) -> Bench:
        """The kiosk in that face."""
        bench = Bench(app, self.size, self.scheme)
        self.play(bench)
        return bench


def _serving(hall: Hall) -> Play:
    return lambda bench: bench.serve(hall)


def _silent(hall: Hall | None, seconds: float) -> Play:
    def play(bench: Bench) -> None:
        if hall is not None:
            bench.serve(hall)
        bench.lose(seconds)

    return play


def _point(hall: Hall, key: str, page: int = 0, wait_s: float = 0) -> Play:
    def play(bench: Bench) -> None:
        bench.serve(hall)
        bench.choose(key)
        for _ in range(page):
            bench.advance(1)
            bench.kiosk.turn(1)
        bench.stay(wait_s)

    return play


def _asking(hall: Hall, wait_s: float) -> Play:
    def play(bench: Bench) -> None:
        bench.serve(hall)
        bench.choose(hall.services[0].id)
        bench.advance(wait_s)

    return play


def _numbered(hall: Hall, paper: bool = True, number: str = "A012", **more: Any) -> Play:
    def play(bench: Bench) -> None:
        bench.paper.there = paper
        _asking(hall, 0.1)(bench)
        bench.asker.answer(hall.joined(number=number, **more))
        bench.advance(2)

    return play


def _refused(code: str, detail: str = "") -> Play:
    def play(bench: Bench) -> None:
        _asking(HALL, 0.1)(bench)
        bench.asker.answer(Refusal(code=code, detail=detail))
        bench.advance(2)

    return play


FACES: Final[dict[str, Play]] = {
    "services": _serving(HALL),
    "few-services": _serving(SMALL),
    "two-points": _serving(TWO),
    "many-points": _serving(MANY),
    "one-of-many": _point(MANY, MANY.points[1].id),
    "second-page": _point(MANY, MANY.points[1].id, page=1),
    "still-there": _point(MANY, MANY.points[0].id, wait_s=50),
    "long-names": _serving(GERMAN),
    "no-desk": _serving(HALL.unstaffed()),
    "closed": _serving(HALL.shut()),
    "stale": _silent(HALL, 15),
    "away": _silent(HALL, 200),
    "never-reached": _silent(None, 60),
    "connecting": lambda bench: None,
    "asking": _asking(HALL, 1),
    "asking-slow": _asking(HALL, 8),
    "number": _numbered(HALL),
    "number-alone": _numbered(HALL.private(), position=1, p20=None, p50=None, p80=None),
    "number-long": _numbered(GERMAN, number="ABC1024", position=141),
    "no-paper": _numbered(HALL, paper=False),
    "no-paper-long": _numbered(GERMAN, paper=False, number="ABC1024", position=141),
    "refused": _refused("queue_full"),
    "refused-plainly": _refused("odd", "Something that the kiosk has no words for."),
}

CASES: Final = (
    *(FaceCase(name, play) for name, play in FACES.items()),
    *(FaceCase(f"lying-{name}", play, LYING) for name, play in FACES.items()),
    *(FaceCase(f"tablet-{name}", play, TABLET) for name, play in FACES.items()),
    FaceCase("contrast-services", FACES["services"], UPRIGHT, "contrast"),
    FaceCase("contrast-number", FACES["number"], UPRIGHT, "contrast"),
)


def sample_ticket(hall: Hall = HALL, number: str = "A012", **more: Any) -> Ticket:
    """A ticket of a hall, as the server's answer makes it."""
    from protocol.replica import Replica

    replica = Replica(TOPIC)
    changes: list[Change] = [Put(record) for record in hall.records()]
    replica.snapshot(Snapshot(TOPIC, "e", 1, MORNING, changes))
    return ticket(hall.joined(number=number, **more), TOKEN, replica)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw all faces, or those whose names are given, into a directory."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.faces", description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these faces")
    given = parser.parse_args(argv)
    given.directory.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = make_application("kiosk")
    for case in CASES:
        if not given.names or case.name in given.names:
            bench = case.open(app)
            path = given.directory / f"{case.name}.png"
            bench.grab().save(str(path))
            bench.close()
            sys.stdout.write(f"{path}\n")
    slip_picture(sample_ticket()).save(str(given.directory / "slip.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
