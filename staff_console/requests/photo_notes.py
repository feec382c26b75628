"""Photos that are taken at the bench: a note of their own, for colleagues or for the customer."""

from __future__ import annotations

from typing import Final

from protocol.outcomes import Outcome
from protocol.request_commands import NoteRequest
from protocol.request_views import RequestHead
from staff_console.administration.question import Question
from staff_console.requests.intake_draft import OF, DraftingModel
from staff_console.requests.intake_items import PhotoFace
from staff_console.requests.questions import NOTE_MOST, about
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr
from staff_console.words import isolated

PHOTOS: Final = "photos_0"
_PUBLIC: Final = "customer"


def photo_note(head: RequestHead, photos: tuple[PhotoFace, ...], values: Values) -> Question:
    """Which pictures, who sees them, and what they show."""
    options = tuple(Option(each.key, each.name, each.said, not each.failed) for each in photos)
    here = [each for each in photos if each.ident]
    why = "" if here else tr("Choose a photo first.")
    if any(not each.ident and not each.failed for each in photos):
        why = tr("A photo is still on its way.")
    whom = (
        Option("", tr("Colleagues alone")),
        Option(_PUBLIC, tr("{name} too").format(name=isolated(head.name))),
    )
    return Question(
        "photo-note", about(head), "", tr("Save the photos"),
        (
            Field(PHOTOS, tr("Photos"), "files", "", options, hint=tr("Choose photos …")),
            Field("whom", tr("Who sees them"), "one", values.get("whom", ""), whom),
            Field("text", tr("What they show"), "lines", values.get("text", ""), most=NOTE_MOST,
                  hint=tr("May be left empty.")),
        ),
        not why, why,
    )  # fmt: skip


class PhotoNotesModel(DraftingModel):
    """Pictures are sent at once, and named by their ids in the note."""

    def ask_photos_of_note(self) -> None:
        """Ins: photos of the one that is chosen."""
        head = self.head
        if head is None or self._is_away():
            return
        key = _key(head)

        def done(_: Outcome) -> None:
            self._going.clear(key)

        def send(values: Values) -> None:
            photos = [each.ident for each in self.photo_faces(key) if each.ident]
            public = values.get("whom", "") == _PUBLIC
            text = values.get("text", "").strip() or tr("Photo")
            command = NoteRequest(request=head.id, text=text, public=public, photos=photos)
            said = tr("The photo is saved. Nobody outside sees it.")
            if public:
                said = tr("{name} can see it.").format(name=isolated(head.name))
            self._send(head, tr("Save the photos."), command, said, done)

        self.ask_before(lambda values: photo_note(head, self.photo_faces(key), values), send)

    def answer_question(self, name: str, value: str) -> None:
        """This was typed or picked; pictures of a note go to its request."""
        question, head = self.question, self.head
        if question is not None and question.name == "photo-note" and name == PHOTOS and head:
            self.take_photos(_key(head), value)
        else:
            super().answer_question(name, value)


def _key(head: RequestHead) -> str:
    return f"{OF}{head.id}/note"
