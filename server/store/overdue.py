"""What time has come for: persons of whom something is kept no longer, tickets, requests."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from protocol.booking import EXPECTED, TAKING
from protocol.ids import uuid7
from protocol.records import LIVE_STATES, Site
from server.domain.booked import OPEN_WISHES
from server.store import request_texts
from server.store.erased import erased_path, read_erased
from server.store.store import Store
from server.store.tables import KNOWN, SHAPES

_PERSON: Final = SHAPES["person"].table
_VISIT: Final = SHAPES["visit"].table
_ENTRY: Final = SHAPES["entry"].table
_BOOKED: Final = SHAPES["reservation"].table
_WISH: Final = SHAPES["wait_listed"].table
_CONTACT: Final = SHAPES["contact"].table
_TICKET: Final = SHAPES["ticket"].table
_EVENT: Final = SHAPES["calendar_event"].table
_REQUEST: Final = SHAPES["service_request"].table
HOUR_MS: Final = 3_600_000
DAY_MS: Final = 24 * HOUR_MS


class Due(NamedTuple):
    """Persons of whom something is kept no longer, tickets, and service requests."""

    contacts: list[str]
    notes: list[str]
    tickets: list[str]
    requests: list[str]


def due(store: Store, site: Site, now: int, limit: int) -> Due:
    """At most so many of each whose time is over, by the hall's settings. Blocks."""
    found = []
    with store.engine.connect() as connection:
        for wanted in _overdue(store, site, now):
            query = select(_PERSON.c.id).where(wanted).order_by(_PERSON.c.id).limit(limit)
            found.append(list(connection.scalars(query)))
        tickets = select(_TICKET.c.id).where(_ended_tickets(store, site, now)).limit(limit)
        found.append(list(connection.scalars(tickets)))
        ended = request_texts.ended(store.site, now - site.keep_tickets_d * DAY_MS)
        requests = select(_REQUEST.c.id).where(ended).limit(limit)
        found.append(list(connection.scalars(requests)))
    return Due(*found)


def _ended_tickets(store: Store, site: Site, now: int) -> ColumnElement[bool]:
    """Tickets that ended so long ago that they keep their texts no longer, and have some."""
    before = now - site.keep_tickets_d * DAY_MS
    ended = and_(_TICKET.c.status == "closed", _TICKET.c.closed_at < before)
    return and_(_TICKET.c.in_site == store.site, ended, _TICKET.c.subject != "")


def count_due(store: Store, site: Site, now: int) -> int:
    """Of how many persons something would be forgotten at once with these settings. Blocks."""
    either = or_(*_overdue(store, site, now))
    with store.engine.connect() as connection:
        return int(connection.scalar(select(func.count()).select_from(_PERSON).where(either)) or 0)


def lingering(store: Store) -> list[str]:
    """Persons who were erased while they were here, and have gone: what they needed is still on
    record. Blocks. Raises `OSError`, `ValueError` for a list of erasures that cannot be read."""
    listed = erased_path(store.path)
    erased = (
        {each.person for each in read_erased(listed.read_bytes())} if listed.exists() else set()
    )
    here = exists().where(and_(_ENTRY.c.visit == _VISIT.c.id, _ENTRY.c.state.in_(LIVE_STATES)))
    theirs = and_(_VISIT.c.in_site == store.site, _VISIT.c.person.in_(sorted(erased)))
    left = and_(theirs, _VISIT.c.access_needs != "[]", ~here)
    with store.engine.connect() as connection:
        return sorted(set(connection.scalars(select(_VISIT.c.person).where(left))))


def _overdue(store: Store, site: Site, now: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whose contact is kept no longer, and whose notes."""
    has_contact = or_(_PERSON.c.name != "", _PERSON.c.phone != "", _PERSON.c.email != "")
    has_notes = or_(_PERSON.c.notes != "", _PERSON.c.staff_notes != "")
    contacts = _ended(now - site.keep_contact_h * HOUR_MS)
    notes = _ended(now - site.keep_notes_d * DAY_MS)
    here = and_(_PERSON.c.in_site == store.site, KNOWN)
    rests = _rests(now - site.keep_tickets_d * DAY_MS)
    return (
        and_(here, has_contact, or_(contacts, rests)),
        and_(here, has_notes, or_(notes, rests)),
    )


def _ended(before: int) -> ColumnElement[bool]:
    """Persons of whom no visit or reservation goes on or has ended since."""
    later = func.coalesce(_ENTRY.c.ended_at, _ENTRY.c.since) > before
    still = exists().where(
        and_(
            # Without the site, which is every row's: the planner would look through all.
            _VISIT.c.person == _PERSON.c.id,
            _ENTRY.c.visit == _VISIT.c.id,
            or_(_ENTRY.c.state.in_(sorted(LIVE_STATES)), later),
        )
    )
    old = _PERSON.c.id < _made_at(before)
    return and_(old, ~still, ~_booked(before), ~_waits(), ~_of_a_contact())


def _of_a_contact() -> ColumnElement[bool]:
    """Persons whom the house has to do with over time."""
    return exists().where(_CONTACT.c.person == _PERSON.c.id)


def _rests(before: int) -> ColumnElement[bool]:
    """Persons of contacts with whom nothing goes on, or has ended since: no ticket, no event, no
    service request, and no visit or reservation of theirs."""
    seen = _PERSON.alias("seen")
    ticket = and_(
        _TICKET.c.contact == _CONTACT.c.id,
        or_(_TICKET.c.status != "closed", _TICKET.c.closed_at >= before),
    )
    brought = and_(
        _REQUEST.c.contact == _CONTACT.c.id,
        or_(_REQUEST.c.ended_at.is_(None), _REQUEST.c.ended_at >= before),
    )
    recurs = and_(_EVENT.c.recurs != "", _EVENT.c.state == "planned")
    event = and_(_EVENT.c.contact == _CONTACT.c.id, or_(recurs, _EVENT.c.end_at >= before))
    visit = and_(
        seen.c.contact == _CONTACT.c.id,
        seen.c.id >= _made_at(before),
        seen.c.id != _CONTACT.c.person,
    )
    goes_on = or_(
        _CONTACT.c.made_at >= before,
        exists().where(ticket),
        exists().where(brought),
        exists().where(event),
        exists().where(visit),
    )
    own = _CONTACT.c.person == _PERSON.c.id
    return and_(_of_a_contact(), ~exists().where(and_(own, goes_on)))


def _made_at(at: int) -> str:
    """The first id of an instant (ms)."""
    return uuid7(max(0, at), bytes(10))


def _booked(before: int) -> ColumnElement[bool]:
    """Persons who have a reservation that is to come, or is over or was given up since then."""
    ends = and_(_BOOKED.c.state.in_(sorted(TAKING)), _BOOKED.c.end_at > before)
    recent = or_(_BOOKED.c.state.in_(sorted(EXPECTED)), ends, _BOOKED.c.since > before)
    return exists().where(and_(_BOOKED.c.person == _PERSON.c.id, recent))


def _waits() -> ColumnElement[bool]:
    """Persons who want a time that is not free."""
    wanted = _WISH.c.state.in_(sorted(OPEN_WISHES))
    return exists().where(and_(_WISH.c.person == _PERSON.c.id, wanted))
