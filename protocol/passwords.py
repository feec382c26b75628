"""Which passwords nobody should have: the server refuses them, pages say so before. Pure."""

from __future__ import annotations

from typing import Final, Literal

MIN_PASSWORD: Final = 8
MAX_PASSWORD: Final = 1024
Weakness = Literal["empty", "short", "long", "easy", "guessed"]


def weakness(password: str, name: str) -> Weakness | None:
    """Why nobody of that name should have this password; None when it will do."""
    if not password:
        return "empty"
    if len(password) < MIN_PASSWORD:
        return "short"
    if len(password) > MAX_PASSWORD:
        return "long"
    if len(set(password)) < 4 or password.isspace():
        return "easy"
    if password.casefold() in _GUESSED or password.casefold().strip() == name.casefold().strip():
        return "guessed"
    return None


_GUESSED: Final = frozenset(
    {
        "password", "password1", "password123", "passw0rd", "12345678", "123456789",
        "1234567890", "87654321", "qwertyuiop", "qwerty123", "1q2w3e4r", "abcd1234",
        "abc12345", "iloveyou", "sunshine", "princess", "football", "letmein1", "welcome1",
        "changeme", "admin123", "administrator", "nowserving",
    }
)  # fmt: skip
