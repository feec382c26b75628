"""What states and steps of a repair are called, and where they stand on the board. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from protocol.cost_estimates import ApprovalVia
from protocol.request_states import RequestState, RequestStep
from staff_console.speech import tr

Said = Callable[[], str]


class ColumnRule(NamedTuple):
    """A column of the board, and the states whose cards stand in it."""

    key: str
    title: Said
    states: tuple[RequestState, ...]


TOP: Final = (
    ColumnRule("queued", lambda: tr("Queued"), ("queued",)),
    ColumnRule("diagnosing", lambda: tr("Diagnosing"), ("diagnosing",)),
    ColumnRule("estimate_sent", lambda: tr("Estimate sent"), ("estimate_sent",)),
    ColumnRule("approved", lambda: tr("Approved"), ("approved",)),
    ColumnRule("in_repair", lambda: tr("In repair"), ("in_repair",)),
    ColumnRule("ready", lambda: tr("Ready"), ("ready",)),
)
BELOW: Final = (
    ColumnRule("checked_in", lambda: tr("Checked in"), ("checked_in",)),
    ColumnRule("diagnosed", lambda: tr("Diagnosed"), ("diagnosed",)),
    ColumnRule("declined", lambda: tr("Declined, expired"), ("declined", "expired")),
    ColumnRule("waiting_parts", lambda: tr("Waiting for parts"), ("waiting_parts",)),
    ColumnRule("qc", lambda: tr("Final check"), ("qc",)),
    ColumnRule("return_ready", lambda: tr("Return ready"), ("return_ready",)),
)
COLUMNS: Final = (*TOP, *BELOW)
COLUMN_OF: Final[dict[RequestState, str]] = {
    state: rule.key for rule in COLUMNS for state in rule.states
}
STATE_NAMES: Final[dict[RequestState, Said]] = {
    **{rule.states[0]: rule.title for rule in COLUMNS},
    "declined": lambda: tr("Declined"),
    "expired": lambda: tr("Expired"),
    "picked_up": lambda: tr("Picked up"),
    "abandoned": lambda: tr("Abandoned"),
    "cancelled": lambda: tr("Cancelled"),
}
VERBS: Final[dict[RequestStep, Said]] = {
    "check_in": lambda: tr("Check in"),
    "diagnose": lambda: tr("Begin the diagnosis"),
    "diagnosed": lambda: tr("The fault is found"),
    "send_estimate": lambda: tr("Send the estimate"),
    "approve": lambda: tr("Approve in person"),
    "decline": lambda: tr("The customer declines"),
    "repair": lambda: tr("Begin the repair"),
    "check": lambda: tr("To the final check"),
    "ready": lambda: tr("Ready for pick-up"),
    "give_back": lambda: tr("Give back unrepaired"),
    "pick_up": lambda: tr("Hand over to the customer"),
    "abandon": lambda: tr("Count as abandoned"),
    "cancel": lambda: tr("Cancel"),
    "back": lambda: tr("One state back"),
}
"""What a colleague does; what time or lines do has no verb."""
VIA: Final[dict[ApprovalVia, Callable[[], str]]] = {
    "link": lambda: tr("by the customer, on the page"),
    "kiosk": lambda: tr("by the customer, at the kiosk"),
    "phone": lambda: tr("on the phone"),
    "in_person": lambda: tr("in person"),
    "limit": lambda: tr("within what was allowed at intake"),
    "warranty": lambda: tr("warranty, no charge"),
}
"""How an estimate was answered."""
NEXT: Final[dict[RequestState, RequestStep]] = {
    "queued": "check_in",
    "checked_in": "diagnose",
    "diagnosing": "diagnosed",
    "diagnosed": "send_estimate",
    "estimate_sent": "approve",
    "approved": "repair",
    "waiting_parts": "repair",
    "in_repair": "check",
    "qc": "ready",
    "ready": "pick_up",
    "declined": "give_back",
    "expired": "give_back",
    "return_ready": "pick_up",
}
"""The usual next step from each state."""


def state_name(state: RequestState) -> str:
    """`Estimate sent`."""
    return STATE_NAMES[state]()
