"""What there is to try in a practice, and what counts as having tried it. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from protocol.commands import (
    AnyCommand,
    CallEntry,
    CallNext,
    Complete,
    Hold,
    NoShow,
    ReportByHand,
    SetDesk,
    Start,
    Transfer,
    Undo,
)
from protocol.outcomes import Answer, Refusal
from staff_console.speech import tr

StepName = Literal[
    "open_desk",
    "call",
    "start",
    "complete",
    "hold",
    "transfer",
    "no_show",
    "undo",
    "conflict",
    "by_hand",
]


@dataclass(frozen=True)
class Step:
    """Something to try: its name in the list, and how it goes."""

    name: StepName
    title: Callable[[], str]
    how: Callable[[], str]


STEPS: Final = (
    Step("open_desk", lambda: tr("Open a desk"), lambda: tr("Choose Desk 3 and press Enter.")),
    Step("call", lambda: tr("Call"), lambda: tr("F2 calls whoever is next.")),
    Step(
        "start",
        lambda: tr("Start"),
        lambda: tr("F4 as soon as the customer is there. F3 calls again."),
    ),
    Step("complete", lambda: tr("Complete"), lambda: tr("F8 when the customer is done.")),
    Step(
        "hold",
        lambda: tr("Hold"),
        lambda: tr("Start with somebody, then F6: they come back later, your desk is free."),
    ),
    Step(
        "transfer",
        lambda: tr("Transfer"),
        lambda: tr("With somebody at your desk: F7 sends them on to another service."),
    ),
    Step(
        "no_show",
        lambda: tr("Not come"),
        lambda: tr("Call on. When somebody does not come, wait for the grace, then F12."),
    ),
    Step(
        "undo",
        lambda: tr("Take back"),
        lambda: tr("Ctrl+Z takes your last step back, while its bar runs."),
    ),
    Step(
        "conflict",
        lambda: tr("Two desks, one customer"),
        lambda: tr("Mark somebody in the line and press Enter: a colleague will be quicker."),
    ),
    Step(
        "by_hand",
        lambda: tr("The server goes away"),
        lambda: tr("Ctrl+T takes it away for a minute. Wait for hand mode, call and tick."),
    ),
)

_COUNTS: Final[dict[type, StepName]] = {
    CallNext: "call",
    CallEntry: "call",
    Start: "start",
    Complete: "complete",
    Hold: "hold",
    Transfer: "transfer",
    NoShow: "no_show",
    Undo: "undo",
}


def tried(command: AnyCommand, answer: Answer) -> StepName | None:
    """What was tried by a command that was answered so."""
    if isinstance(command, ReportByHand):
        return "by_hand"
    if isinstance(answer, Refusal):
        return "conflict" if answer.holder is not None or answer.code == "conflict" else None
    if isinstance(command, SetDesk):
        return "open_desk" if command.state == "open" else None
    return _COUNTS.get(type(command))


@dataclass(frozen=True)
class Progress:
    """What has been tried so far; `heard` is what one would see in the hall just now."""

    done: frozenset[StepName] = frozenset()
    heard: str = ""

    @property
    def step(self) -> Step | None:
        """The next thing to try; None when all has been."""
        return next((step for step in STEPS if step.name not in self.done), None)

    @property
    def count(self) -> str:
        """`3 of 10`."""
        return tr("{done} of {all}").format(done=len(self.done), all=len(STEPS))

    @property
    def says(self) -> str:
        """What to do next, after what one sees."""
        step = self.step
        how = (
            step.how() if step is not None else tr("You have tried everything. Go on as you like.")
        )
        return f"{self.heard}  {how}".strip()
