"""The way of one customer through the kiosk, as values. Pure; times are seconds, steady clock.

At every moment the kiosk is in one stage. A touch (`kiosk.steps`) or the time leads to the next;
only the server's answer leads to a number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from kiosk.intake import NOTHING_YET, Intake
from kiosk.ticket import Ticket
from protocol.places import Ask
from protocol.views import PublicHelp

GUARD_S: Final = 0.7
"""A touch so soon after a page has changed was meant for the page before."""
CALM_S: Final = 0.3
"""An answer within this time needs no page of waiting."""
SLOW_S: Final = 6.0
GIVE_UP_S: Final = 40.0
HELP_GIVE_UP_S: Final = 12.0
"""So long nobody may answer who was called for help before the kiosk says that it reaches none."""
HELP_S: Final = 180.0
"""A call for a person stays on the screen for so long after the last touch."""
IDLE_S: Final = 45.0
QUESTION_S: Final = 20.0
RESULT_S: Final = 20.0

NO_ANSWER: Final = "no_answer"
"""The kiosk's own code beside the server's: nobody answered in time."""

ASKS: Final[tuple[Ask, ...]] = ("party_size", "name", "phone")
"""The order in which a kiosk asks for what a service point wants to know."""
MOST_ERRANDS: Final = 4
"""So many services of one visit fit on a page that can be reached from a wheelchair."""

Paper = Literal["printing", "printed", "none"]
Page = Literal[
    "attract",
    "slip",
    "languages",
    "services",
    "errands",
    "needs",
    "party_size",
    "name",
    "phone",
    "booking",
    "booking_number",
    "booking_time",
    "booking_phone",
    "request",
    "request_number",
    "request_phone",
    "intake_what",
    "intake_other",
    "intake_model",
    "intake_fault",
    "intake_problem",
    "intake_name",
    "intake_reach",
    "intake_phone",
    "intake_mail",
    "intake_limit",
    "intake_amount",
    "intake_check",
    "intake_terms",
    "intake_sign",
]
"""`slip` is that of a slip before the reader (`kiosk.scanned`), `booking` that of a reservation
(`kiosk.sought`), `request` that of something that was brought (`kiosk.brought`); on those after
these it is said which one. On those of intake it is told what is brought."""
BOOKING: Final[frozenset[Page]] = frozenset(
    {"booking", "booking_number", "booking_time", "booking_phone"}
)
SLIP: Final[frozenset[Page]] = frozenset({"slip"})
REQUEST: Final[frozenset[Page]] = frozenset({"request", "request_number", "request_phone"})
Summons = Literal["asking", "asked", "unreached"]


@dataclass(frozen=True)
class Manner:
    """How this customer is spoken to; the next one begins as the house does."""

    language: str = ""
    """Empty: the house's own."""
    contrast: bool = False
    low: bool = False
    """Whether all keys lie in the lower half."""
    unhurried: bool = False
    """Whether pages stay until they are closed: what is heard takes its time."""

    def turned(self, what: str) -> Manner:
        """With the contrast or the place of the keys the other way."""
        if what == "contrast":
            return replace(self, contrast=not self.contrast)
        return replace(self, low=not self.low)


USUAL: Final = Manner()


@dataclass(frozen=True)
class Wish:
    """What a customer has chosen and told so far."""

    services: tuple[str, ...] = ()
    several: bool = False
    """Whether more than one service is chosen, one after the other."""
    needs: tuple[str, ...] = ()
    party: int = 1
    name: str = ""
    phone: str = ""
    booking: str = ""
    """Of a reservation: what was typed of its number …"""
    booked_for: str = ""
    """… or of when it begins, as figures …"""
    digits: str = ""
    """… and of the end of its telephone."""
    brought: str = ""
    """What was typed of the number of something that was brought, as figures."""
    intake: Intake = NOTHING_YET
    """What is brought to be repaired."""


NOTHING: Final = Wish()


