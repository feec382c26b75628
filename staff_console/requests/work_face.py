"""The one in hand as a value: its lines with a digit each, and what Enter does. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protocol.request_commands import LineStep
from protocol.request_states import ON_BENCH
from protocol.request_views import RequestHead
from protocol.service_requests import LineState, RequestLine
from staff_console.requests.known import Known
from staff_console.requests.line_face import STEPS, LineFace, line_face
from staff_console.requests.states import NEXT, VERBS
from staff_console.requests.steps import move_by
from staff_console.requests.workbench import HELD_UP, begins, why_stuck
from staff_console.speech import tr

DIGITS: Final = 9
"""So many lines have a key of their own."""
_NEXT_OF_PART: Final[dict[LineState, LineStep]] = {"ordered": "arrive", "here": "use"}
_NEXT_OF_LABOUR: Final[dict[LineState, LineStep]] = {"planned": "begin", "doing": "finish"}


@dataclass(frozen=True)
class WorkLine:
    """A line, its digit, and what that does; nothing where it is done."""

    face: LineFace
    digit: str
    step: LineStep | None
    does: str
    back: bool
    """Whether what became of it can be taken back."""

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        key = tr("key {digit}: {does}").format(digit=self.digit, does=self.does)
        return ", ".join(part for part in (self.face.spoken, key if self.does else "") if part)


@dataclass(frozen=True)
class WorkFace:
    """What the large pane of the bench has besides the request itself."""

    key: str = ""
    lines: tuple[WorkLine, ...] = ()
    enter: str = ""
    """What Enter does; empty where that is nothing."""
    why: str = ""
    """Why it cannot do that now."""
    held: str = ""
    """Whose it is, in words."""
    fails: str = ""
    """What stands beside Enter while the final check may fail; empty at other times."""


NO_WORK: Final = WorkFace()


def work_face(known: Known, ident: str, now: int) -> WorkFace:
    """Of the one that is chosen, at the server's time `now` (ms)."""
    head = known.head(ident)
    if head is None:
        return NO_WORK
    enter, why = enter_of(known, head, now)
    lines = tuple(
        _line(known, head, each, nth, now) for nth, each in enumerate(known.lines(ident), 1)
    )
    fails = tr("The check failed") if enter and head.state == "qc" else ""
    return WorkFace(ident, lines, enter, why, _held(known, head), fails)


def enter_of(known: Known, head: RequestHead, now: int) -> tuple[str, str]:
    """What Enter does with a request at the bench, and why it cannot."""
    if head.state not in ON_BENCH | HELD_UP:
        return "", tr("It has left the bench. 0 takes the next one.")
    if head.stopped:
        return tr("Send a new estimate"), ""
    if head.technician and head.technician != known.me:
        said = tr("{name} has it. Ctrl+G gives it to somebody else.")
        return "", said.format(name=known.first_name(head.technician))
    if head.state == "estimate_sent":
        return "", tr("Its customer has not answered yet.")
    step = begins(head)
    if step is not None and not head.technician:
        does = tr("Take it, begin the diagnosis")
        does = does if step == "diagnose" else tr("Take it, begin the repair")
        return does, move_by(known, head, step, now).why
    usual = NEXT.get(head.state)
    if usual is None:
        return "", ""
    why = move_by(known, head, usual, now).why
    if why and head.state == "waiting_parts":
        why = tr("It {why}.").format(why=why_stuck(known, head, now))
    return VERBS[usual](), why


def next_of(line: RequestLine) -> LineStep | None:
    """What becomes of a line next."""
    if line.line_kind == "labour":
        return _NEXT_OF_LABOUR.get(line.state)
    if line.line_kind == "part" and line.state == "planned":
        return "take" if line.part is not None else "order"
    return _NEXT_OF_PART.get(line.state) if line.line_kind == "part" else None


def _line(known: Known, head: RequestHead, line: RequestLine, nth: int, now: int) -> WorkLine:
    face = line_face(known, head, line, now)
    step = next_of(line)
    if step not in {each for each, _ in face.acts}:
        step = None
    return WorkLine(
        face=face,
        digit=str(nth) if nth <= DIGITS else "",
        step=step,
        does=STEPS[step]() if step is not None else "",
        back=any(each == "plan" for each, _ in face.acts),
    )


def _held(known: Known, head: RequestHead) -> str:
    if not head.technician:
        return tr("free")
    if head.technician == known.me:
        return tr("yours")
    return known.first_name(head.technician)
