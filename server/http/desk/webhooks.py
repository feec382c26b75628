"""`/admin/webhooks`: where rules post to, and `/admin/notices`: what nobody could be told."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final

from litestar import delete, get, post, put
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from protocol.automation import Notice
from protocol.records import Webhook
from protocol.support_commands import (
    DeleteWebhook,
    PutWebhook,
    ResendNotices,
    SeeNotices,
)
from server.http.desk.writing import removing, saved, saving
from server.http.edge import Edge
from server.http.paging import Cursor, page_of
from server.http.problems import reject
from server.http.queue_shapes import AnId, Version
from server.http.setting_shapes import Name, SavedAnswer
from server.http.shapes import Body, Shape, instant
from server.http.tickets.naming import ident, idents
from server.http.tickets.writing import reading
from server.http.transitions import Ask
from server.webhooks.signing import secret_of

_HOOKS: Final = "/admin/webhooks"
_NOTICES: Final = "/admin/notices"
_Url = Annotated[
    str, Meta(min_length=8, max_length=500, examples=["https://example.org/now-serving"])
]


class WebhookBody(Body, frozen=True):
    """A webhook, or what is to be otherwise of one."""

    version: Version | None = None
    name: Name | None = None
    url: _Url | None = None
    enabled: bool | None = None

    def command(self, webhook: str | None) -> PutWebhook:
        """The command."""
        return PutWebhook(
            webhook=webhook,
            version=self.version,
            name=self.name,
            url=self.url,
            enabled=self.enabled,
        )


class WebhookShape(Shape, frozen=True):
    """Where rules post to."""

    id: str
    name: str
    url: str
    enabled: bool
    version: int


class WebhookList(Shape, frozen=True):
    """Webhooks in pages."""

    items: list[WebhookShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


class SecretAnswer(Shape, frozen=True):
    """What posts are signed with."""

    secret: Annotated[str, Meta(description="64 hexadecimal characters; keep it secret.")]


class NoticesBody(Body, frozen=True):
    """Which notices."""

    notices: Annotated[list[AnId], Meta(min_length=1, max_length=100)]


class NoticeShape(Shape, frozen=True):
    """A notice that was given up."""

    id: str
    to: Annotated[str, Meta(description="Id of the colleague or the webhook.")]
    channel: str
    what: str
    subject_kind: str
    subject: str
    reason: Annotated[str, Meta(description="Why it did not get there.")]
    tries: int
    at: datetime


class NoticeList(Shape, frozen=True):
    """Notices that were given up, in pages."""

    items: list[NoticeShape]
    next: Annotated[str | None, Meta(description="Cursor of the next page, if there is one.")]


def webhook_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """Managing webhooks; dead letters."""
    return [*_managing(edge), _secret(edge), *_notices(edge)]


def _managing(edge: Edge) -> list[HTTPRouteHandler]:
    @get(_HOOKS, **reading("read ticket desk", "Webhooks", "A page of webhooks.", "invalid"))
    async def webhooks(cursor: Cursor = None) -> WebhookList:
        """All of them."""
        page, following = page_of(edge.tailer.floor.of(Webhook), cursor)
        items = [
            WebhookShape(id=w.id, name=w.name, url=w.url, enabled=w.enabled, version=w.version)
            for w in page
        ]
        return WebhookList(items=items, next=following)

    @post(_HOOKS, **saving(PutWebhook, "Add a webhook") | {"status_code": 201})
    async def add(request: Ask, data: JSONBody[WebhookBody]) -> SavedAnswer:
        """Needs a name and a URL. Posts are signed; ask for its `secret`."""
        return await saved(edge, request, data.command(None))

    @put(f"{_HOOKS}/{{id:str}}", **saving(
        PutWebhook, "Change a webhook", "unknown_setting", "version_mismatch"))  # fmt: skip
    async def change(request: Ask, id: FromPath[str], data: JSONBody[WebhookBody]) -> SavedAnswer:
        """Those fields that are named."""
        return await saved(edge, request, data.command(ident(id, "unknown_setting")))

    @delete(f"{_HOOKS}/{{id:str}}", **removing(
        DeleteWebhook, "Remove a webhook", "unknown_setting", "in_use"))  # fmt: skip
    async def remove(request: Ask, id: FromPath[str]) -> None:
        """Refused while a rule uses it."""
        await saved(edge, request, DeleteWebhook(webhook=ident(id, "unknown_setting")))

    return [webhooks, add, change, remove]


def _secret(edge: Edge) -> HTTPRouteHandler:
    @get(f"{_HOOKS}/{{id:str}}/secret", **reading(
        "ask webhook_secret", "The secret of a webhook", "It, for the other side.",
        "unknown_setting",
    ))  # fmt: skip
    async def secret(id: FromPath[str]) -> SecretAnswer:
        """Whoever gets a post checks by it whose it is. It is kept nowhere, and stays the same."""
        if edge.tailer.floor.get(Webhook, ident(id, "unknown_setting")) is None:
            reject("unknown_setting", "There is no such webhook any more.", "id")
        return SecretAnswer(secret=secret_of(edge.tokens.seal, id))

    return secret


def _notices(edge: Edge) -> list[HTTPRouteHandler]:
    @get(_NOTICES, **reading(
        "ask dead_letters", "Notices that were given up", "A page of them.", "invalid"
    ))  # fmt: skip
    async def dead(cursor: Cursor = None) -> NoticeList:
        """Mails and webhooks that did not get there after several tries."""
        failed = (each for each in edge.tailer.floor.of(Notice) if each.state == "failed")
        page, following = page_of(failed, cursor)
        return NoticeList(items=[_notice(each) for each in page], next=following)

    @post(f"{_NOTICES}/resend", **saving(ResendNotices, "Send notices again"))
    async def resend(request: Ask, data: JSONBody[NoticesBody]) -> SavedAnswer:
        """Those that were given up; others stay as they are."""
        command = ResendNotices(notices=idents(data.notices, "invalid", "notices"))
        return await saved(edge, request, command)

    @post(f"{_NOTICES}/seen", **saving(SeeNotices, "Put notices away"))
    async def seen(request: Ask, data: JSONBody[NoticesBody]) -> SavedAnswer:
        """One's own, or as a manager those that were given up."""
        command = SeeNotices(notices=idents(data.notices, "invalid", "notices"))
        return await saved(edge, request, command)

    return [dead, resend, seen]


def _notice(notice: Notice) -> NoticeShape:
    return NoticeShape(
        id=notice.id,
        to=notice.to,
        channel=notice.channel,
        what=notice.what,
        subject_kind=notice.subject_kind,
        subject=notice.subject,
        reason=notice.reason,
        tries=notice.tries,
        at=instant(notice.due_at),
    )
