"""Who is next, above the line, and who is marked, below it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from protocol.records import Entry
from protocol.replica import Replica
from staff_console.choice import Choice
from staff_console.customer import nobody_next
from staff_console.facts import Facts, zone
from staff_console.keys import KeyName
from staff_console.line import line_row
from staff_console.promised import Urgency, history, pressing, promises_of, sentence
from staff_console.speech import tr
from staff_console.why import Whys
from staff_console.words import span


@dataclass(frozen=True)
class Following:
    """Who is next, above the line."""

    number: str = ""
    name: str = ""
    service: str = ""
    text: str = ""
    cap: str = ""
    does: str = ""
    promise: str = ""
    """What they were told of their wait, as far as it matters here."""
    urgency: Urgency = ""


def following_of(
    replica: Replica, facts: Facts, made: dict[KeyName, Choice], now: int
) -> Following:
    """Who is next at this desk, at the server's time `now` (ms); or why nobody is."""
    if facts.following is None:
        return Following(text=nobody_next(facts))
    why = Whys(replica, facts).of(facts.following, facts.following_why, first=True)
    row = line_row(replica, facts.following, why)
    text = tr("Waited {time}: {why}.").format(time=span(now - row.since), why=why)
    able = made["call_next"].usable
    does = tr("call next") if able else made["call_next"].about
    promises = promises_of(replica).of(facts.following.id)
    return Following(
        row.number,
        row.name,
        row.service,
        text,
        "F2",
        does,
        sentence(promises, now, facts.zone),
        pressing(promises, now),
    )


def chosen_of(
    replica: Replica, facts: Facts, entry: Entry | None, made: dict[KeyName, Choice]
) -> Following:
    """The row that is marked, with what can be done."""
    if entry is None:
        return Following()
    row = line_row(replica, entry, "")
    what = row.service
    if told := Whys(replica, facts).for_another(entry) or entry.reason:
        what = tr("{service}: {told}").format(service=what, told=told)
    call = made["call_this"]
    does = (call.verb or tr("call to my desk")) if call.command is not None else call.about
    promise = history(promises_of(replica).of(entry.id), replica, zone(replica))
    return Following(row.number, row.name, what, "", "Enter", does, promise)
