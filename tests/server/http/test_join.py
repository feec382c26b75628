"""Taking a number over HTTP."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from protocol.commands import PublishEstimate
from protocol.ids import uuid7
from protocol.records import Entry, Person, Promise, Quote
from server.domain.actor import TIMER
from server.settings import Settings
from tests.server.http.front import NOON, QUEUE, Front, at_once, bearer, front, refused

NOBODY = uuid7(NOON, bytes(10))


async def test_a_join_answers_with_number_place_and_the_private_link(here: Front) -> None:
    first, second = await here.join(), await here.join()
    assert (first["number"], first["position"]) == ("A001", 1)
    assert (second["number"], second["position"]) == ("A002", 2)
    assert second["link"] == f"http://127.0.0.1:8080/t/{second['token']}"
    page = await here.client.get(f"/t/{second['token']}")
    assert page.status_code == 200
    assert "A002" in page.text


async def test_the_wait_is_what_was_published_last_and_its_upper_bound_is_promised(
    here: Front,
) -> None:
    first = await here.join()
    assert (first["wait"], first["promisedBy"]) == (None, None)
    quotes = [Quote(here.service().id, 60, 120, 240)]
    command = PublishEstimate(service_point=here.point, desks_open=1, quotes=quotes)
    await here.parts.door.execute(command, TIMER)
    told = await here.join()
    assert told["wait"] == {"p20": 60, "p50": 120, "p80": 240}
    promise = here.parts.tailer.floor.get(Promise, f"{told['id']}.1")
    assert promise is not None and promise.by - promise.at == 5 * 60_000
    assert datetime.fromisoformat(told["promisedBy"]).timestamp() * 1000 == promise.by


async def test_what_the_customer_tells_is_kept_as_it_was_written(here: Front) -> None:
    told = {"name": "ليلى 🦊 Ångström", "phone": "+47 22 22 22 22", "email": "l@example.org"}
    await here.join(customer=told, notes="‫שלום‬ 🎈", partySize=3, accessNeeds=["wheelchair"])
    person = next(here.parts.tailer.floor.of(Person))
    assert (person.name, person.phone, person.email) == (
        told["name"],
        told["phone"],
        told["email"],
    )
    assert person.notes == "‫שלום‬ 🎈"


async def test_a_kiosk_joins_people_who_are_here_and_a_stranger_is_not(here: Front) -> None:
    body = {"servicePoint": here.point}
    await here.post(f"{QUEUE}/join", body, headers=here.signed("kiosk"))
    await here.join()
    present = [entry.present for entry in here.parts.tailer.floor.of(Entry)]
    assert present == [True, False]


async def test_an_unknown_service_point_is_named_as_the_field_at_fault(here: Front) -> None:
    for point in (NOBODY, "", "x", "😀", "../../etc/passwd", "0" * 64):
        answer = await here.post(f"{QUEUE}/join", {"servicePoint": point})
        problem = refused(answer, 404, "unknown_service_point")
        assert problem["field"] == "servicePoint"


async def test_an_unknown_service_is_refused(here: Front) -> None:
    for service in (NOBODY, "passport"):
        answer = await here.post(f"{QUEUE}/join", {"servicePoint": here.point, "service": service})
        assert refused(answer, 404, "unknown_service")["field"] == "service"


async def test_several_services_are_one_visit_with_one_number(here: Front) -> None:
    await here.change_point(services=[{"name": "Licence", "prefix": "L"}])
    first, second = here.service(1).id, here.service(2).id
    joined = await here.join(services=[second, first])
    assert joined["number"] == "L001"
    entry = here.parts.tailer.floor.get(Entry, joined["id"])
    assert entry is not None and [entry.service, *entry.also] == [second, first]
    for field, wrong in (("service", "x"), ("services", ["x"])):
        answer = await here.post(f"{QUEUE}/join", {"servicePoint": here.point, field: wrong})
        assert refused(answer, 404, "unknown_service")["field"] == field


async def test_a_class_is_given_by_staff_alone(here: Front) -> None:
    body = {"servicePoint": here.point, "priority": "priority"}
    refused(await here.post(f"{QUEUE}/join", body), 403, "forbidden")
    joined = (await here.post(f"{QUEUE}/join", body, headers=here.signed())).json()
    entry = here.parts.tailer.floor.get(Entry, joined["id"])
    assert entry is not None and entry.priority == "priority"
    body = {"servicePoint": here.point, "priority": "royal"}
    answer = await here.post(f"{QUEUE}/join", body, headers=here.signed())
    assert refused(answer, 422, "invalid")["field"] == "priority"


async def test_a_closed_queue_gives_no_numbers(here: Front) -> None:
    await here.change_point(state="closed")
    answer = await here.post(f"{QUEUE}/join", {"servicePoint": here.point})
    assert "Citizens" in refused(answer, 409, "queue_closed")["detail"]


async def test_a_closed_service_gives_no_numbers(here: Front) -> None:
    service = here.service()
    await here.change_point(services=[{"id": service.id, "name": service.name, "open": False}])
    answer = await here.post(f"{QUEUE}/join", {"servicePoint": here.point})
    refused(answer, 409, "service_closed")


async def test_a_full_queue_says_when_to_come_back(here: Front) -> None:
    await here.change_point(maxWaiting=1)
    await here.join()
    answer = await here.post(f"{QUEUE}/join", {"servicePoint": here.point})
    problem = refused(answer, 409, "queue_full")
    assert answer.headers["retry-after"] == str(problem["retryAfter"])


async def test_whoever_types_anothers_phone_number_joins_like_everybody(here: Front) -> None:
    await here.join(customer={"phone": "+47 2222 2222"})
    known = await here.join(customer={"phone": "+4722222222"})
    unknown = await here.join(customer={"phone": "+4733333333"})
    assert {key: len(str(told)) for key, told in known.items()} == {
        key: len(str(told)) for key, told in unknown.items()
    }


async def test_staff_see_whose_number_it_is(here: Front) -> None:
    await here.join(customer={"phone": "+47 2222 2222"})
    body = {"servicePoint": here.point, "customer": {"phone": "+4722222222"}}
    answer = await here.post(f"{QUEUE}/join", body, headers=here.signed())
    assert refused(answer, 409, "already_waiting")["own"]["number"] == "A001"


async def test_the_same_browser_gets_its_own_place_back(here: Front) -> None:
    cookie = {"Cookie": f"browser={NOBODY}"}
    body = {"servicePoint": here.point}
    first = (await here.post(f"{QUEUE}/join", body, headers=cookie)).json()
    again = await here.post(f"{QUEUE}/join", body, headers=cookie)
    own = refused(again, 409, "already_waiting")["own"]
    assert (own["number"], own["link"]) == (first["number"], first["link"])


async def test_the_same_key_gets_the_same_number_however_often_it_is_sent(here: Front) -> None:
    key = {"Idempotency-Key": "5e1f-one"}
    body = {"servicePoint": here.point}
    answers = [(await here.post(f"{QUEUE}/join", body, headers=key)).json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert (await here.join())["number"] == "A002"


async def test_the_same_key_with_another_body_is_refused(here: Front) -> None:
    key = {"Idempotency-Key": "5e1f-one"}
    await here.post(f"{QUEUE}/join", {"servicePoint": here.point}, headers=key)
    other = {"servicePoint": here.point, "partySize": 2}
    refused(await here.post(f"{QUEUE}/join", other, headers=key), 409, "key_reused")


async def test_a_key_has_one_to_two_hundred_characters(here: Front) -> None:
    for key in ("", "k" * 201):
        body = {"servicePoint": here.point}
        answer = await here.post(f"{QUEUE}/join", body, headers={"Idempotency-Key": key})
        assert refused(answer, 422, "invalid")["field"] == "Idempotency-Key"


async def test_a_key_of_a_kiosk_is_not_the_same_key_of_another(here: Front) -> None:
    body, numbers = {"servicePoint": here.point}, set()
    for kiosk in (1, 2):
        headers = here.signed("kiosk", kiosk) | {"Idempotency-Key": "one"}
        numbers.add((await here.post(f"{QUEUE}/join", body, headers=headers)).json()["number"])
    assert numbers == {"A001", "A002"}


async def test_a_wall_takes_no_numbers(here: Front) -> None:
    body = {"servicePoint": here.point}
    answer = await here.post(f"{QUEUE}/join", body, headers=here.signed("display"))
    assert "kiosk" in refused(answer, 403, "forbidden")["detail"]


async def test_an_address_that_asks_too_often_has_to_wait(tmp_path: Path) -> None:
    async with front(tmp_path, Settings(tmp_path, open_rate=0.5, open_burst=2), at_once) as busy:
        await busy.open_point()
        await busy.join()
        await busy.join()
        answer = await busy.post(f"{QUEUE}/join", {"servicePoint": busy.point})
        problem = refused(answer, 429, "too_many_requests")
        assert answer.headers["retry-after"] == str(problem["retryAfter"])
        kiosk = await busy.post(
            f"{QUEUE}/join", {"servicePoint": busy.point}, headers=busy.signed("kiosk")
        )
        assert kiosk.status_code == 201


async def test_a_private_link_is_a_token_for_its_own_visit_alone(here: Front) -> None:
    mine, other = await here.join(), await here.join()
    answer = await here.post(f"{QUEUE}/leave/{other['id']}", headers=bearer(mine["token"]))
    assert answer.status_code in (403, 404)
    left = await here.post(f"{QUEUE}/leave/{mine['id']}", headers=bearer(mine["token"]))
    assert left.json()["state"] == "left"
