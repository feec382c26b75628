"""Events with contacts: planned, changed, held, cancelled."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from PySide6.QtCore import Signal

from client.not_taken import NotTaken
from protocol.contact_commands import DeleteEvent
from protocol.messages import Res
from protocol.outcomes import Outcome, Refusal, Saved
from protocol.ticket_queries import Occurrence
from staff_console.answers import AnswerLine
from staff_console.contacts.editing import EditingModel
from staff_console.contacts.event_form import Planned, event_command, event_question, undoing
from staff_console.contacts.questions import called
from staff_console.facts import zone
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.tickets.moments import DAY
from staff_console.words import isolated

NEAR: Final = 31 * DAY


class PlanningModel(EditingModel):
    """Plans events of whoever is signed in, and of colleagues."""

    eventsChanged = Signal()
    """What stands in calendars is otherwise."""

    def plan(self) -> None:
        """A new event with the contact that is open."""
        contact = self._contact
        if contact is not None:
            self._ask_event(self._planned(contact.contact, called(contact)))

    def open_event(self, ident: str, original_at: int = 0) -> None:
        """One occurrence of an event, or the one next to now."""
        near = original_at or self._live.now()
        span = {"event": ident, "from_at": max(0, near - NEAR), "to_at": near + NEAR}

        def take(answer: Res | NotTaken) -> None:
            if isinstance(answer, NotTaken):
                self.note(tr("The event could not be opened."), answer.detail)
                return
            found = msgspec.convert(answer.items, list[Occurrence])
            # The one that is meant; of a series that was changed since, what is near it.
            shown = min(found, key=lambda each: abs(each.original_at - near), default=None)
            if shown is None or shown.whole is None:
                self.note(
                    tr("There is nothing more to open of this event."),
                    tr("It was removed, or does not take place in these weeks."),
                )
                return
            named = shown.contact_name
            self._ask_event(self._planned(shown.contact, named, shown))

        self._query("events", span, take)

    def taken_back(self, outcome: Outcome) -> AnswerLine:
        """What is shown is asked for anew at once."""
        self.ask_anew()
        self.eventsChanged.emit()
        return super().taken_back(outcome)

    def _planned(self, contact: str, name: str, shown: Occurrence | None = None) -> Planned:
        return Planned(
            contact, name, self._live.now(), zone(self.staff), self._me().id,
            tuple(self.colleagues), shown.whole if shown is not None else None, shown,
        )  # fmt: skip

    def _ask_event(self, about: Planned, typed: Values | None = None, why: str = "") -> None:
        before = dict(typed or {})

        def send(values: Values) -> None:
            self._send_event(about, {**before, **values})

        self.ask_before(lambda values: event_question(about, {**before, **values}, why), send)

    def _send_event(self, about: Planned, values: dict[str, Any]) -> None:
        command, event = event_command(about, values), about.event
        title = values.get("title") or (event.title if event is not None else "")
        name = isolated(title or tr("The event"))

        def done(outcome: Outcome) -> AnswerLine:
            self.ask_anew()
            self.eventsChanged.emit()
            if isinstance(command, DeleteEvent):
                return self.confirmed(tr("{event} is removed.").format(event=name))
            if isinstance(outcome, Saved):
                self.keep_back(tr("Take it back."), undoing(event, command, outcome.id))
            said = tr("{event} is saved.") if event is not None else tr("{event} is planned.")
            return self.confirmed(said.format(event=name))

        def refused(refusal: Refusal) -> AnswerLine:
            # What was typed is not lost: the sheet is there again, and says why.
            if refusal.code == "version_mismatch" and event is not None:
                self.open_event(event.id, about.shown.original_at if about.shown else 0)
            else:
                self._ask_event(about, values, refusal.detail)
            return refusal_line(refusal)

        asked = tr("Plan {event}.") if event is None else tr("Change {event}.")
        self.send(asked.format(event=name), command, done, refused)
