"""What became of an attempt to send, and what sends."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple, Protocol

Kind = Literal["sent", "later", "never", "away"]
"""`sent`: taken over by whom it was handed to; `later`: not this one, not now; `never`: this one
will not be taken; `away`: nothing can be sent there now, whatever it is."""
WORDS_MOST: Final = 160
_ADDRESS: Final = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")


class Delivery(NamedTuple):
    """How an attempt ended, with the other side's words for staff."""

    kind: Kind
    words: str = ""
    retry_s: int | None = None
    """The other side has asked for so much patience."""


@dataclass(frozen=True)
class Calendar:
    """A calendar file and its method."""

    method: str
    data: bytes


@dataclass(frozen=True)
class Attached:
    """A file that goes with a letter."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True)
class Thread:
    """Where a letter stands among others: Message-IDs with their brackets, empty where none is."""

    mail_id: str = ""
    """Its own, where it must be a certain one."""
    in_reply_to: str = ""
    references: list[str] = field(default_factory=list)
    reply_to: str = ""
    """Where answers go, before what the mail settings say."""
    by_person: bool = False
    """Whether a person wrote it, so that it is no automatic mail."""


@dataclass(frozen=True)
class Letter:
    """What is sent: to whom, in which language, and what it says. An SMS has text alone."""

    id: str
    """Of the message; each attempt has the same."""
    to: str
    """Mail address, or telephone in E.164."""
    text: str
    name: str = ""
    language: str = "en"
    subject: str = ""
    html: str = ""
    house: str = ""
    """What the house is called, for who it is from."""
    calendar: Calendar | None = None
    made_at: int = 0
    thread: Thread | None = None
    files: list[Attached] = field(default_factory=list)
    drawing: Callable[[], Attached] | None = None
    """Makes one more file, which takes a while: asked in a thread, just before it is sent."""

    def drawn(self) -> Letter:
        """The letter with all of its files."""
        if self.drawing is None:
            return self
        return replace(self, files=[*self.files, self.drawing()], drawing=None)


class Sender(Protocol):
    """Sends letters one at a time."""

    async def send(self, letter: Letter) -> Delivery:
        """Try once; never raises for what the other side does."""

    async def rest(self) -> None:
        """Nothing follows for now: let go of the line."""


def without_address(delivery: Delivery, to: str) -> Delivery:
    """The other side likes to repeat whom it will not take; a record of that outlives the
    customer's address."""
    words = _ADDRESS.sub("…", delivery.words)
    for written in (to, to.removeprefix("+")):
        words = words.replace(written, "…") if written else words
    return delivery._replace(words=words)


def in_one_line(words: object) -> str:
    """What the other side said, for a record: one line, not too long."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= WORDS_MOST else f"{line[: WORDS_MOST - 1]}…"
