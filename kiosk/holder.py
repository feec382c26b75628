"""Asks the server for whoever holds a slip, beside the screen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from client.http import ServerAway
from client.link import Link
from client.not_taken import NotTaken
from client.own_place import OwnCommand, OwnPlace
from client.visitor import Visitor
from kiosk.scanned import Outcome
from protocol.commands import CheckIn
from protocol.outcomes import Refusal

log = logging.getLogger(__name__)


class VisitorHolder:
    """Asks over HTTP, as the holder's phone would; `spawn` runs it beside the screen. That the
    holder is here the kiosk says itself, over its own link: it is a witness, a phone is not."""

    def __init__(
        self,
        visitor: Visitor,
        link: Link,
        new_id: Callable[[], str],
        spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[Any]],
    ) -> None:
        self._visitor = visitor
        self._link = link
        self._spawn = spawn
        self.new_id = new_id

    def look(self, token: str, then: Callable[[OwnPlace | Outcome], None]) -> None:
        """Call `then` once: with the place, `refused` for a token that opens nothing, or `away`."""
        self._spawn(self._look(token, then))

    def change(
        self, token: str, command: OwnCommand, command_id: str, then: Callable[[Outcome], None]
    ) -> None:
        """Change the place, and call `then` once with what came of it."""
        self._spawn(self._change(token, command, command_id, then))

    async def _look(self, token: str, then: Callable[[OwnPlace | Outcome], None]) -> None:
        try:
            place = await self._visitor.place(token)
        except ServerAway as fault:
            log.info("a slip's place could not be read: %s", fault)
            then("away")
            return
        then("refused" if place is None else place)

    async def _change(
        self, token: str, command: OwnCommand, command_id: str, then: Callable[[Outcome], None]
    ) -> None:
        try:
            refusal = await self._ask(token, command, command_id)
        except ServerAway as fault:
            log.info("a slip's holder waits for an answer: %s", fault)
            then("away")
            return
        if refusal is not None:
            log.info("a slip's holder was refused %s: %s", command.op(), refusal.code)
        then("done" if refusal is None else "refused")

    async def _ask(self, token: str, command: OwnCommand, command_id: str) -> Refusal | None:
        if not isinstance(command, CheckIn):
            return await self._visitor.ask(token, command, command_id)
        try:
            answer = (await self._link.execute(command, command_id, token)).answer
        except NotTaken as no:
            return Refusal(code=no.code, detail=str(no))
        return answer if isinstance(answer, Refusal) else None
