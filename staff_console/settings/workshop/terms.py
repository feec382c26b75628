"""The pages of how a service point takes in repairs: one where it does, one where it does not yet.

Pure.
"""

from __future__ import annotations

import re
from typing import Any, Final

from protocol.commands import AnyCommand
from protocol.records import RepairTerms
from protocol.repair_settings import DeleteRepairTerms, PutRepairTerms
from protocol.replica import Replica
from staff_console.settings.field import YES, Fault, Field, Section, Value, Values
from staff_console.settings.hall import text
from staff_console.settings.lead_times import lead_minutes, lead_time
from staff_console.settings.point import point_of
from staff_console.settings.services import services_of
from staff_console.settings.tickets.removal import gone_field
from staff_console.settings.workshop.terms_fields import IN, languages, terms_fields
from staff_console.speech import tr

_TIMES: Final = ("turnaround_min", "warn_min", "diagnosis_min")
_COUNTS: Final = ("technicians", "warranty_days", "keep_days")
_TEXTS: Final = (
    "intake", "pickup", "calendar", "currency", "tax_mode", "rounding", "labour_rate", "parts_tax",
    "labour_tax", "tolerance", "return_fee", "conditions", "seller",
)  # fmt: skip
_WORD: Final = re.compile(r"(?<!^)(?=[A-Z])")


def terms_of(replica: Replica, ident: str) -> RepairTerms | None:
    """How a service point takes in repairs; None where it does not."""
    return replica.get(RepairTerms, ident)


def repairs_section(replica: Replica, ident: str) -> Section:
    """The page of a service point's repairs, as it stands."""
    return TERMS if terms_of(replica, ident) is not None else NEW_TERMS


def _begun(replica: Replica, ident: str) -> RepairTerms:
    """What they begin with: as those of another service point of this house."""
    other = min(replica.of(RepairTerms), key=lambda each: each.id, default=None)
    bare = RepairTerms(id=ident, intake="", pickup="")
    if other is None:
        return bare
    same = ("currency", "tax_mode", "rounding", "labour_rate", "parts_tax", "labour_tax",
            "tolerance", "valid_h", "return_fee", "seller")  # fmt: skip
    return RepairTerms(
        id=ident, intake="", pickup="", **{name: getattr(other, name) for name in same}
    )


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    terms = terms_of(replica, ident)
    hint = tr("While none is on its bench. The two services stay, as services like others.")
    gone = gone_field(tr("Take in no repairs here any more"), hint)
    return (*terms_fields(replica, terms), gone) if terms is not None else ()


def _new_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    hint = tr("Kiosk and phones offer it at once. All of this can be changed later.")
    start = Field("takes", tr("Take in repairs here"), "switch", hint)
    return (start, *terms_fields(replica, _begun(replica, ident)))


def _values(replica: Replica, terms: RepairTerms) -> dict[str, Value]:
    values: dict[str, Value] = {name: str(getattr(terms, name)) for name in (*_TEXTS, *_COUNTS)}
    values |= {name: lead_time(getattr(terms, name)) for name in _TIMES}
    values["valid_h"] = lead_time(terms.valid_h * 60)
    values |= {
        f"{IN}{code}": terms.conditions_in.get(code, "") for code in languages(replica, terms)
    }
    return values


def _read(replica: Replica, ident: str) -> Values | None:
    terms = terms_of(replica, ident)
    return None if terms is None else {**_values(replica, terms), "gone": ""}


def _read_new(replica: Replica, ident: str) -> Values | None:
    if point_of(replica, ident) is None or terms_of(replica, ident) is not None:
        return None
    return {"takes": "", **_values(replica, _begun(replica, ident))}


def _told(replica: Replica, terms: RepairTerms, values: Values) -> dict[str, Any]:
    """The values as a command has them."""
    fields: dict[str, Any] = {name: text(values[name]) for name in _TEXTS if name in values}
    fields |= {name: int(text(values[name])) for name in _COUNTS if name in values}
    fields |= {name: lead_minutes(text(values[name])) for name in _TIMES if name in values}
    if "valid_h" in values:
        fields["valid_h"] = lead_minutes(text(values["valid_h"])) // 60
    told_in = {
        code: text(values[f"{IN}{code}"]).strip()
        for code in languages(replica, terms)
        if f"{IN}{code}" in values
    }
    if told_in:
        all_in = {**terms.conditions_in, **told_in}
        fields["conditions_in"] = {code: said for code, said in all_in.items() if said}
    return fields


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    terms = terms_of(replica, ident)
    if terms is None or not values:
        return []
    if values.get("gone") == YES:
        return [DeleteRepairTerms(service_point=ident)]
    fields = _told(replica, terms, values)
    if not fields:
        return []
    return [PutRepairTerms(service_point=ident, version=terms.version, **fields)]


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    if values.get("takes") != YES:
        return []
    begun = _begun(replica, ident)
    fields = _told(replica, begun, {**_values(replica, begun), **values})
    # A service that is not named is made, or found by its name.
    named = {name: said for name, said in fields.items() if said or name not in _NAMED}
    return [PutRepairTerms(service_point=ident, **named)]


def _check(values: Values) -> list[Fault]:
    faults = []
    if "takes" in values and values["takes"] != YES:
        faults.append(Fault("takes", tr("Switch this on: what is typed below begins with it.")))
    if values["intake"] and values["intake"] == values["pickup"]:
        said = tr("Bringing in and picking up are two services. Choose another for one.")
        faults.append(Fault("pickup", said))
    if lead_minutes(text(values["valid_h"])) % 60:
        faults.append(Fault("valid_h", tr("Write whole hours or days, such as 72 h.")))
    return faults


def _sentence(replica: Replica, ident: str, values: Values) -> str:
    services = {each.id: each.name for each in services_of(replica, ident)}
    intake = services.get(text(values["intake"]), tr("Bring in a repair"))
    within, rate = text(values["turnaround_min"]), text(values["labour_rate"])
    promised = tr("nothing is promised by itself")
    if not within.startswith("0 "):
        promised = tr("it is promised within {time} of the bench").format(time=within)
    return tr("Customers choose {service}; {promised}; an hour costs {rate} {currency}.").format(
        service=intake, promised=promised, rate=rate, currency=text(values["currency"])
    )


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    if said.startswith("conditionsIn"):
        return f"{IN}{said.partition('.')[2]}", None
    name = _WORD.sub("_", said).lower()
    first = "takes" if "takes" in values else "gone" if "gone" in values else "intake"
    return {"service_point": first, "version": first}.get(name, _SAID_AS.get(name, name)), None


_NAMED: Final = ("intake", "pickup")
_SAID_AS: Final = {"turnaround": "turnaround_min", "warn": "warn_min", "diagnosis": "diagnosis_min"}
TERMS: Final = Section(
    "repair_terms",
    lambda: tr("Repairs"),
    lambda: tr("For what is brought from now on: what customers were told stays as it is."),
    _fields,
    _read,
    _commands,
    _locate,
    _check,
    told=_sentence,
)  # fmt: skip
NEW_TERMS: Final = Section(
    "new_repair_terms",
    lambda: tr("Take in repairs"),
    lambda: tr("This service point takes in no repairs yet."),
    _new_fields,
    _read_new,
    _new_commands,
    _locate,
    _check,
    new=True,
)
