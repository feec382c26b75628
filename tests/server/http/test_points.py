"""Setting up service points over HTTP."""

from __future__ import annotations

from typing import Any

from protocol.ids import uuid7
from server.http.paging import PAGE
from tests.server.http.front import NOON, POINT, QUEUE, Front, refused

NOBODY = uuid7(NOON, bytes(10))


async def get(here: Front, ident: str) -> Any:
    """A point, as staff read it."""
    return await here.client.get(f"{POINT}/get/{ident}", headers=here.signed())


async def put(here: Front, **fields: Any) -> Any:
    """An update by a manager."""
    return await here.client.put(f"{POINT}/update", json=fields, headers=here.signed("manager"))


async def test_a_point_is_made_with_its_desks_and_services(here: Front) -> None:
    made = await here.open_point(
        name="Bürgeramt 🏛",
        prefix="B",
        capacity=3,
        deskNames=["Window 1"],
        services=[{"name": "جواز سفر", "meanSeconds": 600}, {"name": "Licence", "prefix": "L"}],
    )
    assert made["name"] == "Bürgeramt 🏛"
    assert [desk["name"] for desk in made["desks"]] == ["Window 1", "Desk 2", "Desk 3"]
    assert [service["name"] for service in made["services"]] == ["جواز سفر", "Licence"]
    assert (await get(here, made["id"])).json() == made


async def test_a_point_without_services_gets_one_of_its_own_name(here: Front) -> None:
    assert [service["name"] for service in (await get(here, here.point)).json()["services"]] == [
        "Citizens"
    ]


async def test_the_same_key_makes_one_point_and_answers_the_same(here: Front) -> None:
    headers = here.signed("manager") | {"Idempotency-Key": "one"}
    body = {"name": "Cash", "prefix": "C"}
    first = await here.post(f"{POINT}/create", body, headers=headers)
    await put(here, id=first.json()["id"], version=1, name="Cashier")
    again = await here.post(f"{POINT}/create", body, headers=headers)
    assert (again.status_code, again.json()) == (201, first.json())


async def test_a_prefix_belongs_to_one_point(here: Front) -> None:
    body = {"name": "Cash", "prefix": "A"}
    answer = await here.post(f"{POINT}/create", body, headers=here.signed("manager"))
    assert refused(answer, 409, "prefix_taken")["field"] == "prefix"


async def test_an_update_changes_the_fields_that_it_names(here: Front) -> None:
    answer = await put(here, id=here.point, version=1, capacity=3, graceSeconds=60)
    changed = answer.json()
    assert (changed["version"], changed["graceSeconds"], changed["name"]) == (2, 60, "Citizens")
    assert len(changed["desks"]) == 3
    assert (await get(here, here.point)).json() == changed


async def test_a_service_is_renamed_and_stays_as_it_was_otherwise(here: Front) -> None:
    added = [{"name": "Licence", "prefix": "L", "meanSeconds": 900, "open": False}]
    services = (await put(here, id=here.point, version=1, services=added)).json()["services"]
    renamed = [{"id": services[-1]["id"], "name": "Driving licence"}]
    now = (await put(here, id=here.point, version=2, services=renamed)).json()["services"]
    assert now == [*services[:-1], {**services[-1], "name": "Driving licence"}]


async def test_an_update_of_an_overtaken_version_is_refused(here: Front) -> None:
    await put(here, id=here.point, version=1, name="Citizens' office")
    refused(await put(here, id=here.point, version=1, name="Other"), 409, "version_mismatch")


async def test_a_desk_in_use_is_not_taken_away(here: Front) -> None:
    await here.open_desk(2)
    refused(await put(here, id=here.point, version=1, capacity=1), 409, "in_use")


async def test_an_unknown_point_and_service_are_refused(here: Front) -> None:
    refused(await put(here, id=NOBODY, version=1, name="x"), 404, "unknown_service_point")
    refused(await put(here, id="x", version=1, name="x"), 404, "unknown_service_point")
    services = [{"id": NOBODY, "name": "x"}]
    refused(await put(here, id=here.point, version=1, services=services), 404, "unknown_service")
    refused(await get(here, NOBODY), 404, "unknown_service_point")
    refused(await get(here, "😀"), 404, "unknown_service_point")


async def test_values_out_of_bounds_are_named(here: Front) -> None:
    good = {"name": "Cash", "prefix": "C"}
    for field, value in (
        ("name", ""),
        ("name", "n" * 121),
        ("prefix", "abc"),
        ("prefix", ""),
        ("capacity", 0),
        ("capacity", 10**12),
        ("maxWaiting", -1),
        ("graceSeconds", 86_401),
    ):
        body = {**good, field: value}
        answer = await here.post(f"{POINT}/create", body, headers=here.signed("manager"))
        assert refused(answer, 422, "invalid")["field"] == field


async def test_a_point_is_removed_once_nobody_is_there(here: Front) -> None:
    joined = await here.join()
    path = f"{POINT}/delete/{here.point}"
    headers = here.signed("manager")
    refused(await here.client.delete(path, headers=headers), 409, "in_use")
    await here.post(f"{QUEUE}/cancel/{joined['id']}", {"reason": "Closing"}, headers=headers)
    answer = await here.client.delete(path, headers=headers)
    assert (answer.status_code, answer.content) == (204, b"")
    refused(await get(here, here.point), 404, "unknown_service_point")
    refused(await here.client.delete(path, headers=headers), 404, "unknown_service_point")


async def test_the_list_comes_in_pages(here: Front) -> None:
    for number in range(PAGE + 2):
        letters = f"{chr(65 + number // 26)}{chr(65 + number % 26)}Z"
        await here.post(
            f"{POINT}/create", {"name": letters, "prefix": letters}, headers=here.signed("manager")
        )
    first = (await here.client.get(f"{POINT}/get", headers=here.signed())).json()
    path = f"{POINT}/get?cursor={first['next']}"
    second = (await here.client.get(path, headers=here.signed())).json()
    assert (len(first["items"]), len(second["items"]), second["next"]) == (PAGE, 3, None)
    names = [point["name"] for point in first["items"] + second["items"]]
    assert len(set(names)) == PAGE + 3


async def test_a_cursor_of_somebody_elses_making_is_refused(here: Front) -> None:
    for cursor in ("x", "😀", "", "a" * 5_000):
        params = {"cursor": cursor}
        answer = await here.client.get(f"{POINT}/get", params=params, headers=here.signed())
        assert refused(answer, 422, "invalid")["field"] == "cursor"


async def test_a_prefix_that_is_none_is_told_in_words(here: Front) -> None:
    body = {"name": "Cash", "prefix": "abc", "capacity": 1}
    answer = await here.client.post(f"{POINT}/create", json=body, headers=here.signed("manager"))
    problem = refused(answer, 422, "invalid")
    assert problem["detail"] == "prefix: write one to three capital letters, such as A."
