"""In which language a page speaks: as was chosen, else as the phone asks, else as the house."""

from __future__ import annotations

from typing import Final

from litestar import Response

from protocol.records import Site
from server.pages.cookies import cookie
from server.pages.html import AnyRequest
from server.pages.words import SPOKEN

QUERY: Final = "lang"
COOKIE: Final = "language"
_COOKIE_S: Final = 365 * 24 * 3600
_HEADER: Final = 400
"""So many letters of what a browser asks for are read."""


def offered(site: Site | None) -> list[str]:
    """The house's languages that the pages speak, its own first; English where there is none."""
    house = site.languages if site else []
    return [code for code in dict.fromkeys(house) if code in SPOKEN] or ["en"]


def language_of(request: AnyRequest, site: Site | None) -> str:
    """The language of the page that is asked for."""
    codes = offered(site)
    asked = (
        request.query_params.get(QUERY, ""),
        request.cookies.get(COOKIE, ""),
        *preferred(request.headers.get("accept-language", "")),
    )
    return next((code for code in asked if code in codes), codes[0])


def preferred(header: str) -> list[str]:
    """The languages of an `Accept-Language`, best first and without their regions."""
    weighed = []
    for place, part in enumerate(header[:_HEADER].split(",")):
        tag, _, parameters = part.partition(";")
        weight = _weight(parameters)
        if weight > 0:
            weighed.append((-weight, place, tag.strip().lower().partition("-")[0]))
    return [code for _, _, code in sorted(weighed)]


def _weight(parameters: str) -> float:
    name, _, value = parameters.replace(" ", "").partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0


def keep(request: AnyRequest, response: Response[str], site: Site | None) -> Response[str]:
    """Let the browser remember the language that its owner has chosen by a link."""
    chosen = request.query_params.get(QUERY, "")
    if chosen in offered(site):
        response.set_cookie(cookie(request, COOKIE, chosen, _COOKIE_S))
    return response
