"""A machine that is paired with a real server, or brings a key by a claim: no Qt, no network."""

from __future__ import annotations

import asyncio
import json
import stat
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from client.credential import Credential, TokenUnavailable
from client.device_key import KEY_FILE, DeviceKey
from client.enrolment import DeviceToken, NotEnrolled, read_enrolment
from client.pairing import AGAIN_S, Pairer
from client.pairing_screen import Pairing
from client.timing import Timing
from protocol.messages import Hello
from protocol.proof import commitment, decoded, encoded
from server.store.devices import DeviceBook
from tests.client.clockwork import Clockwork
from tests.server.http.front import Front, front

SERVER = "http://hall.test"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Front]:
    """A server that runs."""
    async with front(tmp_path / "server") as opened:
        yield opened


class Machine:
    """A kiosk without a screen. Its own clock is a day behind; its pauses end at once."""

    def __init__(self, here: Front, folder: Path) -> None:
        self.here, self.folder = here, folder
        self.told: list[Pairing] = []
        self.rests: list[float] = []
        self.away = False
        self.lies: dict[str, Any] = {}
        self._news = asyncio.Event()
        self.transport = httpx.MockTransport(self._ask)
        self.clockwork = Clockwork()

    @property
    def timing(self) -> Timing:
        return Timing(self.clockwork.monotonic, self._rest, lambda: 1.0)

    async def _rest(self, seconds: float) -> None:
        self.rests.append(seconds)
        await asyncio.sleep(0)

    async def _ask(self, asked: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("cut")
        answer = await self.here.client.post(asked.url.path, content=asked.content)
        if self.lies and answer.is_success and answer.content:
            return httpx.Response(answer.status_code, json=answer.json() | self.lies)
        return answer

    def tell(self, now: Pairing) -> None:
        if not self.told or self.told[-1] != now:
            self.told.append(now)
            self._news.set()

    def pairs(self) -> asyncio.Task[Any]:
        pairer = Pairer(
            "kiosk", self.folder, host="k1", transport=self.transport, timing=self.timing,
            wall=lambda: 0,
        )  # fmt: skip
        return asyncio.ensure_future(pairer(SERVER, self.tell))

    async def shows(self, phase: str, nth: int = 1) -> Pairing:
        """The nth time that it shows this."""
        async with asyncio.timeout(30):
            while len(found := [each for each in self.told if each.phase == phase]) < nth:
                self._news.clear()
                await self._news.wait()
        return found[nth - 1]

    def token(self, **more: Any) -> DeviceToken:
        return DeviceToken(
            self.folder, "kiosk", transport=self.transport, timing=self.timing, **more
        )

    async def manager(self, what: str, **body: Any) -> Any:
        headers = self.here.signed("manager")
        answer = await self.here.post(f"/auth/devices/{what}", body, headers=headers)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None


@pytest.fixture
def machine(here: Front, tmp_path: Path) -> Machine:
    return Machine(here, tmp_path / "kiosk")


async def test_a_machine_is_paired_and_proves_itself_though_its_clock_is_wrong(
    machine: Machine, here: Front
) -> None:
    pairing = machine.pairs()
    shown = await machine.shows("shown")
    assert (await machine.manager("find", code=shown.code))["check"] == shown.check
    await machine.manager("approve", code=shown.code, name="Entrance", zone="North")
    enrolment = await pairing
    assert read_enrolment(machine.folder, "kiosk") == enrolment
    assert (enrolment.name, enrolment.server) == ("Entrance", SERVER)
    for name in ("enrolment.json", KEY_FILE):
        if sys.platform != "win32":
            assert stat.S_IMODE((machine.folder / name).stat().st_mode) == 0o600
    assert sorted(path.name for path in machine.folder.iterdir()) == [KEY_FILE, "enrolment.json"]
    credential = await machine.token()()
    assert isinstance(credential, Credential)
    for _ in range(2):
        machine.clockwork.advance(1.0)
        proof = credential.prove()
        held = here.parts.devices.proofs.hello(credential.token, proof)
        assert held.actor.id == enrolment.device
    assert 420 < credential.good_until - machine.clockwork.seconds + 2 <= 540
    assert Hello([1], token=credential.token, proof=proof)


async def test_a_refused_machine_rests_and_begins_anew_by_itself(machine: Machine) -> None:
    pairing = machine.pairs()
    shown = await machine.shows("shown")
    await machine.manager("refuse", code=shown.code)
    await machine.shows("refused")
    again = await machine.shows("shown", 2)
    assert again.code != shown.code and again.check != shown.check
    assert AGAIN_S in machine.rests
    await machine.manager("approve", code=again.code, name="Entrance")
    assert (await pairing).name == "Entrance"


async def test_a_code_that_nobody_types_ends_by_the_machines_steady_clock(
    machine: Machine,
) -> None:
    pairing = machine.pairs()
    shown = await machine.shows("shown")
    assert shown.ends == machine.clockwork.seconds + 600
    machine.clockwork.advance(603)
    await machine.shows("expired")
    await machine.shows("shown", 2)
    pairing.cancel()


async def test_a_server_that_is_away_is_asked_again_and_the_same_code_goes_on(
    machine: Machine,
) -> None:
    pairing = machine.pairs()
    shown = await machine.shows("shown")
    machine.away = True
    assert "does not answer (no connection could be made)" in (await machine.shows("away")).why
    await machine.manager("approve", code=shown.code, name="Entrance")
    machine.away = False
    assert (await pairing).name == "Entrance"


async def test_who_sits_between_makes_no_number_agree(machine: Machine, here: Front) -> None:
    """It hands on the server's code and nonce, but has put its own key in place of the machine's,
    or its own certificate in place of the server's."""
    thief = DeviceKey.new()
    committed = encoded(commitment(thief.public, bytes(32)))
    body = {"role": "kiosk", "key": encoded(thief.public), "commitment": committed, "host": "t"}
    begun = (await here.post("/auth/devices/begin", body)).json()
    body = {"id": begun["id"], "nonce": encoded(bytes(32))}
    await here.post("/auth/devices/reveal", body)
    machine.lies = {"code": begun["code"], "nonce": begun["nonce"]}
    pairing = machine.pairs()
    shown = await machine.shows("shown")
    assert decoded(begun["nonce"], 32) and shown.code == begun["code"]
    assert (await machine.manager("find", code=shown.code))["check"] != shown.check
    pairing.cancel()


async def test_a_folder_that_cannot_be_written_is_said_before_anybody_approves(
    machine: Machine,
) -> None:
    machine.folder.write_text("")
    with pytest.raises(NotEnrolled, match="--data"):
        await machine.pairs()
    assert machine.told == []


def enrolled_by_claim(machine: Machine) -> DeviceBook:
    """The file that `create-device` writes."""
    book = DeviceBook(machine.here.parts.store)
    book.add("entrance", "Entrance", "kiosk", None, 1)
    renewed(machine, book, "the claim")
    return book


def renewed(machine: Machine, book: DeviceBook, claim: str) -> None:
    book.invite("entrance", claim, 1, 10**15, "somebody")
    machine.folder.mkdir(exist_ok=True)
    body = {"server": SERVER, "name": "Entrance", "role": "kiosk", "claim": claim}
    (machine.folder / "enrolment.json").write_text(json.dumps(body))


async def test_a_claim_is_turned_into_a_key_once_and_a_lost_answer_is_asked_for_again(
    machine: Machine,
) -> None:
    book = enrolled_by_claim(machine)
    machine.lies = {"device": 7}
    with pytest.raises(TokenUnavailable):
        await machine.token()()
    key = DeviceKey.load(machine.folder).public
    assert book.keyed() == {"entrance"}, "it was taken, and the answer was lost"
    machine.lies = {}
    assert isinstance(await machine.token()(), Credential)
    assert DeviceKey.load(machine.folder).public == key
    found = read_enrolment(machine.folder, "kiosk")
    assert (found.device, found.claim, found.key) == ("entrance", "", encoded(key))
    renewed(machine, book, "another claim")
    assert isinstance(await machine.token()(), Credential)
    assert DeviceKey.load(machine.folder).public != key, "what was void stays void"


async def test_a_device_that_the_server_does_not_know_says_so_to_be_paired_anew(
    machine: Machine,
) -> None:
    book = enrolled_by_claim(machine)
    told: list[int] = []
    token = machine.token(on_unknown=lambda: told.append(1))
    await token()
    machine.away = True
    with pytest.raises(TokenUnavailable, match="does not answer"):
        await token()
    machine.away = False
    assert told == []
    book.bind("entrance", None, 2)
    with pytest.raises(TokenUnavailable, match="does not know this kiosk"):
        await token()
    assert told == [1]
    (machine.folder / KEY_FILE).unlink()
    with pytest.raises(TokenUnavailable, match=KEY_FILE):
        await token()
