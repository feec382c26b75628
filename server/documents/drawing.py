"""Where documents are drawn: aside, one at a time. Each takes a fifth of a second or more of a
processor, so that whoever asks for many at once waits for these, and nobody else does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

_COLLEAGUES: Final = ThreadPoolExecutor(1, thread_name_prefix="documents")
_CUSTOMERS: Final = ThreadPoolExecutor(1, thread_name_prefix="documents of customers")
"""Apart: a colleague who prints has somebody before them."""


async def in_turn(draw: Callable[[], bytes], *, guest: bool) -> bytes:
    """The document that `draw` draws, when it is its turn among those of customers, or of
    colleagues."""
    line = _CUSTOMERS if guest else _COLLEAGUES
    return await asyncio.get_running_loop().run_in_executor(line, draw)
