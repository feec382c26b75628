"""A sheet as a value: its questions, what has been answered, and the command that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from protocol.commands import AnyCommand
from protocol.records import Entry
from protocol.replica import Replica
from staff_console.choice import SheetName
from staff_console.facts import Facts

Values = Mapping[str, str]
"""What was typed or picked, by the name of the field; several keys stand in a line each."""
Kind = Literal[
    "one", "some", "pick", "find", "text", "scan", "lines", "count", "secret", "sign", "files",
    "act", "said", "qr", "codes",
]  # fmt: skip
"""One of a few, several of a few, one of many with a search, one of those whom the server finds, a
line, a line that a reader may type, several lines, a number, a line that nobody reads over a
shoulder, a signature as it is drawn, files of this computer, a button inside the sheet; to be seen
alone: a text, a code for a camera, lines to be kept."""


@dataclass(frozen=True)
class Option:
    """An answer to choose."""

    key: str
    title: str
    about: str = ""
    """What goes with it, or why it cannot be chosen."""
    usable: bool = True

    @property
    def spoken(self) -> str:
        """The option for a screen reader."""
        return f"{self.title}, {self.about}" if self.about else self.title


@dataclass(frozen=True)
class Field:
    """One question."""

    name: str
    label: str
    kind: Kind
    value: str
    options: tuple[Option, ...] = ()
    hint: str = ""
    most: int = 200
    """The most characters, or the largest count."""
    beside: bool = False
    """Whether it stands beside the one before it, not below; in a wide form alone."""
    share: int = 1
    """Of the width, against those beside it."""


@dataclass(frozen=True)
class Form:
    """All of a sheet. Without a command it cannot be sent, and `why` says what is missing."""

    name: SheetName
    title: str
    fields: tuple[Field, ...]
    does: str
    """The verb on its button."""
    command: AnyCommand | None
    number: str
    """Whom it is about, or the name of desk or service point."""
    text: str = ""
    why: str = ""
    place: str = ""
    """Where it leads, by name."""
    wide: bool = False
    """Whether it needs more room than a question does."""

    @property
    def ready(self) -> bool:
        """Whether it can be sent."""
        return self.command is not None


class FormFace(Protocol):
    """What is drawn of a sheet, whatever comes of it."""

    @property
    def name(self) -> str:
        """Another name is another sheet."""

    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def fields(self) -> tuple[Field, ...]: ...
    @property
    def does(self) -> str: ...
    @property
    def ready(self) -> bool: ...
    @property
    def why(self) -> str: ...
    @property
    def wide(self) -> bool: ...


class Scene(NamedTuple):
    """What a sheet knows: my desk, whom it is about, and the server's time (ms)."""

    replica: Replica
    facts: Facts
    subject: Entry | None
    now: int


Sheet = Callable[[Scene, Values], Form]


def picked(values: Values, name: str, options: tuple[Option, ...], usual: str = "") -> str:
    """The key that is chosen: the answered one while it can be, else the usual, else the first."""
    able = [option.key for option in options if option.usable]
    for key in (values.get(name, ""), usual):
        if key in able:
            return key
    return able[0] if able else ""


def several(value: str) -> list[str]:
    """The keys of an answer that may have several."""
    return [key for key in value.split("\n") if key]


def sought(value: str) -> tuple[str, str]:
    """What was typed to find something, and the key of what is chosen of it; both may be empty."""
    typed, _, key = value.partition("\n")
    return typed, key


def as_value(keys: Iterable[str]) -> str:
    """Several keys as one answer."""
    return "\n".join(keys)
