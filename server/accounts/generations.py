"""Whether signed tokens still hold: each bears the generation of its account, which moves on when
somebody ends what was given out before, and a colleague's the sign-in that it came from."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from server.domain.refused import Refused, refuse
from server.store.accounts import AccountBook

_log = logging.getLogger(__name__)
FRESH_S: Final = 0.25
"""So long an answer of the book is taken for true, where another process may have written it."""


class Generations:
    """What the book said a moment ago. `monotonic` is a clock in seconds.

    What this process ends is known at once: the book tells.
    """

    def __init__(self, book: AccountBook, monotonic: Callable[[], float]) -> None:
        self._book = book
        self._monotonic = monotonic
        self._known: dict[str, int] = {}
        self._families: dict[str, bool] = {}
        self._edition = 0
        self._endings = 0
        """How often this process ended something; the book counts in threads of its own."""
        self._until = 0.0
        self._listeners: list[Callable[[], None]] = []
        book.on_end(self.ended)

    def on_end(self, listener: Callable[[], None]) -> None:
        """Tell whenever this process has ended something, in whichever thread it was done."""
        self._listeners.append(listener)

    def ended(self) -> None:
        """Something was ended by this process: for the books to tell."""
        self._endings += 1
        self._families = {}
        self._until = 0.0
        for listener in self._listeners:
            listener()

    def hold(self, ident: str, generation: int, family: str = "") -> bool:
        """Whether this is the account's generation, and the sign-in has not ended; without a
        family only the account is asked for. Raises `Refused` (`unavailable`).

        The book is asked at once where the answer would be no, so that what was just made works.
        """
        if self._monotonic() >= self._until or self._known.get(ident) != generation:
            self._read(ident)
        return self._known.get(ident) == generation and (not family or self._lives(family))

    def edition(self) -> int:
        """Another number than before once any account has moved on: then live sign-ins are to be
        looked at. A book that cannot be read just now has not moved on."""
        if self._monotonic() >= self._until:
            try:
                self._refresh()
            except SQLAlchemyError as fault:
                _log.error("accounts cannot be read: %s", getattr(fault, "orig", fault))
        return self._edition + self._endings

    def _refresh(self) -> None:
        until = self._monotonic() + FRESH_S
        endings = self._endings
        known = self._book.generations()
        if known != self._known:
            self._edition += 1
            self._families = {}
        self._known = known
        if endings == self._endings:
            self._until = until

    def _lives(self, family: str) -> bool:
        families = self._families
        found = families.get(family)
        if found is None:
            try:
                found = self._book.lives(family)
            except SQLAlchemyError as fault:
                raise _unreadable(fault) from None
            if len(families) >= _REMEMBERED:
                families.clear()
            families[family] = found
        return found

    def _read(self, ident: str) -> None:
        try:
            self._refresh()
        except SQLAlchemyError as fault:
            if ident in self._known:
                return
            raise _unreadable(fault) from None


_REMEMBERED: Final = 4_096


def _unreadable(fault: SQLAlchemyError) -> Refused:
    _log.error("accounts cannot be read: %s", getattr(fault, "orig", fault))
    return refuse("unavailable", "Signing in is not possible just now. Try again.", retry_after=2)
