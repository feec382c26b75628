"""What each key does in hand mode, to whom, or why it cannot. Pure: a press gives another book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from staff_console.hand.book import Book, Held, Mark, Sheet, Tick
from staff_console.keys import KeyName
from staff_console.speech import tr

_TAKEN_UP: Final = ("called", "serving")
_IN_LINE: Final = ("waiting", "remote")
_CALLABLE: Final = (*_IN_LINE, "absent", "on_hold", "missed")


@dataclass(frozen=True)
class Move:
    """One key as it stands. Without `after` it cannot be used, and `why` says so in full."""

    key: KeyName
    about: str
    after: Book | None = None
    number: str = ""
    said: str = ""
    """What the answer line says once it is done."""
    why: str = ""


def rows_of(book: Book) -> list[Held]:
    """My list: my own share, then whom I took from others."""
    sheet = _sheet(book)
    mine = list(sheet.mine.held)
    known = {held.entry for held in mine}
    taken = [tick.entry for tick in book.ticks if tick.entry not in known]
    if not taken:
        return mine
    everybody = {held.entry: held for held in everybody_of(sheet)}
    return mine + [everybody[entry] for entry in taken if entry in everybody]


def everybody_of(sheet: Sheet) -> list[Held]:
    """All who are on any list."""
    return [*(held for share in sheet.shares for held in share.held), *sheet.left]


def current(book: Book) -> Held | None:
    """Who is at my desk by now: called by voice, or there before, and not ended."""
    marks = book.marks()
    open_ones = [held for held in rows_of(book) if _open(marks.get(held.entry), held)]
    voiced = [h for h in open_ones if (tick := marks.get(h.entry)) and tick.by_voice]
    return next(iter(voiced or open_ones), None)


def next_up(book: Book) -> Held | None:
    """Whom F2 takes: the first of my share who could be called and is not ticked."""
    mine, marks = _sheet(book).mine.held, book.marks()
    return next((h for h in mine if h.standing in _IN_LINE and h.entry not in marks), None)


def moves(book: Book, marked: str | None, now: int) -> dict[KeyName, Move]:
    """Every key that does something by hand, at the instant `now` (ms)."""
    made = {key: rule(book, now) for key, rule in _RULES.items()}
    made["call_this"] = _call_this(book, marked, now)
    return made


def next_step(made: dict[KeyName, Move]) -> KeyName | None:
    """The usual next key."""
    usual: tuple[KeyName, ...] = ("complete", "call_next")
    return next((key for key in usual if made[key].after is not None), None)


def _open(tick: Tick | None, held: Held) -> bool:
    return tick.mark == "called" if tick is not None else held.standing in _TAKEN_UP


def _sheet(book: Book) -> Sheet:
    assert book.sheet is not None
    return book.sheet


def _call_next(book: Book, now: int) -> Move:
    here, following = current(book), next_up(book)
    if here is not None:
        return _somebody_here("call_next", here)
    if following is None:
        why = tr("All of your list have been called. The order of all desks: Ctrl+O.")
        return Move("call_next", tr("nobody"), why=why)
    return _call("call_next", book, following, now)


def _call_this(book: Book, marked: str | None, now: int) -> Move:
    everybody = everybody_of(_sheet(book)) if marked is not None else []
    held = next((h for h in everybody if h.entry == marked), None)
    here = current(book)
    if held is None:
        why = tr("Choose somebody in the list first.")
        return Move("call_this", tr("nobody chosen"), why=why)
    if here is not None:
        return _somebody_here("call_this", here)
    tick = book.tick_of(held.entry)
    sealed = tick is not None and tick not in book.ticks
    if sealed or (tick.mark == "done" if tick is not None else held.standing not in _CALLABLE):
        why = tr("{number} has been served, or is at another desk.").format(number=held.number)
        return Move("call_this", tr("served"), why=why)
    return _call("call_this", book, held, now)


def _call(key: KeyName, book: Book, held: Held, now: int) -> Move:
    tick = Tick(held.entry, held.number, "called", now, by_voice=True)
    said = tr("{number} called by voice.").format(number=held.number)
    return Move(key, held.number, _with(book, tick), held.number, said)


def _complete(book: Book, now: int) -> Move:
    return _ended("complete", "done", tr("{number} done."), book, now)


def _no_show(book: Book, now: int) -> Move:
    here = current(book)
    tick = book.tick_of(here.entry) if here is not None else None
    if here is not None and tick is None and here.standing == "serving":
        why = tr("{number} is here and being served.").format(number=here.number)
        return Move("no_show", tr("is here"), why=why)
    return _ended("no_show", "no_show", tr("{number} did not come."), book, now)


def _ended(key: KeyName, mark: Mark, said: str, book: Book, now: int) -> Move:
    here = current(book)
    if here is None:
        return Move(key, tr("after F2"), why=tr("Nobody is at your desk. F2 takes the next."))
    was = book.tick_of(here.entry) or Tick(here.entry, here.number, "called", here.since, False)
    tick = replace(was, mark=mark, ended_at=max(now, was.called_at))
    words = said.format(number=here.number)
    return Move(key, here.number, _with(book, tick), here.number, words)


def _undo(book: Book, now: int) -> Move:
    if not book.ticks:
        why = tr("There is no tick to take back.")
        return Move("undo", tr("nothing"), why=why)
    last = book.ticks[-1]
    rest = book.ticks[:-1]
    if last.ended_at is not None and last.by_voice:
        rest = [*rest, replace(last, mark="called", ended_at=None)]
    said = tr("The tick of {number} is taken back.").format(number=last.number)
    return Move("undo", last.number, replace(book, ticks=rest), last.number, said)


def _with(book: Book, tick: Tick) -> Book:
    """The tick is the last one of the book: taking back goes from the end."""
    others = [each for each in book.ticks if each.entry != tick.entry]
    return replace(book, ticks=[*others, tick])


def _somebody_here(key: KeyName, here: Held) -> Move:
    why = tr("{number} is at your desk. F8 when done, F12 if nobody came.")
    about = tr("{number} first").format(number=here.number)
    return Move(key, about, why=why.format(number=here.number))


_RULES: Final[dict[KeyName, Callable[[Book, int], Move]]] = {
    "call_next": _call_next,
    "complete": _complete,
    "no_show": _no_show,
    "undo": _undo,
}
