"""Tables, floor and replicas agree after every step of any day: restarts and reloads included."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from protocol.booking import Requirement
from protocol.commands import (
    AnyCommand,
    CreateServicePoint,
    DeleteServicePoint,
    PutDefinition,
    PutStaff,
    RollDay,
    SetDesk,
    UpdateServicePoint,
    UpdateStaff,
)
from protocol.outcomes import Saved
from protocol.records import Call, Record
from server.clock import ManualClock
from server.domain.actor import TIMER, Actor
from server.domain.floor import Floor
from server.execution.door import Door
from server.store.claims import claim, rows
from server.store.store import LogEntry, Store
from server.sync.topic import LiveTopic
from tests.agreement.booked_days import KINDS, WEEKDAYS, booked_step
from tests.agreement.days import SECRET, fitting, kinds, step, topics
from tests.agreement.test_topics import Follower
from tests.hall import ADMIN, ANN, BEN, NOON, Hall, House, house

T = TypeVar("T")
booked_kinds = st.integers(0, KINDS - 1)
Key = tuple[str, str]


def picture(records: list[Record]) -> tuple[dict[Any, Record], list[str]]:
    """All that rules can see, and the order of announcements, which walls show."""
    floor = Floor(records)
    floor.forget_ended()
    return floor.state, [call.id for call in floor.of(Call)]


def claimed(store: Store) -> list[tuple[Any, ...]]:
    """Who has what when, as the tables hold it."""
    with store.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(claim.select())]


class AnyDay(RuleBasedStateMachine):
    """A hall on disk, its topics, and a client of each."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = ManualClock(NOON)
        self.followers: dict[str, Follower] = {}
        self.live: list[LiveTopic] = []
        self.seqs: list[int] = []
        self.given: set[Key] = set()
        self.point = ""
        self.salon = ""

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    @initialize()
    def opens(self) -> None:
        self._open()
        saved = self.do(CreateServicePoint(name="Citizens", prefix="A", capacity=2), ADMIN)
        assert isinstance(saved, Saved)
        self.point = saved.id
        for clerk, desk in zip((ANN, BEN), self.at.tailer.floor.desks(self.point), strict=True):
            self.do(PutStaff(staff=clerk.id, name=SECRET, role="staff"), ADMIN)
            self.do(SetDesk(desk=desk.id, state="open"), clerk)
        self._opens_salon()
        self._topics()

    def _opens_salon(self) -> None:
        """Where times can be booked."""
        saved = self.do(CreateServicePoint(name="Salon", prefix="S", capacity=2), ADMIN)
        opens = UpdateServicePoint(service_point=saved.id, version=saved.version, hours=WEEKDAYS)
        self.do(opens, ADMIN)
        self.salon = saved.id
        for clerk in (ANN, BEN):
            self.do(UpdateStaff(staff=clerk.id, version=1, bookable=True), ADMIN)
        known: dict[str, Any] = {"service_point": self.salon, "duration_min": 30}
        self.do(PutDefinition(name="Cut", **known), ADMIN)
        desk = [Requirement("desk")]
        self.do(PutDefinition(name="Course", seats=2, requires=desk, **known), ADMIN)

    def _open(self) -> None:
        self.stack = AsyncExitStack()
        self.at: House = self.run(self.stack.enter_async_context(house(self.folder, self.clock)))
        self.run(self.at.tailer.reached(self.at.door.head.seq))
        self.at.tailer.listen(self._told)

    def _told(self, entry: LogEntry) -> None:
        for topic in self.live:
            topic.touch(self.at.tailer.floor, entry.changes)

    def _topics(self) -> None:
        head, at = self.at.tailer.head, self.at.tailer.at
        self.live = [
            LiveTopic(topic, self.at.tailer.floor, head.epoch, head.seq, at)
            for topic in topics(self.hall)
        ]

    @property
    def hall(self) -> Hall:
        return Hall(self.at.tailer.floor, self.clock, self.point)

    def do(self, command: AnyCommand, actor: Actor) -> Any:
        return self.run(self.at.do(command, actor))

    @rule(kind=kinds, which=st.integers(0, 30), passed_s=st.integers(0, 90))
    def something_is_asked(self, kind: int, which: int, passed_s: int) -> None:
        self.clock.advance(passed_s)
        self._note(self.do(*step(self.hall, kind, which)))

    @rule(plan=st.lists(st.integers(0, 30), min_size=3, max_size=8), passed_s=st.integers(0, 150))
    def the_day_goes_on(self, plan: list[int], passed_s: int) -> None:
        for which in plan:
            self.clock.advance(passed_s)
            self._note(self.do(*fitting(self.hall, which)))
            self.tables_floor_and_door_agree()

    def _note(self, answer: Any) -> None:
        if number := getattr(answer, "tag", "") and answer.number:
            day = self.at.tailer.floor.site.day
            assert (day, number) not in self.given, "a number is given once a day"
            self.given.add((day, number))

    @rule(
        plan=st.lists(st.tuples(booked_kinds, st.integers(0, 30)), min_size=1, max_size=4),
        passed_s=st.integers(0, 900),
    )
    def somebody_books(self, plan: list[tuple[int, int]], passed_s: int) -> None:
        for kind, which in plan:
            self.clock.advance(passed_s)
            at = Hall(self.at.tailer.floor, self.clock, self.salon)
            self._note(self.do(*booked_step(at, kind, which)))

    @rule()
    def the_next_day_begins(self) -> None:
        self.clock.advance(86_400)
        self.do(RollDay(), TIMER)

    @rule(prefix=st.sampled_from("BC"))
    def a_point_comes_and_goes(self, prefix: str) -> None:
        saved = self.do(CreateServicePoint(name="Cash", prefix=prefix, capacity=1), ADMIN)
        if isinstance(saved, Saved):
            self.do(DeleteServicePoint(service_point=saved.id), ADMIN)

    @rule()
    def the_server_restarts(self) -> None:
        self.run(self.stack.aclose())
        self._open()
        self._topics()

    @rule()
    def the_door_reads_its_floor_anew(self) -> None:
        self.writer_floor(self.at.door, forget=True)

    @rule()
    def the_tailer_forgets_who_has_gone(self) -> None:
        self.at.tailer.floor.forget_ended()

    @rule(which=st.integers(0, 3))
    def a_topic_sends(self, which: int) -> None:
        head = self.at.tailer.head
        self.live[which].flush(self.at.tailer.floor, head.seq, self.clock.now())

    @rule(which=st.integers(0, 3))
    def a_client_comes_or_goes(self, which: int) -> None:
        topic = self.live[which]
        follower = self.followers.setdefault(topic.name, Follower(topic.name))
        if follower in topic.subscribers:
            topic.subscribers.discard(follower)
        else:
            self._join(topic, follower)

    def _join(self, topic: LiveTopic, follower: Follower) -> None:
        topic.flush(self.at.tailer.floor, self.at.tailer.head.seq, self.clock.now())
        topic.subscribers.add(follower)
        frame = topic.catch_up(follower.replica.position)
        if frame is not None:
            follower.push(topic.name, frame)

    @staticmethod
    def writer_floor(door: Door, forget: bool = False) -> Floor | None:
        """What the door decides by; `forget` makes it read the tables before the next command."""
        found = door._writer._floor
        if forget:
            door._writer._floor = None
        return found

    @invariant()
    def tables_floor_and_door_agree(self) -> None:
        if not self.point:
            return
        head, records = self.at.store.live()
        assert head == self.at.tailer.head == self.at.door.head
        tables = picture(records)
        assert picture(list(self.at.tailer.floor.state.values())) == tables
        door = self.writer_floor(self.at.door)
        if door is not None:
            assert picture(list(door.state.values())) == tables
        assert {row for record in records for row in rows(self.at.store.site, record)} <= set(
            claimed(self.at.store)
        )
        assert [entry.seq for entry in self.at.store.log(0)] == list(range(1, head.seq + 1))

    def teardown(self) -> None:
        if self.point:
            for topic in self.live:
                follower = self.followers.setdefault(topic.name, Follower(topic.name))
                self._join(topic, follower)
                assert follower.replica.state == topic.shown
                fresh = LiveTopic(topic.topic, self.at.tailer.floor, topic.epoch, topic.seq, 0)
                assert fresh.shown == topic.shown
                if topic.name != "staff":
                    assert SECRET.encode() not in follower.seen
            self.run(self.stack.aclose())
        self.runner.close()
        shutil.rmtree(self.folder)


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(
    max_examples=20,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
