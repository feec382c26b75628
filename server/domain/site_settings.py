"""The settings of the site: name, clock, message, address."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from protocol.changes import Put
from protocol.commands import UpdateSite
from protocol.outcomes import Saved
from server.domain.context import Context, Decision
from server.domain.days import business_day, known_zone
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import named, visible

_ADDRESS: Final = re.compile(r"https?://[^\s/]+\S*")


def update_site(floor: Floor, command: UpdateSite, context: Context) -> Decision:
    """Change the named fields of the site."""
    site = floor.site
    if command.version not in (None, site.version):
        raise refuse(
            "version_mismatch",
            f"{site.name} was changed meanwhile. Load it again.",
            field="version",
        )
    if command.zone is not None and not known_zone(command.zone):
        raise refuse(
            "invalid", "There is no such time zone. Use a name such as Europe/Oslo.", field="zone"
        )
    if command.public_url and not _ADDRESS.fullmatch(command.public_url):
        raise refuse(
            "invalid", "Write the address like https://hall.example.org.", field="publicUrl"
        )
    fields: dict[str, Any] = {
        name: value
        for name in ("zone", "public_url")
        if (value := getattr(command, name)) is not None
    }
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.message is not None:
        fields["message"] = visible(command.message)
    after = msgspec.structs.replace(site, **fields, version=site.version + 1)
    day = business_day(context.now, after.zone, after.roll_hour)
    if command.zone is not None and site.day:
        _same_day(floor, command.zone, day)
    if not after.day:
        after = msgspec.structs.replace(after, day=day)
    return Decision(Saved(id=site.id, version=after.version), [Put(after)])


def _same_day(floor: Floor, zone: str, day: str) -> None:
    if day > floor.site.day and floor.live:
        raise refuse(
            "in_use",
            f"In {zone} another business day has begun: {len(floor.live)} people in the queue "
            "would lose their numbers. Set it while nobody waits.",
            field="zone",
        )
