"""What queries read, and how one is written."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple, TypeVar

import msgspec

from protocol.messages import Qry
from server.accounts.attempts import Failures
from server.accounts.presence import Presence
from server.accounts.tokens import Tokens
from server.clock import Clock
from server.domain.actor import Actor
from server.domain.effects_on_line import Quoted
from server.domain.refused import refuse
from server.execution.day_replays import DayReplays
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.sync.parts import Parts

T = TypeVar("T")
Page = tuple[list[Any], str | None]
"""Items, and the cursor of the next page."""


class Sources(NamedTuple):
    """What queries read."""

    door: Door
    tailer: Tailer
    clock: Clock
    tokens: Tokens
    presence: Presence
    replays: DayReplays
    quoted: Quoted
    guesses: Failures
    """Who has looked for a reservation by what anybody could guess, and found none; by device."""


def sources_of(parts: Parts) -> Sources:
    """Of what a session works with, what queries read."""
    return Sources(
        door=parts.door,
        tailer=parts.tailer,
        clock=parts.clock,
        tokens=parts.tokens,
        presence=parts.presence,
        replays=parts.replays,
        quoted=parts.quoted,
        guesses=parts.guesses,
    )


Query = Callable[[Sources, Actor, Qry], Awaitable[Page]]


def ident_of(message: Qry, name: str) -> str:
    """The id that a query names. Raises `Refused`."""
    ident = message.args.get(name)
    if not isinstance(ident, str):
        raise refuse("not_found", f"The query {message.name} names an id as {name}.", field=name)
    return ident


def args_of(message: Qry, kind: type[T]) -> T:
    """The arguments of a query, as this type has them. Raises `Refused`."""
    try:
        return msgspec.convert(message.args, kind)
    except msgspec.ValidationError as fault:
        raise refuse("invalid", f"The query {message.name} was not understood: {fault}") from None
