"""Which calls stand in the list, in which form, and on which page. Pure.

Calls never rotate away while somebody is on the way: only when the desks in service are more than
the rows do the answered ones take turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from display.layout import Form, Layout
from display.measure import Measure
from display.words import desk_name
from protocol.views import PublicCall

GAP: Final = 40
"""The least room between number and desk, in units."""


@dataclass(frozen=True)
class Row:
    """A call in the list. `bold`: the desk still has this customer."""

    number: str
    word: str
    mark: str
    bold: bool


@dataclass(frozen=True)
class Rows:
    """One page of the list with its slots, filled or not, and the height of one, px.

    `heading` is the word that all desks share, where the rows lack the room for it.
    """

    rows: tuple[Row, ...]
    form: Form
    heading: str
    page: str
    slots: int
    slot_height: float


def shown_calls(calls: Iterable[PublicCall]) -> list[PublicCall]:
    """The newest call of each number, newest first; withdrawn ones are not shown."""
    newest: dict[str, PublicCall] = {}
    for call in sorted(calls, key=_age):
        if call.state == "withdrawn":
            newest.pop(call.number, None)
        else:
            newest[call.number] = call
    return sorted(newest.values(), key=_age, reverse=True)


def newest_served(calls: Iterable[PublicCall]) -> PublicCall | None:
    """The first call, of the newest first, whose customer is on the way or at the desk."""
    return next((call for call in calls if call.state in ("calling", "answered")), None)


def rows_of(
    listed: Sequence[PublicCall],
    calls: Sequence[PublicCall],
    layout: Layout,
    measure: Measure,
    turn: int,
    dim: bool,
) -> Rows:
    """The page of the list that is due at `turn`; `calls` are all shown calls, newest first."""
    latest = {call.desk: call.id for call in reversed(calls)}
    bold = [call for call in listed if latest.get(call.desk) == call.id and call.state != "over"]
    form = _form(listed, layout, measure)
    slots, height = layout.slots(form)
    page, pages, chosen = _page(listed, bold, slots, turn)
    rows = tuple(
        Row(call.number, *desk_name(call.desk_name), call in bold and not dim) for call in chosen
    )
    heading = rows[0].word if form == "heading" and rows else ""
    number = f"{page + 1}/{pages}" if pages > 1 else ""
    return Rows(rows, form, heading, number, slots, height)


def _page(
    listed: Sequence[PublicCall], bold: Sequence[PublicCall], room: int, turn: int
) -> tuple[int, int, Sequence[PublicCall]]:
    """Number of this page, of all pages, and its calls."""
    if len(bold) <= room:
        spare = room - len(bold)
        rest = [call for call in listed if call not in bold][:spare]
        return 0, 1, sorted((*bold, *rest), key=_age, reverse=True)
    fixed = [call for call in bold if call.state == "calling"][: room - 1]
    turning = [call for call in bold if call not in fixed]
    step = room - len(fixed)
    pages = -(-len(turning) // step)
    page = turn % pages
    return page, pages, [*fixed, *turning[page * step : (page + 1) * step]]


def _form(listed: Sequence[PublicCall], layout: Layout, measure: Measure) -> Form:
    """One line if all fit in it; else without the word that all desks share; else two lines."""
    names = [(call.number, desk_name(call.desk_name)) for call in listed]
    gap = GAP * layout.unit

    def fits(texts: Iterable[tuple[str, str]]) -> bool:
        return all(
            measure(left, "row") + gap + measure(right, "row") <= layout.list_width
            for left, right in texts
        )

    if fits((number, " ".join(desk).strip()) for number, desk in names):
        return "line"
    alike = len({desk.word for _, desk in names}) == 1 and names[0][1].word
    if alike and fits((number, desk.mark) for number, desk in names):
        return "heading"
    return "stacked"


def _age(call: PublicCall) -> tuple[int, int, str]:
    return call.at, call.nth, call.id
