"""Sending one message: claim, look again, render, send, mark.

What the record says at each step decides what happens after a crash. `due`: nothing was sent.
`sending`: it may have gone; a mail goes again with the same Message-ID, an SMS does not.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from protocol.commands import ClaimMessages, MarkMessage
from protocol.outbox import Message, MessageState
from server.clock import Clock
from server.domain.actor import TIMER
from server.domain.floor import Floor
from server.domain.outbox.still import verdict
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from server.mail.delivery import Delivery, Kind, Letter, Sender, without_address

_log = logging.getLogger(__name__)
RETRY_MIN: Final = (1, 5, 15, 60)
"""So long after a first, second … try the next; the last goes on."""
TRIES_MOST: Final = 27
"""About a day of it: then a mail box that refuses for now has refused for good."""
MINUTE_MS: Final = 60_000
REASON_MOST: Final = 200
STOPPED: Final = "the server was stopped while it was being sent"

Render = Callable[[Floor, Message, int, str], Letter | None]
"""Floor, message, now (ms), the house's own address → what to send; None where it is gone."""


class Posting:
    """Sends messages one at a time, and says what became of each."""

    def __init__(self, door: Door, tailer: Tailer, clock: Clock, render: Render) -> None:
        self._door, self._tailer, self._clock, self._render = door, tailer, clock, render
        self._unmarked: dict[str, MarkMessage] = {}
        """What is known of messages and could not be written down yet."""
        self.sent = 0
        self.failed = 0

    async def settled(self, message: Message) -> bool:
        """Whether it needs no sending now: what has become of it instead is written down."""
        found = verdict(self._tailer.floor, message, self._clock.now())
        if found is not None:
            await self._mark(message, found.state, found.reason, found.due_at)
        return found is not None

    async def post(self, message: Message, sender: Sender, house: str) -> Delivery | None:
        """Try once; None where there was nothing to send any more. Raises `Unavailable`."""
        claimed = await self._claim(message.id)
        if claimed is None or await self.settled(claimed):
            return None
        try:
            letter = self._render(self._tailer.floor, claimed, self._clock.now(), house)
            if letter is not None and letter.drawing is not None:
                letter = await asyncio.to_thread(letter.drawn)
        except Exception:  # noqa: BLE001 - one that cannot be written must not stop the others
            _log.exception("message %s cannot be written", claimed.id)
            await self._mark(claimed, "failed", "it could not be written: see the server's log")
            return None
        if letter is None:
            await self._mark(claimed, "void", "what it was about is gone")
            return None
        delivery = await _handed(sender, letter, claimed)
        await self._note(claimed, delivery)
        return delivery

    async def recover(self) -> None:
        """After a start: what was being sent may have gone. Raises `Unavailable`."""
        unsent = [each for of in self._tailer.floor.outbox.values() for each in of.values()]
        for message in unsent:
            if message.state != "sending" or message.id in self._unmarked:
                continue
            if message.channel == "mail":
                await self._mark(message, "due", STOPPED, self._clock.now())
            else:
                await self._mark(message, "failed", f"{STOPPED}: it may have gone")

    async def skip(self, message: Message, reason: str) -> None:
        """Nobody can send it."""
        await self._mark(message, "skipped", reason)

    async def catch_up(self) -> None:
        """Write down what could not be. Raises `Unavailable`."""
        while self._unmarked:
            ident, command = next(iter(self._unmarked.items()))
            await self._execute(command)
            self._unmarked.pop(ident, None)

    async def _claim(self, ident: str) -> Message | None:
        await self._execute(ClaimMessages(messages=[ident]))
        found = self._tailer.floor.get(Message, ident)
        return found if found is not None and found.state == "sending" else None

    async def _note(self, message: Message, delivery: Delivery) -> None:
        if delivery.kind == "sent":
            self.sent += 1
            await self._mark(message, "sent")
        elif delivery.kind == "never":
            await self._mark(message, "failed", delivery.words)
        elif delivery.kind == "later" and message.tries >= TRIES_MOST:
            await self._mark(message, "failed", f"refused for a whole day: {delivery.words}")
        else:
            tried = delivery.kind == "later"
            again = self._clock.now() + retry_ms(message.tries if tried else 1, delivery.retry_s)
            await self._mark(message, "due", delivery.words, again, tried)

    async def _mark(
        self,
        message: Message,
        state: MessageState,
        reason: str = "",
        due_at: int | None = None,
        tried: bool = True,
    ) -> None:
        """Write it down; later, if nothing can be saved just now."""
        if state == "failed":
            self.failed += 1
            _log.info("message %s failed: %s", message.id, reason)
        command = MarkMessage(
            message=message.id,
            state=state,
            reason=reason[:REASON_MOST],
            due_at=due_at,
            tried=tried,
        )
        try:
            await self._execute(command)
        except Unavailable:
            self._unmarked[message.id] = command
            raise

    async def _execute(self, command: ClaimMessages | MarkMessage) -> None:
        answered = await self._door.execute(command, TIMER)
        await self._tailer.reached(answered.seq)


async def _handed(sender: Sender, letter: Letter, message: Message) -> Delivery:
    """Hand it over. A fault of our own leaves open whether it went out."""
    try:
        return without_address(await sender.send(letter), letter.to)
    except Exception:  # noqa: BLE001 - one message must not stop the others
        _log.exception("message %s could not be handed over", message.id)
        kind: Kind = "later" if message.channel == "mail" else "never"
        return Delivery(kind, "a fault of this server: see its log")


def retry_ms(tries: int, retry_s: int | None = None) -> int:
    """How long after so many tries the next one is; never sooner than the other side has asked."""
    step = RETRY_MIN[min(max(tries, 1), len(RETRY_MIN)) - 1] * MINUTE_MS
    return max(step, (retry_s or 0) * 1000)
