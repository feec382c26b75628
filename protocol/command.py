"""What every command is, and the values that commands are made of."""

from __future__ import annotations

from typing import Annotated

import msgspec

from protocol.records import MOST, NAME_LENGTH

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=NAME_LENGTH)]
Text = Annotated[str, msgspec.Meta(max_length=500)]
Reason = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Ident = Annotated[str, msgspec.Meta(min_length=36, max_length=36)]
Prefix = Annotated[str, msgspec.Meta(pattern="^[A-Z]{1,3}$")]
Seconds = Annotated[int, msgspec.Meta(ge=0, le=86_400)]
Instant = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
Version = Annotated[int, msgspec.Meta(ge=0, le=MOST)]


class Command(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="op", forbid_unknown_fields=True
):
    """One request to change the site."""

    @classmethod
    def op(cls) -> str:
        """The name of the operation on the wire and in the log."""
        return str(cls.__struct_config__.tag)


class EntryCommand(Command, frozen=True, kw_only=True):
    """A command on one queue entry."""

    entry: Ident
    expected: Version | None = None
