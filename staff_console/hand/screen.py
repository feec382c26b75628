"""Hand mode as a value: a pure function of the book, the last state, the link and the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from client.instants import zone_of
from client.live import AWAY_S, LinkStatus
from protocol.records import Desk, ServicePoint
from protocol.replica import Replica
from staff_console.answers import AnswerLine
from staff_console.customer import Customer
from staff_console.facts import staff_name, zone
from staff_console.hand.book import Book, Held, Report, Sheet
from staff_console.hand.reports import unsent
from staff_console.hand.rows import (
    DisputeRow,
    HandRow,
    KeptRow,
    Lists,
    Names,
    ShareColumn,
    dispute_row,
)
from staff_console.hand.ticking import Move, current, moves, next_step
from staff_console.keys import BAR, KeyName
from staff_console.screen import Slot
from staff_console.speech import tr
from staff_console.top import Banner, Top
from staff_console.words import isolated, minutes, seconds, span

Phase = Literal["off", "away", "apart", "sending"]
"""`apart`: the console was started anew, and nobody is signed in."""


@dataclass(frozen=True)
class Here:
    """What the console adds: the marked row, what was said last, and whether it could be kept."""

    marked: str | None = None
    said: str = ""
    said_at: int = 0
    note: str = ""
    """Why a key could not be used."""
    kept: bool = True
    order: bool = False
    """The order of all desks is shown instead of my list."""


@dataclass(frozen=True)
class HandScreen:
    """Everything that is shown in hand mode."""

    top: Top
    banner: Banner
    customer: Customer
    title: str
    frozen: str
    code: str
    compare: str
    """How clerks whose codes differ agree."""
    order: bool
    rows: tuple[HandRow, ...]
    others: tuple[ShareColumn, ...]
    """The shares of the other desks; of all desks where the order is shown."""
    kept: tuple[KeptRow, ...]
    kept_count: str
    wall: str
    """Whether, or from when, walls tell the hall that they are not live; empty once they do not."""
    answer: AnswerLine
    slots: tuple[Slot, ...]
    moves: dict[KeyName, Move]
    marked: str | None


@dataclass(frozen=True)
class Long:
    """What is long and changes with a tick alone, not with the time."""

    names: Names
    lists: Lists


def zone_in(book: Book, replica: Replica) -> tzinfo:
    """The zone of a book's times."""
    return zone_of(book.sheet.zone) if book.sheet is not None else zone(replica)


def hand_screen(
    book: Book,
    replica: Replica,
    long: Long,
    status: LinkStatus,
    now: int,
    here: Here,
    phase: Phase,
) -> HandScreen:
    """Hand mode at the server's time `now` (ms); the book must have a sheet or be sending."""
    sheet, where = book.sheet, zone_in(book, replica)
    made = moves(book, here.marked, now) if sheet is not None else {}
    at_desk = current(book) if sheet is not None else None
    kept = long.lists.kept
    return HandScreen(
        top=_top(book, replica, status, now, where),
        banner=_banner(book, status, now, where, phase),
        customer=_customer(book, at_desk, long.names, now, where),
        title=tr("Order of all desks") if here.order else tr("Your hand list"),
        frozen=_frozen(sheet, where, here.order),
        code=sheet.code if sheet is not None else "",
        compare=tr(
            "Call it to the other desks. The same code everywhere: all lists fit together. "
            "Another code: the desk with the latest order reads it out for all (Ctrl+O); "
            "take only whom it reads to you."
        ),
        order=here.order,
        rows=long.lists.rows,
        others=long.lists.others,
        kept=kept,
        kept_count=tr("{count}, none lost").format(count=len(kept)) if here.kept else "",
        wall=_wall(_since(book, status, now), now, where) if phase != "sending" else "",
        answer=_answer(here, made, where),
        slots=_slots(made),
        moves=made,
        marked=here.marked,
    )


def disputes(reports: Sequence[Report], where: tzinfo) -> tuple[DisputeRow, ...]:
    """What is to be reviewed, the earliest call first."""
    ordered = sorted(reports, key=lambda report: (report.tick.called_at, report.command))
    return tuple(dispute_row(report, where) for report in ordered)


def _frozen(sheet: Sheet | None, where: tzinfo, order: bool) -> str:
    if sheet is None:
        return ""
    at, desks = seconds(sheet.at, where), len(sheet.shares)
    if order:
        return tr("as of {at}").format(at=at)
    if desks == 1:
        return tr("order as of {at}, all for your desk").format(at=at)
    return tr("order as of {at}, dealt in turn to {count} desks").format(at=at, count=desks)


