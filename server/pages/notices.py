"""Pages that say what is not possible, and what to do."""

from __future__ import annotations

from litestar import Response

from protocol.records import ServicePoint
from server.pages import reading, says
from server.pages.html import AnyRequest
from server.pages.parts import Parts


def site_name(parts: Parts) -> str:
    """The name of the hall."""
    site = reading.site_of(parts.tailer.floor)
    return site.name if site else ""


def closed(
    parts: Parts,
    request: AnyRequest,
    point: ServicePoint,
    status: int,
    text: str = "",
) -> Response[str]:
    """The point takes no numbers now; `text` is the key of the sentence that says why else."""
    say = parts.html.words.say
    kind = point.state if point.state in ("closed", "draining") else "no_numbers"
    site = reading.site_of(parts.tailer.floor)
    now, zone = parts.clock.now(), site.zone if site else ""
    opens = says.opens(point.opens_at, now, zone, parts.html.words)
    # "Today" would be wrong before a midday break.
    goes_on = kind == "draining" and says.later_today(point.opens_at, now, zone)
    return parts.html.page(
        request,
        "message.html",
        status=status,
        title=say(f"{kind}.title", site=site_name(parts)),
        site_name=site_name(parts),
        heading=say("no_numbers.heading" if goes_on else f"{kind}.heading"),
        text=say(text or f"{kind}.{'opens' if opens else 'text'}", point=point.name, opens=opens),
        status_text=say("open.closed" if kind == "closed" else "open.draining"),
        others=_others(parts, point.id),
    )


def full(parts: Parts, request: AnyRequest, point: ServicePoint, status: int) -> Response[str]:
    """No more people fit."""
    say = parts.html.words.say
    return parts.html.page(
        request,
        "message.html",
        status=status,
        headers={"Retry-After": "300"},
        title=say("full.title", site=site_name(parts)),
        site_name=site_name(parts),
        heading=say("full.heading"),
        text=say("full.text"),
        status_text=say("open.open"),
        action={"url": f"/q/{point.id}", "label": say("full.again")},
        others=_others(parts, point.id),
    )


def unknown(parts: Parts, request: AnyRequest) -> Response[str]:
    """No such service point."""
    return _plain(parts, request, "unknown", 404, others=_others(parts, ""))


def lost_place(parts: Parts, request: AnyRequest) -> Response[str]:
    """A link that stands for no visit that is known."""
    return _plain(parts, request, "lost_place", 404, others=_others(parts, ""))


def strange(parts: Parts, request: AnyRequest) -> Response[str]:
    """A form that another site sent."""
    return _plain(parts, request, "strange", 403)


def unavailable(
    parts: Parts, request: AnyRequest, place: str, retry_after: int | None, status: int = 503
) -> Response[str]:
    """A place that cannot be changed just now."""
    action = {"url": place, "label": parts.html.words.say("unavailable.again")}
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    return _plain(parts, request, "unavailable", status, headers=headers, action=action)


def too_large(parts: Parts, request: AnyRequest) -> Response[str]:
    """More was sent than any form needs."""
    return _plain(parts, request, "large", 413)


def unread(parts: Parts, request: AnyRequest, status: int) -> Response[str]:
    """What was sent is no form."""
    return _plain(parts, request, "unread", status)


def fault(parts: Parts, request: AnyRequest) -> Response[str]:
    """Something of ours failed."""
    return _plain(parts, request, "fault", 500)


def _plain(
    parts: Parts,
    request: AnyRequest,
    key: str,
    status: int,
    *,
    headers: dict[str, str] | None = None,
    action: dict[str, str] | None = None,
    others: list[dict[str, str]] | None = None,
) -> Response[str]:
    say = parts.html.words.say
    return parts.html.page(
        request,
        "message.html",
        status=status,
        headers=headers,
        title=say(f"{key}.title"),
        site_name=site_name(parts),
        heading=say(f"{key}.heading"),
        text=say(f"{key}.text"),
        action=action,
        others=others,
    )


def _others(parts: Parts, besides: str) -> list[dict[str, str]]:
    points = reading.open_points(parts.tailer.floor, besides)
    return [{"url": f"/q/{point.id}", "name": point.name} for point in points]
