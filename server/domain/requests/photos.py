"""Pictures of items and notes: each is brought first, and an item or a note takes it once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.records import Attachment
from protocol.service_requests import Photo
from protocol.ticket_commands import AddAttachment
from protocol.tickets import SHOWN_PIXELS
from server.domain.actor import Actor
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse
from server.domain.requests.known import open_one, own


def sent_for(floor: Floor, command: AddAttachment, context: Context) -> str:
    """The id of the open request that a picture is sent for, by colleagues or by whoever holds its
    link. Raises `Refused`."""
    request = open_one(floor, own(floor, command.request, context))
    if not is_picture(command):
        raise no_picture(command, "file")
    return request.id


def is_picture(file: Attachment | AddAttachment) -> bool:
    """Whether it is one that was looked into."""
    return file.inline and file.content_type.startswith("image/")


def no_picture(file: Attachment | AddAttachment, field: str) -> Refused:
    """That something is none, or larger than is shown."""
    most = SHOWN_PIXELS // 1_000_000
    kinds = f"Send a JPEG, PNG, WebP or GIF of {most} megapixels at most."
    said = f"{file.name} is no picture that can be shown. {kinds}"
    return refuse("not_a_picture", said, field=field)


def taken(
    floor: Floor,
    idents: Sequence[str],
    request: str,
    owner: str,
    context: Context,
    had: Sequence[Photo] = (),
) -> tuple[list[Photo], list[Change]]:
    """The pictures of an item or a note (`owner`), in the order in which they were named, and the
    changes that make them its own. Those that it `had` and that are not named go. Raises `Refused`
    for one that is not there, and for what is no picture."""
    own = {each.id: each for each in had}
    wanted = list(dict.fromkeys(idents))
    photos, changes = [], dropped(each for each in had if each.id not in wanted)
    for ident in wanted:
        if ident in own:
            photos.append(own[ident])
            continue
        found = floor.get(Attachment, ident)
        if found is None or not _is_free(found, request, context.actor):
            raise refuse(
                "unknown_attachment",
                "A picture that was to come with this is not there any more. Take it again.",
                field="photos",
            )
        if not is_picture(found):
            raise no_picture(found, "photos")
        photos.append(Photo(found.id, found.name, found.content_type))
        changes.append(Put(replace(found, request=request, message=owner)))
    return photos, changes


def dropped(photos: Iterable[Photo]) -> list[Change]:
    """Pictures go."""
    return [Gone("attachment", each.id) for each in photos]


def _is_free(file: Attachment, request: str, actor: Actor) -> bool:
    """Whether nothing has it, and whoever asks has brought it."""
    by = actor.id if actor.is_staff else ""
    return not file.ticket and file.request in ("", request) and file.by in ("", by)
