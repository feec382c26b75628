"""Accounts and devices over HTTP, as whoever is signed in at the console."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

from client.http import AuthApi, SignInRefused

Access = Callable[[str], Awaitable[str]]
"""An access token that is another than this one, which the server did not take; empty: any."""
_RUN_OUT: Final = frozenset({"unauthenticated", "token_expired"})


class AdminApi:
    """One server's routes for managers."""

    def __init__(self, auth: AuthApi, access: Access) -> None:
        self._auth, self._access = auth, access

    async def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The answer's JSON as plain values; None where it has no body.

        Raises `SignInRefused` with the server's code and sentence, and `ServerAway`. A token that
        has run out is renewed once.
        """
        token = await self._access("")
        try:
            return await self._auth.ask(method, path, body, token)
        except SignInRefused as fault:
            if fault.code not in _RUN_OUT:
                raise
        return await self._auth.ask(method, path, body, await self._access(token))
