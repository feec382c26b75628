"""Every face of the kiosk as a picture, for looking at: `python -m kiosk.faces OUTDIR`.

The tests compare the same pictures with those under tests/pictures/kiosk.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QGuiApplication

from client.app import make_application
from client.theme import Scheme
from kiosk.bench import LYING, TABLET, UPRIGHT, Bench
from kiosk.hall import GERMAN, HALL, MANY, MORNING, SMALL, TOKEN, TWO, Hall
from kiosk.machine import TOPIC
from kiosk.slip import slip_picture
from kiosk.ticket import Ticket, ticket
from protocol.changes import Change, Put
from protocol.messages import Snapshot
from protocol.outcomes import Refusal

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


def _numbered_before(hall: Hall) -> Play:
    def play(bench: Bench) -> None:
        _asking(hall, 0.1)(bench)
        refusal = Refusal(code="already_waiting", detail="You have one.", own=hall.joined())
        bench.asker.answer(refusal, None)
        bench.advance(2)

    return play


def _refused(code: str, detail: str = "", then: Hall | None = None) -> Play:
    def play(bench: Bench) -> None:
        _asking(HALL, 0.1)(bench)
        if then is not None:
            bench.serve(then, seq=2)
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
    "last-numbers": _serving(HALL.ending("last_numbers", "The lift is out of order.")),
    "draining": _serving(HALL.ending("draining")),
    "closed-until": _serving(HALL.ending("closed")),
    "one-point-closed": _serving(
        replace(TWO, points=(TWO.points[0], TWO.ending("closed").points[1]))
    ),
    "stale": _silent(HALL, 15),
    "away": _silent(HALL, 200),
    "never-reached": _silent(None, 60),
    "connecting": lambda bench: None,
    "asking": _asking(HALL, 1),
    "asking-slow": _asking(HALL, 8),
    "number": _numbered(HALL),
    "number-alone": _numbered(HALL.private(), position=1, p20=None, p50=None, p80=None),
    "number-before": _numbered_before(HALL),
    "number-long": _numbered(GERMAN, number="ABC1024", position=141),
    "no-paper": _numbered(HALL, paper=False),
    "no-paper-long": _numbered(GERMAN, paper=False, number="ABC1024", position=141),
    "refused": _refused("queue_full"),
    "refused-draining": _refused("queue_closed", then=HALL.ending("draining")),
    "refused-plainly": _refused("odd", "Something that the kiosk has no words for."),
}

CASES: Final = (
    *(FaceCase(name, play) for name, play in FACES.items()),
    *(FaceCase(f"lying-{name}", play, LYING) for name, play in FACES.items()),
    *(FaceCase(f"tablet-{name}", play, TABLET) for name, play in FACES.items()),
    FaceCase("tablet-two-points-no-desk", _serving(TWO.unstaffed().empty()), TABLET),
    FaceCase("tablet-two-points-draining", _serving(TWO.ending("draining")), TABLET),
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
