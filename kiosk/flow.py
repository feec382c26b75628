"""The way of one customer through the kiosk, as values. Pure; times are seconds, steady clock.

At every moment the kiosk is in one stage. A touch or the time leads to the next; only the server's
answer leads to a number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from kiosk.ticket import Ticket

GUARD_S: Final = 0.7
"""A touch so soon after a page has changed was meant for the page before."""
CALM_S: Final = 0.3
"""An answer within this time needs no page of waiting."""
SLOW_S: Final = 6.0
GIVE_UP_S: Final = 40.0
IDLE_S: Final = 45.0
QUESTION_S: Final = 20.0
RESULT_S: Final = 20.0

NO_ANSWER: Final = "no_answer"
"""The kiosk's own code beside the server's: nobody answered in time."""

Paper = Literal["printing", "printed", "none"]


@dataclass(frozen=True)
class Choosing:
    """Services, or service points, are shown; `point` is the one that was chosen."""

    since: float
    touched: float
    point: str | None = None
    page: int = 0

    @property
    def at_start(self) -> bool:
        """Whether this is the page that the kiosk rests on."""
        return self.point is None and self.page == 0


@dataclass(frozen=True)
class Asking:
    """A number was asked for under one command id; the server has not answered."""

    since: float
    origin: Choosing
    service: str
    command_id: str


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


Stage = Choosing | Asking | Numbered | Refused


def start(at: float) -> Choosing:
    """The page that the kiosk rests on."""
    return Choosing(at, at)


def guarded(stage: Stage, at: float) -> bool:
    """Whether a touch now cannot have been meant for this page."""
    return at - stage.since < GUARD_S


def touched(stage: Stage, at: float) -> Stage:
    """Somebody is there: every countdown begins anew."""
    return stage if isinstance(stage, Asking) else replace(stage, touched=at)


def left_s(stage: Stage, at: float) -> float | None:
    """Seconds until the stage ends by itself; None if it does not."""
    match stage:
        case Choosing() if stage.at_start:
            return None
        case Choosing():
            return stage.touched + IDLE_S + QUESTION_S - at
        case Asking():
            return stage.since + GIVE_UP_S - at
        case Numbered(paper="none"):
            return None
        case Numbered() | Refused():
            return stage.touched + RESULT_S - at


def in_time(stage: Stage, at: float) -> Stage:
    """The stage that time has made of it."""
    left = left_s(stage, at)
    if left is None or left > 0:
        return stage
    if isinstance(stage, Asking):
        return Refused(at, at, NO_ANSWER, "", stage.service)
    return start(at)
