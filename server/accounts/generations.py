"""Whether signed tokens still hold: each bears the generation of its account, which moves on when
somebody ends what was given out before."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from server.domain.refused import refuse
from server.store.accounts import AccountBook

_log = logging.getLogger(__name__)
FRESH_S: Final = 1.0
"""So long an answer of the book is taken for true."""


class Generations:
    """What the book said a moment ago. `monotonic` is a clock in seconds."""

    def __init__(self, book: AccountBook, monotonic: Callable[[], float]) -> None:
        self._book = book
        self._monotonic = monotonic
        self._known: dict[str, int] = {}
        self._edition = 0
        self._until = 0.0

    def hold(self, ident: str, generation: int) -> bool:
        """Whether this is the account's generation. Raises `Refused` (`unavailable`).

        The book is asked at once where the answer would be no, so that what was just made works.
        """
        if self._monotonic() >= self._until or self._known.get(ident) != generation:
            self._read(ident)
        return self._known.get(ident) == generation

    def edition(self) -> int:
        """Another number than before once any account has moved on: then live sign-ins are to be
        looked at. A book that cannot be read just now has not moved on."""
        if self._monotonic() >= self._until:
            try:
                self._refresh()
            except SQLAlchemyError as fault:
                _log.error("accounts cannot be read: %s", getattr(fault, "orig", fault))
        return self._edition

    def _refresh(self) -> None:
        known = self._book.generations()
        self._edition += known != self._known
        self._known = known
        self._until = self._monotonic() + FRESH_S

    def _read(self, ident: str) -> None:
        try:
            self._refresh()
        except SQLAlchemyError as fault:
            if ident in self._known:
                return
            _log.error("accounts cannot be read: %s", getattr(fault, "orig", fault))
            raise refuse(
                "unavailable", "Signing in is not possible just now. Try again.", retry_after=2
            ) from None
