"""Accounts of colleagues over HTTP: invited, changed, ended, back; who may see to whom."""

from __future__ import annotations

from typing import Any

import httpx
import pyotp
import pytest

from protocol.ids import uuid7
from protocol.records import Role, Staff
from server.store.accounts import Account
from tests.server.http.front import NOON, POINT, Front, bearer, refused

PATH = "/admin/accounts"
GOOD = "correct horse"
NOBODY = uuid7(NOON, bytes(10))


async def invited(
    here: Front, name: str = "Mina", role: Role = "staff", by: Role = "admin"
) -> dict[str, Any]:
    """A fresh account: id, code and until when."""
    answer = await here.post(PATH, {"name": name, "role": role}, headers=here.signed(by))
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def taken(here: Front, name: str, code: str, password: str = GOOD) -> httpx.Response:
    return await here.post("/auth/invitation", {"name": name, "code": code, "password": password})


async def colleague(
    here: Front, name: str = "Mina", role: Role = "staff"
) -> tuple[str, dict[str, Any]]:
    """Somebody who has taken an invitation: id and tokens."""
    made = await invited(here, name, role)
    answer = await taken(here, name, made["code"])
    assert answer.status_code == 200, answer.text
    return made["id"], answer.json()


async def step(
    here: Front, ident: str, what: str, by: Role = "admin", body: Any = None
) -> httpx.Response:
    return await here.post(f"{PATH}/{ident}/{what}", body, headers=here.signed(by))


async def listed(here: Front, ident: str) -> dict[str, Any]:
    answer = await here.client.get(PATH, headers=here.signed("manager"))
    found: dict[str, Any] = {each["id"]: each for each in answer.json()["items"]}[ident]
    return found


def known(here: Front, ident: str) -> Staff:
    """As screens know them."""
    found = here.parts.tailer.floor.get(Staff, ident)
    assert found is not None
    return found


async def opens(here: Front, token: str) -> bool:
    answer = await here.client.get(f"{POINT}/get", headers=bearer(token))
    return answer.status_code == 200


async def test_a_colleague_is_invited_takes_a_password_and_stands_in_the_list(
    here: Front,
) -> None:
    made = await invited(here, "Mina 🦊", by="manager")
    assert set(made) == {"id", "code", "expiresAt"}
    before = await listed(here, made["id"])
    assert before == {
        "id": made["id"], "name": "Mina 🦊", "role": "staff", "version": 1, "totp": False,
        "invited": True, "left": False, "signedInAt": None, "signIns": 0,
    }  # fmt: skip
    tokens = (await taken(here, "mina 🦊", made["code"])).json()
    assert set(tokens) == {"access_token", "refresh_token", "expires_in", "token_type"}
    after = await listed(here, made["id"])
    assert (after["invited"], after["signIns"]) == (False, 1)
    assert after["signedInAt"] is not None
    assert known(here, made["id"]).name == "Mina 🦊"
    refused(await taken(here, "mina 🦊", made["code"]), 401, "unauthenticated")


async def test_a_repeated_invitation_of_a_lost_answer_tells_the_same_code(here: Front) -> None:
    headers = here.signed("manager") | {"Idempotency-Key": "lost"}
    body = {"name": "Mina", "role": "staff"}
    first = await here.post(PATH, body, headers=headers)
    again = await here.post(PATH, body, headers=headers)
    assert again.json() == first.json()
    other = here.signed("admin") | {"Idempotency-Key": "lost"}
    refused(await here.post(PATH, body, headers=other), 409, "name_taken")


async def test_names_are_given_once_and_show_something(here: Front) -> None:
    await invited(here)
    ident = (await invited(here, "Jonas"))["id"]
    headers = here.signed("admin")
    for name in ("MINA", " mina "):
        body = {"name": name, "role": "staff"}
        problem = refused(await here.post(PATH, body, headers=headers), 409, "name_taken")
        assert problem["field"] == "name"
        answer = await here.client.put(f"{PATH}/{ident}", json={"name": name}, headers=headers)
        refused(answer, 409, "name_taken")
    for name in ("\u200b", "   ", "\u202e"):
        body = {"name": name, "role": "staff"}
        assert refused(await here.post(PATH, body, headers=headers), 422, "invalid")["field"]


