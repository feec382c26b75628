"""Colours as tokens, for QML and Widgets alike. Pure: values only, `#rrggbb`.

Console panes, kiosk planes and wall planes have tokens of their own, since each is a measured pair.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

Scheme = Literal["light", "dark", "contrast"]


@dataclass(frozen=True)
class Theme:
    """One colour for each role that a colour plays."""

    background: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_edge: str
    """The lower edge of the one primary key of a kiosk page."""
    on_accent: str
    """Text on an accent fill."""
    ok: str
    warn: str
    danger: str
    pane: str
    """The console's lighter middle pane."""
    hairline: str
    soft: str
    accent_paper: str
    warn_paper: str
    danger_paper: str
    track: str
    disabled: str
    voice: str
    """The upper third of a kiosk page, which speaks."""
    person: str
    """Border of "I need a person" on `voice`."""
    notice: str
    closed: str
    card: str
    call: str = "#FFD54A"
    """A call is `on_call` on `call`, in every scheme; nothing else is ever this yellow."""
    on_call: str = "#14181F"


LIGHT: Final = Theme(
    background="#F6F7F9",
    ink="#14181F",
    muted="#4A5361",
    line="#6B7480",
    accent="#0B57D0",
    accent_edge="#073B8F",
    on_accent="#FFFFFF",
    ok="#0F6B3C",
    warn="#8A4B00",
    danger="#B3261E",
    pane="#FFFFFF",
    hairline="#D9DEE5",
    soft="#ECEFF3",
    accent_paper="#E8F0FE",
    warn_paper="#FFF3DF",
    danger_paper="#FCE9E7",
    track="#DDE2E9",
    disabled="#626C7A",
    voice="#F5ECDD",
    person="#8C7A5C",
    notice="#FFE9C7",
    closed="#E9EBEF",
    card="#FFFFFF",
)

DARK: Final = Theme(
    background="#0E1420",
    ink="#F5F7FA",
    muted="#B4BECC",
    line="#7C899C",
    accent="#8AB4FF",
    accent_edge="#4C7FD9",
    on_accent="#0E1420",
    ok="#5FD39A",
    warn="#FFC76B",
    danger="#FF9A90",
    pane="#121A28",
    hairline="#273143",
    soft="#1A2434",
    accent_paper="#17263F",
    warn_paper="#2B2314",
    danger_paper="#331B1D",
    track="#2A3548",
    disabled="#8592A5",
    voice="#1E1A12",
    person="#A8966F",
    notice="#2B2314",
    closed="#1A2434",
    card="#FFFFFF",
)

CONTRAST: Final = replace(
    DARK,
    background="#000000",
    ink="#FFFFFF",
    muted="#FFFFFF",
    line="#FFFFFF",
    accent="#FFFF00",
    accent_edge="#B8B800",
    on_accent="#000000",
    ok="#7CFFB2",
    warn="#FFD54A",
    danger="#FF9A9A",
    pane="#000000",
    hairline="#FFFFFF",
    soft="#1A1A1A",
    accent_paper="#1A1A00",
    warn_paper="#1F1900",
    danger_paper="#260000",
    track="#404040",
    disabled="#C0C0C0",
    voice="#000000",
    person="#FFFFFF",
    notice="#000000",
    closed="#1A1A1A",
)

THEMES: Final[dict[Scheme, Theme]] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@dataclass(frozen=True)
class WallColours:
    """The wall's three planes; the ground and text are those of the dark theme."""

    plane: str = "#172031"
    hairline: str = "#2B3649"
    overtaken: str = "#93A0B3"
    """A call whose desk has moved on: 6.2 on the plane."""
    qr_tile: str = "#B4BECC"


WALL: Final = WallColours()
WALL_CONTRAST: Final = WallColours(
    plane="#000000", hairline="#FFFFFF", overtaken="#D0D0D0", qr_tile="#FFFFFF"
)
"""Planes are told apart by lines alone."""
WALLS: Final[dict[Scheme, WallColours]] = {"light": WALL, "dark": WALL, "contrast": WALL_CONTRAST}
