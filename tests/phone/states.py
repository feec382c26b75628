"""A house whose service points stand in every state that a phone has a page for."""

from __future__ import annotations

from datetime import UTC, datetime

from protocol.commands import PassTime
from protocol.records import Hours, ServicePoint
from server.domain.actor import TIMER
from tests.phone.house import House


def in_every_state(house: House) -> tuple[ServicePoint, ...]:
    """Service points that are full, closed, ending, near their end, opening later, on site only."""
    full = house.do(house.hall.point(name="Advice", prefix="B", max_waiting=1))
    house.do(house.hall.join(full.id))
    shut = house.do(house.hall.point(name="Wheelchairs", prefix="W"))
    house.do(house.hall.change(shut.id, state="closed"))
    ending = house.do(house.hall.point(name="Licences", prefix="L"))
    house.do(house.hall.join(ending.id))
    house.do(house.hall.change(ending.id, state="draining"))
    last = house.do(house.hall.point("Collect", "Return", name="Books", prefix="K"))
    house.do(house.hall.change(last.id, state="last_numbers"))
    later = house.do(house.hall.point(name="Passports", prefix="P"))
    inside = house.do(house.hall.point(name="Permits", prefix="M", join_by="on_site"))
    today = datetime.fromtimestamp(house.hall.clock.now() / 1000, UTC)
    weekday = (today.weekday() + 3) % 7
    house.do(house.hall.change(later.id, hours=[Hours(weekday, 480, 720)]))
    house.do(house.hall.do(PassTime(), TIMER))
    return full, shut, ending, last, later, inside
