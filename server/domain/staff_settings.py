"""Colleagues as the others see them, and what they can do."""

from __future__ import annotations

import msgspec

from protocol.changes import Put
from protocol.commands import PutStaff, UpdateStaff
from protocol.outcomes import Saved
from protocol.records import Role, Staff
from server.domain.actor import Actor
from server.domain.addresses import email_key
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.point_settings import dates_of, given, week_of
from server.domain.refused import refuse
from server.domain.text import named, words


def may_manage(by: Actor, role: Role) -> None:
    """Let an administrator see to every account, a manager to those of staff. Raises `Refused`:
    `forbidden`."""
    if by.role != "admin" and not (by.role == "manager" and role == "staff"):
        raise refuse(
            "forbidden",
            "Managers see to the accounts of staff, administrators to all. Ask an administrator.",
        )


def put_staff(floor: Floor, command: PutStaff, context: Context) -> Decision:
    """Make a colleague known by name; who is known keeps skills and hours."""
    before = floor.get(Staff, command.staff)
    for role in (command.role, before.role if before is not None else command.role):
        may_manage(context.actor, role)
    name = named(command.name, "name")
    record = Staff(id=command.staff, name=name, role=command.role, left=command.left)
    if before is not None:
        record = msgspec.structs.replace(
            before, name=name, role=record.role, left=record.left, version=before.version + 1
        )
    return Decision(Saved(id=record.id, version=record.version), [Put(record)])


def update_staff(floor: Floor, command: UpdateStaff, context: Context) -> Decision:
    """Change what a colleague can do, and when they can be booked."""
    colleague = floor.get(Staff, command.staff)
    if colleague is None or colleague.role in ("kiosk", "display"):
        raise refuse("unknown_staff", "There is no such colleague. Choose another.", field="staff")
    if command.version != colleague.version:
        raise refuse(
            "version_mismatch",
            f"{colleague.name} was changed meanwhile. Load it again.",
            field="version",
        )
    fields = given(command, "bookable")
    if command.email is not None:
        fields["email"] = _address(command.email)
    if command.teams is not None:
        fields["teams"] = list(dict.fromkeys(named(team, "teams") for team in command.teams))
    if command.skills is not None:
        fields["skills"] = words(command.skills, "skills")
    if command.hours is not None:
        fields["hours"] = week_of(command.hours)
    if command.exceptions is not None:
        fields["exceptions"] = dates_of(command.exceptions)
    after = msgspec.structs.replace(colleague, **fields, version=colleague.version + 1)
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def _address(text: str) -> str:
    if text.strip() and not email_key(text):
        raise refuse(
            "invalid",
            f"{text.strip()} is no mail address. Write it as name@example.",
            field="email",
        )
    return text.strip()
