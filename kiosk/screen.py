"""What the kiosk shows, as a value: a pure function of replica, link, time and stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from math import ceil
from typing import Final, Literal

from client.house import LinkOf, open_link, site_of
from client.instants import local, zone_of
from client.languages import LANGUAGES
from client.live import LinkStatus
from client.openings import closing
from client.speech import tr
from client.texts import MESSAGE, one_line, unbroken
from kiosk.brought import Brought
from kiosk.catalogue import catalogue, here
from kiosk.flow import (
    CALM_S,
    USUAL,
    Asking,
    Browsing,
    Helping,
    Manner,
    Numbered,
    Page,
    Refused,
    Stage,
    asked_whether_there,
    left_s,
    start,
)
from kiosk.layout import Layout
from kiosk.offer import Offer, View, offer
from kiosk.pages.attract import Attract, LanguageKey, attract, language_keys
from kiosk.pages.booked import booked_page
from kiosk.pages.brought import brought_page, sight_of
from kiosk.pages.detail import Detail, detail
from kiosk.pages.estimate import EstimatePage, estimate_page
from kiosk.pages.helping import Help, help_of
from kiosk.pages.intake import IntakePage, intake_page
from kiosk.pages.number import NumberPage, number_page
from kiosk.pages.scanned import ScannedPage, scanned_page
from kiosk.pages.split import room_of
from kiosk.pages.trouble import Trouble, trouble
from kiosk.pages.wanted import OnItsWay, Wanted, on_its_way, wanted
from kiosk.scanned import Scanned
from kiosk.sought import Sought
from kiosk.ticket import Ticket
from kiosk.words import notes
from protocol.outbox import Channel
from protocol.replica import Replica
from protocol.views import PublicSite

NOTE_S: Final = 10
ASIDE_S: Final = 7.0
TERMS: Final = (200, 57)
"""Height of the key below conditions, and of a line of them, in units."""
ESTIMATE: Final = (352, 176)
"""Height of the keys of an estimate, in units: one below the other, and side by side."""

Face = (
    Literal["connecting", "asking", "number", "refused", "helping", "away", "estimate", "answer"]
    | Page
)
"""`estimate` and `answer` are faces of the page `request`."""


@dataclass(frozen=True)
class Local:
    """What the kiosk itself adds: its stage, how it speaks, its size and its steady clock (s)."""

    stage: Stage
    layout: Layout
    at: float
    manner: Manner = USUAL
    language: str = "en"
    """The customer's."""
    zone: str = ""
    """The part of the house that it stands in; empty is all."""
    device: str = ""
    """Its own id."""
    slip: Scanned | None = None
    """The slip before the reader."""
    sought: Sought | None = None
    """The reservation that is looked for."""
    brought: Brought | None = None
    """What was brought, and is looked at."""
    busy_at: float | None = None
    """When a slip had to wait for whoever was in the middle of something."""
    link: LinkOf = open_link
    """Where phones join."""
    sends: frozenset[Channel] = frozenset()
    """By which ways the house writes to its customers."""


@dataclass(frozen=True)
class Screen:
    """Everything on the kiosk. Empty texts are not drawn."""

    face: Face
    site: str
    clock: str
    as_of: str
    """When this was last true; set only while it may not be."""
    note: str
    still_there: bool
    """Whether the kiosk asks if anybody is there."""
    left_s: int
    """Whole seconds until this page closes; 0 where it does not."""
    at: datetime | None
    reason: str
    """For staff, who set the kiosk up: why there has been no connection yet."""
    language: str
    leftward: bool
    asked: OnItsWay
    offer: Offer
    attract: Attract
    languages: tuple[LanguageKey, ...]
    wanted: Wanted
    detail: Detail
    helping: Help
    ticket: Ticket | None
    number: NumberPage
    trouble: Trouble
    scanned: ScannedPage
    intake: IntakePage
    estimate: EstimatePage
    aside: str
    """What is said beside the page for a moment."""


