"""What fits into an SMS: seven bits for 160 characters, or sixteen for 70. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from server.letters.facts import Facts
from server.letters.sentences import clock, sentences, service, short_when

_GSM: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_DOUBLE: Final = frozenset("^{}\\[~]|€\f")
"""Characters of GSM 03.38 that take two places."""
_PLAINER: Final = str.maketrans(
    {
        "á": "a", "í": "i", "ó": "o", "ú": "u", "Á": "A", "Í": "I", "Ó": "O", "Ú": "U", "â": "a",
        "ê": "e", "î": "i", "ô": "o", "û": "u", "ç": "c", "ë": "e", "ï": "i", "’": "'", "‘": "'",
        "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "…": "...", "·": "-", "\u00a0": " ",
        "\u202f": " ",
    }
)  # fmt: skip
"""What is read as well without its accent, if the whole fits into seven bits then."""
_MARKS: Final = str.maketrans(dict.fromkeys("\u2066\u2067\u2068\u2069\u200e\u200f"))
_ONE: Final = {True: 160, False: 70}
_EACH: Final = {True: 153, False: 67}
"""Places of an SMS alone, and of each part of a longer one; by whether seven bits do."""
PARTS_MOST: Final = 2
NAMES_MOST: Final = (30, 12)
"""Characters of a name where the text would be too long else."""


def parts_of(text: str) -> int:
    """How many SMS the text takes."""
    seven = all(c in _GSM or c in _DOUBLE for c in text)
    if seven:
        places = sum(2 if c in _DOUBLE else 1 for c in text)
    else:
        places = len(text.encode("utf-16-le")) // 2
    return 1 if places <= _ONE[seven] else -(-places // _EACH[seven])


def sms_of(facts: Facts) -> str:
    """What is told of a reservation."""
    say, site, booked = sentences(facts.language), facts.site, facts.booked
    assert booked is not None
    begins = booked.begins_at or booked.start_at

    def said(ending: str, most: int) -> str:
        return say.say(
            f"sms.{facts.what}{ending}",
            site=cut(say.named(site.name, site.names), most),
            service=cut(service(booked, say), most),
            when=short_when(booked.start_at, site, say),
            planned=clock(booked.start_at, site),
            time=clock(facts.hold_until or begins, site),
            link=booked.link,
        )

    return fitting(said)


def fitting(said: Callable[[str, int], str]) -> str:
    """The text: all of it if it fits into one SMS, else the shorter one; in the worst case names
    are cut short, never the link. `said` is asked for an ending of the key, empty or `.short`, and
    how long names may be."""
    long, short = (_plain(said(ending, 200)) for ending in ("", ".short"))
    if parts_of(long) == 1:
        return long
    if parts_of(short) == 1:
        return short
    cuts = (_plain(said(".short", most)) for most in NAMES_MOST)
    texts = [long, short, *cuts]
    return next((each for each in texts if parts_of(each) <= PARTS_MOST), texts[-1])


def _plain(text: str) -> str:
    """Without marks of direction, and without accents if the whole has seven bits then."""
    clean = text.translate(_MARKS)
    plainer = clean.translate(_PLAINER)
    return plainer if all(c in _GSM or c in _DOUBLE for c in plainer) else clean


def cut(name: str, most: int) -> str:
    """A name in so many characters."""
    return name if len(name) <= most else f"{name[: most - 3].rstrip()}..."
