"""What can be booked in the hall for pictures of phones, and a reservation in each state."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import httpx

from protocol.booking_commands import PutDefinition
from server.cli.sample_bookings import BOOKABLE
from server.replay.caller import AskedInVain, Clerk, Json
from server.replay.ground import QUEUE, RESERVATIONS

OPEN: Final = (("09:00", "12:00"), ("13:00", "17:00"))
DAYS_AHEAD: Final = 2
TAKEN: Final = (1, 2, 5, 9)
"""Which of the free times of a day others have."""
SHORT_MIN: Final = 5
LATE: Final[Json] = {"name": "Collect a document", "meanSeconds": 3_600, "names": {
    "es": "Recoger un documento", "de": "Dokument abholen", "ar": "استلام وثيقة",
}}  # fmt: skip
"""What takes far longer than the times that are booked for it."""
NAMES: Final = {
    "Appointments": {"es": "Oficina de citas", "de": "Terminschalter", "ar": "مكتب المواعيد"},
    "Collection": {"es": "Recogida", "de": "Abholung", "ar": "الاستلام"},
}
GUEST: Final[Json] = {"name": "Alice Moreau", "email": "alice@example.org"}
PATIENCE_S: Final = 90


class PhoneBookings:
    """Makes the states one after the other. Each step raises `AskedInVain`, `HallAway` or what
    httpx raises.

    `clerk` sits at the desk that runs late, and at no other one from then on.
    """

    def __init__(self, http: httpx.AsyncClient, manager: Clerk, clerk: Clerk) -> None:
        self._http = http
        self._manager = manager
        self._clerk = clerk
        self.addresses: dict[str, str] = {"book": "/book"}
        """The path of each page by the name of its state."""

    async def make(self) -> None:
        """Somebody books, moves and cancels; and somebody is told that we run late."""
        await self._manager.sign_in()
        await self._clerk.sign_in()
        point = await self._point("Appointments", "T", OPEN, [])
        first, *_ = [await self._definition(point, told) for _, _, told in BOOKABLE]
        starts = await self._free(first)
        day = starts[0].date().isoformat()
        self.addresses["book-times"] = f"/book/{first}?day={day}"
        for place in TAKEN:
            await self._book(first, starts[place], {"name": "Guest"})
        self.addresses["booked"] = await self._book(first, starts[3], GUEST)
        await self._moved(await self._book(first, starts[4], GUEST), starts[7])
        cancelled = await self._book(first, starts[6], GUEST)
        await self._form(f"{cancelled}/cancel")
        self.addresses["booked-cancelled"] = cancelled
        await self._late()

    async def _point(
        self, name: str, prefix: str, hours: Sequence[tuple[str, str]], services: list[Json]
    ) -> Json:
        week = [
            {"weekday": day, "opens": opens, "closes": closes}
            for day in range(7)
            for opens, closes in hours
        ]
        body = {"name": name, "names": NAMES[name], "prefix": prefix, "capacity": 1, "hours": week}
        path = f"{RESERVATIONS}/service-point/create"
        return await self._manager.post(path, body | {"services": services or [{"name": name}]})

    async def _definition(self, point: Json, told: PutDefinition) -> str:
        """One of the sample's, of a point's desk alone."""
        fields = {
            "name": told.name,
            "names": told.names,
            "description": told.description,
            "descriptions": told.descriptions,
            "price": told.price,
            "video": told.video,
            "gridMinutes": told.grid_min,
            "durationMinutes": told.duration_min,
        }
        return await self._offer(point, fields)

    async def _offer(self, point: Json, fields: Json) -> str:
        body = {"servicePoint": point["id"], "requires": [{"kind": "desk"}]}
        given = {name: value for name, value in fields.items() if value is not None}
        made = await self._manager.post(f"{RESERVATIONS}/definitions", body | given)
        return str(made["id"])

    async def _free(self, definition: str) -> list[datetime]:
        """The free times of the day that is pictured."""
        begins = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        begins += timedelta(days=DAYS_AHEAD)
        span = {"from": begins.isoformat(), "to": (begins + timedelta(days=1)).isoformat()}
        path = f"{RESERVATIONS}/slots"
        found = await self._http.get(path, params={"definitionId": definition, **span})
        slots = found.raise_for_status().json()["items"]
        return [datetime.fromisoformat(slot["start"]) for slot in slots]

    async def _book(self, definition: str, start: datetime, customer: Json) -> str:
        """The path of a reservation's page."""
        slot = {"start": start.isoformat()}
        body = {"definitionId": definition, "slot": slot, "customer": customer}
        booked = await self._manager.post(f"{RESERVATIONS}/create", body)
        return urlsplit(booked["link"]).path

    async def _moved(self, page: str, to: datetime) -> None:
        """It is moved as a phone does it, by way of the page that asks."""
        start = {"start": str(int(to.timestamp() * 1_000))}
        asks = await self._form(f"{page}/move", start)
        self.addresses["booked-moved"] = await self._form(urlsplit(asks).path, start)

    async def _form(self, path: str, data: Json | None = None) -> str:
        """Where a form that was sent leads."""
        answer = await self._http.post(path, data=data)
        if not answer.is_redirect:
            raise AskedInVain("no_redirect", f"{path.rpartition('/')[2]}: {answer.status_code}")
        return answer.headers["location"]

    async def _late(self) -> None:
        """The last of some who take far longer than was thought, today."""
        point = await self._point("Collection", "L", [("00:00", "24:00")], [LATE])
        told = {"durationMinutes": SHORT_MIN, "gridMinutes": SHORT_MIN, "open": False}
        fields = {"name": LATE["name"], "names": LATE["names"], **told}
        service = {"service": point["services"][0]["id"]}
        desk = point["desks"][0]["id"]
        await self._clerk.post(f"{QUEUE}/desk/{desk}", {"state": "open"})
        definition = await self._offer(point, fields | service)
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        soon = now + timedelta(minutes=2 * SHORT_MIN - now.minute % SHORT_MIN)
        await self._book(definition, soon, {"name": "Guest"})
        late = await self._book(definition, soon + timedelta(minutes=SHORT_MIN), GUEST)
        self.addresses["booked-late"] = late
        for _ in range(PATIENCE_S * 2):
            if b'class="behind"' in (await self._http.get(late)).content:
                return
            await asyncio.sleep(0.5)
        raise AskedInVain("not_late", "No reservation is known to run late.")
