"""How conditions and actions look in JSON."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.automation import ActionDo, Condition, ConditionField, ConditionOp, RuleAction
from server.http.shapes import Body

Value = Annotated[str, Meta(max_length=500)]


class ConditionShape(Body, frozen=True):
    """A condition on a ticket, or on what set a rule off."""

    field: Annotated[
        ConditionField, Meta(description="`field`: one of the house's, written `name=value`.")
    ]
    op: ConditionOp
    value: Value = ""

    def record(self) -> Condition:
        """The same for a command."""
        return Condition(self.field, self.op, self.value)

    @classmethod
    def of(cls, each: Condition) -> ConditionShape:
        """The same in JSON."""
        return cls(field=each.field, op=each.op, value=each.value)


class ActionShape(Body, frozen=True):
    """One thing that a rule, a level or a macro does."""

    do: ActionDo
    value: Annotated[
        Value,
        Meta(
            description="Of `notify`: `assignee`, `watchers`, `managers`, `team:<name>` or an id.",
            examples=["managers"],
        ),
    ] = ""

    def record(self) -> RuleAction:
        """The same for a command."""
        return RuleAction(self.do, self.value)

    @classmethod
    def of(cls, each: RuleAction) -> ActionShape:
        """The same in JSON."""
        return cls(do=each.do, value=each.value)


Conditions = Annotated[
    list[ConditionShape], Meta(max_length=12, description="All of them must hold.")
]
Actions = Annotated[list[ActionShape], Meta(max_length=12, description="In this order.")]


def conditions_of(told: list[ConditionShape] | None) -> list[Condition] | None:
    """The same for a command; what is not given stays."""
    return None if told is None else [each.record() for each in told]


def actions_of(told: list[ActionShape] | None) -> list[RuleAction] | None:
    """The same for a command; what is not given stays."""
    return None if told is None else [each.record() for each in told]
