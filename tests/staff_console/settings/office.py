"""A settings view whose answers come from the real rules, at once or when a test says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtWidgets import QApplication

from client.live import Live
from client.qt_live import QtLive
from protocol.changes import Change, Put
from protocol.codec import decode_command
from protocol.commands import AnyCommand, PutStaff
from protocol.messages import Ack, Limits, Res, Snapshot, Welcome
from protocol.outcomes import Refusal
from protocol.queries import AddressCheck, Effect, EffectAnswer
from protocol.records import ServicePoint
from server.domain.actor import Actor
from server.domain.context import Context
from server.domain.effects import effects
from server.domain.refused import Refused
from staff_console.asked import Done
from staff_console.facts import Me
from staff_console.past import Answered
from staff_console.settings.field import Rows, Value
from staff_console.settings.model import SettingsModel
from staff_console.settings.places import Place
from staff_console.settings.screen import FieldFace, SettingsScreen
from staff_console.view_model import ConsoleModel
from staff_console.watching import TOPIC
from tests.hall import ANN, NOON, Hall, hall, person

MANAGER: Actor = person(5, "manager")


class Office:
    """One manager before the settings of a hall."""

    def __init__(self, qapp: QApplication, role: str = "manager") -> None:
        self.hall: Hall = hall()
        self.hall.do(PutStaff(staff=ANN.id, name="Ann", role="staff"))
        self.hall.do(PutStaff(staff=MANAGER.id, name="Mara", role="manager"))
        self.seconds, self.seq = 1000.0, 0
        self.live = Live(lambda: self.seconds, lambda: NOON)
        self.live.replica(TOPIC)
        self.qt_live = QtLive(self.live, ticks=False)
        self.me = Me(MANAGER.id, role)
        self.held: list[Callable[[], None]] | None = None
        """Answers that wait to be given; None while they come at once."""
        self.asked: list[AnyCommand] = []
        self.answers: dict[str, list[Any]] = {"dead_letters": []}
        """What queries are answered with that no floor can tell, by their names."""
        self.queried: list[tuple[str, dict[str, Any]]] = []
        console = ConsoleModel(self.qt_live, self._ask, lambda: self.me, lambda *_: None)
        self.model = SettingsModel(self.qt_live, self._ask, self._query, lambda: self.me, console)
        self._kept = console
        self.model.show(True)
        self.live.welcomed(Welcome(1, "c", NOON, MANAGER.id, role, Limits()), self.seconds)
        self.live.subscription(TOPIC)
        self.feed()

    @property
    def screen(self) -> SettingsScreen:
        return self.model.screen

    def go(self, section: str, ident: str | None = None) -> None:
        """Show a page of the one service point, of the hall, or of what has this id."""
        whole = section in ("site", "languages", "staff", "new", "new_bookable")
        about = "" if whole else self.hall.point
        self.model.show_place(Place(section, about if ident is None else ident))

    def face(self, name: str) -> FieldFace:
        return next(face for face in self.screen.fields if face.field.name == name)

    def rows(self, name: str) -> Rows:
        value = self.face(name).value
        assert isinstance(value, tuple)
        return value

    def write(self, name: str, value: Value) -> None:
        """Somebody types, and rests."""
        self.model.write(name, value)
        self.rest()

    def cell(self, name: str, row: int, column: int, text: str) -> None:
        """Somebody types in a table; the first column is 1."""
        rows = list(self.rows(name))
        rows[row] = (*rows[row][:column], text, *rows[row][column + 1 :])
        self.write(name, tuple(rows))

    def rest(self) -> None:
        """Nothing was typed for a while."""
        self.model._rest.stop()
        self.model._foretell()

    def colleague(self, command: AnyCommand) -> None:
        """Somebody else changes something."""
        self.hall.do(command)
        self.feed()
        self.rest()

    def feed(self) -> None:
        """The server sends what there is."""
        self.seq += 1
        changes: list[Change] = [Put(r) for r in self.hall.floor.state.values()]  # type: ignore[arg-type]
        self.live.take(Snapshot(TOPIC, "e", self.seq, NOON, changes))
        self.live.heard()

    def give_answers(self) -> None:
        """What was held back is answered now."""
        held, self.held = self.held or [], None
        for answer in held:
            answer()

    def _ask(self, command: AnyCommand, done: Done, ident: str | None = None) -> Callable[[], None]:
        self.asked.append(command)
        self._when(lambda: self._answer(command, done))
        return lambda: None

    def _answer(self, command: AnyCommand, done: Done) -> None:
        answer = self.hall.ask(command, MANAGER)
        if not isinstance(answer, Refusal):
            self.feed()
        done(Ack("1", self.seq, answer))

    def _query(self, name: str, args: dict[str, Any], done: Answered) -> None:
        if name == "address_check":
            self._when(lambda: done(Res("1", self.seq, [self._check()])))
            return
        if name in self.answers:
            self.queried.append((name, args))
            self._when(lambda: done(Res("1", self.seq, self.answers[name])))
            return
        assert name == "effect"
        self._when(lambda: done(Res("1", self.seq, [msgspec.to_builtins(self._effect(args))])))

    def _check(self) -> Any:
        address = self.hall.floor.site.public_url
        return msgspec.to_builtins(AddressCheck(address=address, link=f"{address}/check/proof"))

    def _effect(self, args: dict[str, Any]) -> EffectAnswer:
        command = decode_command(msgspec.json.encode(args))
        context = Context(MANAGER, self.hall.clock.now(), self.hall.ids, lambda text: text)
        try:
            return Effect(sentences=effects(self.hall.floor, command, context))
        except Refused as refused:
            return refused.refusal

    def _when(self, answer: Callable[[], None]) -> None:
        if self.held is None:
            answer()
        else:
            self.held.append(answer)


def point(at: Office) -> ServicePoint:
    found = at.hall.floor.get(ServicePoint, at.hall.point)
    assert found is not None
    return found


def save(at: Office) -> None:
    """Saved, and said so."""
    assert at.screen.can_save, at.screen.effect
    at.model.save()
    assert at.screen.answer.kind == "confirmed", at.screen.answer
