"""The replays of stored days that managers ask for: few at once, each in a process of its own."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from protocol.outcomes import Refusal
from protocol.queries import DayChange, WhatIf
from server.domain.refused import Refused, refuse
from server.domain.what_if.what_if import RUNS
from server.execution.day_replay import Done, News, Not, Order

_log = logging.getLogger(__name__)
_ROOT: Final = Path(__file__).resolve().parents[2]
_PROGRAM: Final = (sys.executable, "-m", "server.execution.day_replay")
_news: msgspec.json.Decoder[News] = msgspec.json.Decoder(News)
MOST: Final = 2
"""So many run at once."""
KEPT_S: Final = 600
"""So long an answer is kept for whoever asked."""
_LONGEST_LINE: Final = 1 << 20
_BROKE: Final = "The replay has ended unexpectedly. Nothing was changed; try again."


class _Job:
    """One replay; its answer grows."""

    def __init__(self, asker: str, answer: WhatIf, began: asyncio.Future[Refusal | None]) -> None:
        self.asker = asker
        self.answer = answer
        self.began = began
        """Why it cannot be, or None once it goes on."""
        self.task: asyncio.Task[None] | None = None
        self.ended_at: float | None = None

    def begins(self, refusal: Refusal | None) -> None:
        """What is heard first counts; whoever asked may have gone since."""
        if not self.began.done():
            self.began.set_result(refusal)


class DayReplays:
    """Belongs to the event loop. `now` is the hall's clock, ms."""

    def __init__(
        self,
        database: Path,
        now: Callable[[], int],
        program: tuple[str, ...] = _PROGRAM,
        passed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._now = now
        self._program = program
        self._passed = passed
        self._jobs: dict[str, _Job] = {}

    async def begin(self, asker: str, point: str, day: str, change: DayChange) -> WhatIf:
        """Begin one; what the same asker had going ends. Raises `Refused`."""
        self._forget()
        for job in self._going():
            if job.asker == asker:
                await self._end(job)
        if len(self._going()) >= MOST:
            raise refuse(
                "unavailable",
                f"{MOST} days are being replayed already. Try again in some seconds.",
                retry_after=5,
            )
        answer = WhatIf(job=secrets.token_hex(8), day=day, service_point=point, done=0, of=RUNS)
        job = _Job(asker, answer, asyncio.get_running_loop().create_future())
        order = Order(
            database=str(self._database),
            service_point=point,
            day=day,
            change=change,
            runs=RUNS,
            seed=1,
            now=self._now(),
        )
        self._jobs[answer.job] = job
        job.task = asyncio.create_task(self._follow(job, order), name="replay of a day")
        refusal = await job.began
        if refusal is not None:
            self._jobs.pop(answer.job, None)
            raise Refused(refusal)
        return job.answer

    def look(self, asker: str, ident: str) -> WhatIf:
        """How far one is. Raises `Refused`."""
        return self._of(asker, ident).answer

    async def cancel(self, asker: str, ident: str) -> WhatIf:
        """End one; one that has its answer keeps it. Raises `Refused`."""
        job = self._of(asker, ident)
        await self._end(job)
        return job.answer

    async def stop(self) -> None:
        """End all."""
        for job in self._going():
            await self._end(job)

    def _of(self, asker: str, ident: str) -> _Job:
        self._forget()
        job = self._jobs.get(ident)
        if job is None or job.asker != asker:
            raise refuse("not_found", "This replay is over and forgotten. Begin it again.")
        return job

    def _going(self) -> list[_Job]:
        return [job for job in self._jobs.values() if job.ended_at is None]

    def _forget(self) -> None:
        late = self._passed() - KEPT_S
        for ident, job in list(self._jobs.items()):
            if job.ended_at is not None and job.ended_at < late:
                del self._jobs[ident]

    async def _end(self, job: _Job) -> None:
        if job.task is not None and job.ended_at is None:
            if not job.answer.cancelled:
                job.answer = replace(job.answer, cancelled=True)
                job.task.cancel()
            await asyncio.gather(job.task, return_exceptions=True)

    async def _follow(self, job: _Job, order: Order) -> None:
        try:
            process = await self._started()
            try:
                await self._hear(job, process, order)
            finally:
                await _ended(process)
        except OSError as fault:
            _log.error("a replay cannot be started: %s", fault)
            self._broke(job)
        finally:
            job.ended_at = self._passed()
            no = "The replay was ended." if job.answer.cancelled else _BROKE
            job.begins(refuse("unavailable", no, retry_after=1).refusal)

    async def _started(self) -> Process:
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        return await asyncio.create_subprocess_exec(
            *self._program,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            limit=_LONGEST_LINE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )

    async def _hear(self, job: _Job, process: Process, order: Order) -> None:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(msgspec.json.encode(order))
        process.stdin.close()
        while line := await process.stdout.readline():
            match _news.decode(line):
                case Done(runs):
                    job.answer = replace(job.answer, done=runs)
                    job.begins(None)
                case Not() as no:
                    job.begins(refuse(no.code, no.detail, field=no.field).refusal)
                    return
                case found:
                    job.answer = replace(job.answer, **msgspec.structs.asdict(found))
                    return
        said = (await process.stderr.read()).decode(errors="replace").split("\n")
        _log.error("a replay ended unexpectedly: %s", next(filter(None, reversed(said)), "silent"))
        self._broke(job)

    def _broke(self, job: _Job) -> None:
        job.answer = replace(job.answer, failed=_BROKE)


async def _ended(process: Process) -> None:
    """Whatever it was doing."""
    if process.returncode is None:
        try:
            process.kill()
        except ProcessLookupError:
            pass
    # Reads what is left, so that the pipes are closed.
    await process.communicate()
