"""Something to be repaired, for pictures of phones: its estimate waits, it was declined, a part is
awaited, it is ready."""

from __future__ import annotations

from typing import Final

import httpx

from server.replay.caller import Clerk, Json

RESERVATIONS: Final = "/crm/reservations"
REQUESTS: Final = f"{RESERVATIONS}/service-request"
TERMS: Final[Json] = {
    "currency": "GBP",
    "taxMode": "inclusive",
    "labourRate": "58.80",
    "partsTax": "20",
    "labourTax": "20",
    "returnFee": "19.00",
}
MACHINE: Final[Json] = {
    "what": "Coffee machine",
    "make": "Gaggia",
    "model": "Classic",
    "accessories": ["drip tray"],
}
LINES: Final[list[Json]] = [
    {"kind": "part", "name": "Pump, new", "unitPrice": "96.00"},
    {"kind": "part", "name": "Seal set", "unitPrice": "14.50"},
    {"kind": "labour", "name": "Work", "minutes": 75},
]
FOUND: Final[Json] = {"text": "The pump leaks, and the seals are worn.", "public": True}


class PhoneRepairs:
    """Makes the states one after the other. Each step raises `AskedInVain`, `HallAway` or what
    httpx raises. `manager` has signed in."""

    def __init__(self, http: httpx.AsyncClient, manager: Clerk) -> None:
        self._http = http
        self._clerk = manager
        self.addresses: dict[str, str] = {}
        """The path of each page by the name of its state."""

    async def make(self) -> None:
        """A workshop, and a machine for each state."""
        points = (await self._get(f"{RESERVATIONS}/service-point/get"))["items"]
        point = points[0]["id"]
        await self._put(f"{REQUESTS}/terms/{point}", TERMS)
        for name in ("estimate", "declined", "parts", "ready"):
            ident, page = await self._brought(point)
            await self._put(
                f"{REQUESTS}/update/{ident}",
                {"notes": [FOUND], "lines": LINES, "state": "diagnosed", "estimate": {"send": {}}},
            )
            self.addresses[f"repair-{name}"] = page
            if name != "estimate":
                await self._goes_on(ident, name)
        self.addresses["repair-no"] = f"{self.addresses['repair-estimate']}/no"

    async def _brought(self, point: str) -> tuple[str, str]:
        told = {
            "servicePoint": point,
            "here": True,
            "problem": "It leaks",
            "items": [MACHINE],
            "customer": {"name": "Greta", "email": "greta@mail.example"},
        }
        taken = await self._clerk.post(f"{RESERVATIONS}/service-request-queue/join", told)
        ident = str(taken["id"])
        await self._clerk.post(f"{REQUESTS}/{ident}/step", {"step": "diagnose"})
        return ident, f"/s/{taken['token']}"

    async def _goes_on(self, ident: str, name: str) -> None:
        whole = await self._get(f"{REQUESTS}/{ident}")
        sent = whole["estimates"][-1]
        yes = name != "declined"
        answer = {"nth": sent["nth"], "hash": sent["hash"], "yes": yes, "via": "in_person"}
        await self._clerk.post(f"{REQUESTS}/{ident}/estimate/answer", answer | {"name": "Greta"})
        if not yes:
            return
        if name == "parts":
            await self._line(ident, whole["lines"][0], "order")
            return
        for line in whole["lines"]:
            if line["kind"] == "part":
                await self._line(ident, line, "arrive")
        await self._clerk.post(f"{REQUESTS}/{ident}/step", {"step": "repair"})
        for line in whole["lines"]:
            for step in ("use",) if line["kind"] == "part" else ("begin", "finish"):
                await self._line(ident, line, step)
        for step in ("check", "ready"):
            await self._clerk.post(f"{REQUESTS}/{ident}/step", {"step": step})

    async def _line(self, ident: str, line: Json, step: str) -> None:
        await self._clerk.post(f"{REQUESTS}/{ident}/lines/{line['id']}/step", {"step": step})

    async def _get(self, path: str) -> Json:
        told = await self._http.get(path, headers=self._signed())
        found: Json = told.raise_for_status().json()
        return found

    async def _put(self, path: str, told: Json) -> None:
        (await self._http.put(path, json=told, headers=self._signed())).raise_for_status()

    def _signed(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._clerk.token}"}
