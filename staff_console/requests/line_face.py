"""Parts, labour and fees as they stand, and what can become of each. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from client.money import quantity
from protocol.request_commands import LineStep
from protocol.request_states import RequestState
from protocol.request_views import RequestHead
from protocol.service_requests import LineState, RequestLine
from staff_console.requests.known import Known
from staff_console.requests.states import COLUMN_OF
from staff_console.speech import tr
from staff_console.tickets.moments import moment

STATES: Final[dict[LineState, Callable[[], str]]] = {
    "planned": lambda: tr("planned"),
    "ordered": lambda: tr("ordered"),
    "here": lambda: tr("is here"),
    "used": lambda: tr("fitted"),
    "doing": lambda: tr("begun"),
    "done": lambda: tr("done"),
    "dropped": lambda: tr("not needed"),
}
STEPS: Final[dict[LineStep, Callable[[], str]]] = {
    "order": lambda: tr("Order"),
    "arrive": lambda: tr("It came"),
    "take": lambda: tr("From stock"),
    "use": lambda: tr("Fit"),
    "begin": lambda: tr("Begin"),
    "finish": lambda: tr("Finish"),
    "drop": lambda: tr("Drop"),
    "plan": lambda: tr("Take back"),
}
SAID: Final[dict[LineStep, Callable[[], str]]] = {
    "order": lambda: tr("{line} is ordered."),
    "arrive": lambda: tr("{line} is here."),
    "take": lambda: tr("{line} is taken from stock."),
    "use": lambda: tr("{line} is fitted."),
    "begin": lambda: tr("{line} is begun."),
    "finish": lambda: tr("{line} is done."),
    "drop": lambda: tr("{line} is not needed."),
    "plan": lambda: tr("{line} is planned again."),
}
"""What is said once it is so."""
_OF_PARTS: Final[dict[LineState, tuple[LineStep, ...]]] = {
    "planned": ("order", "take", "arrive", "drop"),
    "ordered": ("arrive", "drop"),
    "here": ("use", "plan", "drop"),
    "used": ("plan",),
    "dropped": ("plan",),
}
_OF_LABOUR: Final[dict[LineState, tuple[LineStep, ...]]] = {
    "planned": ("begin", "finish", "drop"),
    "doing": ("finish", "plan"),
    "done": ("plan",),
    "dropped": ("plan",),
}
_OF_FEES: Final[dict[LineState, tuple[LineStep, ...]]] = {
    "planned": ("drop",),
    "dropped": ("plan",),
}
_STEPS_OF: Final = {"part": _OF_PARTS, "labour": _OF_LABOUR, "fee": _OF_FEES}


@dataclass(frozen=True)
class LineFace:
    """One line, with what can become of it."""

    key: str
    name: str
    much: str
    state: str
    tone: str
    acts: tuple[tuple[LineStep, str], ...] = ()
    struck: bool = False

    @property
    def spoken(self) -> str:
        """For a screen reader."""
        return ", ".join(part for part in (self.name, self.much, self.state) if part)


CHANGE: Final[frozenset[RequestState]] = frozenset(COLUMN_OF) - {
    "queued",
    "qc",
    "ready",
    "return_ready",
}
"""Where something may become of lines: from check-in until the final check."""
_AFTER_YES: Final[frozenset[LineStep]] = frozenset({"use", "begin", "finish"})
"""What waits until the work is approved."""
_BEFORE: Final[frozenset[RequestState]] = frozenset({"diagnosed", "estimate_sent"})


def line_face(known: Known, head: RequestHead, line: RequestLine, now: int) -> LineFace:
    """A line at the server's time `now` (ms)."""
    late = line.state == "ordered" and line.expected_at is not None and line.expected_at < now
    quiet = line.state in ("used", "done", "dropped")
    return LineFace(
        key=line.id,
        name=line.name,
        much=much(line.line_kind, line.quantity, line.minutes),
        state=_state(known, line, now),
        tone="danger" if late else "muted" if quiet else "ink",
        acts=tuple((step, STEPS[step]()) for step in _steps(head, line)),
        struck=line.state == "dropped",
    )


def lines_stay(head: RequestHead) -> str:
    """Why lines cannot be changed in the present state; empty where they can."""
    if head.state in CHANGE:
        return ""
    if head.state == "queued":
        return tr("It is not checked in yet.")
    return tr("Parts and labour change until the final check. Ctrl+← takes one state back.")


def much(line_kind: str, count: str, minutes: int) -> str:
    """`2 ×`, or `45 min`; empty for one."""
    if line_kind == "labour":
        return tr("{minutes} min").format(minutes=minutes)
    said = quantity(count)
    return "" if said == "1" else tr("{count} ×").format(count=said)


def _steps(head: RequestHead, line: RequestLine) -> tuple[LineStep, ...]:
    if head.state not in CHANGE:
        return ()
    found = _STEPS_OF[line.line_kind].get(line.state, ())
    waits = _AFTER_YES if head.state in _BEFORE else frozenset()
    return tuple(
        step for step in found
        if step not in waits and (step != "take" or line.part is not None)
    )  # fmt: skip


def _state(known: Known, line: RequestLine, now: int) -> str:
    if line.line_kind == "fee" and line.state == "planned":
        return tr("no charge") if line.warranty else ""
    said = STATES[line.state]()
    if line.state == "ordered":
        supplier = known.supplier(line)
        if supplier is not None:
            said = tr("ordered from {supplier}").format(supplier=supplier.name)
        if line.expected_at is not None:
            when = moment(line.expected_at, now, known.zone)
            said = tr("{said}, comes {when}").format(said=said, when=when)
    elif line.state == "here" and line.from_stock:
        said = tr("from stock")
    return tr("{said}, warranty").format(said=said) if line.warranty else said
