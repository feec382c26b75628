"""Queries of managers about automation: rules tried on the past, dead letters, secrets."""

from __future__ import annotations

import asyncio
from typing import Final

import msgspec

from protocol.automation import AutomationRule, Notice
from protocol.ids import id_source
from protocol.messages import Qry
from protocol.records import Ticket, Webhook
from protocol.support_commands import PutRule
from protocol.ticket_queries import DeadLetter, WebhookSecret
from server.domain.actor import Actor
from server.domain.automation.dry_run import tried
from server.domain.automation.settings import check_rule, rule_of
from server.domain.context import Context
from server.domain.refused import refuse
from server.store.past_threads import threads_since
from server.sync.sources import Page, Query, Sources, ident_of
from server.webhooks.signing import secret_of

DAY_MS: Final = 86_400_000
DAYS_MOST: Final = 90
ITEMS_MOST: Final = 200


async def _rule_dry_run(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What a rule would have done lately."""
    floor, now = sources.tailer.floor, sources.clock.now()
    try:
        asked = msgspec.convert(message.args.get("rule", {}), PutRule)
    except msgspec.ValidationError as fault:
        raise refuse("invalid", f"The rule was not understood: {fault}", field="rule") from None
    days = message.args.get("days", 14)
    if not isinstance(days, int) or not 1 <= days <= DAYS_MOST:
        raise refuse("invalid", f"Choose 1 to {DAYS_MOST} days.", field="days")
    context = Context(actor, now, id_source(sources.clock.now), lambda text: text)
    rule: AutomationRule = rule_of(floor, asked, context)
    check_rule(floor, rule)
    since, store, whole = now - days * DAY_MS, sources.door.store, floor.as_it_is()

    def run() -> list[object]:
        return list(tried(whole, rule, threads_since(store, since), since, context))

    return (await asyncio.to_thread(run))[: ITEMS_MOST + 1], None


async def _dead_letters(sources: Sources, actor: Actor, message: Qry) -> Page:
    """Notices that were given up, the last first."""
    dead = [n for n in sources.tailer.floor.of(Notice) if n.state == "failed"]
    dead.sort(key=lambda notice: (-notice.due_at, notice.id))
    return [
        DeadLetter(
            notice=each.id,
            to=each.to,
            channel=each.channel,
            what=each.what,
            subject_kind=each.subject_kind,
            subject=each.subject,
            reason=each.reason,
            tries=each.tries,
            at=each.due_at,
            said=_number(sources.tailer.floor.get(Ticket, each.subject), each),
        )
        for each in dead[:ITEMS_MOST]
    ], None


def _number(ticket: Ticket | None, notice: Notice) -> str:
    """`T-20437`; memory has forgotten a ticket that was closed, the notice may tell its number."""
    number = str(ticket.number) if ticket is not None else notice.data.get("number", "")
    return f"T-{number}" if number and notice.subject_kind == "ticket" else number


async def _webhook_secret(sources: Sources, actor: Actor, message: Qry) -> Page:
    """What the posts to a webhook are signed with, for whoever sets up the other side."""
    ident = ident_of(message, "webhook")
    if sources.tailer.floor.get(Webhook, ident) is None:
        raise refuse("unknown_setting", "There is no such webhook any more.", field="webhook")
    return [WebhookSecret(webhook=ident, secret=secret_of(sources.tokens.seal, ident))], None


AUTOMATION_QUERIES: Final[dict[str, Query]] = {
    "rule_dry_run": _rule_dry_run,
    "dead_letters": _dead_letters,
    "webhook_secret": _webhook_secret,
}
