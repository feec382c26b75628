"""Automation as typed data: conditions and actions of rules, the rules, and where they post to."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from protocol.record import Record

RuleEvent = Literal[
    "ticket_opened",
    "customer_replied",
    "staff_replied",
    "ticket_updated",
    "ticket_resolved",
    "ticket_reopened",
    "ticket_escalated",
    "ticket_rated",
    "sla_warning",
    "sla_breach",
    "time_passed",
    "appointment_cancelled",
    "appointment_missed",
]
"""What sets a rule off; `time_passed`: so many minutes since the ticket last changed."""
ConditionField = Literal[
    "status",
    "pause",
    "priority",
    "assignee",
    "team",
    "tag",
    "channel",
    "subject",
    "text",
    "contact_kind",
    "language",
    "level",
    "metric",
    "rating",
    "field",
]
"""`text`: of the message that set it off; `metric`: of the clock that did; `field`: a custom field,
written `name=value`."""
ConditionOp = Literal["is", "is_not", "contains", "at_least", "at_most", "is_set", "is_not_set"]
ActionDo = Literal[
    "assign",
    "assign_in_turn",
    "set_team",
    "set_status",
    "set_pause",
    "set_priority",
    "add_tag",
    "remove_tag",
    "set_field",
    "escalate",
    "reply_canned",
    "comment",
    "notify",
    "webhook",
]
"""`assign_in_turn`: the members of a team that work now, one after the other; `notify`: `assignee`,
`watchers`, `managers`, `team:<name>` or a colleague's id."""
Value = Annotated[str, msgspec.Meta(max_length=500)]
DEPTH_MOST: Final = 4
"""So many rules may set one another off; one that would go on is refused, and said."""
TRIES_MOST: Final = 8


class Condition(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One condition on a ticket, or on what set a rule off."""

    field: ConditionField
    op: ConditionOp
    value: Value = ""


class RuleAction(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One thing that a rule, a level or a macro does."""

    do: ActionDo
    value: Value = ""


class AutomationRule(Record, frozen=True, kw_only=True, tag="automation_rule"):
    """When something happens to a ticket that fits, this is done; validated as it is saved."""

    name: str
    on: RuleEvent
    after_min: int = 0
    """Of `time_passed`: so many minutes."""
    conditions: list[Condition] = []
    """All of them must hold."""
    actions: list[RuleAction] = []
    enabled: bool = True
    position: int = 0
    version: int = 1


class Webhook(Record, frozen=True, kw_only=True, tag="webhook"):
    """Where rules post to, signed. The secret is derived from the server's key and never kept."""

    name: str
    url: str
    enabled: bool = True
    version: int = 1


NoticeChannel = Literal["console", "mail", "webhook"]
NoticeState = Literal["due", "sending", "sent", "seen", "failed"]
"""`failed`: given up after so many tries; it stays in the list of dead letters until somebody sends
it again or puts it away (`seen`)."""
UNSENT_NOTICES: Final[frozenset[NoticeState]] = frozenset({"due", "sending"})


class Notice(Record, frozen=True, kw_only=True, tag="notice"):
    """One notification to a colleague or a webhook; what it says is made when it is sent."""

    to: str
    """Id of the colleague or the webhook."""
    channel: NoticeChannel
    what: str
    """As the activity that led here: `sla_breach`, `ticket_assigned`, `customer_replied`, …"""
    subject_kind: str
    subject: str
    made_at: int
    due_at: int
    cause: str = ""
    """Id of the activity, or `rule.version`."""
    data: dict[str, str] = {}
    """Facts by name; nothing personal."""
    state: NoticeState = "due"
    reason: str = ""
    tries: int = 0
    sent_at: int | None = None
    version: int = 1
