"""Daily, by its REST API: https://docs.daily.co/reference/rest-api."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

import httpx

from server.meetings.provider import Entrant, MeetingFault, Room, Ticket, Verdict

API: Final = "https://api.daily.co/v1"
ONCE_S: Final = 4.0
"""So long one request may take …"""
ALTOGETHER_S: Final = 10.0
"""… and so long all of them, with the pauses between."""
TRIES: Final = 3
PAUSE_S: Final = 0.5
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
_STRANGE: Final = "The video provider answered what nobody understands. Try again in a moment."
_NONE: Final[frozenset[int]] = frozenset()
_DOWN: Final = "The video provider does not answer. Try again in a moment, or call the customer."


class Daily:
    """One account with Daily. `key` is its API key; `now` the real clock in ms."""

    name = "daily"

    def __init__(
        self,
        key: str,
        now: Callable[[], int],
        api: str = API,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        once_s: float = ONCE_S,
        altogether_s: float = ALTOGETHER_S,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self._altogether_s = altogether_s
        self._client = httpx.AsyncClient(
            base_url=api,
            headers={"Authorization": f"Bearer {key}"},
            timeout=httpx.Timeout(once_s),
            follow_redirects=False,
        )

    async def open(self, room: Room) -> str:
        """Make the room, or move the one of this name."""
        times = {"nbf": room.opens_at // 1000, "exp": room.ends_at // 1000}
        properties = {**times, "eject_at_room_exp": True}
        body = {"name": room.name, "privacy": "private", "properties": properties}
        made = await self._ask("POST", "/rooms", body, fine=frozenset({400}))
        if made.status_code == 400:
            # A room of this name is there already, as after an answer that was lost.
            moved = {"privacy": "private", "properties": properties}
            said = _info(made)
            made = await self._ask(
                "POST", f"/rooms/{quote(room.name)}", moved, fine=frozenset({404})
            )
            if made.status_code == 404:
                raise MeetingFault(f"The video provider refused the room: {said}.")
        return _text(made, "url")

    async def ticket(self, room: Room, who: Entrant) -> Ticket:
        """A token of Daily's for one person and this room."""
        expires_s = room.ends_at // 1000
        body = {
            "properties": {
                "room_name": room.name,
                "user_id": who.id[:36],
                "user_name": who.name,
                "is_owner": who.owner,
                "nbf": room.opens_at // 1000,
                "exp": expires_s,
                "eject_at_token_exp": True,
            }
        }
        token = _text(await self._ask("POST", "/meeting-tokens", body), "token")
        return Ticket(token, f"{room.url}?t={quote(token)}", expires_s * 1000)

    async def check(self, room: Room, token: str) -> Verdict:
        """What Daily says of a token."""
        answer = await self._ask(
            "GET", f"/meeting-tokens/{quote(token, safe='')}", fine=frozenset({400, 404})
        )
        if answer.status_code != 200:
            return Verdict(False, "The video provider does not know this token.")
        told = _told(answer)
        if told.get("room_name") != room.name:
            return Verdict(False, "This token is for another room.")
        expires_at, opens_at = int(told.get("exp", 0)) * 1000, int(told.get("nbf", 0)) * 1000
        if not opens_at <= self._now() < expires_at:
            return Verdict(False, "This token does not hold at this time.", expires_at=expires_at)
        return Verdict(True, "", bool(told.get("is_owner")), expires_at)

    async def end(self, name: str) -> None:
        """Delete the room, which ends whatever goes on in it."""
        await self._ask("DELETE", f"/rooms/{quote(name)}", fine=frozenset({404}))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        fine: frozenset[int] = _NONE,
    ) -> httpx.Response:
        """An answer that is good, or `fine`; asked again while the provider is busy or faulty."""
        try:
            async with asyncio.timeout(self._altogether_s):
                return await self._asked(method, path, body, fine)
        except TimeoutError:
            raise MeetingFault(_DOWN, later=True) from None

    async def _asked(
        self, method: str, path: str, body: Mapping[str, Any] | None, fine: frozenset[int]
    ) -> httpx.Response:
        answer: httpx.Response | None = None
        for left in reversed(range(TRIES)):
            try:
                answer = await self._client.request(method, path, json=body)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code not in _AGAIN:
                break
            if left:
                await self._sleep(_pause(answer, TRIES - left))
        if answer is None:
            raise MeetingFault(_DOWN, later=True)
        if answer.is_success or answer.status_code in fine:
            return answer
        raise _fault(answer)


def _pause(answer: httpx.Response | None, tried: int) -> float:
    """Seconds until the next try: as the provider asks for, else longer each time."""
    asked = answer.headers.get("retry-after", "") if answer is not None else ""
    return min(float(asked), ALTOGETHER_S) if asked.isdecimal() else PAUSE_S * 2 ** (tried - 1)


def _fault(answer: httpx.Response) -> MeetingFault:
    if answer.status_code == 401:
        return MeetingFault("The video provider does not take this house's key. Tell the manager.")
    if answer.status_code == 429:
        asked = answer.headers.get("retry-after", "")
        wait = int(asked) if asked.isdecimal() else 5
        return MeetingFault(
            f"The video provider is busy. Try again in {wait} s.", later=True, retry_after=wait
        )
    if answer.status_code in _AGAIN:
        return MeetingFault(_DOWN, later=True)
    return MeetingFault(f"The video provider refused: {_info(answer)}.")


def _text(answer: httpx.Response, name: str) -> str:
    found = _told(answer).get(name)
    if not isinstance(found, str):
        raise MeetingFault(_STRANGE, later=True)
    return found


def _told(answer: httpx.Response) -> dict[str, Any]:
    try:
        told = answer.json()
    except ValueError:
        told = None
    if not isinstance(told, dict):
        raise MeetingFault(_STRANGE, later=True)
    return told


def _info(answer: httpx.Response) -> str:
    """What the provider says is wrong: short, and without what was sent."""
    try:
        told = answer.json()
        said = str(told.get("info") or told.get("error") or "")
    except (ValueError, AttributeError):
        said = ""
    return said[:120].rstrip(".") or f"status {answer.status_code}"
