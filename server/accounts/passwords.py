"""Passwords: Argon2id, hashed in two threads so that sign-ins cannot slow the queue."""

from __future__ import annotations

import asyncio
import os
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, NamedTuple, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import ARGON2_VERSION

from protocol import passwords
from protocol.passwords import MAX_PASSWORD as MAX_PASSWORD
from protocol.passwords import MIN_PASSWORD, Weakness
from server.domain.refused import refuse

T = TypeVar("T")

THREADS: Final = 2
MAX_PENDING: Final = 64
_SAID: Final[dict[Weakness, str]] = {
    "empty": f"The password is empty. Give one of at least {MIN_PASSWORD} characters.",
    "short": f"The password is too short. Take at least {MIN_PASSWORD} characters.",
    "long": f"The password is too long. Take at most {MAX_PASSWORD} characters.",
    "easy": "The password is too easy to guess. Take more different characters.",
    "guessed": "The password is the first that anybody would try. Take another.",
}


def weakness(password: str, name: str) -> str | None:
    """Why nobody should have this password, in a sentence; None when it will do."""
    found = passwords.weakness(password, name)
    return None if found is None else _SAID[found]


class Verdict(NamedTuple):
    """Whether a password was right, and a new hash where the old one's parameters are outdated."""

    right: bool
    renewed: str | None = None


class Passwords:
    """Hashes and checks passwords off the event loop."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="passwords")
        self._pending = 0
        self._nobodys = _nobodys(self._hasher)

    def hash(self, password: str) -> str:
        """The hash of a new password; blocks, for the command line."""
        return self._hasher.hash(password)

    async def check(self, stored: str | None, password: str) -> Verdict:
        """Whether the password belongs to the hash.

        Without a hash the same work is done for nothing, so that the time does not tell whether a
        name exists. Raises `Refused` (`unavailable`) when too many wait for their turn.
        """
        return await self._run(lambda: self._check(stored, password))

    async def make(self, password: str) -> str:
        """The hash of a new password. Raises `Refused` (`unavailable`)."""
        return await self._run(lambda: self._hasher.hash(password))

    def close(self) -> None:
        """Let the threads end."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _check(self, stored: str | None, password: str) -> Verdict:
        try:
            self._hasher.verify(stored or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return Verdict(False)
        if stored is None:
            return Verdict(False)
        outdated = self._hasher.check_needs_rehash(stored)
        return Verdict(True, self._hasher.hash(password) if outdated else None)

    async def _run(self, work: Callable[[], T]) -> T:
        if self._pending >= MAX_PENDING:
            raise refuse(
                "unavailable", "Too many sign-ins at once. Try again in a moment.", retry_after=3
            )
        self._pending += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._pending -= 1


def _nobodys(hasher: PasswordHasher) -> str:
    """A hash that is as much work to check as any, and no password has: to hash one takes
    a tenth of the time in which a hall opens."""
    costs = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    salt, digest = (
        b64encode(os.urandom(length)).decode().rstrip("=")
        for length in (hasher.salt_len, hasher.hash_len)
    )
    return f"$argon2id$v={ARGON2_VERSION}${costs}${salt}${digest}"
