"""Cookies of the pages: out of reach of scripts, and sent to this house alone."""

from __future__ import annotations

from litestar.datastructures import Cookie

from server.pages.html import AnyRequest


def cookie(request: AnyRequest, key: str, value: str, seconds: int, path: str = "/") -> Cookie:
    """A cookie that lasts so long; over TLS it never leaves without."""
    return Cookie(
        key=key,
        value=value,
        max_age=seconds,
        path=path,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
