"""What the pages are made of: the parts of the server that they ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from litestar import Response

from protocol.commands import AnyCommand
from protocol.messages import Snapshot
from protocol.outbox import Channel
from protocol.outcomes import Answer
from protocol.records import Site
from server.accounts.presence import Presence
from server.accounts.tokens import Tokens
from server.clock import Clock
from server.domain.actor import Actor
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.http.limits import Limits
from server.meetings.rooms import Rooms
from server.pages import language
from server.pages.html import AnyRequest, Html
from server.pages.words import Words, words
from server.store.attachments import Attachments

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
    limits: Limits
    """How often somebody may look, take numbers or change a place."""
    html: Html
    presence: Presence
    """What proves that a phone is in the hall, or has opened the public address."""
    rooms: Rooms
    """The video rooms of the house."""
    sends: Callable[[], Collection[Channel]]
    """By which ways messages go out now."""
    attachments: Attachments
    """Where the files of tickets lie."""
    queues: dict[str, Snapshot] = field(default_factory=dict)
    """The last frame of each queue, by service point."""

    async def execute(
        self, command: AnyCommand, actor: Actor, command_id: str | None = None, client: str = ""
    ) -> Answer:
        """Execute, and wait until the pages can see the effect. Raises `Unavailable`."""
        answered = await self.door.execute(command, actor, command_id, client, "page")
        # When it takes longer, the change is made all the same: the page is a moment behind.
        with suppress(TimeoutError):
            await asyncio.wait_for(self.tailer.reached(answered.seq), SEEN_WITHIN_S)
        return answered.answer

    def mails(self) -> bool:
        """Whether there is anything to send mails by."""
        return "mail" in self.sends()

    def address(self, request: AnyRequest) -> str:
        """Where a request comes from."""
        return request.client.host if request.client else ""

    @property
    def site(self) -> Site | None:
        """The hall itself, once there is one."""
        return next(self.tailer.floor.of(Site), None)

    def words(self, request: AnyRequest) -> Words:
        """The sentences in the language of whoever asks."""
        return words(language.language_of(request, self.site))

    def page(
        self,
        request: AnyRequest,
        template: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> Response[str]:
        """A page in the language of whoever asks; `values` are the template's own."""
        answer = self.html.page(
            request,
            self.words(request),
            template,
            languages=language.offered(self.site),
            status=status,
            headers=headers,
            **values,
        )
        return language.keep(request, answer, self.site)
