"""What the wall shows, as a value: a pure function of replica, link, time and the stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final, Literal

from client.house import calls_of, page_link, points_of, site_of
from client.instants import local, zone_of
from client.live import LinkStatus
from client.openings import closing, opens
from client.texts import MESSAGE, one_line, unbroken
from display.announcements import Stage
from display.calls import Rows, newest_served, rows_of, shown_calls
from display.layout import Layout
from display.measure import Measure, pages
from display.services import (
    SERVICES_PER_COLUMN,
    ServiceRow,
    join_point,
    service_rows,
)
from display.words import DeskName, desk_name, minutes, seconds, sentences
from protocol.replica import Replica
from protocol.views import PublicCall, PublicPoint, PublicSite

PAGE_S: Final = 10
SHIFT_S: Final = 600
SHIFTS: Final = ((0, 0), (2, 0), (2, 2), (0, 2), (-2, 2), (-2, 0), (-2, -2), (0, -2), (2, -2))

Face = Literal["connecting", "calm", "serving", "withdrawn", "away"]


@dataclass(frozen=True)
class Local:
    """What the wall itself adds: its stage, its size, its running time and its ears."""

    stage: Stage
    layout: Layout
    running_s: int
    sound: bool
    measure: Measure
    voice_off: bool = False


@dataclass(frozen=True)
class Hero:
    """The call on the stage."""

    number: str
    desk: DeskName
    nth: int
    moved_from: str = ""
    """The desk that had called before, where another took over."""


@dataclass(frozen=True)
class Pane:
    """Next numbers and waits, and the code to join by."""

    services: tuple[ServiceRow, ...] = ()
    columns: int = 1
    join_link: str = ""
    join_at: str = ""
    """Which point the link joins, when there are several."""


@dataclass(frozen=True)
class Screen:
    """Everything on the wall. Empty texts are not drawn."""

    face: Face
    site: str
    hero: Hero | None
    calling: bool
    """Whether the stage is yellow."""
    serial: int
    calls: Rows
    calling_shown: frozenset[str]
    """Ids of the calls on this wall, stage or list, whose customers are on the way."""
    pane: Pane
    ticker: str
    clock: str
    day: date | None
    as_of: str
    """When this was last true; set only while it may not be."""
    closed: bool
    opens: str
    """When the first of all opens; set only while all are closed."""
    sound_off: bool
    voice_off: bool
    """Whether the chime is heard and the voice that should be is not."""
    reason: str
    """For staff: why there is no connection."""
    shift: tuple[int, int]
    """Against burn-in, in units."""


def screen(replica: Replica, status: LinkStatus, now: int, here: Local) -> Screen:
    """The wall at the server's time `now` (ms)."""
    site = site_of(replica)
    zone = zone_of(site.zone) if site is not None else None
    calls = shown_calls(calls_of(replica))
    face = _face(status, site, calls, here.stage)
    hero = _hero(face, calls, here.stage)
    listed = [call for call in calls if hero is None or call.number != hero.number]
    turn = here.running_s // PAGE_S
    rows = rows_of(listed, calls, here.layout, here.measure, turn, dim=face == "away")
    timed = face != "connecting"
    return Screen(
        face=face,
        site=site.name if site is not None else "",
        hero=hero,
        calling=face == "serving" and here.stage.what == "call",
        serial=here.stage.serial,
        calls=rows,
        calling_shown=_calling_shown(hero if face == "serving" else None, rows, calls),
        pane=_pane(replica, site, here, turn) if _knows(face) else Pane(),
        ticker=_ticker(_said(replica, site, now, zone), here, turn) if _knows(face) else "",
        clock=minutes(now, zone) if timed else "",
        day=local(now, zone).date() if timed else None,
        as_of=_as_of(status, zone),
        closed=_closed(replica),
        opens=_opens(replica, now, zone) if _closed(replica) else "",
        sound_off=not here.sound,
        voice_off=here.voice_off,
        reason="" if _knows(face) else unbroken(one_line(status.reason, MESSAGE)),
        shift=SHIFTS[here.running_s // SHIFT_S % len(SHIFTS)],
    )


def _face(
    status: LinkStatus, site: PublicSite | None, calls: Sequence[PublicCall], stage: Stage
) -> Face:
    if status.phase == "away":
        return "away"
    if site is None:
        return "connecting"
    if stage.what == "withdrawn":
        return "withdrawn"
    return "serving" if stage.what == "call" or newest_served(calls) is not None else "calm"


def _knows(face: Face) -> bool:
    """Whether waits, code and message may be shown: they could lie while the server is away."""
    return face not in ("connecting", "away")


def _hero(face: Face, calls: Sequence[PublicCall], stage: Stage) -> Hero | None:
    if face not in ("serving", "withdrawn"):
        return None
    call = stage.call if stage.call is not None else newest_served(calls)
    return (
        None
        if call is None
        else Hero(call.number, desk_name(call.desk_name), call.nth, call.moved_from)
    )


def _calling_shown(hero: Hero | None, rows: Rows, calls: Sequence[PublicCall]) -> frozenset[str]:
    numbers = {row.number for row in rows.rows} | ({hero.number} if hero else set())
    return frozenset(c.id for c in calls if c.state == "calling" and c.number in numbers)


def _pane(replica: Replica, site: PublicSite | None, here: Local, turn: int) -> Pane:
    if not here.layout.pane:
        return Pane()
    services = service_rows(replica)
    columns = 1 if _link(site, join_point(replica, (), 0)) else 2
    size = SERVICES_PER_COLUMN * columns
    pages = max(1, -(-len(services) // size))
    first = turn % pages * size
    shown = tuple(services[first : first + size])
    # Whoever reads a service and scans the code beside it must not join another point's line.
    point = join_point(replica, {row.key for row in shown}, turn // pages)
    link = _link(site, point)
    several = len(list(replica.of(PublicPoint))) > 1
    if len(services) <= SERVICES_PER_COLUMN:
        columns = 1
    name = point.name if point is not None and link and several else ""
    return Pane(shown, columns, link, name)


def _link(site: PublicSite | None, point: PublicPoint | None) -> str:
    return page_link(site, "q", point.id) if point is not None else ""


def _said(replica: Replica, site: PublicSite | None, now: int, zone: tzinfo | None) -> list[str]:
    """What closes, what staff say of each service point, and the message of the house."""
    points = points_of(replica)
    closed = _closed(replica)
    said: list[str] = []
    for point in points:
        own = [] if closed else sentences(closing(point, now, zone))
        own = [*own, *sentences(point.notice)]
        said += [f"{point.name}: {text}" for text in own] if len(points) > 1 else own
    return [*said, *sentences(site.message if site is not None else "")]


def _opens(replica: Replica, now: int, zone: tzinfo | None) -> str:
    soonest = min(
        (point for point in replica.of(PublicPoint) if point.opens_at is not None),
        key=lambda point: point.opens_at or 0,
        default=None,
    )
    return opens(soonest, now, zone) if soonest is not None else ""


def _ticker(said: Sequence[str], here: Local, turn: int) -> str:
    width, count = here.layout.ticker_width, here.layout.ticker_lines
    parts = [part for sentence in said for part in pages(sentence, width, count, here.measure)]
    return parts[turn % len(parts)] if parts else ""


def _as_of(status: LinkStatus, zone: tzinfo | None) -> str:
    if status.phase not in ("stale", "away"):
        return ""
    return seconds(status.since if status.as_of is None else status.as_of, zone)


def _closed(replica: Replica) -> bool:
    points = list(replica.of(PublicPoint))
    return bool(points) and all(point.state == "closed" for point in points)
