"""Figures of bookings for Prometheus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from prometheus_client.core import GaugeMetricFamily, Metric

from protocol.booking import ReservationState
from protocol.records import Reservation, SlotHold, WaitListed
from server.domain.booked import OPEN_WISHES
from server.domain.days import day_span
from server.domain.floor import Floor


def bookings(floor: Floor) -> Iterator[Metric]:
    """Reservations that begin today, by state; times that are held; who waits for one."""
    today = GaugeMetricFamily(
        "nowserving_reservations_today",
        "Reservations that begin on this business day",
        labels=["state"],
    )
    site = floor.site
    begins, ends = day_span(site.day, site.zone, site.roll_hour) if site.day else (0, 0)
    states = Counter(r.state for r in floor.of(Reservation) if begins <= r.start_at < ends)
    for state in get_args(ReservationState):
        today.add_metric([state], states[state])
    yield today
    held = sum(1 for _ in floor.of(SlotHold))
    yield GaugeMetricFamily("nowserving_slot_holds", "Times that are held", value=held)
    waiting = sum(each.state in OPEN_WISHES for each in floor.of(WaitListed))
    yield GaugeMetricFamily(
        "nowserving_wait_listed", "Customers who wait for a time that is not free", value=waiting
    )
