"""Who holds a link to a reservation, and what it shows."""

from __future__ import annotations

from typing import NamedTuple

from protocol.booking import Definition
from protocol.messages import Snapshot
from protocol.records import Reservation, ServicePoint
from protocol.views import OwnReservation
from server.domain.actor import Actor, LinkScope
from server.domain.meeting_times import Window, window_of
from server.domain.own_links import is_good
from server.pages import links, reading
from server.pages.booking.catalogue import about
from server.pages.booking.face import Seen
from server.pages.parts import Parts
from server.pages.words import Words
from server.sync.own_projections import ReservationProjection
from server.sync.past import Past, past_reservation


class Own(NamedTuple):
    """The holder of a link, the reservation, its view, and the frame that says so."""

    actor: Actor
    reservation: Reservation
    view: OwnReservation
    frame: Snapshot
    address: str

    @property
    def scope(self) -> LinkScope:
        """What the link is for."""
        return self.actor.scope or "view"


async def find(parts: Parts, token: str) -> Own | None:
    """The reservation behind a link; None for every link that opens nothing, or no longer."""
    actor = links.held(parts, token, "see own reservation")
    if actor is None or actor.reservation is None:
        return None
    ident = actor.reservation
    past: Past = ()
    booked = parts.tailer.floor.get(Reservation, ident)
    if booked is None:
        past = await past_reservation(ident, parts.door, parts.tailer)
        booked = next((each for each in past if isinstance(each, Reservation)), None)
    if booked is None or not is_good(booked, parts.clock.now()):
        return None
    projection = ReservationProjection(ident, past)
    frame = reading.snapshot(parts.tailer, f"reservation/{ident}", projection)
    view = reading.first(OwnReservation, frame)
    return Own(actor, booked, view, frame, f"/r/{token}") if view is not None else None


def seen(parts: Parts, own: Own, words: Words) -> Seen:
    """What its page is made of."""
    floor, view = parts.tailer.floor, own.view
    definition = floor.get(Definition, view.definition)
    point = floor.get(ServicePoint, view.service_point)
    minutes = (view.end_at - view.start_at) // 60_000
    name = words.named(definition.name, definition.names) if definition else ""
    costs = about(minutes, view.price, view.currency, words)
    what = words.say("booked.what", name=name, about=costs) if name else costs
    where = words.say("book.by_video") if view.meeting else place_of(point, words)
    is_open = bool(definition and definition.open)
    window = window_of(own.reservation) if parts.rooms.provider is not None else Window(0, 0)
    told = words.named(definition.description, definition.descriptions) if definition else ""
    return Seen(view, floor.site.zone, own.scope, what, where, is_open, *window, description=told)


def place_of(point: ServicePoint | None, words: Words) -> str:
    """Where it is: the service point and its place, as far as they are named."""
    if point is None:
        return ""
    one = words.named(point.name, point.names)
    other = words.named(point.location, point.locations)
    return words.say("book.two_places", one=one, other=other) if one and other else one or other
