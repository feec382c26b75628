"""To look changes nothing, tells no token to anybody else, and runs nothing that is not ours."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from protocol.commands import UpdateSite
from protocol.ids import is_id
from protocol.records import Role
from server.domain.actor import Actor
from tests.server.access_pages import PAGES
from tests.server.access_table import NOBODY, ROUTES
from tests.server.http.front import Front, bearer, front
from tests.server.http.salon import BOOKED, GRACE, TEN, book, salon

ROLES: tuple[Role, ...] = ("admin", "manager", "staff", "kiosk", "display")
SHORT = 16
"""What no token fits into: days, notes, languages."""
ADDRESS = "https://hall.test"
MINA = Actor("mina", "admin", "Mina")


class Looked(HTMLParser):
    """Everything that a page leads to, loads or sends, and what it would run by itself."""

    def __init__(self, page: httpx.Response) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self._runs = False
        self.feed(page.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        for name in ("href", "src", "action", "formaction", "poster", "data", "spec-url"):
            if told.get(name) is not None:
                self.addresses.append(told[name] or "")
        self.inline += [f"{tag} {name}" for name in told if name.startswith("on")]
        self.inline += [f"{tag} style"] if "style" in told or tag == "style" else []
        self._runs = tag == "script" and "src" not in told
        self.inline += ["script"] if self._runs and told.get("type") != "application/json" else []


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Front]:
    """A hall with a public address that has been told and not been checked."""
    async with front(tmp_path) as opened:
        await opened.open_point()
        answered = await opened.parts.door.execute(UpdateSite(public_url=ADDRESS), MINA)
        await opened.parts.tailer.reached(answered.seq)
        yield opened


async def pages_of(here: Front) -> list[str]:
    """An address of each kind of page that there is, also of those that open nothing."""
    token = (await here.join())["token"]
    code = here.parts.presence.code(here.point).code
    proof = here.parts.presence.address_proof(ADDRESS)
    cut = await salon(here)
    booked = await book(here, cut)
    held = await here.post(f"{BOOKED}/hold", {"definitionId": cut, "start": TEN})
    own = {"service_point": here.point, "code": code, "token": token, "proof": proof}
    own |= {"definition": cut, "hold": held.json()["id"], "ticket": "none", "ident": NOBODY}
    own |= {"email": GRACE["email"], "number": booked["number"]}
    values = [own, own | {"token": booked["token"]}, dict.fromkeys(own, NOBODY)]
    front_page = (await here.client.get("/")).text
    files = re.findall(r'"(/static/[^"]+)"', front_page)
    found = [*files, "/docs/docs.js"]
    for method, path in PAGES:
        if method == "GET" and "{name}" not in path:
            for each in values:
                filled = re.sub(r"{(\w+)}", lambda name, of=each: of[name[1]], path)  # type: ignore[misc]
                found.append(filled)
    return list(dict.fromkeys(found))


def everything(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with closing(sqlite3.connect(next(folder.glob("*.db")))) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: database.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}


async def test_nobody_changes_anything_by_looking(here: Front, tmp_path: Path) -> None:
    looks = await pages_of(here)
    looks += [re.sub(r"{\w+}", here.point, path) for method, path in ROUTES if method == "GET"]
    signed = [{}, *(here.signed(role) for role in ROLES), bearer((await here.join())["token"])]
    await here.parts.timers.pass_time()  # the hours open the hall
    await here.parts.timers.publish()  # as the timer would while all this is looked at
    seq, before = here.parts.door.head.seq, everything(tmp_path)
    assert before["entry"]
    for path in looks:
        for headers in signed:
            for method in ("GET", "HEAD"):
                answer = await here.client.request(method, path, headers=headers)
                assert answer.status_code < 500, path
    assert here.parts.door.head.seq == seq, here.parts.store.log(seq)
    assert everything(tmp_path) == before


async def test_no_address_that_a_page_holds_carries_a_token_where_logs_would_keep_it(
    here: Front,
) -> None:
    for path in await pages_of(here):
        page = await here.client.get(path, follow_redirects=False)
        addresses = [page.headers.get("location", "")]
        if page.headers.get("content-type", "").startswith("text/html"):
            addresses += Looked(page).addresses
        for address in addresses:
            found = urlsplit(address)
            assert not found.netloc and found.scheme in ("", "data", "tel"), (path, address)
            told = [value for _, value in parse_qsl(found.query)]
            assert all(len(v) <= SHORT or is_id(v) for v in told), (path, address)


async def test_no_page_holds_code_or_style_and_its_policy_lets_none_run(here: Front) -> None:
    for path in await pages_of(here):
        page = await here.client.get(path)
        policy = page.headers["content-security-policy"]
        # The documentation is laid out by attributes of its vendored script: no sheet, no code.
        laid_out = "style-src-attr 'unsafe-inline'" if path == "/docs" else "nothing"
        assert "unsafe" not in policy.replace(laid_out, "")
        assert (
            re.search(r"default-src '(none|self)'", policy) and "frame-ancestors 'none'" in policy
        )
        assert not re.search(r"https?://|\*", policy), "nobody else is asked for anything"
        if page.headers["content-type"].startswith("text/html"):
            assert Looked(page).inline == [], path
