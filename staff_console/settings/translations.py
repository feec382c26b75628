"""The page of a service point's names in the house's other languages. Pure."""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import AnyCommand, ServiceSpec
from protocol.records import ServicePoint
from protocol.replica import Replica
from staff_console.settings.field import Column, Field, Rows, Section, Values
from staff_console.settings.languages import called, others, row_of, texts_in
from staff_console.settings.point import point_of, update
from staff_console.settings.services import services_of
from staff_console.settings.writing import one_spaced
from staff_console.speech import tr


def _codes(replica: Replica, point: ServicePoint) -> list[str]:
    services = services_of(replica, point.id)
    return others(replica, point.names, point.locations, *(each.names for each in services))


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    point = point_of(replica, ident)
    codes = _codes(replica, point) if point is not None else []
    if point is None or not codes:
        return ()
    names = Field(
        "names",
        tr("The service point"),
        "rows",
        tr("Empty: as the house itself writes it."),
        columns=(
            Column(tr("Language"), 136, "fixed"),
            Column(tr("Name"), hint=point.name, tidy=one_spaced),
            Column(tr("Where to wait"), hint=point.location, tidy=one_spaced),
        ),
    )
    services = Field(
        "services",
        tr("Services"),
        "rows",
        tr("Empty: the service is called as in the first column."),
        columns=(
            Column(tr("Service"), 184, "fixed"),
            *(Column(called(code), tidy=one_spaced) for code in codes),
        ),
    )
    return names, services


def _read(replica: Replica, ident: str) -> Values | None:
    point = point_of(replica, ident)
    if point is None:
        return None
    codes = _codes(replica, point)
    names: Rows = tuple(
        (code, called(code), point.names.get(code, ""), point.locations.get(code, ""))
        for code in codes
    )
    services: Rows = tuple(
        (each.id, each.name, *(each.names.get(code, "") for code in codes))
        for each in services_of(replica, ident)
    )
    return {"names": names, "services": services}


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    point = point_of(replica, ident)
    if point is None:
        return []
    fields: dict[str, Any] = {}
    names, services = values.get("names"), values.get("services")
    if isinstance(names, tuple):
        fields["names"], fields["locations"] = texts_in(names, 2), texts_in(names, 3)
    fields = {name: value for name, value in fields.items() if value != getattr(point, name)}
    if isinstance(services, tuple):
        fields["services"] = _specs(replica, point, services)
    return update(replica, ident, **fields)


def _specs(replica: Replica, point: ServicePoint, rows: Rows) -> list[ServiceSpec]:
    """Those that are called otherwise; one that was removed meanwhile is left alone."""
    codes = _codes(replica, point)
    wanted = {row[0]: dict(zip(codes, row[2:], strict=False)) for row in rows}
    specs: list[ServiceSpec] = []
    for each in services_of(replica, point.id):
        texts = {code: text for code, text in wanted.get(each.id, each.names).items() if text}
        if texts != each.names:
            specs.append(ServiceSpec(id=each.id, name=each.name, names=texts))
    return specs


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    if said.startswith("services"):
        # It counts those that were to change, not the rows.
        return "services", None
    return "names", row_of(said, values.get("names"))


TRANSLATIONS: Final = Section(
    "translations",
    lambda: tr("Other languages"),
    lambda: tr("What kiosk, wall and phones call it for customers who chose another language."),
    _fields,
    _read,
    _commands,
    _locate,
)
