"""What an estimator is told: from the log as it happens, and from the record the same."""

from __future__ import annotations

from typing import Any

from protocol.changes import Change, Put
from protocol.commands import (
    AnyCommand,
    Away,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    Hold,
    JoinQueue,
    Leave,
    NoShow,
    Requeue,
    Resume,
    Start,
    Transfer,
    Undo,
)
from protocol.outcomes import Joined
from protocol.records import Entry, Interval, Promise
from server.domain.actor import PUBLIC, Actor
from server.domain.context import Context
from server.domain.estimates.lessons import Lesson, Lessons, judged, on_record
from server.domain.rules import decide
from tests.hall import ADMIN, ANN, NOON, Hall, hall

Told = tuple[Any, ...]


class Heard:
    """Stands for a forecaster, and keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[Told] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *told, **more: self.told.append((name, *told[1:], *more.items()))


def heard(lessons: list[Lesson]) -> list[Told]:
    it = Heard()
    for lesson in lessons:
        lesson.teach(it)  # type: ignore[arg-type]
    return it.told


class School:
    """A hall whose log teaches, and that keeps a record besides."""

    def __init__(self) -> None:
        self.at: Hall = hall(capacity=1)
        self.task, self.other = ((s.id,) for s in self.at.floor.services(self.at.point))
        self.desk = self.at.desk(1)
        self.spans: dict[str, Interval] = {}
        self.lessons: list[Lesson] = []
        self._following = Lessons()

    def join(self, **fields: Any) -> str:
        joined = self.do(JoinQueue(service_point=self.at.point, **fields), PUBLIC)
        assert isinstance(joined, Joined)
        return joined.entry

    def do(self, command: AnyCommand, actor: Actor = ANN) -> Any:
        context = Context(actor, self.at.clock.now(), self.at.ids, lambda text: text)
        outcome, changes = decide(self.at.floor, command, context)
        self.at.floor.apply(changes)
        self._keep(changes)
        self.lessons += self._following.of_changes(changes)
        return outcome

    def after(self, seconds: int, command: AnyCommand, actor: Actor = ANN) -> None:
        self.at.clock.advance(seconds)
        self.do(command, actor)

    def told(self) -> list[Told]:
        """Of the log; the record must tell the same."""
        return heard(self.lessons)

    def recorded(self, entry: str) -> list[Told]:
        found = self.at.floor.get(Entry, entry)
        assert found is not None
        spans = (span for span in self.spans.values() if span.entry == entry)
        return heard(on_record(found, spans)[1])

    def _keep(self, changes: list[Change]) -> None:
        puts = (change.r for change in changes if isinstance(change, Put))
        self.spans |= {span.id: span for span in puts if isinstance(span, Interval)}


def test_a_visit_teaches_its_wait_its_way_and_its_service() -> None:
    at = School()
    entry = at.join()
    at.after(300, CallNext(desk=at.desk))
    at.after(20, Start(entry=entry))
    at.after(400, Complete(entry=entry))
    assert at.told() == [
        ("joined", at.task),
        ("called", at.task, 300.0, at.desk, ("in_turn", True)),
        ("started", at.task, 20.0, at.desk),
        ("ended", at.task, 400.0, at.desk, ANN.id),
    ]
    assert at.recorded(entry) == at.told()


def test_time_on_hold_is_no_service_and_what_comes_after_belongs_to_it() -> None:
    at = School()
    entry = at.join()
    at.after(60, Start(entry=entry, desk=at.desk))
    at.after(100, Hold(entry=entry, until=NOON + 900_000))
    at.after(500, Resume(entry=entry))
    at.after(50, Complete(entry=entry))
    assert at.told()[1:] == [
        ("called", at.task, 60.0, at.desk, ("in_turn", True)),
        ("started", at.task, 0.0, at.desk),
        ("ended", at.task, 150.0, at.desk, ANN.id),
    ]
    assert at.recorded(entry) == at.told()


def test_whoever_gives_up_and_whoever_does_not_come_are_told_apart() -> None:
    at = School()
    gone, called = at.join(), at.join()
    at.after(120, Leave(entry=gone), ADMIN)
    at.after(30, CallNext(desk=at.desk))
    at.after(600, NoShow(entry=called))
    assert at.told()[2:] == [
        ("left", at.task, 120.0),
        ("called", at.task, 150.0, at.desk, ("in_turn", True)),
        ("no_show", at.task, 600.0, at.desk),
    ]


def test_a_wait_that_says_nothing_of_the_line_is_marked() -> None:
    at = School()
    away, urgent = at.join(), at.join()
    at.do(Away(entry=away, minutes=10), ADMIN)
    at.after(60, CheckIn(entry=away), ADMIN)
    at.do(Requeue(entry=urgent, standing="next"))
    at.after(60, CallNext(desk=at.desk))
    assert ("called", at.task, 120.0, at.desk, ("in_turn", False)) in at.told()
    at.do(Start(entry=urgent))
    at.do(Transfer(entry=urgent, service=at.other[0]))
    at.after(60, CallNext(desk=at.desk))
    assert [told[-1] for told in at.told() if told[0] == "called"] == [("in_turn", False)] * 2


def test_what_is_taken_back_counts_once_and_is_not_on_record() -> None:
    at = School()
    entry = at.join()
    at.after(60, Start(entry=entry, desk=at.desk))
    at.after(10, Complete(entry=entry))
    at.after(5, Undo(entry=entry))
    at.after(85, Complete(entry=entry))
    assert at.told()[-1] == ("ended", at.task, 100.0, at.desk, ANN.id)
    assert [told[2] for told in at.recorded(entry) if told[0] == "ended"] == [100.0]


def test_nothing_is_learnt_of_a_leg_that_never_was() -> None:
    at = School()
    entry = at.join()
    at.after(60, Start(entry=entry, desk=at.desk))
    at.after(10, Transfer(entry=entry, service=at.other[0]))
    opened = next(e for e in at.at.floor.live.values())
    at.after(5, Undo(entry=entry))
    assert at.recorded(opened.id) == []
    at.after(5, Cancel(entry=entry, reason="a mistake"))
    assert [told[0] for told in at.recorded(entry)] == ["joined", "called", "started"]


def test_a_promise_teaches_once_it_is_judged() -> None:
    told: dict[str, Any] = {"number": "A1", "service_point": "p", "service": "s", "at": NOON}
    promise = Promise(
        id="e.1", entry="e", by=NOON + 600_000, p20=60, p50=120, p80=300, grounds=[1.0],
        outcome="late", ended_at=NOON + 700_000, **told,
    )  # fmt: skip
    lesson = judged(promise, "Asia/Kolkata")
    assert lesson is not None
    assert heard([lesson]) == [("judge", (60, 120, 300), 700.0, 17, "s")]
    for outcome in ("open", "left", "void"):
        other = Promise(id="e.1", entry="e", by=1, p20=1, p50=1, p80=1, outcome=outcome, **told)  # type: ignore[arg-type]
        assert judged(other, "UTC") is None
