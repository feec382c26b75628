"""What a kiosk that was killed does first: whoever asked it before gets a number, or staff know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from kiosk.asking import Answered
from kiosk.journal import Asked, GivesNumber, Journal
from kiosk.printing.faults import Failed, Outcome
from protocol.commands import CheckInReservation
from protocol.outcomes import Joined, Refusal, Requested
from protocol.request_commands import JoinPickup

NEW_MS: Final = 60_000
"""A number that is no older was given just now, and to nobody: its customer has gone."""


class Asks(Protocol):
    """What asks the server."""

    def ask(self, command: GivesNumber, command_id: str, then: Callable[[Answered], None]) -> None:
        """Ask, and call `then` once with the answer."""

    def give_back(self, command_id: str, joined: Joined | Requested) -> None:
        """A number was given to nobody."""


class Recovery:
    """Takes up what stands in the journal. `now` is the server's clock, ms.

    `resume` asks again and shows the answer; `failed` reports that a slip did not come out.
    """

    def __init__(
        self,
        journal: Journal,
        asks: Asks,
        now: Callable[[], int],
        resume: Callable[[GivesNumber, str], None],
        failed: Callable[[str, Outcome], None],
    ) -> None:
        self._journal = journal
        self._asks = asks
        self._now = now
        self._resume = resume
        self._failed = failed

    def begin(self) -> None:
        """The newest question is answered on the screen, if its customer may still be there."""
        kept = self._journal.all()
        for each in kept:
            stays = each is kept[-1] and not each.given_up and self._journal.is_fresh(each)
            # A place to pick something up is asked for by its link, which is kept nowhere.
            if stays and each.command is not None and not isinstance(each.command, JoinPickup):
                self._resume(each.command, each.id)
            else:
                self._settle(each)

    def _settle(self, asked: Asked) -> None:
        """Nobody is there any more: a number that was given is known to staff, or goes back."""
        if asked.visit and not asked.given_up:
            self._failed(asked.visit, Failed("stopped"))
        elif isinstance(asked.command, CheckInReservation | JoinPickup):
            # Who has booked, or has a receipt, finds the number by scanning once more.
            self._journal.over(asked.id)
        elif asked.command is not None:
            # Only the answer tells whether a number was given before.
            self._asks.ask(asked.command, asked.id, lambda answered: self._learnt(asked, answered))
        else:
            self._journal.over(asked.id)

    def _learnt(self, asked: Asked, answered: Answered) -> None:
        joined = answered.answer
        if isinstance(joined, Refusal):
            self._journal.over(asked.id)
        elif asked.given_up or self._now() - _given_at(joined, asked) < NEW_MS:
            self._asks.give_back(asked.id, joined)
        else:
            self._failed(joined.visit, Failed("stopped"))


def _given_at(given: Joined | Requested, asked: Asked) -> int:
    """When the number was given (ms); of something that was brought, when it was asked for."""
    return given.joined_at if isinstance(given, Joined) else asked.at
