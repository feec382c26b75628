"""Days of a hall made out of numbers: what is done, and what its topics learn of it."""

from __future__ import annotations

from typing import Any, Literal, get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from protocol.commands import (
    AnyCommand,
    Away,
    Broadcast,
    CallEntry,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    ConfirmCall,
    CreateServicePoint,
    Customer,
    Expire,
    ExpireWaiting,
    Hold,
    JoinQueue,
    Leave,
    NoShow,
    Note,
    PassTime,
    PublishEstimate,
    Recall,
    Reopen,
    ReportByHand,
    Requeue,
    Resume,
    SetDesk,
    SetPriority,
    Start,
    Sweep,
    TellPhone,
    Transfer,
    Undo,
    UpdateDesk,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.records import (
    CLASSES,
    DeskState,
    Entry,
    Estimate,
    Service,
    Standing,
    Undoable,
)
from protocol.topics import Topic, parse_topic
from server.domain.actor import PUBLIC, TIMER, Actor
from server.domain.context import Context
from server.domain.estimates.forecaster import Forecaster
from server.domain.estimates.published import estimate
from server.domain.refused import Refused
from server.domain.rules import decide
from server.sync.topic import LiveTopic
from tests.agreement.screens import NOBODY, SECRET, Asked, of_kiosks, of_screens
from tests.hall import ADMIN, ANN, BEN, KIOSK, Hall, person

WALL = Actor(person(5).id, "display", "Wall")

# A busy machine may be slow; that is no fault of the examples.
BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ZONES = ("UTC", "Europe/Oslo", "Asia/Kolkata")
CAT = person(7)
STANDINGS: tuple[Standing, ...] = get_args(Standing)
STATES_OF_DESKS: tuple[DeskState, ...] = get_args(DeskState)
HOLDS: tuple[Literal["keep", "requeue", "hand_over"], ...] = ("keep", "requeue", "hand_over")
CANARY = 20_261_124.5
"""What quotes were reckoned from is no screen's."""
OF_FEW_RUNS = Forecaster(runs=5)
Plan = list[tuple[int, int, bool, int]]
"""Steps: which command, on whom, whether the topics then send, seconds that passed before."""
kinds = st.integers(0, 50)
"""Any of `step`, and some slips."""
_steps = st.tuples(kinds, st.integers(0, 30), st.booleans(), st.integers(0, 90))
# Days of every length alike: lists that hypothesis sizes itself are mostly short.
plans = st.integers(0, 40).flatmap(lambda n: st.lists(_steps, min_size=n, max_size=n))
long_plans = st.lists(_steps, min_size=50, max_size=50)


def step(at: Hall, kind: int, which: int, mine: str = "") -> Asked:
    """A command out of two numbers, often on `mine`; it may well be refused.

    Kinds past those of the list bring a slip a step further.
    """
    entries = sorted(at.floor.lists["entry"])
    other = entries[which % len(entries)] if entries else NOBODY
    entry = mine if mine and which % 2 else other
    choices = _of_customers(at, which, entry, other)
    choices += _at_desks(at, which, entry) + _of_legs(at, which, entry) + _of_the_hall(at, which)
    choices += of_kiosks(at, which, entry) + of_screens(at, which)
    return _reckoned(at, choices[kind]) if kind < len(choices) else slip(at)


def _of_customers(at: Hall, which: int, entry: str, other: str) -> list[Asked]:
    told = Customer(name=SECRET, phone=f"+4799{which:06d}", email=SECRET)
    return [
        (JoinQueue(service_point=at.point), KIOSK),
        (
            JoinQueue(service_point=at.point, customer=told, notes=SECRET, access_needs=[SECRET]),
            PUBLIC,
        ),
        (JoinQueue(service_point=at.point, services=_wanted(at, which)), ANN),
        (CheckIn(entry=entry), ANN),
        (Away(entry=entry, minutes=1), ANN),
        (Leave(entry=other), ANN),
        (TellPhone(entry=entry, phone=f"+4798{which:06d}"), _holder_of(at, entry)),
        (ConfirmCall(call=next(reversed(at.floor.lists["call"]), other)), WALL),
    ]


def _holder_of(at: Hall, entry: str) -> Actor:
    """Whoever holds the private link of an entry's visit."""
    found = at.floor.get(Entry, entry)
    visit = found.visit if found else NOBODY
    return Actor(visit, "visitor", visit=visit)


def _at_desks(at: Hall, which: int, entry: str) -> list[Asked]:
    desk, clerk = (at.desk(1), ANN) if which % 2 else (at.desk(2), BEN)
    now = at.clock.now()
    by_hand: dict[str, Any] = {"called_at": now - 20_000, "ended_at": now - 5_000}
    did = ("served", "serving", "no_show")[which % 3]
    return [
        (CallNext(desk=desk), clerk),
        (CallEntry(entry=entry, desk=desk), clerk),
        (CallEntry(entry=entry, desk=desk, take_over=True), clerk),
        (Start(entry=entry, desk=desk), clerk),
        (Start(entry=entry, desk=desk, take_over=True), clerk),
        (Recall(entry=entry), clerk),
        (Complete(entry=entry), clerk),
        (NoShow(entry=entry), clerk),
        (Cancel(entry=entry, reason=SECRET), clerk),
        (Undo(entry=entry), ADMIN),
        (Reopen(entry=entry, desk=desk), clerk),
        (Hold(entry=entry, until=now + 60_000, note=SECRET), clerk),
        (Resume(entry=entry, desk=desk), clerk),
        (ReportByHand(entry=entry, desk=desk, did=did, **by_hand), clerk),  # type: ignore[arg-type]
        (SetDesk(desk=desk, state=STATES_OF_DESKS[which % 4], holds=HOLDS[which % 3]), clerk),
    ]


def _of_legs(at: Hall, which: int, entry: str) -> list[Asked]:
    found = at.floor.get(Entry, entry)
    standing: Standing = STANDINGS[which % 3]
    wanted = _wanted(at, which)[0]
    service = at.floor.get(Service, wanted)
    point = service.service_point if service else None
    return [
        (Requeue(entry=entry, standing=standing, reason=SECRET), ANN),
        (
            Transfer(
                entry=entry, service_point=point, service=wanted, standing=standing, note=SECRET
            ),
            ANN,
        ),
        (SetPriority(entry=entry, priority=CLASSES[which % 2].name, reason=SECRET), ANN),
        (Note(visit=found.visit if found else NOBODY, text=SECRET), BEN),
        (Expire(entry=entry, reason=SECRET), ADMIN),
    ]


def _of_the_hall(at: Hall, which: int) -> list[Asked]:
    desk = at.floor.desks(at.point)[which % 2]
    only = _wanted(at, which)[: which % 3]
    cash = next((p.id for p in at.floor.points() if p.id != at.point), at.point)
    return [
        (PublishEstimate(service_point=at.point, desks_open=0), TIMER),
        (Sweep(), TIMER),
        (PassTime(), TIMER),
        (Broadcast(service_point=at.point, text=f"Notice {which}"), ANN),
        # Not often: it would end most days before they begin.
        (PassTime(), TIMER)
        if which % 5
        else (ExpireWaiting(service_point=at.point, reason=SECRET), ADMIN),
        (UpdateSite(zone=ZONES[which % 3], message=f"M{which}"), ADMIN),
        (UpdateServicePoint(service_point=at.point, version=which, name=f"P{which}"), ADMIN),
        (UpdateDesk(desk=desk.id, version=desk.version, services=only), ADMIN),
        (CreateServicePoint(name="Cash", prefix="C", capacity=1), ADMIN),
        (SetDesk(desk=at.floor.desks(cash)[0].id, state="open", take_over=True), CAT),
    ]


def _reckoned(at: Hall, asked: Asked) -> Asked:
    """The same; waits to be published are reckoned now that they are chosen."""
    return (published(at), TIMER) if isinstance(asked[0], PublishEstimate) else asked


def published(at: Hall) -> PublishEstimate:
    """The waits as they are published, with what does not hold any more told anew."""
    waits = estimate(at.floor, at.point, at.clock.now(), OF_FEW_RUNS)
    grounds = {service: [CANARY] for service in waits.grounds}
    anew = [replace(renewal, grounds=[CANARY]) for renewal in waits.renewals]
    return replace(waits, grounds=grounds, renewals=anew)


def _wanted(at: Hall, which: int) -> list[str]:
    """Services of all points, in an order that `which` turns."""
    services = [service.id for service in at.floor.of(Service)]
    turn = which % len(services)
    return services[turn:] + services[:turn]


def slip(at: Hall) -> Asked:
    """The next step of: somebody in the published line is cancelled, and that is taken back."""
    undoable = next(iter(at.floor.lists["undoable"]), None)
    first = next(iter(at.floor.waiting[at.point]), None)
    known = at.floor.get(Estimate, at.point)
    if undoable is not None:
        return Undo(entry=undoable), ADMIN
    if first is None:
        return JoinQueue(service_point=at.point), KIOSK
    if known is None or first not in {place.entry for place in known.line}:
        return published(at), TIMER
    return Cancel(entry=first, reason=SECRET), ANN


def fitting(at: Hall, which: int) -> Asked:
    """A command that will most likely be done, so that a day gets somewhere."""
    choices: list[Asked] = [(JoinQueue(service_point=at.point), KIOSK)]
    choices.append((JoinQueue(service_point=at.point, services=_wanted(at, 0)), KIOSK))
    choices.append((JoinQueue(service_point=at.point, browser=f"b{which}"), PUBLIC))
    choices.append((PublishEstimate(service_point=at.point, desks_open=0), TIMER))
    for number, clerk in ((1, ANN), (2, BEN)):
        desk = at.desk(number)
        here = list(at.floor.at_desk[desk].values())
        choices += [] if here else [(CallNext(desk=desk), clerk)] * 2
        for entry in here:
            choices += _fitting_at_desk(at, entry, clerk)
    choices += [asked for entry in at.floor.live.values() for asked in _fitting_off_desk(at, entry)]
    for undoable in list(at.floor.of(Undoable))[-2:]:
        choices.append((Undo(entry=undoable.id), ADMIN))
        if undoable.now == "completed":
            choices.append((Reopen(entry=undoable.id), ADMIN))
    return _reckoned(at, choices[which % len(choices)])


def _fitting_at_desk(at: Hall, entry: Entry, clerk: Actor) -> list[Asked]:
    ident = entry.id
    if entry.state == "called":
        choices: list[Asked] = [(Start(entry=ident), clerk), (Leave(entry=ident), ADMIN)]
        return [*choices, (Recall(entry=ident), clerk), (NoShow(entry=ident), clerk)]
    hold = Hold(entry=ident, until=at.clock.now() + 60_000)
    return [(Complete(entry=ident), clerk), (hold, clerk), (Requeue(entry=ident), clerk)]


def _fitting_off_desk(at: Hall, entry: Entry) -> list[Asked]:
    """What brings whoever is not at a desk a step further."""
    if entry.state == "waiting" and entry.service_point != at.point:
        desk = at.floor.desks(entry.service_point)[0]
        opens = SetDesk(desk=desk.id, state="open", take_over=True)
        return [(opens, CAT), (Start(entry=entry.id, desk=desk.id), CAT)]
    match entry.state:
        case "waiting":
            return [(Away(entry=entry.id), ANN)]
        case "away" | "missed":
            return [(CheckIn(entry=entry.id), ANN)]
        case "on_hold":
            return [(Resume(entry=entry.id), ANN), (Complete(entry=entry.id), BEN)]
    return []


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
