"""Transfer: to another service point or service, with the number and the wait that they have."""

from __future__ import annotations

from collections.abc import Iterator

from protocol.commands import Transfer
from protocol.records import Desk, Entry, Estimate, Service, ServicePoint
from staff_console.facts import points_of
from staff_console.sheets.form import Field, Form, Option, Scene, Values
from staff_console.sheets.standing import standing_field
from staff_console.speech import tr
from staff_console.words import expected


def transfer(scene: Scene, values: Values) -> Form:
    """The sheet of F7. Options are `<service point>/<service>`."""
    entry = scene.subject
    assert entry is not None
    options = tuple(_options(scene, entry))
    chosen = values.get("to", "")
    option = next((each for each in options if each.key == chosen and each.usable), None)
    asked, standing = standing_field(values)
    note = values.get("note", "")
    command = None
    if option is not None:
        point, _, service = option.key.partition("/")
        command = Transfer(
            entry=entry.id,
            expected=entry.version,
            service_point=point,
            service=service,
            standing=standing,
            note=note.strip(),
        )
    does = tr("Transfer to {place}").format(place=option.title) if option else tr("Transfer")
    hint = tr("what the next colleague has to know")
    return Form(
        name="transfer",
        title=tr("Transfer {number}").format(number=entry.number),
        text=tr("The number stays, and the time that they have waited."),
        fields=(
            Field("to", tr("To"), "pick", option.key if option else "", options),
            asked,
            Field("note", tr("Note"), "text", note, hint=hint),
        ),
        does=does,
        command=command,
        number=entry.number,
        why="" if option is not None else tr("Choose where to."),
        place=option.title if option is not None else "",
    )


def _options(scene: Scene, entry: Entry) -> Iterator[Option]:
    replica = scene.replica
    services = sorted(replica.of(Service), key=lambda s: (s.position, s.name, s.id))
    desks = {desk.service_point for desk in replica.of(Desk) if desk.state == "open"}
    for point in points_of(replica):
        estimate = replica.get(Estimate, point.id)
        waits = {q.service: expected(q.p50, q.p80) for q in estimate.quotes} if estimate else {}
        for service in services:
            here = point.id == entry.service_point
            if service.service_point != point.id or (here and service.id == entry.service):
                continue
            why = _hindrance(point, service, point.id in desks)
            title = tr("{point}: {service}").format(point=point.name, service=service.name)
            yield Option(
                f"{point.id}/{service.id}",
                title if not here else service.name,
                why or waits.get(service.id, tr("here") if here else ""),
                usable=not why,
            )


def _hindrance(point: ServicePoint, service: Service, staffed: bool) -> str:
    if not staffed:
        return tr("no desk is open there")
    if point.state == "closed":
        return tr("closed")
    return "" if service.open else tr("not done today")
