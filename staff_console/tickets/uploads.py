"""Files that go with what is written: each is sent at once, and named by its id in the message."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from protocol.tickets import ATTACHMENT_MOST, ATTACHMENTS_MOST, PER_MESSAGE
from staff_console.administration.calls import NotDone
from staff_console.speech import tr
from staff_console.tickets.moments import size
from staff_console.tickets.writing_face import UploadFace

Progress = Callable[[int], None]
"""So many bytes have gone."""
Sent = Callable[[str | NotDone], None]
"""The id of the attachment, or why it was not taken."""


class Uploads(Protocol):
    """Sends a file for a ticket; what it returns stops that."""

    def __call__(self, ticket: str, path: Path, progress: Progress, sent: Sent) -> object:
        """Send it."""


class Fetches(Protocol):
    """Brings a file of a ticket here; calls back with where it lies, or why not."""

    def __call__(
        self, ticket: str, attachment: str, name: str, done: Callable[[Path | NotDone], None]
    ) -> None:
        """Fetch it."""


@dataclass(frozen=True)
class Upload:
    """A file on its way, or there."""

    key: str
    ticket: str
    name: str
    size: int
    gone: int = 0
    ident: str = ""
    fault: str = ""

    @property
    def under_way(self) -> bool:
        """Whether it has neither come nor failed."""
        return not self.ident and not self.fault

    @property
    def face(self) -> UploadFace:
        """As it is drawn."""
        share = min(1.0, self.gone / max(1, self.size)) if self.under_way else None
        return UploadFace(
            self.key, self.name, self.fault or size(self.size), share, bool(self.fault)
        )


class Going:
    """All files of what is being written at this computer; so many of one thing at `most`, of so
    many bytes `together`."""

    def __init__(
        self,
        sends: Uploads,
        told: Callable[[], None],
        most: int = PER_MESSAGE,
        together: int = ATTACHMENTS_MOST,
    ) -> None:
        self._sends, self._told = sends, told
        self._most, self._together = most, together
        self._files: dict[str, Upload] = {}
        self._serial = 0

    def of(self, ticket: str) -> tuple[Upload, ...]:
        """Those of a ticket, in the order in which they were taken up."""
        return tuple(each for each in self._files.values() if each.ticket == ticket)

    def add(self, ticket: str, paths: Iterable[str], done: Callable[[Upload], None]) -> str:
        """Take up files; what is too large is said and not sent. Why one is not taken at all."""
        for path in (Path(each) for each in paths):
            there = self.of(ticket)
            if len([each for each in there if not each.fault]) >= self._most:
                return tr("No more than {count} files go together.").format(count=self._most)
            self._add(ticket, path, sum(each.size for each in there if not each.fault), done)
        return ""

    def remove(self, key: str) -> Upload | None:
        """It is not to go along; the file that was taken away."""
        return self._files.pop(key, None)

    def clear(self, ticket: str) -> None:
        """The message has gone, with them."""
        for each in self.of(ticket):
            del self._files[each.key]

    def _add(self, ticket: str, path: Path, before: int, done: Callable[[Upload], None]) -> None:
        self._serial += 1
        key = f"{ticket}/{self._serial}"
        try:
            large = path.stat().st_size if path.is_file() else -1
        except OSError:
            large = -1
        made = Upload(
            key, ticket, path.name, max(0, large), fault=_too_much(large, before, self._together)
        )
        self._files[key] = made
        if made.fault:
            self._told()
            return

        def progress(gone: int) -> None:
            self._become(key, gone=gone)

        def sent(answer: str | NotDone) -> None:
            if isinstance(answer, NotDone):
                self._become(key, fault=answer.detail)
            else:
                self._become(key, ident=answer, gone=made.size)
                if key in self._files:
                    done(self._files[key])

        self._sends(ticket, path, progress, sent)
        self._told()

    def _become(self, key: str, **fields: object) -> None:
        if key in self._files:
            self._files[key] = replace(self._files[key], **fields)  # type: ignore[arg-type]
            self._told()


def _too_much(large: int, before: int, together: int) -> str:
    if large < 0:
        return tr("It cannot be read.")
    if large == 0:
        return tr("It is empty.")
    if large > ATTACHMENT_MOST:
        return tr("{size}: a file may have 10 MB at most.").format(size=size(large))
    if before + large > together:
        return tr("All files of a message may have 25 MB together.")
    return ""
