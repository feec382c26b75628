"""Parts, labour and fees: added, changed, ordered, put in another order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

import msgspec
from PySide6.QtCore import QTimer

from client.not_taken import NotTaken
from protocol.commands import AnyCommand
from protocol.messages import Res
from protocol.outcomes import Outcome, Refusal
from protocol.request_commands import LineStep, PutLine, StepLine
from protocol.request_queries import FoundPart, RequestTotals
from protocol.request_views import RequestHead
from protocol.service_requests import LineKind, RequestLine
from staff_console.answers import AnswerLine
from staff_console.requests import line_hub as hub
from staff_console.requests import line_questions as asked
from staff_console.requests.intake_draft import LETTERS_MS
from staff_console.requests.intake_model import IntakeModel
from staff_console.requests.keys import shown as cap
from staff_console.requests.line_face import SAID, lines_stay
from staff_console.requests.side import side_of
from staff_console.sheets.form import Values, sought
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.words import isolated

_THEN: Final[dict[str, Callable[[], str]]] = {
    "over_total": lambda: tr("{cap} sends one.").format(cap=cap("send_estimate")),
    "out_of_stock": lambda: tr("Choose \u201cOrder\u201d for it."),
    "part_awaited": lambda: tr("Choose \u201cIt came\u201d for it."),
    "version_mismatch": lambda: tr("It is shown as it is now: look again."),
}
"""What is to be done here about what the server refuses."""


class LinesModel(IntakeModel):
    """What was asked from the sheet of all lines leads back there."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._found_parts: tuple[FoundPart, ...] | None = None
        self._parts_asked = ""
        self._totals: RequestTotals | None = None
        self._totals_asked = ("", 0)
        self._from_hub = False
        super().__init__(*args, **more)
        self._part_letters = QTimer(self)
        self._part_letters.setSingleShot(True)
        self._part_letters.setInterval(LETTERS_MS)
        self._part_letters.timeout.connect(self._look_for_parts)

    def ask_lines(self, line: str = "", refused: str = "") -> None:
        """All lines in one sheet."""
        head = self.head
        if head is None or self._lines_stay(head):
            return
        ident = head.id

        def asks(values: Values) -> Any:
            now = self.known.head(ident) or head
            return hub.hub(
                self.known, now, self._side(ident), self._totals_of(now), refused,
                {"line": line, **values},
            )  # fmt: skip

        def sends(values: Values) -> None:
            self._from_hub = True
            self._do_with(self.known.head(ident) or head, {"line": line, **values})

        self.ask_before(asks, sends)

    def add_line(self, kind: LineKind) -> None:
        """One more."""
        head = self.head
        if head is not None and not self._lines_stay(head):
            self._from_hub = False
            self._ask_line(head, kind, None, {})

    def line_act(self, name: str) -> None:
        """`use:ID`: a step of a line, that it is changed, or moved up or down."""
        act, _, ident = name.partition(":")
        head, line = self.head, self._line(ident)
        if head is None or line is None or self._lines_stay(head):
            return
        self._from_hub = False
        self._act(head, line, act)

    def answer_question(self, name: str, value: str) -> None:
        """This was typed or picked; parts are looked for as they are typed."""
        super().answer_question(name, value)
        opened = self._open
        if opened is None or not self._asks_line:
            return
        if name == "part":
            typed = sought(value)[0].strip()
            if typed != self._parts_asked:
                self._parts_asked, self._found_parts = typed, None
                self._part_letters.start()
                self.refresh(always=True)
        elif name == "price":
            opened.typed["priced"] = sought(opened.typed.get("part", ""))[1]

    def _lines_stay(self, head: RequestHead) -> bool:
        """Whether nothing can become of lines now, which is said."""
        why = lines_stay(head)
        if why:
            self._stays(head, why)
        return bool(why) or self._is_away()

    @property
    def _asks_line(self) -> bool:
        question = self.question
        return question is not None and question.name.startswith("line-")

    def put_question_away(self) -> None:
        """Nothing is done; from a line back to all of them."""
        back = self._from_hub and self.question is not None and self.question.name != "lines"
        self._from_hub = False
        super().put_question_away()
        if back:
            self.ask_lines()

    def _totals_of(self, head: RequestHead) -> RequestTotals | None:
        """What its lines come to; asked once for each version of it that is looked at."""
        of = (head.id, head.version)
        if self._totals_asked != of and self._live.status.connected:
            self._totals_asked = of
            self._query("request_totals", {"request": head.id}, self._took_totals)
        told = self._totals
        return told if told is not None and told.request == head.id else None

    def _took_totals(self, answer: Res | NotTaken) -> None:
        if not isinstance(answer, NotTaken) and answer.items:
            self._totals = msgspec.convert(answer.items[0], RequestTotals)
            self.refresh(always=True)

    def _side(self, ident: str) -> Any:
        return side_of(self.known, ident, self.now, self._live.status.connected)

    def _line(self, ident: str) -> RequestLine | None:
        return next((each for each in self.known.lines(self._chosen) if each.id == ident), None)

    def _do_with(self, head: RequestHead, values: Values) -> None:
        """What was chosen in the sheet of all lines."""
        act = hub.what_of(self.known, head, self._side(head.id), values)
        line = hub.chosen_of(self.known, head, values)
        if act in hub.ADDS:
            self._ask_line(head, hub.ADDS[act], None, {})
        elif line is not None:
            self._act(head, line, act)

    def _act(self, head: RequestHead, line: RequestLine, act: str) -> None:
        if act == hub.CHANGE:
            self._ask_line(head, line.line_kind, line, {})
        elif act in (hub.UP, hub.DOWN):
            self._move(head, line, -1 if act == hub.UP else 1)
        elif act == "order":
            self._ask_order(head, line)
        else:
            self._step_line(head, line, cast(LineStep, act))

    def _ask_line(
        self, head: RequestHead, kind: LineKind, line: RequestLine | None,
        typed: dict[str, str], refused: str = "",
    ) -> None:  # fmt: skip
        if not refused:
            self._parts_asked, self._found_parts = "", None

        def about() -> asked.LineAbout:
            # Its version is that of when it is sent: totals and lines move while one types.
            now = self.known.head(head.id) or head
            return asked.LineAbout(self.known, now, kind, line, self._found_parts,
                                   self._totals_of(now), refused)  # fmt: skip

        def sends(values: Values) -> None:
            command = asked.put_line(about(), values)
            name = command.name or (line.name if line is not None else "")
            part = asked.part_chosen(about(), values)
            name = part.part.name if part is not None else name
            title = tr("Save {line}.").format(line=isolated(name))
            done = tr("{line} is saved.") if line is not None else tr("{line} is added.")
            again = dict(values)

            def reopen(why: str) -> None:
                self._ask_line(head, kind, line, again, why)

            self._send_line(title, command, done.format(line=isolated(name)), reopen)

        self.ask_before(lambda values: asked.line_question(about(), values), sends)
        if self._open is not None and typed:
            self._open.typed.update(typed)
            self.refresh(always=True)

    def _ask_order(self, head: RequestHead, line: RequestLine) -> None:
        now = self.now

        def sends(values: Values) -> None:
            at = asked.expected_typed(values.get("when", ""), now, self.known)
            self._step_line(head, line, "order", at)

        self.ask_before(lambda v: asked.order_question(head, line, now, self.known, v), sends)

    def _step_line(
        self, head: RequestHead, line: RequestLine, step: LineStep, at: int | None = None
    ) -> None:
        command = StepLine(request=head.id, line=line.id, step=step, expected_at=at)
        name = isolated(line.name)
        self._send_line(tr("Note {line}.").format(line=name), command,
                        SAID[step]().format(line=name), None, line.id)  # fmt: skip

    def _move(self, head: RequestHead, line: RequestLine, by: int) -> None:
        """Both change places: two commands, the second after the first."""
        lines = self.known.lines(head.id)
        place = [each.id for each in lines].index(line.id) + by
        if not 0 <= place < len(lines):
            return
        other = lines[place]
        first = PutLine(request=head.id, line=line.id, position=other.position)
        second = PutLine(request=head.id, line=other.id, position=line.position)
        title = tr("Move {line}.").format(line=isolated(line.name))
        done = tr("{line} is moved.").format(line=isolated(line.name))
        self.send(
            title, first,
            lambda _: self._then(title, second, done, line.id),
            lambda refusal: self._line_refused(refusal, None, line.id),
        )  # fmt: skip

    def _then(self, title: str, command: AnyCommand, done: str, line: str) -> AnswerLine:
        QTimer.singleShot(0, self, lambda: self._send_line(title, command, done, None, line))
        return AnswerLine("sent", title, "")

    def _send_line(
        self, title: str, command: AnyCommand, said: str,
        reopen: Callable[[str], None] | None, line: str = "",
    ) -> None:  # fmt: skip
        """Ask the server; from the sheet of all lines it is gone back there."""

        def done(outcome: Outcome) -> AnswerLine:
            if self._from_hub:
                self.ask_lines(line or getattr(outcome, "id", ""))
            return self.confirmed(said)

        self.send(title, command, done, lambda refusal: self._line_refused(refusal, reopen, line))

    def _line_refused(
        self, refusal: Refusal, reopen: Callable[[str], None] | None, line: str
    ) -> AnswerLine:
        """Why, what to do, and that nothing was changed; what was typed stands there again."""
        why = refusal_line(refusal)
        then = _THEN[refusal.code]() if refusal.code in _THEN else ""
        text = " ".join(part for part in (why.text or why.title, then) if part)
        if reopen is not None:
            reopen(text)
        elif self._from_hub:
            self.ask_lines(line, text)
        return AnswerLine("refused", tr("Nothing was changed."), text)

    def _look_for_parts(self) -> None:
        typed = self._parts_asked

        def take(answer: Res | NotTaken) -> None:
            if typed != self._parts_asked:
                return
            rows = [] if isinstance(answer, NotTaken) else answer.items
            found = msgspec.convert(rows, list[FoundPart])
            self._found_parts = tuple(each for each in found if each.part.listed)[:30]
            if len(self._found_parts) == 1 and self._open is not None and self._asks_line:
                self._open.typed["part"] = f"{typed}\n{self._found_parts[0].part.id}"
            self.refresh(always=True)

        self._query("parts", {"text": typed}, take)
