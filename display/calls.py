"""Which calls stand in the list, in which form, and on which page. Pure.

A call that somebody still follows never rotates away while the rows suffice for those; the answered
ones take turns in what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from client.desk_names import DeskName, desk_name
from display.layout import FEWEST_ROWS, ROW_FLOOR, UNDER, Form, Layout
from display.measure import Measure, wrapped
from protocol.views import PublicCall

GAP: Final = 32
"""The least room between number and desk, in units."""
DESK_LINES: Final = 3
POINT_LINES: Final = 2
"""So many lines a name may take before it is cut."""

PointOf = Callable[[PublicCall], str]
"""The service point that a call has to say beside its desk; mostly empty."""


@dataclass(frozen=True)
class Row:
    """A call in the list. `bold`: the desk still has this customer."""

    number: str
    word: str
    mark: str
    bold: bool
    desk: str = ""
    """The desk under the number, in its lines, where it has no room beside it."""
    point: str = ""
    """The service point under that, in its lines."""
    column: int = 0
    upper: float = 0.0
    tall: float = 0.0
    """Where it stands in the list, px."""


@dataclass(frozen=True)
class Rows:
    """One page of the list. `slots`: how many rows such a page has room for, filled or not.

    `heading` is the word that all desks share, where the rows lack the room for it.
    """

    rows: tuple[Row, ...]
    form: Form
    heading: str
    page: str
    slots: int
    columns: int = 1

    @property
    def few(self) -> int:
        """How many rows stand under one another where there is room for too few; else 0."""
        high = self.slots // self.columns
        return high if high < FEWEST_ROWS else 0


@dataclass(frozen=True)
class Naming:
    """How desks are called: the usual words in the wall's language, and whose desk it is."""

    point: PointOf = lambda _: ""
    words: Mapping[str, str] = field(default_factory=dict)

    def desk(self, call: PublicCall) -> DeskName:
        """The desk of a call."""
        return desk_name(call.desk_name, self.words)


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


def bright(listed: Sequence[PublicCall], calls: Sequence[PublicCall]) -> list[PublicCall]:
    """Those whose desk still has them; `calls` are all shown calls, newest first."""
    latest = {call.desk: call.id for call in reversed(calls)}
    return [call for call in listed if latest.get(call.desk) == call.id and call.state != "over"]


@dataclass(frozen=True)
class CallList:
    """The calls to list, newest first, and what decides on their form."""

    listed: Sequence[PublicCall]
    bold: Sequence[PublicCall]
    naming: Naming
    layout: Layout
    measure: Measure

    def page(self, turn: int, dim: bool = False) -> Rows:
        """The page that is due at `turn`."""
        form = self._form()
        made = {call.id: self._row(call, form, dim) for call in self.listed}
        slots, height = self.layout.slots(form)
        if any(_under(row) for row in made.values()):
            made = {i: replace(row, tall=self._lowest(row)) for i, row in made.items()}
            slots = 0
        else:
            made = {i: replace(row, tall=height) for i, row in made.items()}
        room = _Room(made, self.layout.columns, self.layout.space(form))
        page, pages, chosen = _page(self.listed, self.bold, room, turn)
        rows = tuple(room.placed(chosen))
        heading = rows[0].word if form == "heading" and rows else ""
        number = f"{page + 1}/{pages}" if pages > 1 else ""
        whole = len(rows) == len(self.listed)
        fits = slots or (max(FEWEST_ROWS, len(rows)) if whole else len(rows))
        return Rows(rows, form, heading, number, fits, self.layout.columns)

    def _row(self, call: PublicCall, form: Form, dim: bool) -> Row:
        desk, point = self.naming.desk(call), self.naming.point(call)
        width, most = self.layout.list_width, self.layout.under(form)
        room = min(DESK_LINES, max(1, most - bool(point)))
        below = wrapped(desk.whole, width, room, self.measure) if form == "stacked" else []
        left = min(POINT_LINES, most - len(below))
        said = wrapped(point, width, left, self.measure) if point and left > 0 else []
        bold = call in self.bold and not dim
        return Row(call.number, *desk, bold, "\n".join(below), "\n".join(said))

    def _lowest(self, row: Row) -> float:
        floor = ROW_FLOOR + _under(row) * UNDER
        return floor * self.layout.unit * self.layout.call_scale

    def _form(self) -> Form:
        """One line if all fit in it; else without the word that all share; else two lines."""
        names = [(call.number, self.naming.desk(call)) for call in self.listed]
        gap = GAP * self.layout.unit

        def fits(texts: Iterable[tuple[str, str]]) -> bool:
            return all(
                self.measure(left, "row") + gap + self.measure(right, "row")
                <= self.layout.list_width
                for left, right in texts
            )

        if fits((number, desk.whole) for number, desk in names):
            return "line"
        alike = len({desk.word for _, desk in names}) == 1 and names[0][1].word
        if alike and fits((number, desk.mark) for number, desk in names):
            return "heading"
        return "stacked"


def _under(row: Row) -> int:
    """How many lines a row has under its number."""
    return sum(text.count("\n") + 1 for text in (row.desk, row.point) if text)


@dataclass(frozen=True)
class _Room:
    """The columns of a page, each with so much space; `rows` are those of all calls by id."""

    rows: Mapping[str, Row]
    columns: int
    space: float

    def placed(self, calls: Iterable[PublicCall]) -> Iterable[Row]:
        """The rows of the first of these calls, as many as there is room for."""
        column, top = 0, 0.0
        for call in calls:
            row = self.rows[call.id]
            if top > 0 and top + row.tall > self.space + 0.5:
                column, top = column + 1, 0.0
            if column == self.columns:
                return
            yield replace(row, column=column, upper=top)
            top += row.tall

    def holds(self, calls: Sequence[PublicCall]) -> bool:
        """Whether there is room for all of these."""
        return sum(1 for _ in self.placed(calls)) == len(calls)

    def pages(
        self, fixed: Sequence[PublicCall], turning: Sequence[PublicCall]
    ) -> list[list[PublicCall]]:
        """The turning ones in turns, each page under the fixed ones."""
        found: list[list[PublicCall]] = []
        left = list(turning)
        while left:
            count = sum(1 for _ in self.placed([*fixed, *left])) - len(fixed)
            found.append([*fixed, *left[: max(1, count)]])
            left = left[max(1, count) :]
        return found


def _page(
    listed: Sequence[PublicCall], bold: Sequence[PublicCall], room: _Room, turn: int
) -> tuple[int, int, Sequence[PublicCall]]:
    """Number of this page, of all pages, and its calls."""
    called = [call for call in listed if call.state == "calling"]
    bright = [call for call in listed if call in bold or call in called]
    if room.holds(bright):
        chosen = list(bright)
        for call in (each for each in listed if each not in bright):
            more = sorted((*chosen, call), key=_age, reverse=True)
            if not room.holds(more):
                break
            chosen = more
        return 0, 1, chosen
    turning = [call for call in bright if call not in called]
    if turning and room.holds([*called, max(turning, key=lambda c: room.rows[c.id].tall)]):
        pages = room.pages(called, turning)
    else:
        pages = room.pages([], called or turning)
    page = turn % len(pages)
    return page, len(pages), pages[page]


def _age(call: PublicCall) -> tuple[int, int, str]:
    return call.at, call.nth, call.id
