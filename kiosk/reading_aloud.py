"""What is read aloud of a page, as sentences. Pure.

All of it comes from the accessible names, so that a screen reader says the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from client.languages import LANGUAGES
from client.speech import tr

MOST_NAMED: Final = 12
"""Of more keys than this, as of a keyboard, only the count is said: the ring finds them."""

_NUMBER: Final = re.compile(
    r"\b(?:[A-Z]{1,3}[0-9]{2,4}|[A-Z]{1,2}[0-9]-[0-9]{2,3}|R-[0-9]{1,9}|(?<!:)0[0-9]{1,3}(?!:))\b"
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

    @property
    def language(self) -> str:
        """The language of its name, where that is what a language calls itself; else empty."""
        named = (each.code for each in LANGUAGES.values() if self.name.startswith(each.name))
        return next(named, "")


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


class Said(NamedTuple):
    """A sentence, and its language where that is another than the page's."""

    text: str
    language: str = ""


def page_said(reading: Reading, before: Reading | None = None) -> list[Said]:
    """The whole page: each sentence can be cut off by a key.

    What the voice said on the page before as well, as the name of the house, is not said again.
    """
    known = {_still(text) for text in before.voice} if before is not None else set()
    voice = [text for text in reading.voice if _still(text) not in known]
    said = [_plain(sentence(text)) for text in (*voice, *reading.hand)]
    count = len(reading.stops)
    if count == 1:
        said.append(_plain(tr("One key: {name}.").format(name=bare(reading.stops[0].name))))
    elif count:
        said.append(_plain(tr("{count} keys.").format(count=count)))
        if count <= MOST_NAMED:
            said += [_named(stop) for stop in reading.stops]
    return [each for each in said if each.text]


def stop_said(reading: Reading, place: int) -> list[Said]:
    """A key with its state and where it stands, as `ID card. 2 of 6.`"""
    stop = reading.stops[place]
    if stop.language:
        return [_named(stop), _plain(_place(reading, place))]
    parts = [sentence(stop.name)]
    if stop.checkable:
        parts.append(tr("Chosen.") if stop.checked else tr("Not chosen."))
    if stop.description:
        parts.append(sentence(stop.description))
    return [_plain(" ".join([*parts, _place(reading, place)]))]


def news_said(before: Reading, after: Reading) -> list[Said]:
    """What is new on a page that is still the same one; a clock that moves on is no news."""
    known = {_still(text) for text in before.texts}
    fresh = [text for text in after.texts if _still(text) not in known]
    known_stops = {_still(stop.name) for stop in before.stops}
    keys = [stop.name for stop in after.stops if _still(stop.name) not in known_stops]
    return [_plain(sentence(text)) for text in (*fresh, *keys[:MOST_NAMED])]


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


def _plain(text: str) -> Said:
    return Said(spelled(text))


def _named(stop: Stop) -> Said:
    return Said(spelled(sentence(stop.name)), stop.language)


def _place(reading: Reading, place: int) -> str:
    return tr("{place} of {count}.").format(place=place + 1, count=len(reading.stops))


def _ranges(text: str) -> str:
    return _RANGE.sub(lambda found: tr("{low} to {high}").format(low=found[1], high=found[2]), text)


def _still(text: str) -> str:
    """The text without what moves by itself: clocks and countdowns."""
    return re.sub(r"\d+", "#", _CLOCK.sub("#", text))
