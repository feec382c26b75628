"""What each step is called, while it is asked and once it is done. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from protocol.commands import AnswerHelp, AnyCommand, Broadcast, PlanPause, SetDesk, SetPoint
from staff_console.asked import Subject
from staff_console.speech import tr


class Phrase(NamedTuple):
    """A heading and a sentence, with places for number, desk, state, and where it leads."""

    asking: Callable[[], str]
    done: Callable[[], str]


_OPEN: Final = Phrase(lambda: tr("Open {number}"), lambda: tr("{number} is open."))
_CLOSE: Final = Phrase(lambda: tr("Close {number}"), lambda: tr("{number} is closed."))
_PHRASES: Final[dict[Subject, Phrase]] = {
    "call_next": Phrase(lambda: tr("Call {number}"), lambda: tr("{number} called to {desk}.")),
    "call_this": Phrase(lambda: tr("Call {number}"), lambda: tr("{number} called to {desk}.")),
    "call_again": Phrase(lambda: tr("Call {number} again"), lambda: tr("{number} called again.")),
    "start": Phrase(lambda: tr("Start {number}"), lambda: tr("{number} started.")),
    "complete": Phrase(lambda: tr("Complete {number}"), lambda: tr("{number} completed.")),
    "no_show": Phrase(
        lambda: tr("Mark {number} as a no-show"), lambda: tr("{number} marked as a no-show.")
    ),
    "cancel": Phrase(lambda: tr("Cancel {number}"), lambda: tr("{number} cancelled.")),
    "send_home": Phrase(lambda: tr("Send {number} home"), lambda: tr("{number} sent home.")),
    "undo": Phrase(lambda: tr("Take back {number}"), lambda: tr("{number} taken back: {state}.")),
    "check_in": Phrase(lambda: tr("{number} is here"), lambda: tr("{number} is here.")),
    "away": Phrase(lambda: tr("{number} is away"), lambda: tr("{number} is away for 10 minutes.")),
    "hold": Phrase(lambda: tr("Hold {number}"), lambda: tr("{number} held until {until}.")),
    "resume": Phrase(
        lambda: tr("Go on with {number}"), lambda: tr("{number} is being served again.")
    ),
    "requeue": Phrase(
        lambda: tr("{number} back into the line"), lambda: tr("{number} is back in the line.")
    ),
    "transfer": Phrase(
        lambda: tr("Transfer {number}"), lambda: tr("{number} waits at {place} now.")
    ),
    "reopen": Phrase(lambda: tr("Open {number} again"), lambda: tr("{number} is served again.")),
    "take_over": Phrase(
        lambda: tr("Take over {number}"), lambda: tr("{number} is yours now: {desk}.")
    ),
    "priority": Phrase(
        lambda: tr("Another class for {number}"), lambda: tr("{number} is in class {place} now.")
    ),
    "walk_in": Phrase(lambda: tr("A number for {number}"), lambda: tr("{number} is the number.")),
    "print_slip": Phrase(
        lambda: tr("Print the slip of {number}"), lambda: tr("A kiosk prints the slip of {number}.")
    ),
    "closing": Phrase(
        lambda: tr("Send all home who wait"), lambda: tr("All who waited are sent home.")
    ),
    "open_desk": _OPEN,
    "close_desk": _CLOSE,
}
_DESK: Final[dict[str, Phrase]] = {
    "open": _OPEN,
    "paused": Phrase(lambda: tr("Break at {number}"), lambda: tr("{number} is on a break.")),
    "closing": Phrase(
        lambda: tr("Close {number} after this customer"),
        lambda: tr("{number} closes after this customer."),
    ),
    "closed": _CLOSE,
}
_POINT: Final[dict[str, Phrase]] = {
    "open": _OPEN,
    "last_numbers": Phrase(
        lambda: tr("Last numbers at {number}"), lambda: tr("{number} says: last numbers.")
    ),
    "draining": Phrase(
        lambda: tr("Stop intake at {number}"), lambda: tr("{number} gives no more numbers.")
    ),
    # Whoever waits is served all the same: until then it is not closed.
    "closed": Phrase(
        lambda: tr("Close {number}"), lambda: tr("{number} gives no more numbers and closes.")
    ),
}
_PERSON: Final[dict[str, Phrase]] = {
    "coming": Phrase(
        lambda: tr("Go to {number}"), lambda: tr("You go to {number}. Ctrl+G when you are done.")
    ),
    "done": Phrase(lambda: tr("Done at {number}"), lambda: tr("Nobody needs to go to {number}.")),
}
_PLANNED: Final = Phrase(
    lambda: tr("Plan a break at {number}"), lambda: tr("Break at {number} planned: {place}.")
)
_UNPLANNED: Final = Phrase(
    lambda: tr("No break at {number}"), lambda: tr("No break is planned at {number} any more.")
)
_TOLD: Final = Phrase(lambda: tr("Tell all who wait"), lambda: tr("All who wait are told."))
_UNTOLD: Final = Phrase(lambda: tr("Take the message away"), lambda: tr("The message is gone."))


def phrase(subject: Subject, command: AnyCommand) -> Phrase:
    """The words for a step."""
    if isinstance(command, SetDesk):
        return _DESK[command.state]
    if isinstance(command, PlanPause):
        return _PLANNED if command.at is not None else _UNPLANNED
    if isinstance(command, SetPoint):
        return _POINT[command.state]
    if isinstance(command, Broadcast):
        return _TOLD if command.text else _UNTOLD
    if isinstance(command, AnswerHelp):
        return _PERSON[command.state]
    return _PHRASES[subject]
