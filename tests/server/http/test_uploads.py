"""Files over HTTP: taken by what they are, refused while they come, handed out as downloads."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from litestar.handlers import HTTPRouteHandler

from protocol.tickets import ATTACHMENT_MOST, ATTACHMENTS_MOST
from server.http.uploads import FormRefused, read_form
from server.http.uvicorn_protocol import UPLOADS, BoundedProtocol
from server.store.attachments import Attachments, Coming
from tests.server.access_routes_of_tickets import TICKETS
from tests.server.access_table import NOBODY
from tests.server.http.front import Front, refused
from tests.server.http.test_endless_requests import ended
from tests.server.sync.sockets import served

PATH = f"{TICKETS}/attachments"
MB = 1024 * 1024
BOUNDARY = "x" * 30
HEAD = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
).encode()
END = f"\r\n--{BOUNDARY}--\r\n".encode()
FORM = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
GIF = b"GIF89a" + (20).to_bytes(2, "little") * 2 + b"\x00" * 9


async def sent(here: Front, name: str, data: bytes, **options: Any) -> httpx.Response:
    """A file as a form sends it."""
    options.setdefault("headers", here.signed())
    return await here.client.post(PATH, files={"file": (name, data)}, **options)


def kept(folder: Path) -> list[Path]:
    """All files that lie beside the database, on their way or not."""
    return [path for path in (folder / "attachments").rglob("*") if path.is_file()]


async def test_a_file_comes_under_an_id_and_goes_as_a_download(here: Front) -> None:
    ticket = await here.post(
        f"{TICKETS}/create-ticket",
        {"subject": "Help", "text": "See below", "customer": {"email": "grace@example.org"}},
        headers=here.signed(),
    )
    assert ticket.status_code == 201, ticket.text
    path = f"{PATH}/{ticket.json()['number']}"
    files = {"file": ("C:\\fakepath\\Übersicht \u202egnp.gif", GIF)}
    answer = await here.client.post(path, files=files, headers=here.signed())
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert (told["contentType"], told["inline"], told["size"]) == ("image/gif", True, len(GIF))
    assert told["name"] == "Übersicht gnp.gif"
    address = f"{PATH}/{ticket.json()['id']}/{told['id']}"
    answer = await here.client.get(address, headers=here.signed())
    assert (answer.status_code, answer.content) == (200, GIF)
    headers = answer.headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith('attachment; filename="_bersicht gnp.gif"')
    assert "sandbox" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    other = f"{PATH}/{NOBODY}/{told['id']}"
    refused(await here.client.get(other, headers=here.signed()), 404, "unknown_attachment")


async def test_what_is_no_form_with_one_good_file_is_refused_and_leaves_nothing(
    here: Front, tmp_path: Path
) -> None:
    refused(await sent(here, "a.txt", b"<html><script>"), 415, "not_taken")
    refused(await sent(here, "a.exe", b"MZ"), 415, "not_taken")
    refused(await sent(here, "a.txt", b"a" * (ATTACHMENT_MOST + 1)), 413, "too_large")
    signed = here.signed()
    two = [("file", ("a.txt", b"a")), ("file", ("b.txt", b"b"))]
    refused(await here.client.post(PATH, files=two, headers=signed), 422, "invalid")
    for content in (b"", HEAD, HEAD + b"abc", b"nothing"):
        answer = await here.client.post(PATH, content=content, headers=signed | FORM)
        refused(answer, 400, "malformed")
    refused(await here.client.post(PATH, json={}, headers=signed), 400, "malformed")
    assert [path for path in kept(tmp_path) if path.parent.name == "coming"] == []


async def test_the_same_file_under_the_same_key_is_one_and_another_is_refused(here: Front) -> None:
    headers = here.signed() | {"Idempotency-Key": "once"}
    first, again = [await sent(here, "a.txt", b"one", headers=headers) for _ in range(2)]
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    refused(await sent(here, "a.txt", b"two", headers=headers), 409, "key_reused")


class Counted:
    """60 MB that count how many of them were taken."""

    def __init__(self) -> None:
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield HEAD
        for _ in range(60):
            self.taken += MB
            yield b"a" * MB
        yield END


async def test_sixty_megabytes_are_refused_before_they_were_read(
    here: Front, tmp_path: Path
) -> None:
    content, length = Counted(), {"content-length": str(60 * MB)}
    headers = here.signed() | FORM
    answer = await here.client.post(PATH, content=content, headers=headers | length)
    problem = refused(answer, 413, "too_large")
    assert "25 MB" in problem["detail"]
    endless = Counted()
    answer = await here.client.post(PATH, content=endless, headers=headers)
    refused(answer, 413, "too_large")
    assert content.taken <= MB and endless.taken <= ATTACHMENTS_MOST + 3 * MB
    assert kept(tmp_path) == []


async def test_whoever_sends_too_much_over_a_real_connection_reads_why(here: Front) -> None:
    token = here.signed()["Authorization"]
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: here\r\nAuthorization: {token}\r\n"
        f"Content-Type: {FORM['content-type']}\r\nContent-Length: {60 * MB}\r\n\r\n"
    )
    async with served(here.parts.asgi, http=BoundedProtocol) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head.encode() + HEAD)
        for _ in range(59):
            writer.write(b"a" * MB)
            await writer.drain()
        writer.write(b"a" * (MB - len(HEAD)))
        async with asyncio.timeout(30):
            assert (await reader.readline()).startswith(b"HTTP/1.1 413")
        writer.close()
        # Elsewhere the same is hung up on.
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(head.replace(PATH, "/auth/token").encode())
        with pytest.raises(ConnectionError):
            for _ in range(60):
                writer.write(b"a" * MB)
                await writer.drain()
        assert await ended(reader)
        writer.close()


async def test_wherever_files_come_they_may_be_large(here: Front) -> None:
    app: Any = here.parts.http.inner
    taking = [
        re.sub(r"{[^}]+}", "x", route.path_format)
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler) and handler.resolve_request_max_body_size() is None
    ]
    assert PATH in taking
    assert "/s/x/ask" in taking
    assert [path for path in taking if not UPLOADS.fullmatch(f"POST {path}".encode())] == []


class Asked:
    """A request with a form that says that it is too large."""

    headers = FORM | {"content-length": str(60 * MB)}

    async def stream(self) -> AsyncIterator[bytes]:
        told = b'Content-Disposition: form-data; name="text"\r\n\r\nThey show nothing.\r\n'
        yield b"--" + BOUNDARY.encode() + b"\r\n" + told + HEAD
        raise AssertionError("nothing of the file is read")


async def test_what_was_typed_is_not_lost_with_a_form_that_is_too_large(tmp_path: Path) -> None:
    request: Any = Asked()
    with pytest.raises(FormRefused) as found:
        await read_form(request, Attachments(tmp_path))
    assert found.value.fields == {"text": ["They show nothing."]}
    assert found.value.refusal.code == "too_large"


class Begun:
    """A request whose form has begun with a file."""

    headers = FORM

    async def stream(self) -> AsyncIterator[bytes]:
        yield HEAD


class SlowDisk(Attachments):
    """It takes a while to begin a file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked, self._loop = asyncio.Event(), asyncio.get_running_loop()
        self.turns = threading.Event()

    def coming(self) -> Coming:
        self._loop.call_soon_threadsafe(self.asked.set)
        assert self.turns.wait(30)
        return super().coming()


async def test_whoever_leaves_while_a_file_is_begun_leaves_nothing_behind(tmp_path: Path) -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    disk, request = SlowDisk(tmp_path / "attachments"), Begun()
    reading = asyncio.create_task(read_form(cast(Any, request), disk))
    await disk.asked.wait()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    disk.turns.set()
    await asyncio.to_thread(lambda: None)  # its turn comes once the file was begun
    assert disk.folder.is_dir() and kept(tmp_path) == []
