"""What a customer writes, with files: read piece by piece, kept, and sent so that a doubled form is
one message."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from protocol.ids import is_id
from protocol.outcomes import Saved
from protocol.tickets import BODY_MOST
from server.domain.actor import Actor
from server.http.tickets.attachments import of_file
from server.http.uploads import FormRefused, Sent, UploadForm, read_form
from server.pages.booking import asking
from server.pages.fields import text as cleaned
from server.pages.html import AnyRequest
from server.pages.join import new_key
from server.pages.parts import Parts
from server.pages.words import Words

_FORMS: Final = uuid.UUID("7d0c5f0e-94a1-5a0b-9a55-3b1de1f0b2a6")


class Errors(dict[str, str]):
    """Sentences by field; nothing where a field is all right."""

    def __missing__(self, field: str) -> str:
        return ""


@dataclass
class Written:
    """A form as it came, and what is wrong with it: sentences by field."""

    key: str
    name: str = ""
    email: str = ""
    subject: str = ""
    text: str = ""
    files: Sequence[Sent] = ()
    errors: Errors = field(default_factory=Errors)

    @property
    def command_id(self) -> str:
        """The id of the command; the same for the same form."""
        return self.id_of("command")

    def id_of(self, part: str) -> str:
        """An id for a part of this form; from none of them the key can be told."""
        return str(uuid.uuid5(_FORMS, f"{self.key}.{part}"))


async def read(parts: Parts, request: AnyRequest, words: Words) -> Written:
    """The form. Files that were not taken are errors of the field `file`."""
    try:
        form = await read_form(request, parts.attachments)
    except FormRefused as refused:
        known = f"support.{refused.refusal.code}"
        said = words.say(known if known in words.table else "book.busy")
        written = _written(UploadForm(refused.fields))
        written.errors["file"] = said
        return written
    written = _written(form)
    for name, refusal in form.refused:
        key = "support.too_large" if refusal.code == "too_large" else "support.not_taken"
        written.errors["file"] = words.say(key, name=name)
    if not written.text:
        written.errors["text"] = words.say("support.text_missing")
    elif len(written.text) > BODY_MOST:
        written.errors["text"] = words.say("support.text_long", n=BODY_MOST)
    return written


def _written(form: UploadForm) -> Written:
    fields = {name: values[-1] for name, values in form.fields.items()}
    key = cleaned(fields, "key")
    return Written(
        key if is_id(key) else new_key(),
        name=cleaned(fields, "name"),
        email=cleaned(fields, "email"),
        subject=cleaned(fields, "subject"),
        text=cleaned(fields, "text", lines=True),
        files=form.files,
    )


async def brought(
    parts: Parts, request: AnyRequest, written: Written, actor: Actor, ticket: str
) -> list[str] | asking.Stopped:
    """The ids under which its files are on record now; or why they are not."""
    idents: list[str] = []
    for at, sent in enumerate(written.files, 1):
        ident = written.id_of(f"file {at}")
        command = of_file(ident, ticket, sent)
        answer = await asking.send(parts, request, command, actor, written.id_of(f"brings {at}"))
        if isinstance(answer, asking.Stopped):
            return answer
        assert isinstance(answer, Saved)
        idents.append(ident)
    return idents
