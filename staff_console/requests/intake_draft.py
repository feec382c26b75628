"""What is typed of something that is taken in, and what is found and sent for it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec
from PySide6.QtCore import QTimer

from client.not_taken import NotTaken
from client.qt_live import QtLive
from protocol.messages import Res
from protocol.records import Person, Visit
from protocol.request_queries import ForetoldPromise, FoundRequest
from protocol.ticket_queries import FoundContact
from protocol.tickets import ATTACHMENT_MOST
from staff_console.answers import AnswerLine
from staff_console.requests import intake
from staff_console.requests import intake_whose as whose
from staff_console.requests.intake_items import PHOTOS_MOST, PhotoFace, count_of
from staff_console.requests.papers import PATH
from staff_console.requests.sealing import SealingModel
from staff_console.sheets.form import sought
from staff_console.speech import tr
from staff_console.tickets.uploads import Going, Progress, Sent, Upload
from staff_console.watching import TOPIC
from staff_console.widgets.sheets.files_field import ADD, DROP

LETTERS_MS: Final = 200
"""The server is asked once no letter has come for so long."""
FOUND: Final = 20
OF: Final = "request:"
"""So begins the key of pictures whose request is there already."""


class Uploads(Protocol):
    """Sends a file to an address of the server."""

    def __call__(self, address: str, path: Path, progress: Progress, sent: Sent) -> object:
        """Send it."""


@dataclass
class Draft:
    """What is typed for one customer, and what was found for it."""

    visit: str = ""
    number: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    asked: str = ""
    """For what contacts were looked for last."""
    found: tuple[FoundContact, ...] | None = None
    fault: str = ""
    past: tuple[FoundRequest, ...] = ()
    past_of: str = ""
    refused: str = ""
    opened: bool = False
    """Whether its sheet was open before."""
    kept: bool = False
    """Whether what was typed then is told to be there still."""
    again: bool = False
    """Whether anything had been typed when its sheet was opened."""


class DraftingModel(SealingModel):
    """Finds contacts, what they had here before, what is promised, and sends pictures."""

    def __init__(self, *args: Any, uploads: Uploads, **more: Any) -> None:
        self._uploads = uploads
        self._intake: Draft | None = None
        """The one that is open, or on its way."""
        self._promises: dict[str, int | None] = {}
        super().__init__(*args, **more)
        self._going = Going(
            self._upload, self._photos_moved, PHOTOS_MOST, PHOTOS_MOST * ATTACHMENT_MOST
        )
        self._letters = QTimer(self)
        self._letters.setSingleShot(True)
        self._letters.setInterval(LETTERS_MS)
        self._letters.timeout.connect(self._look_for)
        live: QtLive = args[0]
        live.statusChanged.connect(self._look_again)

    @property
    def about_intake(self) -> whose.About:
        """What the sheet of the draft that is open knows."""
        draft = self._intake or Draft()
        facts = self._console.facts
        return whose.About(
            mine=facts.point.id if facts is not None else "",
            known=self.known, now=self.now, connected=self._live.status.connected,
            number=draft.number, visit=draft.visit, found=draft.found, fault=draft.fault,
            past=draft.past, promises=self._promises, photos=self._photos(draft),
            refused=draft.refused, kept=draft.kept, again=draft.again,
        )  # fmt: skip

    def take_photos(self, key: str, value: str) -> None:
        """Files that go along with an item, or go no longer."""
        if value.startswith(ADD):
            why = self._going.add(key, value[len(ADD) :].split("\n"), lambda _: None)
            if why:
                self._say(AnswerLine("note", tr("Not all of them go along."), why, "Esc",
                                     tr("put away")))  # fmt: skip
        elif value.startswith(DROP):
            self._going.remove(value[len(DROP) :])
        self.refresh(always=True)

    def photo_faces(self, key: str) -> tuple[PhotoFace, ...]:
        """How the pictures of an item stand."""
        return tuple(_face(each) for each in self._going.of(key))

    def _photos(self, draft: Draft) -> dict[str, tuple[PhotoFace, ...]]:
        places = range(count_of(draft.typed))
        return {f"photos_{at}": self.photo_faces(f"{draft.visit}/photos_{at}") for at in places}

    def _know_visitor(self, draft: Draft) -> None:
        """Whom I serve: number, name and address are taken over."""
        replica = self._live.replica(TOPIC)
        visit = replica.get(Visit, draft.visit)
        draft.number = visit.number if visit is not None else ""
        person = replica.get(Person, visit.person) if visit is not None else None
        if person is None or not (person.name or person.phone or person.email):
            return
        typed = person.name or person.phone or person.email
        draft.typed |= {
            "customer": f"{typed}\n", "name": person.name, "phone": person.phone,
            "email": person.email, "language": visit.language if visit is not None else "",
        }  # fmt: skip
        draft.asked = typed
        self._find(draft, typed, {"person": person.id})

    def _sought(self, draft: Draft) -> None:
        """Other words are looked for once no more letters come."""
        typed = sought(draft.typed.get("customer", ""))[0].strip()
        if typed == draft.asked:
            return
        draft.asked, draft.found, draft.fault = typed, None, ""
        for name in ("name", "phone", "email"):
            draft.typed.pop(name, None)
        self._letters.stop()
        if typed:
            self._letters.start()

    def _look_again(self) -> None:
        """What could not be asked while the server was away is asked once it is back."""
        draft = self._intake
        if draft is None or not self._live.status.connected or self._open is None:
            return
        if draft.asked and draft.found is None:
            self._letters.start()
        self._ask_beside(draft)

    def _look_for(self) -> None:
        draft = self._intake
        if draft is not None and draft.asked:
            self._find(draft, draft.asked, {"text": draft.asked})

    def _find(self, draft: Draft, typed: str, args: dict[str, Any]) -> None:
        def take(answer: Res | NotTaken) -> None:
            if draft.asked != typed:
                return
            draft.fault = ""
            if isinstance(answer, NotTaken):
                draft.fault = answer.detail
            else:
                found = msgspec.convert(answer.items, list[FoundContact])
                draft.found = tuple(found[:FOUND])
            self._ask_beside(draft)
            self.refresh(always=True)

        self._query("find_contact", args, take)

    def _ask_beside(self, draft: Draft) -> None:
        """What the contact who is chosen had here before, and what is promised by the terms."""
        about = self.about_intake
        contact = whose.contact_chosen(about, draft.typed)
        ident = contact.contact if contact is not None else ""
        if ident != draft.past_of:
            draft.past_of, draft.past = ident, ()
            if ident:
                self._query("find_request", {"contact": ident},
                            lambda answer: self._took_past(draft, ident, answer))  # fmt: skip
        terms = intake.terms_chosen(about, draft.typed)
        if terms is not None and self._live.status.connected:
            self._query("foretell_promise", {"service_point": terms.id}, self._took_promise)

    def _took_past(self, draft: Draft, ident: str, answer: Res | NotTaken) -> None:
        if not isinstance(answer, NotTaken) and draft.past_of == ident:
            draft.past = tuple(msgspec.convert(answer.items, list[FoundRequest]))
            self.refresh(always=True)

    def _took_promise(self, answer: Res | NotTaken) -> None:
        if not isinstance(answer, NotTaken):
            for told in msgspec.convert(answer.items, list[ForetoldPromise]):
                self._promises[told.service_point] = told.promised_at
            self.refresh(always=True)

    def _upload(self, ticket: str, path: Path, progress: Progress, sent: Sent) -> object:
        """A picture goes to the request of which it is, or waits for one."""
        of = ticket.partition("/")[0].removeprefix(OF) if ticket.startswith(OF) else ""
        address = f"{PATH}/{of}/photos" if of else f"{PATH}/photos"
        return self._uploads(address, path, progress, sent)

    def _photos_moved(self) -> None:
        self.refresh(always=True)


def _face(upload: Upload) -> PhotoFace:
    face = upload.face
    said = face.about if upload.fault or not upload.under_way else tr("on its way …")
    return PhotoFace(upload.key, upload.name, said, upload.ident, bool(upload.fault))
