"""The pages of services and desks of a service point. Pure."""

from __future__ import annotations

from typing import Final

import msgspec

from protocol.commands import AnyCommand, DeleteService, ServiceSpec, UpdateDesk
from protocol.places import Direction
from protocol.records import Desk, Service
from protocol.replica import Replica
from staff_console.needs import NEEDS
from staff_console.settings.field import (
    YES,
    Column,
    Field,
    NotRead,
    Option,
    Row,
    Rows,
    Section,
    Tidy,
    Values,
)
from staff_console.settings.point import located, point_of, update
from staff_console.settings.writing import (
    as_words,
    length,
    seconds,
    tidy_length,
    tidy_name,
    tidy_own_prefix,
    tidy_words,
    whole,
    words,
)
from staff_console.speech import tr


def services_of(replica: Replica, point: str) -> list[Service]:
    """The services of a service point, in their order."""
    found = (s for s in replica.of(Service) if s.service_point == point)
    return sorted(found, key=lambda s: (s.position, s.id))


def desks_of(replica: Replica, point: str) -> list[Desk]:
    """The desks of a service point, by number."""
    found = (d for d in replica.of(Desk) if d.service_point == point)
    return sorted(found, key=lambda d: d.number)


def _service_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    point = point_of(replica, ident)
    shared = point.prefix if point is not None else ""
    return (
        Field(
            "services",
            tr("Services"),
            "rows",
            tr("Kiosk and phones list them in this order. Skills: all of what whoever serves it "
               "must be able to do, with commas between."),
            columns=(
                Column(tr("Service"), tidy=tidy_name, part=3),
                Column(tr("Letters"), 72, hint=shared, tidy=tidy_own_prefix),
                Column(tr("Takes"), 80, tidy=_tidy_mean),
                Column(tr("Skills"), hint=tr("none needed"), tidy=tidy_words, part=2),
                Column(tr("Open"), 48, "switch"),
            ),
            adds=tr("Add a service"),
            ordered=True,
            new=("", "", "", "8 min", "", YES),
            least=1,
        ),
    )  # fmt: skip


def _tidy_mean(text: str) -> str:
    if seconds(text) < 10:
        raise NotRead(tr("Ten seconds are the least."))
    return tidy_length(text)


def _service_row(service: Service) -> Row:
    open_now = YES if service.open else ""
    mean = length(service.mean_s)
    return service.id, service.name, service.prefix, mean, as_words(service.skills), open_now


def _read_services(replica: Replica, ident: str) -> Values | None:
    if point_of(replica, ident) is None:
        return None
    return {"services": tuple(_service_row(s) for s in services_of(replica, ident))}


def _service_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    rows = values.get("services")
    if not isinstance(rows, tuple):
        return []
    before = {service.id: service for service in services_of(replica, ident)}
    kept = {row[0] for row in rows}
    specs = _specs(rows, before)
    commands = update(replica, ident, services=specs) if specs else []
    # Added first: the last one that goes is never the last one there is.
    return [*commands, *(DeleteService(service=gone) for gone in before if gone not in kept)]


def _specs(rows: Rows, before: dict[str, Service]) -> list[ServiceSpec]:
    """What changes of each; one that was removed meanwhile is made anew."""
    order = [ident for ident in before if ident in {row[0] for row in rows}]
    moved = order != [row[0] for row in rows if row[0] in before] or _new_between(rows, before)
    specs: list[ServiceSpec] = []
    for position, row in enumerate(rows):
        was = before.get(row[0])
        if was is not None and not moved and _service_row(was) == row:
            continue
        specs.append(
            ServiceSpec(
                name=row[1],
                id=was.id if was else None,
                prefix=row[2],
                mean_s=seconds(row[3]),
                skills=words(row[4]),
                open=row[5] == YES,
                position=position if moved else None,
            )
        )
    return specs


def _new_between(rows: Rows, before: dict[str, Service]) -> bool:
    known = [row[0] in before for row in rows]
    return known != sorted(known, reverse=True)


