"""The way of a colleague out of the kiosk, by PIN, as values. Pure; times are seconds, steady.

Nobody else gets on by it: what was typed wrong five times bars the pad, for longer each time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import Final, Literal

PadFace = Literal["shut", "typing", "checking", "choosing", "none"]
"""`none`: this kiosk knows of no PIN. `choosing`: the PIN was right, and where to go is asked."""
PadEvent = Literal["asked", "asked_bare", "entered", "right", "wrong", "back"]

STAYS_S: Final = 20.0
"""After so long without a touch the kiosk is shown again."""
HOLD_S: Final = 5.0
"""Where no PIN is known, Ctrl+Q held for so long on a keyboard leads out."""
TRIES: Final = 5
BARRED_S: Final = 30.0
LONGEST_BARRED_S: Final = 300.0
MOST_DIGITS: Final = 8
LEAST_DIGITS: Final = 4

NEXT: Final[dict[tuple[PadFace, PadEvent], PadFace]] = {
    ("shut", "asked"): "typing",
    ("shut", "asked_bare"): "none",
    ("typing", "entered"): "checking",
    ("checking", "right"): "choosing",
    ("checking", "wrong"): "typing",
    ("typing", "back"): "shut",
    ("choosing", "back"): "shut",
    ("none", "back"): "shut",
}
"""Whatever stands here not, changes nothing."""


@dataclass(frozen=True)
class Pad:
    """`wrong`: PINs in a row that were none; `barred_until`: when the next may be typed."""

    face: PadFace = "shut"
    digits: str = ""
    touched: float = 0.0
    wrong: int = 0
    barred_until: float = 0.0
    held_since: float | None = None
    """Since when Ctrl+Q is held down."""

    @property
    def just_wrong(self) -> bool:
        """Whether what was typed last was not the PIN."""
        return self.face == "typing" and self.wrong > 0 and not self.digits


def after(pad: Pad, event: PadEvent, at: float) -> Pad:
    """The pad after something has happened; the same where that means nothing now."""
    face = NEXT.get((pad.face, event))
    if face is None:
        return pad
    if event == "entered" and (len(pad.digits) < LEAST_DIGITS or barred_s(pad, at)):
        return pad
    digits = pad.digits if face == "checking" else ""
    moved = replace(pad, face=face, digits=digits, touched=at)
    if event == "right":
        return replace(moved, wrong=0, barred_until=0.0)
    if event == "wrong":
        wrong = pad.wrong + 1
        return replace(moved, wrong=wrong, barred_until=at + bars_s(wrong))
    return moved


def press(pad: Pad, digit: str, at: float) -> Pad:
    """A figure was typed."""
    if pad.face != "typing" or barred_s(pad, at):
        return pad
    if len(digit) != 1 or digit not in "0123456789":
        return pad
    return replace(pad, digits=(pad.digits + digit)[:MOST_DIGITS], touched=at)


def rub(pad: Pad, at: float) -> Pad:
    """The last figure goes."""
    return replace(pad, digits=pad.digits[:-1], touched=at) if pad.face == "typing" else pad


def hold(pad: Pad, held: bool, at: float) -> Pad:
    """Ctrl+Q goes down, or up."""
    if not held or pad.face != "none":
        return replace(pad, held_since=None)
    return pad if pad.held_since is not None else replace(pad, held_since=at, touched=at)


def is_held_out(pad: Pad, at: float) -> bool:
    """Whether Ctrl+Q was held for long enough."""
    return pad.face == "none" and pad.held_since is not None and at - pad.held_since >= HOLD_S


def in_time(pad: Pad, at: float) -> Pad:
    """The pad as time makes it: nobody touches it, so it goes."""
    if pad.face in ("shut", "checking") or left_s(pad, at) > 0:
        return pad
    return after(pad, "back", at)


def left_s(pad: Pad, at: float) -> int:
    """Whole seconds until the pad goes."""
    return max(0, ceil(STAYS_S - (at - pad.touched)))


def bars_s(wrong: int) -> float:
    """For how long so many wrong PINs in a row bar the pad."""
    if wrong < TRIES:
        return 0.0
    return min(BARRED_S * 2.0 ** min(wrong - TRIES, 8), LONGEST_BARRED_S)


def barred_s(pad: Pad, at: float) -> int:
    """Whole seconds until a PIN may be typed; 0 now."""
    return max(0, ceil(pad.barred_until - at))
