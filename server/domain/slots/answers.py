"""Days that were listed before and still hold: many ask for the same days of the same service."""

from __future__ import annotations

from typing import Final, NamedTuple

from protocol.booking import Definition
from server.domain.slots.claims import MINUTE, Claim
from server.domain.slots.times import local_day
from server.domain.slots.wanted import Free

_MOST: Final = 100_000
"""So many starts are kept."""
_BIT: Final = 5 * MINUTE
"""What begins within a bit takes all of it."""
Question = tuple[object, ...]
"""What makes a question about a day the same."""


class Day(NamedTuple):
    """What is free on one local day, and until when that holds (ms)."""

    definition: Definition
    listed: list[Free]
    until: int | None
    """When the next hold of those in the way is over."""


class Answers:
    """Lists by day. A reservation or a hold makes those of the days wrong that it lies on."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._days: dict[int, dict[Question, Day]] = {}
        self._kept = 0
        self._reach = _BIT
        """The longest of what was listed, with its gaps, ms."""

    def known(
        self, day: int, question: Question, definition: Definition, now: int
    ) -> list[Free] | None:
        """What is free on a local day (its ordinal), if it was listed and nothing has changed."""
        kept = self._days.get(day, {}).get(question)
        if kept is None or kept.definition is not definition:
            return None
        return kept.listed if kept.until is None or now < kept.until else None

    def keep(self, day: int, question: Question, answer: Day, reach: int) -> None:
        """Keep a list until anything that it rests on changes; what is listed lasts `reach` ms
        with its gaps."""
        self._kept += 1 + len(answer.listed)
        if self._kept > _MOST:
            self.clear()
            self._kept = 1 + len(answer.listed)
        self._reach = max(self._reach, reach + _BIT)
        self._days.setdefault(day, {})[question] = answer

    def touch(self, claim: Claim) -> None:
        """What a claim takes is taken, or free, by now."""
        if self._days:
            for day in self.days_of(claim):
                self._days.pop(day, None)

    def days_of(self, claim: Claim, reach: int = 0) -> range:
        """The local days (ordinals) on which something may begin that it is in the way of."""
        reach = max(self._reach, reach + _BIT)
        first = local_day(claim.start_at - claim.before - reach, self._zone)
        last = local_day(claim.end_at + claim.after + reach, self._zone)
        return range(first.toordinal(), last.toordinal() + 1)

    def clear(self) -> None:
        """Hours or resources are others by now."""
        self._days.clear()
        self._kept = 0
