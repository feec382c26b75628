"""Service requests from the tables, also those that have ended: lists, and one with all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from protocol.records import (
    Activity,
    Attachment,
    Contact,
    CostEstimate,
    Invoice,
    Person,
    Record,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
)
from protocol.request_states import ENDED, RequestState
from protocol.service_requests import number_of
from server.domain.addresses import normalised_phone
from server.store import requests_followed, story
from server.store.contacts import same_as
from server.store.reading import by_ids
from server.store.request_indexes import LIVE
from server.store.store import Store
from server.store.tables import SHAPES

R = TypeVar("R", bound=Record)
_REQUEST: Final = SHAPES["service_request"].table
_CONTACT: Final = SHAPES["contact"].table
_PERSON: Final = SHAPES["person"].table
_ITEM: Final = SHAPES["request_item"].table
_JOINED: Final = _REQUEST.outerjoin(
    _CONTACT, and_(_CONTACT.c.in_site == _REQUEST.c.in_site, _CONTACT.c.id == _REQUEST.c.contact)
).outerjoin(
    _PERSON, and_(_PERSON.c.in_site == _CONTACT.c.in_site, _PERSON.c.id == _CONTACT.c.person)
)
_SEARCHED: Final = ("name", "company", "email", "phone", "phone_key")
_PHONE: Final = re.compile(r"[+0-9 ()./-]{3,}")
TOLD_MOST: Final = 200
"""So much of what happened to a request is told with it, the newest."""


class Wanted(NamedTuple):
    """Which requests: those that fit all that is given.

    `technician`: an id, or empty text for those of nobody; `text`: a number, or a part of the
    customer's name, address or telephone, or of an item; `before`: the number of the last one of
    the page before. Those that have ended only with `ended`, or where `states` name them.
    """

    service_point: str | None = None
    states: Sequence[RequestState] = ()
    technician: str | None = None
    contact: str | None = None
    number: int | None = None
    ended: bool = False
    text: str = ""
    before: int | None = None


class Row(NamedTuple):
    """A request of a list, with whose it is and what was brought."""

    request: ServiceRequest
    person: Person | None
    items: list[RequestItem]


class Whole(NamedTuple):
    """A request with all that belongs to it; its notes and story oldest first."""

    row: Row
    notes: list[RequestNote]
    lines: list[RequestLine]
    estimates: list[CostEstimate]
    invoice: Invoice | None
    loose: list[Attachment]
    """Pictures for it that no item and no note has taken yet."""
    story: list[Activity]


def id_of_number(store: Store, number: int) -> str | None:
    """The id of the request of that number. Blocks."""
    this = and_(_REQUEST.c.in_site == store.site, _REQUEST.c.number == number)
    with store.engine.connect() as connection:
        found: str | None = connection.scalar(select(_REQUEST.c.id).where(this))
    return found


def find(store: Store, wanted: Wanted, most: int) -> list[Row]:
    """The first that fit, the newest number first. Blocks."""
    searched = [_PERSON.c[name].label(name) for name in _SEARCHED]
    query = select(_REQUEST.c.id.label("ident"), _REQUEST.c.number, *searched)
    query = query.select_from(_JOINED).where(and_(*_where(store, wanted)))
    newest: ColumnElement[int] = _REQUEST.c.number
    if _only_open(wanted):
        # Those are few, and have an index; by number it would look through all that ever were.
        newest = newest + 0
    found: list[str] = []
    with store.engine.connect() as connection:
        named = _with_item(connection, store.site, wanted.text)
        rows = connection.execute(query.order_by(newest.desc()))
        for row in rows.mappings():
            told = [row[name] or "" for name in _SEARCHED]
            if row["ident"] in named or _fits(row["number"], told, wanted.text):
                found.append(row["ident"])
                if len(found) == most:
                    break
        rows.close()
        requests = by_ids(connection, store.site, "service_request", found)
        those = [each for each in requests if isinstance(each, ServiceRequest)]
        those.sort(key=lambda each: each.number, reverse=True)
        return _rows(connection, store.site, those)


def whole(store: Store, ident: str) -> Whole | None:
    """A request with all that belongs to it; None where there is none. Blocks."""
    _, records = requests_followed.whole(store, ident)

    def of(kind: type[R]) -> list[R]:
        return [each for each in records if isinstance(each, kind)]

    request = next(iter(of(ServiceRequest)), None)
    if request is None:
        return None
    whose = {each.id: each.person for each in of(Contact)}.get(request.contact)
    person = next((each for each in of(Person) if each.id == whose), None)
    return Whole(
        Row(request, person, sorted(of(RequestItem), key=lambda item: item.position)),
        sorted(of(RequestNote), key=lambda note: (note.at, note.id)),
        sorted(of(RequestLine), key=lambda line: line.position),
        sorted(of(CostEstimate), key=lambda estimate: estimate.nth),
        next(iter(of(Invoice)), None),
        _loose(store, ident),
        story.activities(store, [ident], None, TOLD_MOST)[::-1],
    )


def request(store: Store, ident: str) -> ServiceRequest | None:
    """A request, whether it has ended or not. Blocks."""
    found = store.get("service_request", ident)
    return found if isinstance(found, ServiceRequest) else None


def photo(store: Store, request_id: str, ident: str, public: bool = False) -> Attachment | None:
    """A picture of this request; `public`: only one that its customer may see, which are those of
    its items and of public notes, and their own. Blocks."""
    found = store.get("attachment", ident)
    if not isinstance(found, Attachment) or found.request != request_id:
        return None
    if public and found.by and not _is_told(store, found.message):
        return None
    return found


def _is_told(store: Store, owner: str) -> bool:
    """Whether the customer sees the pictures of this item or note."""
    if store.get("request_item", owner) is not None:
        return True
    note = store.get("request_note", owner)
    return isinstance(note, RequestNote) and note.public


def item(store: Store, request_id: str, ident: str) -> RequestItem | None:
    """An item of this request. Blocks."""
    found = store.get("request_item", ident)
    its = isinstance(found, RequestItem) and found.request == request_id
    return found if its and isinstance(found, RequestItem) else None


def _where(store: Store, wanted: Wanted) -> list[ColumnElement[bool]]:
    column = _REQUEST.c
    rules: list[ColumnElement[bool]] = [column.in_site == store.site]
    for name in ("service_point", "number"):
        if (value := getattr(wanted, name)) is not None:
            rules.append(column[name] == value)
    if wanted.contact is not None:
        rules.append(column.contact.in_(same_as(store, wanted.contact)))
    if wanted.technician is not None:
        whose = column.technician
        rules.append(whose == wanted.technician if wanted.technician else whose.is_(None))
    if wanted.states:
        rules.append(column.state.in_(list(wanted.states)))
    if _only_open(wanted):
        rules.append(LIVE)
    if wanted.before is not None:
        rules.append(column.number < wanted.before)
    return rules


def _only_open(wanted: Wanted) -> bool:
    """Whether nothing is asked for that has ended."""
    return not wanted.ended and not ENDED & set(wanted.states)


def _with_item(connection: Connection, site: str, text: str) -> set[str]:
    """The requests of items that have these words in what, make, model or serial number."""
    words = " ".join(text.split())
    if not words:
        return set()
    columns = (_ITEM.c.what, _ITEM.c.make, _ITEM.c.model, _ITEM.c.serial)
    # SQLite folds the case of English letters alone.
    like = or_(*(each.icontains(words, autoescape=True) for each in columns))
    return set(connection.scalars(select(_ITEM.c.request).where(_ITEM.c.in_site == site, like)))


def _fits(number: int, told: list[str], text: str) -> bool:
    words = " ".join(text.split()).casefold()
    if not words or number_of(words) == number:
        return True
    digits = normalised_phone(words).lstrip("+0") if _PHONE.fullmatch(words) else ""
    return any(words in each.casefold() or (digits != "" and digits in each) for each in told)


def _rows(connection: Connection, site: str, requests: list[ServiceRequest]) -> list[Row]:
    contacts = {
        each.id: each.person
        for each in by_ids(connection, site, "contact", [each.contact for each in requests])
        if isinstance(each, Contact)
    }
    persons = {
        each.id: each
        for each in by_ids(connection, site, "person", contacts.values())
        if isinstance(each, Person)
    }
    items: dict[str, list[RequestItem]] = {each.id: [] for each in requests}
    for each in by_ids(connection, site, "request_item", list(items), "request"):
        if isinstance(each, RequestItem):
            items[each.request].append(each)
    return [
        Row(
            each,
            persons.get(contacts.get(each.contact, "")),
            sorted(items[each.id], key=lambda item: item.position),
        )
        for each in requests
    ]


def _loose(store: Store, ident: str) -> list[Attachment]:
    with store.engine.connect() as connection:
        found = by_ids(connection, store.site, "attachment", [ident], "request")
    return [each for each in found if isinstance(each, Attachment) and not each.message]
