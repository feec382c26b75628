"""Jitsi with token authentication: rooms are addresses, and a signed token opens one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote, urlsplit

import jwt

from server.meetings.provider import Entrant, Room, Ticket, Verdict

_ALGORITHM: Final = "HS256"
_AUDIENCE: Final = "jitsi"


class Jitsi:
    """A Jitsi server (`url`) that takes tokens of the application `app`, signed with `secret`.

    It makes a room when the first who may enters it, and closes it when the last leaves.
    """

    name = "jitsi"

    def __init__(self, url: str, app: str, secret: str, now: Callable[[], int]) -> None:
        self._url = url.rstrip("/")
        self._app = app
        self._secret = secret
        self._now = now
        self._domain = urlsplit(url).hostname or ""

    async def open(self, room: Room) -> str:
        """Its address: nothing has to be made."""
        return f"{self._url}/{quote(room.name)}"

    async def ticket(self, room: Room, who: Entrant) -> Ticket:
        """A token for one person and this room."""
        expires_s = room.ends_at // 1000
        claims = {
            "aud": _AUDIENCE,
            "iss": self._app,
            "sub": self._domain,
            "room": room.name,
            "iat": self._now() // 1000,
            "nbf": room.opens_at // 1000,
            "exp": expires_s,
            "context": {"user": {"id": who.id, "name": who.name, "moderator": who.owner}},
        }
        token = jwt.encode(claims, self._secret, algorithm=_ALGORITHM)
        return Ticket(token, f"{await self.open(room)}?jwt={quote(token)}", expires_s * 1000)

    async def check(self, room: Room, token: str) -> Verdict:
        """Whether we have signed it for this room and this time."""
        try:
            told: dict[str, Any] = jwt.decode(
                token,
                self._secret,
                algorithms=[_ALGORITHM],
                audience=_AUDIENCE,
                issuer=self._app,
                # The clock is injected, so these are compared below.
                options={
                    "require": ["exp", "nbf", "room"],
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
            opens_at, expires_at = int(told["nbf"]) * 1000, int(told["exp"]) * 1000
            owner = bool(told["context"]["user"]["moderator"])
        except (jwt.InvalidTokenError, KeyError, TypeError, ValueError):
            return Verdict(False, "This token is none of ours.")
        if told["room"] != room.name or told.get("sub") != self._domain:
            return Verdict(False, "This token is for another room.")
        if not opens_at <= self._now() < expires_at:
            return Verdict(False, "This token does not hold at this time.", expires_at=expires_at)
        return Verdict(True, "", owner, expires_at)

    async def end(self, name: str) -> None:
        """Its tokens are not given any more, and those that were end by themselves."""

    async def close(self) -> None:
        """Nothing is open."""
