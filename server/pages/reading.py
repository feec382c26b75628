"""What the pages read: the views of topics, and from the live floor what no topic tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from protocol.changes import Put
from protocol.messages import Snapshot
from protocol.point_states import INTAKE
from protocol.records import Record, ServicePoint
from protocol.views import OwnEntry, PublicLine, PublicPlace, PublicPoint, PublicService, PublicSite
from server.domain.floor import Floor
from server.execution.tailer import Tailer
from server.pages.face_value import PlaceViews
from server.pages.parts import Parts
from server.sync.own_projections import VisitorProjection
from server.sync.past import past_of
from server.sync.projection import Projection
from server.sync.projections import QueueProjection

R = TypeVar("R", bound=Record)


class Place(NamedTuple):
    """What is known of one visit, with the frames that say so."""

    views: PlaceViews
    frames: list[Snapshot]


async def place_of(parts: Parts, visit: str) -> Place | None:
    """The place of a visit; None when it is no longer known."""
    topic = f"visitor/{visit}"
    own_frame = snapshot(parts.tailer, topic, VisitorProjection(visit))
    if first(OwnEntry, own_frame) is None:
        past = await past_of(visit, parts.door, parts.tailer, parts.clock)
        own_frame = snapshot(parts.tailer, topic, VisitorProjection(visit, past))
    own, site = first(OwnEntry, own_frame), first(PublicSite, own_frame)
    if own is None or site is None:
        return None
    queue = queue_of(parts, own.service_point)
    place = PlaceViews(
        own=own,
        site=site,
        point=first(PublicPoint, queue),
        services=list(_all(PublicService, queue)),
        places=list(_all(PublicPlace, queue)),
        line=first(PublicLine, queue),
    )
    return Place(place, [own_frame, queue])


def queue_of(parts: Parts, point: str) -> Snapshot:
    """The topic of a queue, rendered once for each head however many phones ask."""
    kept = parts.queues.get(point)
    if kept is None or (kept.epoch, kept.q) != parts.tailer.head:
        kept = snapshot(parts.tailer, f"queue/{point}", QueueProjection(point))
        parts.queues[point] = kept
    return kept


def snapshot(tailer: Tailer, name: str, projection: Projection) -> Snapshot:
    """A topic as the socket would send it whole, at the head."""
    shown = _shown(projection, tailer.floor)
    changes = [Put(record) for record in shown]  # type: ignore[arg-type]
    return Snapshot(name, tailer.head.epoch, tailer.head.seq, tailer.at, [*changes])


def _shown(projection: Projection, floor: Floor) -> Iterator[Record]:
    for key in projection.everything(floor):
        record = projection.render(floor, key)
        if record is not None:
            yield record


def services_of(parts: Parts, point: str) -> list[PublicService]:
    """The services of a point with their waits, in their order."""
    found = _all(PublicService, queue_of(parts, point))
    return sorted(found, key=lambda service: (service.position, service.id))


def open_points(floor: Floor, besides: str) -> list[ServicePoint]:
    """Where else one can queue with nothing but this page."""
    points = (
        point
        for point in floor.points()
        if point.id != besides and point.state in INTAKE and point.join_by != "on_site"
    )
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


def first(kind: type[R], frame: Snapshot) -> R | None:
    """The record of that kind in a frame."""
    return next(_all(kind, frame), None)