def _top(book: Book, replica: Replica, status: LinkStatus, now: int, where: tzinfo) -> Top:
    point = next((p for p in replica.of(ServicePoint) if p.id == _point(book, replica)), None)
    last = status.as_of if status.as_of is not None else book.sheet.at if book.sheet else None
    link = tr("Away. Last news {at}").format(at=seconds(last, where)) if last else tr("Away")
    desk = book.sheet.mine.name if book.sheet is not None else ""
    who = staff_name(replica, book.staff)
    name = tr("{who}, {desk}").format(who=isolated(who), desk=desk) if who else desk
    return Top(
        point=point.name if point else "",
        freshness="away",
        link=link,
        who=name,
        clock=minutes(now, where),
    )


def _point(book: Book, replica: Replica) -> str:
    desk = replica.get(Desk, book.desk)
    return desk.service_point if desk is not None else ""


def _banner(book: Book, status: LinkStatus, now: int, where: tzinfo, phase: Phase) -> Banner:
    if phase == "sending":
        count = len(unsent(book))
        return Banner(
            tr("The server is back."),
            tr("Telling it of {count} ticks. The board returns by itself.").format(count=count),
            "",
        )
    retry = ""
    if status.retry_at is not None:
        left = -(-(status.retry_at - now) // 1000)
        retry = tr("Next try in {count} s").format(count=left) if left > 0 else tr("Trying …")
    since = _since(book, status, now)
    text = tr(
        "Server away since {at}. Call by voice from your own list. "
        "Every tick is kept here with its time."
    )
    if phase == "apart":
        text = tr(
            "Started anew; the order is that of {at}, without names. "
            "Sign in once the server is back (Ctrl+R): your ticks are sent then."
        )
    return Banner(tr("Hand mode."), text.format(at=seconds(since, where)), retry)


def _since(book: Book, status: LinkStatus, now: int) -> int:
    """Since when the server is away, as far as this console knows."""
    if status.as_of is not None:
        return status.as_of
    return book.sheet.at if book.sheet else now


def _wall(since: int, now: int, where: tzinfo) -> str:
    """Walls wait longer than consoles before they give up: the hall sees their last calls."""
    turns = since + round(AWAY_S * 1000)
    if now > turns:
        return tr("The wall says")
    return tr("From {at} the wall says").format(at=seconds(turns, where))


def _customer(book: Book, held: Held | None, names: Names, now: int, where: tzinfo) -> Customer:
    desk = book.sheet.mine.name if book.sheet is not None else ""
    if held is None:
        title = tr("{desk} is free").format(desk=desk)
        return Customer("none", title, under=tr("F2 takes the next of your list."), chip=tr("free"))
    tick = book.tick_of(held.entry)
    name, service = names.of(held.entry)
    voice = tick is not None and tick.by_voice
    since = tick.called_at if tick is not None else held.since
    called = voice or held.standing == "called"
    timer = span(now - since)
    aloud = tr("Say it aloud: “{number}, {desk}”").format(number=held.number, desk=desk)
    return Customer(
        state="called" if called else "serving",
        title=tr("Called by voice") if voice else tr("Called") if called else tr("Serving"),
        since=tr("at {at}").format(at=seconds(since, where)),
        number=held.number,
        timer=timer,
        name=name,
        service=service,
        under=tr("No grace runs while the server is away. F8 when done, F12 if nobody came."),
        loud=aloud if voice else "",
        chip=tr("by voice, {time}").format(time=timer) if voice else f"{timer}",
    )


def _answer(here: Here, made: dict[KeyName, Move], where: tzinfo) -> AnswerLine:
    if not here.kept:
        return AnswerLine(
            "refused",
            tr("This computer cannot keep your ticks."),
            tr("Write them down on paper, with their times. They are still sent from here."),
        )
    if here.note:
        return AnswerLine("note", here.note, cap="Esc", does=tr("put away"))
    undo = made.get("undo")
    back = undo is not None and undo.after is not None
    cap, does = ("Ctrl+Z", tr("take the tick back")) if back else ("", "")
    if here.said:
        text = tr("Kept here {at}, not sent.").format(at=seconds(here.said_at, where))
        return AnswerLine("kept", here.said, text, cap, does)
    return AnswerLine("idle", text=tr("Every tick is answered here."), cap=cap, does=does)


def _slots(made: dict[KeyName, Move]) -> tuple[Slot, ...]:
    accent = next_step(made) if made else None
    verbs: dict[str, str] = {
        "call_next": tr("Take next"),
        "complete": tr("Done"),
        "no_show": tr("Not come"),
        "help": "",
    }
    slots: list[Slot] = []
    away = tr("The server is away. This needs it.")
    for key in BAR:
        if key is None:
            continue
        move = made.get(key.name) or Move(key.name, tr("server"), why=away)
        usable = move.after is not None or key.name == "help"
        about = "" if key.name == "help" else move.about
        slots.append(
            Slot(
                key=key.name,
                about=about,
                usable=usable,
                accent=key.name == accent,
                sent=False,
                left=None,
                why=move.why,
                verb=verbs.get(key.name, ""),
            )
        )
    return tuple(slots)
