"""The repairs, as the view around them needs to know them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from protocol.service_requests import shown as number_shown
from staff_console.answers import AnswerLine
from staff_console.finder import Find
from staff_console.look import Look
from staff_console.reports.report import ModelReport
from staff_console.requests.keys import shown as cap
from staff_console.requests.model import RequestsModel
from staff_console.requests.page import RequestsPane
from staff_console.requests.states import state_name
from staff_console.speech import tr


class RequestsReport(ModelReport[RequestsModel]):
    """Shows one model."""

    name = "repairs-board"

    def title(self) -> str:
        """As the choice of pages shows it."""
        return tr("Repairs")

    def make(self, look: Look) -> QWidget:
        """The pane; it follows the model as long as it lives."""
        return RequestsPane(look, self.model)

    @property
    def answer(self) -> AnswerLine:
        """What became of what was asked last."""
        return self.model.screen.answer

    def finds(self) -> Iterator[Find]:
        """All that can be done here, what becomes of lines, and every repair of the board."""
        model, screen = self.model, self.model.screen
        side = screen.side
        about = f"{side.number} {side.title}" if side.key else ""
        for verb in side.verbs:
            yield Find(f"window:{verb.name}", verb.does, verb.why or about, verb.cap, verb.there)
        for line in side.lines:
            for step, said in line.acts:
                title = tr("{what}: {line}").format(what=said, line=line.name)
                yield Find(f"window:line:{step}:{line.key}", title, about)
        yield from more_finds(model, about)
        yield from bench_finds(model, about)
        for way in screen.ways:
            yield Find(f"window:{way.name}", way.does, "", way.cap, way.there)
        for head in model.known.all:
            title = f"{number_shown(head.number)} {head.item}, {head.name}"
            yield Find(f"window:request:{head.id}", title, state_name(head.state))

    def act(self, name: str) -> bool:
        """Do one of these."""
        return self.model.act(name)

    def put_away(self) -> bool:
        """Esc: what was said."""
        return self.model.put_away()


def more_finds(model: RequestsModel, about: str) -> Iterator[Find]:
    """What has a key and no place of its own on the page."""
    if about:
        yield Find("window:story", tr("All of this stay"), about, cap("story"))
        yield Find("window:add_fee", tr("Add a fee"), about, cap("add_fee"))
        if model.manages:
            yield Find("window:erase", tr("Erase this repair for good"), about, cap("erase"))
    number = model.served_number
    if number:
        said = tr("Take something in, not from {number}").format(number=number)
        yield Find("window:intake_other", said, tr("Repairs"))


def bench_finds(model: RequestsModel, about: str) -> Iterator[Find]:
    """The other views of the repairs, and what their keys do."""
    for tab in model.screen.tabs:
        if not tab.shown:
            yield Find(f"window:mode:{tab.mode}", tab.title, tr("Repairs {count}").format(
                count=tab.count).strip(), cap("view"))  # fmt: skip
    bench = model.screen.bench
    if bench.following:
        yield Find("window:take_next", bench.takes, tr("take the next one"), "0")
    if about:
        yield Find("window:ring", tr("Ring the customer"), about)
        yield Find("window:ask_supplier", tr("Ask the supplier, or say that it came"), about)
        yield Find("window:photo", tr("Add a photo"), about, cap("photo"))
