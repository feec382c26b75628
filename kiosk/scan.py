"""A scanner that types: its burst told from a person's typing, and what the code says. Pure.

Times are seconds of one clock, such as that of the window system. Nothing here is ever logged: a
slip's code is its holder's key to the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from protocol.reservation_number import typed

GAP_S: Final = 0.05
"""Nobody types two characters so close together; scanners leave 1 to 20 ms."""
LEAST: Final = 6
"""A shorter burst may be a hand on several keys, and is let through as typed."""
MOST: Final = 512
SETTLES_S: Final = 0.3
"""What follows a scan so soon is its own tail: a second line's end, or the rest of a broken one."""

Verdict = Literal["pass", "hold", "swallow", "scan"]

_ROWS: Final = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (55, "*", "*"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),
)
_KEYS: Final = {
    code + place: signs
    for code, plain, shifted in _ROWS
    for place, signs in enumerate(zip(plain, shifted, strict=True))
} | {98: ("/", "/")}

_SLIP: Final = re.compile(r"/t/([A-Za-z0-9_-]{44})/?(?:[?#]\S*)?\s*$")


def on_an_american_keyboard(scan_code: int, shift: bool) -> str:
    """What that key writes there, whatever the machine's layout makes of it; "" if nothing.

    Scanners press the keys of an American keyboard. Scan codes are those of set 1, as Linux and
    Windows count keys.
    """
    return _KEYS.get(scan_code, ("", ""))[shift]


_REQUEST: Final = re.compile(r"/s/([A-Za-z0-9_-]{45})/?(?:[?#]\S*)?\s*$")
_RESERVATION: Final = re.compile(r"/r/([A-Za-z0-9_-]{45})/?(?:[?#]\S*)?\s*$")


@dataclass(frozen=True)
class Sign:
    """One key that writes: by the layout of this machine, and on an American keyboard."""

    typed: str
    american: str = ""


@dataclass(frozen=True)
class Scan:
    """What a scanner has read, in each way in which its keys can be understood."""

    readings: tuple[str, ...] = field(repr=False)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The tokens that a private link may hold, the likeliest first; empty for other codes.

        The path counts and no host: a house may be reached by several. An address is never opened.
        """
        found = (_SLIP.search(reading) for reading in self.readings)
        return tuple(dict.fromkeys(link[1] for link in found if link))

    @property
    def requests(self) -> tuple[str, ...]:
        """The tokens that the link of something that was brought may hold, likewise."""
        found = (_REQUEST.search(reading) for reading in self.readings)
        return tuple(dict.fromkeys(link[1] for link in found if link))

    @property
    def reservations(self) -> tuple[str, ...]:
        """What may name a reservation, the likeliest first: the token of its link, or its number;
        empty for other codes."""
        links = (_RESERVATION.search(reading) for reading in self.readings)
        numbers = (typed(reading.strip()) for reading in self.readings)
        found = [*(link[1] for link in links if link), *(each for each in numbers if each)]
        return tuple(dict.fromkeys(found))


def scan_of(signs: list[Sign]) -> Scan:
    """The readings of a burst."""
    typed = "".join(sign.typed for sign in signs)
    if all(sign.american for sign in signs):
        return Scan(tuple(dict.fromkeys(("".join(s.american for s in signs), typed))))
    return Scan((typed,))


class Burst:
    """Signs that came close together, and what is to be done with each key."""

    def __init__(self) -> None:
        self._signs: list[Sign] = []
        self._last = self._over = float("-inf")
        """When the last sign came, and when the last scan was over."""

    def late(self, at: float) -> bool:
        """Whether what is held was no burst, or one that has broken off: end it first."""
        return bool(self._signs) and at - self._last > GAP_S

    def sign(self, sign: Sign, at: float) -> Verdict:
        """A key that writes something."""
        if self._settling(at):
            self._over = at
            return "swallow"
        self._last = at
        if len(self._signs) < MOST:
            self._signs.append(sign)
        return "hold"

    def shift(self, at: float) -> None:
        """A key that writes nothing by itself, as scanners press it between signs."""
        if self._signs:
            self._last = at

    def line_end(self, at: float) -> tuple[Verdict, Scan | None]:
        """A line's end. A `pass` first lets go of whatever is held."""
        if self._settling(at):
            return "swallow", None
        if len(self._signs) < LEAST:
            return "pass", None
        scan = scan_of(self._signs)
        self._end(at)
        return "scan", scan

    def end(self) -> bool:
        """End it without a line's end: whether what is held was typed by a person."""
        by_hand = len(self._signs) < LEAST
        if by_hand:
            self._signs.clear()
        else:
            self._end(self._last)
        return by_hand

    def _end(self, at: float) -> None:
        self._signs.clear()
        self._over = at

    def _settling(self, at: float) -> bool:
        return not self._signs and at - self._over < SETTLES_S
