"""Tickets over HTTP: what colleagues do with them, and what customers may."""

from __future__ import annotations

from pathlib import Path
from typing import get_type_hints

import pytest

from protocol.records import Ticket
from server.http.limits import RULES
from server.http.tickets import filtering, reading, thread
from server.settings import Settings
from tests.server.access_routes_of_tickets import TICKETS
from tests.server.access_table import NOBODY
from tests.server.http.front import Front, at_once, bearer, front, refused
from tests.server.http.support import get, mails, open_support, opened, put, say

CREATE = f"{TICKETS}/email/create/grace@example.org"
WRITTEN = {"subject": "Scales", "text": "They show nothing."}


async def test_a_customer_opens_a_ticket_and_is_told_no_more_than_its_number(here: Front) -> None:
    refused(await here.post(CREATE, WRITTEN), 409, "support_closed")
    await open_support(here)
    answer = await here.post(CREATE, WRITTEN)
    assert answer.status_code == 201, answer.text
    assert set(answer.json()) == {"number", "detail"} and answer.json()["number"] == "T-1"
    (mail,) = mails(here, "ticket_opened")
    (ticket,) = here.parts.tailer.floor.of(Ticket)
    assert (mail.subject, ticket.channel) == (ticket.id, "http")
    more = {**WRITTEN, "priority": "urgent"}
    assert refused(await here.post(CREATE, more), 422, "invalid")["field"] == "priority"
    nowhere = f"{TICKETS}/email/create/nowhere"
    assert refused(await here.post(nowhere, WRITTEN), 422, "invalid")["field"] == "email"
    refused(await here.post(f"{TICKETS}/create-ticket", {}), 401, "unauthenticated")


async def test_who_asks_by_mail_address_hears_the_same_whatever_there_is(here: Front) -> None:
    await open_support(here)
    made = await opened(here)
    heard = set()
    for asked in (
        "grace@example.org",
        "nobody@example.org",
        f"grace@example.org/{made['number']}",
        "grace@example.org/T-99",
        f"nobody@example.org/{made['number']}",
    ):
        answer = await here.client.get(f"{TICKETS}/get-by-email/{asked}")
        assert answer.status_code == 202, answer.text
        heard.add(answer.content)
    assert len(heard) == 1 and made["number"].encode() not in heard.pop()
    bad = await here.client.get(f"{TICKETS}/get-by-email/grace@example.org/x")
    assert refused(bad, 422, "invalid")["field"] == "number"


async def test_strangers_have_limits_and_colleagues_have_none(tmp_path: Path) -> None:
    async with front(tmp_path, Settings(tmp_path), at_once) as here:
        await open_support(here)
        for _ in range(RULES["tickets_of_mail"].burst):
            assert (await here.post(CREATE, WRITTEN)).status_code == 201
        refused(await here.post(CREATE, WRITTEN), 429, "too_many_requests")
        other = await here.post(CREATE.replace("grace", "ada"), WRITTEN)
        assert other.status_code == 201
        assert (await opened(here))["number"]
        path = f"{TICKETS}/get-by-email/lin@example.org"
        for _ in range(RULES["mails"].burst):
            assert (await here.client.get(path)).status_code == 202
        refused(await here.client.get(path), 429, "too_many_requests")


async def test_a_thread_holds_what_was_said_and_what_colleagues_say_among_themselves(
    here: Front,
) -> None:
    made = await opened(here)
    number = made["number"]
    commented = (await say(here, f"comments/{number}", {"text": "Known fault."})).json()
    answered = await say(here, f"reply/{number}", {"text": "Switch it on.", "thread": 1})
    assert (commented["thread"], answered.json()["thread"]) == (1, 2)
    again = await say(here, f"reply/{number}", {"text": "Well?", "thread": 1})
    refused(again, 409, "thread_moved")
    whole = await get(here, f"get/{number.lower()}")
    kinds = [each["kind"] for each in whole["conversation"]["items"]]
    assert [kind for kind in kinds if kind != "note"] == ["customer", "comment", "reply"]
    assert (whole["customer"]["name"], whole["status"]) == ("Grace", "in_progress")
    (only,) = (await get(here, f"comments/{made['id']}"))["items"]
    assert only["text"] == "Known fault."
    (mail,) = mails(here, "ticket_reply")
    assert mail.subject == made["id"]
    gone = await here.client.get(f"{TICKETS}/messages/T-99", headers=here.signed())
    assert refused(gone, 404, "unknown_ticket")["field"] == "ticketId"


