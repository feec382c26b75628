"""A wall's screen as a value, for tests that look at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from client.desk_names import AS_WRITTEN
from client.live import LinkStatus, Phase
from display.announcements import Stage
from display.hall import HALL, NOON, Hall
from display.layout import layout
from display.measure import Style
from display.part import part_of
from display.screen import Local, Screen, screen
from protocol.changes import Change, Put
from protocol.messages import Snapshot
from protocol.records import CallState
from protocol.replica import Replica
from protocol.views import PublicCall

SIZES: dict[Style, float] = {"row": 68.0, "ticker": 45.0}


def measure(text: str, style: Style) -> float:
    return len(text) * SIZES[style]


def wall(
    hall: Hall | None,
    phase: Phase = "live",
    *,
    stage: Stage | None = None,
    running_s: int = 0,
    size: tuple[int, int] = (1920, 1080),
    sound: bool = True,
    distance_m: float | None = None,
    panel_m: float = 0.81,
    as_of: int | None = NOON,
    now: int = NOON,
    zones: tuple[str, ...] = (),
    language: str = "en",
    languages: int = 1,
    pictures: bool = False,
    desk_words: Mapping[str, str] = AS_WRITTEN,
) -> Screen:
    replica = Replica("display")
    if hall is not None:
        changes: list[Change] = [Put(record) for record in hall.records()]
        replica.snapshot(Snapshot("display", "e", 1, NOON, changes))
    status = LinkStatus(phase, as_of, NOON, None, phase == "live", "")
    division = layout(*size, distance_m, panel_m)
    here = Local(
        stage or Stage(),
        division,
        running_s,
        sound,
        measure,
        language=language,
        languages=languages,
        pictures=pictures,
        desk_words=desk_words,
    )
    return screen(part_of(replica, zones, language), status, now, here)


def calls(*rows: tuple[str, int, CallState]) -> tuple[PublicCall, ...]:
    """Calls from newest to oldest: number, desk, state."""
    return tuple(
        PublicCall(
            id=f"{number}-{place}",
            number=number,
            service_point="p",
            desk=f"d{desk}",
            desk_name=f"Desk {desk}",
            at=NOON - place * 60_000,
            nth=1,
            state=state,
        )
        for place, (number, desk, state) in enumerate(rows)
    )


def hall(*rows: tuple[str, int, CallState]) -> Hall:
    return replace(HALL, calls=calls(*rows))


def numbers(shown: Screen) -> list[str]:
    return [row.number for row in shown.calls.rows]


def bold(shown: Screen) -> list[str]:
    return [row.number for row in shown.calls.rows if row.bold]


def many(count: int, state: CallState = "answered") -> Sequence[tuple[str, int, CallState]]:
    return [(f"A{100 - place}", place, state) for place in range(count)]
