"""Health and figures."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from protocol.commands import CreateServicePoint, PublishEstimate
from server.domain.actor import TIMER
from server.settings import Settings
from tests.conftest import ExpectedLogs
from tests.hall import ADMIN
from tests.server.http.front import QUEUE, Front, front, refused
from tests.server.http.salon import book, salon


async def test_a_process_that_answers_lives(here: Front) -> None:
    assert (await here.client.get("/health/live")).json() == {"status": "live"}


async def test_it_is_ready_when_it_can_save_and_tell(here: Front) -> None:
    answer = await here.client.get("/health/ready")
    assert answer.status_code == 200
    seq = here.parts.door.head.seq
    expected = {"status": "ready", "store": "writable", "tailer": "at head", "seq": seq}
    posting = {"mail": "not_set", "sms": "not_set", "mailIn": "not_set", "messagesWaiting": 0}
    assert answer.json() == {**expected, "plainHttp": False, **posting}


async def test_it_tells_of_plain_http_and_of_its_authority(tmp_path: Path) -> None:
    plain = Settings(tmp_path / "plain", open_rate=0, plain_http=True)
    async with front(tmp_path / "plain", plain) as here:
        assert (await here.client.get("/health/ready")).json()["plainHttp"]
        refused(await here.client.get("/authority.pem"), 404, "not_found")
    own = Settings(tmp_path / "own", open_rate=0, authority="a certificate")
    async with front(tmp_path / "own", own) as here:
        answer = await here.client.get("/authority.pem")
        assert (answer.status_code, answer.text) == (200, "a certificate")
        assert answer.headers["content-type"].startswith("application/x-pem-file")


async def test_it_is_not_ready_when_it_cannot_save(
    here: Front, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    def full() -> None:
        raise OperationalError("BEGIN IMMEDIATE", None, Exception("database or disk is full"))

    expected_logs("takes no writes")
    monkeypatch.setattr(here.parts.store, "writing", full)
    answer = await here.client.get("/health/ready")
    assert (answer.status_code, answer.json()["store"]) == (503, "not writable")


async def test_it_is_not_ready_when_nobody_follows_the_log(here: Front) -> None:
    await here.parts.tailer.stop()
    await here.parts.door.execute(CreateServicePoint(name="Cash", prefix="C", capacity=1), ADMIN)
    answer = await here.client.get("/health/ready")
    assert (answer.status_code, answer.json()["tailer"]) == (503, "behind")


async def test_many_who_ask_at_once_take_the_lock_once(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = []
    writing = here.parts.store.writing
    monkeypatch.setattr(here.parts.store, "writing", lambda: taken.append(1) or writing())
    answers = await asyncio.gather(*(here.client.get("/health/ready") for _ in range(30)))
    assert {answer.status_code for answer in answers} == {200}
    assert len(taken) == 1


async def test_a_command_while_nothing_can_be_saved_may_be_sent_again(here: Front) -> None:
    await here.parts.door.stop()
    answer = await here.client.post(f"{QUEUE}/join", json={"servicePoint": here.point})
    problem = refused(answer, 503, "unavailable")
    assert answer.headers["retry-after"] == str(problem["retryAfter"])
    assert (await here.client.get("/health/live")).status_code == 200


async def test_the_figures_count_requests_by_route_and_commands_by_outcome(here: Front) -> None:
    await here.join(customer={"name": "Canary", "phone": "+4755512345"})
    await here.post(f"{QUEUE}/join", {"servicePoint": "x"})
    await here.post(f"{QUEUE}/join", {"servicePoint": here.point, "partySize": 0})
    await here.client.get("/nothing/at/all")
    answer = await here.client.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = answer.text.splitlines()
    join = f'method="POST",route="{QUEUE}/join",status='
    assert f'nowserving_http_seconds_count{{{join}"201"}} 1.0' in lines
    assert f'nowserving_http_seconds_count{{{join}"404"}} 1.0' in lines
    assert 'nowserving_commands_total{operation="join_queue",outcome="done"} 1.0' in lines
    assert "nowserving_sockets 0.0" in lines
    assert f"nowserving_seq {float(here.parts.door.head.seq)}" in lines
    assert "Canary" not in answer.text
    assert "/nothing" not in answer.text


async def test_the_figures_tell_how_promises_were_kept_of_each_service_point(here: Front) -> None:
    told = PublishEstimate(service_point=here.point, desks_open=1, held=83, judged=100)
    await here.parts.door.execute(told, TIMER)
    await here.parts.tailer.reached(here.parts.door.head.seq)
    lines = (await here.client.get("/metrics")).text.splitlines()
    assert f'nowserving_promises_held{{service_point="{here.point}"}} 83.0' in lines
    assert f'nowserving_promises_judged{{service_point="{here.point}"}} 100.0' in lines


async def test_metrics_tell_the_reservations_of_today_and_what_is_held(here: Front) -> None:
    definition = await salon(here)
    await book(here, definition, "2026-11-24T14:00:00Z")
    await book(here, definition, "2026-11-25T14:00:00Z")
    lines = (await here.client.get("/metrics")).text.splitlines()
    assert 'nowserving_reservations_today{state="booked"} 1.0' in lines
    assert 'nowserving_reservations_today{state="no_show"} 0.0' in lines
    assert {"nowserving_slot_holds 0.0", "nowserving_wait_listed 0.0"} <= {*lines}