async def test_managers_see_to_staff_alone(here: Front) -> None:
    boss, _ = await colleague(here, "Boss", "manager")
    mina, _ = await colleague(here)
    headers = here.signed("manager")
    for role in ("manager", "admin"):
        body = {"name": "New", "role": role}
        refused(await here.post(PATH, body, headers=headers), 403, "forbidden")
        answer = await here.client.put(f"{PATH}/{mina}", json={"role": role}, headers=headers)
        refused(answer, 403, "forbidden")
    for what in ("invite", "sign-out", "end", "return", "totp-off"):
        refused(await step(here, boss, what, "manager"), 403, "forbidden")
    answer = await here.client.put(f"{PATH}/{boss}", json={"name": "x"}, headers=headers)
    refused(answer, 403, "forbidden")
    assert known(here, boss).name == "Boss"
    assert (await step(here, mina, "sign-out", "manager")).status_code == 204


async def test_a_code_that_a_manager_gave_opens_no_more_than_they_may_give(here: Front) -> None:
    made = await invited(here, "Mina", by="manager")
    headers = here.signed("admin")
    answer = await here.client.put(f"{PATH}/{made['id']}", json={"role": "admin"}, headers=headers)
    assert answer.status_code == 204
    refused(await taken(here, "Mina", made["code"]), 401, "unauthenticated")
    assert not (await listed(here, made["id"]))["invited"]
    again = (await step(here, made["id"], "invite")).json()
    assert (await taken(here, "Mina", again["code"])).status_code == 200


