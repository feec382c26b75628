"""What each key would do now, to whom, or why it cannot: said before it is pressed. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protocol.capability import absent
from protocol.commands import (
    CallEntry,
    CallNext,
    CheckIn,
    Complete,
    NoShow,
    Recall,
    SetDesk,
    Start,
    Undo,
)
from protocol.lifecycle import MANAGER_UNDO_S
from protocol.records import Entry, Undoable
from staff_console.choice import Choice, no, nobody_chosen, nobody_here
from staff_console.desk_choices import DESK_RULES, MARKED_RULES, resume
from staff_console.facts import MANAGERS, Facts
from staff_console.keys import KeyName
from staff_console.speech import tr
from staff_console.words import isolated, left


def choices(facts: Facts, chosen: Entry | None, now: int) -> dict[KeyName, Choice]:
    """Every key that asks the server for something, at the server's time `now` (ms)."""
    made = {key: rule(facts, now) for key, rule in (_RULES | DESK_RULES).items()}
    made["call_this"] = _call_this(facts, chosen)
    made["check_in"] = _check_in(chosen)
    made["no_show"] = _no_show(facts, chosen, now)
    made.update((key, rule(facts, chosen)) for key, rule in MARKED_RULES.items())
    return made


def next_step(made: dict[KeyName, Choice]) -> KeyName | None:
    """The usual next key, the one that has the accent; on a break it is the one that ends it."""
    usual: tuple[KeyName, ...] = ("complete", "start", "call_next")
    back: KeyName | None = "break" if made["break"].command is not None else None
    return next((key for key in usual if made[key].usable), back)


def _call_next(facts: Facts, now: int) -> Choice:
    customer, following = facts.customer, facts.following
    if customer is not None:
        return _somebody_here("call_next", customer)
    if (resting := _resting(facts, "call_next")) is not None:
        return resting
    if following is None and facts.waiting and facts.waiting[0].id in facts.for_others:
        first, name = facts.waiting[0], isolated(facts.for_others[facts.waiting[0].id])
        why = tr(
            "{number} waits for {name}, as booked. Enter calls whoever is marked all the same."
        )
        return no("call_next", tr("not here"), why.format(number=first.number, name=name))
    if following is None and facts.waiting:
        why = tr("None of those in line can be served at {desk}.").format(desk=facts.desk.name)
        return no("call_next", tr("not here"), why)
    if following is None and not facts.waiting and facts.away:
        return no(
            "call_next",
            tr("none here"),
            tr("Those in line joined by phone and are not here yet. Ctrl+I says that one is."),
        )
    if following is None:
        return no("call_next", tr("nobody"), tr("Nobody is waiting."))
    command = CallNext(desk=facts.desk.id, service_point=facts.point.id)
    return Choice("call_next", following.number, command, following.number)


def _somebody_here(key: KeyName, customer: Entry) -> Choice:
    number = customer.number
    if customer.state == "serving":
        why = tr("{number} is at your desk. F8 completes, then you can call.")
        return no(key, tr("after F8"), why.format(number=number))
    why = tr("{number} is called to your desk. F4 starts; Ctrl+Z or F12 ends the call.")
    return no(key, tr("{number} first").format(number=number), why.format(number=number))


def _call_again(facts: Facts, now: int) -> Choice:
    customer = facts.customer
    if customer is None:
        return nobody_here("call_again", tr("after F2"))
    if customer.state == "serving":
        why = tr("{number} is here already.").format(number=customer.number)
        return no("call_again", tr("is here"), why)
    about = tr("called {count}×").format(count=customer.calls)
    command = Recall(entry=customer.id, expected=customer.version)
    return Choice("call_again", about, command, customer.number)


def _start(facts: Facts, now: int) -> Choice:
    customer = facts.customer
    if customer is None:
        return nobody_here("start", tr("after F2"))
    if customer.state == "serving":
        why = tr("{number} is being served already.").format(number=customer.number)
        return no("start", tr("started"), why)
    command = Start(entry=customer.id, expected=customer.version)
    return Choice("start", customer.number, command, customer.number)


def _complete(facts: Facts, now: int) -> Choice:
    customer = facts.customer
    if customer is None:
        return nobody_here("complete", tr("nobody"))
    if customer.state == "called":
        why = tr("{number} is called but not started. F4 starts.").format(number=customer.number)
        return no("complete", tr("after F4"), why)
    command = Complete(entry=customer.id, expected=customer.version)
    return Choice("complete", customer.number, command, customer.number)