def screen(replica: Replica, status: LinkStatus, now: int, own: Local) -> Screen:
    """The kiosk at the server's time `now` (ms)."""
    language, stage = own.language, own.stage
    site = site_of(replica, language)
    zone = zone_of(site.zone) if site is not None else None
    shown = _shown(stage, own.at)
    estimate = _estimate(replica, now, own)
    face = _face(status, site, own, estimate)
    wish = shown.wish
    view = View(own.layout, now, language, own.zone, wish.services, own.link)
    page = offer(replica, shown, view) if site is not None and face != "away" else Offer()
    moment = None if face == "connecting" else local(now, zone)
    known = site.languages if site is not None else []
    return Screen(
        face=face,
        site=site.name if site is not None else "",
        clock=f"{moment:%H:%M}" if moment else "",
        as_of=_as_of(status, zone),
        note=_note(replica, now, zone, own),
        still_there=face != "away" and asked_whether_there(stage, own.at, own.manner.unhurried),
        left_s=_left(face, own),
        at=moment,
        reason=unbroken(one_line(status.reason, MESSAGE)) if site is None else "",
        language=language,
        leftward=LANGUAGES[language].leftward,
        asked=on_its_way(replica, stage, own.at, language),
        offer=page,
        attract=attract(page, own.manner, _is_alone(replica, own), _takes_bookings(site)),
        languages=language_keys(known, language),
        wanted=wanted(replica, wish, page.services, language),
        detail=detail(shown),
        helping=help_of(replica, stage, own.device),
        ticket=stage.ticket if isinstance(stage, Numbered) else None,
        number=number_page(stage),
        trouble=_trouble(replica, now, zone, own),
        scanned=_read(face, replica, now, own),
        intake=intake_page(replica, shown, language, room_of(own.layout, *TERMS), own.sends),
        estimate=estimate,
        aside=_aside(own),
    )


def _is_alone(replica: Replica, own: Local) -> bool:
    """Whether one touch is enough: there is one service."""
    return bool(catalogue(replica, own.zone).only)


def _takes_bookings(site: PublicSite | None) -> bool:
    return site is not None and site.bookings


def _note(replica: Replica, now: int, zone: tzinfo | None, own: Local) -> str:
    """What is said at the foot: in parts, one after the other."""
    parts = [part for text in _said(replica, now, zone, own) for part in notes(text)]
    return parts[int(own.at) // NOTE_S % len(parts)] if parts else ""


def _trouble(replica: Replica, now: int, zone: tzinfo | None, own: Local) -> Trouble:
    if not isinstance(own.stage, Refused):
        return Trouble()
    return trouble(replica, own.stage, now, zone, own.language)


def _estimate(replica: Replica, now: int, own: Local) -> EstimatePage:
    beside = own.layout.low or not own.layout.portrait
    sight = sight_of(own.brought, replica, now, own.language)
    return estimate_page(own.brought, sight, room_of(own.layout, ESTIMATE[beside], 1))


def _read(face: Face, replica: Replica, now: int, own: Local) -> ScannedPage:
    """The page of what was held to the reader."""
    site = site_of(replica)
    zone = zone_of(site.zone) if site is not None else None
    match face:
        case "slip":
            return scanned_page(own.slip, now, own.language)
        case "booking":
            return booked_page(own.sought, now, zone, own.language)
        case "request":
            return brought_page(own.brought, sight_of(own.brought, replica, now, own.language))
    return ScannedPage()


def _aside(own: Local) -> str:
    if own.busy_at is None or own.at - own.busy_at >= ASIDE_S:
        return ""
    return tr("Finish here first. Then hold the slip to the reader again.")


def _shown(stage: Stage, at: float) -> Browsing:
    """The page on which a customer was last."""
    match stage:
        case Browsing():
            return stage
        case Asking():
            return stage.origin
        case Helping():
            return stage.before
        case Numbered() | Refused():
            return start(at)


def _face(status: LinkStatus, site: PublicSite | None, own: Local, estimate: EstimatePage) -> Face:
    match own.stage:
        case Numbered():
            return "number"
        case Refused():
            return "refused"
        case Helping():
            return "helping"
        case Asking(since=since) if own.at - since >= CALM_S:
            return "asking"
    if isinstance(own.stage, Browsing) and status.phase == "away":
        return "away"
    if site is None:
        return "connecting"
    page = _shown(own.stage, own.at).page
    if page != "request" or not estimate.way:
        return page
    return "estimate" if estimate.way == "read" else "answer"


def _said(replica: Replica, now: int, zone: tzinfo | None, own: Local) -> list[str]:
    """That last numbers go out, what staff say of each service point, the house's message."""
    points = here(replica, own.zone, own.language)
    said: list[str] = []
    for point in points:
        last = closing(point, now, zone) if point.state == "last_numbers" else ""
        told = [text for text in (last, point.notice) if text]
        said += [f"{point.name}: {text}" for text in told] if len(points) > 1 else told
    site = site_of(replica, own.language)
    return [*said, site.message] if site is not None and site.message else said


def _left(face: Face, own: Local) -> int:
    left = left_s(own.stage, own.at, own.manner.unhurried)
    if left is None or face == "away" or isinstance(own.stage, Asking):
        return 0
    return max(1, ceil(left))


def _as_of(status: LinkStatus, zone: tzinfo | None) -> str:
    if status.phase not in ("stale", "away"):
        return ""
    at = status.since if status.as_of is None else status.as_of
    return f"{local(at, zone):%H:%M:%S}"
