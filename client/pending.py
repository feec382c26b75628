"""Commands and queries that wait for their answers; each keeps its id however often it is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from client.not_taken import NotTaken
from protocol.codec import Malformed, decode_client, encode
from protocol.messages import MAX_CLIENT_FRAME, Ack, Cmd, Err, Qry, Res

RESEND_S: Final = 8.0
TRANSIENT: Final = frozenset({"unavailable", "too_many_requests"})
"""Codes after which the very same message may be taken."""


def must_be_sendable(message: Cmd | Qry, most: int = MAX_CLIENT_FRAME) -> None:
    """Raise `NotTaken` for what would end every connection on which it is sent, such as more than
    `most` bytes."""
    frame = encode(message)
    if len(frame) > most:
        raise NotTaken("too_large", "This is too long to be sent. Shorten it.")
    try:
        decode_client(frame)
    except Malformed as fault:
        raise NotTaken("malformed", f"This cannot be sent: {fault}") from None


@dataclass
class _Waiting:
    message: Cmd | Qry
    answer: asyncio.Future[Ack | Res]
    due: float
    """When to send again, s of the steady clock."""
    askers: int = 1
    """How many wait for the answer."""
    held: str = ""
    """Why the server could not take it when it was last sent; empty if it did not say so."""


class Pending:
    """What was asked and not answered, in the order of asking.

    `held` is called with why the server cannot carry out a command now, and with "" once it can.
    """

    def __init__(self, held: Callable[[str], None]) -> None:
        self._waiting: dict[str, _Waiting] = {}
        self._held = held

    def add(self, message: Cmd | Qry, now: float) -> asyncio.Future[Ack | Res]:
        """Wait for the answer to a message. Asking twice under one id waits for one answer."""
        known = self._waiting.get(message.id)
        if known is not None:
            known.askers += 1
            return known.answer
        answer: asyncio.Future[Ack | Res] = asyncio.get_running_loop().create_future()
        self._waiting[message.id] = _Waiting(message, answer, now + RESEND_S)
        return answer

    def drop(self, ident: str, answer: asyncio.Future[Ack | Res]) -> None:
        """Somebody who waited for this answer has it or gave up; with the last the message goes."""
        waiting = self._waiting.get(ident)
        if waiting is None or waiting.answer is not answer:
            return
        waiting.askers -= 1
        if not waiting.askers:
            self._forget(ident)

    def all(self, now: float) -> Iterator[Cmd | Qry]:
        """Everything, to be sent on a new connection."""
        return self._send((waiting for waiting in list(self._waiting.values())), now)

    def due(self, now: float) -> Iterator[Cmd | Qry]:
        """What has waited too long on this connection."""
        late = [waiting for waiting in self._waiting.values() if waiting.due <= now]
        return self._send(iter(late), now)

    def answered(self, message: Ack | Res) -> None:
        """An answer came; one to an unknown id was a second answer to a resent message."""
        waiting = self._waiting.get(message.id)
        if waiting is None:
            return
        self._forget(message.id)
        if not waiting.answer.done():
            waiting.answer.set_result(message)

    def refused(self, err: Err, now: float) -> None:
        """The message was not taken: later again if that may help, else the asker is told."""
        waiting = self._waiting.get(err.id or "")
        if waiting is None:
            return
        if err.code in TRANSIENT:
            waiting.due = now + (err.retry_after or 1)
            waiting.held = err.detail
            self._tell_held()
            return
        self._forget(waiting.message.id)
        if not waiting.answer.done():
            waiting.answer.set_exception(NotTaken(err.code, err.detail))

    def _forget(self, ident: str) -> None:
        del self._waiting[ident]
        self._tell_held()

    def _tell_held(self) -> None:
        commands = (each for each in self._waiting.values() if isinstance(each.message, Cmd))
        self._held(next((each.held for each in commands if each.held), ""))

    @staticmethod
    def _send(which: Iterator[_Waiting], now: float) -> Iterator[Cmd | Qry]:
        for waiting in which:
            waiting.due = now + RESEND_S
            yield waiting.message
