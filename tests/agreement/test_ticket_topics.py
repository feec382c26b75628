"""Whatever is done with tickets and contacts: followers have what a fresh copy from the disk has,
lists are what the tables say, and customers get nothing that is internal."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from protocol.codec import decode_server
from protocol.commands import PutStaff, UpdateSite
from protocol.messages import Attend, Delta, Snapshot
from protocol.outcomes import Refusal
from protocol.records import Record, Ticket
from protocol.replica import Replica
from protocol.ticket_views import OwnMessage
from protocol.tickets import PUBLIC_KINDS, TicketFilter, TicketSort
from protocol.topics import Topic, parse_topic
from server.store.tables import SHAPES, from_row
from server.store.ticket_lines import Asked, called
from server.sync.desk_projection import TicketDesk
from server.sync.frames import Frame
from server.sync.hub import Hub
from server.sync.past import past_of_topic
from server.sync.topic import LiveTopic, projection_of
from server.sync.viewer import ANYBODY, PER_VIEWER, Viewer
from tests.agreement.ticket_days import INTERNAL, KINDS, ticket_step
from tests.hall import ADMIN, ANN, BEN, House, house

FEW = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
"""A house on disk takes too long to look for the shortest plan that fails."""
STEPS = st.tuples(st.integers(0, KINDS - 1), st.integers(0, 60), st.booleans())
PLANS = st.lists(STEPS, min_size=8, max_size=24)
SORTS: tuple[TicketSort, ...] = ("due", "updated", "opened", "number", "priority", "name")
FILTERS = (
    TicketFilter(),
    TicketFilter(statuses=["open", "in_progress"], assignees=["me", ""]),
    TicketFilter(tags=["vip"], unanswered=True),
    TicketFilter(watching=True, priorities=["low", "urgent", "normal"]),
    TicketFilter(teams=[INTERNAL], pauses=["", "waiting_on_customer"]),
)
VIEWERS = (Viewer(ANN.id), Viewer(ADMIN.id, True))


class Screen:
    """Somebody who follows a topic, and is cut off now and then."""

    def __init__(self, topic: Topic, viewer: Viewer) -> None:
        self.topic, self.viewer = topic, viewer
        self.replica = Replica(topic.name)
        self.seen = b""

    def push(self, topic: str, frame: Frame) -> None:
        self.seen += frame.text
        match decode_server(frame.text):
            case Snapshot() as whole:
                assert self.replica.snapshot(whole) == "applied"
            case Delta() as change:
                assert self.replica.delta(change) == "applied"


class TicketDay:
    """A house on disk with its hub, and screens that follow it."""

    def __init__(self, at: House) -> None:
        self.at = at
        self.hub = Hub(at.tailer, at.clock, self.past)
        self.screens: list[Screen] = []

    async def past(self, topic: Topic) -> Any:
        return await past_of_topic(topic, self.at.door, self.at.tailer, self.at.clock)

    async def begin(self) -> None:
        for each in (ADMIN, ANN, BEN):
            await self.at.do(PutStaff(staff=each.id, name=f"{each.name} x", role=each.role))
        await self.at.do(UpdateSite(support=True, support_email="help@hall.example"))

    def tickets(self) -> list[Ticket]:
        return sorted((r for r in self.all("ticket") if isinstance(r, Ticket)), key=_number)

    def all(self, kind: str) -> Iterator[Record]:
        with self.at.store.engine.connect() as connection:
            for row in connection.execute(SHAPES[kind].table.select()).mappings():
                yield from_row(kind, dict(row))

    async def follow(self, screen: Screen) -> None:
        topic, viewer = screen.topic, screen.viewer
        past = None if self.hub.knows(topic, viewer) else await self.past(topic)
        frame = self.hub.subscribe(topic, screen, screen.replica.position, past, viewer)
        screen.push(topic.name, frame)

    async def does(self, kind: int, which: int) -> None:
        command, by = ticket_step(self.at.tailer.floor, self.tickets(), kind, which)
        answer = await self.at.do(command, by)
        if isinstance(answer, Refusal):
            assert answer.code not in ("malformed", "unavailable"), answer
        await self.is_reread()

    async def is_reread(self) -> None:
        """Whatever was to be read anew has been."""
        while self.hub._rereading:
            await asyncio.gather(*self.hub._rereading.values())

    def flush(self) -> None:
        for live in list(self.hub._topics.values()):
            self.hub._flush(live)

    async def fresh(self, screen: Screen) -> dict[Any, Record]:
        """What a server shows that begins now."""
        topic, tailer = screen.topic, self.at.tailer
        past = await self.past(topic)
        desk = TicketDesk(tailer.floor, past or (), tailer.at, self.hub._desk.attendance)
        there = self.hub._desk.attendance
        shows = projection_of(topic, lambda: 0, past, screen.viewer, desk, there)
        return LiveTopic(topic, tailer.floor, "e", 0, tailer.at, shows).shown

    async def agrees(self) -> None:
        for screen in self.screens:
            assert screen.replica.state == await self.fresh(screen), screen.topic.name
        await self.lists_agree()

    async def lists_agree(self) -> None:
        names = self.names()
        for sort in SORTS:
            for at, shows in enumerate(FILTERS):
                asked = Asked(shows, sort, at % 2 == 0, ANN.id, self.at.clock.now())
                wanted = _listed(self.tickets(), names, asked)
                for offset in (0, len(wanted) // 2):
                    window = await self.at.tailer.lists.window(asked, offset, 3)
                    assert window.total == len(wanted)
                    assert [row.ticket for row in window.rows] == wanted[offset : offset + 3]

    def names(self) -> dict[str, str]:
        persons: dict[str, Any] = {each.id: each for each in self.all("person")}
        contacts: list[Any] = list(self.all("contact"))
        return {each.id: called(persons.get(each.person)) for each in contacts}


def _number(ticket: Ticket) -> int:
    return ticket.number


def _listed(tickets: list[Ticket], names: dict[str, str], asked: Asked) -> list[Ticket]:
    """A list as anybody would make it who has all tickets."""
    shows = asked.shows
    wanted = {asked.me if each == "me" else each for each in shows.assignees}
    found = [
        each
        for each in tickets
        if (not shows.statuses or each.status in shows.statuses)
        and (not wanted or (each.assignee or "") in wanted)
        and set(shows.tags) <= set(each.tags)
        and (not shows.unanswered or each.unanswered_since is not None)
        and (not shows.watching or asked.me in each.watchers)
        and (not shows.priorities or each.priority in shows.priorities)
        and (not shows.teams or each.team in shows.teams)
        and (not shows.pauses or each.pause in shows.pauses)
    ]
    keys: dict[TicketSort, Any] = {
        "due": lambda each: each.due_at or 0,
        "updated": lambda each: each.updated_at,
        "opened": lambda each: each.opened_at,
        "number": _number,
        "priority": lambda each: ("low", "normal", "high", "urgent").index(each.priority),
        "name": lambda each: names.get(each.contact, "").casefold(),
    }
    key = keys[asked.sort]
    found.sort(key=lambda each: (key(each), each.number), reverse=asked.descending)
    if asked.sort == "due":
        found.sort(key=lambda each: each.due_at is None)
    return found


async def _lives_through(day: TicketDay, plan: list[tuple[int, int, bool]]) -> None:
    await day.begin()
    for which in range(4):
        await day.does(0, which)
    one, other = day.tickets()[:2]
    first, second = one.id, other.id
    theirs = (f"contact/{one.contact}", f"contact/{other.contact}")
    for name in ("tickets", f"ticket/{first}", f"ticket/{second}", f"thread/{first}", *theirs):
        topic = parse_topic(name)
        assert topic is not None
        for viewer in VIEWERS if topic.rule.kind in PER_VIEWER else (ANYBODY,):
            day.screens.append(Screen(topic, viewer))
    for screen in day.screens:
        await day.follow(screen)
    for at, (kind, which, flush) in enumerate(plan):
        day.at.clock.advance(which % 3)
        await day.does(kind, which)
        if at % 5 == 4:
            day.at.tailer.floor.forget_ended()
        if which % 7 == 0:
            day.hub.attend(day.screens[0], BEN, Attend(first, ("looking", "typing")[kind % 2]))  # type: ignore[arg-type]
        if flush:
            day.flush()
            cut = day.screens[which % len(day.screens)]
            if kind % 3 == 0:
                day.hub.unsubscribe(cut.topic.name, cut, cut.viewer)
                await day.does(kind, which + 1)
                await day.follow(cut)
            day.flush()
            await day.agrees()
    day.flush()
    await day.agrees()
    for screen in day.screens:
        if screen.topic.rule.kind == "thread":
            assert INTERNAL.encode() not in screen.seen
            kinds = {each.message_kind for each in screen.replica.of(OwnMessage)}
            assert kinds <= PUBLIC_KINDS
    await day.hub.stop()


def in_a_house(lives: Callable[[House], Coroutine[Any, Any, None]]) -> None:
    """Live in a house that is new."""

    async def new() -> None:
        with tempfile.TemporaryDirectory() as folder:
            async with house(Path(folder)) as at:
                await lives(at)

    asyncio.run(new())


@FEW
@given(PLANS)
def test_followers_of_tickets_have_what_a_fresh_one_reads_and_lists_are_as_the_tables(
    plan: list[tuple[int, int, bool]],
) -> None:
    in_a_house(lambda at: _lives_through(TicketDay(at), plan))
