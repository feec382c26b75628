"""How a kiosk asks for whoever holds a slip to it: as a witness where that counts."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from client.not_taken import NotTaken
from kiosk.holder import VisitorHolder
from kiosk.scanned import Outcome
from protocol.commands import CheckIn, Leave
from protocol.ids import uuid7
from protocol.outcomes import Refusal

IDENT = uuid7(0, bytes(10))
TOKEN = "t" * 44


class Asked:
    """A link and a visitor's HTTP, which note what they are asked."""

    def __init__(self, answer: Any = None) -> None:
        self.answer = answer
        self.told: list[tuple[str, str, str]] = []

    async def execute(self, command: Any, command_id: str, link: str) -> Any:
        """As the kiosk, over its own link."""
        self.told.append(("link", command.op(), link))
        if isinstance(self.answer, Exception):
            raise self.answer
        return SimpleNamespace(answer=self.answer)

    async def ask(self, token: str, command: Any, command_id: str) -> Refusal | None:
        """As the holder, over HTTP."""
        self.told.append(("http", command.op(), token))
        return None


def outcome(at: Asked, command: CheckIn | Leave) -> Outcome:
    """What the screen is told."""
    heard: list[Outcome] = []

    async def run() -> None:
        tasks: list[asyncio.Task[Any]] = []
        spawn = lambda work: tasks.append(asyncio.ensure_future(work)) or tasks[-1]  # noqa: E731
        holder = VisitorHolder(at, at, lambda: IDENT, spawn)  # type: ignore[arg-type]
        holder.change(TOKEN, command, IDENT, heard.append)
        await asyncio.gather(*tasks)

    asyncio.run(run())
    return heard[0]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (None, "done"),
        (Refusal(code="wrong_state", detail="It is over."), "refused"),
        (NotTaken("unauthenticated", "This token is not valid here."), "refused"),
    ],
)
def test_that_somebody_is_here_the_kiosk_says_itself_with_the_link_that_is_held_to_it(
    answer: Any, told: Outcome
) -> None:
    at = Asked(answer)
    assert outcome(at, CheckIn(entry=IDENT)) == told
    assert at.told == [("link", "check_in", TOKEN)]


def test_all_else_is_asked_as_the_holders_phone_would() -> None:
    at = Asked()
    assert outcome(at, Leave(entry=IDENT)) == "done"
    assert at.told == [("http", "leave", TOKEN)]
