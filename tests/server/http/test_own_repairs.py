"""Service requests over HTTP: what customers may by their link; unlock codes; pictures."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from protocol.records import Attachment, UnlockCode
from tests.server.access_routes_of_requests import REQUESTS
from tests.server.access_table import NOBODY
from tests.server.data_bytes import data_bytes
from tests.server.http.front import Front, bearer, refused
from tests.server.http.repairs import PNG, bring, read, take_requests, update

CODE = "4711-geheim"


async def estimated(here: Front) -> tuple[dict[str, Any], dict[str, str]]:
    """A request whose estimate waits for its answer, and the headers of its customer."""
    await take_requests(here)
    made = await bring(here)
    line = {"kind": "fee", "name": "Cleaning", "unitPrice": "30.00"}
    notes = [{"text": "Full of lime.", "public": True}, {"text": "Badly kept."}]
    steps: tuple[dict[str, Any], ...] = (
        {"state": "diagnosing"},
        {"notes": notes, "lines": [line], "state": "diagnosed", "estimate": {"send": {}}},
    )
    for body in steps:
        answer = await update(here, made["id"], body)
        assert answer.status_code == 200, answer.text
    return made, bearer(made["token"])


async def test_by_their_link_customers_read_answer_ask_and_pick_up(here: Front) -> None:
    made, signed = await estimated(here)
    one = f"{REQUESTS}/{made['id']}"
    answer = await here.client.get(f"{one}/own", headers=signed)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert [note["text"] for note in told["notes"]] == ["Full of lime."]
    assert (told["number"], told["state"], told["mayAnswer"]) == (
        made["number"], "estimate_sent", True,
    )  # fmt: skip
    seen = await here.post(f"{one}/estimate/seen", {"nth": 1}, headers=signed)
    assert seen.status_code == 204, seen.text
    asked = await here.post(f"{one}/ask", {"text": "Why so dear?"}, headers=signed)
    assert asked.status_code == 200 and asked.json()["number"] == "T-1", asked.text
    other = {"nth": 1, "hash": "0" * 64, "yes": True}
    refused(await here.post(f"{one}/estimate/answer", other, headers=signed), 409,
            "estimate_changed")  # fmt: skip
    yes = {"nth": 1, "hash": told["estimates"][0]["hash"], "yes": True}
    answered = await here.post(f"{one}/estimate/answer", yes, headers=signed)
    assert answered.status_code == 200 and answered.json()["state"] == "approved", answered.text
    early = await here.post(f"{one}/pick-up", headers=signed)
    refused(early, 409, "wrong_state")
    paper = await here.client.get(f"{one}/invoice.pdf", headers=signed)
    refused(paper, 404, "not_found")
    (estimate,) = (await read(here, made["id"]))["estimates"]
    assert estimate["openedAt"] and estimate["answeredVia"] == "link"


async def test_a_link_opens_nothing_of_another_request_and_nothing_of_the_house(
    here: Front,
) -> None:
    made, _ = await estimated(here)
    other = bearer((await bring(here, customer={"name": "Ada"}))["token"])
    one = f"{REQUESTS}/{made['id']}"
    for path in ("own", "estimate.pdf", "receipt.pdf", f"photos/{NOBODY}"):
        answer = await here.client.get(f"{one}/{path}", headers=other)
        assert refused(answer, 403, "forbidden")["detail"].startswith("This link is of another")
    for path, body in (
        ("ask", {"text": "Mine?"}),
        ("pick-up", None),
        ("estimate/answer", {"nth": 1, "yes": True}),
    ):
        refused(await here.post(f"{one}/{path}", body, headers=other), 403, "forbidden")
    for path in ("", "/label.pdf"):
        refused(await here.client.get(one + path, headers=other), 403, "forbidden")


async def test_an_unlock_code_is_kept_encrypted_and_read_by_colleagues_alone(
    here: Front, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await take_requests(here)
    made = await bring(here)
    (item,) = (await read(here, made["id"]))["items"]
    path = f"{REQUESTS}/{made['number']}/unlock/{item['id']}"
    none = await here.post(f"{path}/read", headers=here.signed())
    refused(none, 404, "not_found")
    key = {"Idempotency-Key": "kept"}
    for _ in range(2):
        kept = await here.client.put(path, json={"code": CODE}, headers=here.signed() | key)
        assert kept.status_code == 204, kept.text
    told = await here.post(f"{path}/read", headers=here.signed())
    assert (told.json(), told.headers["cache-control"]) == ({"code": CODE}, "no-store")
    for signed in (here.signed("kiosk"), bearer(made["token"])):
        refused(await here.post(f"{path}/read", headers=signed), 403, "forbidden")
    whole = await here.client.get(f"{REQUESTS}/{made['id']}", headers=here.signed())
    assert whole.json()["items"][0]["locked"] and CODE not in whole.text
    assert "unlock_read" in [each["what"] for each in whole.json()["story"]]
    files = data_bytes(tmp_path)
    assert files and CODE.encode() not in files
    assert CODE not in caplog.text
    other = path.replace(item["id"], NOBODY)
    refused(await here.post(f"{other}/read", headers=here.signed()), 404, "unknown_item")
    assert (await here.client.delete(path, headers=here.signed())).status_code == 204
    assert here.parts.store.get(UnlockCode.kind(), item["id"]) is None


async def test_pictures_are_shown_to_whom_they_are_for(here: Front) -> None:
    await take_requests(here)
    path, signed = f"{REQUESTS}/photos", here.signed()
    text = {"file": ("readme.txt", b"hello")}
    refused(await here.client.post(path, files=text, headers=signed), 415, "not_a_picture")
    sent = await here.client.post(path, files={"file": ("a.png", PNG)}, headers=signed)
    assert sent.status_code == 201, sent.text
    item = {"what": "Phone", "photos": [sent.json()["id"]]}
    made = await bring(here, items=[item])
    mine, one = bearer(made["token"]), f"{REQUESTS}/{made['id']}"
    refused(await here.client.post(path, files=text, headers=mine), 403, "forbidden")
    own = await here.client.post(f"{one}/photos", files={"file": ("b.png", PNG)}, headers=mine)
    assert own.status_code == 201, own.text
    inner = await here.client.post(f"{one}/photos", files={"file": ("c.png", PNG)}, headers=signed)
    note = {"notes": [{"text": "Was wet inside.", "photos": [inner.json()["id"]]}]}
    told = (await update(here, made["id"], note)).json()
    assert [each["id"] for each in told["photos"]] == [own.json()["id"]]
    for photo, for_customer in ((sent, True), (own, True), (inner, False)):
        address = f"{one}/photos/{photo.json()['id']}"
        shown = await here.client.get(address, headers=signed)
        assert (shown.status_code, shown.content) == (200, PNG)
        assert shown.headers["content-type"] == "image/png"
        assert "sandbox" in shown.headers["content-security-policy"]
        theirs = await here.client.get(address, headers=mine)
        assert (theirs.status_code == 200) == for_customer, theirs.text
    asks = {"text": "This one", "attachments": [own.json()["id"]]}
    asked = await here.post(f"{one}/ask", asks, headers=mine)
    assert asked.status_code == 200, asked.text
    assert here.parts.tailer.floor.get(Attachment, own.json()["id"]) is None, "a message has it"
