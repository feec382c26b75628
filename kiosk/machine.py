"""The kiosk itself: its stage, moved by touches, answers and time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from client.live import Live
from kiosk import flow
from kiosk.asking import Answered, Asker
from kiosk.flow import Asking, Choosing, Numbered, Refused, Stage
from kiosk.offer import Offer, Row
from kiosk.paper import Paper
from kiosk.ticket import ticket
from protocol.commands import JoinQueue
from protocol.outcomes import Joined
from protocol.views import PublicService

TOPIC: Final = "kiosk"


class Machine:
    """One customer after the other. `clock` is steady, in seconds; `moved` is called after each
    turn of the stage."""

    def __init__(
        self,
        live: Live,
        clock: Callable[[], float],
        asker: Asker,
        paper: Paper,
        moved: Callable[[], None],
    ) -> None:
        self._live = live
        self._clock = clock
        self._asker = asker
        self._paper = paper
        self._moved = moved
        self.stage: Stage = flow.start(clock())

    def pass_time(self) -> None:
        """Let time act on the stage."""
        now = flow.in_time(self.stage, self._clock())
        if isinstance(self.stage, Asking) and now is not self.stage:
            self._asker.give_up(self.stage.command_id)
        self._turn_to(now)

    def touched(self) -> None:
        """Somebody has touched the screen, anywhere, or a key of the keyboard."""
        self._turn_to(flow.touched(self.stage, self._clock()))

    def choose(self, row: Row) -> None:
        """A row was touched: a service gives a number, a service point leads to its services."""
        stage = self._choosing()
        if stage is None or row.condition != "open" or row.kind == "heading":
            return
        if row.kind == "point":
            self._turn_to(Choosing(self._clock(), self._clock(), point=row.key))
        else:
            self._ask(stage, row.key)

    def leaf(self, by: int, shown: Offer) -> None:
        """Leaf on or back; back from the first page leads to the start."""
        stage = self._choosing()
        if stage is None:
            return
        page, at = shown.page + by, self._clock()
        if page < 0:
            self._turn_to(flow.start(at))
        elif page < shown.pages:
            self._turn_to(Choosing(at, at, stage.point, page))

    def finish(self) -> None:
        """Done, noted, or back to the start; from asking it gives up."""
        if flow.guarded(self.stage, self._clock()):
            return
        if isinstance(self.stage, Asking):
            self._asker.give_up(self.stage.command_id)
        self._turn_to(flow.start(self._clock()))

    def _choosing(self) -> Choosing | None:
        """The stage, if a touch now is meant for what is offered."""
        stage = self.stage
        if not isinstance(stage, Choosing) or flow.guarded(stage, self._clock()):
            return None
        return stage

    def _ask(self, origin: Choosing, key: str) -> None:
        service = self._live.replica(TOPIC).get(PublicService, key)
        if service is None:
            return
        command = JoinQueue(service_point=service.service_point, service=key)
        asking = Asking(self._clock(), origin, key, self._asker.new_id())
        self._turn_to(asking)
        self._asker.ask(command, asking.command_id, self._answered)

    def _answered(self, answered: Answered) -> None:
        stage = self.stage
        if not isinstance(stage, Asking) or stage.command_id != answered.command_id:
            return
        at, answer = self._clock(), answered.answer
        if isinstance(answer, Joined):
            joined = answer
        elif answer.own is not None:
            joined = answer.own
        else:
            self._turn_to(Refused(at, at, answer.code, answer.detail, stage.service))
            return
        given = ticket(joined, answered.token, self._live.replica(TOPIC))
        numbered = Numbered(at, at, given, before=joined is not answer)
        self._turn_to(numbered)
        self._paper.put(given, lambda there: self._put(numbered, there))

    def _put(self, numbered: Numbered, there: bool) -> None:
        if isinstance(self.stage, Numbered) and self.stage.ticket is numbered.ticket:
            paper: flow.Paper = "printed" if there else "none"
            self._turn_to(replace(self.stage, paper=paper))

    def _turn_to(self, stage: Stage) -> None:
        self.stage = stage
        self._moved()
