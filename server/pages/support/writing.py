"""What a customer writes, with files: read piece by piece, kept, and sent so that a doubled form is
one message."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from protocol.commands import AnyCommand
from protocol.ids import is_id
from protocol.outcomes import Saved, Ticketed
from protocol.tickets import ATTACHMENT_MOST, ATTACHMENTS_MOST, BODY_MOST, PER_MESSAGE
from server.domain.actor import Actor
from server.http.tickets.attachments import of_file
from server.http.uploads import FormRefused, Sent, UploadForm, read_form
from server.pages.booking import asking
from server.pages.fields import text as cleaned
from server.pages.html import AnyRequest
from server.pages.join import new_key
from server.pages.parts import Parts
from server.pages.words import Words

BOUNDS: Final = {"one": ATTACHMENT_MOST, "all": ATTACHMENTS_MOST, "many": PER_MESSAGE}
"""Bytes of a file and of all of a message, and how many: for the pages' script."""
_WHOLE: Final = {"too_large": "support.too_much"}
"""Codes of refusals of a whole form, and the key of what is said of them."""
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

    @property
    def first(self) -> str:
        """The first field, down the page, at which something is wrong; a browser goes there."""
        order = ("subject", "text", "email", "name", "file")
        return next((each for each in order if each in self.errors), "")


async def read(parts: Parts, request: AnyRequest, words: Words) -> Written:
    """The form. Files that were not taken are errors of the field `file`."""
    try:
        form = await read_form(request, parts.attachments)
    except FormRefused as refused:
        written = _written(UploadForm(refused.fields))
        written.errors["file"] = words.say(_WHOLE.get(refused.refusal.code, "book.busy"))
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


def wrong(form: Written, words: Words) -> Written:
    """A form that is shown again: a browser never fills in files, so they are asked for anew."""
    if form.files:
        form.errors.setdefault("file", words.say("support.files_again"))
    return form


def again(form: Written, words: Words) -> Written:
    """A form of which nothing came, to be sent once more: it is another by now."""
    form.key = new_key()
    return wrong(form, words)


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


async def sent(
    parts: Parts,
    request: AnyRequest,
    form: Written,
    actor: Actor,
    command: Callable[[list[str]], AnyCommand],
    *,
    ticket: str = "",
    repair: str = "",
) -> Ticketed | asking.Stopped:
    """What comes of a form: its files are brought first, for a ticket or a service request by its
    id, then `command` tells of them by theirs."""
    files = await _brought(parts, request, form, actor, ticket, repair)
    if isinstance(files, asking.Stopped):
        return files
    answer = await asking.send(parts, request, command(files), actor, form.command_id)
    assert isinstance(answer, Ticketed | asking.Stopped)
    return answer


async def _brought(
    parts: Parts, request: AnyRequest, written: Written, actor: Actor, ticket: str, repair: str
) -> list[str] | asking.Stopped:
    """The ids under which its files are on record now; or why they are not."""
    idents: list[str] = []
    for at, sent in enumerate(written.files, 1):
        ident = written.id_of(f"file {at}")
        command = replace(of_file(ident, ticket, sent), request=repair)
        answer = await asking.send(parts, request, command, actor, written.id_of(f"brings {at}"))
        if isinstance(answer, asking.Stopped):
            return answer
        assert isinstance(answer, Saved)
        idents.append(ident)
    return idents
