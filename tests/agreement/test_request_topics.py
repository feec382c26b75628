"""Whatever becomes of service requests: followers have what a fresh copy shows, and customers get
nothing that is internal."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.commands import CreateServicePoint
from protocol.outcomes import Refusal, Saved
from protocol.records import (
    Bench,
    Contact,
    CostEstimate,
    Entry,
    Invoice,
    Person,
    Record,
    RepairTerms,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
    Supplier,
    Ticket,
    UnlockCode,
    Visit,
)
from protocol.repair_settings import PutRepairTerms
from protocol.request_states import STATES
from protocol.service_requests import BenchPlace
from protocol.topics import parse_topic
from server.sync.topic import LiveTopic
from server.sync.viewer import ANYBODY
from tests.agreement.request_days import INTERNAL, SEALED, request_step
from tests.agreement.screens import SECRET
from tests.agreement.test_ticket_topics import Screen, TicketDay, in_a_house
from tests.agreement.test_topics import Follower
from tests.hall import ANN, NOON, Hall, hall

ONE, OTHER = (f"00000000-0000-7000-8000-00000000000{n}" for n in (1, 2))
STEPS = st.tuples(st.integers(0, 13), st.integers(0, 60), st.booleans())
PLANS = st.lists(STEPS, min_size=10, max_size=40)
FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
NAMES = ("requests", f"request/{ONE}", f"own_request/{ONE}", f"own_request/{OTHER}", "kiosk")
GOES = (RequestItem, RequestLine, RequestNote, CostEstimate, UnlockCode, Ticket, Bench, Invoice)
LINES: tuple[Any, ...] = ("planned", "ordered", "here", "used", "dropped")
ESTIMATES: tuple[Any, ...] = ("sent", "approved", "declined", "superseded")


def request(at: Hall, ident: str, which: int) -> ServiceRequest:
    """A request in any state, of one of two customers, at one of two places."""
    return ServiceRequest(
        id=ident,
        number=1_001 + (ident == OTHER),
        service_point=at.point if which % 5 else "elsewhere",
        contact=f"c{which % 2}",
        state=STATES[which % len(STATES)],
        since=which,
        opened_at=NOON,
        updated_at=NOON + which,
        channel="staff",
        problem=f"It rattles {which}.",
        technician=ANN.id,
        visit=f"v{which % 3}" if which % 4 else None,
        pickup=f"v{which % 2 + 1}" if which % 7 == 0 else None,
        invoice=which % 2,
        reason=SECRET,
        actor=ANN.id,
    )


def child(ident: str, which: int) -> list[Record]:
    """What may belong to a request."""
    few, at = which % 3, NOON + which
    told: dict[str, Any] = {"currency": "EUR", "tax_mode": "exclusive", "rounding": "line"}
    told |= {"net": "1.00", "tax": "0.00", "total": "1.00", "lines": []}
    line: dict[str, Any] = {"line_kind": "part", "name": f"Port {which}", "position": few}
    line |= {"state": LINES[which % 5], "expected_at": at, "supplier": SECRET}
    own = {"request": ident}
    return [
        RequestItem(id=f"i{few}", position=few, what="Phone", condition=SECRET, **own),
        RequestLine(id=f"l{few}", technician=SECRET, **line, **own),
        RequestNote(id=f"n{which % 2}", at=at, text=f"Worn {which}", public=True, **own),
        RequestNote(id=f"n{which % 4}", at=at, text=SECRET, public=False, author=ANN.id, **own),
        CostEstimate(
            id=f"e{few}",
            nth=few + 1,
            state=ESTIMATES[which % 4],
            made_at=at,
            valid_until=at,
            reason=SECRET,
            **told,
            **own,
        ),
        UnlockCode(id=f"i{few}", sealed=SEALED, **own),
        Invoice(id=ident, number=1, at=at, **told),
        ticket(ident, which),
    ]


def ticket(ident: str, which: int) -> Ticket:
    """A ticket that may be about a request."""
    return Ticket(
        id=f"t{which % 3}",
        number=which % 3 + 1,
        contact=f"c{which % 2}",
        subject=SECRET,
        status="open",
        since=NOON,
        opened_at=NOON,
        updated_at=NOON + which,
        channel="staff",
        request=ident if which % 4 else None,
        last_customer_at=which if which % 2 else None,
        quiet_since=NOON,
    )


def around(at: Hall, which: int) -> list[Record]:
    """What is told with requests and belongs to none."""
    of, visit = f"p{which % 3}", f"v{which % 3}"
    service = at.floor.services(at.point)[0].id
    states: tuple[Any, ...] = ("waiting", "serving", "completed")
    order = [BenchPlace(ident, which, which) for ident in (ONE, OTHER)[which % 3 :: -1]]
    entry: dict[str, Any] = {"joined_at": NOON, "eligible_at": NOON, "since": NOON}
    entry |= {"service_point": at.point, "service": service, "present": True}
    return [
        Contact(id=f"c{which % 2}", person=of, made_at=NOON),
        Person(id=of, name=f"{SECRET} {which}"),
        Visit(
            id=visit, number="A001", day="2026-11-24", arrived_at=NOON, tag=visit, source="staff"
        ),
        Entry(id=f"q{which % 3}", visit=visit, number="A001", state=states[which % 3], **entry),
        Bench(id=at.point, at=NOON, order=order),
        RepairTerms(id=at.point, intake=service, pickup=f"s{which}", technicians=which),
        Supplier(id="s", name=f"{SECRET} {which}"),
    ]


def changes(at: Hall, kind: int, which: int) -> list[Change]:
    """Some change, which may be that something is gone."""
    ident = ONE if which % 3 else OTHER
    if kind < 3:
        return [Put(request(at, ident, which))]
    if kind == 3:
        gone = [r for r in at.floor.state.values() if isinstance(r, GOES)]
        here = gone[which % len(gone)] if gone else None
        return [Gone(here.kind(), here.id)] if here is not None else []
    if kind == 4 and which % 6 == 0:
        of = [r for r in at.floor.state.values() if getattr(r, "request", "") == ident]
        return [Gone(each.kind(), each.id) for each in of] + [Gone("service_request", ident)]
    if kind == 5:
        staff = at.floor.site
        return [Put(replace(staff, message=f"M{which}"))]
    found = [*child(ident, which), *around(at, which)]
    return [Put(found[(kind * 7 + which) % len(found)])]  # type: ignore[arg-type]


def opened(at: Hall, name: str) -> LiveTopic:
    topic = parse_topic(name)
    assert topic is not None
    return LiveTopic(topic, at.floor, "e", at.floor.seq, 0)


@FEW
@given(PLANS, st.integers(0, 20))
def test_every_follower_of_requests_ends_with_what_a_fresh_one_sees(
    plan: list[tuple[int, int, bool]], joins_at: int
) -> None:
    at = hall()
    begun = [request(at, ONE, 5), request(at, OTHER, 6), *child(ONE, 1), *around(at, 1)]
    at.floor.apply([Put(each) for each in begun])  # type: ignore[arg-type]
    live = [opened(at, name) for name in NAMES]
    followers = [Follower(topic.name) for topic in live]
    for index, (kind, which, flush) in enumerate(plan):
        done = changes(at, kind, which)
        at.floor.apply(done)
        at.floor.seq += 1
        for topic, follower in zip(live, followers, strict=True):
            topic.touch(at.floor, done)
            if index == joins_at % len(plan):
                _join(at, topic, follower)
            if flush:
                topic.flush(at.floor, at.floor.seq, at.clock.now())
                assert topic.shown == opened(at, topic.name).shown
    for topic, follower in zip(live, followers, strict=True):
        _join(at, topic, follower)
        assert follower.replica.state == topic.shown == opened(at, topic.name).shown
        assert SEALED.encode() not in follower.seen
        if topic.topic.rule.kind == "own_request":
            assert SECRET.encode() not in follower.seen
            assert ANN.id.encode() not in follower.seen


def _join(at: Hall, topic: LiveTopic, follower: Follower) -> None:
    topic.flush(at.floor, at.floor.seq, at.clock.now())
    topic.subscribers.add(follower)
    frame = topic.catch_up(follower.replica.position)
    if frame is not None:
        follower.push(topic.name, frame)


class RequestDay(TicketDay):
    """A house on disk that takes requests, and screens that follow them."""

    async def begin(self) -> None:
        await super().begin()
        at = self.at
        made = await at.do(CreateServicePoint(name="Repairs", prefix="R", capacity=2))
        assert isinstance(made, Saved)
        saved = await at.do(PutRepairTerms(service_point=made.id, turnaround_min=60))
        assert isinstance(saved, Saved), saved
        self.codes: set[str] = set()

    def requests(self) -> list[ServiceRequest]:
        found = (each for each in self.all("service_request") if isinstance(each, ServiceRequest))
        return sorted(found, key=lambda each: each.number)

    async def does(self, kind: int, which: int) -> None:
        command, by = request_step(self.at.tailer.floor, self.requests(), kind, which)
        answer = await self.at.do(command, by)
        self.codes.add(answer.code if isinstance(answer, Refusal) else command.op())
        assert self.codes.isdisjoint({"malformed", "unavailable"}), answer
        await self.is_reread()

    async def lists_agree(self) -> None:
        """Those of tickets are not followed here."""


async def _repairs(day: RequestDay, plan: list[tuple[int, int, bool]]) -> None:
    await day.begin()
    for which in (1, 4):
        await day.does(0, which)
    first, second = (each.id for each in day.requests())
    owns = [f"own_request/{each}" for each in (first, second)]
    for name in ("requests", f"request/{first}", f"request/{second}", *owns):
        topic = parse_topic(name)
        assert topic is not None
        day.screens.append(Screen(topic, ANYBODY))
        await day.follow(day.screens[-1])
    for at, (kind, which, flush) in enumerate(plan):
        day.at.clock.advance(which % 3)
        await day.does(kind, which)
        if at % 7 == 6:
            day.at.tailer.floor.forget_ended()
        if flush:
            day.flush()
            cut = day.screens[which % len(day.screens)]
            day.hub.unsubscribe(cut.topic.name, cut, cut.viewer)
            await day.does(kind + 1, which + 1)
            await day.follow(cut)
            day.flush()
            await day.agrees()
    day.flush()
    await day.agrees()
    for screen in day.screens:
        assert SEALED.encode() not in screen.seen
        if screen.topic.rule.kind == "own_request":
            assert INTERNAL.encode() not in screen.seen
    await day.hub.stop()


@settings(FEW, max_examples=3)
@given(
    st.lists(
        st.tuples(st.integers(0, 35), st.integers(0, 60), st.booleans()), min_size=20, max_size=40
    )
)
def test_whatever_is_done_with_requests_followers_have_what_a_fresh_copy_from_the_disk_has(
    plan: list[tuple[int, int, bool]],
) -> None:
    in_a_house(lambda at: _repairs(RequestDay(at), plan))
