"""Why a password will not do, in words. Pure."""

from __future__ import annotations

from protocol.passwords import MAX_PASSWORD, MIN_PASSWORD, Weakness
from staff_console.speech import tr


def weak_words(found: Weakness) -> str:
    """What is wrong with it, and what to do."""
    said = {
        "empty": tr("Think of one of at least {count} characters.").format(count=MIN_PASSWORD),
        "short": tr("It is too short: at least {count} characters.").format(count=MIN_PASSWORD),
        "long": tr("It is too long: at most {count} characters.").format(count=MAX_PASSWORD),
        "easy": tr("It is too easy to guess: take more different characters."),
        "guessed": tr("It is the first that anybody would try."),
    }
    return said[found]
