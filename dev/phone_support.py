"""A ticket of somebody in the hall for pictures of phones: asked, answered, solved."""

from __future__ import annotations

import asyncio
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Final

import httpx

from server.replay.caller import AskedInVain, Clerk, Json

TICKETS: Final = "/crm/tickets"
ASKED: Final[Json] = {
    "subject": "Coffee machine drips after the repair",
    "text": "It still drips on the left side.",
    "email": "greta@mail.example",
}
_LINK: Final = re.compile(r"(/support/t[\w-]{44})")
_NUMBER: Final = re.compile(r"T-([0-9]+)")
PATIENCE_S: Final = 30


class PhoneSupport:
    """Makes the states one after the other. Each step raises `AskedInVain`, `HallAway` or what
    httpx raises. `manager` has signed in."""

    def __init__(self, http: httpx.AsyncClient, manager: Clerk, mails: Path) -> None:
        self._http, self._mails = http, mails
        self._clerk = manager
        self.addresses: dict[str, str] = {"support": "/support"}
        """The path of each page by the name of its state."""

    async def make(self) -> None:
        """The house takes tickets; one is answered, another is solved."""
        signed = {"Authorization": f"Bearer {self._clerk.token}"}
        site = (await self._http.get("/admin/site", headers=signed)).raise_for_status().json()
        told = {"version": site["version"], "support": True}
        (await self._http.put("/admin/site", json=told, headers=signed)).raise_for_status()
        self.addresses["thread"] = await self._answered("Thank you. That is the seal we changed.")
        solved = await self._answered("A new seal is in, and it is dry.")
        await self._http.post(f"{solved}/solve")
        self.addresses["thread-solved"] = solved

    async def _answered(self, text: str) -> str:
        """The path of a thread that the clerk has answered in."""
        form = {name: (None, value) for name, value in ASKED.items()}
        page = await self._http.post("/support", files=form)
        number = _NUMBER.search(page.text)
        if number is None:
            raise AskedInVain("no_number", f"support: {page.status_code}")
        await self._clerk.post(f"{TICKETS}/reply/T-{number[1]}", {"text": text})
        return await self._link(f"[T-{number[1]}]")

    async def _link(self, number: str) -> str:
        """The link that was mailed."""
        for _ in range(PATIENCE_S * 10):
            for path in self._mails.glob("*.eml"):
                mail = message_from_bytes(path.read_bytes(), policy=default)
                plain = mail.get_body(("plain",))
                found = _LINK.search(plain.get_content() if plain is not None else "")
                if number in str(mail["Subject"]) and found is not None:
                    return found[1]
            await asyncio.sleep(0.1)
        raise AskedInVain("no_mail", f"No mail came about {number}.")
