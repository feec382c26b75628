"""Asking the server for a number: one touch, one command id, however many connections it takes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final, Protocol

import msgspec

from client.link import Link
from client.not_taken import NotTaken
from kiosk.brought import Answer as Brought
from kiosk.journal import GivesNumber, Journal, Written, noted
from kiosk.sought import Answer
from protocol.booking_queries import FoundReservation
from protocol.commands import AnswerHelp, AskForHelp, JoinQueue, Leave
from protocol.outcomes import Joined, Refusal, Requested
from protocol.request_commands import AnswerEstimate, OpenRequest
from protocol.request_queries import FoundOwnRequest

log = logging.getLogger(__name__)

NOT_A_NUMBER: Final = "unexpected_answer"
"""The kiosk's own code: the server answered something else than a join's answer."""


@dataclass(frozen=True)
class Answered:
    """The answer under a command id; `token` is the private link's, with a number."""

    command_id: str
    answer: Joined | Requested | Refusal
    token: str | None = None


class Asker(Protocol):
    """What a kiosk asks through; a test answers by hand."""

    def new_id(self) -> str:
        """An id for one touch."""

    def ask(
        self,
        command: GivesNumber,
        command_id: str,
        then: Callable[[Answered], None],
        link: str = "",
    ) -> None:
        """Ask, as whoever holds the link, and call `then` once with the answer."""

    def find(self, args: dict[str, Any], then: Callable[[Answer], None]) -> None:
        """Look for reservations, and call `then` once with what came of it."""

    def find_request(self, args: dict[str, Any], then: Callable[[Brought], None]) -> None:
        """Look for what was brought, and call `then` once."""

    def answer_estimate(
        self, command: AnswerEstimate, command_id: str, link: str, then: Callable[[str], None]
    ) -> None:
        """Answer, as whoever holds the link, and call `then` once with the code of the refusal;
        `done` where it was taken."""

    def give_up(self, command_id: str) -> None:
        """Ask no longer: whoever wanted the number has gone."""

    def tell(self, command: AskForHelp | AnswerHelp, then: Callable[[bool], None]) -> None:
        """Say something to the staff, and call `then` once: true when the server has it."""


