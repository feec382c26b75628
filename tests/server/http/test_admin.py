"""The settings over HTTP, one by one, and what they would do."""

from __future__ import annotations

import asyncio
from typing import Any, get_args

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from protocol.commands import PutStaff
from protocol.ids import uuid7
from protocol.records import Desk, ServicePoint, Staff
from server.domain.actor import TIMER, Actor
from server.http.admin_shapes import SettingName
from tests.server.http.front import NOON, POINT, QUEUE, Front, refused
from tests.server.http.test_every_route import FIELDS, VALUES, is_a_problem

NOBODY = uuid7(NOON, bytes(10))
ANN = uuid7(NOON, b"9" * 10)
WEEK = [{"weekday": day, "opens": "08:30", "closes": "17:00"} for day in range(5)]
HOLIDAY = {"day": "2026-12-24", "spans": [{"opens": "08:30", "closes": "12:00"}], "note": "Eve"}


def point(here: Front) -> ServicePoint:
    found = here.parts.tailer.floor.get(ServicePoint, here.point)
    assert found is not None
    return found


async def get(here: Front, path: str) -> Any:
    answer = await here.client.get(path, headers=here.signed("manager"))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def send(here: Front, method: str, path: str, body: Any = None) -> Any:
    """The answer to a manager, once everybody sees its effect."""
    options = {} if body is None else {"json": body}
    answer = await here.client.request(method, path, headers=here.signed("manager"), **options)
    await here.parts.tailer.reached(here.parts.door.head.seq)
    return answer


