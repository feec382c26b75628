"""All that colleagues and those who see to their accounts ask for, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from server.accounts.colleagues import Colleagues
from server.accounts.invitations import Invitations
from server.accounts.keys import Keys
from server.accounts.own_account import OwnAccount
from server.accounts.passwords import Passwords
from server.accounts.second_factor import SecondFactor
from server.accounts.sign_in import SignIn
from server.accounts.tokens import Tokens
from server.execution.door import Door
from server.store.accounts import AccountBook


@dataclass(frozen=True)
class StaffAccounts:
    """The accounts of colleagues, from all sides."""

    sign_in: SignIn
    invitations: Invitations
    own: OwnAccount
    colleagues: Colleagues


def staff_accounts(
    book: AccountBook,
    passwords: Passwords,
    tokens: Tokens,
    keys: Keys,
    door: Door,
    new_id: Callable[[], str],
    now: Callable[[], int],
    house: Callable[[], str],
) -> StaffAccounts:
    """The parts. `now` is the real clock in ms; `house` what authenticator apps show."""
    factor = SecondFactor(book, keys, now, house)
    sign_in = SignIn(book, passwords, tokens, now, factor)
    return StaffAccounts(
        sign_in,
        Invitations(book, passwords, tokens, keys, now),
        OwnAccount(book, passwords, tokens, sign_in, factor, now),
        Colleagues(book, door, keys, new_id, now),
    )
