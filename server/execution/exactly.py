"""Reading the tables as they are at the tailer's head, however it goes on meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from server.store.log import LogEntry
from server.store.store import Head, Store

if TYPE_CHECKING:
    from server.execution.tailer import Tailer

T = TypeVar("T")


async def exactly(
    tailer: Tailer, store: Store, read: Callable[[], tuple[Head, T]]
) -> tuple[T, list[LogEntry]]:
    """What was read, and the entries of the log since, up to the tailer's head. No await may come
    between this and their use. `read` blocks, and tells where the log ended."""
    while True:
        head, found = await asyncio.to_thread(read)
        await tailer.reached(head.seq)
        since = [e for e in store.newest.past(head.seq) if e.seq <= tailer.head.seq]
        if tailer.head == Head(head.epoch, head.seq + len(since)):
            return found, since
