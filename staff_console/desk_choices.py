"""Keys that open a sheet, and those about holds, the desk and the service point. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from protocol.commands import Away, Reopen, Resume, SetDesk
from protocol.lifecycle import REOPEN_S, TRANSITIONS
from protocol.records import Entry
from staff_console.choice import Choice, no, nobody_chosen, nobody_here
from staff_console.facts import Facts
from staff_console.keys import KeyName
from staff_console.slips import print_slip
from staff_console.speech import tr
from staff_console.words import minutes

_AWAY_MIN: Final = 10


def resume(facts: Facts, held: Entry, key: KeyName = "resume") -> Choice:
    """Go on with somebody who is on hold."""
    number, customer = held.number, facts.customer
    if customer is not None:
        why = tr("{customer} is at your desk. Finish or hold them, then go on with {number}.")
        about = tr("{number} first").format(number=customer.number)
        return no(key, about, why.format(customer=customer.number, number=number))
    if facts.desk.state == "paused":
        return no(key, tr("on a break"), tr("You are on a break. F10 ends it."))
    command = Resume(entry=held.id, desk=facts.desk.id, expected=held.version)
    return Choice(key, number, command, number, verb=tr("Go on with {n}").format(n=number))


def _resume(facts: Facts, chosen: Entry | None) -> Choice:
    if chosen is not None and chosen.state == "on_hold":
        return resume(facts, chosen)
    if not facts.held:
        return no("resume", tr("nobody on hold"), tr("Nobody is on hold here."))
    return resume(facts, facts.held[0])


def _note(facts: Facts, now: int) -> Choice:
    if facts.customer is None:
        return nobody_here("note", tr("nobody"))
    return Choice("note", facts.customer.number, number=facts.customer.number, opens="note")


def _complaint(facts: Facts, now: int) -> Choice:
    customer = facts.customer
    if customer is None:
        return nobody_here("complaint", tr("nobody"))
    return Choice("complaint", customer.number, number=customer.number, opens="complaint")


def _hold(facts: Facts, now: int) -> Choice:
    customer = facts.customer
    if customer is None:
        return nobody_here("hold", tr("nobody"))
    if customer.state != "serving":
        return _not_started("hold", customer)
    return Choice("hold", customer.number, number=customer.number, opens="hold")


def _not_started(key: KeyName, customer: Entry) -> Choice:
    why = tr("{number} is called but not here yet. F4 starts.").format(number=customer.number)
    return no(key, tr("after F4"), why)


def _transfer(facts: Facts, chosen: Entry | None) -> Choice:
    if facts.customer is not None and facts.customer.state != "serving":
        return _not_started("transfer", facts.customer)
    subject = facts.customer or chosen
    if subject is None or subject.state not in TRANSITIONS["transfer"].allowed_from:
        return nobody_here("transfer", tr("nobody"))
    return Choice("transfer", subject.number, number=subject.number, opens="transfer")


def _requeue(facts: Facts, chosen: Entry | None) -> Choice:
    elsewhere = chosen is not None and chosen.state != "waiting"
    subject = chosen if elsewhere else facts.customer or chosen
    if subject is None or subject.state not in TRANSITIONS["requeue"].allowed_from:
        return no("requeue", tr("nobody"), tr("Nobody is here who could go back into the line."))
    return Choice("requeue", subject.number, number=subject.number, opens="requeue")


def _priority(facts: Facts, chosen: Entry | None) -> Choice:
    if chosen is None:
        return nobody_chosen("priority")
    if len(facts.point.classes) < 2:
        return no("priority", tr("one class"), tr("There is but one class of customers here."))
    return Choice("priority", chosen.number, number=chosen.number, opens="priority")


def _away(facts: Facts, chosen: Entry | None) -> Choice:
    if chosen is None:
        return nobody_chosen("away")
    if chosen.state not in TRANSITIONS["away"].allowed_from:
        why = tr("{number} does not wait in line.").format(number=chosen.number)
        return no("away", tr("not in line"), why)
    command = Away(entry=chosen.id, expected=chosen.version, minutes=_AWAY_MIN)
    return Choice("away", chosen.number, command, chosen.number)


def _break(facts: Facts, now: int) -> Choice:
    desk = facts.desk
    if desk.state == "paused":
        command = SetDesk(desk=desk.id, state="open")
        return Choice("break", desk.name, command, desk.name, verb=tr("Back to work"))
    if desk.state == "closing":
        command = SetDesk(desk=desk.id, state="open")
        return Choice("break", desk.name, command, desk.name, verb=tr("Keep open"))
    return Choice("break", _when(facts, now), number=desk.name, opens="break")


def _when(facts: Facts, now: int) -> str:
    """When a break is planned at my desk; without a plan the desk's name."""
    at = facts.desk.pause_at
    if at is None:
        return facts.desk.name
    return tr("due now") if now >= at else tr("at {at}").format(at=minutes(at, facts.zone))


def _reopen(facts: Facts, now: int) -> Choice:
    oldest = now - REOPEN_S * 1000
    done = (undo for undo in facts.undoables if undo.now == "completed" and undo.at > oldest)
    last = next(done, None)
    if last is None:
        why = tr("You have completed nobody in the last quarter of an hour.")
        return no("reopen", tr("nobody"), why)
    if facts.customer is not None:
        why = tr("{number} is at your desk. Finish or hold them first.")
        number = facts.customer.number
        about = tr("{number} first").format(number=number)
        return no("reopen", about, why.format(number=number))
    command = Reopen(entry=last.id, desk=facts.desk.id)
    return Choice("reopen", last.number, command, last.number)


def _walk_in(facts: Facts, now: int) -> Choice:
    return Choice("walk_in", facts.point.name, opens="walk_in")


def _broadcast(facts: Facts, now: int) -> Choice:
    count = len(facts.waiting) + len(facts.away)
    return Choice("broadcast", tr("{count} waiting").format(count=count), opens="broadcast")


def _closing(facts: Facts, now: int) -> Choice:
    if not facts.manager:
        return no("closing", tr("managers"), tr("Only a manager opens and closes the queue."))
    return Choice("closing", facts.point.name, opens="closing")


DESK_RULES: Final[dict[KeyName, Callable[[Facts, int], Choice]]] = {
    "note": _note,
    "complaint": _complaint,
    "hold": _hold,
    "break": _break,
    "reopen": _reopen,
    "walk_in": _walk_in,
    "broadcast": _broadcast,
    "closing": _closing,
}
MARKED_RULES: Final[dict[KeyName, Callable[[Facts, Entry | None], Choice]]] = {
    "transfer": _transfer,
    "requeue": _requeue,
    "priority": _priority,
    "away": _away,
    "resume": _resume,
    "print_slip": print_slip,
}