def _no_show(facts: Facts, chosen: Entry | None, now: int) -> Choice:
    """With nobody at the desk: of whoever is marked and missed the call, else missed mine last."""
    customer = facts.customer
    if customer is None:
        mine = (entry for entry in facts.missed if entry.desk == facts.desk.id)
        gone = chosen if chosen is not None and chosen.state == "missed" else next(mine, None)
        if gone is None:
            return nobody_here("no_show", tr("nobody"))
        command = NoShow(entry=gone.id, expected=gone.version)
        return Choice("no_show", gone.number, command, gone.number)
    if customer.state == "serving":
        why = tr("{number} is here and being served.").format(number=customer.number)
        return no("no_show", tr("is here"), why)
    left_ms = (customer.grace_until or 0) - now
    if left_ms > 0:
        why = tr("{number} still has {left} to come. F3 calls again.")
        return no(
            "no_show",
            tr("in {left}").format(left=left(left_ms)),
            why.format(number=customer.number, left=left(left_ms)),
        )
    command = NoShow(entry=customer.id, expected=customer.version)
    return Choice("no_show", customer.number, command, customer.number)


def _undo(facts: Facts, now: int) -> Choice:
    undo = undoable(facts, now)
    if undo is None:
        why = tr("There is nothing of yours that can still be taken back.")
        return no("undo", tr("nothing"), why)
    until = _until(facts, undo)
    left_ms = until - now
    about = tr("{number}, {count} s").format(number=undo.number, count=-(-left_ms // 1000))
    if left_ms >= 100_000:
        about = tr("{number}, {left}").format(number=undo.number, left=left(left_ms))
    share = left_ms / max(1, until - undo.at)
    return Choice("undo", about, undo_command(facts, undo), undo.number, left=share)


def undoable(facts: Facts, now: int) -> Undoable | None:
    """My newest step that can still be taken back."""
    return next((undo for undo in facts.undoables if _until(facts, undo) > now), None)


def _until(facts: Facts, undo: Undoable) -> int:
    """Until when I may take it back: a manager for longer."""
    longer = undo.at + MANAGER_UNDO_S * 1000 if facts.me.role in MANAGERS else 0
    return max(undo.until, longer)


def undo_command(facts: Facts, undo: Undoable) -> Undo:
    """The command that takes a step back, guarded by the version that this screen shows."""
    customer = facts.customer
    live = customer if customer and customer.id == undo.id else facts.marked(undo.id)
    return Undo(entry=undo.id, expected=live.version if live else undo.before.version + 1)


def _resting(facts: Facts, key: KeyName) -> Choice | None:
    """Why a desk that is not open calls nobody."""
    if facts.desk.state == "paused":
        return no(key, tr("on a break"), tr("You are on a break. F10 ends it."))
    if facts.desk.state == "closing":
        why = tr("{desk} closes after its customer. F10 keeps it open.")
        return no(key, tr("closing"), why.format(desk=facts.desk.name))
    return None


def _close_desk(facts: Facts, now: int) -> Choice:
    if facts.customer is not None:
        number = facts.customer.number
        why = tr("{number} is still at {desk}. Finish before you close it.")
        return no(
            "close_desk",
            tr("{number} first").format(number=number),
            why.format(number=number, desk=facts.desk.name),
        )
    if facts.held:
        # What becomes of those on hold has to be said.
        return Choice("close_desk", facts.desk.name, opens="break")
    return Choice("close_desk", facts.desk.name, SetDesk(desk=facts.desk.id, state="closed"))


def _call_this(facts: Facts, chosen: Entry | None) -> Choice:
    if chosen is None:
        return nobody_chosen("call_this")
    if chosen.state == "on_hold":
        return resume(facts, chosen, "call_this")
    if facts.customer is not None:
        return _somebody_here("call_this", facts.customer)
    if (resting := _resting(facts, "call_this")) is not None:
        return resting
    if chosen.state == "away":
        why = tr("{number} is away. Ctrl+I says that they are back.")
        return no("call_this", tr("is away"), why.format(number=chosen.number))
    if absent(chosen, facts.point):
        why = tr("{number} is not here yet. Ctrl+I says that they are.")
        return no("call_this", tr("not here yet"), why.format(number=chosen.number))
    command = CallEntry(entry=chosen.id, desk=facts.desk.id, expected=chosen.version)
    about = chosen.number
    if (name := facts.for_others.get(chosen.id)) is not None:
        about = tr("{number}, booked with {name}").format(number=about, name=isolated(name))
    return Choice("call_this", about, command, chosen.number)


def _check_in(chosen: Entry | None) -> Choice:
    if chosen is None:
        return nobody_chosen("check_in")
    if chosen.state == "on_hold":
        why = tr("{number} is on hold. Ctrl+H goes on with them.").format(number=chosen.number)
        return no("check_in", tr("on hold"), why)
    if chosen.present and chosen.state == "waiting":
        why = tr("{number} is known to be here.").format(number=chosen.number)
        return no("check_in", tr("is here"), why)
    command = CheckIn(entry=chosen.id, expected=chosen.version)
    return Choice("check_in", chosen.number, command, chosen.number)


_RULES: Final[dict[KeyName, Callable[[Facts, int], Choice]]] = {
    "call_next": _call_next,
    "call_again": _call_again,
    "start": _start,
    "complete": _complete,
    "undo": _undo,
    "close_desk": _close_desk,
}
