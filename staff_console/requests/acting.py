"""What is asked before a step, and what changes no state: notes, who and how urgent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from protocol.outcomes import Outcome
from protocol.request_commands import NoteRequest, UpdateRequest
from protocol.request_states import RequestStep
from protocol.request_views import RequestHead
from staff_console.administration.question import Question
from staff_console.requests import questions
from staff_console.requests.approving import ApprovingModel
from staff_console.requests.states import COLUMNS
from staff_console.requests.steps import Move, move_by, move_to
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.words import isolated


class ActingModel(ApprovingModel):
    """Asks before what needs it, and says why where a step cannot be."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._unsent: dict[tuple[str, bool], str] = {}
        """Notes that were typed and did not reach the server, by request and whether public."""
        super().__init__(*args, **more)

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
            "allow": lambda: self.ask_allowed(head),
            "decline": lambda: self.ask_declined(head),
            "send_estimate": lambda: self.ask_estimate(head),
            "reason": lambda: self._ask_reason(head, step),
            "pick_up": lambda: self._ask_pick_up(head),
        }
        if move.asks:
            asks[move.asks]()
        else:
            self._step(head, step)

    def write_note(self, public: bool) -> None:
        """Write for the customer, or for colleagues; what was typed and not sent is there again."""
        head = self.head
        if head is None:
            return
        name, key = isolated(head.name), (head.id, public)

        def asks(values: Values) -> Question:
            self._unsent[key] = values.get("text", self._unsent.get(key, ""))
            return questions.note(head, public, self._unsent[key])

        def sent(_: Outcome) -> None:
            self._unsent.pop(key, None)

        def send(_: Values) -> None:
            text = self._unsent[key].strip()
            command = NoteRequest(request=head.id, text=text, public=public)
            if public:
                done = tr("{name} can read it.").format(name=name)
                self._send(head, tr("Tell {name}.").format(name=name), command, done, sent)
            else:
                done = tr("The note is saved. Nobody outside sees it.")
                self._send(head, tr("Save the note."), command, done, sent)

        self.ask_before(asks, send)

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
