"""Service levels as they are saved: calendars of business time and policies."""

from __future__ import annotations

from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.record import Record
from protocol.records import RepairTerms, ServicePoint, SlaCalendar, SlaPolicy
from protocol.sla import Target
from protocol.support_commands import (
    DeleteSlaCalendar,
    DeleteSlaPolicy,
    PutSlaCalendar,
    PutSlaPolicy,
)
from server.domain.automation.settings import check_actions, check_conditions
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.point_settings import dates_of, given, week_of
from server.domain.refused import refuse
from server.domain.sla.reckoning import reckoned
from server.domain.text import named
from server.domain.tickets.pending import Pending

R = TypeVar("R", SlaCalendar, SlaPolicy)


def put_sla_calendar(floor: Floor, command: PutSlaCalendar, context: Context) -> Decision:
    """Set up business time, or change it."""
    before = _known(floor, SlaCalendar, command.calendar, command.version)
    fields = given(command, "zone", "holidays")
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.zone is not None:
        _check_zone(command.zone)
    if command.hours is not None:
        fields["hours"] = week_of(command.hours)
    if command.exceptions is not None:
        fields["exceptions"] = dates_of(command.exceptions)
    if before is None:
        _needs(command, "name", "hours")
        fields.setdefault("zone", floor.site.zone)
    after = _made(SlaCalendar, before, fields, context)
    if not after.hours and not any(each.spans for each in after.exceptions):
        raise refuse(
            "no_hours", "These hours are never open, so no deadline could be kept. Add some.",
            field="hours",
        )  # fmt: skip
    return _saved(floor, after, [Put(after)], context)


def delete_sla_calendar(floor: Floor, command: DeleteSlaCalendar, context: Context) -> Decision:
    """Remove hours that no policy and no bench goes by."""
    _known(floor, SlaCalendar, command.calendar, None)
    for terms in floor.of(RepairTerms):
        point = floor.get(ServicePoint, terms.id)
        if terms.calendar == command.calendar and point is not None:
            raise refuse(
                "in_use",
                f"Repairs at {point.name} go by these hours. Give them others first.",
                field="calendar",
            )
    for policy in floor.of(SlaPolicy):
        if policy.calendar == command.calendar:
            raise refuse(
                "in_use", f"{policy.name} goes by these hours. Give it others first.",
                field="calendar",
            )  # fmt: skip
    return Decision(Saved(id=command.calendar), [Gone(SlaCalendar.kind(), command.calendar)])


def put_sla_policy(floor: Floor, command: PutSlaPolicy, context: Context) -> Decision:
    """Set up a policy, or change it."""
    before = _known(floor, SlaPolicy, command.policy, command.version)
    fields = given(command, "calendar", "targets", "conditions", "warn_min", "levels", "position")
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if before is None:
        _needs(command, "name", "calendar", "targets")
    after = _made(SlaPolicy, before, fields, context)
    _check_policy(floor, after)
    return _saved(floor, after, [Put(after)], context)


def delete_sla_policy(floor: Floor, command: DeleteSlaPolicy, context: Context) -> Decision:
    """Remove a policy; the tickets that had it get the one that fits next, or none."""
    before = _known(floor, SlaPolicy, command.policy, None)
    assert before is not None
    return _saved(floor, before, [Gone(SlaPolicy.kind(), before.id)], context)


def _saved(
    floor: Floor, record: SlaCalendar | SlaPolicy, changes: list[Change], context: Context
) -> Decision:
    cause = f"{record.id}.{record.version}"
    follows = reckoned(Pending(floor), Pending(floor, changes), context, cause)
    return Decision(Saved(id=record.id, version=record.version), [*changes, *follows])


def _known(floor: Floor, kind: type[R], ident: str | None, version: int | None) -> R | None:
    before = floor.get(kind, ident)
    if ident is not None and before is None:
        raise refuse(
            "unknown_setting", "It was removed meanwhile. Make it anew.", field=kind.kind()
        )
    if before is not None and version is not None and version != before.version:
        raise refuse(
            "version_mismatch", f"{before.name} was changed meanwhile. Load it again.",
            field="version",
        )  # fmt: skip
    return before


def _made(kind: type[R], before: R | None, fields: dict[str, Any], context: Context) -> R:
    if before is None:
        return kind(id=context.new_id(), **fields)
    return replace(before, **fields, version=before.version + 1)


def _needs(command: Record | Any, *names: str) -> None:
    for name in names:
        if getattr(command, name) is None:
            raise refuse("invalid", f"A new one needs its {name}.", field=name)


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        raise refuse("invalid", f"There is no time zone {zone}.", field="zone") from None


def _check_policy(floor: Floor, policy: SlaPolicy) -> None:
    calendar = floor.get(SlaCalendar, policy.calendar)
    if calendar is None:
        raise refuse("unknown_setting", "Choose hours that are set up.", field="calendar")
    priorities = [each.priority for each in policy.targets]
    if len(set(priorities)) < len(priorities):
        raise refuse("invalid", "A priority is there twice. Keep one.", field="targets")
    if not any(_promises(each) for each in policy.targets):
        raise refuse(
            "invalid", "This promises nothing. Give a target to one priority at least.",
            field="targets",
        )  # fmt: skip
    check_conditions(policy.conditions)
    for level in policy.levels:
        check_actions(floor, level.actions, "levels")


def _promises(target: Target) -> bool:
    return any(
        each is not None
        for each in (target.first_response, target.next_response, target.resolution)
    )
