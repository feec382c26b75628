"""The ticket desk of the sample hall: what it promises, its answers and rules, and a day of tickets
behind it. Nothing is written to anybody: its mails are skipped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protocol.automation import Condition, RuleAction
from protocol.commands import AnyCommand, MarkMessage, UpdateSite, UpdateStaff
from protocol.outcomes import Outcome, Saved, Ticketed
from protocol.places import TicketField
from protocol.queue_commands import Customer
from protocol.records import Message, Staff, Ticket
from protocol.sla import Level, Target
from protocol.support_commands import (
    PutCanned,
    PutRule,
    PutSlaCalendar,
    PutSlaPolicy,
    PutTicketView,
)
from protocol.ticket_commands import Comment, OpenTicket, Reply, TicketChange, UpdateTicket
from protocol.tickets import TicketFilter, TicketSort
from server.cli.sample_acting import asked, done, manager_of, on_floor
from server.cli.sample_cases import CASES, Case, Step
from server.cli.sample_hours import hall_week
from server.cli.site import Site, opened
from server.clock import ManualClock
from server.domain.actor import PUBLIC, TIMER, Actor

MINUTE_MS: Final = 60_000
NOBODY: Final = "a sample writes to nobody"
SORTS: Final = "jonas"
"""Who looks through what nobody has yet."""
BEHIND_MS: Final = 26 * 60 * MINUTE_MS
"""So long before the hall is made its first ticket was opened."""
TEAMS: Final = {
    "jonas": ["Counter"],
    "aylin": ["Counter"],
    "tom": ["Vehicles"],
    "marta": ["Vehicles"],
}
CANNED: Final = (
    PutCanned(
        name="We look into it",
        text="Dear {contact.name},\n\nthank you for your message. We look into it and come back to "
        "you today.\n\n{staff.name}, {site.name}",
        texts={
            "de": "Guten Tag {contact.name},\n\nvielen Dank für Ihre Nachricht. Wir sehen nach und "
            "melden uns heute noch.\n\n{staff.name}, {site.name}",
            "es": "Hola, {contact.name}:\n\ngracias por su mensaje. Lo miramos y le respondemos "
            "hoy mismo.\n\n{staff.name}, {site.name}",
            "ar": "مرحباً {contact.name}،\n\nشكراً لرسالتك. سننظر في الأمر ونعود إليك اليوم.\n\n"
            "{staff.name}، {site.name}",
        },
    ),
    PutCanned(
        name="What to bring",
        text="Dear {contact.name},\n\nplease bring your old document and a new photograph. You can "
        "book a time on our page.\n\n{staff.name}",
    ),
    PutCanned(
        name="Solved, thank you",
        text="Dear {contact.name},\n\nthis is done now. Write to us if anything is missing.\n\n"
        "{staff.name}",
        actions=[RuleAction("set_status", "resolved")],
    ),
)
VIEWS: Final[tuple[tuple[str, TicketFilter, TicketSort], ...]] = (
    ("Mine, due first", TicketFilter(statuses=["open", "in_progress"], assignees=["me"]), "due"),
    ("Not assigned", TicketFilter(statuses=["open", "in_progress"], assignees=[""]), "opened"),
    ("Not answered", TicketFilter(statuses=["open", "in_progress"], unanswered=True), "due"),
    ("All that is open", TicketFilter(statuses=["open", "in_progress"]), "due"),
    ("Late", TicketFilter(statuses=["open", "in_progress"], breached=True), "due"),
    ("Resolved", TicketFilter(statuses=["resolved", "closed"]), "updated"),
)


async def add(data: Path, now: int) -> None:
    """Give a fresh sample its ticket desk, with the day before `now` (ms) behind it. What somebody
    has set stays. Raises `CommandFault`."""
    clock = ManualClock(now - BEHIND_MS)
    async with opened(data, clock) as site:
        floor = await on_floor(site)
        if floor.site.support or any(floor.of(Ticket)):
            return
        manager = manager_of(floor)
        await _desk(site, manager, now)
        staff = {each.name: Actor(each.id, each.role, each.name) for each in floor.of(Staff)}
        known: dict[str, Ticketed] = {}
        for before_min, case, step in sorted(_steps(), key=lambda told: -told[0]):
            clock.at = max(clock.now(), now - before_min * MINUTE_MS)
            await _step(site, staff, known, case, step)
        for message in (await on_floor(site)).of(Message):
            told = MarkMessage(message=message.id, state="skipped", reason=NOBODY)
            await done(site, told, TIMER)


def _steps() -> Iterator[tuple[int, Case, Step | None]]:
    """What happened, with how many minutes ago; the opening is no step."""
    for case in CASES:
        yield case.ago_min, case, None
        for step in case.steps:
            yield step.ago_min, case, step


async def _step(
    site: Site,
    staff: dict[str, Actor],
    known: dict[str, Ticketed],
    case: Case,
    step: Step | None,
) -> None:
    """One message or change; its ticket is opened by the first."""
    if step is None:
        asks = OpenTicket(
            subject=case.subject,
            text=case.text,
            customer=Customer(name=case.name, email=case.email),
            language=case.language,
            channel="page",
        )
        outcome = await asked(site, asks, PUBLIC)
        assert isinstance(outcome, Ticketed)
        known[case.email] = outcome
        told = TicketChange(
            assignee=staff[case.clerk].id if case.clerk else None,
            priority=case.priority,
            add_tags=list(case.tags),
        )
        sorts = staff[case.clerk or SORTS]
        await done(site, UpdateTicket(ticket=outcome.ticket, change=told), sorts)
        return
    await done(site, _said(known[case.email].ticket, step), staff[step.who or case.clerk])


def _said(ticket: str, step: Step) -> AnyCommand:
    if step.change is not None:
        return UpdateTicket(ticket=ticket, change=step.change)
    if step.internal:
        return Comment(ticket=ticket, text=step.text)
    return Reply(ticket=ticket, text=step.text, then=step.then)


async def _desk(site: Site, manager: Actor, now: int) -> None:
    """What the house promises, its lists, canned responses and rules."""
    floor = await on_floor(site)
    week = hall_week(now, floor.site.zone, floor.site.roll_hour)
    await site.do(
        UpdateSite(
            support=True,
            ticket_fields=[
                TicketField("file_number", "File number"),
                TicketField("office", "Office", "choice", ["Citizens", "Vehicles", "Finance"]),
            ],
        )
    )
    for colleague in floor.of(Staff):
        if colleague.name in TEAMS:
            teams = TEAMS[colleague.name]
            told = UpdateStaff(staff=colleague.id, version=colleague.version, teams=teams)
            await site.do(told)
    hours = await asked(site, PutSlaCalendar(name="Office hours", hours=week), manager)
    assert isinstance(hours, Saved)
    await done(site, _policy(hours, manager), manager)
    for canned in CANNED:
        await done(site, canned, manager)
    for position, (name, shows, sort) in enumerate(VIEWS):
        view = PutTicketView(name=name, shows=shows, sort=sort, own=False, position=position)
        await done(site, view, manager)
    await done(site, _vehicles(), manager)


def _policy(hours: Outcome, manager: Actor) -> PutSlaPolicy:
    assert isinstance(hours, Saved)
    return PutSlaPolicy(
        name="What we promise",
        calendar=hours.id,
        targets=[
            Target("urgent", 30, 60, 4 * 60),
            Target("high", 60, 120, 8 * 60),
            Target("normal", 4 * 60, 4 * 60, 16 * 60),
            Target("low", 8 * 60, 8 * 60, 40 * 60),
        ],
        warn_min=30,
        levels=[
            Level(0, ["first_response", "next_response"], [RuleAction("notify", "assignee")]),
            Level(30, ["first_response", "next_response"], [RuleAction("notify", manager.id)]),
        ],
    )


def _vehicles() -> PutRule:
    return PutRule(
        name="Vehicles to their team",
        on="ticket_opened",
        conditions=[Condition("subject", "contains", "vehicle")],
        actions=[RuleAction("set_team", "Vehicles"), RuleAction("add_tag", "vehicle")],
    )
