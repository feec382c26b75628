"""`invite` and `rotate-keys`, also while a server runs."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import jwt
import pytest

from server.accounts.keys import Keys
from server.accounts.tokens import Tokens
from server.clock import SystemClock
from tests.server.cli.terminal import Terminal, serving

GOOD = "correct horse"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server's address and its data."""
    data = tmp_path_factory.mktemp("hall")
    with serving(data, new=True) as url:
        yield url, data


def code_in(out: str) -> str:
    found = re.search(r"with the code (\S{4}-\S{4})\n", out)
    assert found is not None, out
    return found[1]


def accepted(url: str, name: str, code: str, password: str = GOOD) -> httpx.Response:
    body = {"name": name, "code": code, "password": password}
    return httpx.post(f"{url}/auth/invitation", json=body)


def me(url: str, token: str) -> int:
    return httpx.get(f"{url}/auth/me", headers={"Authorization": f"Bearer {token}"}).status_code


def until(true: object, wanted: int, url: str, token: str) -> None:
    """Wait until a running server answers so."""
    late = time.monotonic() + 30
    while me(url, token) != wanted:
        assert time.monotonic() < late, true


def test_a_code_lets_a_colleague_set_a_password_once_and_another_code_another(
    terminal: Terminal, running: tuple[str, Path]
) -> None:
    url, data = running
    told = terminal("invite", "Mina", "--role", "admin", "--data", data)
    assert told.code == 0
    code = code_in(told.out)
    granted = accepted(url, "mina", code.upper().replace("-", " "))
    assert granted.status_code == 200
    assert accepted(url, "mina", code).status_code == 401
    token = granted.json()["access_token"]
    assert me(url, token) == 200
    again = code_in(terminal("invite", "mina", "--data", data).out)
    until("the sign-in of before ends", 401, url, token)
    assert accepted(url, "mina", again, "another good one").status_code == 200


def test_who_cannot_be_invited_is_told_why(terminal: Terminal, running: tuple[str, Path]) -> None:
    _, data = running
    assert "needs --role" in terminal.fails(2, "invite", "Bo", "--data", data)
    assert terminal("invite", "Bo", "--role", "staff", "--data", data).code == 0
    line = terminal.fails(2, "invite", "Bo", "--role", "admin", "--data", data)
    assert "Bo is staff already" in line


def test_a_running_server_signs_with_the_new_key_and_knows_the_one_before_until_it_is_stolen(
    terminal: Terminal, running: tuple[str, Path]
) -> None:
    url, data = running
    code = code_in(terminal("invite", "Ada", "--role", "staff", "--data", data).out)
    token = accepted(url, "Ada", code).json()["access_token"]
    assert terminal("rotate-keys", "--data", data).code == 0
    after = Tokens(Keys.load(data / "keys"), SystemClock().now)
    claims = jwt.decode(token, options={"verify_signature": False})
    fresh, _ = after.access(claims["sub"], "staff", "Ada", claims["gen"])
    assert fresh.split(".")[0] != token.split(".")[0], "another key id"
    assert me(url, token) == 200
    until("the new key is known", 200, url, fresh)
    assert terminal("rotate-keys", "--stolen", "--data", data).code == 0
    until("the stolen key is void", 401, url, fresh)
    assert me(url, token) == 200, "the key before it was not stolen"


def test_there_is_nothing_to_rotate_where_there_is_no_hall(
    terminal: Terminal, tmp_path: Path
) -> None:
    line = terminal.fails(2, "rotate-keys", "--data", tmp_path / "nowhere")
    assert "There is no hall" in line
    assert not (tmp_path / "nowhere").exists()
