"""Links that open nothing any more, and how to have one's own sent by mail.

The same of reservations and of tickets: whatever there is under an address, everybody hears the
same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler

from protocol.commands import AnyCommand
from server.domain.addresses import email_key
from server.pages import notices, says
from server.pages.booking import asking
from server.pages.fields import text
from server.pages.html import AnyRequest
from server.pages.parts import Parts

EMAIL_MOST: Final = 200


@dataclass(frozen=True)
class LostLinks:
    """One kind of links. `lost`, `mine` and `sent` begin the keys of its sentences: of a link that
    opens nothing, of the form, and of what follows it."""

    path: str
    command: Callable[[str, str], AnyCommand]
    """Of an address and a language: asks for the links."""
    asks: str
    lost: str
    mine: str
    sent: str
    instead: tuple[str, str]
    """Where else to go, and the key of what that is called."""
    leads: Callable[[Parts], bool] = lambda _: True
    """Whether there is anything there."""

    def routes(self, parts: Parts) -> list[HTTPRouteHandler]:
        """The handlers."""

        @get(self.path, opt={"asks": "see pages"}, include_in_schema=False)
        async def ask(request: Request[Any, Any, Any]) -> Response[str]:
            return self.show(parts, request, status=200)

        @post(self.path, opt={"asks": self.asks}, include_in_schema=False, status_code=200)
        async def mail(request: Request[Any, Any, Any]) -> Response[str]:
            if request.headers.get("sec-fetch-site") == "cross-site":
                return notices.strange(parts, request)
            return await self._mailed(parts, request)

        return [ask, mail]

    async def _mailed(self, parts: Parts, request: AnyRequest) -> Response[str]:
        email = text((await request.form()).dict(), "email")
        if not parts.mails():
            return self.show(parts, request, status=200)
        if len(email) > EMAIL_MOST or not email_key(email):
            return self.show(parts, request, status=422, email=email, wrong="details.email_bad")
        command = self.command(email, parts.words(request).lang)
        answer = await asking.send(parts, request, command)
        if isinstance(answer, asking.Stopped) and answer.status in (429, 503):
            busy, again = "book.busy", answer.retry_after
            return self.show(
                parts, request, status=answer.status, email=email, wrong=busy, again=again
            )
        return notices.plain(parts, request, self.sent, 200)

    def show(
        self,
        parts: Parts,
        request: AnyRequest,
        *,
        status: int = 404,
        email: str = "",
        wrong: str = "",
        again: int | None = None,
    ) -> Response[str]:
        """The form; with status 404 it says first that the link opens nothing. A house that sends
        no mails promises none."""
        if not parts.mails():
            return notices.plain(parts, request, "no_mails", status)
        words = parts.words(request)
        key = self.lost if status == 404 else self.mine
        to, called = self.instead
        return parts.page(
            request,
            "lost_link.html",
            status=status,
            headers={"Retry-After": str(again)} if again else {},
            site_name=notices.site_name(parts, words),
            as_of=says.clock_time(parts.clock.now(), parts.site.zone if parts.site else ""),
            title=words.say(f"{key}.title"),
            heading=words.say(f"{key}.heading"),
            text=words.say(f"{key}.text"),
            why=words.say(f"{self.mine}.why"),
            submit=words.say(f"{self.mine}.submit"),
            to=self.path,
            instead=(to, words.say(called)) if self.leads(parts) else None,
            email=email,
            error=words.say(wrong) if wrong else "",
        )
