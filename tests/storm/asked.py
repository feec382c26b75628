"""The vocabulary of a storm: what clerks can ask, on whoever is to be seen, sensible or not."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final, NamedTuple

from msgspec.structs import replace

from protocol.commands import (
    AnswerHelp,
    AnyCommand,
    Away,
    Broadcast,
    CallEntry,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    Customer,
    Expire,
    ExpireWaiting,
    Hold,
    JoinQueue,
    Leave,
    NoShow,
    Note,
    PrintSlip,
    Recall,
    Reopen,
    ReportByHand,
    Requeue,
    Resume,
    SetDesk,
    SetPoint,
    SetPriority,
    Start,
    Transfer,
    Undo,
    UpdateServicePoint,
)
from protocol.lifecycle import TRANSITIONS
from protocol.records import (
    CLASSES,
    LIVE_STATES,
    Desk,
    Entry,
    Help,
    Service,
    ServicePoint,
    Undoable,
)
from protocol.replica import Replica

NAMES: Final = ("Ada", "Bo", "Chi", "", "Ødegård")


class Aim(NamedTuple):
    """On whom, as a clerk's own copy shows it, and from which desk."""

    random: Random
    copy: Replica
    entry: Entry
    desk: str
    now: int

    @property
    def seen(self) -> int | None:
        """The version that is said to have been seen: none, the one that is, or an older one."""
        return self.random.choice((None, None, self.entry.version, self.entry.version - 1))

    @property
    def at(self) -> str | None:
        """The desk that is named, if one is."""
        return self.random.choice((None, self.desk, self.desk))


def _call(aim: Aim) -> AnyCommand:
    take_over = aim.random.random() < 0.3
    return CallEntry(entry=aim.entry.id, desk=aim.desk, expected=aim.seen, take_over=take_over)


def _start(aim: Aim) -> AnyCommand:
    take_over = aim.random.random() < 0.3
    return Start(entry=aim.entry.id, desk=aim.at, expected=aim.seen, take_over=take_over)


def _set_priority(aim: Aim) -> AnyCommand:
    name = aim.random.choice(CLASSES).name
    return SetPriority(entry=aim.entry.id, expected=aim.seen, priority=name)


def _transfer(aim: Aim) -> AnyCommand:
    to = aim.random.choice(list(aim.copy.of(Service)))
    standing = aim.random.choice(("next", "keep", "last"))
    point = to.service_point if aim.random.random() < 0.8 else None
    return Transfer(entry=aim.entry.id, service_point=point, service=to.id, standing=standing)


def _requeue(aim: Aim) -> AnyCommand:
    standing = aim.random.choice(("next", "keep", "last"))
    return Requeue(entry=aim.entry.id, expected=aim.seen, standing=standing)


def _by_hand(aim: Aim) -> AnyCommand:
    ago = aim.random.randint(1, 12_000)
    return ReportByHand(
        entry=aim.entry.id,
        desk=aim.desk,
        did=aim.random.choice(("served", "serving", "no_show")),
        called_at=aim.now - ago,
        ended_at=aim.now - aim.random.randint(0, ago),
    )


class Row(NamedTuple):
    """A command on somebody: how often it is chosen, and how it is made."""

    operation: str
    often: int
    make: Callable[[Aim], AnyCommand]

    def fits(self, entry: Entry) -> bool:
        """Whether it can succeed in the state in which the entry is seen."""
        row = TRANSITIONS.get(self.operation)  # type: ignore[call-overload]
        return row is None or entry.state in row.allowed_from


ON_ENTRY: Final = (
    Row("call", 8, _call),
    Row("start", 10, _start),
    Row("recall", 3, lambda a: Recall(entry=a.entry.id, expected=a.seen)),
    Row("complete", 10, lambda a: Complete(entry=a.entry.id, expected=a.seen)),
    Row("hold", 4, lambda a: Hold(entry=a.entry.id, until=a.now + 900_000, note="back soon")),
    Row("resume", 5, lambda a: Resume(entry=a.entry.id, desk=a.at)),
    Row("requeue", 4, _requeue),
    Row("transfer", 4, _transfer),
    Row("reopen", 4, lambda a: Reopen(entry=a.entry.id, desk=a.at)),
    Row("undo", 4, lambda a: Undo(entry=a.entry.id, expected=a.seen)),
    Row("no_show", 4, lambda a: NoShow(entry=a.entry.id)),
    Row("check_in", 3, lambda a: CheckIn(entry=a.entry.id)),
    Row("away", 2, lambda a: Away(entry=a.entry.id, minutes=a.random.randint(1, 3))),
    Row("cancel", 1, lambda a: Cancel(entry=a.entry.id, reason="a slip")),
    Row("leave", 1, lambda a: Leave(entry=a.entry.id)),
    Row("expire", 1, lambda a: Expire(entry=a.entry.id, reason="too late today")),
    Row("set_priority", 2, _set_priority),
    Row("note", 2, lambda a: Note(visit=a.entry.visit, text=f"noted {a.random.random()}")),
    Row("report_by_hand", 3, _by_hand),
    Row("print_slip", 2, lambda a: PrintSlip(visit=a.entry.visit)),
)
SENSIBLE: Final = 0.75
"""The share of commands that fit what is seen; the others are asked all the same."""


