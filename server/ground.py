"""What all parts of a server stand on: keys, store, accounts, the clock, the door and the log."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import NamedTuple

from protocol.ids import id_source
from server.accounts.generations import Generations
from server.accounts.keys import Keys
from server.accounts.passwords import Passwords
from server.accounts.presence import Presence
from server.accounts.tokens import Tokens
from server.clock import Clock, SystemClock
from server.data_folder import DataFolder
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.settings import Settings
from server.store.accounts import AccountBook
from server.store.store import Store


class Ground(NamedTuple):
    """What all other parts stand on."""

    keys: Keys
    store: Store
    book: AccountBook
    passwords: Passwords
    generations: Generations
    tokens: Tokens
    presence: Presence
    clock: Clock
    door: Door
    tailer: Tailer


def ground_of(
    settings: Settings, clock: Clock, on_fatal: Callable[[], None], passwords: Passwords
) -> Ground:
    """That of a data directory. Raises as `compose` does."""
    folder = DataFolder.open(settings.data)
    keys = Keys.load(folder.keys)
    store = Store.open(
        folder.database,
        clock.now(),
        os.urandom(20),
        chain=keys.chain,
        accept_rollback=settings.accept_rollback,
        zone=settings.zone,
    )
    book = AccountBook(store)
    generations = Generations(book, time.monotonic)
    door = Door(store, clock, id_source(clock.now), keys.mark, on_fatal)
    return Ground(
        keys,
        store,
        book,
        passwords,
        generations,
        Tokens(keys, SystemClock().now, generations.hold, store.site),
        Presence(keys, clock.now),
        clock,
        door,
        Tailer(store, door, on_fatal),
    )
