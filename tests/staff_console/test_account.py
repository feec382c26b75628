"""My account: what each sheet asks, sends and tells once, with a server that answers in memory."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from client.http import AuthApi, OwnAccount, Tokens
from staff_console.account import Account, question
from staff_console.account_model import AccountModel
from staff_console.session import Session

CODES = [f"k7qf-29m{sign}" for sign in "0123456789"]
ME = {
    "id": "m",
    "name": "mara",
    "role": "staff",
    "totp": False,
    "recoveryLeft": 0,
    "changedAt": "2026",
}
REFUSALS = {
    "wrong": ("old", "The old password is wrong. Type it again."),
    "000000": ("code", "The app shows another code. Type it again."),
}


class Desk:
    """An account's sheets, and all that was asked of the server."""

    def __init__(self) -> None:
        self.me = dict(ME)
        self.asked: list[tuple[str, Any]] = []
        self.said: list[str] = []
        self.ends: list[str] = []
        self.kept: list[str] = []
        self.tasks: list[asyncio.Task[None]] = []
        api = AuthApi("http://hall:8080", httpx.MockTransport(self._hear))
        self.session = Session(api, Tokens("a1", "r1", 600), self.ends.append, self._keep)
        self.model = AccountModel(self.session, self._spawn)
        self.model.done.connect(self.said.append)
        self.model.signedOut.connect(self.ends.append)

    def _spawn(self, work: Any) -> None:
        self.tasks.append(asyncio.ensure_future(work))

    async def _keep(self, token: str) -> None:
        self.kept.append(token)

    def _hear(self, request: httpx.Request) -> httpx.Response:
        path, body = request.url.path, json.loads(request.content or b"null")
        assert request.headers["Authorization"].startswith("Bearer a")
        self.asked.append((path, body))
        for given, (field, detail) in REFUSALS.items():
            if body and given in body.values():
                problem = {"code": "invalid", "detail": detail, "field": field}
                return httpx.Response(422, json=problem)
        answers: dict[str, Any] = {
            "/auth/me": self.me,
            "/auth/password": {"access_token": "a2", "refresh_token": "r2", "expires_in": 600},
            "/auth/totp/begin": {"secret": "ABCDEFGHIJKLMNOP", "uri": "otpauth://totp/x"},
            "/auth/totp/confirm": {"recoveryCodes": CODES},
        }
        answer = answers.get(path)
        return httpx.Response(204) if answer is None else httpx.Response(200, json=answer)

    async def opens(self, what: str) -> None:
        """My account, then one of it."""
        self.model.open()
        await self.answered()
        await self.does(what=what)

    async def does(self, **typed: str) -> None:
        """Fill in, press the button, wait for the answer."""
        for name, value in typed.items():
            self.model.answer_question(name, value)
        self.model.send_question()
        await self.answered()

    async def answered(self) -> None:
        while self.tasks:
            await self.tasks.pop()

    @property
    def title(self) -> str:
        return self.model.question.title if self.model.question is not None else ""

    @property
    def why(self) -> str:
        return self.model.question.why if self.model.question is not None else ""


async def test_a_sheet_may_be_put_away_before_the_server_is_even_asked() -> None:
    desk = Desk()
    desk.model.open()
    desk.model.put_question_away()
    await desk.answered()
    assert desk.model.question is None


async def test_another_password_is_taken_once_it_will_do_and_the_clerk_stays() -> None:
    desk = Desk()
    await desk.opens("password")
    await desk.does(old="wrong", new="abababab", again="abababab")
    assert "too easy" in desk.why
    await desk.does(new="correct horse", again="correct hose")
    assert desk.why == "The passwords differ."
    assert [path for path, _ in desk.asked] == ["/auth/me"], "nothing is sent before it will do"
    await desk.does(again="correct horse")
    assert desk.why == "The old password is wrong. Type it again."
    await desk.does(old="secret")
    assert desk.title == ""
    assert desk.said == ["Your password is changed. All your other sign-ins have ended."]
    assert desk.asked[-1] == ("/auth/password", {"old": "secret", "new": "correct horse"})
    assert (await desk.session.access(), desk.kept, desk.ends) == ("a2", ["r2"], [])


async def test_a_second_factor_is_on_after_its_first_code_and_its_recovery_codes_stay() -> None:
    desk = Desk()
    await desk.opens("factor")
    shown = desk.model.question
    assert shown is not None
    assert (shown.fields[0].value, shown.fields[0].hint) == (
        "otpauth://totp/x",
        "ABCD EFGH IJKL MNOP",
    )
    assert not shown.ready
    await desk.does(code="000000")
    assert "another code" in desk.why
    await desk.does(code="123 456")
    assert desk.asked[-1] == ("/auth/totp/confirm", {"code": "123456"})
    assert desk.model.question is not None
    assert desk.model.question.fields[0].value.split("\n") == CODES
    desk.model.put_question_away()
    assert "not shown again" in desk.why
    await desk.does()
    assert (desk.title, desk.said) == ("", ["The second factor is on."])


async def test_a_second_factor_is_turned_off_with_the_password() -> None:
    desk = Desk()
    desk.me |= {"totp": True, "recoveryLeft": 8}
    desk.model.open()
    await desk.answered()
    assert desk.model.question is not None
    assert desk.model.question.fields[0].options[1].about == "8 recovery codes left"
    await desk.does(what="factor")
    await desk.does(password="secret")
    assert desk.asked[-1] == ("/auth/totp/end", {"password": "secret"})
    assert desk.said == ["The second factor is off."]


async def test_signing_out_everywhere_ends_this_sign_in_too() -> None:
    desk = Desk()
    await desk.opens("everywhere")
    assert desk.ends == []
    await desk.does()
    assert desk.asked[-1][0] == "/auth/sign-out-everywhere"
    assert desk.ends == ["You have signed out everywhere."]


async def test_a_server_that_is_away_is_said_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = Desk()
    await desk.opens("password")

    def away(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    monkeypatch.setattr(desk.session.api, "_transport", httpx.MockTransport(away))
    await desk.does(old="secret", new="correct horse", again="correct horse")
    assert "does not answer" in desk.why
    assert desk.model.question is not None and desk.model.question.ready
    desk.model.put_question_away()
    assert desk.title == ""


def test_while_it_is_asked_nothing_is_sent_twice() -> None:
    me = OwnAccount("m", "mara", "staff")
    assert question(Account(me=me)).ready
    assert not question(Account(me=me, busy=True)).ready
    assert not question(Account()).ready
