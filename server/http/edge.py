"""What the routes stand on, and how one asks the door."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from litestar.types import Scope

from protocol.changes import Change
from protocol.commands import AnyCommand
from protocol.ids import is_id
from protocol.outcomes import Refusal
from protocol.records import Record
from server.accounts.devices import Devices
from server.accounts.presence import Presence
from server.accounts.staff import StaffAccounts
from server.accounts.tokens import Tokens
from server.clock import Clock
from server.domain.actor import HERE, Actor
from server.domain.effects_on_line import Quoted
from server.domain.refused import Refused
from server.execution.batch import Answered
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.http.field_names import as_sent
from server.http.limits import Limits
from server.http.problems import reject
from server.mail.standing import Standing
from server.meetings.rooms import Rooms
from server.store.attachments import Attachments
from server.store.store import Store

_KEYS: Final = uuid.UUID("6f1a2a52-0d0f-4c39-9f0e-6a3d4bb0a7e1")
"""The namespace in which idempotency keys become command ids."""
KEY_LENGTH: Final = 200


@dataclass(frozen=True)
class Edge:
    """The parts of the server that routes ask. `base` is used while the site has no public URL."""

    store: Store
    door: Door
    tailer: Tailer
    tokens: Tokens
    staff: StaffAccounts
    clock: Clock
    mark: Callable[[str], str]
    limits: Limits
    base: Callable[[], str]
    presence: Presence
    quoted: Quoted
    devices: Devices
    rooms: Rooms
    attachments: Attachments
    """The files of tickets."""
    lock_away: Callable[[bytes, str, str], str]
    """`Keys.lock_away`: what must be read back is kept encrypted …"""
    take_out: Callable[[bytes, str, str], str]
    """… and `Keys.take_out` reads it."""
    own_views: Callable[[str], Awaitable[list[Record]]]
    """What the customer of a service request sees of it, by its id."""
    authority: Callable[[], str] = lambda: ""
    """The certificate (PEM) that devices pin; empty where machines know its authority already."""
    plain_http: bool = False
    """Other machines connect without TLS."""
    messages: Callable[[], Standing] = Standing
    """How the sending of messages to customers stands."""

    def link(self, token: str) -> str:
        """The private link of a visit's token."""
        return f"{self.address()}/t/{token}"

    def reservation_link(self, token: str) -> str:
        """The link of a reservation's token: its page."""
        return f"{self.address()}/r/{token}"

    def thread_link(self, token: str) -> str:
        """The link of a ticket's token: its thread."""
        return f"{self.address()}/support/{token}"

    def request_link(self, token: str) -> str:
        """The link of a service request's token: its page."""
        return f"{self.address()}/s/{token}"

    def address(self) -> str:
        """The house's address, without a slash at its end."""
        return (self.tailer.floor.site.public_url or self.base()).rstrip("/")

    async def log_entry(self, seq: int) -> list[Change]:
        """The changes that one log entry made; empty once the log has dropped it."""
        found = await asyncio.to_thread(self.store.log, seq - 1, 1)
        return found[0].changes if found and found[0].seq == seq else []

    async def ask(
        self,
        scope: Scope,
        command: AnyCommand,
        *,
        here: bool = False,
        holder: Actor | None = None,
        part: str = "",
        anew: bool = False,
    ) -> Answered:
        """Execute a command for the request's actor. Raises `Refused`, `Unavailable`.

        `here`: a stranger has proved to stand in the hall; `holder`: whom they have proved to be.
        `part` names the command where a request is made of several, each under an id of its own;
        `anew`: what is done twice is as if it were done once, so that no key is needed.
        """
        actor = holder or actor_of(scope)
        if here and actor.role == "public":
            actor = HERE
        key = None if anew else key_of(scope)
        command_id = None if key is None else _command_id(scope, actor, f"{part}{key}")
        answered = await self.door.execute(command, actor, command_id, f"http:{actor.id}", "http")
        if isinstance(answered.answer, Refusal):
            raise Refused(as_sent(answered.answer, command))
        return answered


def actor_of(scope: Scope) -> Actor:
    """Who asks, as the guard found out."""
    actor: Actor = scope["actor"]  # type: ignore[typeddict-item]
    return actor


def address_of(scope: Scope) -> str:
    """The client's address."""
    client: Any = scope.get("client")
    return client[0] if client else ""


def header(scope: Scope, name: bytes) -> str | None:
    """One header, by its name in lower case."""
    for key, value in scope["headers"]:
        if key == name:
            return value.decode("latin-1")
    return None


def cookie(scope: Scope, name: str) -> str:
    """One cookie that holds an id; empty without it."""
    for part in (header(scope, b"cookie") or "").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name and is_id(value):
            return value
    return ""


def key_of(scope: Scope) -> str | None:
    """The request's `Idempotency-Key`, if it has one. Raises `Problematic`."""
    key = header(scope, b"idempotency-key")
    if key is not None and not 0 < len(key) <= KEY_LENGTH:
        reject(
            "invalid", f"The key has 1 to {KEY_LENGTH} characters: a fresh UUID.", "Idempotency-Key"
        )
    return key


def keyed_id(scope: Scope, what: str) -> str | None:
    """An id for something that is made: the same whenever the same actor sends the same
    `Idempotency-Key`; None without one. Raises `Problematic`."""
    key = key_of(scope)
    return None if key is None else _command_id(scope, actor_of(scope), f"{what} {key}")


def _command_id(scope: Scope, actor: Actor, key: str) -> str:
    # Strangers share one actor: their address keeps equal keys of two phones apart.
    whose = address_of(scope) if actor.role == "public" else actor.id
    return str(uuid.uuid5(_KEYS, f"{whose}\n{key}"))
