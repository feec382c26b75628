"""What a touch on each page leads to: one table. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.flow import ASKS, MOST_ERRANDS, Browsing, Page, Wish
from kiosk.intake_steps import INTAKE_STEPS, begin
from kiosk.lookup_steps import LOOKUP_STEPS
from kiosk.touches import NAME, PHONE, PHONE_SIGNS, Move, Step, Touch, Wanted, rub, to, told

MOST_PEOPLE: Final = 50
NEEDS: Final = ("wheelchair", "hearing", "sight", "walking")
"""The access needs that a kiosk asks for, as every console knows them."""


def step(stage: Browsing, action: str, touch: Touch) -> Move:
    """What an action on a page leads to; None for what that page does not offer."""
    found = STEPS.get((stage.page, action)) or EVERYWHERE.get(action)
    return found(stage, touch) if found is not None else None


def _begin(stage: Browsing, touch: Touch) -> Move:
    only = touch.house.only
    if only in touch.house.takes:
        return _of_request(stage, touch, only)
    if touch.house.only:
        return _after(stage, touch, replace(stage.wish, services=(touch.house.only,)))
    return to(stage, "services", touch)


def _choose(stage: Browsing, touch: Touch) -> Move:
    chosen = stage.wish.services
    if touch.value in touch.house.points:
        return to(stage, "services", touch, point=touch.value)
    if touch.value not in touch.house.open or touch.value in chosen:
        return None
    if not stage.wish.several and touch.value in touch.house.takes:
        return _of_request(stage, touch, touch.value)
    if not stage.wish.several:
        return _after(stage, touch, replace(stage.wish, services=(touch.value,)))
    if len(chosen) >= MOST_ERRANDS:
        return None
    return to(stage, "errands", touch, replace(stage.wish, services=(*chosen, touch.value)))


def _of_request(stage: Browsing, touch: Touch, service: str) -> Move:
    """Something is brought, or picked up. Among several errands each is done at the desk."""
    if touch.house.takes[service] == "request":
        return begin(stage, service, touch.at)
    return to(stage, "request", touch)


def _several(stage: Browsing, touch: Touch) -> Move:
    return to(stage, "services", touch, replace(stage.wish, several=True), stage.point)


def _remove(stage: Browsing, touch: Touch) -> Move:
    left = tuple(key for key in stage.wish.services if key != touch.value)
    wish = replace(stage.wish, services=left)
    # What stands below moves up under the finger: the second half of a double touch is not meant.
    return replace(stage, since=touch.at, touched=touch.at, wish=wish)


def _add(stage: Browsing, touch: Touch) -> Move:
    full = len(stage.wish.services) >= MOST_ERRANDS
    return None if full else to(stage, "services", touch)


def _leaf(stage: Browsing, touch: Touch) -> Move:
    return replace(stage, since=touch.at, touched=touch.at, leaf=int(touch.value))


def _all_chosen(stage: Browsing, touch: Touch) -> Move:
    return _after(stage, touch, stage.wish) if stage.wish.services else None


def _after(stage: Browsing, touch: Touch, wish: Wish, place: int = 0) -> Move:
    """The next page of what the service points ask, from a place on; the number after the last."""
    wanted = touch.house.asks(wish.services)
    for ask in ASKS[place:]:
        if ask in wanted:
            return to(stage, ask, touch, wish)
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
    return told(stage, touch, replace(stage.wish, party=party))


def _write_name(stage: Browsing, touch: Touch) -> Move:
    added = "".join(sign for sign in touch.value if sign.isprintable())
    text = f"{stage.wish.name}{added}".lstrip()[:NAME]
    return told(stage, touch, replace(stage.wish, name=text))


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
    return told(stage, touch, replace(stage.wish, phone=f"{stage.wish.phone}{added}"[:PHONE]))


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


STEPS: Final[dict[tuple[Page, str], Step]] = {
    ("attract", "begin"): _begin,
    ("attract", "slip"): lambda stage, touch: to(stage, "slip", touch),
    ("attract", "booking"): lambda stage, touch: to(stage, "booking", touch),
    **LOOKUP_STEPS,
    **INTAKE_STEPS,
    ("slip", "take"): _instead,
    ("request", "take"): _instead,
    ("booking", "take"): _instead,
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
    ("name", "rub"): rub("name"),
    ("name", "next"): _next,
    ("name", "skip"): _skip,
    ("phone", "write"): _write_phone,
    ("phone", "press"): _write_phone,
    ("phone", "rub"): rub("phone"),
    ("phone", "next"): _next,
    ("phone", "skip"): _skip,
}
EVERYWHERE: Final[dict[str, Step]] = {
    "back": _back,
    "needs": lambda stage, touch: to(stage, "needs", touch),
    "languages": lambda stage, touch: to(stage, "languages", touch),
}