async def test_who_becomes_more_while_a_manager_invites_them_is_not_invited(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina, tokens = await colleague(here)
    book, by_id = here.parts.book, here.parts.book.by_id

    def meanwhile(ident: str) -> Account | None:
        found = by_id(ident)
        if ident == mina:
            book.set_role(ident, "admin", NOON)
        return found

    with monkeypatch.context() as then:
        then.setattr(book, "by_id", meanwhile)
        refused(await step(here, mina, "invite", "manager"), 409, "version_mismatch")
    fresh = await here.post("/auth/refresh", {"refresh_token": tokens["refresh_token"]})
    assert fresh.status_code == 200


async def test_another_role_voids_what_the_earlier_one_opened_and_the_program_goes_on(
    here: Front,
) -> None:
    mina, tokens = await colleague(here)
    headers = here.signed("admin")
    body = {"role": "manager", "name": "Mina M."}
    answer = await here.client.put(f"{PATH}/{mina}", json=body, headers=headers)
    assert answer.status_code == 204
    assert not await opens(here, tokens["access_token"])
    fresh = await here.post("/auth/refresh", {"refresh_token": tokens["refresh_token"]})
    me = await here.client.get("/auth/me", headers=bearer(fresh.json()["access_token"]))
    assert (me.json()["name"], me.json()["role"]) == ("Mina M.", "manager")
    assert (known(here, mina).name, known(here, mina).role) == ("Mina M.", "manager")


async def test_who_leaves_opens_nothing_and_comes_back_by_an_invitation(here: Front) -> None:
    mina, tokens = await colleague(here)
    for _ in range(2):
        assert (await step(here, mina, "end", "manager")).status_code == 204
    assert not await opens(here, tokens["access_token"])
    refresh = {"refresh_token": tokens["refresh_token"]}
    refused(await here.post("/auth/refresh", refresh), 401, "unauthenticated")
    sign_in = {"name": "Mina", "password": GOOD}
    refused(await here.post("/auth/token", sign_in), 401, "unauthenticated")
    assert (await listed(here, mina))["left"] and known(here, mina).left
    refused(await step(here, mina, "invite", "manager"), 409, "wrong_state")
    back = (await step(here, mina, "return", "manager")).json()
    assert not known(here, mina).left and not (await listed(here, mina))["left"]
    refused(await here.post("/auth/token", sign_in), 401, "unauthenticated")
    assert (await taken(here, "Mina", back["code"], "another good one")).status_code == 200


async def test_the_last_administrator_can_neither_leave_nor_become_less(here: Front) -> None:
    ada, tokens = await colleague(here, "Ada", "admin")
    headers = bearer(tokens["access_token"])
    await invited(here, "Later", "admin")
    refused(await here.post(f"{PATH}/{ada}/end", headers=headers), 409, "wrong_state")
    for role in ("staff", "manager"):
        answer = await here.client.put(f"{PATH}/{ada}", json={"role": role}, headers=headers)
        assert "last administrator" in refused(answer, 409, "wrong_state")["detail"]
    both = {"role": "staff", "name": "Ada L."}
    refused(await here.client.put(f"{PATH}/{ada}", json=both, headers=headers), 409, "wrong_state")
    await here.parts.tailer.reached(here.parts.door.head.seq)
    assert known(here, ada).name == (await listed(here, ada))["name"] == "Ada L."
    assert known(here, ada).role == "admin" and not known(here, ada).left
    assert await opens(here, tokens["access_token"])
    await colleague(here, "Second", "admin")
    assert (await here.post(f"{PATH}/{ada}/end", headers=headers)).status_code == 204


async def test_nobody_overwrites_what_a_colleague_changed_meanwhile(here: Front) -> None:
    mina = (await invited(here))["id"]
    headers, body = here.signed("admin"), {"name": "Mina M.", "version": 1}
    assert (await here.client.put(f"{PATH}/{mina}", json=body, headers=headers)).status_code == 204
    answer = await here.client.put(f"{PATH}/{mina}", json=body, headers=headers)
    refused(answer, 409, "version_mismatch")
    refused(await step(here, mina, "end", body={"version": 1}), 409, "version_mismatch")
    assert (await step(here, mina, "end", body={"version": 2})).status_code == 204


async def test_an_account_that_is_none_or_of_a_device_is_not_found(here: Front) -> None:
    here.signed("kiosk")
    for what in ("invite", "return", "sign-out", "end", "totp-off"):
        for ident in (NOBODY, "kiosk-1", "x" * 200):
            refused(await step(here, ident, what), 404, "unknown_account")


async def test_the_own_account_over_http(here: Front) -> None:
    mina, tokens = await colleague(here)
    headers = bearer(tokens["access_token"])
    begun = (await here.post("/auth/totp/begin", headers=headers)).json()
    code = pyotp.TOTP(begun["secret"]).now()
    answer = await here.post("/auth/totp/confirm", {"code": code}, headers=headers)
    codes = answer.json()["recoveryCodes"]
    assert len(codes) == 10
    sign_in = {"name": "Mina", "password": GOOD}
    refused(await here.post("/auth/token", sign_in), 401, "second_factor")
    recovered = await here.post("/auth/token", {**sign_in, "code": codes[0]})
    assert recovered.status_code == 200
    me = (await here.client.get("/auth/me", headers=headers)).json()
    assert me.pop("changedAt")
    assert me == {
        "id": mina, "name": "Mina", "role": "staff", "totp": True, "recoveryLeft": 9,
    }  # fmt: skip
    change = {"old": GOOD, "new": "another good one"}
    changed = await here.post("/auth/password", change, headers=headers)
    assert not await opens(here, tokens["access_token"])
    headers = bearer(changed.json()["access_token"])
    off = await here.post("/auth/totp/end", {"password": change["new"]}, headers=headers)
    assert (off.status_code, off.content) == (204, b"")
    assert (await here.post("/auth/sign-out-everywhere", headers=headers)).status_code == 204
    assert not await opens(here, changed.json()["access_token"])
    again = await here.post("/auth/token", {"name": "Mina", "password": change["new"]})
    assert again.status_code == 200


async def test_answers_do_not_tell_which_names_there_are_by_status_or_length(
    here: Front,
) -> None:
    await invited(here, "Invited")
    left, _ = await colleague(here, "Left")
    await step(here, left, "end")
    await colleague(here, "Mina")
    answers = set()
    for name in ("Mina", "Left", "Invited", "Nobody"):
        token = await here.post("/auth/token", {"name": name, "password": "wrong horse"})
        code = await taken(here, name, "0000-0000")
        answers.add((token.status_code, token.content, code.status_code, code.content))
    assert len(answers) == 1
