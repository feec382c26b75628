"""Planning events of the calendar, changing them, and removing them."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.contact_commands import DeleteEvent, PutEvent
from protocol.outcomes import Saved
from protocol.records import CalendarEvent, Contact, Staff, Ticket
from server.domain.contacts.putting import known as known_contact
from server.domain.context import Context, Decision
from server.domain.events.occurring import LONGEST_MS, series_of
from server.domain.events.recurring import check
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.text import named, visible

_NEEDED: Final = ("title", "contact", "start_at", "end_at")
_AS_TOLD: Final = ("event_kind", "start_at", "end_at", "except_at", "moved", "remind_min", "state")
_TIMES: Final = ("start_at", "end_at", "recurs", "except_at", "moved")


def put_event(floor: Floor, command: PutEvent, context: Context) -> Decision:
    """Plan an event, or change one; what is not given stays."""
    given = _given(floor, command)
    if command.event is None:
        for name in _NEEDED:
            if name not in given:
                raise refuse("invalid", f"A new event needs {name.replace('_at', '')}.", field=name)
        given.setdefault("owner", context.actor.id)
        before = None
        after = CalendarEvent(
            id=context.new_id(),
            event_kind=given.pop("event_kind", "meeting"),
            zone=floor.site.zone,
            made_at=context.now,
            actor=context.actor.id,
            **given,
        )
    else:
        before = _known(floor, command.event)
        if command.version is not None and command.version != before.version:
            raise refuse(
                "version_mismatch",
                "The event was changed meanwhile. Load it again.",
                field="version",
            )
        after = replace(before, **given, actor=context.actor.id, version=before.version + 1)
    after = _timed(before, after, command)
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def delete_event(floor: Floor, command: DeleteEvent, context: Context) -> Decision:
    """Remove an event with its series; what happened to its contact stays on their timeline."""
    before = _known(floor, command.event)
    changes: list[Change] = [Gone("calendar_event", before.id)]
    return Decision(Saved(id=before.id, version=before.version), changes)


def _known(floor: Floor, ident: str) -> CalendarEvent:
    found = floor.get(CalendarEvent, ident)
    if found is None:
        raise refuse("unknown_event", "There is no such event. It may be removed.", field="event")
    return found


def _given(floor: Floor, command: PutEvent) -> dict[str, Any]:
    given = {n: v for n in _AS_TOLD if (v := getattr(command, n)) is not None}
    if command.title is not None:
        given["title"] = named(command.title, "title")
    if command.contact is not None:
        given["contact"] = known_contact(floor, command.contact).id
    if command.owner is not None:
        given["owner"] = _colleague(floor, command.owner)
    if command.recurs is not None:
        given["recurs"] = command.recurs.strip().upper().removeprefix("RRULE:")
    if command.attendees is not None:
        given["attendees"] = [_attendee(floor, each) for each in dict.fromkeys(command.attendees)]
    for name in ("place", "notes"):
        if (text := getattr(command, name)) is not None:
            given[name] = visible(text, lines=name == "notes")
    if command.ticket is not None:
        if floor.get(Ticket, command.ticket) is None:
            raise refuse("unknown_ticket", "There is no such ticket.", field="ticket")
        given["ticket"] = command.ticket
    return given


def _colleague(floor: Floor, ident: str) -> str:
    found = floor.get(Staff, ident)
    if found is None or found.left or found.role in ("kiosk", "display"):
        raise refuse("unknown_staff", "There is no such colleague. Choose another.", field="owner")
    return ident


def _attendee(floor: Floor, ident: str) -> str:
    if floor.get(Staff, ident) is None and floor.get(Contact, ident) is None:
        raise refuse(
            "unknown_contact",
            "One of the attendees is no colleague and no contact. Take them out.",
            field="attendees",
        )
    return ident


def _timed(before: CalendarEvent | None, after: CalendarEvent, command: PutEvent) -> CalendarEvent:
    """The event with times that fit. Raises `Refused`."""
    if before is not None and all(getattr(before, n) == getattr(after, n) for n in _TIMES):
        return after
    _lasts(after.start_at, after.end_at, "end_at")
    if after.recurs:
        check(after.recurs, after.start_at, after.zone)
    last = max([after.start_at, *after.except_at, *(each.original_at for each in after.moved)])
    series = set(series_of(after, last))
    if command.except_at is None and command.moved is None:
        # Another series: what was otherwise of starts that it does not have goes with them.
        after = replace(
            after,
            except_at=[at for at in after.except_at if at in series],
            moved=[each for each in after.moved if each.original_at in series],
        )
    _others_fit(after, series)
    began_anew = before is None or (before.start_at, before.recurs) != (
        after.start_at,
        after.recurs,
    )
    return replace(after, reminded_at=None) if began_anew else after


def _others_fit(event: CalendarEvent, series: set[int]) -> None:
    if not event.recurs and (event.moved or event.except_at):
        raise refuse("invalid", "It does not recur: change its times, or cancel it.", field="moved")
    if not series.issuperset(event.except_at):
        raise _no_start("except_at")
    originals = [each.original_at for each in event.moved]
    if not series.issuperset(originals) or len(set(originals)) < len(originals):
        raise _no_start("moved")
    for each in event.moved:
        if (each.start_at is None) != (each.end_at is None):
            raise refuse("invalid", "Give both times of what is moved, or none.", field="moved")
        if each.start_at is not None and each.end_at is not None:
            _lasts(each.start_at, each.end_at, "moved")


def _no_start(field: str) -> Refused:
    return refuse("invalid", "The series does not start then, or that is there twice.", field=field)


def _lasts(start_at: int, end_at: int, field: str) -> None:
    if end_at <= start_at:
        raise refuse("invalid", "It ends before it begins. Write a later end.", field=field)
    if end_at - start_at > LONGEST_MS:
        raise refuse("invalid", "It lasts more than 14 days. Write a sooner end.", field=field)
