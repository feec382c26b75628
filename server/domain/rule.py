"""What a rule is: what it reads that memory may lack, and what decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from protocol.changes import Key
from protocol.commands import Command
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.reads import Read


class Rule(NamedTuple):
    """One row of the table of commands."""

    decide: Callable[[Floor, Any, Context], Decision]
    reads: Callable[[Any], Sequence[Read]]


def nothing(command: Command) -> list[Key]:
    """What a rule reads that is decided by what memory keeps."""
    return []
