"""Servers of one process share their routes and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.server.http.front import POINT, QUEUE, Front, front, refused


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[tuple[Front, Front]]:
    """Two halls beside one another, each with a service point."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    async with front(tmp_path / "one") as one, front(tmp_path / "other") as other:
        await one.open_point(name="Citizens")
        await other.open_point(name="Repairs")
        yield one, other


async def test_each_answers_of_its_own_hall(two: tuple[Front, Front]) -> None:
    one, other = two
    await one.join()
    for here, there, name, waiting in ((one, other, "Citizens", 1), (other, one, "Repairs", 0)):
        listed = (await here.client.get(f"{POINT}/get", headers=here.signed("manager"))).text
        assert name in listed
        status = (await here.client.get(f"{QUEUE}/status/{here.point}")).json()
        assert len(status["waiting"]) == waiting
        lost = await here.client.get(f"{QUEUE}/status/{there.point}")
        refused(lost, 404, "unknown_service_point")
        page = await here.client.get("/", headers={"Accept": "text/html"}, follow_redirects=True)
        assert name in page.text


async def test_what_one_remembers_under_a_key_is_unknown_to_the_other(
    two: tuple[Front, Front],
) -> None:
    one, other = two
    one.enter("Mina", "open sesame")
    signing_in = {"name": "Mina", "password": "open sesame"}
    key = {"Idempotency-Key": "3f0e"}
    assert (await one.client.post("/auth/token", json=signing_in, headers=key)).status_code == 200
    answer = await other.client.post("/auth/token", json=signing_in, headers=key)
    refused(answer, 401, "unauthenticated")


async def test_each_counts_its_own_requests(two: tuple[Front, Front]) -> None:
    one, other = two
    await one.client.get(f"{QUEUE}/status/{one.point}")
    counted = 'route="/crm/reservations/queue/status/{service_point}"'
    assert counted in (await one.client.get("/metrics")).text
    assert counted not in (await other.client.get("/metrics")).text
