"""The numbers of a kiosk: asked for, shown when the server has given them, and printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from client.live import Live
from client.own_place import OwnPlace
from client.speaker import said_in
from kiosk import flow
from kiosk.asking import Answered, Asker
from kiosk.catalogue import Catalogue
from kiosk.flow import Asking, Browsing, Manner, Numbered, Stage
from kiosk.intake import opening
from kiosk.joining import join
from kiosk.journal import GivesNumber
from kiosk.paper import Paper
from kiosk.slip_again import ticket_again
from kiosk.sought import Seeker
from kiosk.taken_in import service_taken, taken_in
from kiosk.ticket import Ticket, ticket
from kiosk.touches import Handed, Wanted
from protocol.commands import JoinQueue
from protocol.outcomes import Refusal, Requested
from protocol.request_commands import JoinPickup, OpenRequest

TOPIC: Final = "kiosk"


class Stands(Protocol):
    """Whoever stands before the kiosk: the machine."""

    stage: Stage
    manner: Manner
    seeker: Seeker

    @property
    def language(self) -> str:
        """The customer's."""

    @property
    def languages(self) -> list[str]:
        """What the house speaks, its own first."""

    def house(self) -> Catalogue:
        """What can be had here now."""

    def turn_to(self, stage: Stage) -> None:
        """Show another stage."""

    def refuse(self, stage: Asking, answer: Refusal) -> None:
        """No number was given."""


class Numbers:
    """Asks the server for numbers, one touch under one command id. `clock` is steady, seconds."""

    def __init__(
        self, live: Live, clock: Callable[[], float], asker: Asker, paper: Paper, at: Stands
    ) -> None:
        self._live = live
        self._clock = clock
        self._asker = asker
        self._paper = paper
        self._at = at

    def open(self, handed: Handed) -> None:
        """Something is brought: the request is opened with all that was told."""
        told = handed.wish.intake
        point = self._at.house().open.get(told.service)
        if point is not None:
            needs = list(handed.wish.needs)
            command = opening(told, point.id, needs, self._at.language, self._in_house)
            self.send(command, handed.origin, self._asker.new_id(), None)

    def _in_house(self, text: str) -> str:
        """Words of the kiosk, in the language of the house."""
        return said_in(self._at.languages[0], text, "kiosk")

    def ask(self, wanted: Wanted) -> None:
        """Ask for a number for the services that were chosen."""
        first, *more = wanted.wish.services
        point = self._at.house().open.get(first)
        if point is None:
            return
        command = join(point.id, first, more, wanted.wish, self._at.language)
        self.send(command, wanted.origin, self._asker.new_id(), None)

    def resume(self, command: GivesNumber, command_id: str) -> None:
        """Ask again what was asked before the kiosk was stopped; the answer is shown as ever."""
        if not isinstance(command, JoinPickup):
            self._at.manner = replace(self._at.manner, language=command.language)
        self.send(command, flow.start(self._clock()), command_id, None)

    def send(
        self,
        command: GivesNumber,
        origin: Browsing,
        command_id: str,
        booked_at: int | None,
        link: str = "",
    ) -> None:
        """Ask under that id, as whoever holds the link; the page of waiting is shown meanwhile."""
        asking = Asking(self._clock(), origin, "", command_id, booked_at=booked_at)
        if isinstance(command, JoinQueue):
            errands = tuple(command.services[1:])
            asking = replace(asking, service=command.service or "", errands=errands)
        elif isinstance(command, OpenRequest):
            service = service_taken(command, self._live.replica(TOPIC))
            asking = replace(asking, service=service)
        self._at.turn_to(asking)
        self._asker.ask(command, asking.command_id, self._answered, link)

    def _answered(self, answered: Answered) -> None:
        stage = self._at.stage
        if not isinstance(stage, Asking) or stage.command_id != answered.command_id:
            return
        at, answer = self._clock(), answered.answer
        if isinstance(answer, Refusal) and answer.own is None:
            return self._at.refuse(stage, answer)
        given = self._ticket(stage, answered)
        before = self._at.seeker.has_number or isinstance(answer, Refusal)
        numbered = Numbered(at, at, given, before=before)
        self._at.turn_to(numbered)
        self._paper.put(given, lambda there: self._put(numbered, there))

    def _ticket(self, stage: Asking, answered: Answered) -> Ticket:
        replica, answer = self._live.replica(TOPIC), answered.answer
        if isinstance(answer, Requested):
            now = self._live.now()
            return taken_in(answer, stage, answered.token, replica, self._at.language, now)
        joined = answer.own if isinstance(answer, Refusal) else answer
        assert joined is not None
        errands = () if joined is not answer else stage.errands
        return ticket(joined, answered.token, replica, self._at.language, errands, stage.booked_at)

    def _put(self, numbered: Numbered, there: bool) -> None:
        if isinstance(self._at.stage, Numbered) and self._at.stage.ticket is numbered.ticket:
            paper: flow.Paper = "printed" if there else "none"
            self._at.turn_to(replace(self._at.stage, paper=paper))

    def print_again(self, place: OwnPlace, token: str, then: Callable[[bool], None]) -> None:
        """Print the slip of a place once more."""
        self._paper.put(ticket_again(place, token), then)
