"""Telling waits in tests: what is published, and what was promised of it."""

from __future__ import annotations

from protocol.commands import PublishEstimate, Renewal
from protocol.records import Cause, Place, Promise, Quote
from server.domain.actor import TIMER
from server.domain.promising import told
from tests.hall import Hall

MIN = 60
"""s."""


def tell(at: Hall, *renewals: Renewal, low_s: int = 8 * MIN, high_s: int = 18 * MIN) -> None:
    """Publish one wait for all services, as a median and a P80, with renewals."""
    quotes = [Quote(s.id, low_s // 2, low_s, high_s) for s in at.floor.services(at.point)]
    line = [Place(e, low_s // 2, low_s, high_s) for e in at.floor.waiting[at.point]]
    published = PublishEstimate(
        service_point=at.point,
        desks_open=at.floor.open_desks(at.point),
        line=line,
        quotes=quotes,
        grounds={service.id: [1.0, 2.5] for service in at.floor.services(at.point)},
        renewals=list(renewals),
    )
    at.do(published, TIMER)


def anew(entry: str, p20_min: int, p80_min: int, *causes: Cause) -> Renewal:
    """A wait told anew."""
    p50 = (p20_min + p80_min) * MIN // 2
    return Renewal(entry, p20_min * MIN, p50, p80_min * MIN, [7.0], list(causes))


def outcomes(at: Hall, entry: str) -> list[str]:
    """What became of all that was promised, in the order of telling."""
    return [promise.outcome for promise in told(at.floor, entry)]


def only(at: Hall, entry: str) -> Promise:
    """The one promise there is."""
    (promise,) = told(at.floor, entry)
    return promise
