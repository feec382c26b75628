"""The repairs as a value: the board, what is chosen, what is dragged, and the pane. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from protocol.records import ServicePoint
from staff_console.answers import IDLE, AnswerLine
from staff_console.requests.board import Board, Filters, board_of
from staff_console.requests.keys import VerbName, shown
from staff_console.requests.known import Known
from staff_console.requests.modes import Mode, ModeTab, mode_tabs
from staff_console.requests.side import Side, side_of
from staff_console.requests.states import COLUMNS
from staff_console.requests.steps import move_to
from staff_console.requests.waiting import NOTHING_WAITS, WaitingList, waiting_list
from staff_console.requests.work_face import NO_WORK, WorkFace, work_face
from staff_console.requests.workbench import NO_BENCH, Workbench, benches, workbench
from staff_console.speech import tr
from staff_console.story.face import NO_STORY, StoryFace

Phase = Literal["told", "asking", "none"]


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    mode: Mode = "board"
    filters: Filters = field(default_factory=Filters)
    chosen: str = ""
    dragged: str = ""
    """The card that is held by the pointer."""
    connected: bool = True
    loaded: bool = True
    pictures: tuple[tuple[str, str], ...] = ()
    """Ids of photos, and where they lie on this computer."""
    answer: AnswerLine = IDLE
    story: StoryFace = NO_STORY


@dataclass(frozen=True)
class Way:
    """A key of the head: what it shows, and whether that is on."""

    name: VerbName
    does: str
    there: bool = True
    on: bool = False

    @property
    def cap(self) -> str:
        """The key as it is written."""
        return shown(self.name)


@dataclass(frozen=True)
class RequestsScreen:
    """All that the page draws."""

    phase: Phase
    note: str
    """What is said in place of the board."""
    title: str
    about: str
    about_brief: str
    """The part of it that must not be overlooked."""
    faded: bool
    ways: tuple[Way, ...]
    board: Board
    chosen: str
    dragged: str
    takes: frozenset[str]
    """The columns that take the card that is dragged."""
    side: Side
    pictures: tuple[tuple[str, str], ...]
    answer: AnswerLine
    mode: Mode = "board"
    tabs: tuple[ModeTab, ...] = ()
    bench: Workbench = NO_BENCH
    work: WorkFace = NO_WORK
    waiting: WaitingList = NOTHING_WAITS
    story: StoryFace = NO_STORY


def requests_screen(known: Known, here: Local, now: int) -> RequestsScreen:
    """The page at the server's time `now` (ms)."""
    board = board_of(known, here.filters, now)
    waiting = waiting_list(known, here.filters.point, now)
    at_bench = here.mode == "bench"
    bench = workbench(known, here.filters.point, here.chosen, now) if at_bench else NO_BENCH
    phase, note = _phase(known, here, board)
    return RequestsScreen(
        phase=phase,
        note=note,
        title=_title(known, board),
        about=_about_mode(known, here, board, bench, waiting),
        about_brief=_loud(board) if here.mode == "board" else "",
        faded=not here.connected,
        ways=_ways(known, here),
        board=board,
        chosen=here.chosen,
        dragged=here.dragged,
        takes=_takes(known, here.dragged, now),
        side=side_of(known, here.chosen, now, here.connected),
        pictures=here.pictures,
        answer=here.answer,
        mode=here.mode,
        tabs=mode_tabs(known, waiting, here.mode),
        bench=bench,
        work=work_face(known, here.chosen, now) if at_bench else NO_WORK,
        waiting=waiting,
        story=here.story,
    )


def _takes(known: Known, dragged: str, now: int) -> frozenset[str]:
    head = known.head(dragged)
    if head is None:
        return frozenset()
    moves = {rule.key: move_to(known, head, rule.key, now) for rule in COLUMNS}
    return frozenset(key for key, move in moves.items() if move.step is not None and not move.why)


def _phase(known: Known, here: Local, board: Board) -> tuple[Phase, str]:
    if not here.loaded:
        if here.connected:
            return "asking", tr("Loading the repairs …")
        return "none", tr("The server is away: the repairs come as soon as it is back.")
    if here.mode == "board" and here.filters.mine and not any(board.cards()) and known.all:
        return "none", tr("No repair is yours. Ctrl+1 shows all of them.")
    return "told", ""


def _title(known: Known, board: Board) -> str:
    count = sum(column.count for column in board.columns)
    return tr("1 repair") if count == 1 else tr("{count} repairs").format(count=count)


def _about(known: Known, here: Local, board: Board) -> str:
    parts = []
    if here.filters.mine:
        parts.append(tr("mine"))
    point = known.staff.get(ServicePoint, here.filters.point)
    if point is not None:
        parts.append(point.name)
    if loud := _loud(board):
        parts.append(loud)
    waiting = sum(bool(head.here) for head in known.all)
    if waiting:
        parts.append(tr("{count} wait in the hall").format(count=waiting))
    return ", ".join(parts)


def _loud(board: Board) -> str:
    loud = sum(card.standing.late or card.standing.close for card in board.cards())
    return tr("{count} late or close").format(count=loud) if loud else ""


def _about_mode(
    known: Known, here: Local, board: Board, bench: Workbench, waiting: WaitingList
) -> str:
    about = {"bench": bench.about, "waiting": waiting.about}
    return about[here.mode] if here.mode in about else _about(known, here, board)


def _ways(known: Known, here: Local) -> tuple[Way, ...]:
    chosen = known.head(here.chosen) is not None
    ways = [
        Way("mine", tr("Mine"), on=here.filters.mine),
        Way("late_first", tr("Late first"), on=here.filters.late_first),
        Way("scan", tr("Scan a slip")),
        Way("intake", tr("Take in")),
        Way("next_state", tr("Next state"), there=chosen and here.connected),
    ]
    if len(benches(known)) > 1:
        ways.insert(2, Way("point", tr("Point"), on=bool(here.filters.point)))
    if here.mode != "board":
        ways = [way for way in ways if way.name in ("point", "scan", "intake")]
    return tuple(ways)


def next_point(known: Known, filters: Filters) -> Filters:
    """The same with the next service point alone, after the last all of them."""
    ids = ["", *(point.id for point in benches(known))]
    at = ids.index(filters.point) if filters.point in ids else 0
    return replace(filters, point=ids[(at + 1) % len(ids)])
