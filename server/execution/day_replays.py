"""The replays of stored days that managers ask for: few at once, each in a process of its own."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
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
_BROKE: Final = "The replay has ended unexpectedly. Nothing was changed; try again."


class _Job:
    """One replay in its process, heard by a thread of its own; its answer grows."""

    def __init__(self, asker: str, answer: WhatIf, passed: Callable[[], float]) -> None:
        self.asker = asker
        self.answer = answer
        self.ended_at: float | None = None
        self._unwanted = False
        self._passed = passed
        self._loop = asyncio.get_running_loop()
        self.began: asyncio.Future[Refusal | None] = self._loop.create_future()
        """Why it cannot be, or None once it goes on."""
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None

    def start(self, program: Sequence[str], order: Order) -> None:
        """Let it run."""
        self._thread = threading.Thread(
            target=self._run, args=(program, order), name="replay of a day", daemon=True
        )
        self._thread.start()

    async def end(self) -> None:
        """End it, unless it has its answer; returns once its process has gone."""
        self._unwanted = True
        if self._process is not None:
            self._process.kill()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    def _run(self, program: Sequence[str], order: Order) -> None:
        try:
            with self._started(program) as process:
                self._process = process
                if self._unwanted:
                    process.kill()
                self._hear(process, order)
        except (OSError, msgspec.DecodeError) as fault:
            self._broke(fault)
        finally:
            self._ends()
            no = "The replay was ended." if self.answer.cancelled else _BROKE
            self._begins(refuse("unavailable", no, retry_after=1).refusal)

    def _started(self, program: Sequence[str]) -> subprocess.Popen[bytes]:
        paths = [str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        return subprocess.Popen(
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            # Ctrl+C is for the server, which then ends it.
            start_new_session=True,
        )

    def _hear(self, process: subprocess.Popen[bytes], order: Order) -> None:
        assert process.stdin and process.stdout and process.stderr
        with suppress(BrokenPipeError):
            process.stdin.write(msgspec.json.encode(order))
            process.stdin.close()
        for line in process.stdout:
            match _news.decode(line):
                case Done(runs):
                    self.answer = replace(self.answer, done=runs)
                    self._begins(None)
                case Not() as no:
                    self._ends()
                    self._begins(refuse(no.code, no.detail, field=no.field).refusal)
                case found:
                    self._ends()
                    self.answer = replace(self.answer, **msgspec.structs.asdict(found))
        if self.ended_at is None:
            said = process.stderr.read().decode(errors="replace").split("\n")
            self._broke(next(filter(None, reversed(said)), "it said nothing"))

    def _broke(self, why: object) -> None:
        if self._unwanted:
            self.answer = replace(self.answer, cancelled=True)
            return
        _log.error("a replay of a day has failed: %s", why)
        self.answer = replace(self.answer, failed=_BROKE)

    def _ends(self) -> None:
        if self.ended_at is None:
            self.ended_at = self._passed()

    def _begins(self, refusal: Refusal | None) -> None:
        """What is heard first counts; whoever asked may have gone since, and the loop too."""

        def tell() -> None:
            if not self.began.done():
                self.began.set_result(refusal)

        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(tell)


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
                await job.end()
        if len(self._going()) >= MOST:
            raise refuse(
                "unavailable",
                f"{MOST} days are being replayed already. Try again in some seconds.",
                retry_after=5,
            )
        answer = WhatIf(job=secrets.token_hex(8), day=day, service_point=point, done=0, of=RUNS)
        job = self._jobs[answer.job] = _Job(asker, answer, self._passed)
        order = Order(
            database=str(self._database),
            service_point=point,
            day=day,
            change=change,
            runs=RUNS,
            seed=1,
            now=self._now(),
        )
        job.start(self._program, order)
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
        await job.end()
        return job.answer

    async def stop(self) -> None:
        """End all."""
        for job in self._jobs.values():
            await job.end()

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
