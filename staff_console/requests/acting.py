"""What is sent: steps, answers to estimates, notes, lines; each leads to one line of answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from protocol.commands import AnyCommand
from protocol.outcomes import Outcome, Refusal, Requested
from protocol.request_commands import (
    AnswerEstimate,
    LineStep,
    NoteRequest,
    SendEstimate,
    StepLine,
    StepRequest,
    UpdateRequest,
)
from protocol.request_states import STEPS, RequestStep
from protocol.request_views import RequestHead
from protocol.service_requests import shown
from staff_console.answers import AnswerLine
from staff_console.requests import questions
from staff_console.requests.keys import shown as shown_key
from staff_console.requests.knowing import KnowingModel
from staff_console.requests.side import newest_open
from staff_console.requests.states import COLUMNS, state_name
from staff_console.requests.steps import Move, move_by, move_to
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.words import isolated


class ActingModel(KnowingModel):
    """Asks before what needs it, and says why where a step cannot be."""

    def take_up(self, ident: str) -> None:
        """A card is held by the pointer: its columns are shown."""
        self.open_now(ident)
        self._dragged = ident
        self.refresh()

    def drop_on(self, column: str) -> None:
        """It is let go of on a column, or beside them."""
        head, self._dragged = self.known.head(self._dragged), ""
        self.refresh()
        if head is None or not any(rule.key == column for rule in COLUMNS):
            return
        move = move_to(self.known, head, column, self.now)
        if move.step is not None or move.why:
            self.carry_out(head, move)

    def take_step(self, step: RequestStep) -> None:
        """A step of the request that is chosen, by its key."""
        head = self.head
        if head is not None:
            self.carry_out(head, move_by(self.known, head, step, self.now))

    def carry_out(self, head: RequestHead, move: Move) -> None:
        """Do it, ask before, or say why not."""
        why = move.why or (tr("An answer is awaited first.") if self._busy else "")
        why = why or ("" if self._live.status.connected else tr("The server is away."))
        if why or move.step is None:
            self._stays(head, why)
            return
        step = move.step
        asks: dict[str, Callable[[], None]] = {
            "approve": lambda: self.ask_approval(head),
            "allow": lambda: self._ask_allowed(head),
            "decline": lambda: self._ask_declined(head),
            "send_estimate": lambda: self._ask_estimate(head),
            "reason": lambda: self._ask_reason(head, step),
            "pick_up": lambda: self._ask_pick_up(head),
        }
        if move.asks:
            asks[move.asks]()
        else:
            self._step(head, step)

    def ask_approval(self, head: RequestHead, phone: bool = False) -> None:
        """Who said yes to the newest estimate: in person, or on the phone."""
        sent, person = newest_open(self.known, head.id), self._address(head)
        if sent is None:
            self._stays(head, tr("The estimate is not here yet. Look again in a moment.")
                        if head.state == "estimate_sent" else tr("No estimate waits for an "
                        "answer."))  # fmt: skip
            return
        name, number = person

        def send(values: Values) -> None:
            command = AnswerEstimate(
                request=head.id, nth=sent.nth, hash=sent.hash, yes=True,
                via="phone" if phone else "in_person",
                name=values.get("name", name).strip(),
                number=values.get("number", number).strip() if phone else "",
                total=sent.total if phone else "",
                extra_work=values.get("extra", "").strip(),
                signature="" if phone else values.get("signature", ""),
            )  # fmt: skip
            self._send(head, tr("Approve estimate {nth}.").format(nth=sent.nth), command,
                       tr("Estimate {nth} is approved.").format(nth=sent.nth))  # fmt: skip

        if phone:
            self.ask_before(lambda v: questions.on_phone(head, sent, name, number, v), send)
        else:
            self.ask_before(lambda v: questions.in_person(head, sent, name, v), send)

    def write_note(self, public: bool) -> None:
        """Write for the customer, or for colleagues."""
        head = self.head
        if head is None:
            return

        def send(values: Values) -> None:
            command = NoteRequest(request=head.id, text=values["text"].strip(), public=public)
            if public:
                done = tr("{name} can read it.").format(name=isolated(head.name))
                self._send(head, tr("Tell {name}.").format(name=isolated(head.name)), command, done)
            else:
                self._send(head, tr("Save the note."), command,
                           tr("The note is saved. Nobody outside sees it."))  # fmt: skip

        self.ask_before(lambda values: questions.note(head, public, values), send)

    def step_line(self, line: str, step: LineStep) -> None:
        """What became of a part or of labour."""
        head = self.head
        name = next((each.name for each in self.known.lines(self._chosen) if each.id == line), "")
        if head is None or not name or self._is_away():
            return
        command = StepLine(request=head.id, line=line, step=step)
        self._send(head, tr("Note {line}.").format(line=isolated(name)), command,
                   tr("{line} is noted.").format(line=isolated(name)))  # fmt: skip

    def ask_who(self) -> None:
        """Who works at it."""
        head = self.head
        if head is None:
            return

        def send(values: Values) -> None:
            who = values.get("who", head.technician or self._me().id)
            who = "" if who == questions.NOBODY else who
            name = self.known.first_name(who) or tr("nobody")
            self._send(head, tr("Give it to {name}.").format(name=name),
                       UpdateRequest(request=head.id, expected=head.version, technician=who),
                       tr("{name} has it.").format(name=name))  # fmt: skip

        self.ask_before(lambda values: questions.assign(self.known, head, values), send)

    def ask_priority(self) -> None:
        """How urgent it is."""
        head = self.head
        if head is None:
            return

        def send(values: Values) -> None:
            command = UpdateRequest(
                request=head.id, expected=head.version,
                priority=questions.priority_of(values, head),
            )  # fmt: skip
            self._send(head, tr("Set its priority."), command, tr("Its priority is set."))

        self.ask_before(lambda values: questions.priority(head, values), send)

    def _ask_allowed(self, head: RequestHead) -> None:
        request = self.known.request(head.id)
        limit = request.spend_limit if request is not None else ""

        def send(values: Values) -> None:
            usual = "limit" if limit and not head.warranty else "warranty"
            via = "limit" if values.get("via", usual) == "limit" else "warranty"
            command = AnswerEstimate(request=head.id, nth=0, hash="", yes=True, via=via)  # type: ignore[arg-type]
            self._send(head, tr("Go on without an estimate."), command, tr("It is approved."))

        self.ask_before(lambda values: questions.allow(head, limit, values), send)

    def _ask_declined(self, head: RequestHead) -> None:
        sent, (name, number) = newest_open(self.known, head.id), self._address(head)
        if sent is None:
            self._stays(head, tr("The estimate is not here yet. Look again in a moment."))
            return

        def send(values: Values) -> None:
            phone = values.get("via", "in_person") == "phone"
            command = AnswerEstimate(
                request=head.id, nth=sent.nth, hash=sent.hash, yes=False,
                via="phone" if phone else "in_person", name=values.get("name", name).strip(),
                number=number if phone else "", total=sent.total if phone else "",
                reason=values.get("reason", "").strip(),
            )  # fmt: skip
            self._send(head, tr("Write down the no."), command,
                       tr("Estimate {nth} is declined.").format(nth=sent.nth))  # fmt: skip

        self.ask_before(lambda values: questions.declined(head, sent, name, values), send)

    def _ask_estimate(self, head: RequestHead) -> None:
        def send(values: Values) -> None:
            command = SendEstimate(
                request=head.id, expected=head.version, note=values.get("note", "").strip(),
                valid_until=questions.valid_until(values, self.now),
            )  # fmt: skip
            name = isolated(head.name)
            self._send(head, tr("Send the estimate to {name}.").format(name=name), command,
                       tr("The estimate is sent to {name}.").format(name=name))  # fmt: skip

        now = self.now
        self.ask_before(lambda values: questions.estimate(self.known, head, now, values), send)

    def _ask_reason(self, head: RequestHead, step: RequestStep) -> None:
        self.ask_before(
            lambda values: questions.reason(head, step, values),
            lambda values: self._step(head, step, reason=values["reason"].strip()),
        )

    def _ask_pick_up(self, head: RequestHead) -> None:
        total = questions.to_pay(self.known, head)
        self.ask_before(
            lambda values: questions.pick_up(head, total, values),
            lambda values: self._step(head, "pick_up", signature=values.get("signature", "")),
        )

    def _step(self, head: RequestHead, step: RequestStep, reason: str = "",
              signature: str = "") -> None:  # fmt: skip
        """Send a step; where a step leads back from there, that is the way back."""
        after = STEPS[step].leads_to[head.state]
        command = StepRequest(request=head.id, expected=head.version, step=step, reason=reason,
                              signature=signature)  # fmt: skip
        title = tr("{number} to {state}.").format(
            number=shown(head.number), state=state_name(after)
        )

        def back(outcome: Outcome) -> None:
            leads = STEPS["back"].leads_to.get(after) == head.state
            if step != "back" and leads and isinstance(outcome, Requested):
                undo = StepRequest(request=head.id, expected=outcome.version, step="back")
                self.keep_back(tr("Take {number} back.").format(number=shown(head.number)), undo)

        self._send(head, title, command, "", back)

    def _send(
        self,
        head: RequestHead,
        title: str,
        command: AnyCommand,
        said: str,
        back: Callable[[Outcome], None] = lambda _: None,
    ) -> None:
        """Ask the server; what was refused says that nothing was changed."""

        def done(outcome: Outcome) -> AnswerLine:
            back(outcome)
            moved = ""
            if isinstance(outcome, Requested) and outcome.state != head.state:
                moved = tr("{number} is in {state}.").format(
                    number=shown(head.number), state=state_name(outcome.state)
                )
            elif isinstance(outcome, Requested) and not said:
                moved = tr("{number} is noted.").format(number=shown(head.number))
            first, rest = (moved, said) if moved else (said, "")
            return self.confirmed(first, rest)

        def refused(refusal: Refusal) -> AnswerLine:
            line = refusal_line(refusal)
            stays = tr("{number} stays in {state}.").format(
                number=shown(head.number), state=state_name(head.state)
            )
            text = tr("{why} Nothing was changed.").format(why=line.text or line.title)
            return replace(line, title=stays, text=text)

        self.send(title, command, done, refused)

    def _stays(self, head: RequestHead, why: str) -> None:
        """Why it is not moved, and the next key where there is one."""
        title = tr("{number} stays in {state}.").format(
            number=shown(head.number), state=state_name(head.state)
        )
        text = tr("{why} Nothing was changed.").format(why=why)
        cap, does = "Esc", tr("put away")
        if newest_open(self.known, head.id) is not None and self._live.status.connected:
            cap, does = shown_key("approve"), tr("approve in person")
        self._say(AnswerLine("note", title, text, cap, does))

    def _is_away(self) -> bool:
        """Whether nothing can be sent, which is said."""
        head = self.head
        why = tr("An answer is awaited first.") if self._busy else ""
        why = why or ("" if self._live.status.connected else tr("The server is away."))
        if why and head is not None:
            self._stays(head, why)
        return bool(why)

    def _address(self, head: RequestHead) -> tuple[str, str]:
        """Name and telephone number of its customer, as far as they are known."""
        request = self.known.request(head.id)
        person = self.known.person(request) if request is not None else None
        if person is None:
            return head.name, ""
        return person.name or head.name, person.phone
