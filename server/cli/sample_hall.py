"""The sample hall: what it is made of, as data, and the file that marks a directory as a sample."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from protocol.commands import CreateServicePoint, ServiceSpec, UpdateSite
from protocol.records import Direction, Role

NAME: Final = "Riverside Town Hall"
SITE: Final = UpdateSite(
    name=NAME,
    names={"es": "Ayuntamiento de Riverside", "de": "Rathaus Riverside", "ar": "بلدية ريفرسايد"},
    message="Keep your number until you are called.",
    messages={
        "es": "Guarde su número hasta que lo llamen.",
        "de": "Bitte behalten Sie Ihre Nummer, bis Sie aufgerufen werden.",
        "ar": "احتفظ برقمك حتى يُنادى عليك.",
    },
    languages=["en", "es", "de", "ar"],
    spoken=["en", "de"],
)
DIRECTIONS: Final[dict[str, Direction]] = {"Desk 1": "left", "Desk 4": "right"}
"""Where desks lie as seen from the wall; the others lie straight on."""

POINTS: Final = (
    CreateServicePoint(
        name="Citizen services",
        prefix="A",
        capacity=2,
        location="Hall 1, ground floor",
        zone="Hall 1",
        names={"es": "Atención ciudadana", "de": "Bürgerservice", "ar": "خدمات المواطنين"},
        locations={
            "es": "Sala 1, planta baja",
            "de": "Halle 1, Erdgeschoss",
            "ar": "القاعة 1، الطابق الأرضي",
        },
        services=[
            ServiceSpec(
                name="Passport or identity card",
                mean_s=540,
                names={
                    "es": "Pasaporte o documento de identidad",
                    "de": "Reisepass oder Personalausweis",
                    "ar": "جواز السفر أو بطاقة الهوية",
                },
            ),
            ServiceSpec(
                name="Register an address",
                mean_s=420,
                names={"es": "Empadronamiento", "de": "Wohnsitz anmelden", "ar": "تسجيل عنوان"},
            ),
            ServiceSpec(
                name="Certificates and copies",
                mean_s=240,
                names={
                    "es": "Certificados y copias",
                    "de": "Urkunden und Abschriften",
                    "ar": "الشهادات والنسخ",
                },
            ),
        ],
        desk_names=["Desk 1", "Desk 2"],
    ),
    CreateServicePoint(
        name="Vehicle registration",
        prefix="V",
        capacity=2,
        location="Hall 2, first floor",
        zone="Hall 2",
        names={"es": "Registro de vehículos", "de": "Kfz-Zulassung", "ar": "تسجيل المركبات"},
        locations={
            "es": "Sala 2, primera planta",
            "de": "Halle 2, erster Stock",
            "ar": "القاعة 2، الطابق الأول",
        },
        asks=["name", "phone"],
        services=[
            ServiceSpec(
                name="Register a vehicle",
                mean_s=600,
                names={
                    "es": "Matricular un vehículo",
                    "de": "Fahrzeug zulassen",
                    "ar": "تسجيل مركبة",
                },
            ),
            ServiceSpec(
                name="Driving licence",
                mean_s=480,
                names={"es": "Permiso de conducir", "de": "Führerschein", "ar": "رخصة القيادة"},
            ),
            ServiceSpec(
                name="Number plates",
                mean_s=300,
                names={"es": "Placas de matrícula", "de": "Kennzeichen", "ar": "لوحات الأرقام"},
            ),
        ],
        desk_names=["Desk 3", "Desk 4"],
    ),
)


class Colleague(NamedTuple):
    """One who works in the sample hall."""

    name: str
    role: Role


COLLEAGUES: Final = (
    Colleague("admin", "admin"),
    Colleague("marta", "manager"),
    Colleague("jonas", "staff"),
    Colleague("aylin", "staff"),
    Colleague("tom", "staff"),
)
_WORDS: Final = (
    "amber", "anchor", "apple", "basil", "beach", "birch", "bridge", "candle", "canyon",
    "cedar", "cherry", "cloud", "clover", "coral", "cotton", "daisy", "delta", "ember",
    "falcon", "fern", "field", "forest", "garden", "ginger", "granite", "harbor", "hazel",
    "heron", "island", "ivory", "jasmine", "juniper", "kettle", "lagoon", "lantern", "lemon",
    "lilac", "linen", "maple", "marble", "meadow", "mint", "nectar", "oasis", "ocean", "olive",
    "orchard", "pebble", "pepper", "pine", "plum", "quartz", "raven", "river", "saffron",
    "sage", "sparrow", "spruce", "summit", "tulip", "valley", "velvet", "walnut", "willow",
)  # fmt: skip


class Login(msgspec.Struct, frozen=True):
    """An account of the sample with its password in the clear: nothing real hangs on it."""

    name: str
    role: str
    password: str


class Sample(msgspec.Struct, frozen=True):
    """What `sample.json` holds; its being there marks the directory as a sample."""

    zone: str
    accounts: list[Login]


def fresh(zone: str) -> Sample:
    """A sample with new passwords."""
    return Sample(zone, [Login(c.name, c.role, password()) for c in COLLEAGUES])


def read(path: Path) -> Sample | None:
    """The sample that a directory was marked as; None when it is none. Raises `ValueError`."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Sample)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError:
        raise ValueError(f"{path} is damaged. Make a new sample in another directory.") from None


def write(path: Path, sample: Sample) -> None:
    """Mark a directory; only its owner may read the file."""
    with open(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(sample)) + b"\n")


def password() -> str:
    """A new one, as people can type it."""
    words = [secrets.choice(_WORDS) for _ in range(3)]
    return f"{'-'.join(words)}-{secrets.randbelow(90) + 10}"
