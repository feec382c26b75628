"""A sign-in that lasts: the link's token, refreshed when the server has refused the last one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from client.credential import TokenUnavailable
from client.http import AuthApi, ServerAway, SignInRefused, Tokens

T = TypeVar("T")
Keep = Callable[[str], Awaitable[object]]
"""Puts a refresh token where the next start of the program finds it."""


async def keep_nothing(_: str) -> None:
    """Whoever does not stay signed in leaves no token behind."""


class Session:
    """The clerk's tokens. `ended` is told why, when the server no longer knows the sign-in.

    `keep` has each refresh token before that is used: one that was used already, and is shown
    again after a crash, would look like a stolen one.
    """

    def __init__(
        self,
        api: AuthApi,
        tokens: Tokens,
        ended: Callable[[str], None],
        keep: Keep = keep_nothing,
    ) -> None:
        self.api = api
        self._tokens = tokens
        self._ended = ended
        self._keep = keep
        self._linked = ""
        """What the link was given last."""
        self._turn = asyncio.Lock()

    async def token(self) -> str:
        """The access token at first; a refreshed one each time after. Raises `TokenUnavailable`."""
        try:
            self._linked = await self._other_than(self._linked)
        except ServerAway as fault:
            raise TokenUnavailable(str(fault)) from None
        except SignInRefused as fault:
            raise TokenUnavailable(fault.detail) from None
        return self._linked

    async def access(self, spent: str = "") -> str:
        """The access token for HTTP; a refreshed one where this one was `spent`.

        Raises `ServerAway`, also where the sign-in has ended.
        """
        try:
            return await self._other_than(spent)
        except SignInRefused as fault:
            raise ServerAway(fault.detail) from None

    async def ask(self, work: Callable[[str], Awaitable[T]]) -> T:
        """What one asks with an access token, once more where that has run out.

        Raises `SignInRefused`, `ServerAway`.
        """
        access = await self.access()
        try:
            return await work(access)
        except SignInRefused as fault:
            if fault.code != "token_expired":
                raise
        return await work(await self.access(access))

    async def replace(self, work: Callable[[str], Awaitable[Tokens]]) -> None:
        """Go on with tokens that the server gives for those that it ends by the same step.

        Raises `SignInRefused`, `ServerAway`.
        """
        # Nobody may refresh meanwhile: the old tokens end before the new ones are here.
        async with self._turn:
            try:
                tokens = await work(self._tokens.access_token)
            except SignInRefused as fault:
                if fault.code != "token_expired":
                    raise
                await self._take(await self._refreshed())
                tokens = await work(self._tokens.access_token)
            await self._take(tokens)

    async def end(self) -> None:
        """Sign out at the server, too. A server that is away lets the sign-in run out."""
        with suppress(ServerAway):
            await self.api.revoke(self._tokens.refresh_token)

    async def _other_than(self, spent: str) -> str:
        # One at a time: the same refresh token shown twice would end the sign-in.
        async with self._turn:
            if spent == self._tokens.access_token:
                await self._take(await self._refreshed())
            return self._tokens.access_token

    async def _refreshed(self) -> Tokens:
        try:
            return await self.api.refresh(self._tokens.refresh_token)
        except SignInRefused as fault:
            if fault.code != "too_many_requests":
                self._ended(fault.detail)
            raise

    async def _take(self, tokens: Tokens) -> None:
        self._tokens = tokens
        await self._keep(tokens.refresh_token)
