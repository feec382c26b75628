"""A second service point beside the hall's, and what visits have to do there."""

from __future__ import annotations

from protocol.commands import CreateServicePoint, ServiceSpec, SetDesk, UpdateServicePoint
from protocol.outcomes import Moved, Saved
from protocol.records import Entry, ServicePoint, Visit
from tests.hall import Hall, person
from tests.server.domain.walking import entry_of

CAT = person(7)


def cash(at: Hall, opens: bool = True) -> str:
    """A second service point, with Cat at its desk."""
    services = [ServiceSpec(name="Pay"), ServiceSpec(name="Refund")]
    made = at.do(CreateServicePoint(name="Cash", prefix="C", capacity=1, services=services))
    assert isinstance(made, Saved)
    if opens:
        at.do(SetDesk(desk=at.floor.desks(made.id)[0].id, state="open"), CAT)
    return made.id


def service(at: Hall, point: str, number: int) -> str:
    """The id of a service of a point, by its place."""
    return at.floor.services(point)[number].id


def opened(at: Hall, moved: Moved) -> Entry:
    """The leg that a step has opened."""
    assert moved.opened is not None
    return entry_of(at, moved.opened)


def errands(at: Hall, visit: str) -> list[tuple[str, list[str]]]:
    """What a visit still has to do: points and services."""
    found = at.floor.get(Visit, visit)
    assert found is not None
    return [(errand.service_point, errand.services) for errand in found.errands]


def set_state(at: Hall, ident: str, state: str) -> None:
    """A manager sets the state of a point."""
    point = at.floor.get(ServicePoint, ident)
    assert point is not None
    at.do(UpdateServicePoint(service_point=ident, version=point.version, state=state))  # type: ignore[arg-type]