async def saved(here: Front, method: str, path: str, body: Any) -> Any:
    answer = await send(here, method, path, body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def colleague(here: Front) -> None:
    admin = Actor(NOBODY, "admin")
    await here.parts.door.execute(PutStaff(staff=ANN, name="Ann", role="staff"), admin)
    await here.parts.tailer.reached(here.parts.door.head.seq)


async def test_a_point_is_made_and_changed_with_all_its_settings(here: Front) -> None:
    settings: dict[str, Any] = {
        "repeatSeconds": 30, "callsMost": 2, "missedSeconds": 600, "missedCalls": 1,
        "holdRemoteSeconds": 300, "maxWaitSeconds": 3600, "policy": "ratio",
        "classes": [
            {"name": "standard", "title": "Everybody", "weight": 1.0, "share": 1},
            {"name": "booked", "title": "Booked", "weight": 2.5, "share": 2},
        ],
        "hours": WEEK, "exceptions": [HOLIDAY],
        "holidays": False, "lateSeconds": 300, "lostSeconds": 900,
    }  # fmt: skip
    body = {"name": "Cash", "prefix": "C", **settings}
    made = (await send(here, "POST", f"{POINT}/create", body)).json()
    assert {name: made[name] for name in settings} == settings
    changed = {**settings, "policy": "weight", "hours": WEEK[:1]}
    body = {"id": made["id"], "version": made["version"], **changed}
    now = (await send(here, "PUT", f"{POINT}/update", body)).json()
    assert {name: now[name] for name in settings} == changed


async def test_hours_are_read_and_changed(here: Front) -> None:
    version = point(here).version
    body = {"version": version, "hours": WEEK, "exceptions": [HOLIDAY]}
    answer = await saved(here, "PUT", f"/admin/hours/{here.point}", body)
    assert answer == {"id": here.point, "version": version + 1}
    now = await get(here, f"/admin/hours/{here.point}")
    assert (now["hours"], now["exceptions"], now["version"]) == (WEEK, [HOLIDAY], version + 1)
    refused(await send(here, "PUT", f"/admin/hours/{here.point}", body), 409, "version_mismatch")


async def test_wrong_hours_are_refused_at_their_place(here: Front) -> None:
    version = point(here).version
    for field, hours in (
        ("hours[0].opens", [{"weekday": 0, "opens": "8:30", "closes": "17:00"}]),
        ("hours[0].closes", [{"weekday": 0, "opens": "08:30", "closes": "28:01"}]),
        ("hours[1].weekday", [WEEK[0], {"weekday": 7, "opens": "08:30", "closes": "17:00"}]),
        ("hours[1]", [WEEK[0], WEEK[0]]),
    ):
        body = {"version": version, "hours": hours}
        answer = await send(here, "PUT", f"/admin/hours/{here.point}", body)
        assert refused(answer, 422, "invalid")["field"] == field


async def test_services_are_added_changed_and_removed(here: Front) -> None:
    body = {
        "servicePoint": here.point, "version": 1, "name": "Licence", "prefix": "L",
        "meanSeconds": 600, "skills": ["Driving"], "position": 7,
    }  # fmt: skip
    assert (await saved(here, "POST", "/admin/services", body))["version"] == 2
    items = (await get(here, f"/admin/services?servicePoint={here.point}"))["items"]
    licence = items[1]["service"]
    assert (items[1]["version"], licence["skills"], licence["position"]) == (2, ["driving"], 7)
    path = f"/admin/services/{licence['id']}"
    await saved(here, "PUT", path, {"version": 2, "open": False})
    assert here.service(2).name == "Licence" and not here.service(2).open
    assert (await send(here, "DELETE", path)).status_code == 204
    refused(await send(here, "DELETE", path), 404, "unknown_service")
    last = f"/admin/services/{here.service(1).id}"
    assert refused(await send(here, "DELETE", last), 409, "in_use")["field"] == "service"


async def test_desks_are_read_and_changed(here: Front) -> None:
    desk = (await get(here, "/admin/desks"))["items"][0]
    service = here.service().id
    body = {"version": desk["version"], "name": "Window", "services": [service], "access": ["Seat"]}
    await saved(here, "PUT", f"/admin/desks/{desk['id']}", body)
    now = here.parts.tailer.floor.get(Desk, desk["id"])
    assert now is not None
    assert (now.name, now.services, now.access) == ("Window", [service], ["seat"])
    body = {"version": now.version, "services": ["x"]}
    answer = await send(here, "PUT", f"/admin/desks/{desk['id']}", body)
    assert refused(answer, 404, "unknown_service")["field"] == "services"


async def test_colleagues_are_listed_with_what_they_can_do_and_devices_are_not(here: Front) -> None:
    await colleague(here)
    await saved(here, "PUT", f"/admin/staff/{ANN}", {"version": 1, "skills": ["French"]})
    (ann,) = (await get(here, "/admin/staff"))["items"]
    assert (ann["name"], ann["skills"], ann["version"], ann["desk"]) == ("Ann", ["french"], 2, None)
    kept = here.parts.tailer.floor.get(Staff, ANN)
    assert kept is not None and kept.skills == ["french"]
    hours = {"bookable": True, "hours": WEEK, "exceptions": [HOLIDAY]}
    await saved(here, "PUT", f"/admin/staff/{ANN}", {"version": 2, **hours})
    (ann,) = (await get(here, "/admin/staff"))["items"]
    assert {name: ann[name] for name in hours} == hours and ann["skills"] == ["french"]
    body = {"version": 3, "hours": [WEEK[0], WEEK[0]]}
    answer = await send(here, "PUT", f"/admin/staff/{ANN}", body)
    assert refused(answer, 422, "invalid")["field"] == "hours[1]"


async def test_the_hall_is_read_and_changed(here: Front) -> None:
    version = (await get(here, "/admin/site"))["version"]
    body = {"version": version, "name": "Harbour", "zone": "Europe/Oslo", "country": "NO"}
    await saved(here, "PUT", "/admin/site", body)
    now = await get(here, "/admin/site")
    assert (now["name"], now["zone"]) == ("Harbour", "Europe/Oslo")
    assert (now["country"], now["region"]) == ("NO", "")
    body = {"version": now["version"], "region": "XX"}
    answer = await send(here, "PUT", "/admin/site", body)
    assert refused(answer, 422, "invalid")["field"] == "region"
    body = {"version": version, "name": "Harbour"}
    refused(await send(here, "PUT", "/admin/site", body), 409, "version_mismatch")
    body = {"version": now["version"], "publicUrl": "javascript:x"}
    answer = await send(here, "PUT", "/admin/site", body)
    assert refused(answer, 422, "invalid")["field"] == "publicUrl"


async def effect(here: Front, setting: str, change: Any = None, ident: str | None = None) -> Any:
    body = {"setting": setting, "change": change or {}, "id": ident}
    return await send(here, "POST", "/admin/effect", body)


async def test_what_a_change_would_do_is_told_and_nothing_is_saved(here: Front) -> None:
    await here.join()
    seq = here.parts.door.head.seq
    service, desk = here.service().id, here.desk().id
    site = here.parts.tailer.floor.site.version
    body = {"servicePoint": here.point, "version": 1, "name": "Licence"}
    for setting, change, ident, says in (
        ("service-point/update", {"id": here.point, "version": 1, "prefix": "D"}, None, "D001"),
        ("service-point/create", {"name": "Cash", "prefix": "C"}, None, "C001"),
        ("hours", {"version": 1, "exceptions": [HOLIDAY]}, here.point, "Nothing changes"),
        ("services/add", body, None, "Licence is new"),
        ("services/update", {"version": 1, "open": False}, service, "gives no more numbers"),
        ("desks", {"version": 1, "name": "Window"}, desk, "Window"),
        ("site", {"version": site, "message": "Welcome"}, None, "Welcome"),
        ("state", {"state": "closed"}, here.point, "ends its intake at once"),
    ):
        answer = await effect(here, setting, change, ident)
        assert answer.status_code == 200, (setting, answer.text)
        assert any(says in sentence for sentence in answer.json()["sentences"]), answer.json()
    assert here.parts.door.head.seq == seq


async def test_an_effect_is_refused_as_saving_would_be(here: Front) -> None:
    await here.join()
    answer = await effect(here, "service-point/delete", ident=here.point)
    refused(answer, 409, "in_use")
    refused(await effect(here, "service-point/delete", ident="x"), 404, "unknown_service_point")
    refused(await effect(here, "services/delete", ident=here.service().id), 409, "in_use")
    refused(await effect(here, "staff", {"version": 1, "skills": []}, NOBODY), 404, "unknown_staff")
    change = {"id": here.point, "version": 9, "name": "X"}
    refused(await effect(here, "service-point/update", change), 409, "version_mismatch")
    for field, change in (
        ("change.prefix", {"id": here.point, "version": 1, "prefix": "dd"}),
        ("change.colour", {"id": here.point, "version": 1, "colour": 1}),
        ("change.hours[0].opens", {"id": here.point, "version": 1, "hours": [{"opens": 8}]}),
    ):
        answer = await effect(here, "service-point/update", change)
        problem = refused(answer, 422, "invalid")
        assert problem["field"] in (field, "change.hours[0].weekday")


async def test_lists_come_in_pages(here: Front) -> None:
    names = [f"Service {number}" for number in range(60)]
    for prefix in ("C", "D"):
        body = {"name": prefix, "prefix": prefix, "services": [{"name": name} for name in names]}
        await send(here, "POST", f"{POINT}/create", body)
    first = await get(here, "/admin/services")
    second = await get(here, f"/admin/services?cursor={first['next']}")
    assert (len(first["items"]), len(second["items"]), second["next"]) == (100, 21, None)
    status = await here.client.get(f"{QUEUE}/status/{here.point}")
    assert status.json()["open"]


async def test_no_change_makes_the_preview_fail(here: Front) -> None:
    joined = await here.join()
    idents = [here.point, here.service().id, here.desk().id, joined["id"], NOBODY, "x"]
    drawn: list[dict[str, Any]] = []

    @settings(max_examples=150, deadline=None, phases=[Phase.generate])
    @given(
        st.sampled_from(get_args(SettingName)),
        st.sampled_from(idents),
        st.dictionaries(FIELDS, VALUES | st.sampled_from([*idents, 1]), max_size=4),
    )
    def draw(setting: str, ident: str, change: dict[str, Any]) -> None:
        drawn.append({"setting": setting, "id": ident, "change": {"version": 1, **change}})

    draw()
    seq = here.parts.door.head.seq
    for body in drawn:
        is_a_problem(await send(here, "POST", "/admin/effect", body))
    # Time goes by meanwhile: what it alone decides is no doing of the preview.
    written = await asyncio.to_thread(here.parts.store.log, seq, 100)
    assert {entry.actor for entry in written} <= {TIMER.id}
