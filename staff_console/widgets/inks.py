"""The fills that mean one person: yellow while called, inverted while served, else the plain."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor

from staff_console.look import Look


class Inks(NamedTuple):
    """Colours of a block: paper and what is written on it."""

    paper: QColor
    edge: QColor
    ink: QColor
    quiet: QColor
    fill: QColor
    track: QColor


def inks_of(look: Look, state: str) -> Inks:
    """The colours for a customer's state."""
    colour = look.colour
    if state == "called":
        ink, paper = colour("on_call"), colour("call")
        edge = ink if look.scheme == "light" else paper
        return Inks(paper, edge, ink, ink, ink, mixed(ink, paper, 0.25))
    if state == "serving":
        paper, ink = colour("ink"), colour("background")
        quiet = mixed(ink, paper, 0.8)
        return Inks(paper, paper, ink, quiet, ink, mixed(ink, paper, 0.35))
    plain = colour("soft" if state == "break" else "background")
    return Inks(
        plain, colour("hairline"), colour("ink"), colour("muted"), colour("line"), colour("track")
    )


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of the one, the rest of the other."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))
