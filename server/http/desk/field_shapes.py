"""How the custom fields of tickets look in JSON."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from protocol.places import FieldKind, FieldName, TicketField
from server.http.shapes import Body

_Choice = Annotated[str, Meta(min_length=1, max_length=80)]


class TicketFieldShape(Body, frozen=True):
    """A custom field that tickets of this house have."""

    name: Annotated[FieldName, Meta(examples=["serial"])]
    title: Annotated[str, Meta(min_length=1, max_length=60, examples=["Serial number"])]
    kind: FieldKind = "text"
    choices: Annotated[list[_Choice], Meta(max_length=40, description="Of `choice`.")] = []

    def record(self) -> TicketField:
        """The same for a command."""
        return TicketField(self.name, self.title, self.kind, self.choices)

    @classmethod
    def of(cls, told: TicketField) -> TicketFieldShape:
        """The same in JSON."""
        return cls(name=told.name, title=told.title, kind=told.field_kind, choices=told.choices)


def fields_of(told: list[TicketFieldShape] | None) -> list[TicketField] | None:
    """The same for a command; what is not given stays."""
    return None if told is None else [each.record() for each in told]
