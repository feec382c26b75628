"""The what-if page for widgets: what is chosen, the replay that runs, and what it found."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer

from client.not_taken import NotTaken
from client.qt_live import QtLive
from protocol.messages import Res
from protocol.queries import PromiseReport
from staff_console.answers import IDLE, AnswerLine
from staff_console.past import Query
from staff_console.reports.page_model import PageModel
from staff_console.speech import tr
from staff_console.top import UNAVAILABLE, freshness
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC
from staff_console.what_if.job import AGAIN_MS, Job
from staff_console.what_if.result import Result
from staff_console.what_if.screen import Local, WhatIfScreen, begin_again, what_if_screen

_ENDS: Final = ("done", "cancelled", "failed")


class WhatIfModel(PageModel):
    """What is chosen and what was found."""

    def __init__(
        self, live: QtLive, query: Query, console: ConsoleModel, parent: QObject | None = None
    ) -> None:
        super().__init__(live, query, console, parent)
        self._here = Local()
        self._days_of: str | None = None
        """The service point whose days are known, or asked for."""
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._job = Job(query, self._live.now, self._again.start, self._told)
        self._again.timeout.connect(self._job.go_on)
        self.screen = self._compute()

    def show(self, shown: bool) -> None:
        """It is looked at, or left; a replay goes on meanwhile."""
        self._shown = shown
        if shown:
            facts = self._console.facts
            if facts is not None and not self._here.texts.get("point"):
                self._write("point", facts.point.id)
            self._days_of = None
            self._want_days()
        elif not self._job.running:
            self._say(IDLE)
        self.refresh()

    def write(self, name: str, text: str) -> None:
        """This stands in a field now."""
        self._write(name, text)
        self._want_days()
        self.refresh()

    def run(self) -> None:
        """Replay what is chosen, or say why that cannot be; one that runs goes on."""
        asked = self.screen.question
        if self._job.running:
            return
        if asked is None:
            self._say(AnswerLine("note", tr("Not replayed."), self.screen.why_not))
        else:
            self._job.begin(asked.point, asked.day, asked.change)
            title = tr("Replaying the day.")
            self._say(AnswerLine("sent", title, "", "Esc", tr("cancel")))
        self.refresh()

    def reset(self) -> None:
        """Nothing is otherwise any more; where and when stay."""
        self._here = replace(self._here, texts=begin_again(self._here.texts))
        self.refresh()

    def put_away(self) -> bool:
        """Esc: the replay that runs, or what was said; whether there was any of it."""
        if self._job.running:
            self._job.cancel()
            self._told()
        elif self._answer.kind != "idle":
            self._say(IDLE)
        else:
            return False
        return True

    def refresh(self) -> None:
        """Compute the page anew."""
        before, self.screen = self.screen, self._compute()
        if self.screen != before and self._shown:
            self.changed.emit()

    def _write(self, name: str, text: str) -> None:
        self._here = replace(self._here, texts={**self._here.texts, name: text})
        if self._answer.kind == "note":
            self._answer = IDLE

    def _want_days(self) -> None:
        """Which days there are of the service point."""
        point = self._compute().point
        if self._shown and point not in ("", self._days_of) and self._live.status.connected:
            self._days_of = point
            args = {"service_point": point}
            self._query("promises", args, lambda answer: self._take_days(point, answer))

    def _take_days(self, point: str, answer: Res | NotTaken) -> None:
        if point != self._days_of:
            return
        days: list[str] = []
        if isinstance(answer, Res):
            days = msgspec.convert(answer.items[0], PromiseReport).days
        self._here = replace(self._here, days=tuple(days))
        self.refresh()

    def _told(self) -> None:
        asked = self._job.asked
        if asked is not None and asked.phase in _ENDS:
            self._answer = _end(self._compute().result)
        self.refresh()

    def _on_tick(self) -> None:
        if self._shown:
            self._want_days()
            self.refresh()

    def _compute(self) -> WhatIfScreen:
        away = freshness(self._live.status) in UNAVAILABLE
        here = replace(self._here, asked=self._job.asked, away=away, answer=self._answer)
        return what_if_screen(self._live.replica(TOPIC), here, self._live.now())


def _end(result: Result) -> AnswerLine:
    """What the answer line says of the end of a replay."""
    away = tr("put away")
    if result.phase == "failed":
        return AnswerLine("refused", tr("Not replayed."), result.said, "Esc", away)
    if result.phase == "cancelled":
        return AnswerLine("note", tr("Cancelled."), "", "Esc", away)
    text = tr("{what}: {day}.").format(what=result.title, day=result.about)
    return AnswerLine("confirmed", tr("Replayed."), text, "Esc", away)
