"""What the wall shows, as a value: a pure function of replica, link, time and the stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from typing import Final, Literal

from client.desk_names import DeskName, desk_name
from client.house import LinkOf, open_link
from client.instants import local, zone_of
from client.languages import HOUSE
from client.live import LinkStatus
from client.openings import closing, opens
from client.texts import MESSAGE, one_line, unbroken
from display.announcements import Stage
from display.calls import (
    DESK_LINES,
    POINT_LINES,
    CallList,
    Naming,
    Rows,
    bright,
    newest_served,
    shown_calls,
)
from display.layout import FEWEST_ROWS, Layout
from display.measure import Measure, pages, wrapped
from display.part import Part
from display.services import Pane, Turns, pane
from display.words import minutes, seconds, sentences
from protocol.places import Direction
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
    calm_s: int | None = None
    """The running time without that of announcements, in which the pane stands still."""
    language: str = HOUSE
    languages: int = 1
    """In how many languages the words take turns."""
    leftward: bool = False
    """Whether the wall is read from right to left, whatever language has its turn."""
    desk_words: Mapping[str, str] = field(default_factory=dict)
    pictures: bool = False
    link: LinkOf = open_link
    zones: tuple[str, ...] = ()
    """The parts of the house that it shows, as whoever hung it has named them."""

    @property
    def page_turn(self) -> int:
        """Whose turn it is in the list."""
        return self.running_s // PAGE_S

    @property
    def turns(self) -> Turns:
        """Whose turn it is in the pane and in the line at the foot."""
        calm = self.running_s if self.calm_s is None else self.calm_s
        return Turns(calm // PAGE_S, self.languages, self.pictures)


@dataclass(frozen=True)
class Hero:
    """The call on the stage."""

    number: str
    desk: DeskName
    nth: int
    moved_from: str = ""
    """The desk that had called before, where another took over."""
    direction: Direction = ""
    desk_lines: tuple[str, ...] = ()
    """The desk at its least size; one line may be drawn larger."""
    point_lines: tuple[str, ...] = ()
    """The service point, where the desk's name alone would send people astray."""


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
    layout: Layout
    ticker: str
    clock: str
    day: date | None
    as_of: str
    """When this was last true; set only while it may not be."""
    closed: bool
    opens: str
    """When the first of all opens; set only while all are closed."""
    intake: bool
    """Whether anybody can take a number now."""
    lost_zone: str
    """The parts of the house that it should show and that have no service point; else empty."""
    sound_off: bool
    voice_off: bool
    """Whether the chime is heard and the voice that should be is not."""
    reason: str
    """For staff: why there is no connection."""
    shift: tuple[int, int]
    """Against burn-in, in units."""
    language: str
    """Of the words, at this turn."""
    leftward: bool


