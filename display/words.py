"""Times and names as a wall writes them. Pure."""

from __future__ import annotations

import re
from datetime import tzinfo
from typing import NamedTuple

from client.instants import local


class DeskName(NamedTuple):
    """A desk's name in the part that all desks share and the part that tells them apart."""

    word: str
    mark: str


def minutes(at: int, zone: tzinfo | None) -> str:
    """`14:02`."""
    return f"{local(at, zone):%H:%M}"


def seconds(at: int, zone: tzinfo | None) -> str:
    """`14:02:31`."""
    return f"{local(at, zone):%H:%M:%S}"


def desk_name(name: str) -> DeskName:
    """`Desk 2` as `Desk` and `2`; a name without a number is all mark."""
    word, _, mark = name.strip().rpartition(" ")
    if word and len(mark) <= 3 and any(sign.isdigit() for sign in mark):
        return DeskName(word, mark)
    return DeskName("", name.strip())


def sentences(text: str) -> tuple[str, ...]:
    """The whole sentences of a message, in order; line breaks end one too."""
    found: list[str] = []
    for line in text.splitlines():
        found += [" ".join(part.split()) for part in re.split(r"(?<=[.!?…؟])\s+", line)]
    return tuple(part for part in found if part)
