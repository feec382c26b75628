"""What every record is, and the words that records share."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

import msgspec

EntryState = Literal[
    "waiting",
    "away",
    "called",
    "serving",
    "on_hold",
    "missed",
    "completed",
    "no_show",
    "left",
    "cancelled",
    "expired",
    "transferred",
]
PointState = Literal["open", "last_numbers", "draining", "closed"]
DeskState = Literal["open", "paused", "closing", "closed"]
CallState = Literal["calling", "answered", "served", "withdrawn", "over"]
"""`served`: answered, and the service has ended too; `over`: nobody came, or it was repeated."""
SlipState = Literal["", "wanted", "printing", "printed", "failed"]
"""Of the paper with the number: none was asked for; a colleague wants it printed; a kiosk prints
it; it came out; it did not."""
HelpState = Literal["asked", "coming", "done"]
Via = Literal["socket", "http", "page", "timer", "command line"]
"""By which way a command came."""
Role = Literal["admin", "manager", "staff", "kiosk", "display", "visitor", "public", "timer"]
Source = Literal["kiosk", "phone", "staff", "http"]
BY_LINK: Final[frozenset[Source]] = frozenset({"phone", "http"})
"""From where people join who are not in the hall, and follow their place by a private link."""
Standing = Literal["next", "keep", "last"]
"""Where somebody is put in a line: before all, by the time waited, behind all who wait now."""
Stands = Literal["next", "keep"]
"""How somebody stands in it. Behind all is a time and no mark: whoever comes later is behind."""
Why = Literal["longest", "weight", "turn", "too_long", "next", "booked"]
"""Why somebody is where they are in the line: the longest wait, the weight of the class, the
class's turn, the hard maximum wait, put first by a colleague, the time that was booked."""

MOST: Final = 2**53 - 1
"""The largest whole number that every client's JSON holds exactly."""
NAME_LENGTH: Final = 120
"""The most characters of a name: of people, places and devices."""
LIVE_STATES: frozenset[str] = frozenset(
    {"waiting", "away", "called", "serving", "on_hold", "missed"}
)
AT_DESK: frozenset[str] = frozenset({"called", "serving"})
"""The states in which somebody takes up a desk."""


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One row of one kind, addressed by its id."""

    id: str

    @classmethod
    @cache
    def kind(cls) -> str:
        """The tag of this record on the wire and the name of its table."""
        return str(cls.__struct_config__.tag)
