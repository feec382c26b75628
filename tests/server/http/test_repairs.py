"""Service requests over HTTP: brought, worked on in one go or step by step, read, listed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from protocol.records import Entry
from protocol.request_states import RequestState
from server.http.repairs import reading
from tests.server.access_routes_of_requests import BOOKED, REQUESTS
from tests.server.access_table import NOBODY
from tests.server.http.front import Front, refused
from tests.server.http.repairs import GRACE, bring, read, take_requests, update

FOUND = {
    "notes": [{"text": "The pump is stuck.", "public": True}],
    "lines": [
        {"kind": "part", "name": "Pump", "unitPrice": "29.99", "step": {"step": "order"}},
        {"kind": "labour", "name": "Fit the pump", "minutes": 45},
    ],
    "state": "diagnosed",
    "estimate": {"send": {"note": "New pump."}},
}


async def diagnosing(here: Front, **fields: Any) -> dict[str, Any]:
    """A request whose diagnosis has begun."""
    await take_requests(here)
    made = await bring(here, **fields)
    assert (await update(here, made["number"], {"state": "diagnosing"})).status_code == 200
    return made


async def test_a_kiosk_brings_something_and_its_number_is_what_is_called(here: Front) -> None:
    body = {"servicePoint": here.point, "items": [{"what": "Phone"}], "customer": GRACE}
    path = f"{BOOKED}/service-request-queue/join"
    kiosk = here.signed("kiosk")
    refused(await here.post(path, body, headers=kiosk), 409, "no_requests")
    await take_requests(here)
    answer = await here.post(path, body | {"wait": True}, headers=kiosk)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["number"], made["state"], made["position"]) == ("R-1001", "queued", 1)
    entry = here.parts.tailer.floor.get(Entry, made["entry"])
    assert entry is not None and (entry.visit, entry.number) == (made["visit"], "R-1001")
    assert made["link"].endswith(f"/s/{made['token']}")
    denied = await here.post(path, body | {"here": True}, headers=kiosk)
    refused(denied, 403, "forbidden")
    slip = body | {"items": [{"what": "Phone", "photos": ["x"]}]}
    problem = refused(await here.post(path, slip, headers=kiosk), 404, "unknown_attachment")
    assert problem["field"] == "items[0].photos"


async def test_a_diagnosis_with_parts_labour_estimate_and_state_is_one_request(here: Front) -> None:
    made = await diagnosing(here)
    key = {"Idempotency-Key": "diagnosis"}
    answer = await update(here, made["number"], FOUND, **key)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["state"], told["estimate"], told["customer"]["name"]) == (
        "estimate_sent", 1, "Grace",
    )  # fmt: skip
    assert [(line["name"], line["state"]) for line in told["lines"]] == [
        ("Pump", "ordered"), ("Fit the pump", "planned"),
    ]  # fmt: skip
    (estimate,) = told["estimates"]
    assert Decimal(estimate["net"]) == Decimal("74.99") and estimate["note"] == "New pump."
    again = await update(here, made["id"], FOUND, **key)
    assert again.json() == told, "nothing is done twice"
    happened = [each["what"] for each in told["story"]]
    assert happened.index("diagnosis_written") < happened.index("estimate_sent")


async def test_nothing_is_done_before_all_of_an_update_is_understood(here: Front) -> None:
    made = await diagnosing(here)
    before = await read(here, made["id"])
    note = {"notes": [{"text": "Well?"}]}
    for more, code, field in (
        ({"lines": [{"line": "x", "quantity": "2"}]}, "unknown_line", "lines[0].line"),
        ({"step": "ready", "state": "ready"}, "invalid", "state"),
        ({"state": "waiting_parts"}, "invalid", "state"),
        ({"reason": "because"}, "invalid", "reason"),
        ({"lines": [{"unitPrice": "1,50"}]}, "invalid", "lines[0].unitPrice"),
        ({"promisedAt": "2026-12-01T15:00:00Z", "noPromise": True}, "invalid", "promisedAt"),
    ):
        answer = await update(here, made["id"], note | more)
        status = 404 if code.startswith("unknown") else 422
        assert refused(answer, status, code)["field"] == field, answer.text
    refused(await update(here, made["id"], {}), 422, "invalid")
    refused(await update(here, NOBODY, note), 404, "unknown_request")
    assert await read(here, made["id"]) == before


async def test_a_part_of_an_update_that_is_refused_tells_what_was_done_before(here: Front) -> None:
    made = await diagnosing(here)
    body = {**FOUND, "problem": "It leaks.", "state": "qc"}
    problem = refused(await update(here, made["id"], body), 409, "wrong_state")
    done = ["fields", "notes[0]", "lines[0]", "lines[0].step", "lines[1]"]
    assert problem["done"] == done and "lines[1]" in problem["detail"]
    told = await read(here, made["id"])
    assert (told["problem"], len(told["lines"]), told["state"]) == ("It leaks.", 2, "diagnosing")
    left = {"state": "diagnosed", "estimate": FOUND["estimate"], "version": told["version"]}
    assert (await update(here, made["id"], left)).json()["state"] == "estimate_sent"
    refused(await update(here, made["id"], left), 409, "version_mismatch")


async def test_an_answer_with_the_step_that_follows_is_one_update_of_the_version_seen(
    here: Front,
) -> None:
    made = await diagnosing(here)
    fee = {"lines": [{"kind": "fee", "name": "Cleaning", "unitPrice": "20.00"}]}
    sent = await update(
        here, made["id"], fee | {"state": "diagnosed", "estimate": FOUND["estimate"]}
    )
    told = sent.json()
    (estimate,) = told["estimates"]
    yes = {"yes": True, "nth": 1, "hash": estimate["hash"], "via": "in_person", "name": "Grace"}
    body = {"estimate": {"answer": yes}, "step": "repair", "version": told["version"]}
    old = body | {"version": told["version"] - 1}
    refused(await update(here, made["id"], old), 409, "version_mismatch")
    assert (await update(here, made["id"], body)).json()["state"] == "in_repair"


async def test_an_update_whose_labour_begins_may_name_the_repair_that_this_brings(
    here: Front,
) -> None:
    made = await diagnosing(here)
    work = {"lines": [{"kind": "labour", "name": "Work", "minutes": 30}]}
    told = (await update(here, made["id"], work | {"state": "diagnosed"})).json()
    await update(here, made["id"], {"spendLimit": "500.00"})
    yes = {"yes": True, "nth": 0, "via": "limit"}
    assert (await update(here, made["id"], {"estimate": {"answer": yes}})).status_code == 200
    line = {"line": told["lines"][0]["id"], "step": {"step": "begin"}}
    body, key = {"lines": [line], "step": "repair"}, {"Idempotency-Key": "begins"}
    for _ in range(2):
        answer = await update(here, made["id"], body, **key)
        assert answer.json().get("state") == "in_repair", answer.text
    refused(await update(here, made["id"], {"step": "repair"}), 409, "wrong_state")
    sent = (await update(here, made["id"], {"estimate": FOUND["estimate"]})).json()["estimates"][-1]
    yes = {"yes": True, "nth": sent["nth"], "hash": sent["hash"], "via": "in_person", "name": "Al"}
    answer = await update(here, made["id"], {"estimate": {"answer": yes}, "step": "repair"})
    assert answer.json().get("state") == "in_repair", answer.text


async def test_single_routes_lead_through_a_repair(here: Front) -> None:
    made = await diagnosing(here)
    one = f"{REQUESTS}/{made['number'].lower()}"
    signed = here.signed()

    async def send(path: str, body: Any, state: RequestState | None = None) -> dict[str, Any]:
        answer = await here.post(f"{one}/{path}", body, headers=signed)
        assert answer.status_code in (200, 201), answer.text
        told: dict[str, Any] = answer.json()
        assert state is None or told["state"] == state, told
        return told

    await send("notes", {"text": "Needs a pump."})
    line = (await send("lines", {"kind": "labour", "name": "Work", "minutes": 30}))["id"]
    changed = await here.client.put(f"{one}/lines/{line}", json={"minutes": 60}, headers=signed)
    assert changed.status_code == 200, changed.text
    await send("step", {"step": "diagnosed"}, "diagnosed")
    await send("estimate/send", {}, "estimate_sent")
    (estimate,) = (await read(here, made["id"]))["estimates"]
    said = {"nth": 1, "hash": estimate["hash"], "yes": True, "via": "phone"}
    short = await here.post(f"{one}/estimate/answer", said, headers=signed)
    assert refused(short, 422, "invalid")["field"] in ("name", "number", "total")
    heard = {"name": "Grace", "number": "+15551234567", "total": estimate["total"]}
    await send("estimate/answer", said | heard, "approved")
    await send("step", {"step": "repair"}, "in_repair")
    early = await here.post(f"{one}/step", {"step": "check"}, headers=signed)
    refused(early, 409, "wrong_state")
    await send(f"lines/{line}/step", {"step": "begin"}, "in_repair")
    await send(f"lines/{line}/step", {"step": "finish"})
    await send("step", {"step": "check"}, "qc")
    await send("step", {"step": "ready"}, "ready")
    assert (await send("pick-up", None))["number"] == made["number"]
    await send("step", {"step": "pick_up"}, "picked_up")
    late = await update(here, made["id"], {"problem": "Again"})
    refused(late, 409, "request_ended")
    told = await read(here, made["id"])
    assert told["invoiceDocument"]["total"] == estimate["total"] and told["endedAt"]
    await printed(here, one)


async def printed(here: Front, one: str) -> None:
    """All documents of a request that has ended can be printed."""
    signed = here.signed()
    for paper in ("estimate", "invoice", "receipt", "label"):
        answer = await here.client.get(f"{one}/{paper}.pdf", headers=signed)
        assert answer.status_code == 200 and answer.content[:5] == b"%PDF-", answer.text
        assert answer.headers["content-type"] == "application/pdf"
    none = await here.client.get(f"{one}/estimate.pdf", params={"nth": 7}, headers=signed)
    refused(none, 404, "not_found")
    roll = await here.client.get(f"{one}/receipt.pdf", params={"paper": "roll80"}, headers=signed)
    assert roll.status_code == 200 and b"/MediaBox [0 0 226.77 " in roll.content
    for paper, unknown in (("receipt", "a5"), ("estimate", "roll80")):
        answer = await here.client.get(
            f"{one}/{paper}.pdf", params={"paper": unknown}, headers=signed
        )
        assert refused(answer, 422, "invalid")["field"] == "paper"


async def test_a_list_holds_what_fits_what_is_asked(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 1)
    await take_requests(here)
    first, second = await bring(here), await bring(here, customer={"name": "Ada"})
    ended = await bring(here, here=False, items=[{"what": "Kettle"}])
    cancel = {"step": "cancel", "reason": "Stayed at home"}
    assert (await update(here, ended["id"], cancel)).status_code == 200
    newest = await read(here, f"get/{here.point}")
    older = await read(here, f"get/{here.point}", cursor=newest["next"])
    found = [*newest["items"], *older["items"]]
    assert [each["id"] for each in found] == [second["id"], first["id"]]
    assert older["next"] is None and found[1]["item"] == "DeLonghi"
    monkeypatch.setattr(reading, "PAGE", 100)
    for asked, expected in (
        ({"state": ["queued", "cancelled"]}, [ended]),
        ({"number": first["number"]}, [first]),
        ({"text": "grace"}, [first]),
        ({"text": "x-77"}, [second, first]),
        ({"text": "kettle", "ended": True}, [ended]),
        ({"technician": "me"}, []),
        ({"technician": ""}, [second, first]),
        ({"contact": NOBODY}, []),
    ):
        rows = (await read(here, "get", **asked))["items"]
        assert [each["id"] for each in rows] == [each["id"] for each in expected], asked
    erase = f"{REQUESTS}/delete/{ended['number']}"
    assert (await here.client.delete(erase, headers=here.signed("manager"))).status_code == 204
    gone = await here.client.get(f"{REQUESTS}/{ended['id']}", headers=here.signed())
    refused(gone, 404, "unknown_request")
    for field, wrong in (("state", "x"), ("contact", "x"), ("cursor", "1"), ("stat", "queued")):
        answer = await here.client.get(
            f"{REQUESTS}/get", params={field: wrong}, headers=here.signed()
        )
        assert refused(answer, 422, "invalid")["field"] == field


async def test_parts_suppliers_and_terms_are_set_up(here: Front) -> None:
    await take_requests(here, turnaroundMinutes=480, currency="EUR")
    (terms,) = (await read(here, "terms"))["items"]
    assert (terms["servicePoint"], terms["turnaroundMinutes"]) == (here.point, 480)
    manager = here.signed("manager")
    made = await here.post(f"{REQUESTS}/suppliers", {"name": "Parts & Co"}, headers=manager)
    supplier = made.json()["id"]
    pump = {"name": "Pump", "sku": "P-1", "price": "29.99", "stock": "2", "supplier": supplier}
    part = (await here.post(f"{REQUESTS}/parts", pump, headers=here.signed())).json()
    (listed,) = (await read(here, "parts", text="p-1"))["items"]
    assert (listed["id"], listed["supplier"], listed["stock"]) == (part["id"], supplier, "2")
    path = f"{REQUESTS}/parts/{part['id']}"
    bad = await here.client.put(path, json={"price": "-1"}, headers=here.signed())
    assert refused(bad, 422, "invalid")["detail"] == "price: write an amount such as 129.99."
    old = await here.client.put(path, json={"stock": "3", "version": 7}, headers=here.signed())
    refused(old, 409, "version_mismatch")
    used = await here.client.delete(f"{REQUESTS}/suppliers/{supplier}", headers=manager)
    refused(used, 409, "in_use")
    for gone in (path, f"{REQUESTS}/suppliers/{supplier}", f"{REQUESTS}/terms/{here.point}"):
        answer = await here.client.delete(gone, headers=manager)
        assert answer.status_code == 204, answer.text
        await here.parts.tailer.reached(here.parts.door.head.seq)
