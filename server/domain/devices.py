"""Kiosks and walls as the house knows them: called something, seen, lost."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.changes import Put
from protocol.commands import PutDevice, RevokeDevice, SeeDevice
from protocol.outcomes import Saved
from protocol.records import Device
from server.domain.actor import OPERATOR
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.text import visible


def put_device(floor: Floor, command: PutDevice, context: Context) -> Decision:
    """Make a device known, or call one something else; one that was revoked is back."""
    before = floor.get(Device, command.device)
    name, zone = visible(command.name), visible(command.zone)
    if not name:
        raise refuse("invalid", "Give the device a name, such as Entrance.", field="name")
    _free(floor, command.device, name)
    if before is None or before.state == "revoked":
        after = Device(
            id=command.device,
            name=name,
            role=command.role,
            zone=zone,
            at=context.now,
            by=_by(context),
        )
        version = before.version + 1 if before else 1
        return _saved(replace(after, version=version))
    after = replace(before, name=name, role=command.role, zone=zone, version=before.version + 1)
    return _saved(replace(after, at=context.now, by=_by(context)) if command.anew else after)


def revoke_device(floor: Floor, command: RevokeDevice, context: Context) -> Decision:
    """A device is lost: it stands in the list as such until it is paired anew."""
    before = _known(floor, command.device)
    if before.state == "revoked":
        return Decision(Saved(id=before.id, version=before.version), [])
    return _saved(
        replace(
            before,
            state="revoked",
            online=False,
            at=context.now,
            by=_by(context),
            version=before.version + 1,
        )
    )


def see_device(floor: Floor, command: SeeDevice, context: Context) -> Decision:
    """A device has come or gone, or a second session of it was refused."""
    before = _known(floor, command.device)
    after = before
    if command.online is not None and command.online != before.online:
        after = replace(after, online=command.online, seen_at=context.now)
    if command.doubled:
        after = replace(after, doubled_at=context.now)
    if after == before:
        return Decision(Saved(id=before.id, version=before.version), [])
    return _saved(after)


def _by(context: Context) -> str | None:
    return None if context.actor == OPERATOR else context.actor.id


def _known(floor: Floor, ident: str) -> Device:
    found = floor.get(Device, ident)
    if found is None:
        raise refuse("unknown_device", "There is no such device. Load the list again.")
    return found


def _free(floor: Floor, ident: str, name: str) -> None:
    for other in floor.of(Device):
        if other.id != ident and other.name.casefold() == name.casefold():
            raise refuse(
                "name_taken", f"Another device is called {other.name}. Choose another.",
                field="name",
            )  # fmt: skip


def _saved(after: Device) -> Decision:
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])
