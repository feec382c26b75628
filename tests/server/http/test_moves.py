"""The transitions of an entry over HTTP."""

from __future__ import annotations

from itertools import product
from typing import Any

from protocol.ids import uuid7
from tests.server.http.front import NOON, QUEUE, Front, bearer, refused

NOBODY = uuid7(NOON, bytes(10))
VERBS = ("check-in", "leave", "call", "recall", "start", "complete", "no-show", "cancel", "undo")


async def called(here: Front) -> dict[str, Any]:
    """Somebody who was just called to desk 1."""
    await here.open_desk()
    await here.join()
    return await here.call_next()


async def test_a_customer_is_called_served_and_done(here: Front) -> None:
    desk = await here.open_desk()
    joined = await here.join()
    answer = await here.call_next()
    assert (answer["id"], answer["state"], answer["desk"]) == (joined["id"], "called", desk)
    assert "A001" in answer["pick"]
    for verb, state in (("start", "serving"), ("complete", "completed")):
        moved = await here.post(f"{QUEUE}/{verb}/{joined['id']}", headers=here.signed())
        assert (moved.status_code, moved.json()["state"]) == (200, state)


async def test_the_answer_to_a_step_says_until_when_it_can_be_undone(here: Front) -> None:
    moved = await called(here)
    assert moved["undoUntil"] == "2026-11-24T12:00:30Z"
    undone = await here.post(f"{QUEUE}/undo/{moved['id']}", headers=here.signed())
    assert undone.json()["state"] == "waiting"
    again = await here.post(f"{QUEUE}/undo/{moved['id']}", headers=here.signed())
    refused(again, 409, "nothing_to_undo")


async def test_too_late_to_undo(here: Front) -> None:
    moved = await called(here)
    here.clock.advance(31)
    answer = await here.post(f"{QUEUE}/undo/{moved['id']}", headers=here.signed())
    refused(answer, 409, "undo_expired")


async def test_a_no_show_before_the_grace_has_run_out_names_the_seconds_left(here: Front) -> None:
    moved = await called(here)
    here.clock.advance(20)
    answer = await here.post(f"{QUEUE}/no-show/{moved['id']}", headers=here.signed())
    left = refused(answer, 409, "grace_running")["retryAfter"]
    assert answer.headers["retry-after"] == str(left)
    here.clock.advance(left)
    answer = await here.post(f"{QUEUE}/no-show/{moved['id']}", headers=here.signed())
    assert answer.json()["state"] == "no_show"


async def test_the_second_clerk_learns_who_was_first(here: Front) -> None:
    moved = await called(here)
    second = await here.open_desk(2)
    body = {"desk": second}
    answer = await here.post(f"{QUEUE}/call/{moved['id']}", body, headers=here.signed("staff", 2))
    holder = refused(answer, 409, "conflict")["holder"]
    assert (holder["number"], holder["deskName"]) == ("A001", "Desk 1")
    assert holder["since"] == "2026-11-24T12:00:00Z"


async def test_calling_again_announces_once_more(here: Front) -> None:
    moved = await called(here)
    answer = await here.post(f"{QUEUE}/recall/{moved['id']}", headers=here.signed())
    assert answer.json()["version"] == moved["version"] + 1


async def test_a_step_from_the_wrong_state_is_refused(here: Front) -> None:
    joined = await here.join()
    answer = await here.post(f"{QUEUE}/complete/{joined['id']}", headers=here.signed())
    refused(answer, 409, "wrong_state")


async def test_a_step_on_a_version_that_was_overtaken_is_refused(here: Front) -> None:
    moved = await called(here)
    body = {"version": moved["version"] - 1}
    answer = await here.post(f"{QUEUE}/start/{moved['id']}", body, headers=here.signed())
    refused(answer, 409, "version_mismatch")
    body = {"version": moved["version"]}
    answer = await here.post(f"{QUEUE}/start/{moved['id']}", body, headers=here.signed())
    assert answer.status_code == 200


async def test_nobody_waits_and_a_busy_desk_and_a_closed_one(here: Front) -> None:
    body = {"desk": here.desk().id}
    await here.join()
    answer = await here.post(f"{QUEUE}/call-next", body, headers=here.signed())
    refused(answer, 409, "desk_closed")
    await here.open_desk()
    await here.call_next()
    answer = await here.post(f"{QUEUE}/call-next", body, headers=here.signed())
    refused(answer, 409, "desk_busy")
    second = {"desk": await here.open_desk(2)}
    answer = await here.post(f"{QUEUE}/call-next", second, headers=here.signed("staff", 2))
    refused(answer, 409, "nobody_waiting")


