"""The bookings for widgets: what keys and the pointer do, and what is asked before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal

from protocol.booking import UNDO_CANCEL_S, Reservation
from protocol.commands import (
    CancelReservation,
    CheckInReservation,
    CompleteReservation,
    MissReservation,
    RestoreReservation,
    SendReminder,
    UpdateReservation,
)
from protocol.outcomes import Joined, Outcome, Reserved
from staff_console.administration.calls import Calls, NotDone, Request
from staff_console.answers import IDLE, AnswerLine
from staff_console.bookings.blocks import customer_of
from staff_console.bookings.booking_form import (
    customer_typed,
    details,
)
from staff_console.bookings.business_days import MINUTE
from staff_console.bookings.ending_form import cancelling, late_arrival, reason_of
from staff_console.bookings.expected import by_video, too_late
from staff_console.bookings.keys import VerbName
from staff_console.bookings.newcomers import NewBookingModel
from staff_console.bookings.verbs import verbs_of
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.words import isolated

TOKEN: Final = "/crm/reservations/meeting/token"


class BookingsModel(NewBookingModel):
    """All of the view of whoever is signed in."""

    linkOpened = Signal(str)
    """A web address that the computer is to open."""
    findAsked = Signal()
    """Keys are to go to the field of the search."""

    def __init__(self, *args: Any, calls: Calls, **more: Any) -> None:
        self._calls = calls
        super().__init__(*args, **more)

    def act(self, name: str) -> bool:
        """A key of the bookings; whether it was one. One that cannot be used says why."""
        acts: dict[VerbName, Callable[[], object]] = {
            "new": self.new,
            "find_booking": self.findAsked.emit,
            "drop": self.drop,
            "put_back": self.put_back,
            "day": lambda: self.look_at(span="day"),
            "week": lambda: self.look_at(span="week"),
            "by_other": self.next_person,
            "today": lambda: self.look_at(day=self.today),
            "day_before": lambda: self.step(-1),
            "day_after": lambda: self.step(1),
            "other_point": self.next_point,
        }
        about: dict[VerbName, Callable[[Reservation], object]] = {
            "edit_booking": self._edit,
            "check_in_booking": self._check_in,
            "complete_booking": self._complete,
            "miss_booking": self._miss,
            "cancel_booking": self._cancel,
            "remind": self._remind,
            "video": self._start_video,
        }
        if name in acts:
            acts[name]()
        elif name in about:
            self._about(name, about[name])
        return name in acts or name in about

    def enter(self) -> None:
        """Enter in the grid: drop what is moved, else change what is chosen."""
        if not self.open_event():
            self.act("drop" if self.screen.move is not None else "edit_booking")

    def put_away(self) -> bool:
        """Esc: what is moved, what was answered, what is chosen; whether there was any."""
        if self.put_back():
            return True
        if self._answer.kind not in ("idle", "sent"):
            self._answer = IDLE
        elif self._chosen:
            self._chosen = ""
        else:
            return self._busy
        self.refresh()
        return True

    def _about(self, name: VerbName | str, do: Callable[[Reservation], object]) -> None:
        chosen = self.chosen
        if chosen is None:
            text = tr("Choose a booking first: arrows go through the grid.")
            self._say(AnswerLine("note", tr("Nobody is chosen."), text, "Esc", tr("put away")))
            return
        verbs = verbs_of(self.known, chosen, None, self._live.now(), self._live.status.connected)
        verb = next((each for each in verbs if each.name == name), None)
        why = verb.why if verb is not None else tr("It is not held by video.")
        why = why or (tr("An answer is awaited first.") if self._busy else "")
        if why:
            said = tr("{name}: not now.").format(name=isolated(customer_of(self.known, chosen)))
            self._say(AnswerLine("note", said, why, "Esc", tr("put away")))
        else:
            self.put_back()
            do(chosen)

    def _edit(self, chosen: Reservation) -> None:
        def save(values: Values) -> None:
            whole = details(self.known, chosen, values)
            said = {field.name: field.value for field in whole.fields}
            command = UpdateReservation(
                reservation=chosen.id,
                expected=chosen.version,
                customer=customer_typed(said),
                notes=said["notes"].strip(),
                staff_notes=said["staff_notes"].strip(),
            )
            name = isolated(said["name"])
            title = tr("Change {name}.").format(name=name)
            done = tr("{name} is changed.").format(name=name)
            self.send(title, command, lambda _: self.confirmed(done))

        self.ask_before(lambda values: details(self.known, chosen, values), save)

    def _check_in(self, chosen: Reservation) -> None:
        late = self._live.now() - chosen.start_at
        if not too_late(self.known.staff, chosen, self._live.now()):
            self._arrive(chosen, None)
            return
        minutes_late = late // MINUTE
        self.ask_before(
            lambda values: late_arrival(self.known, chosen, minutes_late, values),
            lambda values: self._arrive(chosen, values.get("as_what", "reserved")),
        )

    def _arrive(self, chosen: Reservation, as_what: str | None) -> None:
        name = isolated(customer_of(self.known, chosen))
        command = CheckInReservation(
            reservation=chosen.id,
            expected=chosen.version,
            as_what=as_what,  # type: ignore[arg-type]
        )

        def done(outcome: Outcome) -> AnswerLine:
            number = outcome.number if isinstance(outcome, Joined) else ""
            said = tr("{number} for {name}.").format(number=number, name=name)
            return replace(self.confirmed(said, tr("Say the number.")), large=True)

        self.send(tr("{name} is here.").format(name=name), command, done)

    def _complete(self, chosen: Reservation) -> None:
        name = isolated(customer_of(self.known, chosen))
        command = CompleteReservation(reservation=chosen.id, expected=chosen.version)
        video = by_video(self.known.staff, chosen)
        title = tr("Note the video with {name}.") if video else tr("Mark {name} as served.")
        done = tr("The video with {name} took place.") if video else tr("{name} was served.")
        self._end(chosen, title.format(name=name), command, done.format(name=name))

    def _miss(self, chosen: Reservation) -> None:
        name = isolated(customer_of(self.known, chosen))
        command = MissReservation(reservation=chosen.id, expected=chosen.version)
        done = tr("{name} did not come.").format(name=name)
        self._end(chosen, tr("Mark {name} as a no-show.").format(name=name), command, done)

    def _cancel(self, chosen: Reservation) -> None:
        name = isolated(customer_of(self.known, chosen))

        def cancel(values: Values) -> None:
            reason = reason_of(values)
            command = CancelReservation(
                reservation=chosen.id, expected=chosen.version, reason=reason
            )
            done = tr("{name} is cancelled.").format(name=name)
            self._end(chosen, tr("Cancel {name}.").format(name=name), command, done)

        self.ask_before(lambda values: cancelling(self.known, chosen, values), cancel)

    def _end(
        self,
        chosen: Reservation,
        title: str,
        command: CancelReservation | CompleteReservation | MissReservation,
        said: str,
    ) -> None:
        def done(outcome: Outcome) -> AnswerLine:
            if isinstance(outcome, Reserved):
                until = outcome.undo_until or self._live.now() + UNDO_CANCEL_S * 1000
                restore = RestoreReservation(reservation=chosen.id, expected=outcome.version)
                self.keep_back(tr("Take it back."), restore, until)
            return self.confirmed(said)

        self.send(title, command, done)

    def _remind(self, chosen: Reservation) -> None:
        name = isolated(customer_of(self.known, chosen))
        done = tr("The reminder to {name} is on its way.").format(name=name)
        command = SendReminder(reservation=chosen.id, expected=chosen.version)
        title = tr("Remind {name}.").format(name=name)
        self.send(title, command, lambda _: self.confirmed(done))

    def _start_video(self, chosen: Reservation) -> None:
        name = isolated(customer_of(self.known, chosen))
        title = tr("Start the video with {name}.").format(name=name)

        def told(answer: Any) -> None:
            self._busy = False
            url = answer.get("url", "") if isinstance(answer, dict) else ""
            if isinstance(answer, NotDone) or not url.startswith("http"):
                why = answer.detail if isinstance(answer, NotDone) else tr("There is no room yet.")
                head = tr("The video did not start.")
                self._say(AnswerLine("refused", head, why, "Esc", tr("put away")))
                return
            self._say(self.confirmed(tr("The video with {name} opens.").format(name=name)))
            self.linkOpened.emit(url)

        self._wait(title)
        self._calls(Request("POST", TOKEN, {"reservation": chosen.id, "who": "staff"}), told)
