"""What the pages read: the views of topics, and from the live floor what no topic tells."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeVar

from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.records import Desk, Record, ServicePoint, Site
from protocol.topics import parse_topic
from protocol.views import OwnEntry, PublicLine, PublicPlace, PublicPoint, PublicService, PublicSite
from server.domain.floor import Floor
from server.execution.tailer import Tailer
from server.pages.face import PlaceViews
from server.pages.parts import Parts
from server.sync import views
from server.sync.projections import Projection
from server.sync.topic import projection_of

ENDED_SHOWN_MS: Final = 24 * 3_600_000
R = TypeVar("R", bound=Record)


class Place(NamedTuple):
    """What is known of one visit, with the frames that say so."""

    views: PlaceViews
    frames: list[Snapshot]


async def place_of(parts: Parts, visit: str) -> Place | None:
    """The place of a visit; None when it is no longer known."""
    own_frame = snapshot(parts.tailer, f"visitor/{visit}")
    own = _first(OwnEntry, own_frame) or await _stored(parts, visit)
    site = _first(PublicSite, own_frame)
    if own is None or site is None:
        return None
    queue = snapshot(parts.tailer, f"queue/{own.service_point}")
    place = PlaceViews(
        own=own,
        site=site,
        point=_first(PublicPoint, queue),
        services=list(_all(PublicService, queue)),
        places=list(_all(PublicPlace, queue)),
        line=_first(PublicLine, queue),
    )
    own_frame.changes[:] = [Put(site), Put(own)]
    return Place(place, [own_frame, queue])


def snapshot(tailer: Tailer, name: str) -> Snapshot:
    """A topic as the socket would send it whole, at the head."""
    topic = parse_topic(name)
    if topic is None:
        raise ValueError(f"there is no topic {name}")
    shown = _shown(projection_of(topic), tailer.floor)
    changes = [Put(record) for record in shown]  # type: ignore[arg-type]
    return Snapshot(name, tailer.head.epoch, tailer.head.seq, tailer.at, [*changes])


def _shown(projection: Projection, floor: Floor) -> Iterator[Record]:
    for key in projection.everything(floor):
        record = projection.render(floor, key)
        if record is not None:
            yield record


async def _stored(parts: Parts, visit: str) -> OwnEntry | None:
    """A visit that the floor lacks: it is over, or so new that the floor is a moment behind."""
    found = await asyncio.to_thread(parts.store.entry_of, visit)
    over_for = parts.clock.now() - found.ended_at if found and found.ended_at else 0
    if found is None or over_for > ENDED_SHOWN_MS:
        return None
    record = await asyncio.to_thread(parts.store.get, "visit", visit)
    desk = parts.tailer.floor.get(Desk, found.desk)
    return views.own_entry(Floor([r for r in (record, desk) if r is not None]), found)


def services_of(parts: Parts, point: str) -> list[PublicService]:
    """The services of a point with their waits, in their order."""
    found = _all(PublicService, snapshot(parts.tailer, f"queue/{point}"))
    return sorted(found, key=lambda service: (service.position, service.id))


def site_of(floor: Floor) -> Site | None:
    """The site, once there is one."""
    return next(floor.of(Site), None)


def open_points(floor: Floor, besides: str) -> list[ServicePoint]:
    """Where else one can queue."""
    points = (p for p in floor.points() if p.id != besides and p.state == "open")
    return sorted(points, key=lambda point: point.name)


def is_full(floor: Floor, point: ServicePoint) -> bool:
    """Whether no more people fit into the queue."""
    return len(floor.waiting.get(point.id, {})) >= point.max_waiting


def visit_marked(floor: Floor, mark: str) -> str | None:
    """The live visit that the browser with this mark joined for."""
    entry = floor.joined_as([mark])
    return entry.visit if entry else None


def _all(kind: type[R], frame: Snapshot) -> Iterator[R]:
    puts = (change.r for change in frame.changes if isinstance(change, Put))
    return (record for record in puts if isinstance(record, kind))


def _first(kind: type[R], frame: Snapshot) -> R | None:
    return next(_all(kind, frame), None)
