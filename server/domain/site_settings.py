"""The settings of the site: name, clock, message, address, languages, quiet hours."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from protocol.addresses import leads_nowhere
from protocol.changes import Change, Put
from protocol.commands import ConfirmAddress, UpdateSite
from protocol.outcomes import Saved
from protocol.pin import is_proof
from protocol.records import Site
from server.domain.context import Context, Decision
from server.domain.days import business_day, known_zone
from server.domain.floor import Floor
from server.domain.holidays import check_place
from server.domain.point_settings import given
from server.domain.refused import refuse
from server.domain.sla.reckoning import reckoned
from server.domain.support_settings import check_desk
from server.domain.text import named, named_in, visible
from server.domain.tickets.pending import Pending

MESSAGE_LENGTH: Final = 200
_DAY: Final = 24 * 60
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
    after = msgspec.structs.replace(site, **_fields(site, command), version=site.version + 1)
    day = business_day(context.now, after.zone, after.roll_hour)
    if command.zone is not None and site.day:
        _same_day(floor, command.zone, day)
    if not after.day:
        after = msgspec.structs.replace(after, day=day)
    changes: list[Change] = [Put(after)]
    if (after.country, after.region) != (site.country, site.region):
        # Public holidays are others: so may be business time.
        changes += reckoned(Pending(floor), Pending(floor, changes), context)
    return Decision(Saved(id=site.id, version=after.version), changes)


def confirm_address(floor: Floor, command: ConfirmAddress, context: Context) -> Decision:
    """A phone has opened the public address: from now on screens show codes that lead to it.

    The site keeps its version: nobody has edited it.
    """
    site = floor.site
    if command.address != site.public_url:
        raise refuse(
            "address_changed",
            "The hall has another public address by now. Open the link to the new one.",
        )
    if not context.actor.here:
        raise refuse("forbidden", "Only a phone that opens the link of the check confirms it.")
    if leads_nowhere(site.public_url):
        raise refuse(
            "invalid",
            f"{site.public_url} leads to this machine only: no phone has opened it. Set an address "
            "that phones can open.",
            field="address",
        )
    after = msgspec.structs.replace(site, address_checked=site.public_url)
    return Decision(Saved(id=site.id, version=site.version), [Put(after)] if after != site else [])


def _fields(site: Site, command: UpdateSite) -> dict[str, Any]:
    """The settings that the command gives, as they are kept. Raises `Refused`."""
    fields = given(
        command, "zone", "public_url", "languages", "spoken", "kiosk_pin", "keep_contact_h",
        "keep_notes_d", "country", "region", "support", "support_email", "close_days",
        "keep_tickets_d", "ticket_fields",
    )  # fmt: skip
    if command.kiosk_pin and not is_proof(command.kiosk_pin):
        raise refuse(
            "invalid", "That proves no PIN. Send what protocol.pin makes of one.", field="kioskPin"
        )
    if command.public_url not in (None, site.public_url):
        fields["address_checked"] = ""
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.message is not None:
        fields["message"] = visible(command.message)
    if command.names is not None:
        fields["names"] = named_in(command.names, "names")
    if command.messages is not None:
        fields["messages"] = named_in(command.messages, "messages", MESSAGE_LENGTH)
    if command.quiet is not None:
        fields["quiet_from"], fields["quiet_to"] = _quiet(command.quiet)
    if command.country not in (None, site.country):
        fields.setdefault("region", "")
    check_place(fields.get("country", site.country), fields.get("region", site.region))
    check_desk(command)
    _languages(site, command)
    return fields


def _languages(site: Site, command: UpdateSite) -> None:
    """Each once; and walls say calls in none that the house does not offer."""
    for field, told in (("languages", command.languages), ("spoken", command.spoken)):
        if told is not None and len(set(told)) < len(told):
            twice = next(code for code in told if told.count(code) > 1)
            raise refuse("invalid", f"The language {twice} is there twice. Keep one.", field=field)
    offered = site.languages if command.languages is None else command.languages
    spoken = site.spoken if command.spoken is None else command.spoken
    strange = [code for code in spoken if code not in offered]
    if strange:
        raise refuse(
            "invalid",
            f"Walls would say calls in {strange[0]}, which the house does not offer. "
            "Add it to the languages, or take it out of those that are spoken.",
            field="languages" if command.spoken is None else "spoken",
        )


def _quiet(minutes: list[int]) -> tuple[int, int] | tuple[None, None]:
    """From and to when walls are silent; both or none."""
    if not minutes:
        return None, None
    of_the_day = [minute % _DAY for minute in minutes]
    if len(set(of_the_day)) != 2:
        raise refuse(
            "invalid",
            "Quiet hours have a beginning and another end. Give both, or none for sound all day.",
            field="quiet",
        )
    return of_the_day[0], of_the_day[1]


def _same_day(floor: Floor, zone: str, day: str) -> None:
    if day > floor.site.day and floor.live:
        raise refuse(
            "in_use",
            f"In {zone} another business day has begun: {len(floor.live)} people in the queue "
            "would lose their numbers. Set it while nobody waits.",
            field="zone",
        )
