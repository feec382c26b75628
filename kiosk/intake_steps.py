"""What a touch leads to on the pages on which something is brought to be repaired. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from kiosk import intake
from kiosk.flow import Browsing, Page
from kiosk.intake import NOTHING_YET, Intake, can_be_reached, signed
from kiosk.intake_words import FAULTS, WHATS
from kiosk.touches import NAME, PHONE, PHONE_SIGNS, Handed, Move, Step, Touch

_MAIL_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789@.-_+")


@dataclass(frozen=True)
class Field:
    """What is typed on a page: where it is kept, how much of it, and which page comes after it."""

    name: str
    most: int
    then: Page
    takes: Callable[[str], bool]
    needed: bool = True


def _printable(sign: str) -> bool:
    return sign.isprintable()


FIELDS: Final[dict[Page, Field]] = {
    "intake_other": Field("other", intake.WHAT, "intake_model", _printable),
    "intake_model": Field("model", intake.MODEL, "intake_fault", _printable, needed=False),
    "intake_problem": Field("problem", intake.PROBLEM, "intake_name", _printable),
    "intake_name": Field("name", NAME, "intake_reach", _printable),
    "intake_phone": Field("phone", PHONE, "intake_limit", PHONE_SIGNS.__contains__),
    "intake_mail": Field("mail", intake.MAIL, "intake_limit", _MAIL_SIGNS.__contains__),
    "intake_amount": Field("limit", intake.LIMIT, "intake_check", str.isdecimal),
}


def begin(stage: Browsing, service: str, at: float) -> Browsing:
    """Something is brought to a service: what is it?"""
    wish = replace(stage.wish, intake=replace(NOTHING_YET, service=service))
    return Browsing(at, at, "intake_what", wish, before=stage)


def typed(told: Intake, page: Page) -> str:
    """What was typed on a page so far."""
    return str(getattr(told, FIELDS[page].name))


def is_told(told: Intake, page: Page) -> bool:
    """Whether what was typed is enough to go on."""
    if page in ("intake_phone", "intake_mail"):
        return can_be_reached(told)
    if page == "intake_amount":
        return told.limit.strip("0") != ""
    return typed(told, page).strip() != ""


def _to(stage: Browsing, page: Page, touch: Touch, told: Intake) -> Browsing:
    """The next page; once all was told, the summary."""
    if told.complete and page not in _PARTS:
        page = "intake_check"
    if page != "intake_check":
        wish = replace(stage.wish, intake=told)
        return Browsing(touch.at, touch.at, page, wish, before=stage)
    wish = replace(stage.wish, intake=replace(told, complete=True, doubted=False))
    summary = _before(stage, "intake_check")
    if summary is not None:
        return replace(summary, since=touch.at, touched=touch.at, wish=wish)
    return Browsing(touch.at, touch.at, page, wish, before=stage)


def _before(stage: Browsing, page: Page) -> Browsing | None:
    """The last time that a page was shown on the way to this one."""
    before = stage.before
    while before is not None and before.page != page:
        before = before.before
    return before


def doubted(stage: Browsing, at: float) -> Browsing:
    """Back to the summary of what the server did not take, with all that was told."""
    wish = replace(stage.wish, intake=replace(stage.wish.intake, doubted=True))
    summary = _before(stage, "intake_check") or stage
    return replace(summary, since=at, touched=at, wish=wish)


_PARTS: Final = ("intake_other", "intake_problem", "intake_phone", "intake_mail", "intake_amount")
"""Pages that belong to the one before them."""


def _with(stage: Browsing, touch: Touch, **told: Any) -> Browsing:
    """The same page with more told on it."""
    wish = replace(stage.wish, intake=replace(stage.wish.intake, **told))
    return replace(stage, touched=touch.at, wish=wish)


def _what(stage: Browsing, touch: Touch) -> Move:
    told = stage.wish.intake
    if touch.value == "other":
        return _to(stage, "intake_other", touch, replace(told, what=""))
    if touch.value not in WHATS:
        return None
    return _to(stage, "intake_model", touch, replace(told, what=touch.value, other=""))


def _fault(stage: Browsing, touch: Touch) -> Move:
    told = stage.wish.intake
    if touch.value == "words":
        return _to(stage, "intake_problem", touch, replace(told, fault=""))
    if touch.value not in FAULTS:
        return None
    return _to(stage, "intake_name", touch, replace(told, fault=touch.value, problem=""))


def _reach(stage: Browsing, touch: Touch) -> Move:
    page: Page | None = {"phone": "intake_phone", "mail": "intake_mail"}.get(touch.value)  # type: ignore[assignment]
    if page is None:
        return None
    return _to(stage, page, touch, replace(stage.wish.intake, reach=touch.value))


def _limit(stage: Browsing, touch: Touch) -> Move:
    told = stage.wish.intake
    if touch.value == "other":
        return _to(stage, "intake_amount", touch, replace(told, limit=""))
    if touch.value and not touch.value.isdecimal():
        return None
    return _to(stage, "intake_check", touch, replace(told, limit=touch.value))


def _write(stage: Browsing, touch: Touch) -> Move:
    field = FIELDS[stage.page]
    text = typed(stage.wish.intake, stage.page)
    mail = stage.page == "intake_mail"
    added = "".join(filter(field.takes, touch.value.lower() if mail else touch.value))
    if stage.page == "intake_phone" and "+" in added and text:
        return None
    return _with(stage, touch, **{field.name: f"{text}{added}".lstrip()[: field.most]})


def _press(stage: Browsing, touch: Touch) -> Move:
    """A key on the screen, which shows capitals: small within a word, and within a sentence."""
    text = typed(stage.wish.intake, stage.page)
    sentence = stage.page == "intake_problem"
    begins = not text or (text.endswith((". ", "? ")) if sentence else text[-1] in " -'")
    plain = begins or (stage.page == "intake_model" and not touch.value.isalpha())
    return _write(stage, touch if plain else replace(touch, value=touch.value.lower()))


def _rub(stage: Browsing, touch: Touch) -> Move:
    field = FIELDS[stage.page].name
    return _with(stage, touch, **{field: typed(stage.wish.intake, stage.page)[:-1]})


def _told(stage: Browsing, touch: Touch) -> Move:
    field, told = FIELDS[stage.page], stage.wish.intake
    if field.needed and not is_told(told, stage.page):
        return None
    return _to(stage, field.then, touch, told)


def _skip(stage: Browsing, touch: Touch) -> Move:
    return _to(stage, FIELDS[stage.page].then, touch, replace(stage.wish.intake, model=""))


def _edit(stage: Browsing, touch: Touch) -> Move:
    page = EDITS.get(touch.value)
    if page is None:
        return None
    return Browsing(touch.at, touch.at, page, stage.wish, before=stage)


def _checked(stage: Browsing, touch: Touch) -> Move:
    page: Page = "intake_terms" if _has_terms(stage, touch) else "intake_sign"
    return Browsing(touch.at, touch.at, page, stage.wish, before=stage)


def _has_terms(stage: Browsing, touch: Touch) -> bool:
    point = touch.house.open.get(stage.wish.intake.service)
    return point is not None and point.id in touch.house.terms


def _read(stage: Browsing, touch: Touch) -> Move:
    return Browsing(touch.at, touch.at, "intake_sign", stage.wish, before=stage)


def _leaf(stage: Browsing, touch: Touch) -> Move:
    return replace(stage, since=touch.at, touched=touch.at, leaf=int(touch.value))


def _sign(stage: Browsing, touch: Touch) -> Move:
    return _with(stage, touch, signature=signed(stage.wish.intake.signature, touch.value))


EDITS: Final[dict[str, Page]] = {
    "what": "intake_what",
    "model": "intake_model",
    "fault": "intake_fault",
    "name": "intake_name",
    "reach": "intake_reach",
    "limit": "intake_limit",
}
"""The pages to which the rows of the summary lead."""
INTAKE_STEPS: Final[dict[tuple[Page, str], Step]] = {
    ("intake_what", "what"): _what,
    ("intake_fault", "fault"): _fault,
    ("intake_reach", "reach"): _reach,
    ("intake_limit", "limit"): _limit,
    ("intake_check", "edit"): _edit,
    ("intake_check", "next"): _checked,
    ("intake_terms", "leaf"): _leaf,
    ("intake_terms", "next"): _read,
    ("intake_sign", "sign"): _sign,
    ("intake_sign", "clear"): lambda stage, touch: _with(stage, touch, signature=""),
    ("intake_sign", "next"): lambda stage, touch: Handed(stage, stage.wish),
    **{(page, "write"): _write for page in FIELDS},
    **{(page, "press"): _press for page in FIELDS},
    **{(page, "rub"): _rub for page in FIELDS},
    **{(page, "next"): _told for page in FIELDS},
    ("intake_model", "skip"): _skip,
}
