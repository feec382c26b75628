"""Finding something that was brought, at a kiosk: by the link of its receipt, or by its number and
the last four digits of its customer's telephone.

Whoever has the link has been told it. Who has the number alone might have seen it on a wall: both
must fit, of what has not ended, and a device that looks in vain too often waits, as with
reservations. Nobody's name or telephone is told.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

import msgspec

from protocol.changes import Key
from protocol.messages import Qry
from protocol.records import Contact, Person, ServiceRequest
from protocol.request_queries import FoundOwnRequest
from protocol.request_views import OwnEstimate, OwnRequest
from protocol.topics import TOPICS, Topic
from server.domain.actor import Actor
from server.domain.refused import Refused, refuse
from server.sync.own_request_projection import OwnRequestProjection
from server.sync.past import past_of_topic
from server.sync.sources import Page, Query, Sources

_TOKEN: Final = re.compile(r"(?:^|/s/)([A-Za-z0-9_-]{45})(?:[/?#]|$)")


class _Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """The arguments of `find_own_request`."""

    code: Annotated[str, msgspec.Meta(max_length=500)] = ""
    number: Annotated[int, msgspec.Meta(ge=1, le=999_999_999)] | None = None
    phone: Annotated[str, msgspec.Meta(pattern="^[0-9]{4}$")] | None = None


async def find_own_request(sources: Sources, actor: Actor, message: Qry) -> Page:
    """The one that is meant, or none."""
    try:
        asked = msgspec.convert(message.args, _Wanted)
    except msgspec.ValidationError as fault:
        raise refuse("invalid", f"The query was not understood: {fault}") from None
    if asked.code:
        ident = _of_link(sources, asked.code.strip())
    elif asked.number is not None and asked.phone is not None:
        ident = _known_by(sources, actor, asked.number, asked.phone)
    else:
        raise refuse("invalid", "Give the link, or the number and four digits of the telephone.")
    found = await _read(sources, ident) if ident is not None else None
    if found is None:
        return [], None
    stay = found.request.waiting if asked.code else ""
    place = sources.tokens.visit(stay) if stay else ""
    return [msgspec.structs.replace(found, place=place)], None


def _of_link(sources: Sources, code: str) -> str | None:
    link = _TOKEN.search(code)
    try:
        return sources.tokens.actor(link[1])[0].request if link else None
    except Refused:
        return None


def _known_by(sources: Sources, actor: Actor, number: int, phone: str) -> str | None:
    """By number and telephone. Raises `Refused`: `limit_reached`."""
    floor, guesses = sources.tailer.floor, sources.guesses
    if wait_s := guesses.wait_s(actor.id):
        raise refuse(
            "limit_reached",
            "Too many were looked for here in vain. Ask at a desk.",
            retry_after=wait_s,
        )
    request = floor.get(ServiceRequest, floor.requests.by_number.get(number))
    contact = floor.get(Contact, request.contact) if request is not None else None
    person = floor.get(Person, contact.person) if contact is not None else None
    if request is not None and person is not None and person.phone_key.endswith(phone):
        return request.id
    guesses.count(actor.id)
    return None


async def _read(sources: Sources, ident: str) -> FoundOwnRequest | None:
    """What its customer may read of it, also where memory has forgotten it."""
    door, tailer = sources.door, sources.tailer
    past = None
    if tailer.floor.get(ServiceRequest, ident) is None:
        topic = Topic(TOPICS["own_request"], ident)
        past = await past_of_topic(topic, door, tailer, sources.clock)
    shown = OwnRequestProjection(ident, past)
    keys = dict.fromkeys(shown.everything(tailer.floor))
    own = shown.render(tailer.floor, Key("own_request", ident))
    if not isinstance(own, OwnRequest):
        return None
    views = (shown.render(tailer.floor, key) for key in keys if key.kind == "own_estimate")
    estimates = [view for view in views if isinstance(view, OwnEstimate)]
    return FoundOwnRequest(
        token=sources.tokens.service_request(ident),
        request=own,
        estimate=max(estimates, key=lambda each: each.nth, default=None),
    )


OWN_REQUEST_QUERIES: Final[dict[str, Query]] = {"find_own_request": find_own_request}
