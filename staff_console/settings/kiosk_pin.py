"""The field for the PIN by which staff leave kiosks: only its proof is ever sent or kept."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import Final

from protocol.pin import PIN, SALT_BYTES, prove
from protocol.records import Site
from staff_console.settings.field import Field, NotRead
from staff_console.speech import tr

NAME: Final = "kiosk_pin"
NONE: Final = "-"
"""What is typed to have no PIN any more: an empty field leaves it as it is."""
_DASHES: Final = frozenset("-–—")


def pin_field(site: Site | None) -> Field:
    """The field; what stands in it is never shown, and never what was set before."""
    known = site is not None and bool(site.kiosk_pin)
    hint = (
        tr("One is set; it is never shown. 4 to 8 digits set another, a dash (-) takes it away.")
        if known
        else tr("4 to 8 digits. None is set: whoever has a keyboard can leave a kiosk.")
    )
    return Field(NAME, tr("PIN to leave kiosks"), "secret", hint, tidy_pin, group=tr("Kiosks"))


def tidy_pin(text: str) -> str:
    """A PIN, a dash, or nothing. Raises `NotRead`."""
    kept = text.strip()
    if not kept:
        return ""
    if kept in _DASHES:
        return NONE
    if PIN.fullmatch(kept) is None:
        raise NotRead(tr("Write 4 to 8 digits, or a dash (-) for no PIN."))
    return kept


def proof_of(typed: str) -> str:
    """What is sent for what was typed and read."""
    return "" if typed == NONE else _proof(typed)


@lru_cache(maxsize=1)
def _proof(pin: str) -> str:
    """The same as long as the same PIN is typed: what it would do is asked for by it."""
    return prove(pin, secrets.token_bytes(SALT_BYTES))
