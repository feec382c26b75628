"""The terms on which a service point takes requests, with the services that customers wait for."""

from __future__ import annotations

from typing import Any, Final, Literal

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.parts import RepairTerms
from protocol.records import Service
from protocol.repair_settings import DeleteRepairTerms, PutRepairTerms
from protocol.request_states import ENDED
from protocol.service_requests import shown
from protocol.sla import SlaCalendar
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.money import amounts as money
from server.domain.point_settings import given
from server.domain.refused import refuse
from server.domain.seating import known_point
from server.domain.text import named_in, visible

CONDITIONS_MOST: Final = 2_000
NAMES: Final[dict[Literal["intake", "pickup"], dict[str, str]]] = {
    "intake": {
        "en": "Bring in a repair",
        "de": "Reparatur abgeben",
        "es": "Dejar una reparación",
        "ar": "تسليم جهاز للإصلاح",
    },
    "pickup": {
        "en": "Pick up a repair",
        "de": "Reparatur abholen",
        "es": "Recoger una reparación",
        "ar": "استلام جهاز بعد الإصلاح",
    },
}
"""What the two services are called until a manager calls them something else."""
_AS_GIVEN: Final = (
    "technicians",
    "turnaround_min",
    "warn_min",
    "diagnosis_min",
    "tax_mode",
    "rounding",
    "valid_h",
    "warranty_days",
    "keep_days",
)
_RATES: Final = {"parts_tax": "partsTax", "labour_tax": "labourTax", "tolerance": "tolerance"}
_AMOUNTS: Final = {"labour_rate": "labourRate", "return_fee": "returnFee"}


def put_repair_terms(floor: Floor, command: PutRepairTerms, context: Context) -> Decision:
    """Let a service point take requests, or change how. What was told to customers stays as it was
    told: these terms are for what is reckoned from now on."""
    point = known_point(floor, command.service_point)
    before = floor.get(RepairTerms, point.id)
    if before is not None and command.version not in (None, before.version):
        raise refuse(
            "version_mismatch",
            f"How {point.name} takes requests was changed meanwhile. Load it again.",
            field="version",
        )
    services, changes = _services(floor, command, before, context)
    bare = before or RepairTerms(id=point.id, version=0, **services)
    after = replace(bare, **services, **_given(floor, command), version=bare.version + 1)
    after = replace(after, **_amounts(command, after))
    return Decision(Saved(id=after.id, version=after.version), [*changes, Put(after)])


def delete_repair_terms(floor: Floor, command: DeleteRepairTerms, context: Context) -> Decision:
    """Let a service point take no requests any more, once it has none that are open. Its two
    services stay, as services that anybody may wait for."""
    terms = floor.get(RepairTerms, command.service_point)
    if terms is None:
        raise refuse("no_requests", "That service point takes no requests.", field="servicePoint")
    nobody_waits_for(floor, terms.id)
    return Decision(Saved(id=terms.id, version=terms.version), [Gone(RepairTerms.kind(), terms.id)])


def nobody_waits_for(floor: Floor, point: str) -> None:
    """Refuse while a service point has requests that are open."""
    here = [each for each in floor.requests.at_point(point) if each.state not in ENDED]
    if here:
        more = f" and {len(here) - 1} more are" if here[1:] else " is"
        raise refuse(
            "in_use",
            f"{shown(here[0].number)}{more} on this bench. Give them to another one, or wait until "
            "they are picked up.",
            field="servicePoint",
        )


def _services(
    floor: Floor, command: PutRepairTerms, before: RepairTerms | None, context: Context
) -> tuple[dict[str, Any], list[Change]]:
    """Which two services customers wait for: those that are named, that are so already, or new."""
    found: dict[str, Any] = {}
    changes: list[Change] = []
    services = floor.services(command.service_point)
    position = max((each.position for each in services), default=-1)
    for which, names in NAMES.items():
        ident = getattr(command, which) or (getattr(before, which) if before else None)
        if ident is None:
            position += 1
            made = _made(floor, command.service_point, names, services, position, context)
            changes += [Put(made)] if made not in services else []
            ident = made.id
        elif all(each.id != ident for each in services):
            raise refuse(
                "unknown_service", "This service point has no such service. Choose another.",
                field=which,
            )  # fmt: skip
        found[which] = ident
    if found["intake"] == found["pickup"]:
        raise refuse(
            "invalid", "Bringing in and picking up are two services. Choose another for one.",
            field="pickup",
        )  # fmt: skip
    return found, changes


def _made(
    floor: Floor,
    point: str,
    names: dict[str, str],
    services: list[Service],
    position: int,
    context: Context,
) -> Service:
    """A service in the languages of the house; the one of that name where there is one still."""
    languages = floor.site.languages
    own = names.get(languages[0], names["en"])
    known = next((each for each in services if each.name == own), None)
    if known is not None:
        return known
    others = {each: names[each] for each in languages[1:] if each in names}
    return Service(
        id=context.new_id(), service_point=point, name=own, position=position, names=others
    )


def _given(floor: Floor, command: PutRepairTerms) -> dict[str, Any]:
    fields = given(command, *_AS_GIVEN)
    if command.calendar is not None:
        if command.calendar and floor.get(SlaCalendar, command.calendar) is None:
            raise refuse("unknown_setting", "Choose hours that are set up.", field="calendar")
        fields["calendar"] = command.calendar
    if command.currency is not None:
        fields["currency"] = money.checked_currency(command.currency, "currency")
    for name, field in _RATES.items():
        if (told := getattr(command, name)) is not None:
            fields[name] = money.checked_rate(told, field)
    for name in ("conditions", "seller"):
        if (told := getattr(command, name)) is not None:
            fields[name] = visible(told, lines=True)
    if command.conditions_in is not None:
        fields["conditions_in"] = named_in(command.conditions_in, "conditionsIn", CONDITIONS_MOST)
    return fields


def _amounts(command: PutRepairTerms, terms: RepairTerms) -> dict[str, str]:
    """What an hour and a return cost, in the currency of the terms, also where only that is new."""
    return {
        name: money.checked_amount(
            getattr(terms, name) if told is None else told, terms.currency, field
        )
        for name, field in _AMOUNTS.items()
        for told in (getattr(command, name),)
    }
