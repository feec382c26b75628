"""The join form as a page: the services with their waits, and what was written amiss."""

from __future__ import annotations

from dataclasses import dataclass, replace

from litestar import Response

from protocol.records import ServicePoint
from protocol.views import PublicService
from server.pages import notices, reading, says
from server.pages.booking.catalogue import on_offer
from server.pages.html import AnyRequest
from server.pages.join_form import MORE_AT_MOST, NAME_AT_MOST, NEEDS, Faults, JoinForm
from server.pages.parts import Parts
from server.pages.words import Words


@dataclass(frozen=True)
class Row:
    """A service as a choice."""

    id: str
    name: str
    open: bool
    wait: str


def rows_of(parts: Parts, words: Words, point: ServicePoint) -> list[Row]:
    """The services of a point, in their order."""
    return [_row(words, service) for service in reading.services_of(parts, point.id)]


def form_page(
    parts: Parts,
    request: AnyRequest,
    point: ServicePoint,
    rows: list[Row],
    form: JoinForm,
    *,
    faults: Faults | None = None,
    status: int = 200,
    busy_s: int | None = None,
) -> Response[str]:
    """The form with what was written in it; `busy_s` is when it may be sent again.

    With status 403 it asks to scan the code of the screen again.
    """
    words = parts.words(request)
    action = f"/q/{point.id}"
    return parts.page(
        request,
        "join.html",
        status=status,
        headers={"Retry-After": str(busy_s)} if busy_s else {},
        point=point,
        site_name=notices.site_name(parts, words),
        message=notices.house_message(parts, words),
        about=_about(words, point),
        last=_last(parts, words, point),
        action=action,
        path=action,
        rows=rows,
        form=form,
        errors=_errors(words, faults or Faults()),
        busy=_busy(words, busy_s) if status in (429, 503) else "",
        scan=status == 403,
        needs=NEEDS,
        more=_others(parts, words, point, rows),
        books=any(each.service_point == point.id for each in on_offer(parts.tailer.floor)),
    )


def _errors(words: Words, faults: Faults) -> dict[str, str]:
    """The sentence at each field; empty where nothing is amiss."""
    return {
        name: words.say(key, n=NAME_AT_MOST) if key else ""
        for name in ("service", "name", "phone", "party")
        for key in [getattr(faults, name)]
    }


def _busy(words: Words, seconds: int | None) -> str:
    return words.say("join.busy_until", n=seconds) if seconds else words.say("join.busy_again")


def _others(parts: Parts, words: Words, point: ServicePoint, rows: list[Row]) -> list[Row]:
    """What else somebody may come for, here and at other points: more than one thing to do."""
    here = [row for row in rows if row.open]
    there = [
        replace(row, wait=words.named(other.name, other.names))
        for other in reading.open_points(parts.tailer.floor, point.id)
        for row in rows_of(parts, words, other)
        if row.open
    ]
    found = [replace(row, wait="") for row in here] + there
    return found[:MORE_AT_MOST] if len(found) > 1 else []


def _about(words: Words, point: ServicePoint) -> str:
    """What the point is called, and where it is."""
    location = words.named(point.location, point.locations)
    key = "join.point_at" if location else "join.point"
    return words.say(key, point=words.named(point.name, point.names), location=location)


def _last(parts: Parts, words: Words, point: ServicePoint) -> str:
    """That these are the last numbers, when they are."""
    if point.state != "last_numbers" or parts.site is None:
        return ""
    if point.closes_at is None:
        return words.say("join.last")
    return words.say("join.last_until", time=says.clock_time(point.closes_at, parts.site.zone))


def _row(words: Words, service: PublicService) -> Row:
    if not service.open:
        wait = words.say("join.closed_service")
    elif service.low is None or service.high is None:
        wait = words.say("join.no_wait")
    else:
        wait = says.wait(service.low, service.high, words).sentence
    name = words.named(service.name, service.names)
    return Row(service.id, name, service.open, wait)
