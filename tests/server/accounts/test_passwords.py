"""Whoever asks for a name that does not exist waits as long as for one that does."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from server.accounts.passwords import Passwords

HASHERS = (
    PasswordHasher(),
    PasswordHasher(time_cost=2, memory_cost=64, parallelism=3, hash_len=20),
)


@pytest.mark.parametrize("hasher", HASHERS)
def test_what_is_checked_for_nobody_costs_what_a_password_costs(hasher: PasswordHasher) -> None:
    passwords = Passwords(hasher)
    stored, nobodys = passwords.hash("open sesame"), passwords._nobodys
    passwords.close()
    assert extract_parameters(nobodys) == extract_parameters(stored)
    assert len(nobodys) == len(stored)
    with pytest.raises(VerifyMismatchError):  # it was worked out, not refused at sight
        hasher.verify(nobodys, "open sesame")
