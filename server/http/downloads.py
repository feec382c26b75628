"""Files as they are handed out: nothing of them ever runs in a browser."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final
from urllib.parse import quote

from litestar.response import Stream

from protocol.tickets import Attachment
from server.store.attachments import Attachments

ANY: Final = "application/octet-stream"
_POLICY: Final = "default-src 'none'; sandbox; frame-ancestors 'none'"
_PIECE: Final = 1 << 16


async def download(files: Attachments, file: Attachment, *, inline: bool = False) -> Stream | None:
    """The answer that hands out a file; None where its bytes are gone. With `inline` a picture that
    was looked into is shown by browsers; all else is saved, whatever it says it is."""
    opened = await asyncio.to_thread(files.open, file.hash)
    if opened is None:
        return None
    shown = inline and file.inline

    async def pieces() -> AsyncIterator[bytes]:
        # A browser that goes away in the middle leaves no file open: what waits for it ends.
        with opened:
            while piece := await asyncio.to_thread(opened.read, _PIECE):
                yield piece

    headers: dict[str, Any] = {
        "Content-Disposition": _disposition(file.name, shown),
        "Content-Security-Policy": _POLICY,
        "Content-Length": str(file.size),
    }
    return Stream(pieces(), media_type=file.content_type if shown else ANY, headers=headers)


def _disposition(name: str, shown: bool) -> str:
    """RFC 6266: the name in letters of every language, and for old programs in plain ones."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in name)
    how = "inline" if shown else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
