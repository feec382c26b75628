"""A full disk: refused with a reason, nothing half done, and it goes on once there is room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from protocol.commands import CreateServicePoint, JoinQueue
from protocol.outcomes import Joined, Saved
from server.domain.actor import PUBLIC
from server.domain.floor import Floor
from server.execution.door import Unavailable
from server.store.writing import CommitFault, Writing
from tests.conftest import ExpectedLogs
from tests.hall import house

ROOT = Path(__file__).resolve().parents[3]


async def test_a_database_that_may_not_grow_refuses_and_recovers(
    tmp_path: Path, expected_logs: ExpectedLogs, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs("database or disk is full")
    pages = [0]

    def limit(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages[0] or 1_000_000}").fetchone()

    async with house(tmp_path) as at:
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        assert isinstance(saved, Saved)
        join = JoinQueue(service_point=saved.id, notes="n" * 500)
        event.listen(at.store.engine, "checkout", limit)
        pages[0] = 1
        given = []
        with pytest.raises(Unavailable) as away:
            for _ in range(200):
                given.append(await at.do(join, PUBLIC))
        assert "Nothing was changed; try again" in away.value.detail
        pages[0] = 0
        given.append(await at.do(join, PUBLIC))
        numbers = [each.number for each in given if isinstance(each, Joined)]
        assert numbers == [f"A{n:03}" for n in range(1, len(given) + 1)]
        assert Floor(at.store.live()[1]).state == at.tailer.state
        assert "nnn" not in caplog.text, "what people told us is in no log"


SCRIPT = """
import asyncio, logging, resource, sys
from pathlib import Path
from protocol.commands import CreateServicePoint, JoinQueue
from protocol.ids import uuid7
from server.domain.actor import PUBLIC
from server.domain.floor import Floor
from server.execution.door import Unavailable
from server.store.writing import CommitFault, Writing
from tests.hall import house

def room(size):
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size if size else hard, hard))

async def main(folder):
    logging.disable(logging.ERROR)
    async with house(folder) as at:
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
        join = JoinQueue(service_point=saved.id, notes="n" * 500)
        wal = folder / "nowserving.db-wal"
        given, refused = 0, 0
        for _ in range(3):
            room(wal.stat().st_size + 400_000)
            try:
                while given < 1000:
                    await at.do(join, PUBLIC)
                    given += 1
            except Unavailable:
                refused += 1
            room(0)
            answer = await at.do(join, PUBLIC)
            given += 1
            assert answer.number == f"A{given:03}", answer
        await at.tailer.reached(at.door.head.seq)
        assert Floor(at.store.live()[1]).state == at.tailer.state
        with at.store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        print("refused", refused, "given", given > 3)

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_files_that_may_not_grow_are_as_a_full_disk(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("refused 3 given True\n", 0), done.stderr


class _Broken:
    """A connection whose commit fails with an I/O error."""

    def exec_driver_sql(self, statement: str) -> None:
        cause = Exception("disk I/O error")
        cause.sqlite_errorcode = 10  # type: ignore[attr-defined]
        raise OperationalError(statement, None, cause)


def test_an_io_error_while_there_is_room_may_be_a_failed_fsync_and_is_never_retried(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.db-wal").write_bytes(b"frames")
    tx = Writing(_Broken(), "site", tmp_path / "a.db")  # type: ignore[arg-type]
    with pytest.raises(CommitFault):
        tx.commit()
    assert [path.name for path in tmp_path.iterdir()] == ["a.db-wal"]
