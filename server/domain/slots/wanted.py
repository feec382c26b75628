"""What is asked of the slots, and what is answered. Instants are ms, UTC."""

from __future__ import annotations

from typing import Literal, NamedTuple

from protocol.booking import Definition

ReasonKind = Literal[
    "past",
    "closed",
    "holiday",
    "off_grid",
    "notice",
    "horizon",
    "day_limit",
    "customer_limit",
    "no_staff",
    "no_desk",
    "taken",
    "held",
    "seats",
    "not_open",
]
By = Literal["customer", "staff"]


class Wanted(NamedTuple):
    """A time that somebody wants. Colleagues are not bound by notice, horizon, grid and limits, nor
    by whether customers may book it themselves."""

    definition: Definition
    start_at: int = 0
    end_at: int | None = None
    """None is as long as the definition lasts."""
    seats: int = 1
    staff: str | None = None
    desk: str | None = None
    """The colleague and the desk that it is to be."""
    without: frozenset[str] = frozenset()
    """Ids of reservations and holds that are not in the way: what is moved, the own hold."""
    customer: frozenset[str] = frozenset()
    """By what its customer is known again: keys of mail address and phone."""
    by: By = "customer"


class Reason(NamedTuple):
    """Why a time cannot be booked, with a sentence for staff, and until when that is so."""

    kind: ReasonKind
    said: str
    until: int | None = None


class Explanation(NamedTuple):
    """Whether a time can be booked: what it takes and how many seats there are, or why not."""

    start_at: int
    end_at: int
    seats: int = 0
    resources: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def offered(self) -> bool:
        """Whether it can be booked."""
        return not self.reasons


class Free(NamedTuple):
    """A start that can be booked, with its end, the seats left and the resources it would take."""

    start_at: int
    end_at: int
    seats: int
    resources: tuple[str, ...]
