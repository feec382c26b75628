"""Pages that belong to no service point: the hall, colleagues, a new service point. Pure."""

from __future__ import annotations

from typing import Any, Final

from protocol.commands import AnyCommand, CreateServicePoint, ServiceSpec, UpdateSite
from protocol.replica import Replica
from staff_console.settings.field import Fault, Field, Section, Value, Values
from staff_console.settings.kiosk_pin import NAME as PIN
from staff_console.settings.kiosk_pin import pin_field, proof_of
from staff_console.settings.languages import site_of
from staff_console.settings.point import located
from staff_console.settings.writing import (
    capitals,
    clock,
    minute_of,
    tidy_moment,
    tidy_name,
    tidy_prefix,
    whole,
)
from staff_console.speech import tr

_SITE: Final = ("name", "zone", "message", "public_url")
_KEEP: Final = ("keep_contact_h", "keep_notes_d")
_COUNTRY: Final = ("country", "region")
_QUIET: Final = ("quiet_from", "quiet_to")
MOST_HOURS: Final = 24 * 366
MOST_DAYS: Final = 3_660


def _site_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return (
        Field("name", tr("Name of the hall"), tidy=tidy_name),
        Field(
            "zone",
            tr("Time zone"),
            hint=tr("A name such as Europe/Oslo. The business day rolls by this clock."),
        ),
        Field("message", tr("Message on the wall"), hint=tr("Empty: none.")),
        Field(
            "public_url",
            tr("Address that phones open"),
            "address",
            tr("Such as https://hall.example.org. Codes and links lead there."),
        ),
        *_country_fields(),
        *_quiet_fields(),
        pin_field(site_of(replica)),
        *_personal_fields(),
    )


def _country_fields() -> tuple[Field, ...]:
    holidays = tr("Public holidays")
    return (
        Field(
            "country",
            tr("Country"),
            "short",
            tr("Two letters, such as DE: for holidays and paper."),
            capitals,
            group=holidays,
        ),
        Field(
            "region",
            tr("Part of the country"),
            "short",
            tr("Where it has holidays of its own: BE for Berlin, CA for California."),
            capitals,
            group=holidays,
        ),
    )


def _quiet_fields() -> tuple[Field, ...]:
    quiet = tr("Hours in which walls are quiet")
    return (
        Field("quiet_from", tr("Without a sound from"), "short", tidy=tidy_moment, group=quiet),
        Field(
            "quiet_to",
            tr("Until"),
            "short",
            tr("Calls are shown and not heard: 20:00 until 8:00. Both empty: sound all day."),
            tidy_moment,
            group=quiet,
        ),
    )


def _personal_fields() -> tuple[Field, ...]:
    personal = tr("Personal data of customers")
    return (
        Field(
            "keep_contact_h",
            tr("Hours that contacts are kept"),
            "short",
            tr("Name, telephone and address; the history of customers reaches back as far."),
            whole(1, MOST_HOURS),
            group=personal,
        ),
        Field(
            "keep_notes_d",
            tr("Days that notes are kept"),
            "short",
            tr("What customers wrote and what colleagues noted, after a visit."),
            whole(1, MOST_DAYS),
            group=personal,
        ),
    )


def _read_site(replica: Replica, ident: str) -> Values | None:
    site = site_of(replica)
    if site is None:
        return None
    moments = (site.quiet_from, site.quiet_to)
    quiet = {
        name: "" if at is None else clock(at) for name, at in zip(_QUIET, moments, strict=True)
    }
    return {
        **{name: str(getattr(site, name)) for name in (*_SITE, *_KEEP, *_COUNTRY)},
        **quiet,
        PIN: "",
    }


def _site_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    site, now = site_of(replica), _read_site(replica, ident)
    if site is None or now is None or not values:
        return []
    fields: dict[str, Any] = {
        name: text(values[name]) for name in (*_SITE, *_COUNTRY) if name in values
    }
    fields |= {name: int(text(values[name])) for name in _KEEP if name in values}
    if PIN in values:
        fields[PIN] = proof_of(text(values[PIN]))
    if any(name in values for name in _QUIET):
        both = [text({**now, **values}[name]) for name in _QUIET]
        fields["quiet"] = [minute_of(each) for each in both if each]
    return [UpdateSite(version=site.version, **fields)]


def _locate_site(said: str, values: Values) -> tuple[str, int | None]:
    names = {
        "publicUrl": "public_url",
        "quiet": "quiet_to",
        "keepContactHours": "keep_contact_h",
        "keepNotesDays": "keep_notes_d",
        "kioskPin": PIN,
    }
    return names.get(said, said), None


def _check_site(values: Values) -> list[Fault]:
    empty = [name for name in _QUIET if not values[name]]
    if len(empty) != 1:
        return []
    said = tr("Write when walls are quiet from and until when; or neither, for sound all day.")
    return [Fault(empty[0], said)]


def text(value: Value) -> str:
    """A value that is no table."""
    return value if isinstance(value, str) else ""


def _new_fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    return (
        Field("name", tr("Name"), hint=tr("On kiosk, wall and phones."), tidy=tidy_name),
        Field(
            "prefix",
            tr("Letters of its numbers"),
            "short",
            tr("A gives A001, A002, …"),
            tidy_prefix,
        ),
        Field("capacity", tr("Number of desks"), "short", "", whole(1, 200)),
        Field(
            "services",
            tr("Services"),
            hint=tr("With commas between; without any there is one of the same name."),
        ),
    )


def _read_new(replica: Replica, ident: str) -> Values | None:
    return {"name": "", "prefix": "", "capacity": "1", "services": ""}


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    name, prefix = text(values.get("name", "")), text(values.get("prefix", ""))
    if not name or not prefix:
        return []
    services = [" ".join(part.split()) for part in text(values.get("services", "")).split(",")]
    return [
        CreateServicePoint(
            name=name,
            prefix=prefix,
            capacity=int(text(values.get("capacity", "1"))),
            services=[ServiceSpec(name=each) for each in services if each],
        )
    ]


SITE: Final = Section(
    "site",
    lambda: tr("The hall"),
    lambda: tr("What kiosk, wall and phones say of the whole house."),
    _site_fields,
    _read_site,
    _site_commands,
    _locate_site,
    _check_site,
)
NEW: Final = Section(
    "new",
    lambda: tr("New service point"),
    lambda: tr("A place with desks and numbers of its own."),
    _new_fields,
    _read_new,
    _new_commands,
    lambda said, values: (
        ("services", None) if said.startswith("services") else located(said, values)
    ),
    new=True,
)
