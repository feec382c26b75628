"""What speaks for a `client.voice`, and what it tells; programs and tests bring their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol


class Ready(NamedTuple):
    """An engine can speak, in languages of these codes."""

    languages: frozenset[str]


class Ended(NamedTuple):
    """The sentence of that serial has been said."""

    serial: int


class Failed(NamedTuple):
    """An engine cannot speak any more; the reason is for the log."""

    reason: str


News = Ready | Ended | Failed
Tell = Callable[[News], None]
"""Whom an engine tells, at any time, also while it is being made."""


class Engine(Protocol):
    """What speaks. It begins to start when it is made."""

    def say(self, serial: int, text: str, language: str) -> None:
        """Say it, and nothing else any more."""

    def stop(self) -> None:
        """Fall silent."""

    def tune(self, volume: float, rate: float) -> None:
        """How loud from now on, 0 to 1, and how fast, -1 to 1; 0 is the usual pace."""

    def close(self) -> None:
        """Give everything back; it tells nothing any more."""
