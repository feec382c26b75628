"""One look into the mail box after another: what is new is taken, and marked when it is durable."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from server.jobs.receiving import REFUSED_S, Receiving
from server.mail.settings import Imap

if TYPE_CHECKING:
    from server.mail.incoming.mailbox import Bookmark, Mailbox

_log = logging.getLogger(__name__)
_Given = TypeVar("_Given")
AT_ONCE: Final = 50
"""So many mails are taken with one look; then the settings are looked at again."""
WHOLE_S: Final = 600.0
"""So long one look may take, however the mail server dribbles."""


class _Key(NamedTuple):
    """Which mail of which box."""

    where: str
    validity: int
    uid: int


class Fetching:
    """Looks into one mail box. `made` opens another than the usual kind of line."""

    def __init__(
        self,
        receiving: Receiving,
        bookmark: Path,
        made: Callable[[Imap], Mailbox] | None = None,
    ) -> None:
        self._receiving, self._path = receiving, bookmark
        self._made = made or _mailbox
        self._passed: dict[_Key, float] = {}
        """What needs no look until then, s: it was taken, or the house did not take it. That stays
        in the box, unread: the house may take it later."""
        self._in_vain: Counter[_Key] = Counter()
        """How often each was tried in vain: next time another goes first, for it may be this one
        alone that cannot be saved."""

    async def look(self, imap: Imap, own: frozenset[str]) -> bool:
        """Take what is new; whether there is more of it. Raises `MailboxFault`, `Unavailable`,
        `TimeoutError`."""
        box = self._made(imap)
        try:
            async with asyncio.timeout(WHOLE_S):
                more = await self._taken(box, imap, own)
                await _beside(box.close)
        finally:
            # Whoever is still waiting for an answer is told that there will be none.
            box.abort()
        return more

    async def _taken(self, box: Mailbox, imap: Imap, own: frozenset[str]) -> bool:
        figures = await _beside(box.open)
        mark = self._read_mark(imap.where, figures.validity)
        after = mark.last if mark and figures.following else None
        if mark is None or not figures.following:
            # Of a box that is new to the house, what was read before is nobody's business.
            mark = _marked(imap.where, figures.validity, figures.following - 1)
            self._write_mark(mark)
        found = await _beside(lambda: box.new(after))
        keys = [_Key(mark.where, mark.validity, uid) for uid in found]
        self._passed = {key: self._passed[key] for key in keys if key in self._passed}
        now = asyncio.get_running_loop().time()
        new = sorted((k for k in keys if self._passed.get(k, 0.0) <= now), key=self._order)
        for key in new[:AT_ONCE]:
            await self._take(box, key, own)
        if len(new) > AT_ONCE:
            return True
        if figures.following - 1 > mark.last:
            self._write_mark(replace(mark, last=figures.following - 1))
        return False

    def _order(self, key: _Key) -> tuple[int, int]:
        return self._in_vain[key], key.uid

    async def _take(self, box: Mailbox, key: _Key, own: frozenset[str]) -> None:
        self._in_vain[key] += 1
        data = await _beside(lambda: box.fetch(key.uid))
        taken = data is None or await self._receiving.take(data, own) == "taken"
        if taken and data is not None:
            await _beside(lambda: box.taken(key.uid))
        again = asyncio.get_running_loop().time() + REFUSED_S
        self._passed[key] = inf if taken else again
        del self._in_vain[key]

    def _read_mark(self, where: str, validity: int) -> Bookmark | None:
        from server.mail.incoming.mailbox import Bookmark

        try:
            found = msgspec.json.decode(self._path.read_bytes(), type=Bookmark)
        except (OSError, msgspec.DecodeError):
            return None
        return found if (found.where, found.validity) == (where, validity) else None

    def _write_mark(self, mark: Bookmark) -> None:
        """Without it nothing is lost: what was read by somebody meanwhile would not be seen."""
        beside = self._path.with_name(f".{self._path.name}.new")
        try:
            beside.write_bytes(msgspec.json.encode(mark))
            beside.replace(self._path)
        except OSError as fault:
            _log.warning("%s cannot be written: %s", self._path.name, fault.strerror)


def _mailbox(imap: Imap) -> Mailbox:
    from server.mail.incoming.mailbox import Mailbox  # loaded where a mail box is set

    return Mailbox(imap)


def _marked(where: str, validity: int, last: int) -> Bookmark:
    from server.mail.incoming.mailbox import Bookmark

    return Bookmark(where, validity, last)


async def _beside(work: Callable[[], _Given]) -> _Given:
    """Work that blocks, in a thread that the end of the process does not wait for: a mail server
    that does not answer would hold it for half a minute."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_Given] = loop.create_future()

    def tell(result: _Given | None, fault: BaseException | None) -> None:
        if done.done():
            return  # whoever asked has gone
        if fault is not None:
            done.set_exception(fault)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, fault = None, None
        try:
            result = work()
        except BaseException as caught:  # noqa: BLE001 - it is raised where it is waited for
            fault = caught
        with suppress(RuntimeError):  # the loop may be closed, and whoever asked gone with it
            loop.call_soon_threadsafe(tell, result, fault)

    threading.Thread(target=run, name="mail box", daemon=True).start()
    return await done
