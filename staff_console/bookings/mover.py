"""Moving a reservation: taken up, moved by pointer or keys, asked about, dropped, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import msgspec
from PySide6.QtCore import QTimer

from client.not_taken import NotTaken
from protocol.booking import Definition, Reservation
from protocol.booking_queries import Explained
from protocol.commands import Reschedule
from protocol.messages import Res
from protocol.outcomes import Outcome, Refusal, Reserved
from protocol.records import Desk, Staff
from staff_console.answers import IDLE, OFFERED, AnswerLine, Offer
from staff_console.bookings.blocks import customer_of
from staff_console.bookings.grid import By
from staff_console.bookings.moving import (
    Move,
    begun,
    carried,
    command,
    moved_line,
    overtaken,
    question,
    resource_name,
    snapped,
    stretched,
    to_place,
    told_how,
)
from staff_console.bookings.steps import StepsModel
from staff_console.facts import zone
from staff_console.speech import tr
from staff_console.stepping import refusal_line
from staff_console.watching import TOPIC
from staff_console.words import isolated, minutes

ASK_AFTER_MS: Final = 120
STEP_MIN: Final = 15
BELIEVED_MS: Final = 2_000


class MovingModel(StepsModel):
    """At most one reservation is moved at a time."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self._awaited: int | None = None
        """The version that the records must have before a move that was made is let go."""
        self._acked_at = 0
        self._drops = False
        """It was let go of before the server had said whether it fits."""
        super().__init__(*args, **more)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ASK_AFTER_MS)
        self._later.timeout.connect(self.ask_now)

    @property
    def step_min(self) -> int:
        """The step of the grid for what is moved, minutes."""
        moved = self._move.reservation if self._move is not None else self.chosen
        found = self.known.staff.get(Definition, moved.definition if moved is not None else None)
        return found.grid_min if found is not None else STEP_MIN

    def take_up(self, key: str) -> bool:
        """It is to be moved; whether it can be."""
        self.choose(key)
        if self._move is not None:
            return self._awaited is None and not self._busy
        chosen = self.chosen
        column = self.screen.grid.column_of(key)
        if chosen is None or column is None or self._busy:
            return False
        block = next(b for b in self.screen.grid.columns[column].blocks if b.key == key)
        why = "" if block.movable else tr("It is over, or being served.")
        why = why or ("" if self._live.status.connected else tr("The server is away."))
        if why:
            self._say(AnswerLine("note", tr("Not moved."), why, "Esc", tr("put away")))
            return False
        # In a week columns are days: whoever has it keeps it.
        by = self._view.by if self._view.span == "day" else "staff"
        key = self.screen.grid.columns[column].key
        self._move = begun(chosen, by, key if self._view.span == "day" else self._home(chosen, by))
        self._answer, self._drops = IDLE, False
        return True

    def move_to(self, column: int, start_at: int) -> None:
        """To a column of the grid, and the step next to an instant."""
        columns, move = self.screen.grid.columns, self._move
        if move is None or self._awaited is not None or not columns:
            return
        there = columns[min(max(column, 0), len(columns) - 1)]
        start = snapped(start_at, there.room.start_at, self.step_min)
        start = min(max(start, there.room.start_at), there.room.end_at - self.step_min * 60_000)
        key = there.key if self._view.span == "day" else move.place.column
        self._moved(to_place(move, key, start))

    def stretch_to(self, end_at: int) -> None:
        """Its end to the step next to an instant."""
        move = self._move
        if move is not None and self._awaited is None:
            start = move.place.start_at
            self._moved(stretched(move, snapped(end_at, start, min(self.step_min, 5))))

    def _carried(self, **changes: Any) -> Move | None:
        """To another day it is carried along, at the same time of the clock."""
        move = self._move
        if move is None or self._awaited is not None or self._busy or set(changes) != {"day"}:
            return None
        self._later.start()
        return carried(move, self._view.day, changes["day"], zone(self.known.staff))

    def nudge(self, columns: int, steps: int) -> None:
        """By the keys: so many columns to the side, so many steps down."""
        if not self.take_up(self._chosen) or self._move is None:
            return
        here, step = self._column_of_move(), self.step_min * 60_000
        all_columns = self.screen.grid.columns
        there = min(max(here + columns, 0), len(all_columns) - 1)
        start = self._move.place.start_at + steps * step
        start += all_columns[there].room.start_at - all_columns[here].room.start_at
        self.move_to(there, start)

    def stretch_by(self, steps: int) -> None:
        """By the keys: its end so many steps down."""
        if self.take_up(self._chosen) and self._move is not None:
            self.stretch_to(self._move.place.end_at + steps * min(self.step_min, 5) * 60_000)

    def drop(self) -> None:
        """It is let go of: moved there if it fits, else it hangs there until it is put back."""
        move = self._move
        if move is None or self._awaited is not None or self._busy:
            return
        if not move.moved:
            self.put_back()
        elif move.explained is None:
            self._drops = True
            self.ask_now()
        elif move.explained.offered:
            self._reschedule(command(move))

    def put_back(self) -> bool:
        """It stays where it was; whether anything was moved."""
        if self._move is None or self._awaited is not None or self._busy:
            return False
        self._later.stop()
        self._move, self._drops = None, False
        self.refresh()
        return True

    def take_offer(self, place: int) -> bool:
        """Do what the answer line offers at that place, from 0."""
        offers = self.screen.answer.offers
        if place >= len(offers) or self._busy:
            return bool(offers)
        chosen = offers[place].command
        if isinstance(chosen, Reschedule):
            self._reschedule(chosen)
        return True

    def ask_now(self) -> None:
        """Ask whether it fits where it is."""
        move = self._move
        self._later.stop()
        if move is None or not move.moved:
            return
        place = move.place
        self._query("explain_slot", question(move), lambda answer: self._explained(place, answer))

    def _reschedule(self, what: Reschedule) -> None:
        known, where = self.known, zone(self.known.staff)
        record, move = known.reservation(what.reservation), self._move
        if record is None:
            return
        name = isolated(customer_of(known, record))
        at = minutes(what.start_at, where)
        who = resource_name(known.staff, [each for each in (what.staff, what.desk) if each])
        if move is not None:
            end = what.end_at or what.start_at + move.place.end_at - move.place.start_at
            column = what.staff or what.desk or ""
            self._move = to_place(move, column, what.start_at)
            self._move = stretched(self._move, end)
        self._awaited = record.version + 1
        title = tr("Move {name} to {at} with {who}.") if who else tr("Move {name} to {at}.")
        home = self._home(record, "desk" if what.desk is not None else "staff")

        def done(outcome: Outcome) -> AnswerLine:
            version = outcome.version if isinstance(outcome, Reserved) else record.version + 1
            self._awaited, self._acked_at = version, self._live.now()
            self.keep_back(
                tr("Put {name} back.").format(name=name), _undone(what, record, home, version)
            )
            self._see()
            return self.confirmed(moved_line(record, what, name, where), told_how(known, record))

        def refused(refusal: Refusal) -> AnswerLine | None:
            offers = tuple(
                Offer(
                    minutes(start, where), "reschedule",
                    msgspec.structs.replace(what, start_at=start, end_at=_later(what, start)), name,
                )
                for start in refusal.starts[:OFFERED]
            )  # fmt: skip
            return replace(refusal_line(refusal), offers=offers)

        self.send(title.format(name=name, at=at, who=isolated(who)), what, done, refused)

    def _home(self, record: Reservation, by: By) -> str:
        """The colleague, or the desk, that a reservation has now."""
        kind = Staff if by == "staff" else Desk
        staff = self.known.staff
        return next((each for each in record.resources if staff.get(kind, each) is not None), "")

    def _moved(self, move: Move) -> None:
        if move is self._move:
            return
        self._move, self._drops = move, False
        self._answer = IDLE
        if move.moved:
            self._later.start()
        else:
            self._later.stop()
        self.refresh()

    def _explained(self, place: object, answer: Res | NotTaken) -> None:
        move = self._move
        if move is None or move.place != place or self._awaited is not None:
            return
        if isinstance(answer, NotTaken):
            self._move = replace(move, failed=answer.detail)
        else:
            explained = msgspec.convert(answer.items[0], Explained)
            self._move = replace(move, explained=explained)
        self.refresh()
        if self._drops:
            self._drops = False
            self.drop()

    def _column_of_move(self) -> int:
        assert self._move is not None
        place, columns = self._move.place, self.screen.grid.columns
        for at, column in enumerate(columns):
            inside = column.room.start_at <= place.start_at < column.room.end_at
            if inside and (self._view.span == "week" or column.key == place.column):
                return at
        return 0

    def _on_records(self, topic: str = TOPIC) -> None:
        if self._shown and self._weeks.follows(topic):
            self._see()
        super()._on_records(topic)

    def _on_tick(self) -> None:
        # What was acknowledged seconds ago is believed, seen or not.
        old = self._live.now() - self._acked_at > BELIEVED_MS
        if self._awaited is not None and not self._busy and old:
            self._let_go()
        super()._on_tick()

    def _see(self) -> None:
        """The week has changed: what was moved is there, or somebody else has changed it."""
        move = self._move
        if move is None:
            return
        record = self.known.reservation(move.reservation.id)
        if self._awaited is not None:
            if not self._busy and (record is None or record.version >= self._awaited):
                self._let_go()
            return
        said = overtaken(self.known, move, zone(self.known.staff))
        if said is not None:
            self._later.stop()
            self._move, self._answer = None, said
        elif record is not None and record is not move.reservation:
            self._move = replace(move, reservation=record)

    def _let_go(self) -> None:
        self._move, self._awaited = None, None


def _undone(what: Reschedule, record: Reservation, home: str, version: int) -> Reschedule:
    """What puts it back where it was, with the colleague or the desk that it had."""
    return Reschedule(
        reservation=record.id,
        expected=version,
        start_at=record.start_at,
        end_at=record.end_at if what.end_at is not None else None,
        staff=home or None if what.desk is None else None,
        desk=home or None if what.desk is not None else None,
    )


def _later(what: Reschedule, start: int) -> int | None:
    """The same length from another start."""
    return None if what.end_at is None else what.end_at + start - what.start_at
