"""How a page sends a customer's command, and what it says of a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid5

import msgspec

from protocol.commands import AnyCommand
from protocol.outcomes import REFUSALS, Answer, Refusal
from server.domain.actor import PUBLIC, Actor
from server.domain.refused import Refused
from server.execution.door import Unavailable
from server.pages import on_site
from server.pages.html import AnyRequest
from server.pages.parts import Parts

TAKEN: Final = frozenset({"slot_taken", "slot_not_offered"})
GONE: Final = TAKEN | {"hold_expired"}
"""Somebody else has the time."""
_SAID: Final = {
    "slot_taken": "book.taken",
    "slot_not_offered": "book.taken",
    "hold_expired": "book.taken",
    "limit_reached": "book.limit",
    "unknown_definition": "book.closed",
    "too_late": "booked.too_late",
    "too_many_requests": "book.busy",
    "unavailable": "book.busy",
}
"""Codes of refusals, and the key of what a page says of them."""


@dataclass(frozen=True)
class Stopped:
    """Why nothing came of a command: the key of a sentence, its status, and what would be free."""

    code: str
    said: str
    status: int
    starts: list[int]
    retry_after: int | None = None


async def send(
    parts: Parts,
    request: AnyRequest,
    command: AnyCommand,
    actor: Actor = PUBLIC,
    command_id: str | None = None,
) -> Answer | Stopped:
    """The answer to a command, or why there is none."""
    try:
        parts.limits.send(actor, parts.address(request), command)
        answer = await parts.execute(command, actor, command_id, on_site.BROWSER)
        if isinstance(answer, Refusal) and answer.code == "key_reused":
            # The same page was changed and sent again after a step back.
            fresh = _changed(command, command_id)
            answer = await parts.execute(command, actor, fresh, on_site.BROWSER)
    except Refused as many:
        return stopped(many.refusal)
    except Unavailable as away:
        return Stopped("unavailable", "book.busy", 503, [], away.retry_after)
    return stopped(answer) if isinstance(answer, Refusal) else answer


def _changed(command: AnyCommand, command_id: str | None) -> str:
    """The id of a form that was sent before with something else in it: one for each content, so
    that this too is done once however often it is sent."""
    content = msgspec.json.encode(command).decode()
    return str(uuid5(UUID(command_id), content)) if command_id else ""


def stopped(refusal: Refusal) -> Stopped:
    """What a page says of a refusal."""
    kind = REFUSALS.get(refusal.code)
    return Stopped(
        code=refusal.code,
        said=_SAID.get(refusal.code, "book.not_now"),
        status=kind.status if kind else 409,
        starts=list(refusal.starts[:3]),
        retry_after=refusal.retry_after,
    )


def holder_of(parts: Parts, browser: str) -> str:
    """The mark under which a held time remembers this browser; empty without one."""
    return parts.mark(f"browser:{browser}") if browser else ""
