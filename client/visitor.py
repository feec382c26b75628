"""Asking the server as a visitor, by the token of a private link: the place, and changes to it."""

from __future__ import annotations

import ssl
from typing import Final

import httpx
import msgspec

from client.http import ServerAway
from client.own_place import OwnCommand, OwnPlace, own_place
from client.trust import verify_for
from protocol.commands import Away
from protocol.messages import Snapshot
from protocol.outcomes import Refusal
from protocol.replica import Replica
from protocol.views import OwnEntry

PATIENCE_S: Final = 8.0
TRANSIENT_FROM: Final = 500
TOO_MANY: Final = 429


class _State(msgspec.Struct, frozen=True):
    """Answer of `/t/{token}/state`: the visitor's topic and that of their queue."""

    frames: list[Snapshot]


class _Moved(msgspec.Struct, frozen=True):
    """Answer of a change: the state that the entry is in now."""

    state: str


class _Problem(msgspec.Struct, frozen=True):
    code: str
    detail: str = ""
    title: str = ""


class Visitor:
    """The visitor's side of one server. Tokens go out and are kept nowhere.

    `trust` knows the authority that is trusted alone. Tests inject a `transport`.
    """

    def __init__(
        self,
        server: str,
        transport: httpx.AsyncBaseTransport | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._server = server
        self._transport = transport
        self._trust = verify_for(server, trust)

    async def place(self, token: str) -> OwnPlace | None:
        """The place behind a private link; None if it opens nothing here. Raises `ServerAway`."""
        answer = await self._send("GET", f"/t/{token}/state")
        try:
            if answer.is_success:
                return _place(msgspec.json.decode(answer.content, type=_State).frames)
            problem = msgspec.json.decode(answer.content, type=_Problem)
        except msgspec.DecodeError:
            raise _strange(answer) from None
        if answer.status_code == 404 and problem.code == "not_found":
            return None
        raise ServerAway(problem.detail or problem.title or problem.code)

    async def ask(self, token: str, command: OwnCommand, command_id: str) -> Refusal | None:
        """Change the place; None when that is done. Raises `ServerAway`.

        Asking again under the same id does nothing twice: so ask until an answer comes.
        """
        path = f"/crm/reservations/queue/{command.op().replace('_', '-')}/{command.entry}"
        body = {"minutes": command.minutes} if isinstance(command, Away) else {}
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": command_id}
        answer = await self._send("POST", path, json=body, headers=headers)
        try:
            if answer.is_success:
                msgspec.json.decode(answer.content, type=_Moved)
                return None
            problem = msgspec.json.decode(answer.content, type=_Problem)
        except msgspec.DecodeError:
            raise _strange(answer) from None
        if answer.status_code >= TRANSIENT_FROM or answer.status_code == TOO_MANY:
            raise ServerAway(problem.detail or problem.title)
        return Refusal(code=problem.code, detail=problem.detail)

    async def _send(self, method: str, path: str, **more: object) -> httpx.Response:
        try:
            async with httpx.AsyncClient(
                base_url=self._server,
                transport=self._transport,
                verify=self._trust,
                timeout=PATIENCE_S,
                trust_env=False,
            ) as client:
                return await client.request(method, path, **more)  # type: ignore[arg-type]
        except httpx.HTTPError as fault:
            # Never with its address: that holds the token.
            why = type(fault).__name__
            raise ServerAway(f"The server at {self._server} does not answer ({why})") from None


def _strange(answer: httpx.Response) -> ServerAway:
    return ServerAway(f"{answer.status_code}, which is no answer of this server")


def _place(frames: list[Snapshot]) -> OwnPlace | None:
    """The place that the frames of a visit and of its queue tell."""
    copies = []
    for frame in frames:
        copies.append(Replica(frame.topic))
        copies[-1].snapshot(frame)
    owns = [own for copy in copies for own in copy.of(OwnEntry)]
    queues = [copy for copy in copies if copy.topic.startswith("queue/")]
    return own_place(owns[0], queues[0]) if owns and queues else None
