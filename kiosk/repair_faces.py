"""Faces of a kiosk at which something is brought to be repaired, and picked up again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kiosk.bench import Bench
from kiosk.brought import Answer
from kiosk.hall import HALL, MORNING
from kiosk.sample_repairs import (
    BRING,
    COLLECT,
    HOUR,
    REPAIRS,
    REQUEST_TOKEN,
    found,
    opened,
    own_estimate,
)
from kiosk.scan import Scan

Play = Callable[[Bench], None]
Touches = tuple[str | tuple[str, str], ...]
SIGNATURE: Final = (
    "140,290 180,120 210,260 240,140 270,290;330,250 380,210 420,250 390,290 340,270;"
    "470,120 480,290 530,210 560,290;620,260 680,200 710,280 800,180"
)


def touches(bench: Bench, *acts: str | tuple[str, str]) -> None:
    """One key after the other, each on its page."""
    for each in acts:
        bench.stay(1)
        bench.kiosk.act(*((each,) if isinstance(each, str) else each))
    bench.stay(1)


def typed(text: str) -> tuple[str, str]:
    """Written at once, as by a keyboard beside the screen."""
    return ("write", text)


TO_MODEL: Final[Touches] = (("what", "phone"),)
TO_FAULT: Final[Touches] = (*TO_MODEL, typed("Samsung Galaxy A54"), "next")
TO_NAME: Final[Touches] = (*TO_FAULT, ("fault", "battery"))
TO_REACH: Final[Touches] = (*TO_NAME, typed("Grace Hopper"), "next")
TO_PHONE: Final[Touches] = (*TO_REACH, ("reach", "phone"))
TO_LIMIT: Final[Touches] = (*TO_PHONE, typed("+4915112345678"), "next")
TO_CHECK: Final[Touches] = (*TO_LIMIT, ("limit", "100"))
TO_TERMS: Final[Touches] = (*TO_CHECK, "next")
TO_SIGN: Final[Touches] = (*TO_TERMS, "next")


def _bringing(*acts: str | tuple[str, str]) -> Play:
    def play(bench: Bench) -> None:
        bench.serve(REPAIRS)
        bench.choose(BRING)
        touches(bench, *acts)

    return play


def _by_hand(*acts: str | tuple[str, str]) -> Play:
    """A house that sends neither mails nor SMS."""

    def play(bench: Bench) -> None:
        bench.sends = []
        _bringing(*acts)(bench)

    return play


def _handed_in(paper: bool = True) -> Play:
    def play(bench: Bench) -> None:
        bench.paper.there = paper
        _bringing(*TO_SIGN, ("sign", SIGNATURE), "next")(bench)
        bench.asker.answer(opened(), REQUEST_TOKEN)
        bench.advance(2)

    return play


def _collecting(*acts: str | tuple[str, str], then: Answer | None = None) -> Play:
    def play(bench: Bench) -> None:
        bench.serve(REPAIRS)
        bench.choose(COLLECT)
        touches(bench, *acts)
        if then is not None:
            bench.asker.finds_request(then)
            bench.advance(1)

    return play


TO_FOUND: Final[Touches] = ("number", typed("1187"), "next", typed("4567"), "next")


def scanned(what: Answer, *acts: str | tuple[str, str]) -> Play:
    """A receipt is held to the reader."""

    def play(bench: Bench) -> None:
        bench.serve(REPAIRS)
        bench.advance(1)
        bench.kiosk.scan(Scan((f"https://hall.example/s/{REQUEST_TOKEN}",)))
        bench.asker.finds_request(what)
        touches(bench, *acts)

    return play


def _state(state: Any, **more: Any) -> Play:
    return scanned(found(state=state, **more))


def _picked(bench: Bench) -> None:
    scanned(found(state="ready", may_join=True), "join")(bench)
    bench.asker.answer(HALL.joined(number="R-1187", position=2))
    bench.advance(2)


LONG: Final = "Der Bildschirm bleibt dunkel, obwohl das Gerät die ganze Nacht am Netz hing"
_ALL: Final[dict[str, Play]] = {
    "intake-what": _bringing(),
    "intake-other": _bringing(("what", "other"), typed("Coffee machine")),
    "intake-model": _bringing(*TO_MODEL, typed("Samsung Galaxy A54")),
    "intake-fault": _bringing(*TO_FAULT),
    "intake-problem": _bringing(*TO_FAULT, ("fault", "words"), typed(LONG)),
    "intake-name": _bringing(*TO_NAME, typed("Grace Hopper")),
    "intake-reach": _bringing(*TO_REACH),
    "intake-phone": _bringing(*TO_PHONE, typed("+4915112345678")),
    "intake-reach-by-hand": _by_hand(*TO_REACH),
    "intake-phone-by-hand": _by_hand(*TO_PHONE, typed("+4915112345678")),
    "intake-mail-by-hand": _by_hand(*TO_REACH, ("reach", "mail")),
    "intake-mail": _bringing(*TO_REACH, ("reach", "mail"), typed("grace.hopper@example.org")),
    "intake-limit": _bringing(*TO_LIMIT),
    "intake-amount": _bringing(*TO_LIMIT, ("limit", "other"), typed("120")),
    "intake-check": _bringing(*TO_CHECK),
    "intake-terms": _bringing(*TO_TERMS),
    "intake-sign": _bringing(*TO_SIGN, ("sign", SIGNATURE)),
    "intake-number": _handed_in(),
    "intake-no-paper": _handed_in(paper=False),
    "request": _collecting(),
    "request-number": _collecting("number", typed("1187")),
    "request-phone": _collecting("number", typed("1187"), "next", typed("45")),
    "request-none": _collecting(*TO_FOUND, then=""),
    "request-often": _collecting(*TO_FOUND, then="often"),
    "request-ready": _collecting(*TO_FOUND, then=found(state="ready", may_join=True)),
    "request-picked": _picked,
    "request-in-repair": _state("in_repair"),
    "request-late": _state("in_repair", breached=True),
    "request-parts": _state("waiting_parts", pause="supplier", expected_at=MORNING + 30 * HOUR),
    "request-return": _state("return_ready", may_join=True),
    "request-expired": _state("expired"),
    "estimate": scanned(found(own_estimate())),
    "estimate-long": scanned(found(own_estimate(14))),
    "estimate-yes": scanned(found(own_estimate()), "yes", ("sign", SIGNATURE)),
    "estimate-no": scanned(found(own_estimate()), "no"),
}
_ALIKE: Final = frozenset(
    {
        "intake-other",
        "intake-model",
        "intake-name",
        "intake-reach",
        "intake-phone",
        "intake-reach-by-hand",
        "intake-phone-by-hand",
        "intake-mail-by-hand",
        "intake-amount",
        "intake-no-paper",
        "request-number",
        "request-phone",
        "request-often",
        "request-none",
        "request-return",
        "request-in-repair",
        "request-parts",
        "request-expired",
        "request-picked",
    }
)
"""Faces that are laid out as another one is."""
REPAIR_FACES: Final = {name: play for name, play in _ALL.items() if name not in _ALIKE}
MORE_FACES: Final = {name: _ALL[name] for name in sorted(_ALIKE)}
"""Drawn in the album alone."""
