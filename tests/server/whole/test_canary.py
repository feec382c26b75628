"""What people tell, and what lets them in, stands nowhere but where it belongs; canaries look.

Each private field holds a word of its own that nothing else holds. Whatever a stranger can ask for,
whatever is logged, and whatever is kept for good is then searched for all of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from sqlalchemy import select

from protocol.commands import UpdateSite
from protocol.pin import prove
from protocol.topics import parse_topic
from server.settings import Settings
from server.store.tables import audit, receipt
from server.sync.topic import LiveTopic
from tests.hall import ADMIN
from tests.server.data_bytes import data_bytes
from tests.server.http.front import QUEUE, Front, bearer, front
from tests.server.http.salon import BOOKED, book, request, salon

TOLD = {
    "name": "Canary-Name",
    "phone": "+4755512345678",
    "email": "canary-mail@example.org",
    "notes": "canary-notes",
    "needs": "canary-needs",
    "staff notes": "canary-noted",
    "hold": "canary-held",
    "reason": "canary-reason",
    "priority": "canary-hurry",
}
"""What is told by and of a customer: nobody but staff reads it, and it can be erased."""
PASSWORD = "canary correct horse"
PIN = "73519284"
OWN = frozenset({"httpx", "httpcore", "asyncio", "aiosqlite"})
"""Loggers of the test's own client, and of the loop."""


class Flight:
    """A hall in which all canaries were set free."""

    def __init__(self, here: Front, folder: Path) -> None:
        self.here = here
        self.folder = folder
        self.secrets: dict[str, str] = {"password": PASSWORD, "PIN": PIN}
        self.answers: list[str] = []
        """What strangers were told on the way."""
        self.persons: list[str] = []
        self.booked: dict[str, Any] = {}
        self.other: dict[str, Any] = {}

    async def take_off(self) -> None:
        """A visit with all that can be told of it, a colleague with all that lets one in."""
        here = self.here
        self.other = await here.join()
        customer = {name: TOLD[name] for name in ("name", "phone", "email")}
        mine = await here.join(customer=customer, notes=TOLD["notes"], accessNeeds=[TOLD["needs"]])
        self.secrets["private link"] = mine["token"]
        staff, entry = here.signed(), mine["id"]
        later = "2026-11-24T12:30:00Z"
        for step, body in (
            ("note", {"text": TOLD["staff notes"]}),
            ("priority", {"priority": "priority", "reason": TOLD["priority"]}),
            ("call", {"desk": await here.open_desk()}),
            ("start", {}),
            ("hold", {"until": later, "note": TOLD["hold"]}),
            ("cancel", {"reason": TOLD["reason"]}),
        ):
            answer = await here.post(f"{QUEUE}/{step}/{entry}", body, headers=staff)
            assert answer.status_code == 200, answer.text
        await self._book(customer)
        manager = here.signed("manager")
        found = await here.post("/admin/persons/find", {"text": TOLD["name"]}, headers=manager)
        self.persons = [each["person"] for each in found.json()["items"]]
        assert len(self.persons) == 2
        await self._sign_in()

    async def _book(self, customer: dict[str, str]) -> None:
        here = self.here
        cut, told = await salon(here), {"notes": TOLD["notes"], "accessNeeds": [TOLD["needs"]]}
        self.booked = await book(here, cut, customer=customer, browser="canary-browser", **told)
        self.secrets["reservation link"] = self.booked["token"]
        self.secrets["browser"] = "canary-browser"
        change = {"id": self.booked["id"], "version": 1, "staffNotes": TOLD["staff notes"]}
        path, signed = f"{BOOKED}/update", here.signed()
        noted = (await here.client.put(path, json=change, headers=signed)).json()
        gone = {"state": "cancelled", "version": noted["version"], "reason": TOLD["reason"]}
        answer = await here.client.put(path, json={"id": noted["id"], **gone}, headers=signed)
        assert answer.status_code == 200, answer.text

    async def _sign_in(self) -> None:
        here = self.here
        here.enter("Mina", PASSWORD, "manager")
        tokens = await here.post("/auth/token", {"name": "Mina", "password": PASSWORD})
        self.secrets["refresh"] = tokens.json()["refresh_token"]
        self.secrets["access"] = tokens.json()["access_token"]
        mina = bearer(self.secrets["access"])
        begun = (await here.post("/auth/totp/begin", {}, headers=mina)).json()
        self.secrets["TOTP"] = begun["secret"]
        code = pyotp.TOTP(begun["secret"]).now()
        confirmed = await here.post("/auth/totp/confirm", {"code": code}, headers=mina)
        assert confirmed.status_code == 200, confirmed.text
        self.secrets["recovery"] = confirmed.json()["recoveryCodes"][0]

    async def strangers(self) -> None:
        """Ask for all that a stranger may, and for much that nobody may, canaries in hand."""
        here, other = self.here, self.other["token"]
        theirs = (f"/t/{other}", f"/t/{other}/state", f"/t/{other}/leave")
        for path in (
            "/", "/metrics", "/health/ready", "/health/live", "/openapi.json", "/docs", *theirs,
            f"/q/{here.point}", f"{QUEUE}/status/{here.point}", "/admin/site", "/nothing",
        ):  # fmt: skip
            self._note(await here.client.get(path))
        wrong = {"customer": {"name": [TOLD["name"]]}, "notes": {"text": TOLD["notes"]}}
        broken = f'{{"customer": {{"name": "{TOLD["name"]}", '
        for content in (None, broken):
            sent: dict[str, Any] = {"content": content} if content else {"json": wrong}
            self._note(await here.client.post(f"{QUEUE}/join", **sent))
        mine = f"{BOOKED}/by-email/{TOLD['email']}"
        for path in (mine, f"{mine}/{self.booked['number'][::-1]}", f"{BOOKED}/slots?from=x"):
            self._note(await here.client.get(path))
        known = {name: TOLD[name] for name in ("name", "email")}
        for body in ({"customer": known}, request("x", customer=known)):
            self._note(await here.post(f"{BOOKED}/create", body))
        told = {"name": TOLD["name"] * 100, "phone": TOLD["phone"]}
        self._note(await here.post(f"{QUEUE}/join", {"servicePoint": "x", "customer": told}))
        known = {"name": TOLD["name"], "phone": TOLD["phone"]}
        self._note(await here.post(f"{QUEUE}/join", {"servicePoint": "x" * 36, "customer": known}))
        form = {"name": TOLD["name"], "phone": TOLD["phone"], "service": "none", "key": "none"}
        # Shown again to whoever typed it, to be mended; no log has seen it.
        await here.client.post(f"/q/{here.point}", data=form)
        for password in (PASSWORD + "!", PASSWORD):
            self._note(await here.post("/auth/token", {"name": "Nobody", "password": password}))
        self._note(await here.post("/auth/refresh", {"refresh_token": self.secrets["access"]}))
        self._note(await here.client.get("/admin/site", headers=bearer(self.secrets["refresh"])))

    def _note(self, answer: Any) -> None:
        self.answers.append(f"{answer.headers} {answer.text}")

    def frames(self) -> Iterator[tuple[str, str]]:
        """What public topics show, and those of other visitors."""
        floor = self.here.parts.tailer.floor
        visit = floor.lists["entry"][self.other["id"]].visit  # type: ignore[attr-defined]
        for name in ("display", "kiosk", f"queue/{self.here.point}", f"visitor/{visit}"):
            topic = parse_topic(name)
            assert topic is not None
            yield name, LiveTopic(topic, floor, "e", 0, 0).snapshot().text.decode()

    def kept(self) -> Iterator[str]:
        """What stays for good, or for long: receipts and the chain of the audit."""
        with self.here.parts.store.engine.connect() as connection:
            for query in (select(receipt), select(audit)):
                for row in connection.execute(query):
                    yield " ".join(
                        each.decode("utf-8", "replace") if isinstance(each, bytes) else str(each)
                        for each in row
                    )

    def files(self) -> bytes:
        """Every byte of the data folder, but of keys."""
        return data_bytes(self.folder, but="keys")


