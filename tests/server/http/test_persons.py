"""`/admin/persons`: who is meant, what is known of them, and that it goes."""

from __future__ import annotations

from typing import Any

from protocol.commands import ForgetPersons
from protocol.ids import uuid7
from protocol.records import Person, Visit
from server.domain.actor import TIMER
from tests.server.http.front import NOON, QUEUE, Front, refused

PHONE = "+47 555 01 234"
DAY_S = 86_400


async def joins(here: Front, name: str = "Canaria Åsen", phone: str = PHONE) -> dict[str, Any]:
    customer = {"name": name, "phone": phone, "email": "c@example.org"}
    return await here.join(customer=customer, notes="Needs the long form")


async def found(here: Front, **body: Any) -> list[dict[str, Any]]:
    answer = await here.post("/admin/persons/find", body, headers=here.signed("manager"))
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_somebody_is_found_by_what_they_can_say_of_themselves_and_nobody_else(
    here: Front,
) -> None:
    await joins(here)
    await joins(here, "Other", "+47 333 00 000")
    phones = (PHONE, "+4755501234", "0047 555 01 234", "55501234")
    for text in ("canaria", "ÅSEN", "c@example.org", "a001", *phones):
        (only,) = [each for each in await found(here, text=text) if each["name"] != "Other"]
        assert (only["number"], only["day"], only["here"]) == ("A001", "2026-11-24", True)
        assert only["phone"] == PHONE
    for text in ("Nobody", "+47 555 01 235", "A003", "1234", uuid7(NOON, b"x" * 10)):
        assert await found(here, text=text) == []
    assert await found(here, text="A001", day="2026-11-23") == []
    assert len(await found(here, text="A001", day="2026-11-24")) == 1


async def test_all_that_is_known_is_handed_out_and_the_audit_says_so(here: Front) -> None:
    mine = await joins(here)
    await here.open_desk()
    await here.call_next()
    await here.post(f"{QUEUE}/start/{mine['id']}", {}, headers=here.signed())
    await here.post(f"{QUEUE}/note/{mine['id']}", {"text": "Speaks Sami"}, headers=here.signed())
    (who,) = await found(here, text="canaria")
    body = {"person": who["person"]}
    answer = await here.post("/admin/persons/export", body, headers=here.signed("manager"))
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["person"]["name"], told["person"]["staff_notes"]) == (
        "Canaria Åsen",
        "Speaks Sami",
    )
    (visit,) = told["visits"]
    (leg,) = visit["legs"]
    assert (visit["number"], leg["desk"], leg["state"]) == ("A001", here.desk().name, "serving")
    assert [span["state"] for span in leg["spans"]] == ["waiting", "called"]
    assert len(leg["calls"]) == 1
    asked = [each["op"] for each in told["audit"]]
    assert asked == ["join_queue", "call_next", "start", "note"]
    assert told["audit"][0]["personal"]["customer"]["name"] == "Canaria Åsen"
    assert "A001 goes on" in told["held"][0]
    again = await here.post("/admin/persons/export", body, headers=here.signed("manager"))
    assert again.json()["audit"][-1]["op"] == "data_exported"


async def test_who_is_erased_is_found_no_more_and_the_visit_goes_on(here: Front) -> None:
    mine = await joins(here)
    (who,) = await found(here, text="canaria")
    path = f"/admin/persons/{who['person']}"
    assert (await here.client.delete(path, headers=here.signed("manager"))).status_code == 204
    assert await found(here, text="canaria") == [] == await found(here, text=PHONE)
    body = {"person": who["person"]}
    answer = await here.post("/admin/persons/export", body, headers=here.signed("manager"))
    told = answer.json()
    assert told["person"]["name"] == "" and told["person"]["erased_at"]
    assert "Canaria" not in answer.text and "555" not in answer.text
    assert told["visits"][0]["legs"][0]["state"] == "waiting"
    visit = here.parts.tailer.floor.get(
        Visit, here.parts.tailer.floor.lists["entry"][mine["id"]].visit
    )  # type: ignore[attr-defined]
    assert visit is not None and visit.joiners == []


async def test_who_does_not_exist_is_neither_handed_out_nor_erased(here: Front) -> None:
    nobody = uuid7(NOON, b"x" * 10)
    headers = here.signed("manager")
    answer = await here.post("/admin/persons/export", {"person": nobody}, headers=headers)
    refused(answer, 404, "unknown_person")
    for ident in (nobody, "x"):
        answer = await here.client.delete(f"/admin/persons/{ident}", headers=headers)
        refused(answer, 404, "unknown_person")


async def test_time_forgets_contacts_first_and_notes_later_never_of_who_is_here(
    here: Front,
) -> None:
    mine = await joins(here)
    stays = await joins(here, "Stays", "+47 333 00 000")
    await here.post(f"{QUEUE}/leave/{mine['id']}", {}, headers=here.signed())
    forget = here.parts.timers.forget

    def known(of: dict[str, Any]) -> Person:
        entry: Any = here.parts.store.get("entry", of["id"])
        visit: Any = here.parts.store.get("visit", entry.visit)
        person = here.parts.store.get("person", visit.person)
        assert isinstance(person, Person)
        return person

    here.clock.advance(DAY_S - 60)
    await forget()
    assert known(mine).name == "Canaria Åsen"
    here.clock.advance(120)
    head = here.parts.door.head.seq
    await forget()
    assert (known(mine).name, known(mine).phone_key) == ("", "")
    assert known(mine).notes == "Needs the long form"
    assert here.parts.door.head.seq > head
    assert known(stays).name == "Stays", "the visit goes on"
    head = here.parts.door.head.seq
    await forget()
    assert here.parts.door.head.seq == head, "nothing is forgotten twice"
    gone = ForgetPersons(contacts=[uuid7(NOON, b"x" * 10)])
    await here.parts.door.execute(gone, TIMER)
    assert here.parts.door.head.seq == head, "nor is anybody who does not exist"
    here.clock.advance(30 * DAY_S)
    await forget()
    assert known(mine).notes == ""


async def test_a_shorter_time_says_before_it_is_saved_how_many_it_forgets(here: Front) -> None:
    mine = await joins(here)
    await joins(here, "Stays", "+47 333 00 000")
    await here.post(f"{QUEUE}/leave/{mine['id']}", {}, headers=here.signed())
    here.clock.advance(7_200)
    headers = here.signed("manager")
    site = (await here.client.get("/admin/site", headers=headers)).json()
    assert (site["keepContactHours"], site["keepNotesDays"]) == (24, 30)
    change = {"version": site["version"], "keepContactHours": 1}
    asked = {"setting": "site", "change": change}
    said = (await here.post("/admin/effect", asked, headers=headers)).json()["sentences"]
    assert said == [
        "Name, telephone and address of a customer are forgotten 1 hour after the visit.",
        "The history of customers reaches back 1 hour.",
        "Within the hour that is done for 1 customer of before; there is no undo.",
    ]
    assert (await here.client.put("/admin/site", json=change, headers=headers)).status_code == 200
    site = (await here.client.get("/admin/site", headers=headers)).json()
    assert site["keepContactHours"] == 1
    refused(
        await here.client.put("/admin/site", json={**change, "keepNotesDays": 0}, headers=headers),
        422,
        "invalid",
    )
