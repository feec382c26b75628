"""The rows of automation in the table of commands."""

from __future__ import annotations

from typing import Any, Final

from protocol import support_commands as c
from protocol.changes import Key
from protocol.command import Command
from server.domain.automation import notices, settings
from server.domain.rule import Rule


def _nothing(command: Any) -> list[Key]:
    return []


AUTOMATION_RULES: Final[dict[type[Command], Rule]] = {
    c.PutRule: Rule(settings.put_rule, _nothing),
    c.DeleteRule: Rule(settings.delete_rule, _nothing),
    c.ClaimNotices: Rule(notices.claim_notices, _nothing),
    c.MarkNotice: Rule(notices.mark_notice, _nothing),
    c.SeeNotices: Rule(notices.see_notices, _nothing),
    c.ResendNotices: Rule(notices.resend_notices, _nothing),
}
