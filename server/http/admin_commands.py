"""From the bodies of `/admin` to commands; ids that are none are refused by name."""

from __future__ import annotations

from protocol import commands as c
from protocol.ids import is_id
from protocol.records import Service
from server.domain.floor import Floor
from server.http.admin_shapes import DeskBody, NewServiceBody, ServiceChangeBody
from server.http.problems import reject
from server.http.staff_shapes import StaffBody


def of_new_service(data: NewServiceBody) -> c.UpdateServicePoint:
    """Adds a service."""
    return c.UpdateServicePoint(
        service_point=point_of(data.service_point),
        version=data.version,
        services=[data.spec(None, data.name)],
    )


def of_service(floor: Floor, ident: str, data: ServiceChangeBody) -> c.UpdateServicePoint:
    """Changes a service."""
    service = floor.get(Service, service_of(ident))
    if service is None:
        reject("unknown_service", "There is no such service. Somebody removed it.", "id")
    return c.UpdateServicePoint(
        service_point=service.service_point,
        version=data.version,
        services=[data.spec(service.id, service.name)],
    )


def of_desk(ident: str, data: DeskBody) -> c.UpdateDesk:
    """Changes a desk."""
    if not is_id(ident):
        reject("unknown_desk", "There is no such desk. Check the id in the address.", "id")
    for service in data.services or []:
        if not is_id(service):
            reject("unknown_service", "There is no such service. Check the ids.", "services")
    return c.UpdateDesk(
        desk=ident,
        version=data.version,
        name=data.name,
        services=data.services,
        access=data.access,
        direction=data.direction,
    )


def of_staff(ident: str, data: StaffBody) -> c.UpdateStaff:
    """Changes what a colleague can do, and when they can be booked."""
    if not is_id(ident):
        reject("unknown_staff", "There is no such colleague. Check the id in the address.", "id")
    return data.command(ident)


def service_of(ident: str) -> str:
    """The id of a service. Raises `Problematic`."""
    if not is_id(ident):
        reject("unknown_service", "There is no such service. Check the id in the address.", "id")
    return ident


def point_of(ident: str) -> str:
    """The id of a service point. Raises `Problematic`."""
    if not is_id(ident):
        reject("unknown_service_point", "There is no such service point. Check the id.", "id")
    return ident
