"""What is read aloud of a page, as sentences. Pure.

All of it comes from the accessible names, so that a screen reader says the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from client.speech import tr

MOST_NAMED: Final = 8
"""Of more keys than this, as of a keyboard, only the count is said: the ring finds them."""

_NUMBER: Final = re.compile(
    r"\b(?:[A-Z]{1,3}[0-9]{2,4}|[A-Z]{1,2}[0-9]-[0-9]{2,3}|(?<!:)0[0-9]{1,3}(?!:))\b"
)
_CLOCK: Final = re.compile(r"\b\d{1,2}:\d{2}\b")
_RANGE: Final = re.compile(r"(\d)\s*[–-]\s*(\d)")


@dataclass(frozen=True)
class Stop:
    """Something that the ring can stand on."""

    name: str
    description: str = ""
    checkable: bool = False
    checked: bool = False
    enabled: bool = True


@dataclass(frozen=True)
class Reading:
    """A page in the order of reading: what the voice says, what stands in the hand, the keys."""

    voice: tuple[str, ...] = ()
    hand: tuple[str, ...] = ()
    stops: tuple[Stop, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written, in order."""
        return (*self.voice, *self.hand)


def how_to() -> str:
    """How this is used, said once to each customer."""
    return tr(
        "This kiosk reads aloud. The arrow keys move, the middle key or Return chooses. "
        "Arrow up before the first key reads the page again."
    )


def page_said(reading: Reading) -> list[str]:
    """The whole page: each sentence can be cut off by a key."""
    said = [sentence(text) for text in reading.texts]
    count = len(reading.stops)
    if count == 1:
        said.append(tr("One key: {name}.").format(name=bare(reading.stops[0].name)))
    elif count:
        said.append(tr("{count} keys.").format(count=count))
        if count <= MOST_NAMED:
            said += [sentence(stop.name) for stop in reading.stops]
    return [spelled(text) for text in said if text]


def stop_said(reading: Reading, place: int) -> str:
    """A key with its state and where it stands, as `ID card. 2 of 6.`"""
    stop = reading.stops[place]
    parts = [sentence(stop.name)]
    if stop.checkable:
        parts.append(tr("Chosen.") if stop.checked else tr("Not chosen."))
    if not stop.enabled:
        parts.append(tr("Cannot be chosen now."))
    if stop.description:
        parts.append(sentence(stop.description))
    parts.append(tr("{place} of {count}.").format(place=place + 1, count=len(reading.stops)))
    return spelled(" ".join(parts))


def news_said(before: Reading, after: Reading) -> list[str]:
    """What is new on a page that is still the same one; a clock that moves on is no news."""
    known = {_still(text) for text in before.texts}
    fresh = [text for text in after.texts if _still(text) not in known]
    known_stops = {_still(stop.name) for stop in before.stops}
    keys = [stop.name for stop in after.stops if _still(stop.name) not in known_stops]
    return [spelled(sentence(text)) for text in (*fresh, *keys[:MOST_NAMED])]


def typed_said(before: str, after: str, aloud: bool) -> str:
    """What was typed or rubbed out. Whoever is not alone with the voice hears no letter of it."""
    if after.startswith(before) and len(after) > len(before):
        added = after[len(before) :]
        if not aloud:
            return tr("Written.")
        return tr("Space.") if added.isspace() else " ".join(added)
    if before.startswith(after) and len(after) < len(before):
        gone = before[len(after) :]
        if not aloud:
            return tr("Rubbed out.")
        return tr("{sign} rubbed out.").format(sign=tr("Space") if gone.isspace() else gone)
    return ""


def spelled(text: str) -> str:
    """The text with called numbers digit by digit, and ranges in words."""
    return _ranges(_NUMBER.sub(lambda found: " ".join(found[0].replace("-", "")), text))


def sentence(text: str) -> str:
    """The text as a sentence of its own, so that the voice rests after it."""
    flat = " ".join(text.split())
    return flat if not flat or flat[-1] in ".!?:…؟" else f"{flat}."


def bare(text: str) -> str:
    """The text without a full stop, to stand within another sentence."""
    return " ".join(text.split()).rstrip(".")


def _ranges(text: str) -> str:
    return _RANGE.sub(lambda found: tr("{low} to {high}").format(low=found[1], high=found[2]), text)


def _still(text: str) -> str:
    """The text without what moves by itself: clocks and countdowns."""
    return re.sub(r"\d+", "#", _CLOCK.sub("#", text))


Way = Literal["next", "before", "same"]


def moved(place: int, count: int, way: Way) -> int:
    """Where the ring goes; -1 is before the first key, where the page itself is read again."""
    if not count:
        return -1
    if way == "same":
        return min(place, count - 1)
    if way == "next":
        return (place + 1) % count
    return place - 1 if place >= 0 else count - 1
