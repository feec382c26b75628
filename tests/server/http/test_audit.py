"""The audit over HTTP: rows in pages, filters, and the verdict."""

from __future__ import annotations

from typing import Any

import pytest

from protocol.audit import AuditVerdict
from tests.conftest import ExpectedLogs
from tests.server.http.front import QUEUE, Front, refused


async def rows_of(here: Front, **asked: Any) -> dict[str, Any]:
    answer = await here.client.get("/admin/audit", params=asked, headers=here.signed("manager"))
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_managers_read_what_was_asked_newest_first(here: Front) -> None:
    joined = await here.join()
    await here.post(f"{QUEUE}/cancel/{joined['id']}", {"reason": "gave up"}, headers=here.signed())
    (cancelled, first, *_) = (await rows_of(here))["items"]
    assert (first["op"], first["subject"], first["via"]) == ("join_queue", joined["id"], "http")
    assert first["data"]["service_point"] == here.point
    assert cancelled == {
        "seq": first["seq"] + 1, "at": "2026-11-24T12:00:00Z", "op": "cancel",
        "subjectKind": "entry", "subject": joined["id"], "number": "A001", "actor": "staff-1",
        "name": "", "role": "staff", "via": "http", "outcome": "done", "data": {},
        "personal": "kept",
    }  # fmt: skip


async def test_rows_come_in_pages_and_by_what_somebody_looks_for(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = await here.join(), await here.join()
    await here.post(f"{QUEUE}/leave/{first['id']}", {}, headers=here.signed())
    about = await rows_of(here, subject=first["id"])
    assert [row["op"] for row in about["items"]] == ["leave", "join_queue"]
    by = await rows_of(here, actor="staff-1", op="leave")
    assert [row["subject"] for row in by["items"]] == [first["id"]]
    joins = (await rows_of(here, op="join_queue"))["items"]
    assert [row["subject"] for row in joins] == [second["id"], first["id"]]
    every = (await rows_of(here, day="2026-11-24"))["items"]
    assert len(every) >= 4 and (await rows_of(here, day="2026-11-23"))["items"] == []
    monkeypatch.setattr("server.execution.auditing.PAGE", 2)
    seen, cursor = [], None
    while True:
        page = await rows_of(here, **({"cursor": cursor} if cursor else {}))
        seen += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == every
    for wrong, field in (({"day": "soon"}, "day"), ({"cursor": "x"}, "cursor")):
        answer = await here.client.get("/admin/audit", params=wrong, headers=here.signed("manager"))
        assert refused(answer, 422, "invalid")["field"] == field


async def test_the_verdict_tells_what_is_not_as_it_was_written(
    here: Front, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the audit is not whole: row 2 is missing")
    auditing, headers = here.parts.door.auditing, here.signed("manager")
    passed = [0.0]
    auditing._passed = lambda: passed[0]
    await here.join()
    whole = (await here.client.get("/admin/audit/verdict", headers=headers)).json()
    assert whole["faults"] == [] and whole["rows"] > 2
    with here.parts.store.engine.connect() as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE seq = 2")
        connection.exec_driver_sql("UPDATE audit SET data = 'x', at = 'late' WHERE seq = 3")
    passed[0] = 59.0
    assert (await here.client.get("/admin/audit/verdict", headers=headers)).json() == whole
    passed[0] = 60.0
    told = (await here.client.get("/admin/audit/verdict", headers=headers)).json()
    assert told["faults"] == [
        {"kind": "missing", "first": 2, "last": 2},
        {"kind": "changed", "first": 3, "last": 3},
    ]
    lines = (await here.client.get("/metrics", headers=here.signed("admin"))).text.splitlines()
    assert "nowserving_audit_faults 2.0" in lines
    # It can be looked at all the same.
    assert {row["seq"] for row in (await rows_of(here))["items"]} >= {1, 3}


async def test_it_is_verified_once_in_a_day_by_itself(
    here: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified = []

    def verify(_store: object, now: int) -> AuditVerdict:
        verified.append(now)
        return AuditVerdict(rows=0, checked_at=now)

    monkeypatch.setattr("server.execution.auditing.verify", verify)
    for days in (0, 0, 86_400):
        here.clock.advance(days)
        here.parts.door.auditing._passed = lambda: 1e9 + here.clock.now()
        await here.parts.timers.roll()
        await here.parts.timers.verify()
        await here.parts.timers.verify()
    assert len(verified) == 2