def canaries_in(text: str, canaries: dict[str, str]) -> set[str]:
    """Which of them sing there."""
    return {name for name, word in canaries.items() if word in text}


async def test_no_canary_is_seen_or_kept_where_it_does_not_belong_and_erased_ones_nowhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = Settings(tmp_path, open_rate=0, open_joins=0)
    async with front(tmp_path, settings) as here:
        await here.open_point()
        flight = Flight(here, tmp_path)
        await flight.take_off()
        manager = here.signed("manager")
        proof = prove(PIN, bytes(16))
        await here.parts.door.execute(UpdateSite(kiosk_pin=proof), ADMIN)
        await flight.strangers()
        everything = TOLD | flight.secrets
        for text in flight.answers:
            assert canaries_in(text, everything) == set(), text[:300]
        for topic, text in flight.frames():
            # A kiosk lets staff out while the server is away: it alone has the proof of the PIN.
            hidden = everything if topic == "kiosk" else everything | {"proof": proof}
            assert canaries_in(text, hidden) == set(), text[:300]
        for text in flight.kept():
            assert canaries_in(text, everything) == set(), text[:300]
        for name in ("nowserving.db.mark", "nowserving.db.audit"):
            path = tmp_path / name
            content = path.read_text() if path.exists() else ""
            assert canaries_in(content, everything) == set()
        files = flight.files()
        for name, word in flight.secrets.items():
            assert name == "TOTP" or word.encode() not in files, name
        assert TOLD["name"].encode() in files, "it is known still"
        for person in flight.persons:
            path = f"/admin/persons/{person}"
            assert (await here.client.delete(path, headers=manager)).status_code == 204
        left = flight.files()
        assert {name for name, word in TOLD.items() if word.encode() in left} == set()
    for record in caplog.records:
        if record.name.partition(".")[0] not in OWN:
            said = record.getMessage() + (record.exc_text or "")
            assert canaries_in(said, everything) == set(), f"{record.name}: {said[:300]}"
