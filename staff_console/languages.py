"""Languages by their names, as a clerk says them. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protocol.records import Site
from protocol.replica import Replica
from staff_console.speech import tr

_NAMES: Final[dict[str, Callable[[], str]]] = {
    "en": lambda: tr("English"),
    "es": lambda: tr("Spanish"),
    "de": lambda: tr("German"),
    "ar": lambda: tr("Arabic"),
}


def language_name(code: str) -> str:
    """The name of a language; its code where nobody has named it."""
    return _NAMES[code]() if code in _NAMES else code


def house_language(replica: Replica) -> str:
    """The code of the house's own language; English until the house has told it."""
    site = next(replica.of(Site), None)
    return site.languages[0] if site is not None and site.languages else "en"
