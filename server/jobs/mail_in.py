"""Mails that come in: from the spool at once, from the mail box every now and then."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from server.data_folder import DataFolder
from server.execution.door import Door, Unavailable
from server.jobs.fetching import Fetching
from server.jobs.mail_files import MailFiles
from server.jobs.receiving import REFUSED_S, Receiving
from server.mail.incoming.spool import Spool
from server.mail.settings import Imap
from server.mail.standing import Fetched, Standing
from server.mail.transports import Chosen
from server.store.attachments import Attachments

_log = logging.getLogger(__name__)
SPOOL_S: Final = 0.5
"""So often it is looked whether a mail was handed over."""
AGAIN_S: Final = 30.0
"""After so long what the disk or the store could not do is tried again."""
LOOK_S: Final = 15.0
"""So often it is looked whether another mail box was set."""
KNOCK_MOST_S: Final = 900.0
"""So long nobody knocks at most at a mail box that cannot be opened."""


class MailIn:
    """Takes mails as they come; each step may be called by a test with no clock of its own.
    `support` is the address that the house names to customers, if any."""

    def __init__(
        self,
        receiving: Receiving,
        spool: Spool,
        fetching: Fetching,
        chosen: Callable[[], Chosen],
        support: Callable[[], str] = str,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._receiving, self._spool, self._fetching = receiving, spool, fetching
        self._chosen, self._support, self._sleep = chosen, support, sleep
        self._looked: Chosen | None = None
        self._refused: dict[str, float] = {}
        """When mails of the spool that the house did not take are tried again, s."""
        self._tried: Counter[str] = Counter()
        """How often each was tried in vain: next time another goes first, for it may be this one
        alone that cannot be saved."""
        self._in_vain = 0
        self._due = 0.0
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Take what was handed over while no server ran, and go on."""
        with suppress(OSError):
            await asyncio.to_thread(self._spool.sweep)
        self._tasks = [
            asyncio.create_task(self._run(step), name=name)
            for step, name in ((self.take_spooled, "mail spool"), (self.fetch, "mail box"))
        ]

    async def stop(self) -> None:
        """Stop; a mail that is not taken yet stays where it is."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    def stands(self, sending: Standing) -> Standing:
        """How it stands, beside how the sending does."""
        return sending._replace(mail_in=self.fetched(), taken=self._receiving.taken)

    def fetched(self) -> Fetched:
        """How the fetching stands."""
        if self._chosen().imap is None:
            return "not_set"
        return "trouble" if self._in_vain else "fetching"

    async def take_spooled(self) -> float:
        """Take what was handed over; how long to wait then, s. Raises `Unavailable`, `OSError`."""
        waiting = await asyncio.to_thread(self._spool.waiting)
        now = asyncio.get_running_loop().time()
        names = {each.name for each in waiting}
        self._refused = {name: at for name, at in self._refused.items() if name in names}
        due = [each for each in waiting if self._refused.get(each.name, 0.0) <= now]
        for mail in sorted(due, key=lambda each: (self._tried[each.name], each.name)):
            await self._take(mail)
        return SPOOL_S

    async def _take(self, mail: Path) -> None:
        self._tried[mail.name] += 1
        data = await asyncio.to_thread(self._spool.read, mail)
        fate = await self._receiving.take(data, self._own(self._chosen()))
        if fate == "taken":
            await asyncio.to_thread(self._spool.taken, mail)
        elif fate == "faulty":
            aside = await asyncio.to_thread(self._spool.set_aside, mail)
            _log.warning("a mail was set aside: %s", aside)
        else:
            self._refused[mail.name] = asyncio.get_running_loop().time() + REFUSED_S
        del self._tried[mail.name]

    def _own(self, chosen: Chosen) -> frozenset[str]:
        return (chosen.own | {self._support().casefold()}) - {""}

    async def fetch(self) -> float:
        """Look into the mail box, if one is set and it is time; how long to wait then, s: never so
        long that a change of the settings would not be seen. Raises `Unavailable`."""
        chosen, time = self._chosen(), asyncio.get_running_loop().time
        if chosen is not self._looked:
            self._looked, self._in_vain, self._due = chosen, 0, time()
        if chosen.imap is not None and time() >= self._due:
            rest_s = await self._look(chosen.imap, self._own(chosen))
            self._due = time() + rest_s
        rest_s = LOOK_S if chosen.imap is None else self._due - time()
        return min(max(rest_s, 0.0), LOOK_S)

    async def _look(self, imap: Imap, own: frozenset[str]) -> float:
        from server.mail.incoming.mailbox import MailboxFault

        try:
            more = await self._fetching.look(imap, own)
        except (MailboxFault, TimeoutError) as fault:
            self._in_vain += 1
            _log.warning("mails cannot be fetched now: %s", fault or "the mail server is too slow")
            return min(imap.every_s * 2.0 ** min(self._in_vain, 10), KNOCK_MOST_S)
        self._in_vain = 0
        return 0.0 if more else float(imap.every_s)

    async def _run(self, step: Callable[[], Awaitable[float]]) -> None:
        while True:
            rest_s = AGAIN_S
            try:
                rest_s = await step()
            except Unavailable as away:
                _log.warning("incoming mails must wait: %s", away.detail)
            except OSError as fault:
                _log.warning("incoming mails must wait: %s", fault)
            except Exception:  # noqa: BLE001 - mails that nobody takes any more would wait unseen
                _log.exception("incoming mails cannot be taken")
            await self._sleep(rest_s)


def mail_in_of(
    folder: DataFolder,
    door: Door,
    ids: Callable[[], str],
    chosen: Callable[[], Chosen],
    support: Callable[[], str],
) -> MailIn:
    """What takes the mails of one data directory."""
    files = MailFiles(Attachments(folder.attachments), door, ids)
    receiving = Receiving(door, files)
    return MailIn(
        receiving, Spool(folder.mail_in), Fetching(receiving, folder.bookmark), chosen, support
    )
