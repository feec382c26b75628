"""Pages that say what is not possible, and what to do."""

from __future__ import annotations

from litestar import Response

from protocol.records import ServicePoint
from server.pages import reading, says
from server.pages.html import AnyRequest
from server.pages.parts import Parts
from server.pages.words import Words


def site_name(parts: Parts, words: Words) -> str:
    """The name of the hall."""
    site = parts.site
    return words.named(site.name, site.names) if site else ""


def house_message(parts: Parts, words: Words) -> str:
    """What the house tells everybody; empty where it says nothing."""
    site = parts.site
    return words.named(site.message, site.messages) if site else ""


def closed(
    parts: Parts,
    request: AnyRequest,
    point: ServicePoint,
    status: int,
    text: str = "",
) -> Response[str]:
    """The point takes no numbers now; `text` is the key of the sentence that says why else."""
    words = parts.words(request)
    kind = point.state if point.state in ("closed", "draining") else "no_numbers"
    now, zone = parts.clock.now(), parts.site.zone if parts.site else ""
    opens = says.opens(point.opens_at, now, zone, words)
    # "Today" would be wrong before a midday break.
    goes_on = kind == "draining" and says.later_today(point.opens_at, now, zone)
    why = text or f"{kind}.{'opens' if opens else 'text'}"
    return parts.page(
        request,
        "message.html",
        status=status,
        title=words.say(f"{kind}.title", site=site_name(parts, words)),
        site_name=site_name(parts, words),
        heading=words.say("no_numbers.heading" if goes_on else f"{kind}.heading"),
        text=words.say(why, point=words.named(point.name, point.names), opens=opens),
        status_text=words.say("open.closed" if kind == "closed" else "open.draining"),
        others=_others(parts, words, point.id),
    )


def full(parts: Parts, request: AnyRequest, point: ServicePoint, status: int) -> Response[str]:
    """No more people fit."""
    words = parts.words(request)
    return parts.page(
        request,
        "message.html",
        status=status,
        headers={"Retry-After": "300"},
        title=words.say("full.title", site=site_name(parts, words)),
        site_name=site_name(parts, words),
        heading=words.say("full.heading"),
        text=words.say("full.text"),
        status_text=words.say("open.open"),
        action={"url": f"/q/{point.id}", "label": words.say("full.again")},
        others=_others(parts, words, point.id),
    )


def in_the_hall(
    parts: Parts, request: AnyRequest, point: ServicePoint, *, scanned: bool
) -> Response[str]:
    """Only who stands in the hall takes a number here; `scanned` is a code that has run out."""
    words = parts.words(request)
    key = "on_site_again" if scanned else "on_site"
    return parts.page(
        request,
        "message.html",
        status=403,
        title=words.say("on_site.title", site=site_name(parts, words)),
        site_name=site_name(parts, words),
        heading=words.say(f"{key}.heading"),
        text=words.say(f"{key}.text", point=words.named(point.name, point.names)),
        status_text=words.say(f"open.{point.state}"),
        others=_others(parts, words, point.id),
    )


def unknown(parts: Parts, request: AnyRequest) -> Response[str]:
    """No such service point."""
    return plain(parts, request, "unknown", 404, others=_others(parts, parts.words(request), ""))


def lost_place(parts: Parts, request: AnyRequest) -> Response[str]:
    """A link that stands for no visit that is known."""
    return plain(parts, request, "lost_place", 404, others=_others(parts, parts.words(request), ""))


def strange(parts: Parts, request: AnyRequest) -> Response[str]:
    """A form that another site sent."""
    return plain(parts, request, "strange", 403)


def unavailable(
    parts: Parts,
    request: AnyRequest,
    place: str,
    retry_after: int | None,
    status: int = 503,
    key: str = "unavailable",
) -> Response[str]:
    """A place, or by another key a reservation, that cannot be changed just now."""
    action = {"url": place, "label": parts.words(request).say(f"{key}.again")}
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    return plain(parts, request, key, status, headers=headers, action=action)


def busy(parts: Parts, request: AnyRequest, retry_after: int | None) -> Response[str]:
    """More was looked at from one address than a hall full of phones does."""
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    return plain(parts, request, "busy", 429, headers=headers)


def too_large(parts: Parts, request: AnyRequest) -> Response[str]:
    """More was sent than any form needs."""
    return plain(parts, request, "large", 413)


def unread(parts: Parts, request: AnyRequest, status: int) -> Response[str]:
    """What was sent is no form."""
    return plain(parts, request, "unread", status)


def fault(parts: Parts, request: AnyRequest) -> Response[str]:
    """Something of ours failed."""
    return plain(parts, request, "fault", 500)


def plain(
    parts: Parts,
    request: AnyRequest,
    key: str,
    status: int,
    *,
    headers: dict[str, str] | None = None,
    action: dict[str, str] | None = None,
    others: list[dict[str, str]] | None = None,
    **values: object,
) -> Response[str]:
    """Title, heading and text of that key; `values` are those of the sentences."""
    words = parts.words(request)
    name = site_name(parts, words)
    return parts.page(
        request,
        "message.html",
        status=status,
        headers=headers,
        title=words.say(f"{key}.title", site=name),
        site_name=name,
        heading=words.say(f"{key}.heading"),
        text=words.say(f"{key}.text", **values),
        action=action,
        others=others,
    )


def _others(parts: Parts, words: Words, besides: str) -> list[dict[str, str]]:
    points = reading.open_points(parts.tailer.floor, besides)
    return [{"url": f"/q/{p.id}", "name": words.named(p.name, p.names)} for p in points]
