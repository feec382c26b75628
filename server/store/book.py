"""What the books of accounts, refresh tokens and invitations share: how they are written in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from server.store.audit import Act
from server.store.store import Store
from server.store.writing import Writing


class Book:
    """A part of the site's database outside the log. Calls block: use them in a thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._engine = store.engine
        self._listeners: list[Callable[[], None]] = []

    def on_end(self, listener: Callable[[], None]) -> None:
        """Tell whenever sign-ins were ended here, right after the commit, in whichever thread
        ended them."""
        self._listeners.append(listener)

    def note(self, act: Act, at: int) -> None:
        """Put into the audit what changed nothing here, such as a refused sign-in (`at` in ms)."""
        with self._store.writing() as tx:
            tx.note([act], at)
            tx.commit()

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        """A transaction; it is committed unless the block raises."""
        with self._store.writing() as tx:
            yield tx
            tx.commit()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()


def noted(tx: Writing, act: Act | None, at: int) -> None:
    """Put an act into the audit with the transaction's other changes, if there is one to note."""
    if act is not None:
        tx.note([act], at)


def digest(token: str) -> str:
    """What is kept of a long random secret: nobody reads it back."""
    return hashlib.sha256(token.encode()).hexdigest()
