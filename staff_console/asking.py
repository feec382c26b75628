"""Sends what the clerk asks over a link, and reads what is not replicated."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from client.link import Link
from client.not_taken import NotTaken
from protocol.commands import AnyCommand
from protocol.messages import Ack, Res
from staff_console.asked import Done
from staff_console.past import Answered

Spawn = Callable[[Coroutine[Any, Any, Any]], asyncio.Task[Any]]


class Sends(Protocol):
    """An `Ask` that can also send under an id that was used before."""

    def __call__(
        self, command: AnyCommand, done: Done, ident: str | None = None
    ) -> Callable[[], None]:
        """Send it."""


class LinkAsk:
    """An `Ask` over a link; `spawn` runs its work beside the screen."""

    def __init__(self, link: Link, spawn: Spawn) -> None:
        self._link = link
        self._spawn = spawn

    def __call__(
        self, command: AnyCommand, done: Done, ident: str | None = None
    ) -> Callable[[], None]:
        """Send it; `done` gets the answer unless what this returns was called before.

        `ident` is the id of a command that may have been sent before.
        """
        task = self._spawn(self._carry(command, done, ident))

        def give_up() -> None:
            task.cancel()

        return give_up

    async def _carry(self, command: AnyCommand, done: Done, ident: str | None) -> None:
        answer: Ack | NotTaken
        try:
            answer = await self._link.execute(command, ident)
        except NotTaken as fault:
            answer = fault
        done(answer)


class LinkQuery:
    """A `Query` over a link; a query that the break of a connection has lost is asked again."""

    def __init__(self, link: Link, spawn: Spawn) -> None:
        self._link = link
        self._spawn = spawn

    def __call__(self, name: str, args: dict[str, Any], done: Answered) -> None:
        """Ask; `done` gets the answer."""
        self._spawn(self._carry(name, args, done))

    async def _carry(self, name: str, args: dict[str, Any], done: Answered) -> None:
        answer: Res | NotTaken
        try:
            answer = await self._link.query(name, args)
        except NotTaken as fault:
            answer = fault
        done(answer)
