"""My account in each of its moments, for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from client.http import OwnAccount, Secret
from staff_console.account import Account, question
from staff_console.bench import Bench

ME: Final = OwnAccount("m", "Mara Lindqvist", "staff")
_SECRET: Final = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_URI: Final = f"otpauth://totp/City%20Hall:Mara%20Lindqvist?secret={_SECRET}&issuer=City%20Hall"
CODES: Final = tuple(f"k7qf-29m{sign}" for sign in "0123456789")
MOMENTS: Final = {
    "account": Account(me=OwnAccount("m", "Mara Lindqvist", "staff", totp=True, recovery_left=8)),
    "account-password": Account(
        "password", ME, {"old": "secret", "new": "abababab", "again": "ab"}
    ),
    "account-totp": Account("totp", ME, {"code": "1234"}, Secret(_SECRET, _URI)),
    "account-codes": Account("codes", ME, codes=CODES),
    "account-off": Account("off", ME, {"password": "x"}, refused="The password is wrong."),
    "account-everywhere": Account("everywhere", ME),
}


def shown(moment: Account) -> Callable[[Bench], None]:
    """Its sheet lies over the board."""
    return lambda bench: bench.window.show_above(question(moment))
