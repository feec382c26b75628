"""Webhooks as they are saved: where rules may post to."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec.structs import replace

from protocol.addresses import is_loopback
from protocol.automation import Webhook
from protocol.changes import Gone, Put
from protocol.outcomes import Saved
from protocol.support_commands import DeleteWebhook, PutWebhook
from server.domain.automation.settings import uses
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.point_settings import given
from server.domain.refused import refuse
from server.domain.text import named


def put_webhook(floor: Floor, command: PutWebhook, context: Context) -> Decision:
    """Set up where rules may post to, or change it."""
    before = _known(floor, command.webhook) if command.webhook is not None else None
    if before is not None and command.version != before.version:
        raise refuse(
            "version_mismatch",
            f"{before.name} was changed meanwhile. Load it again.",
            field="version",
        )
    fields = given(command, "enabled")
    if command.name is not None:
        fields["name"] = named(command.name, "name")
    if command.url is not None:
        fields["url"] = _checked(command.url.strip())
    if before is not None:
        after = replace(before, **fields, version=before.version + 1)
    elif {"name", "url"} <= fields.keys():
        after = Webhook(id=context.new_id(), **fields)
    else:
        raise refuse("invalid", "A webhook needs a name and an address.", field="url")
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def delete_webhook(floor: Floor, command: DeleteWebhook, context: Context) -> Decision:
    """Remove one that nothing posts to."""
    webhook = _known(floor, command.webhook)
    user = uses(floor, "webhook", webhook.id)
    if user:
        raise refuse(
            "in_use", f"{user} posts to {webhook.name}. Change that first.", field="webhook"
        )
    return Decision(Saved(id=webhook.id), [Gone(Webhook.kind(), webhook.id)])


def _known(floor: Floor, ident: str) -> Webhook:
    found = floor.get(Webhook, ident)
    if found is None:
        raise refuse("unknown_setting", "There is no such webhook any more.", field="webhook")
    return found


def _checked(url: str) -> str:
    """An address that nobody on the way can read; plain HTTP only to this very machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or "" if parts.port != 0 else ""
    except ValueError:
        host = ""
    if not url.isascii() or not url.isprintable() or " " in url:
        host = ""
    safe = host and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
    if not safe or parts.username is not None or parts.fragment:
        raise refuse(
            "invalid",
            "Write an address that begins with https:// and has no password.",
            field="url",
        )
    return url
