"""Slips that are scanned, photos that are looked at, papers that are opened or saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Signal

from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.request_queries import FoundRequest
from protocol.service_requests import shown
from staff_console.administration.calls import NotDone
from staff_console.answers import AnswerLine
from staff_console.reports.export import reports_folder
from staff_console.requests import questions
from staff_console.requests.paper_questions import PRINTS, document
from staff_console.requests.papers import paper_address, paper_name, papers_of, photo_address
from staff_console.requests.print_queue import Job, PrintQueueModel
from staff_console.requests.scanned import request_of
from staff_console.requests.states import state_name
from staff_console.sheets.form import Values
from staff_console.speech import tr
from staff_console.words import isolated


class PrintingModel(PrintQueueModel):
    """What comes and goes as files, and slips."""

    fileOpened = Signal(object)
    """A file is here, and the computer is to open it."""
    photoAsked = Signal(str)
    """A photo is to be shown large."""

    def __init__(
        self,
        *args: Any,
        folder: Callable[[], Path] = reports_folder,
        **more: Any,
    ) -> None:
        self._folder = folder
        self._pictures: dict[str, str] = {}
        self._fetching: set[str] = set()
        super().__init__(*args, **more)

    @property
    def pictures(self) -> tuple[tuple[str, str], ...]:
        """The photos that are here: their ids, and where they lie."""
        return tuple(sorted(self._pictures.items()))

    def ask_photos(self) -> None:
        """Bring the photos of what is chosen here, each once."""
        if not self._shown or not self._live.status.connected:
            return
        known, ident = self.known, self._chosen
        photos = [photo for item in known.items(ident) for photo in item.photos]
        photos += [photo for note in known.notes(ident) for photo in note.photos]
        for photo in photos:
            if photo.id not in self._pictures and photo.id not in self._fetching:
                self._fetching.add(photo.id)
                done = partial(self._took_photo, photo.id)
                self._fetch(photo_address(ident, photo.id), photo.id, photo.name or "photo", done)

    def open_photo(self, ident: str) -> None:
        """A click on a photo: it is shown large, once it is here."""
        if ident in self._pictures:
            self.photoAsked.emit(ident)

    def ask_scan(self) -> None:
        """Ctrl+I: a slip or label at the reader."""
        self.ask_before(lambda values: questions.scan(values), self._scanned)

    def ask_paper(self) -> None:
        """Which paper, and what is done with it."""
        head = self.head
        if head is None:
            return
        papers = papers_of(self.known, head)

        def send(values: Values) -> None:
            usual = next((each.key for each in papers if each.usable), "")
            paper, way = values.get("paper", usual), values.get("way", "open")
            name = paper_name(head, paper)
            if way in PRINTS:
                stock = self.paper_picked(paper, values)
                self.print_all([Job(head.id, paper, name, stock, way == "elsewhere")])
                return
            self._wait(tr("Fetch {name}.").format(name=name))
            self._fetch(paper_address(head.id, paper), head.id, name,
                        lambda answer: self._took_paper(name, way, answer))  # fmt: skip

        self.ask_before(lambda values: document(head, papers, self.printers, values), send)

    def _took_photo(self, key: str, answer: Path | NotDone) -> None:
        # One that did not come stays in `_fetching`: it is not asked for with every second.
        if not isinstance(answer, NotDone):
            self._pictures[key] = str(answer)
            self._fetching.discard(key)
            self.refresh()

    def _took_paper(self, name: str, way: str, answer: Path | NotDone) -> None:
        self._busy = False
        if isinstance(answer, NotDone):
            title = tr("{name} did not come.").format(name=name)
            self._say(AnswerLine("refused", title, answer.detail, "Esc", tr("put away")))
        elif way == "save":
            self._save(answer, name)
        else:
            self._say(self.confirmed(tr("{name} opens.").format(name=name)))
            self.fileOpened.emit(answer)

    def _save(self, path: Path, name: str) -> None:
        """Put it among the documents of whoever uses this computer."""
        folder = self._folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            there = folder / name
            there.write_bytes(path.read_bytes())
        except OSError as fault:
            why = fault.strerror or str(fault)
            text = tr("{folder} cannot be written: {why}.").format(folder=folder, why=why)
            self._say(AnswerLine("refused", tr("Not saved."), text, "Esc", tr("put away")))
            return
        title = tr("{name} is saved.").format(name=name)
        self._say(AnswerLine("confirmed", title, str(there), "Esc", tr("put away")))

    def _scanned(self, values: Values) -> None:
        text = values.get("code", "").strip()
        found = request_of(self.known, text)
        if found:
            self._show_found(found)
            return

        def take(answer: Res | NotTaken) -> None:
            title = tr("Nothing is found for {text}.").format(text=isolated(text[:40]))
            if isinstance(answer, NotTaken):
                self._say(AnswerLine("refused", title, answer.detail, "Esc", tr("put away")))
                return
            rows = msgspec.convert(answer.items, list[FoundRequest])
            if not rows:
                why = tr("Try the number, the serial number, or a part of the name.")
                self._say(AnswerLine("note", title, why, "Esc", tr("put away")))
            else:
                self._say_found(rows)

        self._query("find_request", {"text": text}, take)

    def _say_found(self, rows: list[FoundRequest]) -> None:
        """The newest that is meant; whether there are more is said."""
        first = rows[0]
        on_board = next((e for e in rows if self.known.card(e.request) is not None), None)
        if on_board is not None:
            first = on_board
        title = tr("{number}, {item}, {name}: {state}.").format(
            number=shown(first.number), item=isolated(first.item), name=isolated(first.name),
            state=state_name(first.state),
        )  # fmt: skip
        more = tr("{count} more have that in them.").format(count=len(rows) - 1)
        self.open_now(first.request)
        self._say(AnswerLine("note", title, more if len(rows) > 1 else "", "Esc", tr("put away")))

    def _show_found(self, ident: str) -> None:
        """It is on the board: it is chosen, and what comes next is said."""
        self._filters = type(self._filters)(late_first=self._filters.late_first)
        self.open_now(ident)
        head = self.head
        if head is not None:
            title = tr("{number}, {item}, {name}: {state}.").format(
                number=shown(head.number), item=isolated(head.item), name=isolated(head.name),
                state=state_name(head.state),
            )  # fmt: skip
            self._say(AnswerLine("note", title, tr("Ctrl+→ takes the next step."), "Esc",
                                 tr("put away")))  # fmt: skip
