"""The outbox: sends what is due, wakes when the next is, and drops nothing in silence."""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections import Counter
from collections.abc import Callable
from typing import Final

from protocol.changes import Put
from protocol.outbox import Channel, Message
from server.clock import Clock
from server.domain.outbox.still import RANK
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from server.jobs.posting import Posting, Render, retry_ms
from server.mail.delivery import Delivery
from server.mail.standing import Sending, Standing
from server.mail.transports import NO_PROVIDER, NO_SERVER, Chosen
from server.store.log import LogEntry

_log = logging.getLogger(__name__)
CHANNELS: Final[tuple[Channel, ...]] = ("mail", "sms")
AGAIN_MS: Final = 30_000
"""What waits for a server that is not set, or for the store, is looked at again after so long."""
KNOCK_MOST_MS: Final = 900_000
"""So long nothing is tried at most while nobody is there …"""
REST_MOST_MS: Final = 3_600_000
"""… unless the other side has asked for more patience."""
LOOK_S: Final = 30.0
"""So often it is looked at least: a clock may jump, and settings may come."""
STOP_S: Final = 5.0
"""So long a message that is on its way is waited for when the server stops."""


class Outbox:
    """Sends what the hall's customers are to be told."""

    def __init__(
        self,
        door: Door,
        tailer: Tailer,
        clock: Clock,
        render: Render,
        chosen: Callable[[], Chosen],
    ) -> None:
        self._tailer, self._clock, self._chosen = tailer, clock, chosen
        self._posting = Posting(door, tailer, clock, render)
        self._queues = {channel: _Queue() for channel in CHANNELS}
        self._stopping = False
        self._recovered = False
        self._taking_up = asyncio.Lock()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Take up what is unsent, and go on with whatever comes."""
        self.take_over()
        self._tasks = [
            asyncio.create_task(self._run(channel), name=f"outbox {channel}")
            for channel in CHANNELS
        ]

    def take_over(self) -> None:
        """Follow the log, from what is unsent on."""
        self._tailer.listen(self._note)
        for of_subject in self._tailer.floor.outbox.values():
            for message in of_subject.values():
                self._queues[message.channel].put(message, message.due_at)

    async def stop(self) -> None:
        """Let what is on its way arrive, for a while; then stop."""
        self._stopping = True
        for queue in self._queues.values():
            queue.woken.set()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=STOP_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._tasks = []

    def standing(self) -> Standing:
        """How it stands now."""
        now = self._clock.now()
        unsent = (each for of in self._tailer.floor.outbox.values() for each in of.values())
        return Standing(
            mail=self._sending("mail"),
            sms=self._sending("sms"),
            waiting=sum(each.due_at <= now for each in unsent),
            sent=self._posting.sent,
            failed=self._posting.failed,
        )

    def sends(self) -> list[Channel]:
        """By which ways messages go out now."""
        return [channel for channel in CHANNELS if channel in self._chosen().senders]

    def why(self) -> str:
        """Why mails wait, or where they go, in words for whoever runs the server."""
        said = self._chosen().said["mail"]
        if said != NO_SERVER:
            return f"Mails to customers: {said}"
        return "No mail server is set: mails to customers wait. See: python -m server mail --help"

    def _sending(self, channel: Channel) -> Sending:
        chosen = self._chosen()
        if channel in chosen.senders:
            return "trouble" if self._queues[channel].trouble else "sending"
        return "not_set" if chosen.said[channel] in (NO_SERVER, NO_PROVIDER) else "trouble"

    async def send_due(self, channel: Channel) -> None:
        """Send all that is due by that channel now. Raises `Unavailable`."""
        await self._take_up()
        queue, chosen = self._queues[channel], self._chosen()
        queue.follow(chosen)
        now = self._clock.now()
        pending = queue.due(self._tailer.floor.get, now)
        try:
            while pending and not self._stopping:
                await self._send(pending[0], queue, chosen)
                del pending[0]
        finally:
            for message in pending:
                queue.put(message, now + AGAIN_MS)
            if (sender := chosen.senders.get(channel)) is not None:
                await sender.rest()

    async def _take_up(self) -> None:
        """What a server before this one left, and what could not be written down."""
        async with self._taking_up:
            if not self._recovered:
                await self._posting.recover()
                self._recovered = True
            await self._posting.catch_up()

    async def _send(self, message: Message, queue: _Queue, chosen: Chosen) -> None:
        now = self._clock.now()
        found = self._tailer.floor.get(Message, message.id)
        if found is None or found.state != "due" or found.due_at > now:
            return  # told in another message of the same time, or void
        if await self._posting.settled(found):
            return
        sender = chosen.senders.get(found.channel)
        if sender is None and chosen.said[found.channel] == NO_PROVIDER:
            await self._posting.skip(found, NO_PROVIDER)
        elif sender is None:
            queue.put(found, now + AGAIN_MS)
        elif queue.rests(now):
            queue.put(found, queue.resting_until)
        else:
            delivery = await self._posting.post(found, sender, chosen.address)
            if delivery is not None:
                self._learn(queue, found, delivery)

    def _learn(self, queue: _Queue, message: Message, delivery: Delivery) -> None:
        """Whether the other side is there: nobody knocks for each message at a closed door."""
        if delivery.kind == "away":
            queue.closed(message, delivery, self._clock.now())
            _log.warning("%s cannot be sent now: %s", message.channel, delivery.words)
        else:
            queue.opened()

    def _note(self, entry: LogEntry) -> None:
        for change in entry.changes:
            message = change.r if isinstance(change, Put) else None
            if isinstance(message, Message) and message.state == "due":
                queue = self._queues[message.channel]
                queue.put(message, message.due_at)
                queue.woken.set()

    async def _run(self, channel: Channel) -> None:
        queue = self._queues[channel]
        while not self._stopping:
            queue.woken.clear()
            try:
                await self.send_due(channel)
            except Unavailable as away:
                _log.warning("messages must wait: %s", away.detail)
            except Exception:  # noqa: BLE001 - an outbox that dies in silence loses reminders
                _log.exception("the outbox failed")
            await self._until_next(queue)

    async def _until_next(self, queue: _Queue) -> None:
        # Not `wait_for`: in Python 3.11 it loses a cancellation that meets the wake-up.
        ahead_s = queue.ahead_s(self._clock.now()) / self._clock.rate
        try:
            async with asyncio.timeout(min(max(ahead_s, 0.25), LOOK_S)):
                await queue.woken.wait()
        except TimeoutError:
            pass


class _Queue:
    """What one channel has before it, by when it is due."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, str]] = []
        self.woken = asyncio.Event()
        self.trouble = ""
        """Why nothing can be sent there now, in the other side's words."""
        self.resting_until = 0
        self._knocks = 0
        self._in_vain: Counter[str] = Counter()
        """How often each was knocked with in vain: next time another goes first, for it may be
        these alone that the other side breaks off over."""
        self._chosen: Chosen | None = None

    def follow(self, chosen: Chosen) -> None:
        """With other settings there is another door to knock at."""
        if chosen is not self._chosen:
            self._chosen = chosen
            self.opened()

    def closed(self, message: Message, delivery: Delivery, now: int) -> None:
        """Nobody is there: knock again after a while, the longer the oftener that was so."""
        self._knocks += 1
        self._in_vain[message.id] += 1
        asked_ms = min((delivery.retry_s or 0) * 1000, REST_MOST_MS)
        rest_ms = max(min(retry_ms(self._knocks), KNOCK_MOST_MS), asked_ms)
        self.trouble, self.resting_until = delivery.words, now + rest_ms

    def opened(self) -> None:
        """The other side is there."""
        self.trouble, self.resting_until, self._knocks = "", 0, 0

    def rests(self, now: int) -> bool:
        """Whether nothing is tried now. A clock that was set back is no reason to wait for it."""
        return now < self.resting_until <= now + REST_MOST_MS

    def put(self, message: Message, at: int) -> None:
        """It is looked at then, ms."""
        heapq.heappush(self._heap, (at, message.id))

    def due(self, get: Callable[[type[Message], str], Message | None], now: int) -> list[Message]:
        """Take out all that is due, what matters most first."""
        found: dict[str, Message] = {}
        while self._heap and self._heap[0][0] <= now:
            _, ident = heapq.heappop(self._heap)
            message = get(Message, ident)
            if message is not None and message.state == "due":
                found[ident] = message
        for ident in [each for each in self._in_vain if get(Message, each) is None]:
            del self._in_vain[ident]
        return sorted(found.values(), key=self._order)

    def _order(self, message: Message) -> tuple[int, int, int, str]:
        return self._in_vain[message.id], RANK[message.what], message.due_at, message.id

    def ahead_s(self, now: int) -> float:
        """How long until the next is due, s."""
        if not self._heap:
            return LOOK_S
        return (self._heap[0][0] - now) / 1000
