"""Ticks as the server is told of them, and what it answered or did not. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from msgspec.structs import replace

from client.not_taken import NotTaken
from protocol.commands import ReportByHand
from protocol.messages import Ack
from protocol.outcomes import Refusal
from staff_console.hand.book import Book, Mark, Report, Sheet
from staff_console.speech import tr

_DID: Final[dict[Mark, Literal["served", "serving", "no_show"]]] = {
    "done": "served",
    "called": "serving",
    "no_show": "no_show",
}


def sealed(book: Book, new_id: Callable[[], str]) -> Book:
    """The server is back: every tick becomes a report with an id of its own, in order of time."""
    ticks = sorted(book.ticks, key=lambda tick: (tick.called_at, tick.at))
    reports = [Report(new_id(), book.desk, tick) for tick in ticks]
    return replace(book, sheet=None, ticks=[], reports=[*book.reports, *reports])


def not_confirmed(sheet: Sheet, step: str, number: str) -> str:
    """What is said of a step that had no answer when the server went: who has them now."""
    desk = next((s for s in sheet.shares if any(h.number == number for h in s.held)), None)
    if desk is None:
        return tr("{step}: the server did not confirm it. It may have been done.").format(step=step)
    text = tr("{step}: the server did not confirm it. {number} stands on the list of {desk}.")
    if desk.desk == sheet.desk:
        text = tr("{step}: the server did not confirm it. {number} stands on your list.")
    return text.format(step=step, number=number, desk=desk.name)


def unsent(book: Book) -> list[Report]:
    """What the server has not answered, in the order of sending."""
    return [report for report in book.reports if report.refused is None]


def disputed(book: Book) -> list[Report]:
    """What the server has another opinion of."""
    return [report for report in book.reports if report.refused is not None]


def command_of(report: Report) -> ReportByHand:
    """The command that tells of a tick."""
    tick = report.tick
    return ReportByHand(
        entry=tick.entry,
        desk=report.desk,
        did=_DID[tick.mark],
        called_at=tick.called_at,
        ended_at=tick.ended_at,
    )


def answered(book: Book, command: str, answer: Ack | NotTaken) -> Book:
    """What was confirmed is done with; what was not is kept with the reason."""
    if isinstance(answer, Ack) and not isinstance(answer.answer, Refusal):
        return without(book, command)
    said = answer.answer if isinstance(answer, Ack) else None
    if not isinstance(said, Refusal):
        fault = answer if isinstance(answer, NotTaken) else None
        said = Refusal(code=fault.code if fault else "", detail=fault.detail if fault else "")
    return _put(book, command, lambda report: replace(report, refused=said))


def came_of_it(told: int, wrong: int) -> str:
    """What became of the ticks that the server was told of, of which so many differ."""
    if not told:
        return ""
    if wrong:
        text = tr("{wrong} of {count} ticks differ from what the server knows. Ctrl+R: look at it.")
        return text.format(wrong=wrong, count=told)
    if told == 1:
        return tr("The server knows of your tick.")
    return tr("The server knows of all {count} ticks.").format(count=told)


def without(book: Book, command: str) -> Book:
    """The report is settled: the server's word stands."""
    return replace(book, reports=[r for r in book.reports if r.command != command])


def again(book: Book, command: str, new: str) -> Book:
    """The report is sent once more, as another command: the first one has had its answer."""
    return _put(book, command, lambda report: replace(report, command=new, refused=None))


def _put(book: Book, command: str, made: Callable[[Report], Report]) -> Book:
    reports = [made(r) if r.command == command else r for r in book.reports]
    return replace(book, reports=reports)
