"""One thing that happened to somebody, and whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from protocol.changes import Change, Put
from protocol.records import Contact
from server.domain.floor import Floor


class Step(NamedTuple):
    """One thing that happened; `contact` is the id of a person."""

    what: str
    contact: str
    kind: str
    subject: str
    data: dict[str, str]
    cause: str = ""
    """The rule and version that did it; empty where a person or time did."""


def person_of(floor: Floor, contact: str, changes: Iterable[Change]) -> str:
    """The person of a contact; the contact itself where neither memory nor the changes know it."""
    known = floor.get(Contact, contact)
    if known is None:
        made = (c.r for c in changes if type(c) is Put and type(c.r) is Contact)
        known = next((each for each in made if each.id == contact), None)
    return known.person if known is not None else contact
