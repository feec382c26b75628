"""A phone shows that the public address leads here; before that no screen shows a code."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from protocol.commands import UpdateSite
from protocol.views import PublicSite
from server.execution.door import Unavailable
from server.sync.views import public_site
from tests.server.pages.hall import Hall
from tests.server.pages.markup import text_of

ADDRESS = "https://hall.example.org"


@pytest.fixture
async def link(here: Hall) -> str:
    """The path in the code that a manager shows to a phone."""
    await here.do(UpdateSite(public_url=ADDRESS))
    return here.presence.check_link(ADDRESS).removeprefix(ADDRESS)


def shown(here: Hall) -> PublicSite:
    site = public_site(here.tailer.floor, here.tailer.floor.site.id)
    assert site is not None
    return site


async def test_one_button_lets_the_codes_show(
    here: Hall, browser: httpx.AsyncClient, link: str
) -> None:
    page = await browser.get(link)
    assert "This phone can reach us" in text_of(page)
    assert ADDRESS in text_of(page)
    assert shown(here).public_url == ""
    done = await browser.post(link)
    assert "Codes will show now." in text_of(done)
    assert shown(here).public_url == ADDRESS


async def test_the_page_of_an_address_that_is_checked_says_so_and_asks_nothing(
    here: Hall, browser: httpx.AsyncClient, link: str
) -> None:
    for _ in range(2):
        assert (await browser.post(link)).status_code == 200
    page = await browser.get(link)
    assert "Codes will show now." in text_of(page)
    assert "<form" not in page.text


@pytest.mark.parametrize("proof", ["x", "A" * 22, "ü", "%00"])
async def test_a_wrong_proof_opens_nothing(
    here: Hall, browser: httpx.AsyncClient, link: str, proof: str
) -> None:
    for answer in (await browser.get(f"/check/{proof}"), await browser.post(f"/check/{proof}")):
        assert answer.status_code == 404
        assert "This link is out of date." in text_of(answer)
    assert shown(here).public_url == ""


async def test_the_proof_of_an_address_before_does_not_check_the_new_one(
    here: Hall, browser: httpx.AsyncClient, link: str
) -> None:
    site = here.tailer.floor.site
    await here.do(UpdateSite(public_url="https://new.example.org", version=site.version))
    assert (await browser.post(link)).status_code == 404
    assert shown(here).public_url == ""


async def test_a_form_of_another_site_checks_nothing(
    here: Hall, browser: httpx.AsyncClient, link: str
) -> None:
    answer = await browser.post(link, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert shown(here).public_url == ""


async def test_what_cannot_be_kept_now_is_asked_again_and_not_by_itself(
    here: Hall, browser: httpx.AsyncClient, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cannot(*_: Any, **__: Any) -> None:
        raise Unavailable("The disk is full.", 5)

    with monkeypatch.context() as patched:
        patched.setattr(here.door, "execute", cannot)
        page = await browser.post(link)
    assert (page.status_code, page.headers["retry-after"]) == (503, "5")
    assert "This could not be kept just now." in text_of(page)
    assert "<script" not in page.text
    assert "Codes will show now." in text_of(await browser.post(link))


async def test_a_browser_on_the_servers_own_machine_is_no_phone(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    address = "http://127.0.0.1:8080"
    await here.do(UpdateSite(public_url=address))
    link = here.presence.check_link(address).removeprefix(address)
    for answer in (await browser.get(link), await browser.post(link)):
        assert answer.status_code == 409
        assert "This address leads to one machine only." in text_of(answer)
        assert "<form" not in answer.text
    assert shown(here).public_url == ""


async def test_without_a_public_address_there_is_nothing_to_check(
    here: Hall, browser: httpx.AsyncClient
) -> None:
    assert (await browser.get(f"/check/{here.presence.address_proof('')}")).status_code == 404
