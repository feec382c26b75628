"""Whom programs trust, over real TLS on this machine: the pinned authority and nobody else."""

from __future__ import annotations

import asyncio
import ssl
from datetime import timedelta
from pathlib import Path

import pytest

from client.http import AuthApi, ServerAway, UnknownAuthority
from client.link import Link
from client.live import Live
from client.timing import TIMING
from client.trust import (
    BadAuthority,
    NotTrusted,
    authority_of,
    is_stranger,
    proven,
    trust,
    unverified,
)
from protocol.authority import der_of, fingerprint
from server.tls import Pair, make_certificate
from tests.client.tls_server import NOW, OTHER, OURS, over_tls, server
from tests.conftest import ExpectedLogs
from tests.server.sync.sockets import served


async def link_says(url: str, pinned: ssl.SSLContext | None) -> str:
    """Empty once a link has been welcomed, or why it was not."""
    told = asyncio.Event()
    live = Live(TIMING.monotonic)
    live.listen(lambda _: told.set())

    async def token() -> str:
        return "t"

    running = asyncio.create_task(Link(url, token, [], live, trust=pinned).run())
    await told.wait()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return live.status.reason if not live.status.connected else ""


async def test_link_and_http_connect_to_whoever_belongs_to_the_pinned_authority(
    tmp_path: Path,
) -> None:
    pinned = trust(OURS.certificate)
    async with over_tls(tmp_path) as url:
        assert await link_says(url, pinned) == ""
        assert (await AuthApi(url, trust=pinned).refresh("r")).access_token == "a"
        assert not await is_stranger(url, pinned)


async def test_link_and_http_refuse_whoever_belongs_to_another_and_say_so(tmp_path: Path) -> None:
    async with over_tls(tmp_path) as url:
        for pinned in (trust(OTHER.certificate), None):
            assert "its certificate is not trusted here" in await link_says(url, pinned)
            with pytest.raises(UnknownAuthority, match="its certificate is not trusted here"):
                await AuthApi(url, trust=pinned).refresh("r")
            assert await is_stranger(url, pinned)


async def test_a_stranger_names_an_authority_that_it_must_belong_to(tmp_path: Path) -> None:
    async with over_tls(tmp_path) as url:
        assert await authority_of(url) == OURS.certificate
        assert isinstance(await proven(url, OURS.certificate), ssl.SSLContext)
        with pytest.raises(NotTrusted, match="is not trusted here"):
            await proven(url, OTHER.certificate)
        with pytest.raises(NotTrusted, match="names no authority"):
            await proven(url, "")
    async with over_tls(tmp_path, make_certificate(OTHER, ["127.0.0.1"], NOW, 30)) as url:
        with pytest.raises(NotTrusted, match="is not trusted here"):
            await authority_of(url)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (make_certificate(OURS, ["hall.example"], NOW, 30), "is for another address"),
        (make_certificate(OURS, ["127.0.0.1"], NOW - timedelta(9), 8), "has expired"),
        (make_certificate(OURS, ["127.0.0.1"], NOW + timedelta(9), 8), "does not hold yet"),
    ],
    ids=["another address", "expired", "early"],
)
async def test_what_is_wrong_with_a_certificate_is_said_and_nobody_is_asked_to_trust_it(
    tmp_path: Path, made: Pair, words: str
) -> None:
    pinned = trust(OURS.certificate)
    async with over_tls(tmp_path, made) as url:
        with pytest.raises(NotTrusted, match=words):
            await is_stranger(url, pinned)
        assert words in await link_says(url, pinned)
        with pytest.raises(ServerAway, match=words):
            await AuthApi(url, trust=pinned).refresh("r")


async def test_an_address_with_the_wrong_kind_of_http_is_told(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("Invalid HTTP request received")
    async with over_tls(tmp_path) as url:
        plain = url.replace("https", "http")
        with pytest.raises(ServerAway, match="begins with https://"):
            await AuthApi(plain).refresh("r")
        assert "begins with https://" in await link_says(plain, None)
    async with asyncio.timeout(30), served(server) as port:
        secure = f"https://127.0.0.1:{port}"
        with pytest.raises(ServerAway, match="begins with http://"):
            await AuthApi(secure, trust=unverified()).refresh("r")
        assert "begins with http://" in await link_says(secure, trust(OURS.certificate))
        with pytest.raises(NotTrusted, match="begins with http://"):
            await is_stranger(secure, trust(OURS.certificate))


@pytest.mark.parametrize(
    "text",
    ["junk", OURS.key, OURS.certificate * 2, OURS.certificate.replace("M", "N", 3)],
    ids=["junk", "a key", "two", "damaged"],
)
def test_what_is_no_authority_is_not_trusted(text: str) -> None:
    with pytest.raises(BadAuthority):
        trust(text)


def test_nothing_pinned_leaves_it_to_the_machine() -> None:
    assert trust(None) is None
    assert trust("") is None
    assert der_of("") == b""


def test_a_fingerprint_is_sixteen_groups_to_read_out() -> None:
    groups = fingerprint(OURS.certificate).split(" ")
    assert [len(group) for group in groups] == [4] * 16
    assert fingerprint(OURS.certificate) != fingerprint(OTHER.certificate)