def _desk_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    names = as_words(service.name for service in services_of(replica, ident))
    return (
        Field(
            "capacity",
            tr("Number of desks"),
            "short",
            tr("New ones come last, closed. Fewer: the last ones go, once they are closed."),
            whole(1, 200),
        ),
        Field(
            "desks",
            tr("Desks"),
            "rows",
            tr("With commas between: the services that are done there, of {names}; and the access "
               "needs that it is made for, of {needs}. An arrow on the wall shows where it lies.")
            .format(names=names, needs=as_words(NEEDS)),
            columns=(
                Column(tr("Desk"), 176, tidy=tidy_name),
                Column(tr("Services"), hint=tr("all services"), tidy=_reads(replica, ident)),
                Column(tr("Access"), 176, hint=tr("none"), tidy=tidy_words),
                Column(tr("From the wall"), 144, "choice", options=_directions()),
            ),
        ),
    )  # fmt: skip


def _directions() -> tuple[Option, ...]:
    return (
        Option("", tr("straight on")),
        Option("left", tr("← left")),
        Option("right", tr("→ right")),
        Option("up", tr("↑ up")),
        Option("down", tr("↓ down")),
    )


def _reads(replica: Replica, ident: str) -> Tidy:
    known = {service.name.lower(): service.name for service in services_of(replica, ident)}

    def tidy(text: str) -> str:
        said = [" ".join(word.split()) for word in _parts(text, known)]
        for word in said:
            if word.lower() not in known:
                wrong = tr("There is no service {name} here. There are: {all}.")
                raise NotRead(wrong.format(name=word, all=", ".join(known.values())))
        names = {word.lower() for word in said}
        return as_words(name for key, name in known.items() if key in names)

    return tidy


def _parts(text: str, known: dict[str, str]) -> list[str]:
    """The names between commas; a name that has a comma itself is found first."""
    rest, found = text, []
    for key in sorted((key for key in known if "," in key), key=len, reverse=True):
        at = rest.lower().find(key)
        if at >= 0:
            rest = rest[:at] + rest[at + len(key) :]
            found.append(known[key])
    return found + [part.strip() for part in rest.replace(";", ",").split(",") if part.strip()]


def _desk_row(replica: Replica, desk: Desk) -> Row:
    offered = services_of(replica, desk.service_point)
    names = as_words(service.name for service in offered if service.id in desk.services)
    return desk.id, desk.name, names, as_words(desk.access), desk.direction


def _read_desks(replica: Replica, ident: str) -> Values | None:
    point = point_of(replica, ident)
    if point is None:
        return None
    rows = tuple(_desk_row(replica, desk) for desk in desks_of(replica, ident))
    return {"capacity": str(point.capacity), "desks": rows}


def _desk_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    commands: list[AnyCommand] = []
    rows, capacity = values.get("desks"), values.get("capacity")
    desks = {desk.id: desk for desk in desks_of(replica, ident)}
    for row in rows if isinstance(rows, tuple) else ():
        desk = desks.get(row[0])
        if desk is not None and _desk_row(replica, desk) != row:
            commands.append(_desk_change(replica, desk, row))
    if isinstance(capacity, str):
        commands += update(replica, ident, capacity=int(capacity))
    return commands


def _desk_change(replica: Replica, desk: Desk, row: Row) -> UpdateDesk:
    known = {service.name.lower(): service for service in services_of(replica, desk.service_point)}
    named = [
        known[part.lower()].id for part in _parts(row[2], {k: s.name for k, s in known.items()})
    ]
    return UpdateDesk(
        desk=desk.id,
        version=desk.version,
        name=row[1],
        services=named,
        access=words(row[3]),
        direction=msgspec.convert(row[4], Direction),
    )


def _locate_desk(said: str, values: Values) -> tuple[str, int | None]:
    return ("capacity", None) if said == "capacity" else ("desks", None)


def _locate_service(said: str, values: Values) -> tuple[str, int | None]:
    return "services", located(said, values)[1]


SERVICES: Final = Section(
    "services",
    lambda: tr("Services"),
    lambda: tr("What customers come for, and who can do it."),
    _service_fields,
    _read_services,
    _service_commands,
    _locate_service,
)
DESKS: Final = Section(
    "desks",
    lambda: tr("Desks"),
    lambda: tr("What is done at which desk, and for whom it is made."),
    _desk_fields,
    _read_desks,
    _desk_commands,
    _locate_desk,
)
