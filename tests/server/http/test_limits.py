"""What strangers may send: by network, by service point, by link; nobody else is counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from protocol.commands import CheckIn, JoinQueue
from protocol.records import Role
from server.domain.actor import PUBLIC, Actor
from server.domain.refused import Refused
from server.http import limits
from server.http.limits import Limits, rules
from server.networks import network_of
from server.settings import Settings
from tests.server.access_table import NOBODY
from tests.server.http.front import QUEUE, at_once, bearer, front, refused

VISITOR = Actor(NOBODY, "visitor", visit=NOBODY)
JOIN = JoinQueue(service_point=NOBODY)


class Counted:
    """Limits whose time stands until it is moved."""

    def __init__(self, open_rate: float = 5, open_burst: int = 60, open_joins: int = 120) -> None:
        self.now = 0.0
        self.limits = Limits(rules(open_rate, open_burst, open_joins), lambda: self.now)


def times(work: Callable[[int], None], most: int = 2_000) -> int:
    """How often it is let do."""
    for done in range(most):
        try:
            work(done)
        except Refused as no:
            assert no.refusal.code == "too_many_requests" and no.refusal.retry_after
            return done
    return most


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::1", "::/64"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_an_address_is_counted_by_its_network(address: str, network: str) -> None:
    assert network_of(address) == network


def test_a_phone_that_changes_its_address_within_its_network_is_one() -> None:
    at = Counted(open_burst=10)
    assert times(lambda n: at.limits.send(PUBLIC, f"2001:db8::{n:x}")) == 10
    at.limits.send(PUBLIC, "2001:db8:0:1::1")
    at.now += 1
    at.limits.send(PUBLIC, "2001:db8::1")


def test_a_service_point_takes_so_many_strangers_a_minute_wherever_they_come_from() -> None:
    at = Counted(open_joins=30)
    assert times(lambda n: at.limits.send(PUBLIC, f"10.0.{n}.1", JOIN)) == 30
    other = JoinQueue(service_point=NOBODY[:-1] + "1")
    at.limits.send(PUBLIC, "10.1.1.1", other)
    at.limits.send(Actor("k", "kiosk"), "10.0.0.1", JOIN)
    at.now += 60
    assert times(lambda n: at.limits.send(PUBLIC, f"10.2.{n}.1", JOIN)) == 30


def test_one_address_never_uses_up_what_all_have() -> None:
    at = Counted(open_joins=30)
    assert times(lambda _: at.limits.join(PUBLIC, "10.0.0.1", NOBODY)) == 15
    assert times(lambda n: at.limits.join(PUBLIC, f"10.1.{n}.1", NOBODY)) == 15


def test_a_link_has_its_own_limit_from_wherever_it_is_used() -> None:
    at = Counted()
    command = CheckIn(entry=NOBODY)
    assert times(lambda n: at.limits.send(VISITOR, f"10.0.{n}.1", command)) == 30


def test_documents_are_drawn_so_often_for_a_link_and_by_none_for_another() -> None:
    at = Counted()
    zoe, ray = (Actor(each, "visitor", request=each, scope="request") for each in "zr")
    assert times(lambda _: at.limits.paper(zoe)) == 12
    at.limits.paper(ray)
    assert times(lambda _: at.limits.paper(Actor("me", "staff")), 50) == 50
    at.now += 10
    at.limits.paper(zoe)


@pytest.mark.parametrize("role", ["staff", "manager", "admin", "kiosk", "display"])
def test_nobody_who_works_here_and_no_device_is_counted(role: Role) -> None:
    at = Counted(open_rate=0.001, open_burst=1, open_joins=1)
    me = Actor("me", role)
    assert times(lambda _: at.limits.send(me, "10.0.0.1", JOIN), 50) == 50
    assert times(lambda _: at.limits.look(me, "10.0.0.1"), 50) == 50


def test_a_flood_of_addresses_neither_fills_the_memory_nor_clears_a_service_point(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "REMEMBERED", 10)
    at = Counted(open_joins=30)
    assert times(lambda n: at.limits.send(PUBLIC, f"10.0.{n}.1", JOIN)) == 30
    assert {name: len(kept) <= 10 for name, kept in at.limits._buckets.items()} == dict.fromkeys(
        at.limits._buckets, True
    )


async def test_over_http_looks_joins_and_links_are_put_off_with_when_to_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = limits.RULES["look"]._replace(rate=0.001, burst=4)
    monkeypatch.setitem(limits.RULES, "look", few)
    async with front(tmp_path, Settings(tmp_path, open_joins=2), at_once) as here:
        await here.open_point()
        mine = await here.join()
        answer = await here.post(f"{QUEUE}/join", {"servicePoint": here.point})
        assert answer.headers["retry-after"] == str(
            refused(answer, 429, "too_many_requests")["retryAfter"]
        )
        signed = await here.post(
            f"{QUEUE}/join", {"servicePoint": here.point}, headers=here.signed("kiosk")
        )
        assert signed.status_code == 201
        looks = [f"{QUEUE}/status/{here.point}", f"/q/{here.point}", "/", f"/t/{mine['token']}"]
        for path in looks:
            assert (await here.client.get(path)).status_code == 200
        refused(await here.client.get(looks[0]), 429, "too_many_requests")
        for path in looks[1:]:
            page = await here.client.get(path)
            assert page.status_code == 429 and int(page.headers["retry-after"])
            assert "Nothing is lost. Open it again in a moment." in page.text
        status = await here.client.get(looks[0], headers=here.signed("staff"))
        assert status.status_code == 200
        gone = bearer(mine["token"])
        assert (await here.post(f"{QUEUE}/leave/{mine['id']}", headers=gone)).status_code == 200


async def test_who_tries_passwords_in_the_same_network_ends_no_sign_in_and_no_kiosk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = limits.RULES["sign_in"]._replace(rate=0.001, burst=3)
    monkeypatch.setitem(limits.RULES, "sign_in", few)
    monkeypatch.setattr("server.compose.rules", lambda *_: limits.RULES)
    async with front(tmp_path) as here:
        here.enter("Mina", "correct horse")
        sign_in = {"name": "Mina", "password": "correct horse"}
        tokens = (await here.post("/auth/token", sign_in)).json()
        for code in (401, 401, 429):
            answer = await here.post("/auth/token", {"name": "x", "password": "guess"})
            assert answer.status_code == code
        refresh = {"refresh_token": tokens["refresh_token"]}
        assert (await here.post("/auth/refresh", refresh)).status_code == 200
        asked = await here.post("/auth/devices/challenge", {"device": NOBODY})
        assert asked.status_code == 200
