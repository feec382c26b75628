"""A sample hall in which somebody stands in each state at once, for pictures of phones."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

import httpx

from server.replay.caller import AskedInVain, Caller, Clerk, Json
from server.replay.ground import QUEUE, RESERVATIONS

AHEAD: Final = 14
HOUR_S: Final = 3_600
PATIENCE_S: Final = 30
LASTING: Final[Json] = {
    "graceSeconds": HOUR_S,
    "graceRemoteSeconds": HOUR_S,
    "missedSeconds": HOUR_S,
    "repeatSeconds": 0,
}
"""Nobody's time runs out while pictures are taken."""
NAMES: Final[Mapping[str, Json]] = {
    "Advice": {"es": "Asesoría", "de": "Beratung", "ar": "الاستشارات"},
    "Permits": {"es": "Permisos", "de": "Genehmigungen", "ar": "التصاريح"},
    "Archive": {"es": "Archivo", "de": "Archiv", "ar": "الأرشيف"},
    "Taxes": {"es": "Impuestos", "de": "Steuern", "ar": "الضرائب"},
    "Registry": {"es": "Registro", "de": "Standesamt", "ar": "السجل المدني"},
    "Library": {"es": "Biblioteca", "de": "Bücherei", "ar": "المكتبة"},
    "Citizen counter": {"es": "Atención ciudadana", "de": "Bürgerbüro", "ar": "مكتب المواطنين"},
    "Passport or identity card": {
        "es": "Pasaporte o documento de identidad",
        "de": "Reisepass oder Personalausweis",
        "ar": "جواز السفر أو بطاقة الهوية",
    },
    "Register an address": {
        "es": "Empadronamiento",
        "de": "Wohnsitz anmelden",
        "ar": "تسجيل عنوان",
    },
}
LOCATION: Final[Json] = {
    "location": "Hall 1, ground floor",
    "locations": {
        "es": "Sala 1, planta baja",
        "de": "Halle 1, Erdgeschoss",
        "ar": "القاعة 1، الطابق الأرضي",
    },
}
ADDRESS: Final = "https://queue.riverside.example"
LONG_DESK: Final = "Wheelchair repairs, first floor"


