"""The rows of hand mode: my list, the others' shares, what is kept, what is disputed. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, Literal

from protocol.outcomes import REFUSALS, Refusal
from protocol.records import Desk, Entry
from protocol.replica import Replica
from staff_console.facts import service_name, staff_name
from staff_console.hand.book import Book, Held, Mark, Report, Tick
from staff_console.hand.reports import unsent
from staff_console.hand.ticking import current, next_up, rows_of
from staff_console.line import who
from staff_console.speech import tr
from staff_console.words import seconds

SHOWN: Final = 30
"""So many of another desk's share stand beside my list."""
Box = Literal["empty", "open", "done", "no_show"]


@dataclass(frozen=True)
class HandRow:
    """Somebody on my list; `here` is at my desk now, `following` is whom F2 takes."""

    key: str
    number: str
    name: str
    service: str
    box: Box
    text: str
    loud: str = ""
    here: bool = False
    following: bool = False

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        boxes = {
            "empty": tr("not called"),
            "open": tr("called"),
            "done": tr("done"),
            "no_show": tr("did not come"),
        }
        said = (self.number, self.name, self.service, boxes[self.box], self.text, self.loud)
        return ", ".join(part for part in said if part)


@dataclass(frozen=True)
class ShareRow:
    """Somebody on another desk's list, or the heading of a desk."""

    key: str
    number: str
    name: str
    text: str = ""
    heading: bool = False

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return ", ".join(part for part in (self.number, self.name, self.text) if part)


@dataclass(frozen=True)
class ShareColumn:
    """A desk's share."""

    name: str
    who: str
    rows: tuple[ShareRow, ...]


@dataclass(frozen=True)
class KeptRow:
    """One thing that was ticked and is to be sent."""

    key: str
    at: str
    text: str
    state: str
    unsent: bool

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return f"{self.at}, {self.text}, {self.state}"


@dataclass(frozen=True)
class DisputeRow:
    """A tick that the server has another word on."""

    key: str
    number: str
    mine: str
    server: str

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        return f"{self.number}, {self.mine}, {self.server}"


class Names:
    """Who the entries are, as far as this console still knows them; each is looked up once."""

    def __init__(self, replica: Replica) -> None:
        self._replica = replica
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, ident: str) -> tuple[str, str]:
        """Name and service of an entry."""
        found = self._known.get(ident)
        if found is None:
            entry, replica = self._replica.get(Entry, ident), self._replica
            found = (who(replica, entry), service_name(replica, entry)) if entry else ("", "")
            self._known[ident] = found
        return found


@dataclass(frozen=True)
class Lists:
    """All that is long on the screen."""

    rows: tuple[HandRow, ...] = ()
    others: tuple[ShareColumn, ...] = ()
    kept: tuple[KeptRow, ...] = ()


def lists(book: Book, replica: Replica, names: Names, zone: tzinfo, order: bool) -> Lists:
    """The lists of a book; with `order` the shares of all desks, each in full."""
    if book.sheet is None:
        return Lists(kept=kept_rows(book, zone))
    others = columns(book, replica, names, order)
    return Lists(hand_rows(book, names, zone), others, kept_rows(book, zone))


def hand_rows(book: Book, names: Names, zone: tzinfo) -> tuple[HandRow, ...]:
    """My list, as it is ticked."""
    here, following, marks = current(book), next_up(book), book.marks()
    return tuple(
        _hand_row(
            held, marks.get(held.entry), names, zone, held == here, not here and held == following
        )
        for held in rows_of(book)
    )


def _hand_row(
    held: Held, tick: Tick | None, names: Names, zone: tzinfo, here: bool, following: bool
) -> HandRow:
    name, service = names.of(held.entry)
    box: Box = "empty"
    if tick is not None:
        box = "open" if tick.mark == "called" else tick.mark
    elif held.standing in ("called", "serving"):
        box = "open"
    loud = tr("say it aloud") if here and tick is not None and tick.by_voice else ""
    return HandRow(
        key=held.entry,
        number=held.number,
        name=name,
        service=service,
        box=box,
        text=_ticked(tick, zone) if tick is not None else _standing(held, zone),
        loud=tr("take next") if following else loud,
        here=here,
        following=following,
    )


