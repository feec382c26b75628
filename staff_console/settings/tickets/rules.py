"""The pages of automation rules: when what happens to which tickets, what is done. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from protocol.automation import AutomationRule, RuleEvent
from protocol.commands import AnyCommand
from protocol.replica import Replica
from protocol.support_commands import DeleteRule, PutRule
from staff_console.settings.field import YES, Field, NotRead, Part, Section, Value, Values
from staff_console.settings.hall import text
from staff_console.settings.lead_times import lead_minutes, lead_time
from staff_console.settings.tickets import actions, conditions
from staff_console.settings.tickets.offers import named
from staff_console.settings.tickets.removal import gone_field
from staff_console.settings.writing import tidy_name
from staff_console.speech import tr

EVENTS: Final[dict[RuleEvent, Callable[[], str]]] = {
    "ticket_opened": lambda: tr("a ticket is opened"),
    "customer_replied": lambda: tr("the customer writes again"),
    "staff_replied": lambda: tr("a colleague answers"),
    "ticket_updated": lambda: tr("a ticket is changed"),
    "ticket_resolved": lambda: tr("a ticket is resolved"),
    "ticket_reopened": lambda: tr("a ticket is opened again"),
    "ticket_escalated": lambda: tr("the level of a ticket is raised"),
    "ticket_rated": lambda: tr("the customer rates a ticket"),
    "sla_warning": lambda: tr("a deadline is near"),
    "sla_breach": lambda: tr("a deadline is missed"),
    "time_passed": lambda: tr("nobody has touched a ticket for"),
    "appointment_cancelled": lambda: tr("a reservation is cancelled"),
    "appointment_missed": lambda: tr("somebody who is booked does not come"),
}
_WAITS: Final = "time_passed"
_SAID_AS: Final = {"on": "when", "afterMin": "when", "rule": "gone", "version": "name"}
TRIAL: Final = "trial"


def _tidy_wait(typed: str) -> str:
    minutes = lead_minutes(typed)
    if not 1 <= minutes <= 366 * 1_440:
        raise NotRead(tr("Write a time such as 30 min, 2 h or 3 d, up to 366 days."))
    return lead_time(minutes)


def _when_parts() -> tuple[Part, ...]:
    waits = ((1, (_WAITS,)),)
    what, long = tr("what happens"), tr("for how long")
    return (
        Part(1, "choice", what, named(EVENTS)),
        Part(2, "text", long, hint=tr("3 d"), width=112, when=waits, usual="1 day",
             tidy=_tidy_wait),
    )  # fmt: skip


def _common(replica: Replica) -> tuple[Field, ...]:
    return (
        Field("name", tr("Name"), tidy=tidy_name),
        Field("enabled", tr("It is on"), "switch"),
        Field("when", tr("When"), "clauses", parts=_when_parts(), least=1),
        Field(
            "conditions",
            tr("And all of these hold"),
            "clauses",
            tr("None: each time."),
            parts=conditions.condition_parts(replica),
            adds=tr("Add a condition"),
        ),
        Field(
            "actions",
            tr("Then"),
            "clauses",
            parts=actions.action_parts(replica),
            adds=tr("Add what is done"),
            ordered=True,
        ),
        Field(TRIAL, tr("Try it on the last 14 days"), "panel", group=tr("Before it is saved")),
    )


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    gone = gone_field(tr("Remove this rule"), tr("What it has done stays."))
    return (*_common(replica), gone)


def _values(rule: AutomationRule) -> Values:
    waits = lead_time(rule.after_min) if rule.on == _WAITS else ""
    return {
        "name": rule.name,
        "enabled": YES if rule.enabled else "",
        "when": (("", rule.on, waits),),
        "conditions": conditions.rows_of(rule.conditions),
        "actions": actions.rows_of(rule.actions),
        TRIAL: "",
    }


def _read(replica: Replica, ident: str) -> Values | None:
    found = replica.get(AutomationRule, ident)
    return None if found is None else {**_values(found), "gone": ""}


def _read_new(replica: Replica, ident: str) -> Values | None:
    return _values(AutomationRule(id="", name="", on="ticket_opened"))


def _told(values: Values) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "name" in values:
        fields["name"] = text(values["name"])
    if "enabled" in values:
        fields["enabled"] = values["enabled"] == YES
    if "when" in values:
        _, event, waits = _when(values["when"])
        fields |= {"on": event, "after_min": lead_minutes(waits) if event == _WAITS else 0}
    if "conditions" in values:
        fields["conditions"] = conditions.conditions_of(values["conditions"])
    if "actions" in values:
        fields["actions"] = actions.actions_of(values["actions"])
    return fields


def _when(value: Value) -> tuple[str, str, str]:
    assert not isinstance(value, str)
    _, event, waits = value[0]
    return "", event, waits


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    found = replica.get(AutomationRule, ident)
    if found is None or not values:
        return []
    if values.get("gone") == YES:
        return [DeleteRule(rule=ident)]
    fields = _told(values)
    return [PutRule(rule=ident, version=found.version, **fields)] if fields else []


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    told = {**_values(AutomationRule(id="", name="", on="ticket_opened")), **values}
    if not told["name"] or not told["actions"]:
        return []
    after = max((each.position for each in replica.of(AutomationRule)), default=-1) + 1
    return [PutRule(**_told(told), position=min(after, 1_000))]


def as_it_is(replica: Replica, ident: str) -> PutRule | None:
    """The rule unchanged, to be tried."""
    found = replica.get(AutomationRule, ident)
    return PutRule(rule=ident, version=found.version) if found is not None else None


def happens(event: str, waits: str) -> str:
    """What sets a rule off, in words; `waits` is how long, of passed time."""
    said = next((title() for key, title in EVENTS.items() if key == event), "")
    return f"{said} {waits}".strip() if event == _WAITS else said


def sentence(replica: Replica, ident: str, values: Values) -> str:
    """The rule as a sentence."""
    _, event, waits = _when(values["when"])
    when = happens(event, waits)
    holds = tr(" and ").join(conditions.said(replica, values["conditions"]))
    does = ", ".join(actions.said_of(replica, values["actions"]))
    if not does:
        does = tr("nothing is done yet")
    if not holds:
        return tr("When {when}: {does}.").format(when=when, does=does)
    return tr("When {when} and {holds}: {does}.").format(when=when, holds=holds, does=does)


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    return _SAID_AS.get(said, said), None


RULE: Final = Section(
    "rule",
    lambda: tr("Rule"),
    lambda: tr("It acts on what happens from now on, and leaves a note in each ticket."),
    _fields,
    _read,
    _commands,
    _locate,
    told=sentence,
)
NEW_RULE: Final = Section(
    "new_rule",
    lambda: tr("New rule"),
    lambda: tr("What is done by itself, so that nobody has to think of it."),
    lambda replica, ident: _common(replica),
    _read_new,
    _new_commands,
    _locate,
    told=sentence,
    new=True,
)
