"""What a touch on each page leads to: one table. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from kiosk.catalogue import Catalogue
from kiosk.clock_figures import clock_of, may_be_time
from kiosk.flow import ASKS, MOST_ERRANDS, Browsing, Page, Wish
from protocol.booking import NUMBER_LENGTH

NAME: Final = 40
PHONE: Final = 20
CODE: Final = NUMBER_LENGTH
DIGITS: Final = 4
PHONE_SIGNS: Final = frozenset("+0123456789")
MOST_PEOPLE: Final = 50
NEEDS: Final = ("wheelchair", "hearing", "sight", "walking")
"""The access needs that a kiosk asks for, as every console knows them."""


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
    """A reservation is to be looked for: by its number, or by its time and telephone. `origin` is
    the page on which that was said."""

    origin: Browsing
    wish: Wish


Move = Browsing | Wanted | Lookup | None
"""The next page, the wish for a number, a reservation to be found, or nothing."""
Step = Callable[[Browsing, Touch], Move]


def step(stage: Browsing, action: str, touch: Touch) -> Move:
    """What an action on a page leads to; None for what that page does not offer."""
    found = STEPS.get((stage.page, action)) or EVERYWHERE.get(action)
    return found(stage, touch) if found is not None else None


def _to(
    stage: Browsing, page: Page, touch: Touch, wish: Wish | None = None, point: str | None = None
) -> Browsing:
    """Another page, from which `Back` leads here."""
    return Browsing(touch.at, touch.at, page, wish or stage.wish, point, before=stage)


def _told(stage: Browsing, touch: Touch, wish: Wish) -> Browsing:
    """The same page with more told on it."""
    return replace(stage, touched=touch.at, wish=wish)


def _begin(stage: Browsing, touch: Touch) -> Move:
    if touch.house.only:
        return _after(stage, touch, replace(stage.wish, services=(touch.house.only,)))
    return _to(stage, "services", touch)


def _choose(stage: Browsing, touch: Touch) -> Move:
    chosen = stage.wish.services
    if touch.value in touch.house.points:
        return _to(stage, "services", touch, point=touch.value)
    if touch.value not in touch.house.open or touch.value in chosen:
        return None
    if not stage.wish.several:
        return _after(stage, touch, replace(stage.wish, services=(touch.value,)))
    if len(chosen) >= MOST_ERRANDS:
        return None
    return _to(stage, "errands", touch, replace(stage.wish, services=(*chosen, touch.value)))


def _several(stage: Browsing, touch: Touch) -> Move:
    return _to(stage, "services", touch, replace(stage.wish, several=True), stage.point)


def _remove(stage: Browsing, touch: Touch) -> Move:
    left = tuple(key for key in stage.wish.services if key != touch.value)
    wish = replace(stage.wish, services=left)
    # What stands below moves up under the finger: the second half of a double touch is not meant.
    return replace(stage, since=touch.at, touched=touch.at, wish=wish)


def _add(stage: Browsing, touch: Touch) -> Move:
    full = len(stage.wish.services) >= MOST_ERRANDS
    return None if full else _to(stage, "services", touch)


def _leaf(stage: Browsing, touch: Touch) -> Move:
    return replace(stage, since=touch.at, touched=touch.at, leaf=int(touch.value))


def _all_chosen(stage: Browsing, touch: Touch) -> Move:
    return _after(stage, touch, stage.wish) if stage.wish.services else None


def _after(stage: Browsing, touch: Touch, wish: Wish, place: int = 0) -> Move:
    """The next page of what the service points ask, from a place on; the number after the last."""
    wanted = touch.house.asks(wish.services)
    for ask in ASKS[place:]:
        if ask in wanted:
            return _to(stage, ask, touch, wish)
    return Wanted(stage, wish)


def _next(stage: Browsing, touch: Touch, wish: Wish | None = None) -> Move:
    asks: tuple[Page, ...] = ASKS
    return _after(stage, touch, wish or stage.wish, asks.index(stage.page) + 1)


def _skip(stage: Browsing, touch: Touch) -> Move:
    """On without what was begun to be told on this page."""
    wish = stage.wish
    match stage.page:
        case "party_size":
            wish = replace(wish, party=1)
        case "name":
            wish = replace(wish, name="")
        case "phone":
            wish = replace(wish, phone="")
    return _next(stage, touch, wish)


def _party(stage: Browsing, touch: Touch) -> Move:
    by = {"+": stage.wish.party + 1, "-": stage.wish.party - 1}
    size = by[touch.value] if touch.value in by else int(touch.value)
    party = min(MOST_PEOPLE, max(1, size))
    return _told(stage, touch, replace(stage.wish, party=party))


def _write_name(stage: Browsing, touch: Touch) -> Move:
    added = "".join(sign for sign in touch.value if sign.isprintable())
    text = f"{stage.wish.name}{added}".lstrip()[:NAME]
    return _told(stage, touch, replace(stage.wish, name=text))


def _press_name(stage: Browsing, touch: Touch) -> Move:
    """A key on the screen, which shows capitals: small within a word."""
    text = stage.wish.name
    begins = not text or text[-1] in " -'"
    sign = touch.value if begins else touch.value.lower()
    return _write_name(stage, replace(touch, value=sign))


def _write_phone(stage: Browsing, touch: Touch) -> Move:
    added = "".join(sign for sign in touch.value if sign in PHONE_SIGNS)
    if "+" in added and stage.wish.phone:
        return None
    return _told(stage, touch, replace(stage.wish, phone=f"{stage.wish.phone}{added}"[:PHONE]))


def _toggle(stage: Browsing, touch: Touch) -> Move:
    if touch.value not in NEEDS:
        return None
    now = set(stage.wish.needs) ^ {touch.value}
    kept = tuple(need for need in NEEDS if need in now)
    # A double touch is one choice.
    return replace(stage, since=touch.at, touched=touch.at, wish=replace(stage.wish, needs=kept))


def _back(stage: Browsing, touch: Touch) -> Move:
    """The page before, with what was told meanwhile; a service chosen there is chosen anew."""
    before = stage.before
    if before is None:
        return None
    wish = replace(stage.wish, services=before.wish.services, several=before.wish.several)
    return replace(before, since=touch.at, touched=touch.at, wish=wish, stirred=True)


def _instead(stage: Browsing, touch: Touch) -> Move:
    """A new number after a slip; `Back` does not lead to the slip again."""
    return _begin(stage.before or stage, touch)


def _write_code(stage: Browsing, touch: Touch) -> Move:
    added = "".join(sign for sign in touch.value.upper() if sign.isascii() and sign.isalnum())
    return _told(stage, touch, replace(stage.wish, booking=f"{stage.wish.booking}{added}"[:CODE]))


def _write_time(stage: Browsing, touch: Touch) -> Move:
    """A figure after which it can be no time any more is not taken."""
    text = stage.wish.booked_for
    for figure in _figures(touch.value):
        text = f"{text}{figure}" if may_be_time(f"{text}{figure}") else text
    return _told(stage, touch, replace(stage.wish, booked_for=text))


def _write_digits(stage: Browsing, touch: Touch) -> Move:
    text = f"{stage.wish.digits}{_figures(touch.value)}"[:DIGITS]
    return _told(stage, touch, replace(stage.wish, digits=text))


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())


def _time_told(stage: Browsing, touch: Touch) -> Move:
    return _to(stage, "booking_phone", touch) if clock_of(stage.wish.booked_for) else None


def _number_told(stage: Browsing, touch: Touch) -> Move:
    return Lookup(stage, stage.wish) if len(stage.wish.booking) == CODE else None


def _digits_told(stage: Browsing, touch: Touch) -> Move:
    return Lookup(stage, stage.wish) if len(stage.wish.digits) == DIGITS else None


def _rub(field: str) -> Step:
    """The last sign of what is typed goes."""

    def rub(stage: Browsing, touch: Touch) -> Move:
        told: dict[str, Any] = {field: getattr(stage.wish, field)[:-1]}
        return _told(stage, touch, replace(stage.wish, **told))

    return rub


def _by_other_way(page: Page) -> Step:
    """A page on which it is said which reservation; what was typed for another is gone."""

    def move(stage: Browsing, touch: Touch) -> Move:
        wish = replace(stage.wish, booking="", booked_for="", digits="")
        return _to(stage, page, touch, wish)

    return move


STEPS: Final[dict[tuple[Page, str], Step]] = {
    ("attract", "begin"): _begin,
    ("attract", "slip"): lambda stage, touch: _to(stage, "slip", touch),
    ("attract", "booking"): lambda stage, touch: _to(stage, "booking", touch),
    ("slip", "take"): _instead,
    ("booking", "take"): _instead,
    ("booking", "number"): _by_other_way("booking_number"),
    ("booking", "time"): _by_other_way("booking_time"),
    ("booking_number", "write"): _write_code,
    ("booking_number", "press"): _write_code,
    ("booking_number", "rub"): _rub("booking"),
    ("booking_number", "next"): _number_told,
    ("booking_time", "write"): _write_time,
    ("booking_time", "press"): _write_time,
    ("booking_time", "rub"): _rub("booked_for"),
    ("booking_time", "next"): _time_told,
    ("booking_phone", "write"): _write_digits,
    ("booking_phone", "press"): _write_digits,
    ("booking_phone", "rub"): _rub("digits"),
    ("booking_phone", "next"): _digits_told,
    ("services", "choose"): _choose,
    ("services", "several"): _several,
    ("services", "leaf"): _leaf,
    ("errands", "remove"): _remove,
    ("errands", "add"): _add,
    ("errands", "next"): _all_chosen,
    ("needs", "toggle"): _toggle,
    ("needs", "next"): _back,
    ("party_size", "party"): _party,
    ("party_size", "next"): _next,
    ("party_size", "skip"): _skip,
    ("name", "write"): _write_name,
    ("name", "press"): _press_name,
    ("name", "rub"): _rub("name"),
    ("name", "next"): _next,
    ("name", "skip"): _skip,
    ("phone", "write"): _write_phone,
    ("phone", "press"): _write_phone,
    ("phone", "rub"): _rub("phone"),
    ("phone", "next"): _next,
    ("phone", "skip"): _skip,
}
EVERYWHERE: Final[dict[str, Step]] = {
    "back": _back,
    "needs": lambda stage, touch: _to(stage, "needs", touch),
    "languages": lambda stage, touch: _to(stage, "languages", touch),
}