class LinkAsker:
    """Asks over a link; `spawn` runs its work beside the screen. What is asked stands in the
    journal first: a kiosk that is killed asks it again, under the same id."""

    def __init__(
        self,
        link: Link,
        new_id: Callable[[], str],
        spawn: Callable[[Coroutine[Any, Any, None]], asyncio.Task[Any]],
        journal: Journal,
    ) -> None:
        self._link = link
        self._spawn = spawn
        self._journal = journal
        self._wanted: set[str] = set()
        """Ids of the commands whose answer somebody waits for."""
        self.new_id = new_id

    def ask(
        self,
        command: GivesNumber,
        command_id: str,
        then: Callable[[Answered], None],
        link: str = "",
    ) -> None:
        """Ask, and call `then` once with the answer, unless it was given up."""
        self._wanted.add(command_id)
        kept = self._journal.asked(command_id, command)
        self._spawn(self._carry(command, command_id, then, link, kept))

    def find(self, args: dict[str, Any], then: Callable[[Answer], None]) -> None:
        """Look for reservations, and call `then` once with what came of it."""
        self._spawn(self._find(args, then))

    async def _find(self, args: dict[str, Any], then: Callable[[Answer], None]) -> None:
        try:
            found = await self._link.query("find_reservation", args)
            then([msgspec.convert(each, FoundReservation) for each in found.items])
        except NotTaken as fault:
            log.info("a reservation was not looked for: %s", fault.code)
            then("often" if fault.code == "limit_reached" else "away")
        except msgspec.ValidationError as fault:
            log.error("a reservation was not understood: %s", fault)
            then("away")

    def find_request(self, args: dict[str, Any], then: Callable[[Brought], None]) -> None:
        """Look for what was brought, and call `then` once."""
        self._spawn(self._find_request(args, then))

    async def _find_request(self, args: dict[str, Any], then: Callable[[Brought], None]) -> None:
        try:
            found = await self._link.query("find_own_request", args)
            then(msgspec.convert(found.items[0], FoundOwnRequest) if found.items else "")
        except NotTaken as fault:
            log.info("what was brought was not looked for: %s", fault.code)
            then("often" if fault.code == "limit_reached" else "away")
        except msgspec.ValidationError as fault:
            log.error("what was brought was not understood: %s", fault)
            then("away")

    def answer_estimate(
        self, command: AnswerEstimate, command_id: str, link: str, then: Callable[[str], None]
    ) -> None:
        """Answer, as whoever holds the link, and call `then` once."""
        self._spawn(self._answer(command, command_id, link, then))

    async def _answer(
        self, command: AnswerEstimate, command_id: str, link: str, then: Callable[[str], None]
    ) -> None:
        try:
            answer = (await self._link.execute(command, command_id, link)).answer
        except NotTaken as fault:
            then(fault.code)
            return
        then(answer.code if isinstance(answer, Refusal) else "done")

    def give_up(self, command_id: str) -> None:
        """Nobody waits for the answer now. A number that comes all the same is given back.

        The command stays pending: only its answer tells whether the server has given a number.
        """
        if command_id in self._wanted:
            self._wanted.discard(command_id)
            self._spawn(noted(self._journal.gave_up(command_id)))
            log.info(
                "gave up asking for a number; if command %s gave one, it goes back", command_id
            )

    def give_back(self, command_id: str, joined: Joined | Requested) -> None:
        """A number was given to nobody."""
        self._spawn(self._return(command_id, joined))

    def tell(self, command: AskForHelp | AnswerHelp, then: Callable[[bool], None]) -> None:
        """Say something to the staff, and call `then` once: true when the server has it."""
        self._spawn(self._say(command, then))

    async def _say(self, command: AskForHelp | AnswerHelp, then: Callable[[bool], None]) -> None:
        try:
            ack = await self._link.execute(command)
        except NotTaken as fault:
            log.warning("%s was not taken: %s", command.op(), fault.detail)
            then(False)
            return
        if isinstance(ack.answer, Refusal):
            log.warning("%s was refused: %s", command.op(), ack.answer.detail)
        then(not isinstance(ack.answer, Refusal))

    async def _carry(
        self,
        command: GivesNumber,
        command_id: str,
        then: Callable[[Answered], None],
        link: str,
        kept: Written,
    ) -> None:
        await noted(kept)
        token: str | None = None
        answer: Joined | Requested | Refusal
        try:
            ack = await self._link.execute(command, command_id, link)
        except NotTaken as fault:
            answer = Refusal(code=fault.code, detail=fault.detail)
        else:
            answer, token = _read(ack.answer), ack.token
        given = answer.own if isinstance(answer, Refusal) else answer
        if given is not None and given.visit:
            await noted(self._journal.given(command_id, given.visit))
        else:
            await noted(self._journal.over(command_id))
        if command_id in self._wanted:
            self._wanted.discard(command_id)
            then(Answered(command_id, answer, token))
            return
        gone = isinstance(command, JoinQueue | OpenRequest)
        if gone and not isinstance(answer, Refusal):
            await self._return(command_id, answer)
        else:
            # Who has booked, or picks something up, is here all the same, and finds the number
            # by scanning once more.
            await noted(self._journal.over(command_id))

    async def _return(self, command_id: str, joined: Joined | Requested) -> None:
        await self._give_back(joined)
        await noted(self._journal.over(command_id))

    async def _give_back(self, joined: Joined | Requested) -> None:
        """Leave for somebody who went without a number: it would be called for nobody."""
        try:
            ack = await self._link.execute(Leave(entry=joined.entry))
        except NotTaken as fault:
            log.warning("%s is nobody's and stays in line: %s", joined.number, fault.detail)
            return
        if isinstance(ack.answer, Refusal):
            log.warning("%s is nobody's and stays in line: %s", joined.number, ack.answer.detail)


def _read(answer: object) -> Joined | Requested | Refusal:
    if isinstance(answer, Joined | Requested | Refusal):
        return answer
    log.error("a join was answered with %s", type(answer).__name__)
    return Refusal(code=NOT_A_NUMBER, detail="")
