"""Under the line: who is away and cannot be called yet, and who missed a call. Pure."""

from __future__ import annotations

from typing import NamedTuple

from protocol.records import Call, Entry
from protocol.replica import Replica
from staff_console.facts import Facts
from staff_console.line import LineRow, what, who
from staff_console.slips import with_slip, without_paper
from staff_console.speech import tr
from staff_console.words import minutes


class Heading(NamedTuple):
    """The title of a section, in its place among the people."""

    id: str
    title: str
    counts: str
    """What is counted at the end of its rows."""


Listed = Entry | Heading


def aside(facts: Facts) -> tuple[Listed, ...]:
    """A heading and the people of each section that has somebody."""
    rows: list[Listed] = []
    if facts.away:
        rows.append(Heading("heading:away", tr("Away, not callable yet"), tr("held for")))
        rows += facts.away
    if facts.missed:
        rows.append(Heading("heading:missed", tr("Missed, can be called again"), tr("kept for")))
        rows += facts.missed
    return tuple(rows)


def heading_row(heading: Heading) -> LineRow:
    """The title as a row of the table."""
    return LineRow(
        heading.id, "", heading.title, "", "", False, 0, heading.counts, section="heading"
    )


def aside_row(replica: Replica, entry: Entry, facts: Facts) -> LineRow:
    """The row of somebody who is away or missed a call."""
    missed = entry.state == "missed"
    return LineRow(
        key=entry.id,
        number=entry.number,
        name=who(replica, entry),
        service=what(replica, entry),
        why=with_slip(
            replica, entry, _missed(replica, entry, facts) if missed else _away(entry, facts)
        ),
        absent=not entry.present,
        since=entry.joined_at,
        ends_at=entry.until,
        begun_at=entry.since,
        section="missed" if missed else "away",
        paperless=without_paper(replica, entry),
    )


def _away(entry: Entry, facts: Facts) -> str:
    if entry.state != "away":
        return tr("not here, place held")
    if entry.until is None:
        return tr("away for a while")
    return tr("away, back {at}").format(at=minutes(entry.until, facts.zone))


def _missed(replica: Replica, entry: Entry, facts: Facts) -> str:
    times = tr("1 call") if entry.calls == 1 else tr("{count} calls").format(count=entry.calls)
    calls = (call for call in replica.of(Call) if call.entry == entry.id)
    last = max(calls, key=lambda call: call.at, default=None)
    if last is None:
        return times
    at = minutes(last.at, facts.zone)
    if entry.calls == 1:
        return tr("{at} {desk}").format(at=at, desk=last.desk_name)
    return tr("{at} {desk}, {count}×").format(at=at, desk=last.desk_name, count=entry.calls)
