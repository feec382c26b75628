"""The audit is verified each day, also where that fails at first."""

from __future__ import annotations

from typing import cast

import pytest

from protocol.audit import AuditVerdict
from server.clock import ManualClock
from server.execution.auditing import Auditing
from server.store.store import Store
from tests.hall import NOON


async def test_a_day_whose_audit_could_not_be_read_is_tried_again_until_it_was_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []

    def at_first_fails(_: Store, now: int) -> AuditVerdict:
        read.append(now)
        if len(read) == 1:
            raise OSError(5, "Input/output error")
        return AuditVerdict(rows=0, checked_at=now)

    monkeypatch.setattr("server.execution.auditing.verify", at_first_fails)
    passed = iter(range(0, 100_000, 3_600))
    auditing = Auditing(cast(Store, None), ManualClock(NOON), lambda: next(passed))
    with pytest.raises(OSError, match="Input"):
        await auditing.nightly("2026-11-24")
    for _ in range(2):
        await auditing.nightly("2026-11-24")
    assert len(read) == 2
    await auditing.nightly("2026-11-25")
    assert len(read) == 3