def _ticked(tick: Tick, zone: tzinfo) -> str:
    called = tr("{at} called").format(at=seconds(tick.called_at, zone))
    if tick.ended_at is None:
        return called
    ended = tr("{at} done") if tick.mark == "done" else tr("{at} did not come")
    return f"{called}, {ended.format(at=seconds(tick.ended_at, zone))}"


def _standing(held: Held, zone: tzinfo) -> str:
    words = {
        "waiting": "",
        "remote": tr("joined by phone"),
        "absent": tr("not here yet"),
        "called": tr("called {at}"),
        "serving": tr("served since {at}"),
        "on_hold": tr("on hold"),
        "missed": tr("missed a call at {at}"),
    }
    said = words[held.standing]
    return said.format(at=seconds(held.since, zone)) if "{at}" in said else said


def columns(book: Book, replica: Replica, names: Names, whole: bool) -> tuple[ShareColumn, ...]:
    """The shares of the other desks, their beginnings; or all desks' in full. At last whom nobody
    there can serve."""
    sheet = book.sheet
    if sheet is None:
        return ()
    made = [
        ShareColumn(share.name, _clerk(replica, share.desk), _share(share.held, names, whole))
        for share in sheet.shares
        if whole or share.desk != sheet.desk
    ]
    if sheet.left:
        rows = _share(sheet.left, names, whole)
        made.append(ShareColumn(tr("No list"), tr("away, or for no open desk"), rows))
    return tuple(made)


def _clerk(replica: Replica, desk: str) -> str:
    record = replica.get(Desk, desk)
    return staff_name(replica, record.staff) if record is not None else ""


def _share(held: Sequence[Held], names: Names, whole: bool) -> tuple[ShareRow, ...]:
    rows = [
        ShareRow(each.entry, each.number, names.of(each.entry)[0], _short(each))
        for each in (held if whole else held[:SHOWN])
    ]
    if len(held) > len(rows):
        more = tr("and {count} more: Ctrl+O").format(count=len(held) - len(rows))
        rows.append(ShareRow("", "…", more))
    return tuple(rows)


def _short(held: Held) -> str:
    words = {
        "waiting": "",
        "remote": "",
        "absent": tr("not here"),
        "called": tr("called"),
        "serving": tr("served"),
        "on_hold": tr("on hold"),
        "missed": tr("missed"),
    }
    return words[held.standing]


def kept_rows(book: Book, zone: tzinfo) -> tuple[KeptRow, ...]:
    """Everything that is kept, in order of time."""
    ticks = [(tick, True) for tick in book.ticks]
    ticks += [(report.tick, False) for report in unsent(book)]
    steps = sorted(_steps(ticks), key=lambda step: step[0])
    states = {True: tr("not sent"), False: tr("sent, no answer")}
    return tuple(
        KeptRow(f"{n}-{at}", seconds(at, zone), text.format(number=n), states[kept], kept)
        for at, n, text, kept in steps
    )


def _steps(ticks: Sequence[tuple[Tick, bool]]) -> Iterator[tuple[int, str, str, bool]]:
    ends: dict[Mark, str] = {"done": tr("{number} done"), "no_show": tr("{number} did not come")}
    for tick, kept in ticks:
        if tick.by_voice:
            yield tick.called_at, tick.number, tr("{number} called by voice"), kept
        if tick.ended_at is not None:
            yield tick.ended_at, tick.number, ends[tick.mark], kept


def dispute_row(report: Report, zone: tzinfo) -> DisputeRow:
    """What I ticked, and what the server says."""
    return DisputeRow(
        key=report.command,
        number=report.tick.number,
        mine=_ticked(report.tick, zone),
        server=_says(report.refused, zone),
    )


def _says(refused: Refusal | None, zone: tzinfo) -> str:
    if refused is None:
        return tr("Kept by a colleague, not sent.")
    held = refused.holder
    if held is not None:
        who_has = held.staff or held.desk_name
        text = tr("{desk} has them since {at} ({who}).")
        return text.format(desk=held.desk_name, at=seconds(held.since, zone), who=who_has)
    kind = REFUSALS.get(refused.code)
    return refused.detail or (f"{kind.title}." if kind else tr("Refused."))
