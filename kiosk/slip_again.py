"""The slip of a place that is printed again at its holder's wish. Pure."""

from __future__ import annotations

from dataclasses import replace

from client.own_place import OwnPlace
from kiosk.ticket import Ticket, ticket
from protocol.queries import SlipText
from protocol.waits import called_by


def ticket_again(place: OwnPlace, token: str) -> Ticket:
    """What stands on the slip now, in the visit's language; the code is that of the slip before."""
    own = place.own
    waits = own.state == "waiting"
    by_slot = waits and own.slot_at is not None
    low, high = (None, None) if by_slot else place.wait or (None, None)
    at = place.queue.at if place.wait_at is None else place.wait_at
    given = ticket(
        SlipText(
            entry=own.entry,
            visit=own.id,
            number=own.number,
            service_point=own.service_point,
            service=own.service,
            position=place.ahead + 1,
            joined_at=own.joined_at,
            tag=own.tag,
            language=own.language,
            token=token,
            by=called_by(own.promised_by, at, high) if waits and high is not None else None,
            booked_at=own.slot_at if by_slot else None,
        ),
        token,
        place.queue,
        own.language,
    )
    return replace(given, low=low, high=high, waits=waits)
