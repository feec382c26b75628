"""Routes are made once a process; what they ask and keep is that of the server that was asked.

To make them all takes longer than everything else of a start, and a program that opens several
halls one after another, as practice does, need not wait for it again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Final, Generic, TypeVar, cast

T = TypeVar("T")

_PARTS: Final[ContextVar[dict[object, Any]]] = ContextVar("parts of the server that was asked")


class _PerServer(Generic[T]):
    """Stands for a part of which each server has one of its own."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        parts = _PARTS.get()
        if self not in parts:
            parts[self] = self._make()
        return getattr(parts[self], name)


def per_server(make: Callable[[], T]) -> T:
    """What `make` makes, for each server once: while it answers a request, the attributes and
    methods of the result are those of its own. Signs such as `[]` do not work on it."""
    return cast(T, _PerServer(make))


class ServerParts:
    """The parts of one server."""

    def __init__(self) -> None:
        self._parts: dict[object, Any] = {}

    def put(self, stands: T, part: T) -> None:
        """What stands for a part is this one, in this server."""
        self._parts[stands] = part

    def asked(self) -> None:
        """This server is the one whose parts are meant, until the request has its answer."""
        _PARTS.set(self._parts)


def given() -> Any:
    """Of a part that is made for nobody: whoever opens the server has to `put` it."""
    raise LookupError("This server was opened without one of its parts.")
