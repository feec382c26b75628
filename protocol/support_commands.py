"""Commands that set up the ticket desk: canned responses, views, calendars, policies, rules,
webhooks; and what timers say of notices."""

from __future__ import annotations

from typing import Annotated

import msgspec

from protocol.automation import Condition, NoticeState, RuleAction, RuleEvent
from protocol.command import Command, Ident, Instant, Name, Version
from protocol.place_commands import Exceptions, Week
from protocol.places import Language
from protocol.sla import Level, Target
from protocol.ticket_commands import Body, Tags
from protocol.tickets import TicketFilter, TicketSort

Position = Annotated[int, msgspec.Meta(ge=0, le=1_000)]
Conditions = Annotated[list[Condition], msgspec.Meta(max_length=12)]
Actions = Annotated[list[RuleAction], msgspec.Meta(max_length=12)]
NoticeIds = Annotated[list[Ident], msgspec.Meta(max_length=100)]


class PutCanned(Command, frozen=True, kw_only=True, tag="put_canned"):
    """Set up a canned response, or change it; what is not given stays. Answers `Saved`."""

    canned: Ident | None = None
    version: Version | None = None
    name: Name | None = None
    text: Body | None = None
    texts: Annotated[dict[Language, Body], msgspec.Meta(max_length=12)] | None = None
    tags: Tags | None = None
    actions: Actions | None = None
    own: bool | None = None
    """Whether it is of whoever saves it alone."""
    position: Position | None = None


class DeleteCanned(Command, frozen=True, kw_only=True, tag="delete_canned"):
    """Remove a canned response that no rule uses. Answers `Saved`."""

    canned: Ident


class PutTicketView(Command, frozen=True, kw_only=True, tag="put_ticket_view"):
    """Save a list of tickets, or change it. Those of everybody are for managers to save. Answers
    `Saved`."""

    view: Ident | None = None
    version: Version | None = None
    name: Name | None = None
    shows: TicketFilter | None = None
    sort: TicketSort | None = None
    descending: bool | None = None
    own: bool | None = None
    position: Position | None = None


class DeleteTicketView(Command, frozen=True, kw_only=True, tag="delete_ticket_view"):
    """Remove a saved list. Answers `Saved`."""

    view: Ident


class PutSlaCalendar(Command, frozen=True, kw_only=True, tag="put_sla_calendar"):
    """Set up a calendar of business time, or change it: open tickets are reckoned anew. Answers
    `Saved`."""

    calendar: Ident | None = None
    version: Version | None = None
    name: Name | None = None
    zone: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    hours: Week | None = None
    exceptions: Exceptions | None = None
    holidays: bool | None = None


class DeleteSlaCalendar(Command, frozen=True, kw_only=True, tag="delete_sla_calendar"):
    """Remove a calendar that no policy uses. Answers `Saved`."""

    calendar: Ident


class PutSlaPolicy(Command, frozen=True, kw_only=True, tag="put_sla_policy"):
    """Set up a policy, or change it: open tickets are reckoned anew. Answers `Saved`."""

    policy: Ident | None = None
    version: Version | None = None
    name: Name | None = None
    calendar: Ident | None = None
    targets: Annotated[list[Target], msgspec.Meta(max_length=4)] | None = None
    conditions: Conditions | None = None
    warn_min: Annotated[int, msgspec.Meta(ge=0, le=30 * 1_440)] | None = None
    levels: Annotated[list[Level], msgspec.Meta(max_length=6)] | None = None
    position: Position | None = None


class DeleteSlaPolicy(Command, frozen=True, kw_only=True, tag="delete_sla_policy"):
    """Remove a policy; its open tickets get the one that fits next. Answers `Saved`."""

    policy: Ident


class PutRule(Command, frozen=True, kw_only=True, tag="put_rule"):
    """Set up an automation rule, or change it. Answers `Saved`."""

    rule: Ident | None = None
    version: Version | None = None
    name: Name | None = None
    on: RuleEvent | None = None
    after_min: Annotated[int, msgspec.Meta(ge=0, le=366 * 1_440)] | None = None
    conditions: Conditions | None = None
    actions: Actions | None = None
    enabled: bool | None = None
    position: Position | None = None


class DeleteRule(Command, frozen=True, kw_only=True, tag="delete_rule"):
    """Remove an automation rule. Answers `Saved`."""

    rule: Ident


class PutWebhook(Command, frozen=True, kw_only=True, tag="put_webhook"):
    """Set up where rules may post to, or change it. Answers `Saved`."""

    webhook: Ident | None = None
    version: Version | None = None
    name: Name | None = None
    url: Annotated[str, msgspec.Meta(min_length=8, max_length=500)] | None = None
    enabled: bool | None = None


class DeleteWebhook(Command, frozen=True, kw_only=True, tag="delete_webhook"):
    """Remove a webhook that no rule uses. Answers `Saved`."""

    webhook: Ident


class ClaimNotices(Command, frozen=True, kw_only=True, tag="claim_notices"):
    """What sends notices is about to send these."""

    notices: NoticeIds


class MarkNotice(Command, frozen=True, kw_only=True, tag="mark_notice"):
    """What became of a notice that was claimed."""

    notice: Ident
    state: NoticeState
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""
    due_at: Instant | None = None
    """When to try again, with the state `due`."""


class SeeNotices(Command, frozen=True, kw_only=True, tag="see_notices"):
    """A colleague has seen their notices; a manager puts dead letters away. Answers `Saved`."""

    notices: NoticeIds


class ResendNotices(Command, frozen=True, kw_only=True, tag="resend_notices"):
    """Send dead letters again. Answers `Saved`."""

    notices: NoticeIds


AnyTicketSetting = (
    PutCanned
    | DeleteCanned
    | PutTicketView
    | DeleteTicketView
    | PutSlaCalendar
    | DeleteSlaCalendar
    | PutSlaPolicy
    | DeleteSlaPolicy
    | PutRule
    | DeleteRule
    | PutWebhook
    | DeleteWebhook
    | ClaimNotices
    | MarkNotice
    | SeeNotices
    | ResendNotices
)
