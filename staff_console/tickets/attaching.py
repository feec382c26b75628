"""What is typed at the ticket that is open, and the files that go along or came with a message."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Signal

from protocol.ticket_commands import DropAttachment
from protocol.tickets import DraftKind
from staff_console.administration.calls import NotDone
from staff_console.answers import AnswerLine
from staff_console.speech import tr
from staff_console.tickets.opening import OpeningModel
from staff_console.tickets.typed import RESTS_MS, Typed, TypedTexts
from staff_console.tickets.uploads import Fetches, Going, Upload, Uploads
from staff_console.words import isolated


class AttachingModel(OpeningModel):
    """Files are sent as soon as they are taken up, and named by their ids in the message."""

    fileOpened = Signal(object)
    """A file is here, and the computer is to open it."""

    def __init__(
        self, *args: Any, typed: TypedTexts, uploads: Uploads, fetches: Fetches, **more: Any
    ) -> None:
        self._texts, self._fetches = typed, fetches
        self._sheet: dict[str, DraftKind] = {}
        super().__init__(*args, **more)
        self._going = Going(uploads, self.refresh)
        self._rests = self._timer(RESTS_MS, self.keep_drafts)

    @property
    def sheet(self) -> DraftKind | None:
        """The sheet that is open; None where nothing can be written."""
        ticket = self.ticket
        if ticket is None:
            return None
        usual: DraftKind = "reply" if ticket.merged_into is None else "comment"
        only = self._typed("comment") if self._typed("reply") is None else None
        return self._sheet.get(ticket.id, "comment" if only is not None else usual)

    @abstractmethod
    def keep_drafts(self) -> None:
        """Have what was typed on disk, and tell the server."""

    def attach(self, paths: Iterable[str]) -> None:
        """These files go with what is written."""
        ticket = self.ticket
        if ticket is None:
            return
        why = self._going.add(ticket.id, paths, self._attached)
        if why:
            self._say(AnswerLine("note", tr("Not attached."), why, "Esc", tr("put away")))

    def detach(self, key: str) -> None:
        """This file does not."""
        gone = self._going.remove(key)
        ident = gone.ident if gone is not None else key
        typed = self._typed(self.sheet or "reply")
        if typed is not None and ident in typed.attachments:
            left = [each for each in typed.attachments if each != ident]
            self._texts.put(msgspec.structs.replace(typed, attachments=left, kept_at=None))
            self._rests.start()
            self._ask(DropAttachment(attachment=ident), lambda _: None)
        self.refresh()

    def open_file(self, ident: str) -> None:
        """Bring a file of the thread here, and have the computer open it."""
        file = self.files.get(ident)
        if file is None:
            return
        name = isolated(file.name)

        def done(answer: Path | NotDone) -> None:
            if isinstance(answer, NotDone):
                title = tr("{name} is not opened.").format(name=name)
                self._say(AnswerLine("refused", title, answer.detail, "Esc", tr("put away")))
            else:
                self._say(self.confirmed(tr("{name} opens.").format(name=name)))
                self.fileOpened.emit(answer)

        self._fetches(self._chosen, ident, file.name, done)

    def uploads_of(self, ticket: str) -> tuple[Upload, ...]:
        """Files that were taken up for what is written there."""
        return self._going.of(ticket)

    def typed(self, kind: DraftKind | None) -> Typed | None:
        """What stands on a sheet, with what goes along."""
        return self._typed(kind) if kind is not None else None

    def text_of(self, kind: DraftKind) -> str:
        """The text of a sheet."""
        typed = self._typed(kind)
        return typed.text if typed is not None else ""

    def _typed(self, kind: DraftKind) -> Typed | None:
        return self._texts.get(self._chosen, kind)

    def _attached(self, upload: Upload) -> None:
        kind, now = self.sheet or "reply", self._live.now()
        typed = self._texts.get(upload.ticket, kind)
        if typed is None:
            thread = self.ticket.thread if self.ticket is not None else 0
            typed = Typed(ticket=upload.ticket, kind=kind, text="", at=now, thread=thread)
        files = [*typed.attachments, upload.ident]
        self._texts.put(msgspec.structs.replace(typed, attachments=files, at=now, kept_at=None))
        self._rests.start()
        self.refresh()
