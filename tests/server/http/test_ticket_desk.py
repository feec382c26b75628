"""Contacts, events and the settings of the ticket desk over HTTP."""

from __future__ import annotations

from typing import Any

from protocol.commands import PutStaff
from protocol.records import Role
from server.domain.actor import OPERATOR
from tests.server.access_routes_of_tickets import CONTACTS, EVENTS, TICKETS
from tests.server.access_table import NOBODY
from tests.server.http.front import Front, refused
from tests.server.http.support import get, opened

WEEK = [{"weekday": day, "opens": "09:00", "closes": "17:00"} for day in range(5)]
"""The clock of these tests stands at a Tuesday's noon in Greenwich."""


async def made(here: Front, path: str, role: Role = "manager", **body: Any) -> str:
    """Something that was made; its id."""
    answer = await here.post(path, body, headers=here.signed(role))
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def read(here: Front, path: str, role: Role = "manager", **asked: Any) -> dict[str, Any]:
    """What is read."""
    answer = await here.client.get(path, params=asked, headers=here.signed(role))
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def contact(here: Front, name: str, email: str) -> str:
    """A contact who was made known; its id."""
    customer = {"name": name, "email": email}
    return await made(here, f"{CONTACTS}/create", "staff", customer=customer)


async def test_contacts_are_found_merged_and_taken_apart(here: Front) -> None:
    ada = await contact(here, "Ada", "ada@example.org")
    other = await contact(here, "A. Lovelace", "countess@example.org")
    body = {"customer": {"name": "Somebody", "email": "ADA@example.org"}}
    again = await here.post(f"{CONTACTS}/create", body, headers=here.signed())
    assert refused(again, 409, "contact_exists")["field"].startswith("customer")
    for text, expected in (("lovelace", [other]), ("ada@example.org", [ada]), ("nobody", [])):
        found = await read(here, f"{CONTACTS}/get", "staff", text=text)
        assert [each["id"] for each in found["items"]] == expected
    pair = {"contact": ada, "other": other}
    assert (await here.post(f"{CONTACTS}/merge", pair, headers=here.signed())).status_code == 200
    one = await read(here, f"{CONTACTS}/get/{other}", "staff")
    assert (one["id"], one["merged"]) == (ada, [other])
    assert len((await read(here, f"{CONTACTS}/get", "staff"))["items"]) == 1
    apart = await here.post(f"{CONTACTS}/unmerge", {"contact": other}, headers=here.signed())
    assert apart.status_code == 200
    assert len((await read(here, f"{CONTACTS}/get", "staff"))["items"]) == 2
    change = {"id": ada, "kind": "merchant", "version": 1}
    signed = here.signed()
    changed = await here.client.put(f"{CONTACTS}/update", json=change, headers=signed)
    assert changed.status_code == 200, changed.text
    late = await here.client.put(f"{CONTACTS}/update", json=change, headers=signed)
    refused(late, 409, "version_mismatch")


async def test_an_event_recurs_in_the_calendar_and_stands_on_the_timeline(here: Front) -> None:
    ada = await contact(here, "Ada", "ada@example.org")
    times = {"start": "2026-11-25T09:00:00Z", "end": "2026-11-25T10:00:00Z"}
    event = await made(
        here, f"{EVENTS}/create", "staff", title="Demo", contact=ada, kind="demo",
        recurs="FREQ=WEEKLY;COUNT=3", exceptAt=["2026-12-02T09:00:00Z"], **times,
    )  # fmt: skip
    listed = await read(here, f"{EVENTS}/get", "staff", contact=ada)
    assert [each["start"][:10] for each in listed["items"]] == ["2026-11-25", "2026-12-09"]
    assert listed["items"][0]["contactName"] == "Ada"
    span = {"from": "2026-12-01T00:00:00Z", "to": "2026-12-08T00:00:00Z"}
    assert (await read(here, f"{EVENTS}/get", "staff", **span))["items"] == []
    (first, *_) = (await read(here, f"{CONTACTS}/timeline/{ada}", "staff"))["items"]
    assert (first["subject"], first["said"]) == (event, "Demo")
    moved = {"id": event, "end": "2026-11-25T08:00:00Z"}
    bad = await here.client.put(f"{EVENTS}/update", json=moved, headers=here.signed())
    assert refused(bad, 422, "invalid")["field"] == "end"
    gone = await here.client.delete(f"{EVENTS}/delete/{event}", headers=here.signed())
    assert gone.status_code == 204
    answer = await here.client.get(f"{EVENTS}/get/{event}", headers=here.signed())
    refused(answer, 404, "unknown_event")
    far = {"from": "2026-01-01T00:00:00Z", "to": "2026-12-31T00:00:00Z"}
    wide = await here.client.get(f"{EVENTS}/get", params=far, headers=here.signed())
    assert refused(wide, 422, "invalid")["field"] == "to"