class PhoneHall:
    """Makes the states one after the other. Each step raises `AskedInVain` or `HallAway`.

    `clerks`: a manager first, and four more.
    """

    def __init__(self, http: httpx.AsyncClient, clerks: Mapping[str, str]) -> None:
        self._http = http
        self._caller = Caller(http)
        self._clerks = [Clerk(self._caller, *each) for each in clerks.items()]
        self.addresses: dict[str, str] = {}
        """The path of each page by the name of its state."""

    async def make(self) -> None:
        """Everybody comes, and is called, served or sent on."""
        for clerk in self._clerks:
            await clerk.sign_in()
        await self._notices()
        counter = await self._point("Citizen counter", "C", 5, LASTING | LOCATION, [
            "Passport or identity card", "Register an address",
        ])  # fmt: skip
        self.addresses |= {"join": f"/q/{counter['id']}", "front": "/"}
        desks = await self._desks(counter)
        await self._done_with(counter, desks[4])
        await self._called(counter, desks)
        await self._aside()
        await self._late()
        await self._waiting(counter)

    @property
    def _manager(self) -> Clerk:
        return self._clerks[0]

    async def _point(
        self, name: str, prefix: str, capacity: int, fields: Json, services: Sequence[str] = ()
    ) -> Json:
        named = [{"name": each, "names": NAMES.get(each, {})} for each in services or [name]]
        body = {"name": name, "prefix": prefix, "capacity": capacity, "services": named, **fields}
        body["names"] = NAMES[name]
        return await self._manager.post(f"{RESERVATIONS}/service-point/create", body)

    async def _desks(self, point: Json) -> list[str]:
        """All desks of the counter, open, one for each clerk."""
        desks = [desk["id"] for desk in point["desks"]]
        await self._change_desk(desks[2], direction="left")
        await self._change_desk(desks[3], name=LONG_DESK, direction="up")
        for clerk, desk in zip(self._clerks, desks, strict=True):
            await clerk.post(f"{QUEUE}/desk/{desk}", {"state": "open", "takeOver": True})
        return desks

    async def _change_desk(self, desk: str, **fields: str) -> None:
        told = await self._caller.get("/admin/desks", self._manager.token)
        version = next(each["version"] for each in told["items"] if each["id"] == desk)
        await self._put(f"/admin/desks/{desk}", version=version, **fields)

    async def _put(self, path: str, **body: str | int) -> None:
        headers = {"Authorization": f"Bearer {self._manager.token}"}
        (await self._http.put(path, json=body, headers=headers)).raise_for_status()

    async def _join(self, point: Json, state: str = "") -> str:
        """Somebody joins by phone; the entry. Their page is kept as that of a state."""
        joined = await self._caller.post(f"{QUEUE}/join", {"servicePoint": point["id"]})
        if state:
            self.addresses[state] = urlsplit(joined["link"]).path
        return str(joined["id"])

    async def _do(self, step: str, entry: str, body: Json | None = None, clerk: int = 0) -> None:
        await self._clerks[clerk].post(f"{QUEUE}/{step}/{entry}", body or {})

    async def _notices(self) -> None:
        """Pages that give no number."""
        full = await self._point("Advice", "F", 1, {"maxWaiting": 1})
        await self._join(full, "waiting-no-desk")
        told = {"servicePoint": full["id"], "text": "The lift is out of order. Take the stairs."}
        await self._manager.post(f"{QUEUE}/broadcast", told)
        inside = await self._point("Permits", "P", 1, {"joinBy": "on_site"})
        closed = await self._point("Archive", "R", 1, {})
        await self._manager.post(f"{QUEUE}/state/{closed['id']}", {"state": "closed"})
        self.addresses |= {
            "full": f"/q/{full['id']}",
            "on-site": f"/q/{inside['id']}",
            "closed": f"/q/{closed['id']}",
            "unknown": "/q/none",
            "unknown-number": "/t/none",
            "check-out-of-date": "/check/none",
        }
        site = await self._caller.get("/admin/site", self._manager.token)
        await self._put("/admin/site", version=site["version"], publicUrl=ADDRESS)
        site = await self._caller.get("/admin/site", self._manager.token)
        self.addresses["check"] = urlsplit(site["checkLink"]).path

    async def _done_with(self, counter: Json, desk: str) -> None:
        """Who has been at the last desk already; the first of the line waits on."""
        at = {"desk": desk}
        await self._join(counter, "next")
        done = await self._join(counter, "completed")
        await self._do("start", done, at, 4)
        await self._do("complete", done, {}, 4)
        held = await self._join(counter, "on-hold")
        await self._do("start", held, at, 4)
        until = datetime.now(UTC) + timedelta(minutes=10)
        await self._do("hold", held, {"until": until.isoformat()}, 4)
        gone = await self._join(counter, "left")
        await self._do("leave", gone)
        ended = await self._join(counter, "cancelled")
        await self._do("cancel", ended, {"reason": "Came to the wrong place"})
        sent = await self._join(counter, "transferred")
        await self._do("start", sent, at, 4)
        await self._do("transfer", sent, {"service": counter["services"][1]["id"]}, 4)

    async def _called(self, counter: Json, desks: Sequence[str]) -> None:
        """Who is at a desk, or on the way to one."""
        states = ("serving", "called-again", "called", "called-long")
        for clerk, (state, desk) in enumerate(zip(states, desks, strict=False)):
            entry = await self._join(counter, state)
            await self._do("call", entry, {"desk": desk}, clerk)
            if state == "serving":
                await self._do("start", entry, {}, clerk)
            if state == "called-again":
                await self._do("recall", entry, {}, clerk)

    async def _aside(self) -> None:
        """Who missed a call, and whose turn came before they did: the last clerk calls them."""
        soon = {**LASTING, "graceSeconds": 0, "graceRemoteSeconds": 0}
        late = await self._point("Taxes", "M", 1, soon)
        desk = await self._open(late)
        await self._do("call", await self._join(late, "missed"), {"desk": desk}, 4)
        absent = await self._point("Library", "H", 1, {**LASTING, "callAbsent": False})
        await self._join(absent, "held")
        body = {"servicePoint": absent["id"]}
        await self._manager.post(f"{QUEUE}/join", body)
        await self._clerks[4].post(f"{QUEUE}/call-next", {"desk": await self._open(absent)})

    async def _late(self) -> None:
        """Who was promised less: visits take far longer than was thought."""
        point = await self._point("Registry", "G", 1, LASTING)
        await self._open(point)
        await self._join(point, "told")
        await self._published(self.addresses.pop("told"))
        for _ in range(2):
            await self._join(point)
        await self._join(point, "late")
        told = await self._caller.get("/admin/services", self._manager.token)
        longer = next(each for each in told["items"] if each["servicePoint"] == point["id"])
        path = f"/admin/services/{longer['service']['id']}"
        await self._put(path, version=longer["version"], meanSeconds=HOUR_S // 2)

    async def _published(self, place: str) -> None:
        """Wait until a wait can be told: all are published now and then."""
        for _ in range(PATIENCE_S * 2):
            if b'"low":null' not in (await self._http.get(f"{place}/state")).content:
                return
            await asyncio.sleep(0.5)
        raise AskedInVain("no_wait", "No wait is published.")

    async def _reckoned(self, place: str) -> None:
        """Wait until the line is reckoned with all who have come at once, or the next is told too
        short a wait, and soon an apology."""
        before = await self._low(place)
        for _ in range(PATIENCE_S * 2):
            if await self._low(place) != before:
                return
            await asyncio.sleep(0.5)

    async def _low(self, place: str) -> list[bytes]:
        """The waits that are published, as the page of a place gets them."""
        return re.findall(rb'"low":(\w+)', (await self._http.get(f"{place}/state")).content)

    async def _open(self, point: Json) -> str:
        desk = str(point["desks"][0]["id"])
        await self._clerks[4].post(f"{QUEUE}/desk/{desk}", {"state": "open"})
        return desk

    async def _waiting(self, counter: Json) -> None:
        """The line behind whoever is next: somebody away, some soon, and one far behind."""
        await self._do("away", await self._join(counter, "away"))
        await self._join(counter, "waiting-near")
        for _ in range(AHEAD):
            await self._join(counter, "ahead")
        await self._reckoned(self.addresses.pop("ahead"))
        await self._join(counter, "waiting")
        self.addresses["leave"] = f"{self.addresses['waiting']}/leave"
