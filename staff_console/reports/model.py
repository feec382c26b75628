"""The page of promises for widgets: which figures are looked at, and what the server says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject

from client.not_taken import NotTaken
from client.qt_live import QtLive
from protocol.messages import Res
from protocol.queries import PromiseReport
from protocol.records import Interval
from staff_console.answers import IDLE, AnswerLine
from staff_console.past import Query
from staff_console.reports.export import write_report
from staff_console.reports.page_model import PageModel
from staff_console.reports.screen import (
    Local,
    PromisesScreen,
    newer,
    next_point,
    older,
    promises_screen,
)
from staff_console.speech import tr
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC

AGAIN_MS: Final = 60_000
"""While it is looked at the server is asked again after so long."""
Which = tuple[str, str]
"""The service point and the day that figures are of, each empty for all."""


class PromisesModel(PageModel):
    """Which promises are looked at, and what is known of them."""

    def __init__(
        self,
        live: QtLive,
        query: Query,
        console: ConsoleModel,
        folder: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(live, query, console, parent)
        self._folder = folder
        self._here = Local()
        self._asked: Which | None = None
        """Whose answer is awaited."""
        self._asked_at = 0
        self._chose = False
        """Whether somebody has said which service point to look at."""
        self.screen = self._compute()

    def show(self, shown: bool) -> None:
        """It is looked at, or left; then nothing is asked."""
        self._shown = shown
        if shown:
            facts = self._console.facts
            if facts is not None and not self._chose:
                self._here = replace(self._here, point=facts.point.id)
            self._asked, self._asked_at = None, 0
            self._ask_if_due()
        else:
            self._answer = IDLE
        self.refresh()

    def step_day(self, by: int) -> None:
        """To the day before, or after; after the newest come the last promises again."""
        days, day = self._here.days, self._here.day
        found = older(days, day) if by < 0 else newer(days, day)
        if found is not None and found != day:
            self._look_at(self._here.point, found)

    def step_point(self, by: int) -> None:
        """To the next service point, or the one before; all of them are one step of the round."""
        self._chose = True
        point = next_point(self._live.replica(TOPIC), self._here.point, by)
        if point != self._here.point:
            self._look_at(point, self._here.day)

    def choose(self, key: str) -> None:
        """Look at a broken promise."""
        if key != self._here.chosen:
            self._here = replace(self._here, chosen=key, spans=None)
            self.refresh()

    def tell(self) -> None:
        """How it went for whoever is marked."""
        chosen = self._here.chosen
        if not chosen or self._here.spans is not None or not self._live.status.connected:
            return
        self._query("entry", {"entry": chosen.partition(" ")[0]}, lambda a: self._told(chosen, a))

    def export(self) -> None:
        """Write the figures into a file, and say where that is, or why there is none."""
        report = self._here.report
        if self.screen.export.there and report is not None:
            replica = self._live.replica(TOPIC)
            now = self._live.now()
            self._say(write_report(self._folder(), self.screen, report, replica, now))
        else:
            self._say(AnswerLine("note", tr("Not written."), tr("There are no figures yet.")))

    def put_away(self) -> bool:
        """Esc: what was answered, else how it went; whether there was any of it."""
        if self._answer.kind != "idle":
            self._answer = IDLE
        elif self._here.spans is not None:
            self._here = replace(self._here, spans=None)
        else:
            return False
        self.refresh()
        return True

    def refresh(self) -> None:
        """Compute the page anew."""
        if self._shown:
            before, self.screen = self.screen, self._compute()
            if self.screen != before:
                self.changed.emit()

    def _look_at(self, point: str, day: str) -> None:
        """Other figures: those of before are not shown under another title."""
        self._here, self._answer = Local(point=point, day=day, days=self._here.days), IDLE
        self._asked, self._asked_at = None, 0
        self._ask_if_due()
        self.refresh()

    def _ask_if_due(self) -> None:
        if not self._shown or not self._live.status.connected or self._asked is not None:
            return
        if self._asked_at and self._live.now() - self._asked_at < AGAIN_MS:
            return
        which = self._here.point, self._here.day
        self._asked, self._asked_at = which, self._live.now()
        names = dict(zip(("service_point", "day"), which, strict=True))
        args: dict[str, Any] = {name: value for name, value in names.items() if value}
        self._query("promises", args, lambda answer: self._take(which, answer))

    def _take(self, which: Which, answer: Res | NotTaken) -> None:
        if which != (self._here.point, self._here.day):
            return
        self._asked = None
        if isinstance(answer, NotTaken):
            self._here = replace(self._here, failed=answer.detail)
        else:
            report = msgspec.convert(answer.items[0], PromiseReport)
            days = tuple(report.days)
            now = self._live.now()
            self._here = replace(self._here, report=report, told_at=now, failed="", days=days)
        self.refresh()

    def _told(self, chosen: str, answer: Res | NotTaken) -> None:
        if chosen != self._here.chosen:
            return
        if isinstance(answer, NotTaken):
            self._say(AnswerLine("refused", tr("Not told."), answer.detail, "Esc", tr("put away")))
            return
        spans = tuple(msgspec.convert(answer.items, list[Interval]))
        self._here = replace(self._here, spans=spans)
        self.refresh()

    def _on_tick(self) -> None:
        self._ask_if_due()
        self.refresh()

    def _compute(self) -> PromisesScreen:
        connected = self._live.status.connected
        here = replace(self._here, connected=connected, answer=self._answer)
        return promises_screen(self._live.replica(TOPIC), here, self._live.now())
