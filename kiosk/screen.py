"""What the kiosk shows, as a value: a pure function of replica, link, time and stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from math import ceil
from typing import Final, Literal

from client.house import point_of, points_of, service_of, site_of
from client.instants import local, zone_of
from client.live import LinkStatus
from client.openings import closing, no_intake
from client.texts import MESSAGE, one_line, unbroken
from kiosk.flow import (
    CALM_S,
    QUESTION_S,
    SLOW_S,
    Asking,
    Choosing,
    Numbered,
    Refused,
    Stage,
    left_s,
    start,
)
from kiosk.layout import Layout
from kiosk.offer import Offer, offer
from kiosk.ticket import Ticket
from kiosk.words import notes
from protocol.replica import Replica
from protocol.views import PublicSite

NOTE_S: Final = 10
DETAIL: Final = 240
"""The longest sentence of a refusal that has its room."""

Face = Literal["connecting", "services", "asking", "number", "refused", "away"]


@dataclass(frozen=True)
class Local:
    """What the kiosk itself adds: its stage, its size and its steady clock (s)."""

    stage: Stage
    layout: Layout
    at: float


@dataclass(frozen=True)
class Trouble:
    """Why no number was given: the code, the server's sentence, and what was asked for."""

    code: str
    detail: str
    service: str
    point: str


@dataclass(frozen=True)
class Screen:
    """Everything on the kiosk. Empty texts are not drawn."""

    face: Face
    site: str
    clock: str
    as_of: str
    """When this was last true; set only while it may not be."""
    offer: Offer
    note: str
    asked: str
    """The service whose number is on its way."""
    asked_name: str
    slow: bool
    still_there: bool
    """Whether the kiosk asks if anybody is there."""
    left_s: int
    """Whole seconds until this page closes; 0 where it does not."""
    ticket: Ticket | None
    printed: bool
    no_paper: bool
    before: bool
    """Whether the number was there before this touch."""
    trouble: Trouble | None
    at: datetime | None
    reason: str
    """For staff: why there is no connection."""


def screen(replica: Replica, status: LinkStatus, now: int, here: Local) -> Screen:
    """The kiosk at the server's time `now` (ms)."""
    site = site_of(replica)
    zone = zone_of(site.zone) if site is not None else None
    stage = here.stage
    face = _face(status, site, here)
    message = tuple(part for text in _said(replica, now, zone) for part in notes(text))
    moment = None if face == "connecting" else local(now, zone)
    asked = stage.service if isinstance(stage, Asking) else ""
    service = service_of(replica, asked)
    left = _left(face, here)
    return Screen(
        face=face,
        site=site.name if site is not None else "",
        clock=f"{moment:%H:%M}" if moment else "",
        as_of=_as_of(status, zone),
        offer=_offer(replica, here, bool(message), now) if face == "services" else Offer(),
        note=message[int(here.at) // NOTE_S % len(message)] if message else "",
        asked=asked,
        asked_name=service.name if service else "",
        slow=isinstance(stage, Asking) and here.at - stage.since >= SLOW_S,
        still_there=face == "services" and 0 < left <= QUESTION_S,
        left_s=left,
        ticket=stage.ticket if isinstance(stage, Numbered) else None,
        printed=isinstance(stage, Numbered) and stage.paper == "printed",
        no_paper=isinstance(stage, Numbered) and stage.paper == "none",
        before=isinstance(stage, Numbered) and stage.before,
        trouble=_trouble(replica, stage, now, zone) if isinstance(stage, Refused) else None,
        at=moment,
        reason=unbroken(one_line(status.reason, MESSAGE)) if face in ("away", "connecting") else "",
    )


def _face(status: LinkStatus, site: PublicSite | None, here: Local) -> Face:
    match here.stage:
        case Numbered():
            return "number"
        case Refused():
            return "refused"
        case Asking(since=since) if here.at - since >= CALM_S:
            return "asking"
    if isinstance(here.stage, Choosing) and status.phase == "away":
        return "away"
    return "services" if site is not None else "connecting"


def _said(replica: Replica, now: int, zone: tzinfo | None) -> list[str]:
    """That last numbers go out, what staff say of each service point, the house's message."""
    points = points_of(replica)
    said: list[str] = []
    for point in points:
        last = closing(point, now, zone) if point.state == "last_numbers" else ""
        own = [text for text in (last, point.notice) if text]
        said += [f"{point.name}: {text}" for text in own] if len(points) > 1 else own
    site = site_of(replica)
    return [*said, site.message] if site is not None and site.message else said


def _offer(replica: Replica, here: Local, note: bool, now: int) -> Offer:
    stage = here.stage
    shown = stage.origin if isinstance(stage, Asking) else stage
    chosen = shown if isinstance(shown, Choosing) else start(here.at)
    return offer(replica, here.layout, chosen, note, now)


def _left(face: Face, here: Local) -> int:
    left = left_s(here.stage, here.at)
    if left is None or face == "away" or isinstance(here.stage, Asking):
        return 0
    return max(1, ceil(left))


def _trouble(replica: Replica, stage: Refused, now: int, zone: tzinfo | None) -> Trouble:
    service = service_of(replica, stage.service)
    point = point_of(replica, service.service_point) if service else None
    detail = stage.detail
    if stage.code == "queue_closed":
        # In the kiosk's own words, as soon as it knows itself that no numbers are given.
        detail = no_intake(point, now, zone) if point is not None else ""
    return Trouble(
        stage.code,
        one_line(detail, DETAIL),
        service.name if service else "",
        point.name if point else "",
    )


def _as_of(status: LinkStatus, zone: tzinfo | None) -> str:
    if status.phase not in ("stale", "away"):
        return ""
    at = status.since if status.as_of is None else status.as_of
    return f"{local(at, zone):%H:%M:%S}"
