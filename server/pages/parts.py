"""What the pages are made of: the parts of the server that they ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from protocol.commands import AnyCommand
from protocol.messages import Snapshot
from protocol.outcomes import Answer
from server.accounts.tokens import Tokens
from server.clock import Clock
from server.domain.actor import Actor
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.http.limits import OpenLimit
from server.pages.html import Html

SEEN_WITHIN_S: Final = 2.0


@dataclass(frozen=True)
class Parts:
    """The parts of the server that a page needs."""

    door: Door
    tailer: Tailer
    tokens: Tokens
    clock: Clock
    mark: Callable[[str], str]
    """The keyed hash under which a visit keeps its browser."""
    limit: OpenLimit
    """How often one address may take numbers or change a place."""
    html: Html
    queues: dict[str, Snapshot] = field(default_factory=dict)
    """The last frame of each queue, by service point."""

    async def execute(
        self, command: AnyCommand, actor: Actor, command_id: str | None = None, client: str = ""
    ) -> Answer:
        """Execute, and wait until the pages can see the effect. Raises `Unavailable`."""
        answered = await self.door.execute(command, actor, command_id, client)
        # When it takes longer, the change is made all the same: the page is a moment behind.
        with suppress(TimeoutError):
            await asyncio.wait_for(self.tailer.reached(answered.seq), SEEN_WITHIN_S)
        return answered.answer