async def test_long_threads_and_lists_come_in_pages(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread, "PAGE", 3)
    monkeypatch.setattr(reading, "PAGE", 3)
    made = await opened(here)
    for number in range(4):
        await say(here, f"comments/{made['number']}", {"text": str(number)})
    newest = await get(here, f"messages/{made['number']}")
    before = await get(here, f"messages/{made['number']}", cursor=newest["next"])
    assert len(newest["items"]) == 3 and before["next"] is None
    assert [each["nth"] for each in (*before["items"], *newest["items"])] == [1, 2, 3, 4, 5]
    path = f"{TICKETS}/messages/{made['number']}"
    bad = await here.client.get(path, params={"cursor": "x"}, headers=here.signed())
    refused(bad, 422, "invalid")
    for number in range(4):
        await opened(here, f"Fault {number}")
    first = await get(here, "get", sort="number", descending=False)
    rest = await get(here, "get", sort="number", descending=False, cursor=first["next"])
    numbers = [each["number"] for each in (*first["items"], *rest["items"])]
    assert numbers == [f"T-{number}" for number in range(1, 6)]
    assert (first["total"], rest["next"]) == (5, None)


async def test_a_list_holds_what_fits_what_is_asked(here: Front) -> None:
    first, second = await opened(here, priority="high", tags=["delivery"]), await opened(here)
    for asked, expected in (
        ({"priority": ["high", "urgent"]}, [first]),
        ({"tag": "delivery", "status": "open"}, [first]),
        ({"status": ["resolved", "closed"]}, []),
        ({"assignee": ""}, [second, first]),
        ({"assignee": "me"}, []),
        ({"unanswered": True, "sort": "number"}, [second, first]),
        ({"contact": NOBODY}, []),
    ):
        found = await get(here, "get", **asked)
        assert [each["id"] for each in found["items"]] == [each["id"] for each in expected], asked
    for field, wrong in (("sort", "x"), ("contact", "x"), ("dueWithin", -1), ("cursor", "o9x")):
        answer = await here.client.get(
            f"{TICKETS}/get", params={field: wrong}, headers=here.signed()
        )
        assert refused(answer, 422, "invalid")["field"] == field


async def test_a_slip_in_what_a_list_is_asked_for_does_not_show_every_ticket(here: Front) -> None:
    for slip in ("statuss", "search", "limit"):
        answer = await here.client.get(
            f"{TICKETS}/get", params={slip: "open"}, headers=here.signed("staff")
        )
        problem = refused(answer, 422, "invalid")
        assert problem["field"] == slip and "status" in problem["detail"]
    hints = get_type_hints(filtering.wanted_tickets, include_extras=True)
    told = [each.__metadata__[0] for name, each in hints.items() if name != "return"]
    assert {*(each.name for each in told), "sort", "descending", "cursor"} == filtering.ASKED


async def test_a_change_is_of_the_version_that_was_seen(here: Front) -> None:
    made = await opened(here)
    told = {"id": made["number"], "version": made["version"]}
    changed = await put(here, **told, status="in_progress", pause="waiting_on_customer")
    assert changed.status_code == 200 and changed.json()["version"] > made["version"]
    refused(await put(here, **told, priority="high"), 409, "version_mismatch")
    refused(await put(here, id=made["id"], assignee="somebody"), 404, "unknown_staff")
    refused(await put(here, id="T-99", priority="high"), 404, "unknown_ticket")
    row = await get(here, f"get/{made['id']}")
    assert (row["pause"], row["priority"]) == ("waiting_on_customer", "normal")


