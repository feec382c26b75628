"""Mail addresses: whether one can be written to, and what it is known again by."""

from __future__ import annotations

import re
from typing import Final

_LOCAL: Final = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x20\x7f]{1,64}")
_LABEL: Final = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")


def email_key(text: str) -> str:
    """What an address is known again by: trimmed, in one case, its domain as the net writes it.

    Empty for what is none. Dots and plus signs stay: another mail box may be behind them.
    """
    local, at, domain = text.strip().rpartition("@")
    domain = domain.rstrip(".")
    if not at or not _LOCAL.fullmatch(local) or ".." in f".{local}.":
        return ""
    labels = domain.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return ""
    try:
        written = domain.encode("idna").decode()
    except UnicodeError:
        return ""
    if len(written) > 253 or written.rsplit(".", 1)[1].isdecimal():
        return ""
    return f"{local.casefold()}@{written.lower()}"
