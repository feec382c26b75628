"""Moments of the what-if page for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from protocol.messages import Res
from protocol.queries import DayFigures, HourWaits, WhatIf
from staff_console.bench import Bench
from staff_console.hall import MINUTE, NOON, POINT

Act = Callable[[Bench], None]
DAYS: Final = ("2026-06-03", "2026-06-02", "2026-06-01", "2026-05-29", "2025-12-30")
_NINE: Final = (9, 15, 22, 27, 24, 33, 31, 21, 12)
_HALF: Final = (4, 7, 11, 14, 12, 16, 15, 10, 6)
_JOINED: Final = (14, 19, 24, 26, 22, 28, 27, 20, 12)
_END: Final = NOON + 242 * MINUTE


def figures(less: Mapping[int, int], factor: float = 1.0, **fields: Any) -> DayFigures:
    """A day from nine to five; in some hours nine in ten wait so many minutes less."""
    hours = [
        HourWaits(9 + at, joined, round(half * 60 * factor - less.get(9 + at, 0) * 25),
                  round(nine * 60 * factor) - less.get(9 + at, 0) * 60)
        for at, (joined, half, nine) in enumerate(zip(_JOINED, _HALF, _NINE, strict=True))
    ]  # fmt: skip
    day: dict[str, Any] = {
        "joined": 195.0, "served": 189.0, "left": 4.0, "no_shows": 2.0, "p50_s": 660,
        "p90_s": 1620, "finish_at": _END, "desk_s": 34 * 3600,
    }  # fmt: skip
    return DayFigures(**day | fields, by_hour=hours)


RECORDED: Final = figures({})
BEFORE: Final = figures({}, 0.96, left=4.3, no_shows=2.1, p90_s=1580, p50_s=640)
AFTER: Final = figures(
    {13: 2, 14: 9, 15: 8, 16: 4}, 0.96,
    left=1.4, no_shows=1.8, served=191.8, p90_s=1210, p50_s=545,
    finish_at=_END - 13 * MINUTE, desk_s=36 * 3600,
)  # fmt: skip
NOTES: Final = (
    "When Desk 4 was at work is not on record; it is taken to be from the first to the last "
    "customer there.",
    "How long 4 customers who left would have been served, and how long the others would have "
    "waited at most, is drawn from what the day shows.",
    "Rules, skills and what each desk does are taken as they are set now.",
)


def opened(bench: Bench) -> None:
    """A manager goes to the page, and the days come."""
    bench.as_role("manager")
    bench.window.acted.emit("window:what_if")
    answer(bench, {"kind": "promise_report", "judged": 0, "held": 0, "left": 0, "void": 0,
                   "days": list(DAYS)}, "promises")  # fmt: skip


def chosen(**texts: str) -> Act:
    """And chooses this."""

    def act(bench: Bench) -> None:
        opened(bench)
        for name, text in texts.items():
            what_if(bench).write(name.rstrip("_"), text)

    return act


AFTERNOON: Final = chosen(day=DAYS[1], from_="14:00", to="16:00")


def running(bench: Bench) -> None:
    """120 of 200 are done."""
    AFTERNOON(bench)
    what_if(bench).run()
    bench.advance(1.9)
    answer(bench, job(done=120))


def done(bench: Bench) -> None:
    """The comparison is there."""
    AFTERNOON(bench)
    what_if(bench).run()
    bench.advance(3.1)
    answer(bench, job(done=200, as_recorded=RECORDED, before=BEFORE, after=AFTER, notes=NOTES))


def failed(bench: Bench) -> None:
    """Of that day nothing can be said."""
    AFTERNOON(bench)
    what_if(bench).run()
    answer(bench, job(failed="Nobody came to Service counter on 2026-06-02."))


def cancelled(bench: Bench) -> None:
    """The manager wanted it no more."""
    running(bench)
    bench.window.putAway.emit()


def job(**fields: Any) -> WhatIf:
    """What the server says of a replay."""
    told: dict[str, Any] = {"job": "job-1", "day": DAYS[1], "service_point": POINT}
    told |= {"done": 0, "of": 200}
    return WhatIf(**told | fields)


def answer(bench: Bench, said: Any, name: str = "what_if") -> None:
    """The server answers the last query of that name."""
    _, _, heard = next(each for each in reversed(bench.queried) if each[0] == name)
    heard(Res("q", bench.seq, [msgspec.to_builtins(said)]))


def what_if(bench: Bench) -> Any:
    """The model of the page."""
    return next(each for each in bench.reports if each.name == "what_if").model  # type: ignore[attr-defined]
