"""Codes that a person reads off a screen or paper and types: 8 signs in two groups, `k7qf-29mx`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Final

SIGNS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""None that looks like another."""
READ_AS: Final = str.maketrans("oil", "011")
LENGTH: Final = 8
_IGNORED: Final = str.maketrans("", "", "- \t\n\r\u00a0\u2009\u2010\u2011\u2013\u2014")


def new_code(choice: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A fresh code; nobody guesses one of a million million."""
    return shown("".join(choice(SIGNS) for _ in range(LENGTH)))


def shown(signs: str) -> str:
    """A code's signs in two groups, as screens show them."""
    return f"{signs[:4]}-{signs[4:]}"


def typed(text: str) -> str:
    """A code as `new_code` wrote it, from what somebody has typed; empty if it can be none.

    Case, dashes and spaces make no difference, and o, i and l are read as 0, 1 and 1.
    """
    signs = text.translate(_IGNORED).lower().translate(READ_AS)
    if len(signs) != LENGTH or not set(signs) <= set(SIGNS):
        return ""
    return shown(signs)
