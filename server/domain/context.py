"""What a rule is told besides the floor: who, when, and where new ids come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from protocol.changes import Change
from protocol.outcomes import Outcome
from protocol.reservation_number import drawn
from server.domain.actor import Actor


class Context(NamedTuple):
    """The circumstances of one command."""

    actor: Actor
    now: int
    new_id: Callable[[], str]
    mark: Callable[[str], str]
    """A keyed hash: what it marks cannot be read back from the log."""
    random_number: Callable[[], str] = drawn
    """A reservation number that nobody can guess."""


class Decision(NamedTuple):
    """What a rule decided: the outcome and the absolute changes that make it so."""

    outcome: Outcome
    changes: list[Change]
