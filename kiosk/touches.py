"""What touches are and lead to, for the tables of all pages. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from kiosk.catalogue import Catalogue
from kiosk.flow import Browsing, Page, Wish

NAME: Final = 40
PHONE: Final = 20
PHONE_SIGNS: Final = frozenset("+0123456789")


@dataclass(frozen=True)
class Wanted:
    """All is told: a number may be asked for. `origin` is the page on which that was."""

    origin: Browsing
    wish: Wish


@dataclass(frozen=True)
class Touch:
    """A key, what it stands for, when, and what the house has to give."""

    value: str
    at: float
    house: Catalogue


@dataclass(frozen=True)
class Lookup:
    """A reservation, or what was brought, is to be looked for by what was typed. `origin` is the
    page on which that was said."""

    origin: Browsing
    wish: Wish


@dataclass(frozen=True)
class Handed:
    """All is told of what is brought: its request may be opened. `origin` is the page on which
    that was."""

    origin: Browsing
    wish: Wish


Move = Browsing | Wanted | Lookup | Handed | None
"""The next page, the wish for a number, something to be found or taken in, or nothing."""
Step = Callable[[Browsing, Touch], Move]


def to(
    stage: Browsing, page: Page, touch: Touch, wish: Wish | None = None, point: str | None = None
) -> Browsing:
    """Another page, from which `Back` leads here."""
    return Browsing(touch.at, touch.at, page, wish or stage.wish, point, before=stage)


def told(stage: Browsing, touch: Touch, wish: Wish) -> Browsing:
    """The same page with more told on it."""
    return replace(stage, touched=touch.at, wish=wish)


def rub(field: str) -> Step:
    """The last sign of what is typed goes."""

    def rub(stage: Browsing, touch: Touch) -> Move:
        less: dict[str, Any] = {field: getattr(stage.wish, field)[:-1]}
        return told(stage, touch, replace(stage.wish, **less))

    return rub
