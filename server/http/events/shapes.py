"""Bodies and answers of the routes of events."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from protocol.contact_commands import PutEvent
from protocol.contacts import EventKind, EventState, MovedStart
from protocol.records import CalendarEvent
from protocol.ticket_commands import Subject
from server.http.queue_shapes import AnId, Version
from server.http.shapes import Body, Shape, instant, instant_or_none
from server.http.spans import in_our_time
from server.http.tickets.naming import ident, ident_or_none, idents

Title = Annotated[Subject, Meta(examples=["Show the new scales"])]
At = Annotated[datetime, Meta(tz=True, examples=["2026-12-01T09:00:00Z"])]
Recurs = Annotated[
    str,
    Meta(
        max_length=300,
        description="RFC 5545 RRULE without its name, at the same time of day in the house's zone; "
        "empty: once.",
        examples=["FREQ=WEEKLY;COUNT=10"],
    ),
]
Attendees = Annotated[
    list[AnId], Meta(max_length=50, description="Ids of colleagues and contacts.")
]
Remind = Annotated[
    int, Meta(ge=0, le=28 * 1_440, description="Minutes before that its owner is reminded; 0: not.")
]
Place = Annotated[str, Meta(max_length=200)]
Notes = Annotated[str, Meta(max_length=500)]


class MovedBody(Body, frozen=True):
    """One occurrence of a series that has its own times, or none when it is cancelled."""

    original: At
    start: At | None = None
    end: At | None = None

    def value(self) -> MovedStart:
        """The same for a command. Raises `Problematic`."""
        return MovedStart(
            in_our_time(self.original, "moved"), _at(self.start, "moved"), _at(self.end, "moved")
        )


Moved = Annotated[list[MovedBody], Meta(max_length=400)]
Starts = Annotated[
    list[At], Meta(max_length=400, description="Starts of the series that do not take place.")
]


class NewEventBody(Body, frozen=True):
    """An event with a contact."""

    title: Title
    contact: Annotated[AnId, Meta(description="A contact, lead or merchant.")]
    start: At
    end: At
    kind: EventKind = "meeting"
    owner: Annotated[AnId | None, Meta(description="Whose it is; without: who asks.")] = None
    recurs: Recurs = ""
    except_at: Starts = []
    moved: Moved = []
    attendees: Attendees = []
    place: Place = ""
    notes: Notes = ""
    remind_minutes: Remind = 15
    ticket: Annotated[AnId | None, Meta(description="The ticket that it is about.")] = None

    def command(self) -> PutEvent:
        """The command. Raises `Problematic`."""
        return PutEvent(
            title=self.title,
            event_kind=self.kind,
            contact=ident(self.contact, "unknown_contact", "contact"),
            owner=ident_or_none(self.owner, "unknown_staff", "owner"),
            start_at=in_our_time(self.start, "start"),
            end_at=in_our_time(self.end, "end"),
            recurs=self.recurs,
            except_at=[in_our_time(each, "exceptAt") for each in self.except_at],
            moved=[each.value() for each in self.moved],
            attendees=idents(self.attendees, "invalid", "attendees"),
            place=self.place,
            notes=self.notes,
            remind_min=self.remind_minutes,
            ticket=ident_or_none(self.ticket, "unknown_ticket", "ticket"),
        )


class EventBody(Body, frozen=True):
    """An event and what is to be otherwise."""

    id: AnId
    version: Version | None = None
    title: Title | None = None
    contact: AnId | None = None
    start: At | None = None
    end: At | None = None
    kind: EventKind | None = None
    owner: AnId | None = None
    recurs: Recurs | None = None
    except_at: Starts | None = None
    moved: Moved | None = None
    attendees: Attendees | None = None
    place: Place | None = None
    notes: Notes | None = None
    remind_minutes: Remind | None = None
    state: EventState | None = None
    ticket: AnId | None = None

    def command(self) -> PutEvent:
        """The command. Raises `Problematic`."""
        starts, moved = self.except_at, self.moved
        return PutEvent(
            event=ident(self.id, "unknown_event"),
            version=self.version,
            title=self.title,
            event_kind=self.kind,
            contact=ident_or_none(self.contact, "unknown_contact", "contact"),
            owner=ident_or_none(self.owner, "unknown_staff", "owner"),
            start_at=_at(self.start, "start"),
            end_at=_at(self.end, "end"),
            recurs=self.recurs,
            except_at=[in_our_time(e, "exceptAt") for e in starts] if starts is not None else None,
            moved=[each.value() for each in moved] if moved is not None else None,
            attendees=None
            if self.attendees is None
            else idents(self.attendees, "invalid", "attendees"),
            place=self.place,
            notes=self.notes,
            remind_min=self.remind_minutes,
            state=self.state,
            ticket=ident_or_none(self.ticket, "unknown_ticket", "ticket"),
        )


def _at(told: datetime | None, field: str) -> int | None:
    return None if told is None else in_our_time(told, field)


class MovedShape(Shape, frozen=True):
    """One occurrence that is not as its series."""

    original: datetime
    start: datetime | None
    end: datetime | None


class EventShape(Shape, frozen=True):
    """An event with its series."""

    id: str
    title: str
    kind: EventKind
    contact: str
    owner: str
    start: datetime
    end: datetime
    zone: str
    recurs: str
    except_at: list[datetime]
    moved: list[MovedShape]
    attendees: list[str]
    place: str
    notes: str
    remind_minutes: int
    state: EventState
    ticket: str | None
    version: int

    @classmethod
    def of(cls, event: CalendarEvent) -> EventShape:
        """The same in JSON."""
        return cls(
            id=event.id,
            title=event.title,
            kind=event.event_kind,
            contact=event.contact,
            owner=event.owner,
            start=instant(event.start_at),
            end=instant(event.end_at),
            zone=event.zone,
            recurs=event.recurs,
            except_at=[instant(each) for each in event.except_at],
            moved=[
                MovedShape(
                    original=instant(each.original_at),
                    start=instant_or_none(each.start_at),
                    end=instant_or_none(each.end_at),
                )
                for each in event.moved
            ],
            attendees=event.attendees,
            place=event.place,
            notes=event.notes,
            remind_minutes=event.remind_min,
            state=event.state,
            ticket=event.ticket,
            version=event.version,
        )


class OccurrenceShape(Shape, frozen=True):
    """One occurrence of an event."""

    event: Annotated[str, Meta(description="Id of the event that it is of.")]
    title: str
    kind: EventKind
    contact: str
    contact_name: str
    owner: str
    start: datetime
    end: datetime
    original: Annotated[datetime, Meta(description="The start that its series gives it.")]
    place: str
    state: EventState
    recurs: str
    version: int


class OccurrenceList(Shape, frozen=True):
    """Occurrences in the order of their starts, in pages."""

    items: list[OccurrenceShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]
