"""`/auth/devices`: a machine asks to be let in, a manager lets it in, it gets tokens."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest
from sqlalchemy.exc import OperationalError
from websockets.asyncio.client import connect

from protocol.messages import Hello, Welcome
from protocol.proof import challenge as to_sign
from protocol.proof import check_number, commitment, decoded, encoded, request
from protocol.records import Device
from server.store.account import Account
from server.store.devices import DeviceBook
from tests.conftest import ExpectedLogs
from tests.server.http.front import POINT, Front, bearer, refused
from tests.server.machine import Machine
from tests.server.sync.sockets import Client, served

DEVICES = "/auth/devices"
NONCE = encoded(bytes(32))


class Kiosk(Machine):
    """A machine that speaks to the server."""

    def __init__(self, here: Front, role: str = "kiosk", host: str = "k1") -> None:
        super().__init__()
        self.here, self.role, self.host = here, role, host
        self.device = self.code = self.ident = ""

    async def ask(self, name: str, **body: Any) -> httpx.Response:
        return await self.here.post(f"{DEVICES}/{name}", body)

    async def begin(self) -> str:
        """Show a code and a number, which is answered."""
        committed = encoded(commitment(self.public, bytes(32)))
        body = {"role": self.role, "key": self.key, "commitment": committed, "host": self.host}
        begun = (await self.ask("begin", **body)).json()
        self.code, self.ident = begun["code"], begun["id"]
        assert (begun["expiresIn"], begun["authority"]) == (600, "")
        assert (await self.ask("reveal", id=self.ident, nonce=NONCE)).status_code == 204
        theirs = decoded(begun["nonce"], 32)
        assert theirs is not None
        return check_number(self.public, b"", bytes(32), theirs)

    async def wait(self) -> dict[str, Any]:
        """What has become of it."""
        told: dict[str, Any] = (await self.ask("wait", id=self.ident)).json()
        self.device = told.get("device", self.device)
        return told

    async def token(self) -> httpx.Response:
        """The answer to a signed challenge."""
        nonce = (await self.ask("challenge", device=self.device)).json()["nonce"]
        signature = self.sign(to_sign(self.device, nonce))
        return await self.ask("token", device=self.device, nonce=nonce, signature=signature)

    def proved(self, token: str, path: str, at: int) -> dict[str, str]:
        """Headers of a GET."""
        signature = self.sign(request("GET", path, token, at))
        return bearer(token) | {"Device-Proof": f"{at}.{signature}"}


async def manage(here: Front, name: str, body: Any = None) -> httpx.Response:
    return await here.post(f"{DEVICES}/{name}", body, headers=here.signed("manager"))


async def paired(here: Front, name: str = "Entrance", **more: Any) -> Kiosk:
    """A kiosk that was let in."""
    kiosk = Kiosk(here, host=name)
    await kiosk.begin()
    answer = await manage(here, "approve", {"code": kiosk.code, "name": name, **more})
    assert answer.status_code == 200, answer.text
    await kiosk.wait()
    assert kiosk.device == answer.json()["device"]
    return kiosk


async def test_a_manager_compares_the_number_and_lets_a_machine_in_by_name(here: Front) -> None:
    kiosk = Kiosk(here)
    number = await kiosk.begin()
    assert await kiosk.wait() == {"state": "waiting"}
    found = (await manage(here, "find", {"code": kiosk.code.upper()})).json()
    assert (found["check"], found["role"], found["host"]) == (number, "kiosk", "k1")
    body = {"code": kiosk.code, "name": "Entrance", "zone": "North"}
    assert (await manage(here, "approve", body)).status_code == 200
    told = await kiosk.wait()
    assert told == {
        "state": "approved",
        "device": kiosk.device,
        "name": "Entrance",
        "zone": "North",
    }
    (row,) = (await here.client.get(DEVICES, headers=here.signed("manager"))).json()["items"]
    assert (row["id"], row["name"], row["keyed"], row["by"]) == (
        kiosk.device, "Entrance", True, "manager-1",
    )  # fmt: skip
    refused(await manage(here, "approve", body), 404, "unknown_pairing")
    refused(await manage(here, "refuse", {"code": kiosk.code}), 404, "unknown_pairing")


async def test_who_is_refused_is_told_and_unknown_ids_are_as_if_over(here: Front) -> None:
    kiosk = Kiosk(here)
    await kiosk.begin()
    assert (await manage(here, "refuse", {"code": kiosk.code})).status_code == 204
    assert await kiosk.wait() == {"state": "refused"}
    assert (await kiosk.ask("wait", id="x" * 22)).json() == {"state": "expired"}
    refused(await kiosk.ask("reveal", id="x" * 22, nonce=NONCE), 404, "unknown_pairing")


async def test_a_token_opens_only_with_a_fresh_proof_of_the_key(here: Front) -> None:
    kiosk = await paired(here)
    granted = (await kiosk.token()).json()
    token, path, at = granted["access_token"], f"{POINT}/get", granted["now"]
    assert 480 < granted["expires_in"] <= 600 and abs(at - time.time() * 1000) < 60_000
    headers = kiosk.proved(token, path, at)
    assert (await here.client.get(path, headers=headers)).status_code == 200
    for again in (headers, bearer(token), kiosk.proved(token, "/elsewhere", at + 1)):
        refused(await here.client.get(path, headers=again), 401, "unauthenticated")


async def test_a_revoked_device_is_unknown_at_once_and_may_be_let_in_again(here: Front) -> None:
    kiosk = await paired(here)
    token = (await kiosk.token()).json()
    path = f"{POINT}/get"
    for _ in range(2):
        assert (await manage(here, f"{kiosk.device}/revoke")).status_code == 204
    headers = kiosk.proved(token["access_token"], path, token["now"])
    refused(await here.client.get(path, headers=headers), 401, "unauthenticated")
    refused(await kiosk.token(), 404, "unknown_device")
    record = here.parts.tailer.floor.get(Device, kiosk.device)
    assert record is not None and record.state == "revoked"
    anew = await paired(here, device=kiosk.device)
    assert anew.device == kiosk.device
    assert (await anew.token()).status_code == 200
    kiosk.device = anew.device
    refused(await kiosk.token(), 404, "unknown_device")


async def test_another_key_in_place_of_the_first_is_a_pairing_of_its_own(here: Front) -> None:
    kiosk = await paired(here)
    here.clock.advance(5_000)
    await paired(here, device=kiosk.device)
    record = here.parts.tailer.floor.get(Device, kiosk.device)
    assert record is not None and record.at == here.clock.now()


async def test_a_revoked_device_is_not_back_by_another_name(here: Front) -> None:
    kiosk = await paired(here)
    assert (await manage(here, f"{kiosk.device}/revoke")).status_code == 204
    headers, body = here.signed("manager"), {"name": "Door", "zone": ""}
    answer = await here.client.put(f"{DEVICES}/{kiosk.device}", json=body, headers=headers)
    refused(answer, 404, "unknown_device")
    record = here.parts.tailer.floor.get(Device, kiosk.device)
    assert record is not None and (record.state, record.name) == ("revoked", "Entrance")


async def test_a_key_is_never_let_in_without_the_audit_saying_so(
    here: Front, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    def full(*_: Any) -> None:
        raise OperationalError("", {}, Exception("disk full"))

    expected_logs("accounts cannot be read or written")
    kiosk = Kiosk(here)
    await kiosk.begin()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("server.store.devices.noted", full)
        body = {"code": kiosk.code, "name": "Entrance"}
        refused(await manage(here, "approve", body), 503, "unavailable")
        meanwhile.setattr(DeviceBook, "note", full)
        refused(await manage(here, "refuse", {"code": kiosk.code}), 503, "unavailable")
    assert DeviceBook(here.parts.store).keyed() == set()
    assert await kiosk.wait() == {"state": "waiting"}


async def test_the_socket_of_a_revoked_device_ends(
    here: Front,
) -> None:
    kiosk = await paired(here)
    granted = (await kiosk.token()).json()
    token, at = granted["access_token"], granted["now"]
    async with (
        served(here.parts.asgi) as port,
        connect(f"ws://127.0.0.1:{port}/sync", compression=None, proxy=None) as socket,
    ):
        client = Client(socket)
        await client.say(Hello([1], token=token, proof=kiosk.proof(token, at)))
        assert (await client.hear_a(Welcome)).actor == kiosk.device
        await client.follow("kiosk")
        assert (await manage(here, f"{kiosk.device}/revoke")).status_code == 204
        assert await client.ended() == 4401


async def test_a_name_is_given_once_and_a_request_survives_a_slip(here: Front) -> None:
    here.enter("Mina", "correct horse")
    first = await paired(here, "Entrance")
    kiosk = Kiosk(here)
    await kiosk.begin()
    for name in ("entrance", "mina"):
        answer = await manage(here, "approve", {"code": kiosk.code, "name": name})
        assert refused(answer, 409, "name_taken")["field"] == "name"
    refused(await manage(here, "approve", {"code": kiosk.code, "name": "\u200d"}), 422, "invalid")
    body = {"code": kiosk.code, "name": "Hall", "device": "nobody"}
    refused(await manage(here, "approve", body), 404, "unknown_device")
    assert (await manage(here, "approve", {"code": kiosk.code, "name": "Hall"})).status_code == 200
    await kiosk.wait()
    rename = f"{DEVICES}/{kiosk.device}"
    boss = here.signed("manager")
    answer = await here.client.put(rename, json={"name": "Entrance"}, headers=boss)
    refused(answer, 409, "name_taken")
    answer = await here.client.put(rename, json={"name": "Door", "zone": "N"}, headers=boss)
    assert answer.status_code == 204
    listed = (await here.client.get(DEVICES, headers=boss)).json()["items"]
    assert [each["name"] for each in listed] == ["Door", "Entrance"]
    assert first.device in {each["id"] for each in listed}


async def test_a_kiosk_takes_no_place_of_a_wall(here: Front) -> None:
    wall = await paired(here, "Wall")
    other = Kiosk(here, role="display", host="w2")
    await other.begin()
    body = {"code": other.code, "name": "Wall", "device": wall.device}
    assert refused(await manage(here, "approve", body), 422, "invalid")["field"] == "device"
    assert (await wall.token()).status_code == 200


async def test_a_claim_works_once_and_again_only_with_the_same_key(here: Front) -> None:
    book = DeviceBook(here.parts.store)
    book.add("wall", "Wall", "display", None, 1)
    book.invite("wall", "the claim", 1, 10**15, "somebody")
    first, second = Kiosk(here, "display"), Kiosk(here, "display")
    body = {"claim": "the claim", "role": "display"}
    refused(await first.ask("claim", **body | {"claim": "x"}, key=first.key), 404, "unknown_device")
    answer = await first.ask("claim", **body | {"role": "kiosk"}, key=first.key)
    refused(answer, 404, "unknown_device")
    for _ in range(2):
        answer = await first.ask("claim", **body, key=first.key)
        assert answer.json() == {"device": "wall", "name": "Wall"}
        refused(await second.ask("claim", **body, key=second.key), 404, "unknown_device")
    first.device = second.device = "wall"
    assert (await first.token()).status_code == 200
    refused(await second.token(), 404, "unknown_device")
    book.invite("wall", "another claim", 1, 10**15, "somebody")
    refused(await first.token(), 404, "unknown_device")
    refused(await first.ask("claim", **body, key=first.key), 404, "unknown_device")


async def test_a_claim_is_no_colleagues_invitation(here: Front) -> None:
    book = DeviceBook(here.parts.store)
    book.add("wall", "Wall", "display", None, 1)
    book.invite("wall", "the-claim-of-a-wall", 1, 10**15, "somebody")
    body = {"name": "Wall", "code": "the-claim-of-a-wall", "password": "correct horse"}
    answer = await here.post("/auth/invitation", body)
    assert answer.status_code in (401, 403, 404, 422), answer.text


async def test_a_key_that_is_none_is_refused(here: Front) -> None:
    kiosk = Kiosk(here)
    for key in ("", "A" * 42, "A" * 44, "A" * 42 + "B", "!" * 43):
        body = {"role": "kiosk", "key": key, "commitment": NONCE}
        assert refused(await kiosk.ask("begin", **body), 422, "invalid")["field"] == "key"


async def test_codes_are_not_tried_through(here: Front) -> None:
    for number in range(11):
        answer = await manage(here, "find", {"code": f"aaaa-aa{number:02}"})
    refused(answer, 429, "too_many_requests")
    boss = here.signed("manager", 2)
    answer = await here.post(f"{DEVICES}/find", {"code": "aaaa-aaaa"}, headers=boss)
    refused(answer, 404, "unknown_pairing")


async def test_an_account_without_a_key_shows_its_token_alone_until_it_has_one(
    here: Front,
) -> None:
    here.parts.book.add(Account("old", "Old", "kiosk", None), 1)
    old = bearer(here.parts.tokens.device("old", "kiosk", "Old"))
    assert (await here.client.get(f"{POINT}/get", headers=old)).status_code == 200
    DeviceBook(here.parts.store).bind("old", Machine().key, 1)
    deadline = time.monotonic() + 30
    while (answer := await here.client.get(f"{POINT}/get", headers=old)).status_code == 200:
        assert time.monotonic() < deadline
    refused(answer, 401, "unauthenticated")
