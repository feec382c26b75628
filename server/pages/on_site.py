"""Joining where only who stands in the hall may: by the code of a screen there, for 15 minutes.

The session of a scan stands in the form and in a cookie of its own, so that a page that is loaded
again, or was filled in slowly and its code scanned anew in another tab, can still be sent. It is
bound to the browser: a link that is passed on opens nothing.
"""

from __future__ import annotations

from typing import Final

from litestar import Response

from protocol.ids import is_id
from protocol.records import ServicePoint
from server.accounts.presence import SESSION_S
from server.pages.cookies import cookie
from server.pages.html import AnyRequest
from server.pages.parts import Parts

BROWSER: Final = "browser"
BROWSER_S: Final = 18 * 3600
HERE: Final = "here"
_LONGEST: Final = 100


def browser_of(request: AnyRequest, key: str) -> str:
    """The id of this browser; that of its first form where it has none yet."""
    cookie = request.cookies.get(BROWSER, "")
    return cookie if is_id(cookie) else key


def session_of(
    parts: Parts, request: AnyRequest, point: ServicePoint, browser: str, code: str
) -> str:
    """The session of a phone that has scanned a code of now, or did before; else empty."""
    if code and parts.presence.shown(point.id, code):
        return parts.presence.session(_subject(point, browser))
    kept = request.cookies.get(HERE, "")
    return kept if _admits(parts, point, browser, kept) else ""


def is_here(
    parts: Parts, request: AnyRequest, point: ServicePoint, browser: str, session: str
) -> bool:
    """Whether the session of the form, or that of a later scan, still holds."""
    told = (session, request.cookies.get(HERE, ""))
    return any(_admits(parts, point, browser, each) for each in told)


def keep(
    request: AnyRequest, response: Response[str], point: ServicePoint, browser: str, session: str
) -> Response[str]:
    """Let the browser remember who it is, and that it is here."""
    if session:
        mark(request, response, browser)
        path = f"/q/{point.id}"
        response.set_cookie(cookie(request, HERE, session, SESSION_S, path))
    return response


def mark(request: AnyRequest, response: Response[str], browser: str) -> Response[str]:
    """Let the browser remember who it is."""
    response.set_cookie(cookie(request, BROWSER, browser, BROWSER_S))
    return response


def _admits(parts: Parts, point: ServicePoint, browser: str, session: str) -> bool:
    return len(session) <= _LONGEST and parts.presence.admits(_subject(point, browser), session)


def _subject(point: ServicePoint, browser: str) -> str:
    return f"{point.id} {browser}"
