"""On to another page after a form, so that loading it again sends nothing again."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from litestar import Response


def on_to(address: str, told: Mapping[str, object] | None = None) -> Response[str]:
    """The answer that leads to a page of ours; `told` stands in its query."""
    query = urlencode({name: value for name, value in (told or {}).items() if value})
    headers = {
        "Location": f"{address}?{query}" if query else address,
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",
    }
    return Response("", status_code=303, headers=headers, media_type="text/plain")