def on_somebody(aim: Aim) -> AnyCommand:
    """Something on this very entry."""
    sensible = aim.random.random() < SENSIBLE
    rows = [row for row in ON_ENTRY if not sensible or row.fits(aim.entry)]
    (row,) = aim.random.choices(rows, [row.often for row in rows])
    return row.make(aim)


def at_large(random: Random, copy: Replica) -> AnyCommand:
    """Something on a desk, a service point or the line."""
    desk, point = random.choice(list(copy.of(Desk))), random.choice(list(copy.of(ServicePoint)))
    state = random.choice(("last_numbers", "draining", "closed"))
    if point.state != "open":
        state = "open"
    policy = random.choice(("weight", "ratio"))
    choices: list[tuple[AnyCommand, int]] = [
        (CallNext(desk=desk.id), 12),
        (_desk(random, desk), 4),
        (SetPoint(service_point=point.id, state=state), 1 if state != "open" else 12),
        (Broadcast(service_point=point.id, text=random.choice(("", "Bring your papers."))), 1),
        (UpdateServicePoint(service_point=point.id, version=point.version, policy=policy), 1),
        (joins(random, copy), 1),
    ]
    choices += [(_help(random, call), 4) for call in copy.of(Help) if call.state != "done"]
    if random.random() < 0.02:
        choices.append((ExpireWaiting(service_point=point.id, reason="we close early"), 20))
    (made,) = random.choices([each for each, _ in choices], [often for _, often in choices])
    return made


def _help(random: Random, call: Help) -> AnswerHelp:
    return AnswerHelp(device=call.id, state=random.choice(("coming", "done")))


def _desk(random: Random, desk: Desk) -> SetDesk:
    state = random.choice((*("open",) * 5, "paused", "closing", "closed"))
    holds = random.choice((None, "keep", "requeue", "hand_over"))
    return SetDesk(desk=desk.id, state=state, holds=holds, take_over=random.random() < 0.3)


def joins(random: Random, copy: Replica, browser: str = "") -> JoinQueue:
    """Somebody takes a number, also for several services and at several service points."""
    services = list(copy.of(Service))
    first = random.choice(services)
    others = random.sample(services, random.choice((0, 0, 0, 1, 2)))
    told = None
    if random.random() < 0.3:
        # Of so few phones that some have a number already.
        told = Customer(name=random.choice(NAMES), phone=f"+47990000{random.randint(0, 60):02d}")
    return JoinQueue(
        service_point=first.service_point,
        service=first.id,
        services=[each.id for each in others],
        customer=told,
        access_needs=["wheelchair"] if random.random() < 0.1 else [],
        party_size=random.randint(1, 3),
        notes=random.choice(("", "in a hurry")),
        browser=browser,
    )


def somebody(random: Random, copy: Replica) -> Entry | None:
    """An entry to aim at: mostly one at a desk, or first in line, or one that has just ended."""
    entries = list(copy.of(Entry))
    at_desks = [entry for entry in entries if entry.state in ("called", "serving")]
    others = [entry for entry in entries if entry.state in ("on_hold", "missed", "away")]
    line = [entry for entry in entries if entry.state == "waiting"]
    ended = [_as_it_is(undo) for undo in copy.of(Undoable) if undo.now not in LIVE_STATES]
    groups = [(at_desks, 6), (line[:3], 3), (line, 1), (others, 3), (ended[-6:], 3)]
    some = [(group, often) for group, often in groups if group]
    if not some:
        return None
    (group,) = random.choices([each for each, _ in some], [often for _, often in some])
    return random.choice(group)


def _as_it_is(undo: Undoable) -> Entry:
    """Somebody who has gone, as far as that is to be seen."""
    return replace(undo.before, state=undo.now, version=undo.before.version + 1)
