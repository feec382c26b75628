"""`/admin/rules`: automation rules, and what one would have done to what really happened."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated, Any, Final

from litestar import delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from protocol.automation import AutomationRule, RuleEvent
from protocol.ids import id_source
from protocol.support_commands import DeleteRule, PutRule
from protocol.ticket_queries import DryRun
from server.domain.automation.dry_run import tried
from server.domain.automation.settings import check_rule, rule_of
from server.domain.context import Context
from server.http.desk.automation_shapes import (
    Actions,
    ActionShape,
    Conditions,
    ConditionShape,
    actions_of,
    conditions_of,
)
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge, actor_of
from server.http.paging import Cursor, page_of
from server.http.problems import ALWAYS, documented
from server.http.queue_shapes import AnId, Version
from server.http.setting_shapes import Name, Position, SavedAnswer
from server.http.shapes import Body, Shape, instant
from server.http.tickets.naming import ident, ident_or_none, shown
from server.http.tickets.writing import SIGNED, reading
from server.http.transitions import Ask
from server.store.past_threads import threads_since

_PATH: Final = "/admin/rules"
_KNOWN: Final = ("unknown_setting", "unknown_staff", "rule_loops")
DAY_MS: Final = 86_400_000
ITEMS_MOST: Final = 200


class RuleBody(Body, frozen=True):
    """A rule, or what is to be otherwise of one."""

    version: Version | None = None
    name: Name | None = None
    on: Annotated[RuleEvent | None, Meta(description="What sets it off.")] = None
    after_minutes: (
        Annotated[int, Meta(ge=0, le=366 * 1_440, description="Of `time_passed`.")] | None
    ) = None
    conditions: Conditions | None = None
    actions: Actions | None = None
    enabled: bool | None = None
    position: Position | None = None

    def command(self, rule: str | None) -> PutRule:
        """The command."""
        return PutRule(
            rule=rule,
            version=self.version,
            name=self.name,
            on=self.on,
            after_min=self.after_minutes,
            conditions=conditions_of(self.conditions),
            actions=actions_of(self.actions),
            enabled=self.enabled,
            position=self.position,
        )


class TryBody(Body, frozen=True):
    """A rule, and how far back it is tried."""

    rule: RuleBody
    id: Annotated[
        AnId | None, Meta(description="Of one that is there: what is not given is as it has it.")
    ] = None
    days: Annotated[int, Meta(ge=1, le=90)] = 14


class RuleShape(Shape, frozen=True):
    """When something happens to a ticket that fits, this is done."""

    id: str
    name: str
    on: RuleEvent
    after_minutes: int
    conditions: list[ConditionShape]
    actions: list[ActionShape]
    enabled: bool
    position: int
    version: int

    @classmethod
    def of(cls, rule: AutomationRule) -> RuleShape:
        """The same in JSON."""
        return cls(
            id=rule.id,
            name=rule.name,
            on=rule.on,
            after_minutes=rule.after_min,
            conditions=[ConditionShape.of(each) for each in rule.conditions],
            actions=[ActionShape.of(each) for each in rule.actions],
            enabled=rule.enabled,
            position=rule.position,
            version=rule.version,
        )


class RuleList(Shape, frozen=True):
    """Rules in pages; those that fit are done in the order of `position`."""

    items: list[RuleShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


class TriedShape(Shape, frozen=True):
    """One thing that happened, which the rule would have answered."""

    ticket: str
    number: Annotated[str, Meta(examples=["T-20437"])]
    subject: str
    at: datetime
    done: Annotated[list[str], Meta(description="What would have been done, in sentences.")]


class TriedAnswer(Shape, frozen=True):
    """What a rule would have done; nothing was."""

    looked_at: Annotated[int, Meta(description="So many events of its kind were looked at.")]
    items: Annotated[list[TriedShape], Meta(description="Those that fit, newest first; 200 most.")]


def rule_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Managing rules, and trying one."""
    return [*_managing(edge), _trying(edge)]


def _managing(edge: Edge) -> list[HTTPRouteHandler]:
    @get(_PATH, **reading("read ticket desk", "Automation rules", "A page of rules.", "invalid"))
    async def rules(cursor: Cursor = None) -> RuleList:
        """All of them, also those that are off."""
        page, following = page_of(edge.tailer.floor.of(AutomationRule), cursor)
        return RuleList(items=[RuleShape.of(each) for each in page], next=following)

    @post(_PATH, **saving(PutRule, "Add a rule", *_KNOWN) | {"status_code": 201})
    async def add(request: Ask, data: JSONBody[RuleBody]) -> SavedAnswer:
        """Needs a name, what sets it off, and actions; all is looked into before it is saved."""
        return await saved(edge, request, data.command(None))

    @put(f"{_PATH}/{{id:str}}", **saving(PutRule, "Change a rule", *_KNOWN, "version_mismatch"))
    async def change(request: Ask, id: FromPath[str], data: JSONBody[RuleBody]) -> SavedAnswer:
        """Those fields that are named."""
        return await saved(edge, request, data.command(ident(id, "unknown_setting")))

    @delete(f"{_PATH}/{{id:str}}", **removing(DeleteRule, "Remove a rule", "unknown_setting"))
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """What it has done stays."""
        await saved(edge, request, DeleteRule(rule=ident(id, "unknown_setting")))

    return [rules, add, change, remove]


def _trying(edge: Edge) -> HTTPRouteHandler:
    said: dict[str, Any] = {
        "status_code": 200,
        "opt": {"asks": "ask rule_dry_run"},
        "summary": "Try a rule on the past",
        "response_description": "What it would have done.",
        "responses": documented(*ALWAYS, *_KNOWN, "version_mismatch"),
        "security": SIGNED,
    }

    @post(f"{_PATH}/dry-run", **said)
    async def dry_run(request: Ask, data: JSONBody[TryBody]) -> TriedAnswer:
        """On what really happened in the last days. Nothing is saved and nothing done."""
        floor, now = edge.tailer.floor, edge.clock.now()
        known = ident_or_none(data.id, "unknown_setting", "id")
        context = Context(
            actor_of(request.scope), now, id_source(edge.clock.now), lambda text: text
        )
        rule = rule_of(floor, data.rule.command(known), context)
        check_rule(floor, rule)
        since, whole = now - data.days * DAY_MS, floor.as_it_is()

        def run() -> list[DryRun]:
            return tried(whole, rule, threads_since(edge.store, since), since, context)

        head, *found = await asyncio.to_thread(run)
        return TriedAnswer(
            looked_at=head.looked_at, items=[_tried(each) for each in found[:ITEMS_MOST]]
        )

    return dry_run


def _tried(told: DryRun) -> TriedShape:
    return TriedShape(
        ticket=told.ticket,
        number=shown(told.number),
        subject=told.subject,
        at=instant(told.at),
        done=told.done,
    )
