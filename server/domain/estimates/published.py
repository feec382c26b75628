"""Order and waits of a service point as a timer publishes them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from statistics import median
from typing import Final, NamedTuple
from zlib import crc32

from protocol.capability import Due
from protocol.commands import ProjectReservations, PublishEstimate
from protocol.next_in_line import ranked
from protocol.records import Place, Quote, Reservation, ServicePoint
from server.domain.causes import Usual
from server.domain.dues import expected_at
from server.domain.estimates.forecaster import Forecast, Forecaster
from server.domain.estimates.lateness import projections
from server.domain.estimates.seen_on_floor import scene_of
from server.domain.floor import Floor
from server.domain.renewing import renewals

AHEAD_MS: Final = 2 * 3_600_000
"""Reservations so far ahead are reckoned with: further waits are nobody's yet."""
LATE_MOST: Final = 200


class Reckoned(NamedTuple):
    """What a forecast comes to: the waits to be published, and which reservations begin late."""

    estimate: PublishEstimate
    late: ProjectReservations | None


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
    return reckoned(
        floor, ident, now, forecaster, held, judged, staffing_known=staffing_known
    ).estimate


def reckoned(
    floor: Floor,
    ident: str,
    now: int,
    forecaster: Forecaster | None = None,
    held: int = 0,
    judged: int = 0,
    *,
    staffing_known: bool = True,
) -> Reckoned:
    """The same with what it says of reservations."""
    point = floor.get(ServicePoint, ident)
    if point is None:
        return Reckoned(PublishEstimate(service_point=ident, desks_open=0), None)
    found = _forecast(floor, point, now, forecaster, staffing_known)
    late = projections(floor, found.dues, now)
    line = _line(floor, point, now, found)
    grounds = {key: wait.grounds for key, wait in found.line.items()}
    published = PublishEstimate(
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
    return Reckoned(
        published,
        ProjectReservations(service_point=ident, projected=late[:LATE_MOST]) if late else None,
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
    scene = scene_of(floor, point, now, _dues(floor, point, now))
    if not (staffing_known or scene.stations):
        scene = replace(scene, staffing_known=False)
    return (forecaster or Forecaster()).forecast(scene, seed_of(floor, point.id))


def _dues(floor: Floor, point: ServicePoint, now: int) -> list[Due]:
    """Who has booked and is still to come. Who was told to come later may come in time, as long as
    the slot is to come: else a delay that was told once would never be made up for."""
    dues: list[Due] = []
    for due in expected_at(floor, point.id, now):
        booked = floor.get(Reservation, due.reservation)
        start_at = booked.start_at if booked is not None else due.at
        at = start_at if start_at >= now else due.at
        dues += [due._replace(at=at)] if at < now + AHEAD_MS else []
    return dues


def _usual_s(floor: Floor, ident: str, forecaster: Forecaster | None) -> Usual | None:
    """How long services take, as it was learnt; None where nothing was."""
    if forecaster is None:
        return None
    means_s = {service.id: service.mean_s for service in floor.services(ident)}
    of = cache(lambda task: forecaster.usual_s(task, means_s))
    return lambda entry: of((entry.service, *entry.also))


def _quotes(found: Forecast) -> list[Quote]:
    return [Quote(key, each.p20, each.p50, each.p80) for key, each in found.newcomers.items()]


def _line(floor: Floor, point: ServicePoint, now: int, found: Forecast) -> list[Place]:
    waits, starts = found.line, [median(runs) for runs in found.dues.values()]
    rows = ranked(floor, point, now, waiting=floor.waiting[point.id].values(), absent_too=True)
    return [
        Place(
            row.entry.id,
            wait.p20,
            wait.p50,
            wait.p80,
            row.why,
            sum(start_s < wait.p50 for start_s in starts),
        )
        for row in rows
        if (wait := waits.get(row.entry.id)) is not None
    ]


def _instant(now: int, seconds: int | None) -> int | None:
    return None if seconds is None else now + seconds * 1000