async def test_each_ticket_of_a_bulk_update_has_its_answer_and_all_can_be_taken_back(
    here: Front,
) -> None:
    first, second = await opened(here), await opened(here)
    body = {"tickets": [first["number"], second["id"], NOBODY], "change": {"addTags": ["later"]}}
    told = (await say(here, "bulk-update", body)).json()
    assert [each["done"] for each in told["items"]] == [True, True, False]
    assert told["items"][2]["code"] == "unknown_ticket" and told["undoUntil"]
    assert (await get(here, f"get/{first['id']}"))["tags"] == ["later"]
    back = await say(here, "undo", {"batch": told["batch"]})
    assert all(each["done"] for each in back.json()["items"]), back.text
    assert (await get(here, f"get/{first['id']}"))["tags"] == []
    refused(await say(here, "undo", {"batch": NOBODY}), 409, "nothing_to_undo")


async def test_tickets_are_merged_split_and_linked(here: Front) -> None:
    goes_on, ends = await opened(here, "Scales"), await opened(here, "Scales again")
    body = {"ticket": goes_on["number"], "tickets": [ends["number"]]}
    merged = (await say(here, "merge", body)).json()
    assert merged["batch"] and all(each["done"] for each in merged["items"])
    assert (await get(here, f"get/{ends['id']}"))["mergedInto"] == goes_on["id"]
    thread = (await get(here, f"messages/{goes_on['id']}"))["items"]
    moved = [each["nth"] for each in thread if each["kind"] == "customer"][-1]
    split = {"ticket": goes_on["id"], "messages": [moved], "subject": "Another fault"}
    made = (await say(here, "split", split)).json()
    assert made["number"] == "T-3"
    linked = await say(here, "link", {"ticket": goes_on["id"], "other": made["ticket"]})
    assert linked.status_code == 200, linked.text
    assert goes_on["id"] in (await get(here, f"get/{made['number']}"))["links"]


async def test_by_their_link_customers_answer_say_that_it_is_solved_and_rate(here: Front) -> None:
    mine, other = await opened(here), await opened(here)
    signed = bearer(here.parts.tokens.ticket(mine["id"]))
    path = f"{TICKETS}/answer/{{}}"
    files = {"file": ("log.txt", b"all good")}
    brings = f"{TICKETS}/attachments/{mine['id']}"
    file = (await here.client.post(brings, files=files, headers=signed)).json()["id"]
    body = {"text": "It works.", "attachments": [file]}
    answer = await here.post(path.format(mine["id"]), body, headers=signed)
    assert answer.status_code == 200 and answer.json()["thread"] == 2, answer.text
    thread = (await get(here, f"messages/{mine['id']}"))["items"]
    assert [each["name"] for each in thread[-1]["attachments"]] == ["log.txt"]
    for ident in (other["id"], NOBODY):
        denied = await here.post(path.format(ident), {"text": "Mine?"}, headers=signed)
        refused(denied, 403, "forbidden")
    early = await here.post(f"{TICKETS}/rate/{mine['id']}", {"rating": 5}, headers=signed)
    refused(early, 409, "wrong_state")
    solved = await here.post(f"{TICKETS}/solve/{mine['id']}", headers=signed)
    assert solved.json()["status"] == "resolved", solved.text
    rated = await here.post(f"{TICKETS}/rate/{mine['id']}", {"rating": 5}, headers=signed)
    assert rated.status_code == 200, rated.text
    assert (await get(here, f"get/{mine['id']}"))["rating"] == 5
    refused(await here.client.get(f"{TICKETS}/get", headers=signed), 403, "forbidden")


async def test_a_manager_erases_a_ticket_and_a_colleague_closes_it(here: Front) -> None:
    made = await opened(here)
    path = f"{TICKETS}/delete/{made['number']}"
    refused(await here.client.delete(path, headers=here.signed()), 403, "forbidden")
    gone = await here.client.delete(path, headers=here.signed("manager"))
    assert gone.status_code == 204, gone.text
    read = await here.client.get(f"{TICKETS}/get/{made['id']}", headers=here.signed())
    refused(read, 404, "unknown_ticket")
