"""Access needs as a clerk chooses them, and as an instruction what to do. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from staff_console.speech import tr


class Need(NamedTuple):
    """What it is called, and what the clerk does about it."""

    title: Callable[[], str]
    do: Callable[[], str]


NEEDS: Final[dict[str, Need]] = {
    "wheelchair": Need(lambda: tr("Wheelchair"), lambda: tr("Make room: comes with a wheelchair")),
    "hearing": Need(
        lambda: tr("Hard of hearing"), lambda: tr("Face them when you speak: hard of hearing")
    ),
    "sight": Need(lambda: tr("Cannot see well"), lambda: tr("Fetch them: cannot see well")),
    "walking": Need(lambda: tr("Walks slowly"), lambda: tr("Give them time: walks slowly")),
}


def need_title(need: str) -> str:
    """What a need is called; one that a house has named itself stays as it is."""
    return NEEDS[need].title() if need in NEEDS else need


def instruction(needs: Iterable[str]) -> str:
    """What to do, in a line; empty where nothing is needed."""
    return ". ".join(NEEDS[need].do() if need in NEEDS else need for need in needs)