async def test_the_segments_of_a_deadline_sum_to_what_the_policy_promises(here: Front) -> None:
    calendar = await made(
        here, "/admin/sla/calendars", name="Office", zone="Europe/London", hours=WEEK
    )
    policy = await made(
        here, "/admin/sla/policies", name="Standard", calendar=calendar, warnMinutes=30,
        targets=[{"priority": "normal", "firstResponseMinutes": 480, "resolutionMinutes": 960}],
        levels=[{"afterMinutes": 60, "metrics": ["first_response"],
                 "actions": [{"do": "notify", "value": "managers"}]}],
    )  # fmt: skip
    ticket = await opened(here)
    status = await get(here, f"sla-status/{ticket['number']}")
    assert (status["policy"], status["policyName"], status["calendarName"]) == (
        policy, "Standard", "Office",
    )  # fmt: skip
    first = status["metrics"][0]
    assert (first["metric"], first["state"], first["targetSeconds"]) == (
        "first_response", "running", 480 * 60,
    )  # fmt: skip
    assert first["dueAt"] == "2026-11-25T12:00:00Z"
    kinds = [(each["what"], each["start"][11:16]) for each in first["segments"]]
    assert kinds == [("open", "12:00"), ("closed", "17:00"), ("open", "09:00")]
    assert [each["what"] for each in status["ahead"]][:2] == ["warn", "breach"]
    hurry = [{"priority": "normal", "firstResponseMinutes": 60}]
    preview = {"setting": "sla/policies", "id": policy, "change": {"version": 1, "targets": hurry}}
    told = await here.post("/admin/effect", preview, headers=here.signed("manager"))
    assert told.status_code == 200 and "1 " in " ".join(told.json()["sentences"]), told.text
    again = await here.post(
        f"{TICKETS}/calculate-sla/{ticket['number']}", {}, headers=here.signed()
    )
    assert again.status_code == 200, again.text
    path = f"/admin/sla/calendars/{calendar}"
    used = await here.client.delete(path, headers=here.signed("manager"))
    refused(used, 409, "in_use")
    (listed,) = (await read(here, "/admin/sla/policies"))["items"]
    assert listed["levels"][0]["actions"] == [{"do": "notify", "value": "managers"}]


async def test_a_rule_is_tried_before_it_is_saved_and_one_that_never_ends_is_refused(
    here: Front,
) -> None:
    ticket = await opened(here, tags=["delivery"])
    rule: dict[str, Any] = {
        "name": "Deliveries",
        "on": "ticket_opened",
        "conditions": [{"field": "tag", "op": "is", "value": "delivery"}],
        "actions": [{"do": "set_priority", "value": "high"}],
    }
    signed = here.signed("manager")
    tried = await here.post("/admin/rules/dry-run", {"rule": rule, "days": 7}, headers=signed)
    assert tried.status_code == 200, tried.text
    (would,) = tried.json()["items"]
    assert (would["number"], tried.json()["lookedAt"]) == (ticket["number"], 1)
    assert (await get(here, f"get/{ticket['id']}"))["priority"] == "normal"
    ident = await made(here, "/admin/rules", **rule)
    second = await opened(here, tags=["delivery"])
    assert (await get(here, f"get/{second['id']}"))["priority"] == "high"
    loop = {"name": "L", "on": "ticket_escalated", "actions": [{"do": "escalate", "value": "x"}]}
    refused(await here.post("/admin/rules", loop, headers=signed), 409, "rule_loops")
    blind = await here.client.put(f"/admin/rules/{ident}", json={"enabled": False}, headers=signed)
    assert refused(blind, 422, "invalid")["detail"].startswith("version is missing.")
    off = await here.client.put(
        f"/admin/rules/{ident}", json={"version": 1, "enabled": False}, headers=signed
    )
    assert off.status_code == 200, off.text
    assert (await read(here, "/admin/rules"))["items"][0]["enabled"] is False
    gone = await here.client.delete(f"/admin/rules/{ident}", headers=signed)
    assert gone.status_code == 204


