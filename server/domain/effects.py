"""What a change of settings would do, in sentences, before it is saved.

The rule decides on a copy of the floor; the two floors are then compared. Nothing is guessed from
the command itself, so that what is said is what saving does.
"""

from __future__ import annotations

from typing import Final

from protocol.changes import Put
from protocol.commands import (
    AnyCommand,
    Command,
    CreateServicePoint,
    DeleteDefinition,
    DeleteService,
    DeleteServicePoint,
    PutDefinition,
    SetPoint,
    UpdateDesk,
    UpdateServicePoint,
    UpdateSite,
    UpdateStaff,
)
from protocol.records import Desk, Service, ServicePoint, Staff
from protocol.repair_settings import (
    DeletePart,
    DeleteRepairTerms,
    DeleteSupplier,
    PutPart,
    PutRepairTerms,
    PutSupplier,
)
from protocol.support_commands import (
    DeleteCanned,
    DeleteRule,
    DeleteSlaCalendar,
    DeleteSlaPolicy,
    DeleteTicketView,
    DeleteWebhook,
    PutCanned,
    PutRule,
    PutSlaCalendar,
    PutSlaPolicy,
    PutTicketView,
    PutWebhook,
)
from server.domain.context import Context, Decision
from server.domain.effects_on_bookings import on_definitions, on_reservations, on_working
from server.domain.effects_on_desk import on_desk
from server.domain.effects_on_holidays import on_holidays
from server.domain.effects_on_levels import on_levels
from server.domain.effects_on_line import Quoted, on_line
from server.domain.effects_on_persons import Overdue, nobody, on_persons
from server.domain.effects_on_points import on_point, on_site
from server.domain.effects_on_work import on_desks, on_services, on_staff
from server.domain.effects_on_workshop import on_workshop
from server.domain.estimates.published import quotes
from server.domain.floor import Floor
from server.domain.rules import decide

SETTINGS: Final[tuple[type[Command], ...]] = (
    CreateServicePoint,
    UpdateServicePoint,
    SetPoint,
    DeleteServicePoint,
    DeleteService,
    UpdateDesk,
    UpdateSite,
    UpdateStaff,
    PutDefinition,
    DeleteDefinition,
    PutSlaCalendar,
    DeleteSlaCalendar,
    PutSlaPolicy,
    DeleteSlaPolicy,
    PutRule,
    DeleteRule,
    PutWebhook,
    DeleteWebhook,
    PutCanned,
    DeleteCanned,
    PutTicketView,
    DeleteTicketView,
    PutRepairTerms,
    DeleteRepairTerms,
    PutPart,
    DeletePart,
    PutSupplier,
    DeleteSupplier,
)
"""The commands whose effect can be asked for."""
_FOLLOWS: Final = frozenset(
    {
        "ticket", "ticket_clock", "ticket_message", "notice", "message", "service_request",
        "request_line", "cost_estimate", "bench",
    }
)  # fmt: skip
"""What follows from settings, and is none."""
NOTHING: Final = "Nothing changes for anybody who is here."


def effects(
    floor: Floor,
    command: AnyCommand,
    context: Context,
    quoted: Quoted = quotes,
    overdue: Overdue = nobody,
) -> list[str]:
    """Sentences on what the command would do, the weightiest first. Raises `Refused`, as it would.

    `floor` is not changed. `quoted` says what newcomers are told, by what has been learnt;
    `overdue` counts those of whom something would be forgotten, in the past that no floor has.
    """
    decision = decide(floor, command, context)
    settings = [each for each in decision.changes if each.key.kind not in _FOLLOWS]
    after = floor.with_settings(settings)
    said = on_site(floor, after, context.now) + on_persons(floor.site, after.site, overdue)
    for ident in _touched(floor, after, decision):
        was, now = floor.get(ServicePoint, ident), after.get(ServicePoint, ident)
        if was is not None and now is not None:
            said += on_line(floor, after, ident, context, quoted)
            said += on_point(floor, was, now)
            said += on_services(floor, after, now)
            said += on_desks(floor, after, ident)
        elif now is not None:
            said += _made(after, now)
        elif was is not None:
            said.append(f"{was.name} goes from kiosk, wall and phones; its past stays on record.")
    said += on_holidays(floor, after, context.now)
    said += on_staff(floor, after)
    said += on_working(floor, after)
    said += on_definitions(floor, after, context.now)
    said += on_reservations(floor, after, context.now)
    said += on_levels(floor, after, context.now)
    said += on_desk(floor, after, context.now)
    said += on_workshop(floor, after, decision.changes, context.now)
    return list(dict.fromkeys(said)) or [NOTHING]


def _touched(floor: Floor, after: Floor, decision: Decision) -> list[str]:
    """The service points that the changes are about."""
    found: list[str] = []
    for change in decision.changes:
        record = change.r if isinstance(change, Put) else floor.state.get(change.key)
        if isinstance(record, ServicePoint):
            found.append(record.id)
        elif isinstance(record, Service | Desk):
            found.append(record.service_point)
        elif isinstance(record, Staff):
            found += [desk.service_point for desk in after.of(Desk) if desk.staff == record.id]
    return list(dict.fromkeys(found))


def _made(after: Floor, point: ServicePoint) -> list[str]:
    desks = after.desks(point.id)
    shut = "its desk is closed" if len(desks) == 1 else f"its {len(desks)} desks are closed"
    services = ", ".join(service.name for service in after.services(point.id))
    return [
        f"{point.name} is {point.state} at once: kiosk and wall offer {services}.",
        f"Its first number is {point.prefix}001; {shut} until somebody opens one.",
    ]
