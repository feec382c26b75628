"""Slips, calls for a person, the code of the hall and the check of the address, over HTTP."""

from __future__ import annotations

from protocol.commands import ConfirmAddress
from protocol.ids import uuid7
from protocol.records import Entry
from server.domain.actor import HERE
from tests.server.http.front import NOON, POINT, QUEUE, Front, refused

KIOSK = uuid7(NOON, b"k" * 10)


async def test_a_slip_is_printed_again_and_its_kiosk_tells_what_became_of_it(
    here: Front,
) -> None:
    mine = await here.join()
    path = f"{QUEUE}/print-slip/{mine['id']}"
    wanted = await here.post(path, {"device": KIOSK}, headers=here.signed())
    assert wanted.status_code == 200
    told = wanted.json()
    assert (told["state"], told["device"], told["printed"]) == ("wanted", KIOSK, 0)
    report = f"{QUEUE}/report-slip/{mine['id']}"
    kiosk = here.signed("kiosk")
    refused(await here.post(report, {"state": "printing"}, headers=kiosk), 409, "slip_taken")


async def test_a_kiosk_reports_a_slip_that_it_printed_or_could_not(here: Front) -> None:
    kiosk = here.signed("kiosk")
    mine = (await here.post(f"{QUEUE}/join", {"servicePoint": here.point}, headers=kiosk)).json()
    report = f"{QUEUE}/report-slip/{mine['id']}"
    failed = await here.post(report, {"state": "failed", "reason": "No paper"}, headers=kiosk)
    assert (failed.json()["state"], failed.json()["reason"]) == ("failed", "No paper")
    printed = await here.post(report, {"state": "printed"}, headers=kiosk)
    assert (printed.json()["printed"], printed.json()["device"]) == (1, "kiosk-1")
    refused(await here.post(report, {"state": "failed"}, headers=kiosk), 409, "wrong_state")
    refused(
        await here.post(report, {"state": "printed"}, headers=here.signed()),
        403,
        "forbidden",
    )


async def test_a_join_whose_answer_was_lost_is_answered_after_its_code_has_run_out(
    here: Front,
) -> None:
    await here.change_point(joinBy="on_site")
    code = here.parts.presence.code(here.point).code
    body, key = {"servicePoint": here.point, "code": code}, {"idempotency-key": "one"}
    first = await here.post(f"{QUEUE}/join", body, headers=key)
    assert first.status_code == 201
    here.clock.advance(10 * 60)
    assert (await here.post(f"{QUEUE}/join", body, headers=key)).json() == first.json()
    late = {"idempotency-key": "two"}
    refused(await here.post(f"{QUEUE}/join", body, headers=late), 403, "on_site_only")


async def test_a_call_for_a_person_is_listed_and_answered(here: Front) -> None:
    staff, kiosk = here.signed(), here.signed("kiosk")
    asked = await here.post(
        f"{QUEUE}/help", {"language": "ar", "accessNeeds": ["cannot see"]}, headers=kiosk
    )
    assert asked.status_code == 200 and asked.json()["state"] == "asked"
    (call,) = (await here.client.get(f"{QUEUE}/help", headers=staff)).json()["items"]
    assert (call["device"], call["deviceName"]) == ("kiosk-1", "kiosk-1")
    assert (call["language"], call["accessNeeds"], call["by"]) == ("ar", ["cannot see"], None)
    path = f"{QUEUE}/help/{call['device']}"
    coming = await here.post(path, {"state": "coming"}, headers=staff)
    assert (coming.json()["state"], coming.json()["by"]) == ("coming", "staff-1")
    other = here.signed("staff", 2)
    refused(await here.post(path, {"state": "coming"}, headers=other), 409, "conflict")
    assert (await here.post(path, {"state": "done"}, headers=kiosk)).json()["state"] == "done"
    nobody = f"{QUEUE}/help/{KIOSK}"
    refused(await here.post(nobody, {"state": "done"}, headers=staff), 404, "not_found")


async def test_who_scanned_the_code_of_the_hall_joins_where_strangers_cannot(
    here: Front,
) -> None:
    await here.change_point(joinBy="on_site")
    body = {"servicePoint": here.point}
    refused(await here.post(f"{QUEUE}/join", body), 403, "on_site_only")
    guessed = body | {"code": "0000000000"}
    refused(await here.post(f"{QUEUE}/join", guessed), 403, "on_site_only")
    code = here.parts.presence.code(here.point).code
    joined = await here.post(f"{QUEUE}/join", body | {"code": code})
    assert joined.status_code == 201
    entry = here.parts.tailer.floor.get(Entry, joined.json()["id"])
    assert entry is not None and entry.present
    here.clock.advance(60)
    refused(await here.post(f"{QUEUE}/join", body | {"code": code}), 403, "on_site_only")


async def test_the_hall_tells_whether_a_phone_has_opened_its_address(here: Front) -> None:
    manager = here.signed("manager")
    before = (await here.client.get("/admin/site", headers=manager)).json()
    assert (before["addressChecked"], before["checkLink"], before["quiet"]) == (False, None, None)
    body = {
        "version": before["version"], "publicUrl": "https://hall.test", "quiet": ["20:00", "07:30"],
        "languages": ["en", "de"], "spoken": ["de"], "names": {"de": "Rathaus"},
    }  # fmt: skip
    assert (await here.client.put("/admin/site", json=body, headers=manager)).status_code == 200
    site = (await here.client.get("/admin/site", headers=manager)).json()
    assert site["checkLink"].startswith("https://hall.test/check/")
    assert site["quiet"] == {"opens": "20:00", "closes": "07:30"}
    assert (site["languages"], site["spoken"], site["names"]) == (
        ["en", "de"], ["de"], {"de": "Rathaus"},
    )  # fmt: skip
    done = await here.parts.door.execute(ConfirmAddress(address="https://hall.test"), HERE)
    await here.parts.tailer.reached(done.seq)
    assert (await here.client.get("/admin/site", headers=manager)).json()["addressChecked"]


async def test_zones_names_and_questions_are_set_and_read(here: Front) -> None:
    made = await here.open_point(
        prefix="C", zone="Hall 1", names={"de": "Bürger"}, locations={"de": "Halle 1"},
        asks=["name"],
        services=[{"name": "Passport", "names": {"es": "Pasaporte"}}],
    )  # fmt: skip
    assert (made["zone"], made["names"], made["locations"]) == (
        "Hall 1", {"de": "Bürger"}, {"de": "Halle 1"},
    )  # fmt: skip
    assert (made["joinBy"], made["asks"]) == ("open", ["name"])
    assert made["services"][0]["names"] == {"es": "Pasaporte"}
    desk = made["desks"][0]
    body = {"version": desk["version"], "direction": "left"}
    path, manager = f"/admin/desks/{desk['id']}", here.signed("manager")
    assert (await here.client.put(path, json=body, headers=manager)).status_code == 200
    again = await here.client.get(f"{POINT}/get/{here.point}", headers=manager)
    assert again.json()["desks"][0]["direction"] == "left"
    bad = {"id": here.point, "version": 1, "names": {"German": "Bürger"}}
    refused(await here.client.put(f"{POINT}/update", json=bad, headers=manager), 422, "invalid")
