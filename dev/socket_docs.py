"""How the websocket ends and what it takes, as a page of the documentation, from its own tables."""

from __future__ import annotations

from typing import Final

from dev.paths import ROOT
from protocol.codec import DEEPEST
from protocol.messages import CLOSE_CODES, HELLO_WITHIN_S, MAX_CLIENT_FRAME, Limits
from server.settings import Settings

SOCKET_PAGE: Final = ROOT / "docs" / "websocket.md"
_HEAD: Final = """# The websocket

Written by `python3 run.py docs` from `protocol/messages.py`; a test compares. One socket at
`/sync`, one JSON message to a frame, version 1.

## What it takes

A page of another origin is turned away at the handshake (403); programs send no `Origin`. The
page's origin is the host that it asks or the public address of the house; `null` is neither.
"""
_CODES: Final = """## How it closes

Before 4400, 4401, 4409 and 4429 an `err` says why in words, with `retry_after` in seconds where
the same may succeed later. A command that is not understood, or has a field that it does not know,
is refused as `malformed` and leaves the connection as it is.
"""


def socket_page() -> str:
    """The whole page."""
    limits = Limits()
    rows = (
        ("time until `hello`", f"{HELLO_WITHIN_S} s"),
        ("bytes of a frame", f"{MAX_CLIENT_FRAME:,}"),
        ("nesting of objects and lists", f"{DEEPEST}"),
        ("frames a second, as many at once", f"{limits.frames_per_s}"),
        ("topics at a time", f"{limits.topics}"),
        ("sockets of customers from one address (/64)", f"{Settings.open_sockets:,}"),
        ("numbers a minute at a service point, from strangers", f"{Settings.open_joins}"),
    )
    table = ["| limit | value |", "| --- | --- |", *(f"| {what} | {n} |" for what, n in rows)]
    codes = ["| code | why |", "| --- | --- |"]
    codes += [f"| {code} | {why} |" for code, why in sorted(CLOSE_CODES.items())]
    return "\n".join([_HEAD, *table, "", _CODES, *codes, ""])
