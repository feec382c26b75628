"""Reading reservations, also those that are long over: lists for staff, one by its number."""

from __future__ import annotations

import hmac
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, and_, or_, select

from protocol.booking import ReservationState
from protocol.records import Person, Reservation
from protocol.reservation_number import typed
from server.domain.addresses import email_key, normalised_phone
from server.store.store import Store
from server.store.tables import SHAPES, from_row

_BOOKED: Final = SHAPES["reservation"].table
_PERSON: Final = SHAPES["person"].table
_JOINED: Final = _BOOKED.outerjoin(
    _PERSON, and_(_PERSON.c.in_site == _BOOKED.c.in_site, _PERSON.c.id == _BOOKED.c.person)
)


class Wanted(NamedTuple):
    """Which reservations: those that begin in `[from_at, to_at)`, and fit all that is given.

    `text` is a number, or a part of the customer's name, address or telephone; `after` is the
    start and id of the last one of the page before.
    """

    from_at: int | None = None
    to_at: int | None = None
    definition: str | None = None
    service_point: str | None = None
    resource: str | None = None
    state: ReservationState | None = None
    person: str | None = None
    text: str = ""
    after: tuple[int, str] | None = None


class Row(NamedTuple):
    """A reservation with what is known of its customer."""

    booked: Reservation
    person: Person | None


def find(store: Store, wanted: Wanted, most: int) -> list[Row]:
    """The first that fit, in the order of start and id. Blocks."""
    query = select(*_columns()).select_from(_JOINED).where(and_(*_where(store, wanted)))
    query = query.order_by(_BOOKED.c.start_at, _BOOKED.c.id)
    found: list[Row] = []
    with store.engine.connect() as connection:
        for row in connection.execute(query):
            read = _row(tuple(row))
            if _fits(read, wanted.text):
                found.append(read)
                if len(found) == most:
                    break
    return found


def one(store: Store, ident: str) -> Row | None:
    """A reservation by its id. Blocks."""
    return _first(store, _BOOKED.c.id == ident)


def of_customer(store: Store, email: str, number: str) -> Row | None:
    """The reservation of that number, if that mail address is its customer's. Blocks.

    The same is done and compared whether the number, the address or neither is right, so that
    nobody learns by the time it takes which of them was wrong.
    """
    written, key = typed(number) or "", email_key(email)
    found = _first(store, _BOOKED.c.number == written)
    known = found.person.email_key if found is not None and found.person is not None else ""
    same = hmac.compare_digest(known.encode(), key.encode())
    return found if same and key and found is not None else None


def _first(store: Store, this: ColumnElement[bool]) -> Row | None:
    query = select(*_columns()).select_from(_JOINED).where(_BOOKED.c.in_site == store.site, this)
    with store.engine.connect() as connection:
        row = connection.execute(query.limit(1)).first()
    return _row(tuple(row)) if row is not None else None


def _columns() -> list[ColumnElement[object]]:
    return [
        *(_BOOKED.c[name].label(f"r_{name}") for name in SHAPES["reservation"].names),
        *(_PERSON.c[name].label(f"p_{name}") for name in SHAPES["person"].names),
    ]


def _row(values: tuple[object, ...]) -> Row:
    names = SHAPES["reservation"].names
    booked = from_row("reservation", dict(zip(names, values, strict=False)))
    told = dict(zip(SHAPES["person"].names, values[len(names) :], strict=True))
    person = from_row("person", told) if told["id"] is not None else None
    assert isinstance(booked, Reservation)
    return Row(booked, person if isinstance(person, Person) else None)


def _where(store: Store, wanted: Wanted) -> list[ColumnElement[bool]]:
    column = _BOOKED.c
    rules: list[ColumnElement[bool]] = [column.in_site == store.site]
    for name in ("definition", "service_point", "state", "person"):
        if (value := getattr(wanted, name)) is not None:
            rules.append(column[name] == value)
    if wanted.from_at is not None:
        rules.append(column.start_at >= wanted.from_at)
    if wanted.to_at is not None:
        rules.append(column.start_at < wanted.to_at)
    if wanted.resource is not None:
        # A JSON list of ids, in which there is nothing that a pattern would mean.
        rules.append(column.resources.contains(f'"{wanted.resource}"', autoescape=True))
    if wanted.after is not None:
        at, ident = wanted.after
        rules.append(or_(column.start_at > at, and_(column.start_at == at, column.id > ident)))
    return rules


def _fits(row: Row, text: str) -> bool:
    """By what was told; SQLite folds the case of English letters alone."""
    words = " ".join(text.split()).casefold()
    if not words or typed(text) == row.booked.number:
        return True
    if row.person is None:
        return False
    digits = normalised_phone(text).lstrip("+0")
    by_phone = len(digits) >= 4 and row.person.phone_key.endswith(digits)
    known = (row.person.name, row.person.email)
    return by_phone or any(words in each.casefold() for each in known)
