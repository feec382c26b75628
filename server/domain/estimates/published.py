"""Order and waits of a service point as a timer publishes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from zlib import crc32

from protocol.commands import PublishEstimate
from protocol.next_in_line import ranked
from protocol.records import Place, Quote, ServicePoint
from server.domain.causes import Usual
from server.domain.estimates.forecaster import Forecast, Forecaster, Wait
from server.domain.estimates.seen_on_floor import scene_of
from server.domain.floor import Floor
from server.domain.renewing import renewals


def seed_of(floor: Floor, point: str) -> int:
    """The same all day long: while nothing happens, the same runs are drawn and no wait jitters."""
    return crc32(f"{point} {floor.site.day}".encode())


def estimate(
    floor: Floor,
    ident: str,
    now: int,
    forecaster: Forecaster | None = None,
    held: int = 0,
    judged: int = 0,
    *,
    staffing_known: bool = True,
) -> PublishEstimate:
    """Order and waits as they are now; empty where nobody can be told any.

    Whoever must check in first has the place that they will have then. Whom no desk can serve, and
    who comes for what none does, can be told no wait. Without a forecaster services take what is
    configured. What cannot be kept any more, or can be told at last, is told anew. With
    `staffing_known` false people are called though no desk is open.
    """
    point = floor.get(ServicePoint, ident)
    if point is None:
        return PublishEstimate(service_point=ident, desks_open=0)
    found = _forecast(floor, point, now, forecaster, staffing_known)
    line = _line(floor, point, now, found.line)
    grounds = {key: wait.grounds for key, wait in found.line.items()}
    return PublishEstimate(
        service_point=ident,
        desks_open=floor.open_desks(ident),
        line=line,
        quotes=_quotes(found),
        last_at=_instant(now, found.last_s),
        one_more_at=_instant(now, found.one_more_s),
        held=held,
        judged=judged,
        grounds={key: each.grounds for key, each in found.newcomers.items()},
        renewals=renewals(floor, point, line, now, grounds, _usual_s(floor, ident, forecaster)),
    )


def quotes(floor: Floor, ident: str, now: int, forecaster: Forecaster | None = None) -> list[Quote]:
    """What somebody who joined would be told, by service; none where no wait can be told."""
    point = floor.get(ServicePoint, ident)
    return [] if point is None else _quotes(_forecast(floor, point, now, forecaster))


def _forecast(
    floor: Floor,
    point: ServicePoint,
    now: int,
    forecaster: Forecaster | None,
    staffing_known: bool = True,
) -> Forecast:
    scene = scene_of(floor, point, now)
    if not (staffing_known or scene.stations):
        scene = replace(scene, staffing_known=False)
    return (forecaster or Forecaster()).forecast(scene, seed_of(floor, point.id))


def _usual_s(floor: Floor, ident: str, forecaster: Forecaster | None) -> Usual | None:
    """How long services take, as it was learnt; None where nothing was."""
    if forecaster is None:
        return None
    means_s = {service.id: service.mean_s for service in floor.services(ident)}
    of = cache(lambda task: forecaster.usual_s(task, means_s))
    return lambda entry: of((entry.service, *entry.also))


def _quotes(found: Forecast) -> list[Quote]:
    return [Quote(key, each.p20, each.p50, each.p80) for key, each in found.newcomers.items()]


def _line(floor: Floor, point: ServicePoint, now: int, waits: Mapping[str, Wait]) -> list[Place]:
    rows = ranked(floor, point, now, waiting=floor.waiting[point.id].values(), absent_too=True)
    return [
        Place(row.entry.id, wait.p20, wait.p50, wait.p80, row.why)
        for row in rows
        if (wait := waits.get(row.entry.id)) is not None
    ]


def _instant(now: int, seconds: int | None) -> int | None:
    return None if seconds is None else now + seconds * 1000
