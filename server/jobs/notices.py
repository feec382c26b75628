"""Notices: mails to colleagues and posts to webhooks, tried again and given up in the open.

A notice is claimed before it is sent and marked after. One that was being sent when the server
ended goes again, under the same id. Mails have a line of their own, and so has each webhook: one
that answers late, or never, holds up nobody else.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections.abc import Callable
from typing import Final

from protocol.automation import TRIES_MOST, UNSENT_NOTICES, Notice
from protocol.changes import Put
from protocol.records import Staff, Webhook
from protocol.support_commands import ClaimNotices, MarkNotice
from server.clock import Clock
from server.domain.actor import TIMER
from server.domain.floor import Floor
from server.execution.door import Door, Unavailable
from server.execution.tailer import Tailer
from server.mail.delivery import Delivery, Letter
from server.mail.transports import Chosen
from server.store.log import LogEntry
from server.webhooks.posting import Poster

_log = logging.getLogger(__name__)
RETRY_S: Final = (10, 60, 300, 900, 3_600, 10_800, 28_800)
"""So long after the first, second … try in vain the next one is."""
LOOK_S: Final = 30.0
REST_S: Final = 0.25
NO_MAIL: Final = "no mail server is set"
GONE: Final = "it was removed, or is off"

WriteLetter = Callable[[Floor, Notice, Staff, int], Letter]
WriteBody = Callable[[Floor, Notice], bytes]


class Notices:
    """Sends what colleagues and webhooks are to be told."""

    def __init__(
        self,
        door: Door,
        tailer: Tailer,
        clock: Clock,
        chosen: Callable[[], Chosen],
        letter: WriteLetter,
        body: WriteBody,
        secret: Callable[[str], str],
        poster: Poster | None = None,
    ) -> None:
        self._door, self._tailer, self._clock, self._chosen = door, tailer, clock, chosen
        self._letter, self._body, self._secret = letter, body, secret
        self._poster = poster or Poster()
        self._lines: dict[str, list[tuple[int, str]]] = {}
        """Of mails, and of each webhook by its id: what is unsent, by when it is due."""
        self._going: dict[str, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._stopping = False

    async def start(self) -> None:
        """Take up what is unsent, and go on with whatever comes."""
        self.take_over()
        self._task = asyncio.create_task(self._run(), name="notices")

    def take_over(self) -> None:
        """Follow the log, from what is unsent on."""
        self._tailer.listen(self._note)
        for notice in self._tailer.floor.of(Notice):
            self._push(notice)

    async def stop(self) -> None:
        """Stop; what is on its way goes again after the next start."""
        self._stopping = True
        self._woken.set()
        tasks = [*self._going.values(), *([self._task] if self._task is not None else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._task = None
        await self._poster.rest()

    async def send_due(self) -> None:
        """Send all that is due now, one line after the other. Raises `Unavailable`."""
        for line in list(self._lines):
            await self._send_line(line)

    async def _send_line(self, line: str) -> None:
        now, heap = self._clock.now(), self._lines[line]
        while heap and heap[0][0] <= now and not self._stopping:
            at, ident = heap[0]
            notice = self._tailer.floor.get(Notice, ident)
            if notice is not None and notice.state in UNSENT_NOTICES and notice.due_at <= now:
                await self._send(notice)
            if heap and heap[0] == (at, ident):
                heapq.heappop(heap)

    async def _send(self, notice: Notice) -> None:
        if notice.state == "due":
            await self._execute(ClaimNotices(notices=[notice.id]))
        delivery = await self._tried(notice)
        tries = notice.tries + 1
        if delivery.kind == "sent":
            command = MarkNotice(notice=notice.id, state="sent", reason=delivery.words)
        elif delivery.kind == "never" or tries >= TRIES_MOST:
            _log.info("notice %s was given up: %s", notice.id, delivery.words)
            command = MarkNotice(notice=notice.id, state="failed", reason=delivery.words)
        else:
            again = self._clock.now() + RETRY_S[min(tries, len(RETRY_S)) - 1] * 1000
            command = MarkNotice(notice=notice.id, state="due", reason=delivery.words, due_at=again)
        await self._execute(command)

    async def _tried(self, notice: Notice) -> Delivery:
        try:
            if notice.channel == "webhook":
                return await self._post(notice)
            return await self._mail(notice)
        except Exception:  # noqa: BLE001 - one that cannot be written must not stop the others
            _log.exception("notice %s could not be sent", notice.id)
            return Delivery("later", "a fault of this server: see its log")

    async def _post(self, notice: Notice) -> Delivery:
        webhook = self._tailer.floor.get(Webhook, notice.to)
        if webhook is None or not webhook.enabled:
            return Delivery("never", GONE)
        body = self._body(self._tailer.floor, notice)
        secret = self._secret(webhook.id)
        return await self._poster.post(webhook.url, secret, notice.id, body, self._clock.now())

    async def _mail(self, notice: Notice) -> Delivery:
        colleague = self._tailer.floor.get(Staff, notice.to)
        if colleague is None or colleague.left or not colleague.email:
            return Delivery("never", "the colleague has no mail address any more")
        sender = self._chosen().senders.get("mail")
        if sender is None:
            return Delivery("later", NO_MAIL)
        letter = self._letter(self._tailer.floor, notice, colleague, self._clock.now())
        delivery = await sender.send(letter)
        await sender.rest()
        return delivery

    async def _execute(self, command: ClaimNotices | MarkNotice) -> None:
        answered = await self._door.execute(command, TIMER)
        await self._tailer.reached(answered.seq)

    def _note(self, entry: LogEntry) -> None:
        for change in entry.changes:
            if isinstance(change, Put) and isinstance(change.r, Notice):
                self._push(change.r)

    def _push(self, notice: Notice) -> None:
        if notice.state in UNSENT_NOTICES:
            line = notice.to if notice.channel == "webhook" else notice.channel
            heapq.heappush(self._lines.setdefault(line, []), (notice.due_at, notice.id))
            self._woken.set()

    async def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            now, ahead_s = self._clock.now(), LOOK_S
            for line, heap in self._lines.items():
                if not heap or line in self._going:
                    continue
                if heap[0][0] <= now:
                    going = asyncio.create_task(self._go(line), name=f"notices {line}")
                    self._going[line] = going
                else:
                    ahead_s = min(ahead_s, (heap[0][0] - now) / 1000 / self._clock.rate)
            try:
                async with asyncio.timeout(max(ahead_s, REST_S)):
                    await self._woken.wait()
            except TimeoutError:
                pass

    async def _go(self, line: str) -> None:
        try:
            await self._send_line(line)
        except Unavailable as away:
            _log.warning("notices must wait: %s", away.detail)
            await asyncio.sleep(REST_S)
        except Exception:  # noqa: BLE001 - what dies in silence tells nobody
            _log.exception("sending notices failed")
            await asyncio.sleep(REST_S)
        finally:
            self._going.pop(line, None)
            self._woken.set()
