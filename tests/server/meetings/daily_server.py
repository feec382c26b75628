"""A server on this machine that takes what Daily documents, refuses all else as Daily does, and
fails when it is told to."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

KEY = "a key of the house"
_ROOM = {"name", "privacy", "properties"}
_ROOM_PROPERTIES = {"nbf", "exp", "eject_at_room_exp"}
_TOKEN_PROPERTIES = {
    "room_name", "user_id", "user_name", "is_owner", "nbf", "exp", "eject_at_token_exp",
}  # fmt: skip


class Fault(NamedTuple):
    """How it answers instead; a status of 0 is not at all, until the test is over."""

    status: int
    retry_after: str = ""


class Daily:
    """What the account holds, what was asked of it, and what goes wrong next."""

    def __init__(self, now: Callable[[], int]) -> None:
        self.now = now
        self.rooms: dict[str, dict[str, Any]] = {}
        self.tokens: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.faults: list[Fault] = []
        self.over = threading.Event()
        self.url = ""

    def answer(self, method: str, path: str, body: Any, key: str | None) -> tuple[int, Any]:
        """Status and JSON."""
        if key != f"Bearer {KEY}":
            return 401, {"error": "authentication-error"}
        kind, _, name = path.removeprefix("/v1/").partition("/")
        if kind == "rooms":
            return self._rooms(method, name, body)
        if kind == "meeting-tokens":
            return self._tokens(method, name, body)
        return 404, {"error": "not-found"}

    def _rooms(self, method: str, name: str, body: Any) -> tuple[int, Any]:
        if method == "DELETE":
            gone = self.rooms.pop(name, None)
            missing = {"error": "not-found", "info": f"room {name} not found"}
            return (200, {"deleted": True, "name": name}) if gone else (404, missing)
        if method != "POST" or not isinstance(body, dict):
            return _wrong("unexpected request")
        if not name and body.get("name") in self.rooms:
            return _wrong(f"a room named {body['name']} already exists")
        if name and name not in self.rooms:
            return 404, {"error": "not-found", "info": f"room {name} not found"}
        properties = body.get("properties", {})
        if set(body) - _ROOM or set(properties) - _ROOM_PROPERTIES or (name and "name" in body):
            return _wrong("unknown parameter")
        name = name or body["name"]
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,128}", name) or body.get("privacy") != "private":
            return _wrong("invalid room name or privacy")
        if not all(type(properties.get(each)) is int for each in ("nbf", "exp")):
            return _wrong("nbf and exp are unix timestamps")
        if properties["exp"] * 1000 < self.now():
            return _wrong(f"exp was {properties['exp']} which is in the past")
        self.rooms[name] = {**body, "name": name, "url": f"https://hall.daily.test/{name}"}
        return 200, {"id": "d61cd7b2", "api_created": True, **self.rooms[name]}

    def _tokens(self, method: str, token: str, body: Any) -> tuple[int, Any]:
        if method == "GET":
            found = self.tokens.get(token)
            return (200, found) if found else _wrong("invalid token")
        properties = body["properties"]
        if method != "POST" or set(properties) - _TOKEN_PROPERTIES or "exp" not in properties:
            return _wrong("unknown parameter")
        made = f"token-{len(self.tokens)}"
        self.tokens[made] = properties
        return 200, {"token": made}


def _wrong(info: str) -> tuple[int, Any]:
    return 400, {"error": "invalid-request-error", "info": info}


@contextmanager
def daily(now: Callable[[], int]) -> Iterator[Daily]:
    """Runs meanwhile."""
    account = Daily(now)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(account))
    account.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True)
    thread.start()
    try:
        yield account
    finally:
        account.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(account: Daily) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _take(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            account.asked.append(f"{self.command} {self.path}")
            fault = account.faults.pop(0) if account.faults else None
            if fault is not None and not fault.status:
                account.over.wait(30)
                self.close_connection = True
                return
            key = self.headers.get("authorization")
            status, told = account.answer(self.command, self.path, body, key)
            if fault is not None:
                status, told = fault.status, {"error": "rate-limit-error"}
            self._say(status, json.dumps(told).encode(), fault.retry_after if fault else "")

        def _say(self, status: int, said: bytes, retry_after: str) -> None:
            self.send_response(status)
            if retry_after:
                self.send_header("retry-after", retry_after)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_POST = do_DELETE = _take

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler
