"""All of a stay as it is shown: a line for whatever happened, grouped by the day. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from client.instants import local
from protocol.records import Entry
from protocol.replica import Replica
from protocol.ticket_queries import Timed
from staff_console.contacts.past import past_row
from staff_console.facts import zone
from staff_console.reports.days import day_name
from staff_console.speech import tr
from staff_console.tickets.moments import moment
from staff_console.words import isolated, minutes


@dataclass(frozen=True)
class StoryLine:
    """Something that happened; `opens` is where it leads, `day` heads the first of a day."""

    key: str
    day: str
    when: str
    text: str
    opens: str
    tone: str
    spoken: str


@dataclass(frozen=True)
class StoryFace:
    """The section; where it is not `there` nothing of it is shown."""

    there: bool = False
    open: bool = False
    lines: tuple[StoryLine, ...] = ()
    count: str = ""
    note: str = ""
    """What is said below the lines, or in their place."""
    more: bool = False
    """Whether earlier ones can be asked for."""


NO_STORY = StoryFace()


@dataclass(frozen=True)
class Reader:
    """Who reads it, and when; nothing leads to what is looked at already."""

    staff: Replica
    me: str
    now: int
    own: frozenset[str] = frozenset()

    @property
    def zone(self) -> tzinfo:
        """Of the house."""
        return zone(self.staff)


def story_lines(reader: Reader, items: Sequence[Timed]) -> tuple[StoryLine, ...]:
    """All that was read, newest first."""
    return tuple(_lines(reader, items))


def count_of(lines: Sequence[StoryLine], more: bool) -> str:
    """How many there are."""
    if not lines:
        return ""
    if more:
        return tr("{count} and earlier").format(count=len(lines))
    return tr("1 line") if len(lines) == 1 else tr("{count} lines").format(count=len(lines))


def _lines(reader: Reader, items: Sequence[Timed]) -> Iterator[StoryLine]:
    where, before = reader.zone, None
    today = local(reader.now, where).date()
    for item in items:
        row = past_row(
            reader.staff, item, reader.me, lambda at: moment(at, reader.now, reader.zone)
        )
        day = local(item.at, where).date()
        text = (
            tr("{what}, by {who}").format(what=row.text, who=isolated(row.who))
            if row.who
            else row.text
        )
        when, head = minutes(item.at, where), _headed(day, today)
        yield StoryLine(
            row.key,
            head if day != before else "",
            when,
            text,
            row.opens if _leads(reader, item, row.opens) else "",
            row.tone,
            ", ".join((head, when, text)),
        )
        before = day


def _leads(reader: Reader, item: Timed, opens: str) -> bool:
    """Whether it can be gone to from here."""
    if item.subject in reader.own:
        return False
    if item.subject_kind == "visit":
        return any(each.visit == item.subject for each in reader.staff.of(Entry))
    return item.subject_kind != "reservation" or "@" in opens


def _headed(day: date, today: date) -> str:
    """`Today`, `Yesterday`, else `Tuesday 17 November`."""
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    return day_name(day.isoformat(), today.isoformat())
