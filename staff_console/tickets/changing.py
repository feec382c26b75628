"""What keys do with the ticket that is open, or with all that are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal

from protocol.commands import AnyCommand
from protocol.outcomes import Bulked, Outcome, Refusal, Ticketed
from protocol.ticket_commands import (
    BulkUpdate,
    Comment,
    EscalateTicket,
    Reply,
    RunMacro,
    TicketChange,
    UndoBulk,
    UpdateTicket,
)
from protocol.tickets import Ticket
from staff_console.administration.question import Question
from staff_console.answers import AnswerLine
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.tickets import forms
from staff_console.tickets.bulk import bulk_words
from staff_console.tickets.rows import ticket_number
from staff_console.tickets.writing import WritingModel
from staff_console.words import isolated

Asked = Callable[[str, Ticket | None, Values], Question]
Changed = Callable[[Ticket | None, Values], TicketChange]


class ChangingModel(WritingModel):
    """Sends what is written, and changes tickets."""

    _again_with: Callable[[], None] | None = None
    """Asks again what was asked, with what was typed."""
    filesWanted = Signal()
    """The computer is to be asked which files."""

    def send_reply(self, then: TicketChange | None = None) -> None:
        """Ctrl+Enter: send the letter, unless something stands against it."""
        ticket, typed = self.ticket, self._typed("reply")
        if self._cannot("reply") or ticket is None or typed is None or self._read_first(ticket):
            return
        name = isolated(self.contact.name)
        command = Reply(
            ticket=ticket.id,
            text=typed.text.strip(),
            thread=ticket.thread,
            attachments=typed.attachments,
            canned=typed.canned or None,
            then=then,
        )

        def done(_: Outcome) -> AnswerLine:
            self._written(ticket.id, "reply")
            self._run_macro(ticket.id, typed.canned)
            return self.confirmed(tr("Sent to {name}.").format(name=name))

        title = tr("Send to {name}.").format(name=name)
        self.send(title, command, done, self._thread_moved)

    def save_comment(self) -> None:
        """Ctrl+S: save the comment, which nobody outside sees."""
        ticket, typed = self.ticket, self._typed("comment")
        if self._cannot("comment") or ticket is None or typed is None:
            return
        command = Comment(
            ticket=ticket.id,
            text=typed.text.strip(),
            attachments=typed.attachments,
            mentions=self._mentioned(typed.text),
        )

        def done(_: Outcome) -> AnswerLine:
            self._written(ticket.id, "comment")
            return self.confirmed(tr("The comment is saved. Nobody outside sees it."))

        self.send(tr("Save the comment."), command, done)

    def change(self, change: TicketChange, said: str) -> None:
        """Change the ticket that is open; `said` is what it is then."""
        ticket = self.ticket
        if ticket is None:
            return
        number = ticket_number(ticket.number)
        command = UpdateTicket(ticket=ticket.id, expected=ticket.version, change=change)

        def done(_: Outcome) -> AnswerLine:
            undo = undoing(ticket, change)
            if undo is not None:
                back = UpdateTicket(ticket=ticket.id, change=undo)
                self.keep_back(tr("Take back the change of {ticket}.").format(ticket=number), back)
            return self.confirmed(said.format(ticket=number))

        self.send(tr("Change {ticket}.").format(ticket=number), command, done)

    def change_all(self, change: TicketChange) -> None:
        """Change all that are selected; each has its own answer."""
        numbers = {head.id: head.number for head in self.picked}
        command = BulkUpdate(tickets=list(numbers), change=change)
        title = tr("Change {count} tickets.").format(count=len(numbers))
        self.send(title, command, lambda outcome: self.bulked(outcome, numbers))

    def bulked(self, outcome: Outcome, numbers: dict[str, int]) -> AnswerLine:
        """What became of each, and the way back."""
        if not isinstance(outcome, Bulked):
            return self.confirmed(tr("Done."))
        if outcome.batch:
            self.keep_back(tr("Take it all back."), UndoBulk(batch=outcome.batch),
                           outcome.undo_until)  # fmt: skip
        head, more = bulk_words(outcome, numbers)
        done = {each.ticket for each in outcome.items if not each.code}
        for ident in done:
            self._picked.pop(ident, None)
        if more:
            if not done:
                return AnswerLine("refused", head, more, "Esc", tr("put away"))
            return AnswerLine("note", head, more, "Ctrl+Z", tr("take the others back"))
        return self.confirmed(head)

    def taken_back(self, outcome: Outcome) -> AnswerLine:
        """What is said once a step is taken back; what changed since is told."""
        if isinstance(outcome, Bulked):
            failed = [each for each in outcome.items if each.code]
            if failed:
                head, more = bulk_words(outcome, self._numbers(outcome))
                return AnswerLine("note", tr("Taken back, but not all."), f"{head} {more}", "Esc",
                                  tr("put away"))  # fmt: skip
        return super().taken_back(outcome)

    def ask_change(self, asks: Asked, changed: Changed, said: str) -> None:
        """Ask, then change the ticket that is open, or all that are selected."""
        if self._picked:
            subject = forms.about(len(self._picked))
            self.ask_before(
                lambda values: asks(subject, None, values),
                lambda values: self.change_all(changed(None, values)),
            )
        elif (ticket := self.ticket) is not None:
            subject = forms.about([ticket])
            self.ask_before(
                lambda values: asks(subject, ticket, values),
                lambda values: self.change(changed(ticket, values), said),
            )

    def escalate(self) -> None:
        """Ctrl+E: raise the level, with a reason."""
        ticket = self.ticket
        if ticket is None:
            return

        def send(values: Values) -> None:
            number = ticket_number(ticket.number)
            command = EscalateTicket(ticket=ticket.id, reason=values["reason"].strip())
            done = tr("{ticket} is escalated to level {count}.").format(
                ticket=number, count=ticket.level + 1
            )
            self.send(tr("Escalate {ticket}.").format(ticket=number), command,
                      lambda _: self.confirmed(done))  # fmt: skip

        self.ask_before(lambda values: forms.escalate_question(ticket, values), send)

    def step(self, title: str, command: AnyCommand, done: str) -> None:
        """Something that leads to one answer."""
        self.send(title, command, lambda _: self.confirmed(done))

    def opened_by(self, outcome: Outcome, said: str) -> AnswerLine:
        """A ticket was opened: it is the one that is looked at."""
        self._again_with = None
        if isinstance(outcome, Ticketed):
            if self._shown:
                self.open_now(outcome.ticket)
            said = said.format(ticket=ticket_number(outcome.number))
        return self.confirmed(said)

    def _run_macro(self, ticket: str, canned: str) -> None:
        response = self.canned_named(canned) if canned else None
        if response is not None and response.actions:
            # What goes with the letter follows once that has gone, and says only what fails.
            self._ask(RunMacro(ticket=ticket, canned=canned), lambda _: None)

    def _thread_moved(self, refusal: Refusal) -> AnswerLine | None:
        if refusal.code != "thread_moved":
            return None
        title = tr("Not sent: somebody wrote meanwhile.")
        text = tr("Your text is kept. Read the new message, then Ctrl+Enter sends yours.")
        return AnswerLine("refused", title, text, "Esc", tr("put away"))

    def _cannot(self, kind: str) -> bool:
        why = self.hindrance("reply" if kind == "reply" else "comment")
        if why:
            title = tr("Not sent.") if kind == "reply" else tr("Not saved.")
            self._say(AnswerLine("note", title, why, "Esc", tr("put away")))
        return bool(why)

    def _mentioned(self, text: str) -> list[str]:
        """Colleagues who are written to as `@Name`."""
        said = text.casefold()
        found: list[str] = []
        for each in self.known.colleagues:
            names = (each.name, each.name.split(" ")[0])
            if any(f"@{name.casefold()}" in said for name in names if name):
                found.append(each.id)
        return found

    def _numbers(self, outcome: Bulked) -> dict[str, int]:
        windows = self.table.windows
        found: dict[str, int] = {}
        for each in outcome.items:
            head: Any = windows.at(windows.place_of(each.ticket)) or self.known.head(each.ticket)
            found[each.ticket] = head.number if head is not None else 0
        return found


def undoing(ticket: Ticket, change: TicketChange) -> TicketChange | None:
    """What takes a change back; None for what needs none."""
    fields: dict[str, Any] = {}
    names: Sequence[str] = ("subject", "status", "pause", "priority", "team", "tags", "watchers")
    for name in names:
        if getattr(change, name) is not None:
            fields[name] = getattr(ticket, name)
    if change.assignee is not None:
        fields["assignee"] = ticket.assignee or ""
    if change.fields is not None:
        fields["fields"] = {name: ticket.fields.get(name, "") for name in change.fields}
    if change.contact is not None:
        fields["contact"] = ticket.contact
    return TicketChange(**fields) if fields else None
