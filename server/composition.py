"""A composed server: all of its parts, opened and closed in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from server.accounts.devices import Devices
from server.accounts.keys import Keys
from server.accounts.passwords import Passwords
from server.accounts.presence import Presence
from server.accounts.tokens import Tokens
from server.clock import Clock
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.jobs.bench import BenchTimers
from server.jobs.deadlines import Deadlines
from server.jobs.mail_in import MailIn
from server.jobs.meeting_rooms import MeetingRooms
from server.jobs.notices import Notices
from server.jobs.outbox import Outbox
from server.jobs.timers import Timers
from server.store.accounts import AccountBook
from server.store.store import Store
from server.sync.websocket import SyncApp

SYNC: Final = "/sync"


@dataclass
class Composition:
    """All parts of one server. `asgi` is what a web server runs between `start` and `stop`."""

    store: Store
    keys: Keys
    book: AccountBook
    passwords: Passwords
    tokens: Tokens
    presence: Presence
    devices: Devices
    clock: Clock
    door: Door
    tailer: Tailer
    timers: Timers
    deadlines: Deadlines
    bench: BenchTimers
    outbox: Outbox
    mail_in: MailIn
    notices: Notices
    meetings: MeetingRooms
    sync: SyncApp
    http: Any

    async def asgi(self, scope: Any, receive: Any, send: Any) -> None:
        """`/sync` to the websocket application, the rest to the HTTP application."""
        if scope["type"] != "websocket":
            await self.http(scope, receive, send)
        elif scope["path"] == SYNC:
            await self.sync(scope, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 4404})

    async def start(self) -> None:
        """Open the doors: commands, the log's follower, the day, the socket."""
        await self.door.start()
        await self.tailer.start()
        await self.timers.start()
        await self.deadlines.start()
        await self.bench.start()
        await self.outbox.start()
        await self.mail_in.start()
        await self.notices.start()
        await self.meetings.start()
        await self.sync.start()

    async def hang_up(self) -> None:
        """Say goodbye to all sockets, so that the web server can end."""
        await self.sync.stop()

    async def stop(self) -> None:
        """Close in the opposite order; whoever waits at the door is still answered."""
        await self.meetings.stop()
        await self.notices.stop()
        await self.mail_in.stop()
        await self.outbox.stop()
        await self.bench.stop()
        await self.deadlines.stop()
        await self.timers.stop()
        await self.door.stop()
        await self.tailer.stop()
        self.close()

    def close(self) -> None:
        """Let go of threads and files; `stop` does it too."""
        self.passwords.close()
        self.store.close()
