"""The pages of webhooks: where rules post to, and what was given up. Pure."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from protocol.addresses import is_loopback
from protocol.commands import AnyCommand
from protocol.records import AutomationRule, Webhook
from protocol.replica import Replica
from protocol.support_commands import DeleteWebhook, PutWebhook
from staff_console.settings.field import YES, Field, NotRead, Section, Values
from staff_console.settings.hall import text
from staff_console.settings.tickets.removal import gone_field
from staff_console.settings.writing import as_words, tidy_name
from staff_console.speech import tr

SECRET: Final = "secret"
LETTERS: Final = "letters"
_SAID_AS: Final = {"webhook": "gone", "version": "name"}


def tidy_url(typed: str) -> str:
    """An address that nobody on the way can read. Raises `NotRead`."""
    kept = typed.strip()
    try:
        parts = urlsplit(kept)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    safe = host and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
    if not safe:
        raise NotRead(tr("Write an address that begins with https://, as the other side gave it."))
    return kept


def _common() -> tuple[Field, ...]:
    return (
        Field("name", tr("Name"), hint=tr("As rules name it."), tidy=tidy_name),
        Field("url", tr("Address"), hint=tr("It begins with https://."), tidy=tidy_url),
        Field("enabled", tr("It is on"), "switch", tr("While it is off nothing is posted.")),
    )


def _fields(replica: Replica, ident: str) -> tuple[Field, ...]:
    users = [
        each.name
        for each in replica.of(AutomationRule)
        if any((a.do, a.value) == ("webhook", ident) for a in each.actions)
    ]
    hint = tr("Its secret is void then; one that is made anew has another.")
    if users:
        hint = tr("Not while these post to it: {names}.").format(names=as_words(users))
    return (
        *_common(),
        Field(SECRET, tr("Secret"), "panel", group=tr("How the other side knows that it is us")),
        gone_field(tr("Remove this webhook"), hint),
    )


def _values(webhook: Webhook) -> Values:
    return {
        "name": webhook.name, "url": webhook.url, "enabled": YES if webhook.enabled else "",
    }  # fmt: skip


def _read(replica: Replica, ident: str) -> Values | None:
    found = replica.get(Webhook, ident)
    return None if found is None else {**_values(found), SECRET: "", "gone": ""}


def _told(values: Values) -> dict[str, Any]:
    fields: dict[str, Any] = {
        name: text(values[name]) for name in ("name", "url") if name in values
    }
    if "enabled" in values:
        fields["enabled"] = values["enabled"] == YES
    return fields


def _commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    found = replica.get(Webhook, ident)
    if found is None or not values:
        return []
    if values.get("gone") == YES:
        return [DeleteWebhook(webhook=ident)]
    return [PutWebhook(webhook=ident, version=found.version, **_told(values))]


def _new_commands(replica: Replica, ident: str, values: Values) -> list[AnyCommand]:
    told = {**_values(Webhook(id="", name="", url="")), **values}
    return [PutWebhook(**_told(told))] if told["name"] and told["url"] else []


def _locate(said: str, values: Values) -> tuple[str, int | None]:
    return _SAID_AS.get(said, said), None


WEBHOOK: Final = Section(
    "webhook",
    lambda: tr("Webhook"),
    lambda: tr("Another program that rules post to."),
    _fields,
    _read,
    _commands,
    _locate,
)
NEW_WEBHOOK: Final = Section(
    "new_webhook",
    lambda: tr("New webhook"),
    lambda: tr("Another program that rules post to. Its secret is shown once it is saved."),
    lambda replica, ident: _common(),
    lambda replica, ident: _values(Webhook(id="", name="", url="")),
    _new_commands,
    _locate,
    new=True,
)
DEAD_LETTERS: Final = Section(
    "dead_letters",
    lambda: tr("Not delivered"),
    lambda: tr("Mails and posts that were tried for hours and given up, the last first."),
    lambda replica, ident: (Field(LETTERS, tr("Given up"), "panel"),),
    lambda replica, ident: {LETTERS: ""},
    lambda replica, ident, values: [],
    _locate,
)