async def test_a_cancelled_entry_keeps_the_reason(here: Front) -> None:
    joined = await here.join()
    body = {"reason": "Went home 🏠"}
    answer = await here.post(f"{QUEUE}/cancel/{joined['id']}", body, headers=here.signed())
    assert answer.json()["state"] == "cancelled"
    entry: Any = here.parts.store.get("entry", joined["id"])
    assert entry.reason == "Went home 🏠"


async def test_a_cancel_without_a_reason_is_refused(here: Front) -> None:
    joined = await here.join()
    for body in ({}, {"reason": ""}):
        answer = await here.post(f"{QUEUE}/cancel/{joined['id']}", body, headers=here.signed())
        assert refused(answer, 422, "invalid")["field"] == "reason"


async def test_the_customer_checks_in_and_leaves_by_the_private_link(here: Front) -> None:
    joined = await here.join()
    own = bearer(joined["token"])
    answer = await here.post(f"{QUEUE}/check-in/{joined['id']}", headers=own)
    assert (answer.status_code, answer.json()["state"]) == (200, "waiting")
    answer = await here.post(f"{QUEUE}/leave/{joined['id']}", headers=own)
    assert answer.json()["state"] == "left"


async def test_the_customer_cannot_do_what_staff_do(here: Front) -> None:
    joined = await here.join()
    answer = await here.post(f"{QUEUE}/start/{joined['id']}", headers=bearer(joined["token"]))
    refused(answer, 403, "forbidden")


async def test_the_same_key_takes_a_step_once(here: Front) -> None:
    await here.open_desk()
    await here.join()
    await here.join()
    headers = here.signed() | {"Idempotency-Key": "call one"}
    body = {"desk": here.desk().id}
    first = await here.post(f"{QUEUE}/call-next", body, headers=headers)
    again = await here.post(f"{QUEUE}/call-next", body, headers=headers)
    assert first.json() == again.json()


async def test_an_http_client_may_send_an_empty_body_or_none(here: Front) -> None:
    moved = await called(here)
    answer = await here.post(f"{QUEUE}/recall/{moved['id']}", {}, headers=here.signed())
    assert answer.status_code == 200
    answer = await here.post(f"{QUEUE}/start/{moved['id']}", headers=here.signed(), content=b"null")
    assert answer.status_code == 200


async def test_an_unknown_entry_is_refused(here: Front) -> None:
    bodies = {"call": {"desk": here.desk().id}, "cancel": {"reason": "Went home"}}
    for verb in VERBS:
        for entry in (NOBODY, "A001", "😀", "x" * 200):
            path = f"{QUEUE}/{verb}/{entry}"
            answer = await here.post(path, bodies.get(verb), headers=here.signed())
            refused(answer, 404, "unknown_entry")


async def test_an_unknown_desk_is_refused(here: Front) -> None:
    joined = await here.join()
    paths = ("call-next", f"call/{joined['id']}")
    for path, desk in product(paths, (NOBODY, "1", "")):
        answer = await here.post(f"{QUEUE}/{path}", {"desk": desk}, headers=here.signed())
        assert refused(answer, 404, "unknown_desk")["field"] == "desk"


async def test_a_colleagues_desk_is_taken_only_when_one_says_so(here: Front) -> None:
    desk = await here.open_desk(1)
    other = here.signed("staff", 2)
    answer = await here.post(f"{QUEUE}/desk/{desk}", {"state": "open"}, headers=other)
    refused(answer, 409, "desk_taken")
    body = {"state": "open", "takeOver": True}
    answer = await here.post(f"{QUEUE}/desk/{desk}", body, headers=other)
    assert answer.json()["state"] == "open"
    assert here.desk().staff == "staff-2"


async def test_a_desk_with_somebody_at_it_does_not_close(here: Front) -> None:
    await called(here)
    path = f"{QUEUE}/desk/{here.desk().id}"
    refused(await here.post(path, {"state": "closed"}, headers=here.signed()), 409, "desk_busy")
    answer = await here.post(f"{QUEUE}/desk/nowhere", {"state": "open"}, headers=here.signed())
    refused(answer, 404, "unknown_desk")
