"""Automation rules as they are saved: each condition and action is looked into first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, get_args

from msgspec.structs import replace

from protocol.automation import AutomationRule, Condition, RuleAction
from protocol.changes import Gone, Put
from protocol.outcomes import Saved
from protocol.records import CannedResponse, SlaPolicy, Staff, Webhook
from protocol.sla import METRICS, PRIORITIES
from protocol.support_commands import DeleteRule, PutRule
from protocol.tickets import TicketChannel, TicketPause, TicketStatus
from server.domain.automation.acting import OF_TICKETS
from server.domain.automation.conditions import NUMBERS, RANKED
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.point_settings import given
from server.domain.refused import refuse
from server.domain.text import named

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "status": get_args(TicketStatus),
    "pause": get_args(TicketPause),
    "priority": PRIORITIES,
    "channel": get_args(TicketChannel),
    "contact_kind": ("contact", "lead", "merchant"),
    "metric": METRICS,
    "set_status": get_args(TicketStatus),
    "set_pause": get_args(TicketPause),
    "set_priority": PRIORITIES,
}
"""Fields and actions whose value is one of so many words."""
_APPOINTMENTS: Final = frozenset({"appointment_cancelled", "appointment_missed"})
_ENDLESS: Final = {"ticket_escalated": "escalate", "ticket_updated": "assign_in_turn"}
"""What sets off the very event that it answers, each time anew."""


def put_rule(floor: Floor, command: PutRule, context: Context) -> Decision:
    """Set up a rule, or change it."""
    after = rule_of(floor, command, context)
    check_rule(floor, after)
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def rule_of(floor: Floor, command: PutRule, context: Context) -> AutomationRule:
    """The rule as it is to be saved, not looked into yet. Raises `Refused`."""
    before = floor.get(AutomationRule, command.rule)
    if command.rule is not None and before is None:
        raise refuse("unknown_setting", "There is no such rule any more.", field="rule")
    if before is not None and command.version != before.version:
        raise refuse(
            "version_mismatch",
            f"{before.name} was changed meanwhile. Load it again.",
            field="version",
        )
    fields = given(command, "on", "after_min", "conditions", "actions", "enabled", "position")
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if before is not None:
        return replace(before, **fields, version=before.version + 1)
    _needs(command)
    return AutomationRule(id=context.new_id(), **fields)


def delete_rule(floor: Floor, command: DeleteRule, context: Context) -> Decision:
    """Remove a rule; what it has done stays."""
    if floor.get(AutomationRule, command.rule) is None:
        raise refuse("unknown_setting", "There is no such rule any more.", field="rule")
    return Decision(Saved(id=command.rule), [Gone(AutomationRule.kind(), command.rule)])


def check_rule(floor: Floor, rule: AutomationRule) -> None:
    """Whether a rule can be run as it is. Raises `Refused`."""
    if not rule.actions:
        raise refuse("invalid", "A rule does something: add an action.", field="actions")
    if (rule.on == "time_passed") != (rule.after_min > 0):
        raise refuse(
            "invalid", "Say after how many minutes, for a rule of passed time alone.",
            field="afterMin",
        )  # fmt: skip
    of_tickets = rule.conditions or any(each.do in OF_TICKETS for each in rule.actions)
    if rule.on in _APPOINTMENTS and of_tickets:
        raise refuse(
            "invalid",
            "A rule on appointments tells people or posts to a webhook; it has no conditions on "
            "tickets.",
            field="actions",
        )
    check_conditions(rule.conditions)
    check_actions(floor, rule.actions)
    _check_end(rule)


def check_conditions(conditions: Iterable[Condition]) -> None:
    """Whether these conditions can be looked at. Raises `Refused`."""
    for each in conditions:
        name, value = each.field, each.value.strip()
        if each.op in ("at_least", "at_most"):
            fits = value in RANKED if name == "priority" else name in NUMBERS and value.isdigit()
        elif each.op in ("is_set", "is_not_set"):
            fits = not value or name == "field"
        elif name == "field":
            fits = "=" in value
        else:
            fits = value in _WORDS.get(name, (value,)) or each.op == "contains"
        if not fits:
            raise refuse(
                "invalid",
                f"{name} {each.op} {value or 'nothing'} cannot be looked at. Choose another value.",
                field="conditions",
            )


def check_actions(floor: Floor, actions: Iterable[RuleAction], field: str = "actions") -> None:
    """Whether these actions can be done. Raises `Refused`."""
    for each in actions:
        why = _CHECKS.get(each.do, _any)(floor, each.value.strip(), each.do)
        if why:
            raise refuse("invalid", why, field=field)


def _any(floor: Floor, value: str, do: str) -> str:
    if do in _WORDS and value not in _WORDS[do]:
        return f"{value or 'Nothing'} is none of {', '.join(filter(None, _WORDS[do]))}."
    needs = do not in ("escalate", "set_pause", "set_team") and not value
    return f"Say what {do.replace('_', ' ')} is to do." if needs else ""


def _colleague(floor: Floor, value: str, do: str) -> str:
    found = floor.get(Staff, value)
    gone = bool(value) and (found is None or found.left)
    return "That colleague does not work here. Choose another." if gone else ""


def _canned(floor: Floor, value: str, do: str) -> str:
    found = floor.get(CannedResponse, value)
    if found is None or found.owner is not None:
        return "Choose a canned response that everybody has."
    return ""


def _webhook(floor: Floor, value: str, do: str) -> str:
    return "" if floor.get(Webhook, value) is not None else "Choose a webhook that is set up."


def _told(floor: Floor, value: str, do: str) -> str:
    if value in ("assignee", "watchers", "managers"):
        return ""
    if value.startswith("team:") and value[5:].strip():
        return ""
    return _colleague(floor, value, do) if value else "Say who is told."


def _team(floor: Floor, value: str, do: str) -> str:
    if any(value in each.teams for each in floor.of(Staff) if not each.left):
        return ""
    return f"Nobody is in the team {value or '…'}. Put a colleague in it first."


def _field(floor: Floor, value: str, do: str) -> str:
    name = value.partition("=")[0].strip()
    known = any(each.name == name for each in floor.site.ticket_fields)
    return "" if known and "=" in value else "Write a field of this house as name=value."


_CHECKS: Final[dict[str, Callable[[Floor, str, str], str]]] = {
    "assign": _colleague,
    "assign_in_turn": _team,
    "reply_canned": _canned,
    "webhook": _webhook,
    "notify": _told,
    "set_field": _field,
}
"""Why an action cannot be done; empty where it can."""


def _check_end(rule: AutomationRule) -> None:
    """A rule that sets itself off for ever is refused when it is saved."""
    again = _ENDLESS.get(rule.on)
    ends = any(each.field in ("level", "assignee") for each in rule.conditions)
    if again is not None and not ends and any(each.do == again for each in rule.actions):
        raise refuse(
            "rule_loops",
            f"This rule would set itself off: {again.replace('_', ' ')} is what it waits for. "
            "Add a condition that ends it, such as a level that is at most 1.",
            field="actions",
        )


def _needs(command: PutRule) -> None:
    for name in ("name", "on", "actions"):
        if getattr(command, name) is None:
            raise refuse("invalid", f"A new rule needs its {name}.", field=name)


def uses(floor: Floor, kind: str, ident: str) -> str:
    """The name of a rule or policy that does something with this; empty where none does."""
    wanted = {"canned": "reply_canned", "webhook": "webhook", "staff": "assign"}[kind]
    for rule in floor.of(AutomationRule):
        if any(each.do == wanted and each.value == ident for each in rule.actions):
            return rule.name
    for policy in floor.of(SlaPolicy):
        for level in policy.levels:
            if any(each.do == wanted and each.value == ident for each in level.actions):
                return policy.name
    return ""
