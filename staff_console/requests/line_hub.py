"""All parts and labour of a repair in one sheet: choose one, choose what becomes of it. Pure."""

from __future__ import annotations

from typing import Final

from client.money import told
from protocol.request_queries import RequestTotals
from protocol.request_views import RequestHead
from protocol.service_requests import LineKind, RequestLine
from staff_console.administration.question import Question
from staff_console.requests.known import Known
from staff_console.requests.line_questions import line_about
from staff_console.requests.questions import about
from staff_console.requests.side import Side
from staff_console.requests.totals import totals_text
from staff_console.sheets.form import Field, Option, Values, picked
from staff_console.speech import tr

CHANGE, UP, DOWN = "change", "up", "down"
_BACK: Final = frozenset({"plan", "drop"})
ADDS: Final[dict[str, LineKind]] = {"add_part": "part", "add_labour": "labour", "add_fee": "fee"}


def hub(
    known: Known,
    head: RequestHead,
    side: Side,
    totals: RequestTotals | None,
    refused: str,
    values: Values,
) -> Question:
    """The sheet as it stands."""
    lines = known.lines(head.id)
    chosen, does = chosen_of(known, head, values), what_of(known, head, side, values)
    faces = {each.key: each for each in side.lines}
    rows = tuple(
        Option(
            each.id, each.name,
            ", ".join(p for p in (_amount(each, head, totals), faces[each.id].state) if p),
        )
        for each in lines if each.id in faces
    )  # fmt: skip
    fields = [
        Field("does", tr("What happens"), "one", does, acts_of(known, head, side, values)),
    ]
    if rows and chosen is not None:
        fields.insert(0, Field("line", tr("Parts and labour"), "pick", chosen.id, rows))
    return Question("lines", about(head), refused or totals_text(known, head, totals), tr("Do it"),
                    tuple(fields), bool(does), wide=True)  # fmt: skip


def _amount(line: RequestLine, head: RequestHead, totals: RequestTotals | None) -> str:
    """How much of it at which price, and what that comes to where it is not the same."""
    said = line_about(line, head.currency)
    amount = told(totals.amounts.get(line.id, ""), head.currency) if totals is not None else ""
    if not amount or line.warranty or amount == said:
        return said
    return tr("{much}: {amount}").format(much=said, amount=amount)


def chosen_of(known: Known, head: RequestHead, values: Values) -> RequestLine | None:
    """The line that is chosen, the first until another is."""
    lines = known.lines(head.id)
    wanted = values.get("line", "")
    return next((each for each in lines if each.id == wanted), (*lines, None)[0])


def what_of(known: Known, head: RequestHead, side: Side, values: Values) -> str:
    """What is chosen to happen, while that can be with the line that is chosen."""
    # What is on the list may lie in stock: that is asked before it is ordered.
    return picked(values, "does", acts_of(known, head, side, values), "take")


def acts_of(known: Known, head: RequestHead, side: Side, values: Values) -> tuple[Option, ...]:
    """What can become of the line that is chosen, and what can be added."""
    line = chosen_of(known, head, values)
    first: list[Option] = []
    last: list[Option] = []
    if line is not None:
        face = next((each for each in side.lines if each.key == line.id), None)
        for step, said in face.acts if face is not None else ():
            # What leads forward stands first: Enter alone takes nothing back.
            (last if step in _BACK else first).append(Option(step, said))
        first.append(Option(CHANGE, tr("Change it")))
        place = [each.id for each in known.lines(head.id)].index(line.id)
        if place:
            last.append(Option(UP, tr("Move up")))
        if place < len(known.lines(head.id)) - 1:
            last.append(Option(DOWN, tr("Move down")))
    names = (tr("Add a part"), tr("Add labour"), tr("Add a fee"))
    adds = (Option(key, name) for key, name in zip(ADDS, names, strict=True))
    return (*first, *adds, *last)
