"""What is done at the bench, and about what waits: one key each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from protocol.outcomes import Outcome, Refusal, Requested
from protocol.request_commands import NoteRequest, StepLine, StepRequest, UpdateRequest
from protocol.request_states import STEPS
from protocol.request_views import RequestHead
from protocol.service_requests import RequestLine, shown
from staff_console.answers import AnswerLine
from staff_console.requests import calling_about
from staff_console.requests.lines_model import LinesModel
from staff_console.requests.modes import Mode, after
from staff_console.requests.photo_notes import PhotoNotesModel
from staff_console.requests.states import NEXT
from staff_console.requests.waiting import WaitingList, waiting_list
from staff_console.requests.work_face import enter_of, next_of
from staff_console.requests.workbench import begins, to_do, workbench
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.words import isolated


class BenchingModel(LinesModel, PhotoNotesModel):
    """Whether the board is shown, a bench, or what waits; and what their keys do."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._mode: Mode = "board"
        super().__init__(*args, **more)

    def next_mode(self) -> None:
        """Board, bench, waiting, and the board again."""
        self.show_mode(after(self._mode))

    def show_mode(self, mode: Mode) -> None:
        """Show this; at the bench what is in hand is chosen unless something of it is."""
        self._mode = mode
        if mode == "bench":
            bench = workbench(self.known, self._filters.point, self._chosen, self.now)
            if self._chosen not in bench.keys:
                hand = next((row.key for row in bench.rows if row.in_hand), "")
                self.open_now(hand or (bench.keys[0] if bench.keys else ""))
        elif mode == "waiting" and self.waiting.row(self._chosen) is None:
            self.open_now(self.waiting.keys[0] if self.waiting.keys else "")
        self.refresh(always=True)

    @property
    def waiting(self) -> WaitingList:
        """Whom one waits for."""
        return waiting_list(self.known, self._filters.point, self.now)

    def take_next(self) -> None:
        """0: the first of mine that is not begun, else the first that is free, and begin."""
        bench = workbench(self.known, self._filters.point, "", self.now)
        head = self.known.card(bench.following)
        if head is None:
            text = tr("Nothing of this bench is yours or free to be begun.")
            self._say(AnswerLine("note", tr("Nothing to take."), text, "Esc", tr("put away")))
        else:
            self.take(head)

    def take(self, head: RequestHead) -> None:
        """It is mine from now on, and begun."""
        self.open_now(head.id)
        step = begins(head)
        if self._is_away() or step is None:
            return
        if head.technician == self._me().id:
            self.take_step(step)
            return
        command = UpdateRequest(
            request=head.id, expected=head.version, technician=self._me().id
        )  # fmt: skip

        def assigned(outcome: Outcome) -> AnswerLine:
            version = outcome.version if isinstance(outcome, Requested) else head.version
            self._begin(msgspec.structs.replace(head, version=version))
            return self._answer

        title = tr("Take {number}.").format(number=shown(head.number))
        self.send(title, command, assigned, lambda refusal: self._not_taken(head, refusal))

    def work_on(self) -> None:
        """Enter at the bench: take what is free, else the usual next step."""
        head = self.head
        if head is None:
            self.take_next()
        elif not enter_of(self.known, head, self.now)[0]:
            self._stays(head, enter_of(self.known, head, self.now)[1])
        elif head.stopped:
            self.take_step("send_estimate")
        elif not head.technician and begins(head) is not None:
            self.take(head)
        elif head.state in NEXT:
            self.take_step(NEXT[head.state])

    def work_line(self, digit: int) -> None:
        """A digit at the bench: what comes next for that line of the one that is chosen."""
        lines = self.known.lines(self._chosen)
        if not 0 < digit <= len(lines):
            return
        line = lines[digit - 1]
        step = next_of(line)
        if step is not None:
            self.line_act(f"{step}:{line.id}")
            return
        title = tr("{line}: there is nothing left to do.").format(line=isolated(line.name))
        self._say(AnswerLine("note", title, "", "Esc", tr("put away")))

    def follow_up(self) -> None:
        """Enter on what waits: ring, send again, ask the supplier, give back, to the bench."""
        head, row = self.head, self.waiting.row(self._chosen)
        if head is None or row is None:
            return
        does: dict[str, Callable[[], object]] = {
            "ring": self.ask_ring,
            "phone": lambda: self.ask_approval(head, phone=True),
            "write": lambda: self.write_note(public=True),
            "send_estimate": lambda: self.take_step("send_estimate"),
            "ask_supplier": self.ask_supplier,
            "give_back": lambda: self.take_step("give_back"),
            "to_bench": lambda: self.show_mode("bench"),
        }
        does[row.verb]()

    def ask_ring(self) -> None:
        """The number of its customer, and what came of ringing it."""
        head = self.head
        if head is None or self._is_away():
            return

        def send(values: Values) -> None:
            text = calling_about.rang(self.known, head, values)
            command = NoteRequest(request=head.id, text=text, public=False)
            self._send(head, tr("Write it down."), command, tr("It is written down."))

        self.ask_before(lambda values: calling_about.ring(self.known, head, values), send)

    def ask_supplier(self) -> None:
        """Who brings what is awaited, and what they say."""
        head = self.head
        if head is None or self._is_away():
            return

        def send(values: Values) -> None:
            lines = calling_about.awaited(self.known, head.id)
            self._note_parts(head, calling_about.meant(lines, values), values.get("says", ""))

        self.ask_before(
            lambda values: calling_about.supplier(self.known, head, self.now, values), send
        )

    def _note_parts(self, head: RequestHead, lines: list[RequestLine], says: str) -> None:
        """One part after the other: it came, or comes on that day."""
        if not lines:
            return
        line, came = lines[0], says == calling_about.CAME
        at = None if came else calling_about.expected_at(int(says), self.known, self.now)
        command = StepLine(
            request=head.id, line=line.id, step="arrive" if came else "order", expected_at=at
        )

        def done(outcome: Outcome) -> AnswerLine:
            if lines[1:]:
                self._note_parts(head, lines[1:], says)
                return self._answer
            said = tr("{line} is here.") if came else tr("{line} is expected anew.")
            return self.confirmed(said.format(line=isolated(line.name)))

        self.send(tr("Note {line}.").format(line=isolated(line.name)), command, done)

    def _begin(self, head: RequestHead) -> None:
        """Begin what was just given to me."""
        step = begins(head)
        if step is None:
            return
        after = STEPS[step].leads_to[head.state]
        begun = msgspec.structs.replace(head, state=after)
        command = StepRequest(request=head.id, expected=head.version, step=step)
        number = shown(head.number)

        def done(outcome: Outcome) -> AnswerLine:
            if isinstance(outcome, Requested):
                back = StepRequest(request=head.id, expected=outcome.version, step="back")
                self.keep_back(tr("Take {number} back.").format(number=number), back)
            title = tr("{number} is in hand: {what}.")
            return self.confirmed(title.format(number=number, what=to_do(begun)))

        def refused(refusal: Refusal) -> AnswerLine:
            line = refusal_line(refusal)
            title = tr("{number} is yours, but it is not begun.").format(number=number)
            return replace(line, title=title, text=line.text or line.title)

        self.send(tr("Begin {number}.").format(number=number), command, done, refused)

    def _not_taken(self, head: RequestHead, refusal: Refusal) -> AnswerLine:
        line = refusal_line(refusal)
        title = tr("{number} is not yours.").format(number=shown(head.number))
        return replace(line, title=title, text=line.text or line.title)
