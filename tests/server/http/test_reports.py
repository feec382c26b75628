"""Reports over HTTP."""

from __future__ import annotations

from protocol.changes import Put
from protocol.records import Cause, Promise
from server.store.rows import write
from tests.server.http.front import NOON, Front, refused


async def test_managers_read_how_promises_were_kept(here: Front) -> None:
    late = Promise(
        id="e.1", entry="e", number="A001", service_point=here.point, service="s", at=NOON,
        by=NOON + 600_000, p20=60, p50=300, p80=540, outcome="late", ended_at=NOON + 900_000,
        causes=[Cause("desk_paused", "Desk 2", NOON)],
    )  # fmt: skip
    with here.parts.store.writing() as tx:
        write(tx.connection, here.parts.store.site, [Put(late)])
        tx.commit()
    asked = {"servicePoint": here.point, "day": "2026-11-24"}
    signed = here.signed("manager")
    told = (await here.client.get("/reports/promises", params=asked, headers=signed)).json()
    assert (told["judged"], told["held"], told["days"]) == (1, 0, ["2026-11-24"])
    assert told["told"] == [
        {"upToMinutes": 10, "judged": 1, "held": 0, "medianSeconds": 900, "p90Seconds": 900}
    ]
    assert told["worst"][0]["causes"] == [
        {"kind": "desk_paused", "desk": "Desk 2", "since": "2026-11-24T12:00:00Z"}
    ]
    nowhere = {"servicePoint": "none"}
    answer = await here.client.get("/reports/promises", params=nowhere, headers=signed)
    assert refused(answer, 404, "unknown_service_point")
    answer = await here.client.get("/reports/promises", params={"day": "soon"}, headers=signed)
    assert refused(answer, 422, "invalid")["field"] == "day"
