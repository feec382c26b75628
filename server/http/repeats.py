"""Repeating safely what gives tokens or codes: they are in no receipt, so the last minutes' answers
stay here."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any, Final, Generic, NamedTuple, TypeVar

import msgspec
from litestar.types import Scope

from server.domain.refused import refuse
from server.http.edge import actor_of, address_of, key_of

T = TypeVar("T")

KEPT_S: Final = 120.0
REMEMBERED: Final = 1_000


class _Kept(NamedTuple, Generic[T]):
    """One answer, perhaps still on its way; `request` is a hash of what was asked."""

    request: str
    answer: asyncio.Task[T]
    at: float


class Repeats(Generic[T]):
    """Answers by route, address, actor and `Idempotency-Key`. `monotonic` is a clock in seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._kept: OrderedDict[tuple[str, ...], _Kept[T]] = OrderedDict()

    async def once(
        self,
        scope: Scope,
        body: msgspec.Struct | None,
        work: Callable[[], Coroutine[Any, Any, T]],
    ) -> T:
        """The answer of `work`, or the one that the same request under the same key had before.

        Raises `Refused` (`key_reused`) for another request under the key. A refusal is not kept.
        """
        key = key_of(scope)
        if key is None:
            return await work()
        self._forget()
        where = scope["path"], address_of(scope), actor_of(scope).id, key
        request = hashlib.blake2b(msgspec.json.encode(body), digest_size=16).hexdigest()
        kept = self._kept.get(where)
        if kept is None:
            kept = _Kept(request, asyncio.create_task(work()), self._monotonic())
            self._kept[where] = kept
            kept.answer.add_done_callback(lambda done: self._settled(where, done))
        elif kept.request != request:
            raise refuse(
                "key_reused",
                "This key was used for another request. Send a new request under a new key.",
            )
        return await asyncio.shield(kept.answer)

    def _settled(self, where: tuple[str, ...], done: asyncio.Task[T]) -> None:
        if done.cancelled() or done.exception() is not None:
            self._kept.pop(where, None)

    def _forget(self) -> None:
        late = self._monotonic() - KEPT_S
        while self._kept:
            oldest = next(iter(self._kept))
            if self._kept[oldest].at >= late and len(self._kept) < REMEMBERED:
                return
            del self._kept[oldest]
