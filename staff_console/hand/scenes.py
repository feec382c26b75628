"""Moments of hand mode for pictures and tests."""

from __future__ import annotations

from typing import Final

from protocol.outcomes import Holder, Refusal
from staff_console.bench import Bench
from staff_console.hall import NOON, SECOND, desk_id

_STEPS: Final = (
    ("call_next", 331),
    ("complete", 17),
    ("call_next", 104),
    ("no_show", 4),
    ("call_next", 22),
)
"""A key, and how many seconds go by after it."""


def begun(bench: Bench) -> None:
    """The server has been away for a minute, and nothing is ticked yet."""
    bench.lose(69)


def by_hand(bench: Bench) -> None:
    """Some minutes later: one is done, one did not come, one is at the desk."""
    begun(bench)
    for key, seconds in _STEPS:
        bench.window.pressed.emit(key)
        bench.advance(seconds)


def order(bench: Bench) -> None:
    """The order of all desks is shown."""
    by_hand(bench)
    bench.window.acted.emit("window:order")


def back(bench: Bench) -> None:
    """The server is back, and two of three ticks differ from what it knows."""
    by_hand(bench)
    assert bench.fed is not None
    bench.answer(bench.fed)
    at = NOON + 100 * SECOND
    held = Holder(desk_id(2), "Desk 2", "Priya Nair", at, "A014")
    bench.reply(Refusal(code="conflict", detail="Desk 2 has A014.", holder=held))
    bench.reply(bench.moved("C007", "no_show"))
    gone = "A018 left meanwhile. What you did by hand was not recorded: look at both and decide."
    bench.reply(Refusal(code="conflict", detail=gone))


def review(bench: Bench) -> None:
    """The two that differ are looked at."""
    back(bench)
    bench.window.acted.emit("window:hand")
