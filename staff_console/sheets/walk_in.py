"""A new customer at the desk, without kiosk or phone."""

from __future__ import annotations

from typing import Final

from protocol.commands import Customer, JoinQueue
from protocol.records import NAME_LENGTH, STANDARD, Desk, Estimate, Service
from staff_console.needs import NEEDS, need_title
from staff_console.sheets.form import (
    Field,
    Form,
    Option,
    Scene,
    Values,
    as_value,
    picked,
    several,
)
from staff_console.sheets.priority import class_option
from staff_console.speech import tr
from staff_console.words import expected

LARGEST_PARTY: Final = 50


def walk_in(scene: Scene, values: Values) -> Form:
    """The sheet of Ctrl+N."""
    point = scene.facts.point
    services, chosen = _services(scene, values)
    name, phone = values.get("name", ""), values.get("phone", "")
    party, needs = values.get("party", "1"), _needs(scene, values)
    fields = [
        services,
        Field("name", tr("Name"), "text", name, most=NAME_LENGTH, hint=tr("may stay empty")),
        Field("phone", tr("Phone"), "text", phone, most=40, hint=tr("may stay empty")),
        Field("party", tr("People"), "count", party, most=LARGEST_PARTY),
        needs,
    ]
    priority = None
    if len(point.classes) > 1:
        options = tuple(class_option(each, point.policy == "ratio") for each in point.classes)
        priority = picked(values, "class", options, STANDARD)
        fields.append(Field("class", tr("Class"), "one", priority, options))
    command = JoinQueue(
        service_point=point.id,
        services=chosen,
        customer=Customer(name=name.strip(), phone=phone.strip()),
        party_size=int(party) if party.isdigit() and int(party) else 1,
        access_needs=several(needs.value),
        priority=priority if priority != STANDARD else None,
    )
    return Form(
        name="walk_in",
        title=tr("New customer at {point}").format(point=point.name),
        fields=tuple(fields),
        does=tr("Give a number"),
        command=command if chosen else None,
        number=point.name,
        why="" if chosen else tr("Choose what they come for."),
    )


def _services(scene: Scene, values: Values) -> tuple[Field, list[str]]:
    """The services of my point; one that is not done today cannot be chosen."""
    point = scene.facts.point
    estimate = scene.replica.get(Estimate, point.id)
    waits = {q.service: expected(q.p50, q.p80) for q in estimate.quotes} if estimate else {}
    found = [each for each in scene.replica.of(Service) if each.service_point == point.id]
    found.sort(key=lambda each: (each.position, each.name, each.id))
    options = tuple(
        Option(
            each.id,
            each.name,
            waits.get(each.id, "") if each.open else tr("not done today"),
            usable=each.open,
        )
        for each in found
    )
    able = [option.key for option in options if option.usable]
    wanted = several(values.get("services", able[0] if len(able) == 1 else ""))
    chosen = [key for key in wanted if key in able]
    return Field("services", tr("Comes for"), "some", as_value(chosen), options), chosen


def _needs(scene: Scene, values: Values) -> Field:
    """What desks of the point are made for, and what is always asked."""
    desks = (d for d in scene.replica.of(Desk) if d.service_point == scene.facts.point.id)
    known = dict.fromkeys([*NEEDS, *(need for desk in desks for need in desk.access)])
    options = tuple(Option(need, need_title(need)) for need in known)
    chosen = [need for need in several(values.get("needs", "")) if need in known]
    return Field("needs", tr("Access needs"), "some", as_value(chosen), options)
