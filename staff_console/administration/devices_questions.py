"""What is asked before a device is let in, called something else, or shut out. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from protocol.records import Device
from staff_console.administration.question import Asks, Question
from staff_console.administration.told import Candidate
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr
from staff_console.words import isolated

LONGEST_NAME: Final = 120
LONGEST_ZONE: Final = 40
SIGNS: Final = 8
_BETWEEN: Final = re.compile(r"[\s\u2010-\u2015-]+")
NEW: Final = "new"


def code(values: Values) -> Question:
    """The code that stands on the device's screen."""
    typed = values.get("code", "")
    signs = len(_BETWEEN.sub("", typed))
    return Question(
        name="pairing-code",
        title=tr("Pair a kiosk or wall"),
        text=tr("Start it. It shows a code of eight signs on its screen. Type it here."),
        does=tr("Find it"),
        fields=(Field("code", tr("Code on its screen"), "text", typed, hint="k7qf-29mx", most=20),),
        ready=signs == SIGNS,
        why="" if signs in (0, SIGNS) else tr("A code has eight signs."),
    )


def approve(found: Candidate, devices: Sequence[Device], zones: Sequence[str]) -> Asks:
    """Name and place of the new one, or which one it replaces."""
    able = [each for each in devices if each.role == found.role]

    def asks(values: Values) -> Question:
        instead = values.get("replaces", NEW)
        old = next((each for each in able if each.id == instead), None)
        fresh = old is None
        name = values.get("name", "" if old is None else old.name)
        zone = values.get("zone", "" if old is None else old.zone)
        fields = [
            Field("name", tr("Name"), "text", name, hint=_example(found), most=LONGEST_NAME),
            _zone(zone, zones),
        ]
        if able:
            options = (Option(NEW, tr("It is new")), *(_replaced(each) for each in able))
            fields.append(Field("replaces", tr("Is it new?"), "pick", instead, options))
        text = tr("It is let in at once and can be shut out at any time.")
        if old is not None:
            text = tr("It takes the place of {name}. The machine that was {name} is shut out.")
            text = text.format(name=isolated(old.name))
        return Question(
            name="approve",
            title=tr("Let the kiosk in") if found.role == "kiosk" else tr("Let the wall in"),
            text=text,
            does=tr("Let it in") if fresh else tr("Replace it"),
            fields=tuple(fields),
            ready=bool(name.strip()),
            why="" if name.strip() else tr("The name is missing."),
        )

    return asks


def edit(device: Device, zones: Sequence[str]) -> Asks:
    """Another name, another part of the house."""

    def asks(values: Values) -> Question:
        name, zone = values.get("name", device.name), values.get("zone", device.zone)
        same = (name.strip(), zone.strip()) == (device.name, device.zone)
        missing = "" if name.strip() else tr("The name is missing.")
        return Question(
            name="edit-device",
            title=device.name,
            text=tr("Its screen shows at once what belongs to that part of the house."),
            does=tr("Save"),
            fields=(Field("name", tr("Name"), "text", name, most=LONGEST_NAME), _zone(zone, zones)),
            ready=bool(name.strip()) and not same,
            why=missing or (tr("Nothing is changed.") if same else ""),
        )

    return asks


def revoke(device: Device) -> Question:
    """It is lost, given away, or copied."""
    said = tr("{name} goes dark at once and shows a pairing code. Its key is void for ever.")
    return Question(
        "revoke", device.name, said.format(name=isolated(device.name)), tr("Shut it out")
    )


def refuse(found: Candidate) -> Question:
    """The number is another."""
    said = tr("The device is turned away. Whoever sits between gets nothing. Look at the network "
              "before you try again.")  # fmt: skip
    title = tr("It does not show {number}").format(number=found.check)
    return Question("refuse", title, said, tr("Refuse it"))


def _zone(zone: str, zones: Sequence[str]) -> Field:
    hint = tr("empty: everywhere")
    if zones:
        hint = tr("empty: everywhere; there are {zones}").format(zones=", ".join(zones))
    return Field("zone", tr("Part of the house"), "text", zone, hint=hint, most=LONGEST_ZONE)


def _example(found: Candidate) -> str:
    return tr("Entrance") if found.role == "kiosk" else tr("Hall 1")


def _replaced(device: Device) -> Option:
    about = tr("replace it; it is shut out") if device.state == "revoked" else tr("replace it")
    return Option(device.id, device.name, about)
