"""Every face of the kiosk: what happens before it is seen. `kiosk.album` draws them all.

The tests compare the same pictures with those under tests/pictures/kiosk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtGui import QGuiApplication

from kiosk.bench import LYING, TABLET, UPRIGHT, Bench
from kiosk.booking_faces import BOOKING_FACES
from kiosk.flow import USUAL, Manner
from kiosk.hall import GERMAN, HALL, MANY, MORNING, ONE, SMALL, TWO, TWO_LONG, Hall
from kiosk.repair_faces import REPAIR_FACES
from kiosk.sample_places import MINUTE, place
from kiosk.scan import Scan
from protocol.outcomes import Refusal
from protocol.records import Cause
from protocol.views import Apology

Play = Callable[[Bench], None]


@dataclass(frozen=True)
class FaceCase:
    """One picture: what happens before it is taken."""

    name: str
    play: Play
    size: tuple[int, int] = UPRIGHT
    manner: Manner = USUAL

    def open(self, app: QGuiApplication) -> Bench:
        """The kiosk in that face."""
        bench = Bench(app, self.size, self.manner)
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


def _after(hall: Hall, *touches: str | tuple[str, str], wait_s: float = 0) -> Play:
    """What is shown after touches: an action, or an action with what the key stands for."""

    def play(bench: Bench) -> None:
        bench.serve(hall)
        for each in touches:
            bench.advance(1)
            bench.kiosk.act(*((each,) if isinstance(each, str) else each))
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


def _helping(heard: bool | None, coming: bool = False) -> Play:
    def play(bench: Bench) -> None:
        _after(HALL, "begin", "person")(bench)
        if heard is not None:
            bench.advance(1)
            bench.asker.hear(heard)
        if coming:
            bench.help("coming")

    return play


def _scanned(hall: Hall = HALL, then: str = "", ahead: int = 5, **own: Any) -> Play:
    def play(bench: Bench) -> None:
        bench.serve(hall)
        bench.scan(place(hall, ahead, **own))
        if then:
            bench.kiosk.act(then)
            bench.advance(1)

    return play


def _unread(bench: Bench) -> None:
    bench.serve(HALL)
    bench.kiosk.scan(Scan(("4006381333931",)))
    bench.advance(1)


def _unknown(bench: Bench) -> None:
    bench.serve(HALL)
    bench.scan(None)


def _interrupted(bench: Bench) -> None:
    _numbered(HALL)(bench)
    bench.scan(place())


SORRY: Final = Apology(
    35,
    MORNING,
    [
        Cause("desk_closed", "Desk 2", MORNING - 4 * MINUTE),
        Cause("long_service", "Desk 3", MORNING - 20 * MINUTE),
    ],
)
SOON: Final = MORNING + 9 * MINUTE
NAMED: Final = tuple(("press", sign) for sign in "MARIA")
ERRANDS: Final = ("begin", "several", ("choose", "service-0-0"), "add", ("choose", "service-0-4"))
MANY_SERVICES: Final = ("begin", ("choose", MANY.points[1].id))

FACES: Final[dict[str, Play]] = {
    "attract": _serving(HALL),
    "attract-one": _serving(ONE),
    "attract-plain": _serving(SMALL.speaking("en")),
    "attract-two-points": _serving(TWO),
    "attract-two-long": _serving(TWO_LONG),
    "attract-last-numbers": _serving(HALL.ending("last_numbers", "The lift is out of order.")),
    "attract-closed": _serving(HALL.ending("closed")),
    "attract-draining": _serving(HALL.ending("draining")),
    "languages": _after(HALL, "begin", "languages"),
    "services": _after(HALL, "begin"),
    "few-services": _after(SMALL, "begin"),
    "two-points": _after(TWO, "begin"),
    "many-points": _after(MANY, "begin"),
    "one-of-many": _after(MANY, *MANY_SERVICES),
    "second-page": _after(MANY, *MANY_SERVICES, ("leaf", "1")),
    "still-there": _after(HALL, "begin", wait_s=50),
    "long-names": _after(GERMAN, "begin"),
    "no-desk": _after(HALL.unstaffed(), "begin"),
    "closed-services": _after(HALL.ending("closed"), ("begin", "en")),
    "one-point-closed": _after(
        replace(TWO, points=(TWO.points[0], TWO.ending("closed").points[1])), "begin"
    ),
    "errands": _after(HALL, *ERRANDS),
    "more-errands": _after(HALL, *ERRANDS, "add"),
    "needs": _after(HALL, "begin", "needs", ("toggle", "wheelchair")),
    "party": _after(ONE.asking("party_size"), "begin", ("party", "3")),
    "name": _after(ONE.asking("name"), "begin", *NAMED),
    "phone": _after(ONE.asking("phone"), "begin", ("press", "0"), ("press", "1")),
    "helping": _helping(None),
    "helping-asked": _helping(True),
    "helping-coming": _helping(True, coming=True),
    "helping-unreached": _helping(False),
    "hold-slip": _after(HALL, "slip"),
    "slip-waiting": _scanned(),
    "slip-late": _scanned(ahead=3, promised_by=MORNING + 24 * MINUTE, apology=SORRY),
    "slip-late-long": _scanned(
        GERMAN,
        ahead=40,
        service="german-0",
        number="ABC1024",
        present=False,
        promised_by=MORNING + 240 * MINUTE,
        apology=SORRY,
    ),
    "slip-next": _scanned(ahead=0),
    "slip-not-here": _scanned(present=False),
    "slip-away": _scanned(state="away", until=SOON),
    "slip-called": _scanned(state="called", desk_name="Desk 3", grace_until=SOON),
    "slip-missed": _scanned(state="missed", called_at=MORNING, until=SOON),
    "slip-leaving": _scanned(then="leave"),
    "slip-left": _scanned(state="left"),
    "slip-long": _scanned(GERMAN, ahead=40, service="german-0", number="ABC1024"),
    "slip-unread": _unread,
    "slip-unknown": _unknown,
    "slip-in-between": _interrupted,
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
    **BOOKING_FACES,
    **REPAIR_FACES,
}

LOW: Final = Manner(low=True)
CONTRAST: Final = Manner(contrast=True)
CASES: Final = (
    *(FaceCase(name, play) for name, play in FACES.items()),
    *(FaceCase(f"lying-{name}", play, LYING) for name, play in FACES.items()),
    *(FaceCase(f"tablet-{name}", play, TABLET) for name, play in FACES.items()),
    *(FaceCase(f"low-{name}", play, UPRIGHT, LOW) for name, play in FACES.items()),
    *(FaceCase(f"lying-low-{name}", play, LYING, LOW) for name, play in FACES.items()),
    *(FaceCase(f"contrast-{name}", play, UPRIGHT, CONTRAST) for name, play in FACES.items()),
    *(
        FaceCase(f"{code}-{name}", play, UPRIGHT, Manner(language=code))
        for name, play in FACES.items()
        for code in ("es", "de", "ar")
    ),
    *(
        FaceCase(f"lying-{code}-{name}", play, LYING, Manner(language=code))
        for name, play in FACES.items()
        for code in ("es", "de", "ar")
    ),
)
