"""The rows of automation in the table of commands."""

from __future__ import annotations

from typing import Final

from protocol import support_commands as c
from protocol.command import Command
from server.domain.automation import notices, settings, webhooks
from server.domain.rule import Rule, nothing

AUTOMATION_RULES: Final[dict[type[Command], Rule]] = {
    c.PutRule: Rule(settings.put_rule, nothing),
    c.DeleteRule: Rule(settings.delete_rule, nothing),
    c.PutWebhook: Rule(webhooks.put_webhook, nothing),
    c.DeleteWebhook: Rule(webhooks.delete_webhook, nothing),
    c.ClaimNotices: Rule(notices.claim_notices, nothing),
    c.MarkNotice: Rule(notices.mark_notice, nothing),
    c.SeeNotices: Rule(notices.see_notices, nothing),
    c.ResendNotices: Rule(notices.resend_notices, nothing),
}
