"""The what-if page among the reports."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from staff_console.answers import AnswerLine
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.reports.report import ModelReport
from staff_console.speech import tr
from staff_console.what_if.fields_pane import RESET
from staff_console.what_if.model import WhatIfModel
from staff_console.what_if.pane import WhatIfPane
from staff_console.what_if.result import RUN


class WhatIfReport(ModelReport[WhatIfModel]):
    """What would have been."""

    name = "what_if"

    def title(self) -> str:
        """As the choice of pages shows it."""
        return tr("What if")

    def make(self, look: Look) -> QWidget:
        """The pane; it follows the model as long as it lives."""
        model, pane = self.model, WhatIfPane(look)
        pane.written.connect(model.write)
        pane.runAsked.connect(model.run)
        pane.cancelAsked.connect(model.put_away)
        pane.resetAsked.connect(model.reset)
        pane.follow(model)
        return pane

    @property
    def answer(self) -> AnswerLine:
        """That a replay runs, or how it ended."""
        return self.model.screen.answer

    def finds(self) -> Iterator[Find]:
        """The keys of the page."""
        screen = self.model.screen
        yield Find("window:replay", screen.does, "", RUN, screen.question is not None)
        yield Find("window:put_back", tr("Put all back"), "", RESET, screen.can_reset)

    def act(self, name: str) -> bool:
        """Do one of these."""
        acts = {"replay": self.model.run, "put_back": self.model.reset}
        if name in acts:
            acts[name]()
        return name in acts

    def put_away(self) -> bool:
        """Esc: the replay that runs, or what was said of one."""
        return self.model.put_away()
