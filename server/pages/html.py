"""Pages as responses: templates filled in, and the headers that let nothing foreign in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from litestar import Request, Response
from markupsafe import Markup

from server.pages.assets import Assets
from server.pages.words import Words, words

_HOST: Final = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_SCRIPT_WORDS: Final = (
    "desk.", "ordinal.", "wait.", "called.", "held.", "away.head", "away.t",
    "missed.t", "missed.head", "on_hold.", "serving.", "completed.", "no_show.", "left.",
    "cancelled.", "expired.", "transferred.", "late.", "status.", "lost.news", "lost.then",
    "lost.come",
    "place.ahead", "place.away_until", "place.booked", "place.by_", "place.chime", "place.desks",
    "place.draining", "place.errands", "place.first", "place.in_queue", "place.is_next",
    "place.mo", "place.near", "place.paused", "place.show", "place.summary", "place.title",
    "place.told", "place.wh", "place.withdrawn", "place.you",
)  # fmt: skip
"""How the keys of the sentences begin that only news can bring onto a place."""

AnyRequest = Request[Any, Any, Any]


class Html:
    """Renders the templates, each in the language of whoever reads."""

    def __init__(self, assets: Assets) -> None:
        self.assets = assets
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=select_autoescape(default=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            asset=assets.url,
            script_words=script_words,
            state="",
            status_text="",
            action=None,
            others=None,
            kept="",
            message="",
        )

    def page(
        self,
        request: AnyRequest,
        spoken: Words,
        template: str,
        *,
        languages: Sequence[str] = (),
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> Response[str]:
        """A page that can be had in these languages; `values` are the template's own."""
        text = self._templates.get_template(template).render(
            {
                "say": spoken.say,
                "words": spoken,
                "languages": [words(code) for code in languages],
                # Empty is the page itself: a link that held its path could be made to lead away.
                # What answers a form has no address of its own that could be asked for again.
                "path": "" if request.method == "GET" else None,
                **values,
            }
        )
        return Response(
            text,
            status_code=status,
            media_type="text/html",
            headers={
                **page_headers(request),
                "Content-Language": spoken.lang,
                "Vary": "Accept-Language, Cookie",
                **(headers or {}),
            },
        )


def script_words(spoken: Words, beginnings: tuple[str, ...] = _SCRIPT_WORDS) -> Markup:
    """The sentences that a script needs, by how their keys begin: JSON for a data block, with those
    of one subject together, whose name then stands there once."""
    told = {key: spoken.table[key] for key in ("lang", "dir")}
    table: dict[str, Any] = told | {"plurals": spoken.plurals, "ordinals": spoken.ordinals}
    for key, text in spoken.table.items():
        if key.startswith(beginnings):
            subject, _, rest = key.partition(".")
            table.setdefault(subject, {})[rest] = text
    # Inside a data block only `<` could end it; the templates' escaping would spoil JSON.
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def page_headers(request: AnyRequest) -> dict[str, str]:
    """What every page carries. A place may be kept by the browser's memory, never by a proxy."""
    return {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            f"connect-src 'self'{_sockets(request)}; base-uri 'none'; form-action 'self'; "
            "frame-ancestors 'none'"
        ),
        "Cache-Control": "private, no-cache",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def _sockets(request: AnyRequest) -> str:
    """Our own socket by name: older phones do not count it as 'self'."""
    host = request.headers.get("host", "")
    return f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
