"""A sign-in that lasts: the link's token, refreshed when the server has refused the last one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from client.http import AuthApi, ServerAway, SignInRefused, Tokens
from client.link import TokenUnavailable


class Session:
    """The clerk's tokens. `ended` is called when the server no longer knows the sign-in."""

    def __init__(self, api: AuthApi, tokens: Tokens, ended: Callable[[], None]) -> None:
        self.api = api
        self._tokens = tokens
        self._ended = ended
        self._spent = False

    async def token(self) -> str:
        """The access token at first; a refreshed one each time after. Raises `TokenUnavailable`."""
        if self._spent:
            try:
                self._tokens = await self.api.refresh(self._tokens.refresh_token)
            except ServerAway as fault:
                raise TokenUnavailable(str(fault)) from None
            except SignInRefused as fault:
                if fault.code != "too_many_requests":
                    self._ended()
                raise TokenUnavailable(fault.detail) from None
        self._spent = True
        return self._tokens.access_token

    async def access(self, spent: str = "") -> str:
        """The access token for HTTP; a refreshed one where this one was `spent`.

        Raises `ServerAway`, also where the sign-in has ended.
        """
        if spent == self._tokens.access_token:
            try:
                return await self.token()
            except TokenUnavailable as fault:
                raise ServerAway(str(fault)) from None
        return self._tokens.access_token

    async def end(self) -> None:
        """Sign out at the server, too. A server that is away lets the sign-in run out."""
        with suppress(ServerAway):
            await self.api.revoke(self._tokens.refresh_token)
