"""What can be done instead of what was refused, or about what was just done: one key away. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from protocol.commands import CallEntry, CallNext, Cancel, EntryCommand, SetDesk, Start
from protocol.outcomes import Joined
from protocol.records import Entry
from protocol.replica import Replica
from staff_console.answers import OFFERED, AnswerLine, Offer
from staff_console.asked import Asked
from staff_console.facts import Facts
from staff_console.speech import tr


def with_offers(
    line: AnswerLine, asked: Asked | None, replica: Replica, facts: Facts | None
) -> AnswerLine:
    """The answer with its alternatives; only what is settled and not put away has any."""
    if asked is None or facts is None or line.kind not in ("refused", "confirmed"):
        return line
    found = tuple(_offers(asked, replica, facts))[:OFFERED]
    return replace(line, offers=found) if found else line


def _offers(asked: Asked, replica: Replica, facts: Facts) -> Iterator[Offer]:
    if isinstance(asked.answer, Joined):
        yield _not_after_all(asked.answer)
    refusal = asked.refusal
    if refusal is None:
        return
    if refusal.holder is not None and refusal.holder.desk != facts.desk.id:
        yield from _taken(asked, replica, facts)
    elif refusal.code == "holds_open" and isinstance(asked.command, SetDesk):
        yield from _holds(asked, asked.command)
    elif refusal.code == "version_mismatch" and isinstance(asked.command, EntryCommand):
        yield from _as_it_is(asked, asked.command, facts)


def _not_after_all(joined: Joined) -> Offer:
    command = Cancel(entry=joined.entry, reason=tr("Entered by mistake"))
    does = tr("cancel {number}").format(number=joined.number)
    return Offer(does, "cancel", command, joined.number)


def _taken(asked: Asked, replica: Replica, facts: Facts) -> Iterator[Offer]:
    """Take over from the other desk, or call whoever is next."""
    if facts.customer is not None or facts.desk.state != "open":
        return
    if isinstance(asked.command, CallEntry | Start):
        entry = replica.get(Entry, asked.command.entry)
        if entry is not None and entry.state == "called":
            command = CallEntry(
                entry=entry.id, desk=facts.desk.id, expected=entry.version, take_over=True
            )
            yield Offer(tr("take over"), "take_over", command, entry.number)
    if facts.following is not None:
        number = facts.following.number
        call = CallNext(desk=facts.desk.id, service_point=facts.point.id)
        yield Offer(tr("call {number}").format(number=number), "call_next", call, number)


def _holds(asked: Asked, command: SetDesk) -> Iterator[Offer]:
    """What becomes of the customers on hold."""
    for holds, does in (
        ("hand_over", tr("hand them over")),
        ("keep", tr("they stay mine")),
        ("requeue", tr("back into the line")),
    ):
        again = msgspec.structs.replace(command, holds=holds)
        yield Offer(does, asked.subject, again, asked.number)


def _as_it_is(asked: Asked, command: EntryCommand, facts: Facts) -> Iterator[Offer]:
    """The same once more, now that the change is seen."""
    customer = facts.customer
    mine = customer is not None and customer.id == command.entry
    entry = customer if mine else facts.marked(command.entry)
    if entry is not None and entry.version != command.expected:
        again = msgspec.structs.replace(command, expected=entry.version)
        yield Offer(tr("do it all the same"), asked.subject, again, asked.number)  # type: ignore[arg-type]
