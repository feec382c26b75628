"""Papers that are printed one after the other: by the printers of this desk, and where none was
chosen, or it is away, by the one that is chosen then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter

from staff_console.administration.calls import NotDone
from staff_console.answers import AnswerLine
from staff_console.requests.acting import ActingModel
from staff_console.requests.desk_printers import DeskPrinters, Stock
from staff_console.requests.keys import shown as shown_key
from staff_console.requests.paper_questions import ON
from staff_console.requests.papers import Fetch, paper_address, print_pdf
from staff_console.sheets.form import Values
from staff_console.speech import tr


@dataclass(frozen=True)
class Job:
    """A paper of a request on its way to a printer."""

    request: str
    paper: str
    name: str
    """What its file is called."""
    stock: Stock
    anew: bool = False
    """Whether a printer is chosen, whatever was chosen before."""


class PrintQueueModel(ActingModel):
    """Says what became of all of them once the last is out."""

    printWanted = Signal(object)
    """A file is here, and a printer is to be asked for."""

    def __init__(
        self, *args: Any, fetch: Fetch, printers: DeskPrinters | None = None, **more: Any
    ) -> None:
        self._fetch = fetch
        self.printers = printers or DeskPrinters()
        self._jobs: list[Job] = []
        self._job: Job | None = None
        self._out: list[str] = []
        self._by: list[str] = []
        self._not_out: dict[str, str] = {}
        """Why not, by name; empty where no printer was chosen."""
        super().__init__(*args, **more)

    def print_all(self, jobs: Iterable[Job]) -> None:
        """Print these, each after the one before it."""
        self._jobs += jobs
        if self._job is None:
            self._out, self._by, self._not_out = [], [], {}
            self._next_job()

    def paper_picked(self, paper: str, values: Values) -> Stock:
        """What it is printed on; of a receipt that is kept for the next."""
        stock = self.printers.stock_of(paper, values.get(ON, ""))
        if paper == "receipt":
            self.printers.put_receipts_on(stock)
        return stock

    def print_on(self, path: Path, printer: QPrinter) -> None:
        """Print it there, and from now on all that is on such paper."""
        name = printer.printerName()
        printer.setDocName(path.stem)
        why = print_pdf(path, printer)
        if self._job is not None and not why and name:
            self.printers.keep(self._job.stock, name)
        self.printed(path, why, by=name)

    def printed(self, path: Path, why: str, cancelled: bool = False, by: str = "") -> None:
        """What became of a paper at the printer; the next one follows."""
        name = self._job.name if self._job is not None else path.name
        if why or cancelled:
            self._not_out[name] = why
        else:
            self._out.append(name)
            self._by += [by] if by and by not in self._by else []
        self._job = None
        self._next_job()

    def _next_job(self) -> None:
        if not self._jobs:
            self._say_printed()
            return
        job = self._job = self._jobs.pop(0)
        self._wait(tr("Fetch {name}.").format(name=job.name))
        address = paper_address(job.request, job.paper, job.stock)
        self._fetch(address, job.request, job.name, lambda answer: self._took_job(job, answer))

    def _took_job(self, job: Job, answer: Path | NotDone) -> None:
        self._busy = False
        if isinstance(answer, NotDone):
            # What does not come once does not come a moment later either.
            self._not_out |= {each.name: answer.detail for each in (job, *self._jobs)}
            self._jobs, self._job = [], None
            self._say_printed()
            return
        printer = None if job.anew else self.printers.ready(job.stock)
        if printer is not None:
            self.print_on(answer, printer)
            return
        text = tr("Choose a printer. It is used from then on.")
        chosen = self.printers.name(job.stock)
        if chosen and not job.anew:
            text = tr("{printer} is not found, or stopped. Choose another.").format(printer=chosen)
        title = tr("{name} is here.").format(name=job.name)
        self._say(AnswerLine("note", title, text, "Esc", tr("put away")))
        self.printWanted.emit(answer)

    def _say_printed(self) -> None:
        why = next((why for why in self._not_out.values() if why), "")
        if self._not_out:
            title = tr("Not printed: {names}.").format(names=", ".join(self._not_out))
            self._say(AnswerLine("refused" if why else "note", title, why, shown_key("documents"),
                                 tr("print it again")))  # fmt: skip
            return
        many = tr("{names} are printed.").format(names=", ".join(self._out))
        one = tr("{name} is printed.").format(name="".join(self._out))
        by = tr("By {printers}.").format(printers=", ".join(self._by)) if self._by else ""
        self._say(AnswerLine("confirmed", many if len(self._out) > 1 else one, by, "Esc",
                             tr("put away")))  # fmt: skip
