"""Taking something in: what is typed is kept as a draft until the server has it."""

from __future__ import annotations

from typing import Any

from protocol.outcomes import Outcome, Refusal, Requested
from protocol.service_requests import shown
from staff_console.administration.question import Question
from staff_console.answers import AnswerLine
from staff_console.requests import intake
from staff_console.requests import intake_whose as whose
from staff_console.requests.intake_draft import Draft, DraftingModel
from staff_console.requests.intake_items import ANEW, MORE, code_typed, count_of
from staff_console.requests.paper_questions import papers, papers_chosen
from staff_console.requests.print_queue import Job
from staff_console.requests.reaching import taken_in
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.tickets.moments import moment
from staff_console.words import isolated


class IntakeModel(DraftingModel):
    """One draft for each stay at my desk, and one for everybody else."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._intakes: dict[str, Draft] = {}
        self._on_its_way: Draft | None = None
        super().__init__(*args, **more)

    @property
    def served_number(self) -> str:
        """Of the customer whom I serve now; empty while I serve nobody."""
        facts = self._console.facts
        entry = facts.customer if facts is not None else None
        return entry.number if entry is not None else ""

    def take_in(self, mine: bool = True) -> None:
        """The sheet: for the customer whom I serve now, if I do and it is `mine`, else anybody."""
        facts = self._console.facts
        entry = facts.customer if facts is not None and mine else None
        visit = entry.visit if entry is not None else ""
        draft = self._intakes.setdefault(visit, Draft(visit))
        if visit and not draft.typed:
            self._know_visitor(draft)
        draft.again = draft.kept = draft.opened and bool(draft.typed)
        self._open_intake(draft)

    def answer_question(self, name: str, value: str) -> None:
        """This was typed or picked; files and another item are taken up."""
        draft = self._intake
        question = self.question
        if draft is None or question is None or question.name != "intake":
            super().answer_question(name, value)
        elif name.startswith("photos_"):
            self.take_photos(f"{draft.visit}/{name}", value)
        elif name == ANEW:
            self._begin_anew(draft)
        else:
            draft.kept = False
            super().answer_question(MORE if name == "fewer" else name, value)
            if name == "customer":
                self._sought(draft)
            if name in ("customer", "point"):
                self._ask_beside(draft)

    def _begin_anew(self, draft: Draft) -> None:
        """What was typed is for somebody who is not here any more."""
        for key in self._photos(draft):
            self._going.clear(f"{draft.visit}/{key}")
        self._intakes[draft.visit] = anew = Draft(draft.visit, draft.number)
        if draft.visit:
            self._know_visitor(anew)
        self._open_intake(anew)

    def _open_intake(self, draft: Draft) -> None:
        self._intake, draft.opened = draft, True
        self.ask_before(lambda values: intake.intake(self.about_intake, values), self._take)
        if self._open is not None:
            # What is typed outlives the sheet: one that was closed by mistake has it again.
            self._open.typed = draft.typed
            self._ask_beside(draft)
            self.refresh(always=True)

    def _take(self, values: Values) -> None:
        draft, about = self._intake, self.about_intake
        if draft is None:
            return
        draft.refused = ""
        command = intake.open_request(about, values)
        codes = {at: code for at in range(count_of(values)) if (code := code_typed(values, at))}
        contact = whose.contact_chosen(about, values)
        name = contact.name if contact is not None else whose.customer_typed(values).name
        what = command.items[0].model or command.items[0].what
        title = tr("Take in {item}.").format(item=isolated(what))
        if name:
            title = tr("Take in {item} of {name}.").format(item=isolated(what), name=isolated(name))

        def done(outcome: Outcome) -> AnswerLine:
            assert isinstance(outcome, Requested)
            return self._taken(draft, outcome, codes)

        def refused(refusal: Refusal) -> AnswerLine:
            line = refusal_line(refusal)
            draft.refused = line.text or line.title
            self.refresh(always=True)
            return AnswerLine("refused", tr("Nothing was taken in."), draft.refused)

        self._on_its_way = draft
        self.send(title, command, done, refused)

    def _let_go(self) -> None:
        super()._let_go()
        draft, self._on_its_way = self._on_its_way, None
        if draft is not None:
            # The server has not taken it: what was typed stands there again.
            self._open_intake(draft)

    def _taken(self, draft: Draft, outcome: Requested, codes: dict[int, str]) -> AnswerLine:
        number = shown(outcome.number)
        for key in self._photos(draft):
            self._going.clear(f"{draft.visit}/{key}")
        self._intakes.pop(draft.visit, None)
        self._intake = self._on_its_way = None
        self.keep_codes(outcome.request, number, codes)
        self.open_now(outcome.request)
        said = self._said_taken(number, outcome)

        def ask(values: Values) -> Question:
            request = self.known.request(outcome.request)
            person = self.known.person(request) if request is not None else None
            told = taken_in(said, person, self._live.sends)
            return papers(number, told, outcome.state == "queued", self.printers, values)

        self.ask_before(ask, lambda values: self._print_papers(outcome, number, values))
        return self.confirmed(said)

    def _said_taken(self, number: str, outcome: Requested) -> str:
        if outcome.promised_at is not None:
            when = moment(outcome.promised_at, self.now, self.known.zone)
            return tr("{number} is taken in, promised for {when}.").format(number=number, when=when)
        if outcome.position:
            return tr("{number} is taken in, and waits at place {place}.").format(
                number=number, place=outcome.position
            )
        return tr("{number} is taken in.").format(number=number)

    def _print_papers(self, outcome: Requested, number: str, values: Values) -> None:
        labels = [f"label:{item.id}" for item in self.known.items(outcome.request)] or ["label"]
        jobs = []
        for paper in papers_chosen(outcome.state == "queued", values):
            stock = self.paper_picked(paper, values)
            name = f"{number} {paper}.pdf"
            each = labels if paper == "label" else [paper]
            jobs += [Job(outcome.request, kind, name, stock) for kind in each]
        self.print_all(jobs)
