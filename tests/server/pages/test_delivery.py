"""How the pages are sent: small, cached well, and closed to anything foreign."""

from __future__ import annotations

import gzip
import re
from itertools import product
from pathlib import Path
from uuid import uuid4

import httpx

from server.pages.assets import Assets
from server.pages.words import SPOKEN, words
from tests.server.pages import bookings
from tests.server.pages.hall import Hall
from tests.server.pages.markup import text_of

PAGE_BYTES = 60_000


async def pages(here: Hall, browser: httpx.AsyncClient) -> list[httpx.Response]:
    point = await here.point(*(f"Service number {n}" for n in range(1, 9)))
    for _ in range(6):
        await here.join(point.id)
    mine = await here.join(point.id, browser=str(uuid4()))
    place = f"/t/{here.tokens.visit(mine.visit)}"
    addresses = ["/", f"/q/{point.id}", place, f"{place}/leave", "/q/none", "/t/none"]
    addresses += await booking_pages(here, browser)
    return [await browser.get(address) for address in addresses]


async def booking_pages(here: Hall, browser: httpx.AsyncClient) -> list[str]:
    offered = await bookings.offer(here, grid_min=5)
    times = f"/book/{offered.id}?day=2026-11-25"
    first, second, *_ = bookings.starts(await browser.get(times))
    own = bookings.link(here, await bookings.booked(here, offered, first))
    held = await bookings.hold(browser, offered, second)
    details = f"{held.url.path}?{held.url.query.decode()}"
    wait = f"/book/{offered.id}/wait"
    return ["/book", times, details, wait, own, f"{own}/cancel", f"{own}/move", "/r", "/r/none"]


def linked(page: httpx.Response) -> list[str]:
    found: list[str] = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    return sorted(set(found))


async def test_every_page_with_all_it_loads_weighs_less_than_60_kb(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    addresses = [page.url for page in await pages(here, browser)]
    for lang, address in product(SPOKEN, addresses):
        page = await browser.get(address.copy_merge_params({"lang": lang}))
        weight = len(page.content)
        for file in linked(page):
            asset = await browser.get(file, headers={"accept-encoding": "identity"})
            assert asset.status_code == 200
            weight += len(asset.content)
        assert weight < PAGE_BYTES, (lang, address)


async def test_a_page_brings_the_words_of_its_own_language_alone(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    place = here.place(await here.phone_join((await here.point()).id))
    for lang in SPOKEN:
        page = await browser.get(f"{place}?lang={lang}")
        assert page.text.count(words(lang).table["place.withdrawn"]) == 1
        for other in set(SPOKEN) - {lang}:
            assert words(other).table["place.withdrawn"] not in page.text


async def test_every_script_that_a_script_asks_for_comes_with_the_page(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    mine = await here.phone_join((await here.point()).id)
    scripts = {a for a in linked(await browser.get(here.place(mine))) if a.endswith(".js")}
    asked = set()
    for address in scripts:
        for name in re.findall(r'from "\./([^"]+)"', (await browser.get(address)).text):
            asked.add(address.rpartition("/")[0] + "/" + name)
    assert asked
    assert asked <= scripts


def test_scripts_go_out_with_all_that_they_say_and_without_what_no_phone_reads(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.js").write_text(
        "const a = { b: \"c, d => e\", f: `${g} ; h`, i: 'j = k' }; // not for phones\n"
        "// nor this\n  if (a ? b : c) return l + +m;\n  o(/(p)[ /=]+ , q/, r / 2, s / 3);\n"
    )
    assert Assets(tmp_path).files["a.js"].plain.decode() == (
        "const a={b:\"c, d => e\",f:`${g} ; h`,i:'j = k'};if(a?b:c)return l + +m;"
        "o(/(p)[ /=]+ , q/,r / 2,s / 3);"
    )


async def test_the_policy_lets_in_nothing_foreign_and_nothing_inline(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    for page in await pages(here, browser):
        policy = page.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
        assert "unsafe" not in policy
        assert "connect-src 'self' ws://hall.test wss://hall.test;" in policy
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.headers["referrer-policy"] == "same-origin"
        assert page.headers["x-frame-options"] == "DENY"
        assert page.headers["cache-control"] == "private, no-cache"
        assert not re.search(r'<script(?![^>]*(src=|type="application/json"))', page.text)
        assert not re.search(r"\son[a-z]+=|\sstyle=|<style|javascript:", page.text)
        assert not re.search(r'(?:href|src|action)="(?![?]|/(?!/))', page.text)


async def test_a_made_up_host_is_never_repeated(here: Hall, browser: httpx.AsyncClient) -> None:
    for host in ("x; script-src *", "evil.test evil2.test", "a,b"):
        page = await browser.get("/q/none", headers={"host": host})
        assert host not in page.headers.get("content-security-policy", "")


async def test_static_files_are_kept_for_good_under_their_hash(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    address = Assets().url("page.css")
    answer = await browser.get(address, headers={"accept-encoding": "gzip"})
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    plain = await browser.get(address, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == answer.content
    assert len(gzip.compress(plain.content)) < len(plain.content) / 2


async def test_a_page_of_an_older_version_still_gets_its_files(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    answer = await browser.get("/static/000000000000/place.js")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")


async def test_nothing_else_is_served_as_a_static_file(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    version = Assets().version
    for name in ("routes.py", "..%2froutes.py", "%2e%2e%2f%2e%2e%2fclock.py", "nothing.js"):
        assert (await browser.get(f"/static/{version}/{name}")).status_code == 404


async def test_no_page_names_anybody(here: Hall, browser: httpx.AsyncClient) -> None:
    point = await here.point()
    form = {"key": str(uuid4()), "service": here.services(point.id)[0].id}
    told = {"name": "Canary Jones", "phone": "01632 960018"}
    answer = await browser.post(f"/q/{point.id}", data={**form, **told})
    place = answer.headers["location"]
    for address in (place, f"{place}/state", f"{place}/leave"):
        page = await browser.get(address)
        assert page.status_code == 200
        assert "Canary" not in page.text
        assert "960018" not in page.text
    assert "A001" in text_of(await browser.get(place))


def test_no_script_is_written_in_a_way_that_phones_of_2018_cannot_read() -> None:
    newer = re.compile(
        r"\?\?|\?\.[a-zA-Z(\[]|[&|]{2}=|\.(?:at|replaceAll|hasOwn|flat)\(|[ .]#\w+\b[ (=;]"
    )
    for name, asset in Assets().files.items():
        if name.endswith(".js"):
            assert newer.findall(asset.plain.decode()) == [], name