async def test_a_webhook_has_a_secret_that_managers_alone_are_told(here: Front) -> None:
    ident = await made(here, "/admin/webhooks", name="Ours", url="https://example.org/hook")
    secret = (await read(here, f"/admin/webhooks/{ident}/secret"))["secret"]
    assert len(secret) == 64
    assert secret not in str(await read(here, "/admin/webhooks", "staff"))
    path = f"/admin/webhooks/{ident}/secret"
    refused(await here.client.get(path, headers=here.signed()), 403, "forbidden")
    none = await here.client.get(f"/admin/webhooks/{NOBODY}/secret", headers=here.signed("manager"))
    refused(none, 404, "unknown_setting")
    assert (await read(here, "/admin/notices"))["items"] == []


async def test_a_canned_response_is_filled_in_for_a_ticket(here: Front) -> None:
    path = f"{TICKETS}/canned-responses"
    text = "Dear {contact.first}, {ticket.number} is with us."
    everybodys = {"name": "Thanks", "text": text}
    refused(await here.post(path, everybodys, headers=here.signed()), 403, "forbidden")
    ident = await made(here, path, "staff", own=True, **everybodys)
    ticket = await opened(here)
    (plain,) = (await read(here, path, "staff"))["items"]
    (filled,) = (await read(here, path, "staff", ticket=ticket["number"]))["items"]
    assert plain["rendered"] is None
    assert filled["rendered"] == f"Dear Grace, {ticket['number']} is with us."
    macro = {"id": ident, "version": 1, "actions": [{"do": "add_tag", "value": "thanked"}]}
    changed = await here.client.put(path, json=macro, headers=here.signed())
    assert changed.status_code == 200, changed.text
    done = await here.post(
        f"{TICKETS}/macro/{ticket['id']}", {"canned": ident}, headers=here.signed()
    )
    assert done.status_code == 200, done.text
    assert (await get(here, f"get/{ticket['id']}"))["tags"] == ["thanked"]
    gone = await here.client.delete(path, params={"id": ident}, headers=here.signed())
    assert gone.status_code == 204


async def test_the_house_says_how_it_takes_tickets_and_who_sees_to_them(here: Front) -> None:
    signed = here.signed("manager")
    version = (await read(here, "/admin/site"))["version"]
    fields = [{"name": "model", "title": "Model", "kind": "choice", "choices": ["A", "B"]}]
    desk = {"support": True, "supportEmail": "help@example.org", "closeDays": 7}
    body = {"version": version, "keepTicketsDays": 400, "ticketFields": fields, **desk}
    answer = await here.client.put("/admin/site", json=body, headers=signed)
    assert answer.status_code == 200, answer.text
    now = await read(here, "/admin/site")
    assert {**now, **body, "version": version + 1} == now
    bad = {"version": version + 1, "ticketFields": [*fields, *fields]}
    answer = await here.client.put("/admin/site", json=bad, headers=signed)
    assert refused(answer, 422, "invalid")["field"] == "ticketFields"
    ticket = await opened(here, fields={"model": "A"})
    assert (await get(here, f"get/{ticket['id']}"))["fields"] == {"model": "A"}
    staff = PutStaff(staff=NOBODY, name="Ann", role="staff")
    await here.parts.door.execute(staff, OPERATOR)
    reachable = {"version": 1, "email": "ann@example.org", "teams": ["Second line"]}
    answer = await here.client.put(f"/admin/staff/{NOBODY}", json=reachable, headers=signed)
    assert answer.status_code == 200, answer.text
    (ann,) = (await read(here, "/admin/staff"))["items"]
    assert (ann["email"], ann["teams"]) == ("ann@example.org", ["Second line"])


async def test_a_list_is_saved_for_everybody_or_for_oneself(here: Front) -> None:
    path = f"{TICKETS}/views"
    shows = {"statuses": ["open"], "assignees": ["", "me"], "dueWithinMinutes": 60}
    everybodys: dict[str, Any] = {"name": "Unassigned", "shows": shows, "sort": "priority"}
    refused(await here.post(path, everybodys, headers=here.signed()), 403, "forbidden")
    await made(here, path, **everybodys)
    mine = await made(here, path, "staff", **{**everybodys, "name": "Mine", "own": True})
    assert [each["own"] for each in (await read(here, path, "staff"))["items"]] == [False, True]
    (seen,) = (await read(here, path))["items"]
    assert {**seen["shows"], **shows} == seen["shows"] and seen["sort"] == "priority"
    change = {"id": mine, "version": 1, "descending": True}
    answer = await here.client.put(path, json=change, headers=here.signed())
    assert answer.status_code == 200, answer.text
    gone = await here.client.delete(path, params={"id": mine}, headers=here.signed())
    assert gone.status_code == 204
