"""A thread of its own that prints one slip after the other, so that the screen never waits."""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from dataclasses import dataclass
from typing import Protocol

from kiosk.printing.faults import Failed, NotPrinted, Outcome, Printed
from kiosk.ticket import Ticket

log = logging.getLogger(__name__)


class Printer(Protocol):
    """What prints slips, in the thread of whoever asks."""

    name: str
    """As `--printer` names it."""
    limit_s: float
    """After so long it has failed, whatever it does."""

    def print_slip(self, ticket: Ticket) -> None:
        """Print, and return once the slip is out as far as can be known. Raises `NotPrinted`."""


@dataclass
class _Job:
    ticket: Ticket
    loop: asyncio.AbstractEventLoop
    done: asyncio.Future[Outcome]
    wanted: bool = True
    """False once nobody waits: a slip that has not begun then never comes out."""

    def tell(self, outcome: Outcome) -> None:
        if not self.done.done():
            self.done.set_result(outcome)


class Beside:
    """Prints on one printer. The thread does not keep the program from ending."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._waiting = 0
        self._thread: threading.Thread | None = None

    async def print_slip(self, ticket: Ticket) -> Outcome:
        """How it ended. A printer that hangs has failed after its time, and is not waited for."""
        loop = asyncio.get_running_loop()
        job = _Job(ticket, loop, loop.create_future())
        self._waiting += 1
        try:
            self._put(job)
            return await asyncio.wait_for(job.done, self._printer.limit_s * self._waiting)
        except TimeoutError:
            log.warning("no slip %s: %s: no answer in time", ticket.number, self._printer.name)
            return Failed("no_answer")
        finally:
            self._waiting -= 1
            job.wanted = False

    def _put(self, job: _Job) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="printer", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            if not job.wanted:
                continue
            outcome = outcome_of(self._printer, job.ticket)
            try:
                job.loop.call_soon_threadsafe(job.tell, outcome)
            except RuntimeError:
                log.debug("the program has ended before slip %s", job.ticket.number)


def outcome_of(printer: Printer, ticket: Ticket) -> Outcome:
    """Print here and now; what went wrong goes to the log."""
    try:
        printer.print_slip(ticket)
    except NotPrinted as fault:
        log.warning("no slip %s: %s: %s", ticket.number, printer.name, fault)
        return Failed(fault.code)
    except Exception:
        # The thread must live, and the customer hear of it.
        log.exception("no slip %s: %s failed", ticket.number, printer.name)
        return Failed("fault")
    return Printed()
