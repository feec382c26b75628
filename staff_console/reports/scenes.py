"""Moments of the reports for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from protocol.messages import Res
from protocol.queries import HourHeld, Miss, PromiseReport, Reliability, ToldAndWaited
from protocol.records import Cause, Interval
from staff_console.bench import Bench
from staff_console.full_hall import FULL, remember
from staff_console.hall import MINUTE, NOON, POINT, SERVICES, desk_id, ident
from staff_console.reports.model import PromisesModel
from staff_console.reports.promises import PromisesReport
from staff_console.reports.side_pane import MissList

Act = Callable[[Bench], None]


def _miss(place: int, number: str, ago: int, over: int | None, *causes: Cause) -> Miss:
    """Told `ago` minutes before noon to wait 25 minutes, and called `over` minutes too late."""
    at = NOON - ago * MINUTE
    by = at + 25 * MINUTE
    return Miss(
        entry=ident(0xE, 100 + place),
        number=number,
        service_point=POINT,
        service=SERVICES[place % 3].id,
        at=at,
        by=by,
        ended_at=None if over is None else by + over * MINUTE,
        causes=list(causes),
    )


_BREAK: Final = Cause("desk_paused", "Desk 4", NOON - 40 * MINUTE)
_LONG: Final = Cause("long_service", "Desk 2", NOON - 55 * MINUTE)
MISSES: Final = [
    _miss(1, "A026", 58, 14, _BREAK, Cause("overtaken")),
    _miss(2, "A017", 61, 9, _LONG),
    _miss(3, "A020", 52, 7, Cause("desk_closed", "Desk 1", NOON - 35 * MINUTE)),
    _miss(4, "A015", 29, None, _BREAK),
    _miss(5, "B007", 140, 6, Cause("overtaken")),
    _miss(6, "A031", 143, 5, Cause("busy")),
    _miss(7, "C004", 180, 4, _LONG),
    _miss(8, "A009", 200, 3),
    _miss(9, "A011", 210, 2, Cause("busy")),
    _miss(10, "A003", 260, 1, Cause("overtaken")),
]
REPORT: Final = PromiseReport(
    judged=200,
    held=166,
    left=12,
    void=8,
    by_hour=[
        HourHeld(8, 3, 2),
        HourHeld(9, 25, 23),
        HourHeld(10, 26, 23),
        HourHeld(11, 27, 23),
        HourHeld(12, 24, 19),
        HourHeld(13, 24, 20),
        HourHeld(14, 22, 15),
        HourHeld(15, 23, 17),
        HourHeld(16, 14, 12),
        HourHeld(17, 12, 12),
    ],
    reliability=[Reliability(20, 200, 39), Reliability(50, 200, 119), Reliability(80, 200, 163)],
    told=[
        ToldAndWaited(5, 31, 29, 80, 260),
        ToldAndWaited(10, 44, 38, 290, 640),
        ToldAndWaited(15, 40, 33, 470, 1010),
        ToldAndWaited(20, 36, 30, 700, 1150),
        ToldAndWaited(25, 28, 21, 960, 1980),
        ToldAndWaited(30, 17, 13, 1170, 2040),
        ToldAndWaited(40, 4, 2, 1900, 2900),
    ],
    worst=MISSES,
    days=["2026-06-04", "2026-06-03", "2026-06-02", "2026-05-30"],
)
NO_PROMISES: Final = PromiseReport(judged=0, held=0, left=0, void=0)


FEW_PROMISES: Final = msgspec.structs.replace(
    REPORT, judged=14, held=12, by_hour=[HourHeld(9, 3, 3), HourHeld(10, 11, 9)], worst=MISSES[:2]
)


def chosen_late(bench: Bench) -> None:
    """At the board somebody is marked to whom it was said that it takes longer."""
    remember(bench)
    bench.model.choose(FULL.entry("A016").id)


def opened(bench: Bench) -> None:
    """A manager looks at the reports, whose figures are still to come."""
    bench.as_role("manager")
    bench.window.acted.emit("window:reports")


def answered(bench: Bench, *items: Any, name: str = "promises") -> None:
    """The server answers the last query of that name."""
    _, _, done = next(each for each in reversed(bench.queried) if each[0] == name)
    done(Res("q", bench.seq, [msgspec.to_builtins(item) for item in items]))


def looked_at(*acts: Act, report: PromiseReport = REPORT) -> Act:
    """The figures are there, then this is done."""

    def act(bench: Bench) -> None:
        opened(bench)
        answered(bench, report)
        for each in acts:
            each(bench)

    return act


def model(bench: Bench) -> PromisesModel:
    """The model of the page."""
    found = bench.reports[0]
    assert isinstance(found, PromisesReport)
    return found.model


def marked(bench: Bench) -> None:
    """The worst is marked."""
    found = bench.window.page.findChild(MissList)
    assert isinstance(found, MissList)
    found.mark(0)


def told(bench: Bench) -> None:
    """The worst is marked, and it was asked how it went."""
    marked(bench)
    model(bench).tell()
    entry, spans = MISSES[0].entry, (("waiting", 58, 19), ("called", 19, 18), ("serving", 18, 2))
    lines = [
        Interval(
            id=f"{entry}.{at}",
            entry=entry,
            state=state,  # type: ignore[arg-type]
            from_at=NOON - start * MINUTE,
            to_at=NOON - end * MINUTE,
            desk=desk_id(2),
            actor=None,
        )
        for at, (state, start, end) in enumerate(spans)
    ]
    answered(bench, *lines, name="entry")
