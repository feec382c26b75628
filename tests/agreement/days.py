"""Days of a hall made out of numbers: what is done, and what its topics learn of it."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from protocol.commands import (
    AnyCommand,
    CallEntry,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    ConfirmCall,
    Customer,
    JoinQueue,
    Leave,
    NoShow,
    PassTime,
    Recall,
    SetDesk,
    Start,
    Sweep,
    Undo,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.records import Estimate
from protocol.topics import Topic, parse_topic
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.context import Context
from server.domain.estimates import estimate
from server.domain.refused import Refused
from server.domain.rules import decide
from server.sync.topic import LiveTopic
from tests.hall import ADMIN, ANN, BEN, KIOSK, Hall, person

WALL = Actor(person(5).id, "display", "Wall")

# A busy machine may be slow; that is no fault of the examples.
BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SECRET = "canary-in-a-private-field"
ZONES = ("UTC", "Europe/Oslo", "Asia/Kolkata")
Plan = list[tuple[int, int, bool, int]]
"""Steps: which command, on whom, whether the topics then send, seconds that passed before."""
_steps = st.tuples(st.integers(0, 26), st.integers(0, 30), st.booleans(), st.integers(0, 90))
# Days of every length alike: lists that hypothesis sizes itself are mostly short.
plans = st.integers(0, 40).flatmap(lambda n: st.lists(_steps, min_size=n, max_size=n))
long_plans = st.lists(_steps, min_size=50, max_size=50)


def step(at: Hall, kind: int, which: int, mine: str = "") -> tuple[AnyCommand, Actor]:
    """A command out of two numbers, often on `mine`; it may well be refused.

    Kinds past those of the list bring a slip a step further.
    """
    entries = sorted(at.floor.lists["entry"])
    other = entries[which % len(entries)] if entries else "0" * 36
    entry = mine if mine and which % 2 else other
    desk, clerk = (at.desk(1), ANN) if which % 2 else (at.desk(2), BEN)
    told = Customer(name=SECRET, phone=f"+4799{which:06d}", email=SECRET)
    choices: list[tuple[AnyCommand, Actor]] = [
        (JoinQueue(service_point=at.point), KIOSK),
        (
            JoinQueue(service_point=at.point, customer=told, notes=SECRET, access_needs=[SECRET]),
            PUBLIC,
        ),
        (CallNext(desk=desk), clerk),
        (CallEntry(entry=entry, desk=desk), clerk),
        (Start(entry=entry, desk=desk), clerk),
        (Complete(entry=entry), clerk),
        (Recall(entry=entry), clerk),
        (NoShow(entry=entry), clerk),
        (Undo(entry=entry), ADMIN),
        (Leave(entry=other), ANN),
        (Cancel(entry=other, reason=SECRET), clerk),
        (CheckIn(entry=entry), clerk),
        (estimate(at.floor, at.point, at.clock.now()), TIMER),
        (Sweep(), TIMER),
        (SetDesk(desk=desk, state="open" if which % 3 else "closed"), clerk),
        (UpdateSite(zone=ZONES[which % 3], message=f"M{which}"), ADMIN),
        (UpdateServicePoint(service_point=at.point, version=which, name=f"P{which}"), ADMIN),
        (CallEntry(entry=entry, desk=desk, take_over=True), clerk),
        (PassTime(), TIMER),
        (ConfirmCall(call=next(reversed(at.floor.lists["call"]), other)), WALL),
    ]
    return choices[kind] if kind < len(choices) else slip(at)


def slip(at: Hall) -> tuple[AnyCommand, Actor]:
    """The next step of: somebody in the published line is cancelled, and that is taken back."""
    undoable = next(iter(at.floor.lists["undoable"]), None)
    first = next(iter(at.floor.waiting[at.point]), None)
    known = at.floor.get(Estimate, at.point)
    if undoable is not None:
        return Undo(entry=undoable), ADMIN
    if first is None:
        return JoinQueue(service_point=at.point), KIOSK
    if known is None or first not in {place.entry for place in known.line}:
        return estimate(at.floor, at.point, at.clock.now()), TIMER
    return Cancel(entry=first, reason=SECRET), ANN


def fitting(at: Hall, which: int) -> tuple[AnyCommand, Actor]:
    """A command that will most likely be done, so that a day gets somewhere."""
    choices: list[tuple[AnyCommand, Actor]] = [(JoinQueue(service_point=at.point), KIOSK)]
    for number, clerk in ((1, ANN), (2, BEN)):
        desk = at.desk(number)
        here = list(at.floor.at_desk[desk].values())
        choices += [] if here else [(CallNext(desk=desk), clerk)] * 2
        for entry in here:
            done = Complete if entry.state == "serving" else Start
            choices += [(done(entry=entry.id), clerk), (Leave(entry=entry.id), ADMIN)]
            choices += [(Recall(entry=entry.id), clerk), (NoShow(entry=entry.id), clerk)]
    choices += [(Undo(entry=undoable), ADMIN) for undoable in at.floor.lists["undoable"]]
    return choices[which % len(choices)]


def topics(at: Hall) -> list[Topic]:
    """The topics of a hall that have no owner."""
    names = ("staff", "display", "kiosk", f"queue/{at.point}")
    return [topic for name in names if (topic := parse_topic(name)) is not None]


def happens(at: Hall, live: list[LiveTopic], command: AnyCommand, actor: Actor) -> None:
    """Do it if it may be done, and let the topics know."""
    context = Context(actor, at.clock.now(), at.ids, lambda text: f"mark {text}")
    try:
        changes = decide(at.floor, command, context).changes
    except Refused:
        return
    at.floor.apply(changes)
    at.floor.seq += 1
    for topic in live:
        topic.touch(at.floor, changes)
