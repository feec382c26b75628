"""The sheet of an event: planned, changed for one occurrence or all of its series. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any, Final

from client.instants import local
from protocol.commands import AnyCommand
from protocol.contact_commands import DeleteEvent, PutEvent
from protocol.contacts import CalendarEvent, EventKind, MovedStart
from protocol.records import Staff
from protocol.ticket_queries import Occurrence
from staff_console.administration.question import Question
from staff_console.bookings.business_days import HOUR, MINUTE, instant
from staff_console.contacts.recurring import EVERY, OTHER, read, read_day, rule_of
from staff_console.sheets.form import Field, Option, Values, as_value, picked, several
from staff_console.sheets.times import clock_time
from staff_console.speech import tr
from staff_console.words import isolated, minutes

EVENT_KINDS: Final[dict[EventKind, Callable[[], str]]] = {
    "meeting": lambda: tr("Meeting"),
    "demo": lambda: tr("Demo"),
    "follow_up": lambda: tr("Follow-up call"),
}
REMIND: Final = (0, 5, 15, 30, 60, 1_440)
DAY: Final = 24 * HOUR
_RESTORED: Final = (
    "title", "event_kind", "owner", "start_at", "end_at", "recurs", "except_at", "moved",
    "attendees", "place", "notes", "remind_min", "state",
)  # fmt: skip
REMOVED: Final = "removed"


@dataclass(frozen=True)
class Planned:
    """What the sheet is about: a new event with a contact, or an occurrence of one there is."""

    contact: str
    name: str
    now: int
    zone: tzinfo
    me: str
    colleagues: Sequence[Staff]
    event: CalendarEvent | None = None
    shown: Occurrence | None = None

    @property
    def recurs(self) -> bool:
        """Whether it is one of several."""
        return self.event is not None and bool(self.event.recurs)

    @property
    def today(self) -> date:
        """Of the house."""
        return local(self.now, self.zone).date()


def event_question(about: Planned, values: Values, refused: str = "") -> Question:
    """The sheet as it stands."""
    fields: list[Field] = []
    alone = _alone(about, values)
    if about.recurs:
        which = (Option("this", tr("this one alone")), Option("all", tr("the whole series")))
        fields.append(Field("which", tr("Change"), "one", "this" if alone else "all", which))
    fields += _one(about, values) if alone else _whole(about, values)
    said = {field.name: field.value for field in fields}
    why = _missing(about, said, alone)
    title = tr("New event") if about.event is None else about.event.title or tr("Event")
    text = refused or tr("With {name}.").format(name=isolated(about.name or tr("a contact")))
    does = tr("Plan it") if about.event is None else tr("Save")
    return Question("event", title, text, does, tuple(fields), not why, why)


def event_command(about: Planned, values: Values) -> AnyCommand:
    """What is asked of the server; the sheet must be ready."""
    alone = _alone(about, values)
    said = {f.name: f.value for f in event_question(about, values).fields}
    event = about.event
    if event is not None and said.get("state") == REMOVED and not alone:
        return DeleteEvent(event=event.id)
    start, end = _times(about, said, "" if alone else "_all")
    assert start is not None and end is not None
    if alone and event is not None and about.shown is not None:
        return _otherwise(event, about.shown, said["takes"] == "yes", start, end)
    given: dict[str, Any] = {
        "title": said["title"].strip(),
        "event_kind": said["event_kind"],
        "owner": said["owner"] or None,
        "start_at": start,
        "end_at": end,
        "attendees": [*several(said["attendees"]), *_contacts(about)],
        "place": said["place"].strip(),
        "notes": said["notes"].strip(),
        "remind_min": int(said["remind"]),
    }
    if said["every"] != OTHER:
        given["recurs"] = rule_of(said["every"], said.get("ends", ""), about.today) or ""
    if event is None:
        return PutEvent(contact=about.contact, **given)
    return PutEvent(event=event.id, version=event.version, state=said["state"], **given)  # type: ignore[arg-type]


def undoing(event: CalendarEvent | None, change: AnyCommand, made: str) -> AnyCommand:
    """What takes a change back: the fields as they were, or no event."""
    if event is None or not isinstance(change, PutEvent):
        return DeleteEvent(event=made)
    given = {name for name in _RESTORED if getattr(change, name) is not None}
    if {"start_at", "recurs"} & given:
        # Another series loses what was otherwise of the first.
        given |= {"except_at", "moved"}
    return PutEvent(
        event=event.id,
        **{name: was for name in given if (was := getattr(event, name)) != getattr(change, name)},
    )


def _contacts(about: Planned) -> list[str]:
    """Contacts who attend are not in the choice of colleagues: they stay."""
    ours = {each.id for each in about.colleagues}
    event = about.event
    return [each for each in event.attendees if each not in ours] if event is not None else []


def _otherwise(
    event: CalendarEvent, shown: Occurrence, takes: bool, start: int, end: int
) -> PutEvent:
    """One occurrence is not as its series."""
    own = shown.original_at
    moved = [each for each in event.moved if each.original_at != own]
    except_at = [at for at in event.except_at if at != own]
    lasts = event.end_at - event.start_at
    if not takes:
        except_at.append(own)
    elif (start, end) != (own, own + lasts):
        moved.append(MovedStart(own, start, end))
    return PutEvent(event=event.id, version=event.version, moved=moved, except_at=sorted(except_at))


def _alone(about: Planned, values: Values) -> bool:
    return about.recurs and values.get("which", "this") == "this"


def _one(about: Planned, values: Values) -> list[Field]:
    shown = about.shown
    assert shown is not None
    takes = (Option("yes", tr("takes place")), Option("no", tr("does not take place")))
    return [
        *_time_fields(about, values, "", shown.start_at, shown.end_at),
        Field("takes", tr("This one"), "one", picked(values, "takes", takes), takes),
    ]


def _whole(about: Planned, values: Values) -> list[Field]:
    event = about.event
    kinds = tuple(Option(key, name()) for key, name in EVENT_KINDS.items())
    usual = event.event_kind if event is not None else "meeting"
    start = event.start_at if event is not None else -(-(about.now + HOUR) // HOUR) * HOUR
    end = event.end_at if event is not None else start + HOUR
    title = values.get("title", event.title if event is not None else "")
    fields = [
        Field("title", tr("Title"), "text", title, most=200),
        Field("event_kind", tr("Kind"), "one", picked(values, "event_kind", kinds, usual), kinds),
        *_time_fields(about, values, "_all", start, end),
        *_recurring(event, values),
        Field("place", tr("Place"), "text",
              values.get("place", event.place if event is not None else "")),
        _remind(event, values),
        *_who(about, values),
        Field("notes", tr("Notes"), "lines",
              values.get("notes", event.notes if event is not None else ""), most=2_000),
    ]  # fmt: skip
    if event is not None:
        states = (Option("planned", tr("planned")), Option("done", tr("held")),
                  Option("cancelled", tr("cancelled")),
                  Option(REMOVED, tr("removed from the calendar")))  # fmt: skip
        value = picked(values, "state", states, event.state)
        # What is changed most often stands first.
        fields.insert(0, Field("state", tr("It is"), "one", value, states))
    return fields


def _time_fields(about: Planned, values: Values, suffix: str, start: int, end: int) -> list[Field]:
    day = values.get(f"day{suffix}", local(start, about.zone).date().isoformat())
    first = tr("First day") if suffix and about.recurs else tr("Day")
    return [
        Field(f"day{suffix}", first, "text", day, hint=tr("like 2026-11-24"), most=10),
        Field(f"from{suffix}", tr("From"), "text",
              values.get(f"from{suffix}", minutes(start, about.zone)), hint=tr("like 14:30"),
              most=5),
        Field(f"to{suffix}", tr("To"), "text",
              values.get(f"to{suffix}", minutes(end, about.zone)), hint=tr("like 14:30"), most=5),
    ]  # fmt: skip


def _recurring(event: CalendarEvent | None, values: Values) -> list[Field]:
    now = read(event.recurs if event is not None else "")
    options = tuple(Option(name, said()) for name, (_, said) in EVERY.items())
    if now.every == OTHER:
        options = (Option(OTHER, tr("by a rule of its own")), *options)
    every = picked(values, "every", options, now.every)
    fields = [Field("every", tr("Recurs"), "one", every, options)]
    if every not in ("once", OTHER):
        label = tr("Until when, or how many times? Empty: it goes on")
        ends = values.get("ends", now.ends)
        fields.append(Field("ends", label, "text", ends, hint=tr("2027-03-31, or 10"), most=12))
    return fields


def _who(about: Planned, values: Values) -> list[Field]:
    event = about.event
    owner = event.owner if event is not None else about.me
    people = tuple(Option(each.id, tr("{name} (you)").format(name=each.name)
                          if each.id == about.me else each.name)
                   for each in about.colleagues)  # fmt: skip
    ours = {each.id for each in about.colleagues}
    theirs = [each for each in (event.attendees if event is not None else []) if each in ours]
    others = tuple(each for each in people if each.key != values.get("owner", owner))
    return [
        Field("attendees", tr("Who comes too"), "some",
              values.get("attendees", as_value(theirs)), others),
        Field("owner", tr("Whose event it is"), "pick", picked(values, "owner", people, owner),
              people),
    ]  # fmt: skip


def _remind(event: CalendarEvent | None, values: Values) -> Field:
    usual = event.remind_min if event is not None else 15
    steps = sorted({*REMIND, usual})
    options = tuple(Option(str(each), _ahead(each)) for each in steps)
    return Field("remind", tr("Remind its owner"), "one",
                 picked(values, "remind", options, str(usual)), options)  # fmt: skip


def _ahead(count: int) -> str:
    if not count:
        return tr("never")
    if count % 1_440 == 0:
        return tr("{count} d before").format(count=count // 1_440)
    if count % 60 == 0:
        return tr("{count} h before").format(count=count // 60)
    return tr("{count} min before").format(count=count)


def _times(about: Planned, said: dict[str, str], suffix: str) -> tuple[int | None, int | None]:
    """Begin and end (ms), each None where it cannot be read."""
    day = read_day(said[f"day{suffix}"], about.today)
    if day is None:
        return None, None
    # The next instant after the last of the day before, at which a clock shows it.
    eve = instant(day.isoformat(), 0, about.zone) - MINUTE // 60
    start = clock_time(said[f"from{suffix}"], eve, about.zone)
    end = clock_time(said[f"to{suffix}"], eve + _nights(about, suffix) * DAY, about.zone)
    if start is not None and end is not None and end == eve + MINUTE // 60 < start:
        # What lasts until midnight ends with the day, not before it has begun.
        end = clock_time(said[f"to{suffix}"], end, about.zone)
    return start, end


def _nights(about: Planned, suffix: str) -> int:
    """How many nights lie within: the sheet changes times, and what goes over midnight stays so."""
    of = about.event if suffix else about.shown
    if of is None:
        return 0
    begun, ended = local(of.start_at, about.zone).date(), local(of.end_at, about.zone).date()
    return (ended - begun).days


def _missing(about: Planned, said: dict[str, str], alone: bool) -> str:
    suffix = "" if alone else "_all"
    if not alone and not said["title"].strip():
        return tr("Give it a title.")
    if read_day(said[f"day{suffix}"], about.today) is None:
        return tr("Write the day like 2026-11-24.")
    start, end = _times(about, said, suffix)
    if start is None or end is None:
        return tr("Type a time, like 14:30.")
    if end <= start:
        return tr("It ends before it begins. Write a later end.")
    every = said.get("every", "once")
    if every in EVERY and rule_of(every, said.get("ends", ""), about.today) is None:
        return tr("Write a day like 2027-03-31, or how many times, like 10.")
    return ""