def screen(part: Part, status: LinkStatus, now: int, here: Local) -> Screen:
    """The wall at the server's time `now` (ms)."""
    site = part.site
    zone = zone_of(site.zone) if site is not None else None
    calls = shown_calls(part.calls)
    face = _face(status, part, calls, here.stage)
    naming = Naming(part.names_beside(), here.desk_words)
    hero = _hero(face, calls, here, naming)
    listed = [call for call in calls if hero is None or call.number != hero.number]
    division, shown_pane = _divided(face, hero, part, here)
    rows = CallList(listed, bright(listed, calls), naming, division, here.measure)
    page = rows.page(here.page_turn, dim=face == "away")
    if division.portrait and division.pane and _crowded(page, listed):
        division, shown_pane = division.without_pane(), Pane()
        page = replace(rows, layout=division).page(here.page_turn)
    return Screen(
        face=face,
        site=site.name if site is not None else "",
        hero=hero,
        calling=face == "serving" and here.stage.what == "call",
        serial=here.stage.serial,
        calls=page,
        calling_shown=_calling_shown(hero if face == "serving" else None, page, calls),
        pane=shown_pane,
        layout=division,
        ticker=_ticker(_said(part, now, zone), here) if _knows(face) else "",
        clock=minutes(now, zone) if face != "connecting" else "",
        day=local(now, zone).date() if face != "connecting" else None,
        as_of=_as_of(status, zone),
        closed=part.closed,
        opens=_opens(part, now, zone) if part.closed else "",
        intake=part.intake,
        lost_zone=_lost_zone(part, here.zones),
        sound_off=not here.sound,
        voice_off=here.voice_off,
        reason="" if _knows(face) else unbroken(one_line(status.reason, MESSAGE)),
        shift=SHIFTS[here.running_s // SHIFT_S % len(SHIFTS)],
        language=here.language,
        leftward=here.leftward,
    )


def _face(status: LinkStatus, part: Part, calls: Sequence[PublicCall], stage: Stage) -> Face:
    if status.phase == "away":
        return "away"
    if part.site is None:
        return "connecting"
    if stage.what == "withdrawn":
        return "withdrawn"
    return "serving" if stage.what == "call" or newest_served(calls) is not None else "calm"


def _knows(face: Face) -> bool:
    """Whether waits, code and message may be shown: they could lie while the server is away."""
    return face not in ("connecting", "away")


def _lost_zone(part: Part, zones: Sequence[str]) -> str:
    return ", ".join(zones) if part.site is not None and not part.points else ""


def _hero(face: Face, calls: Sequence[PublicCall], here: Local, naming: Naming) -> Hero | None:
    stage = here.stage
    if face not in ("serving", "withdrawn"):
        return None
    call = stage.call if stage.call is not None else newest_served(calls)
    if call is None:
        return None
    desk, width = naming.desk(call), here.layout.hero_width
    point, room = naming.point(call), here.layout.hero_lines
    desk_lines = wrapped(desk.whole, width, min(DESK_LINES, room - bool(point)), here.measure)
    left = min(POINT_LINES, room - len(desk_lines))
    point_lines = wrapped(point, width, left, here.measure) if point else []
    return Hero(
        number=call.number,
        desk=desk,
        nth=call.nth,
        moved_from=desk_name(call.moved_from, here.desk_words).whole,
        direction=call.direction,
        desk_lines=tuple(desk_lines),
        point_lines=tuple(point_lines),
    )


def _divided(face: Face, hero: Hero | None, part: Part, here: Local) -> tuple[Layout, Pane]:
    """The division of the wall for what it has to say, and what stands in its pane."""
    if face == "away":
        return here.layout.spread(), Pane()
    division = here.layout
    if hero is not None and face == "serving":
        division = division.for_hero(len(hero.desk_lines), len(hero.point_lines))
    link = here.link if division.scannable else _no_link
    found = pane(part, division, here.turns, link) if _knows(face) else Pane()
    return (division.without_pane() if found.empty else division), found


def _no_link(_: PublicSite | None, __: PublicPoint) -> str:
    return ""


def _crowded(page: Rows, listed: Sequence[PublicCall]) -> bool:
    """Whether calls need the pane's room: few rows, or more on the way than rows."""
    called = sum(call.state == "calling" for call in listed)
    return page.slots < FEWEST_ROWS or called > page.slots


def _calling_shown(hero: Hero | None, rows: Rows, calls: Sequence[PublicCall]) -> frozenset[str]:
    numbers = {row.number for row in rows.rows} | ({hero.number} if hero else set())
    return frozenset(c.id for c in calls if c.state == "calling" and c.number in numbers)


def _said(part: Part, now: int, zone: tzinfo | None) -> list[str]:
    """What closes, what staff say of each service point, and the message of the house."""
    said: list[str] = []
    for point in part.points:
        own = [] if part.closed else sentences(closing(point, now, zone))
        own = [*own, *sentences(point.notice)]
        said += [f"{point.name}: {text}" for text in own] if part.several else own
    return [*said, *sentences(part.site.message if part.site is not None else "")]


def _opens(part: Part, now: int, zone: tzinfo | None) -> str:
    soonest = min(
        (point for point in part.points if point.opens_at is not None),
        key=lambda point: point.opens_at or 0,
        default=None,
    )
    return opens(soonest, now, zone) if soonest is not None else ""


def _ticker(said: Sequence[str], here: Local) -> str:
    width, count = here.layout.ticker_width, here.layout.ticker_lines
    parts = [part for sentence in said for part in pages(sentence, width, count, here.measure)]
    turn = here.turns.turn // here.languages
    return parts[turn % len(parts)] if parts else ""


def _as_of(status: LinkStatus, zone: tzinfo | None) -> str:
    if status.phase not in ("stale", "away"):
        return ""
    return seconds(status.since if status.as_of is None else status.as_of, zone)