@dataclass(frozen=True)
class Browsing:
    """A page is shown on which something is chosen or told."""

    since: float
    touched: float
    page: Page = "attract"
    wish: Wish = NOTHING
    point: str | None = None
    """The service point whose services are shown."""
    leaf: int = 0
    before: Browsing | None = None
    """Where `Back` leads."""
    stirred: bool = False
    """Whether somebody has done something that shows no other page."""

    @property
    def at_start(self) -> bool:
        """Whether this is the page that the kiosk rests on, and nobody is there."""
        return self.page == "attract" and not self.stirred


@dataclass(frozen=True)
class Asking:
    """A number was asked for under one command id; the server has not answered."""

    since: float
    origin: Browsing
    service: str
    command_id: str
    errands: tuple[str, ...] = ()
    """Services that come after it."""
    booked_at: int | None = None
    """When the reservation begins that is checked in with, ms."""


@dataclass(frozen=True)
class Numbered:
    """The server has given a number. Without paper it stays until it was noted."""

    since: float
    touched: float
    ticket: Ticket
    paper: Paper = "printing"
    before: bool = False
    """Whether this customer had the number before the touch."""


@dataclass(frozen=True)
class Refused:
    """No number was given, and why."""

    since: float
    touched: float
    code: str
    detail: str
    service: str


@dataclass(frozen=True)
class Helping:
    """A person was called to this kiosk, or could not be reached."""

    since: float
    touched: float
    before: Browsing
    told: PublicHelp | None
    """What the server had said when this call began: that belongs to the one before."""
    summons: Summons = "asking"


Stage = Browsing | Asking | Numbered | Refused | Helping


def start(at: float) -> Browsing:
    """The page that the kiosk rests on."""
    return Browsing(at, at)


def guarded(stage: Stage, at: float) -> bool:
    """Whether a touch now cannot have been meant for this page."""
    return at - stage.since < GUARD_S


def takes_slips(stage: Stage) -> bool:
    """Whether a slip that is held to the reader is shown: nobody is in the middle of something."""
    match stage:
        case Browsing(page="attract" | "slip" | "languages" | "services"):
            return not stage.wish.services
        case Browsing():
            return stage.page in BOOKING | REQUEST
        case _:
            return isinstance(stage, Refused)


def keeps(stage: Stage, pages: frozenset[Page]) -> bool:
    """Whether one of these pages is shown, or is where `Back` leads."""
    match stage:
        case Browsing():
            before = stage.before
            return stage.page in pages or (before is not None and keeps(before, pages))
        case Helping():
            return keeps(stage.before, pages)
        case Asking():
            return keeps(stage.origin, pages)
        case _:
            return False


def asked_whether_there(stage: Stage, at: float, unhurried: bool = False) -> bool:
    """Whether the kiosk asks if anybody is still there."""
    if not isinstance(stage, Browsing) or stage.page == "attract":
        return False
    left = left_s(stage, at, unhurried)
    return left is not None and left <= QUESTION_S


def touched(stage: Stage, at: float, unhurried: bool = False) -> Stage:
    """Somebody is there: every countdown begins anew. The touch that answers the question was
    meant for nothing else."""
    if isinstance(stage, Asking):
        return stage
    if asked_whether_there(stage, at, unhurried):
        return replace(stage, touched=at, since=at)
    return replace(stage, touched=at)


def left_s(stage: Stage, at: float, unhurried: bool = False) -> float | None:
    """Seconds until the stage ends by itself; None if it does not."""
    match stage:
        case Browsing() if stage.at_start or unhurried:
            return None
        case Browsing():
            return stage.touched + IDLE_S + QUESTION_S - at
        case Asking():
            return stage.since + GIVE_UP_S - at
        case Helping(summons="asking"):
            return stage.since + HELP_GIVE_UP_S - at
        case Helping():
            return stage.touched + HELP_S - at
        case Numbered(paper="none"):
            return None
        case Numbered() | Refused():
            return None if unhurried else stage.touched + RESULT_S - at


def in_time(stage: Stage, at: float, unhurried: bool = False) -> Stage:
    """The stage that time has made of it."""
    left = left_s(stage, at, unhurried)
    if left is None or left > 0:
        return stage
    match stage:
        case Asking():
            return Refused(at, at, NO_ANSWER, "", stage.service)
        case Helping(summons="asking"):
            return replace(stage, since=at, touched=at, summons="unreached")
        case _:
            return start(at)
