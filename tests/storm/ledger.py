"""What was asked and answered in a storm: each command under its id, however often it was sent."""

from __future__ import annotations

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

import msgspec

from client.not_taken import NotTaken
from protocol.commands import AnyCommand
from protocol.messages import Ack
from protocol.outcomes import Answer, Refusal
from staff_console.asked import Done
from staff_console.asking import Sends

RESENT: Final = 0.1
"""The share of commands that are sent once more, after their answer."""
TOLD: Final = 40
"""So many of the last commands are told when a storm goes wrong."""


@dataclass
class Sent:
    """One command, and its answer once there is one."""

    who: str
    command: AnyCommand
    answer: Answer | None = None
    seq: int = 0


class Ledger:
    """All commands of a storm, in the order in which they were first sent."""

    def __init__(self, seed: int, most: int) -> None:
        self.sent: dict[str, Sent] = {}
        self.faults: list[str] = []
        self.repeats = 0
        self._by: Counter[str] = Counter()
        self._random = Random(seed)
        self._most = most

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.sent)

    @property
    def over(self) -> bool:
        """Whether the storm is over."""
        return self.count >= self._most

    @property
    def open(self) -> int:
        """How many are not answered yet."""
        return sum(1 for sent in self.sent.values() if sent.answer is None)

    @property
    def done(self) -> Counter[str]:
        """How often each operation was asked for and not refused."""
        answered = [sent for sent in self.sent.values() if sent.answer is not None]
        return Counter(s.command.op() for s in answered if not isinstance(s.answer, Refusal))

    def share(self, who: str) -> float:
        """The share of one sender."""
        return self._by[who] / max(1, self.count)

    def asks(self, who: str, command: AnyCommand) -> str:
        """Somebody asks: the id of the command."""
        ident = str(uuid.UUID(int=self._random.getrandbits(128), version=4))
        self.sent[ident] = Sent(who, command)
        self._by[who] += 1
        return ident

    def answered(self, ident: str, answer: Ack | NotTaken) -> None:
        """An answer came, the first or another one to the same command."""
        sent = self.sent[ident]
        if isinstance(answer, NotTaken):
            self.faults.append(f"{sent} was not taken: {answer.code} {answer.detail}")
        elif sent.answer is None:
            sent.answer, sent.seq = answer.answer, answer.seq
        elif (sent.answer, sent.seq) != (answer.answer, answer.seq):
            self.faults.append(f"{sent} was answered once more, with {answer}")

    def again(self) -> bool:
        """Whether an answered command is sent once more; by chance."""
        again = self._random.random() < RESENT
        self.repeats += again
        return again

    def told(self) -> Iterator[str]:
        """The last commands, a line each."""
        for sent in list(self.sent.values())[-TOLD:]:
            asked = msgspec.json.encode(sent.command).decode()
            came = sent.answer and msgspec.json.encode(sent.answer).decode()
            yield f"{sent.who}: {asked} -> {came}"


class Recorded:
    """Sends over a link, and writes down what becomes of it; stands in a console as its link."""

    def __init__(self, ask: Sends, ledger: Ledger, who: str) -> None:
        self._ask = ask
        self._ledger = ledger
        self._who = who

    def __call__(
        self, command: AnyCommand, done: Done, ident: str | None = None
    ) -> Callable[[], None]:
        """Send it under an id of the ledger."""
        ledger = self._ledger
        known = ident or ledger.asks(self._who, command)

        def answered(answer: Ack | NotTaken) -> None:
            ledger.answered(known, answer)
            done(answer)
            if ledger.again():
                self._ask(command, lambda once_more: ledger.answered(known, once_more), known)

        return self._ask(command, answered, known)

    async def ask(self, command: AnyCommand) -> Ack:
        """Send it and wait for the answer. Raises `NotTaken`."""
        future: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()

        def done(answer: Ack | NotTaken) -> None:
            if isinstance(answer, NotTaken):
                future.set_exception(answer)
            else:
                future.set_result(answer)

        self(command, done)
        return await future
