"""What each command is in the audit: a sentence for what was done, one for what was refused. Pure.

A key may name a word of the command besides, as `set_desk:paused`; without one it is for the rest.
"""

from __future__ import annotations

from typing import Final

from staff_console.administration.audit_bookings import BOOKINGS, Said
from staff_console.administration.audit_repairs import REPAIR_STEPS
from staff_console.administration.audit_requests import REQUESTS
from staff_console.administration.audit_tickets import TICKETS
from staff_console.speech import tr

BY_WORD: Final[dict[str, str]] = {
    "set_desk": "state",
    "set_point": "state",
    "report_by_hand": "did",
    "report_slip": "state",
    "answer_help": "state",
    "see_device": "online",
    "pass_time": "state",
    "put_staff": "left",
    "mark_message": "state",
    "put_meeting": "state",
    "step_request": "step",
    "step_line": "step",
    "answer_estimate": "yes",
    "note_request": "public",
}
"""Commands that are told apart by one of their words, and which."""

QUEUE: Final[dict[str, Said]] = {
    "join_queue": Said(
        lambda: tr("{who} took {it}"), lambda: tr("{who} wanted to take a number at {it}")
    ),
    "check_in": Said(
        lambda: tr("{who} checked {it} in"), lambda: tr("{who} wanted to check {it} in")
    ),
    "away": Said(
        lambda: tr("{who} let {it} go away for {minutes} minutes"),
        lambda: tr("{who} wanted to let {it} go away"),
    ),
    "tell_phone": Said(
        lambda: tr("{who} told a telephone for {it}"),
        lambda: tr("{who} wanted to tell a telephone for {it}"),
    ),
    "call_next": Said(
        lambda: tr("{who} called {it}, who was next"),
        lambda: tr("{who} wanted to call whoever is next to {it}"),
    ),
    "call": Said(
        lambda: tr("{who} called {it} to {desk}"), lambda: tr("{who} wanted to call {it} to {desk}")
    ),
    "recall": Said(
        lambda: tr("{who} called {it} again"), lambda: tr("{who} wanted to call {it} again")
    ),
    "confirm_call": Said(
        lambda: tr("{who} showed a call"), lambda: tr("{who} wanted to show a call")
    ),
    "start": Said(
        lambda: tr("{who} began to serve {it}"), lambda: tr("{who} wanted to begin with {it}")
    ),
    "hold": Said(
        lambda: tr("{who} put {it} on hold"), lambda: tr("{who} wanted to put {it} on hold")
    ),
    "resume": Said(
        lambda: tr("{who} went on with {it}"), lambda: tr("{who} wanted to go on with {it}")
    ),
    "requeue": Said(
        lambda: tr("{who} put {it} back into the line"),
        lambda: tr("{who} wanted to put {it} back into the line"),
    ),
    "transfer": Said(
        lambda: tr("{who} transferred {it} to {place}"),
        lambda: tr("{who} wanted to transfer {it} to {place}"),
    ),
    "complete": Said(
        lambda: tr("{who} was done with {it}"), lambda: tr("{who} wanted to be done with {it}")
    ),
    "reopen": Said(
        lambda: tr("{who} opened {it} again"), lambda: tr("{who} wanted to open {it} again")
    ),
    "no_show": Said(
        lambda: tr("{who} noted that {it} did not come"),
        lambda: tr("{who} wanted to note that {it} did not come"),
    ),
    "leave": Said(lambda: tr("{who} gave {it} up"), lambda: tr("{who} wanted to give {it} up")),
    "cancel": Said(lambda: tr("{who} cancelled {it}"), lambda: tr("{who} wanted to cancel {it}")),
    "expire": Said(
        lambda: tr("{who} sent {it} home"), lambda: tr("{who} wanted to send {it} home")
    ),
    "expire_waiting": Said(
        lambda: tr("{who} sent all home who waited at {it}"),
        lambda: tr("{who} wanted to send all home who wait at {it}"),
    ),
    "undo": Said(
        lambda: tr("{who} took back the last step of {it}"),
        lambda: tr("{who} wanted to take back the last step of {it}"),
    ),
    "set_priority": Said(
        lambda: tr("{who} put {it} into another class"),
        lambda: tr("{who} wanted to put {it} into another class"),
    ),
    "note": Said(
        lambda: tr("{who} wrote a note about {it}"),
        lambda: tr("{who} wanted to write a note about {it}"),
    ),
    "report_by_hand": Said(
        lambda: tr("{who} reported {it} by hand, served without the server"),
        lambda: tr("{who} wanted to report {it} by hand"),
    ),
    "report_by_hand:no_show": Said(
        lambda: tr("{who} reported by hand that {it} did not come"),
        lambda: tr("{who} wanted to report by hand that {it} did not come"),
    ),
    "broadcast": Said(
        lambda: tr("{who} told all who waited at {it} something"),
        lambda: tr("{who} wanted to tell all who wait at {it} something"),
    ),
    "print_slip": Said(
        lambda: tr("{who} had the slip of {it} printed again"),
        lambda: tr("{who} wanted the slip of {it} printed again"),
    ),
    "report_slip": Said(
        lambda: tr("{who} printed the slip of {it}"),
        lambda: tr("{who} wanted to print the slip of {it}"),
    ),
    "report_slip:printing": Said(
        lambda: tr("{who} began to print the slip of {it}"),
        lambda: tr("{who} wanted to print the slip of {it}"),
    ),
    "report_slip:failed": Said(
        lambda: tr("{who} could not print the slip of {it}"),
        lambda: tr("{who} wanted to say that the slip of {it} did not come out"),
    ),
    "ask_for_help": Said(
        lambda: tr("{who} asked for a person"), lambda: tr("{who} wanted to ask for a person")
    ),
    "answer_help": Said(
        lambda: tr("{who} was done with whoever asked for a person at {it}"),
        lambda: tr("{who} wanted to be done at {it}"),
    ),
    "answer_help:coming": Said(
        lambda: tr("{who} went to {it}, where a person was asked for"),
        lambda: tr("{who} wanted to go to {it}"),
    ),
}

PLACES: Final[dict[str, Said]] = {
    "set_desk": Said(lambda: tr("{who} opened {it}"), lambda: tr("{who} wanted to open {it}")),
    "set_desk:paused": Said(
        lambda: tr("{who} paused {it}"), lambda: tr("{who} wanted to pause {it}")
    ),
    "set_desk:closing": Said(
        lambda: tr("{who} began to close {it}"), lambda: tr("{who} wanted to close {it}")
    ),
    "set_desk:closed": Said(
        lambda: tr("{who} closed {it}"), lambda: tr("{who} wanted to close {it}")
    ),
    "plan_pause": Said(
        lambda: tr("{who} planned a break at {it}"),
        lambda: tr("{who} wanted to plan a break at {it}"),
    ),
    "create_service_point": Said(
        lambda: tr("{who} set up {it}"), lambda: tr("{who} wanted to set up a service point")
    ),
    "update_service_point": Said(
        lambda: tr("{who} changed the settings of {it}"),
        lambda: tr("{who} wanted to change the settings of {it}"),
    ),
    "set_point": Said(lambda: tr("{who} opened {it}"), lambda: tr("{who} wanted to open {it}")),
    "set_point:last_numbers": Said(
        lambda: tr("{who} let the last numbers go out at {it}"),
        lambda: tr("{who} wanted to let the last numbers go out at {it}"),
    ),
    "set_point:draining": Said(
        lambda: tr("{who} ended the intake of {it}"),
        lambda: tr("{who} wanted to end the intake of {it}"),
    ),
    "set_point:closed": Said(
        lambda: tr("{who} closed {it}"), lambda: tr("{who} wanted to close {it}")
    ),
    "delete_service_point": Said(
        lambda: tr("{who} removed a service point"),
        lambda: tr("{who} wanted to remove {it}"),
    ),
    "delete_service": Said(
        lambda: tr("{who} removed a service"), lambda: tr("{who} wanted to remove {it}")
    ),
    "update_desk": Said(
        lambda: tr("{who} changed the settings of {it}"),
        lambda: tr("{who} wanted to change the settings of {it}"),
    ),
    "update_site": Said(
        lambda: tr("{who} changed the settings of the house"),
        lambda: tr("{who} wanted to change the settings of the house"),
    ),
    "confirm_address": Said(
        lambda: tr("A phone opened the public address"),
        lambda: tr("A phone opened an address that is no longer the public one"),
    ),
    "put_staff": Said(
        lambda: tr("{who} made {it} known to the others"),
        lambda: tr("{who} wanted to make {it} known to the others"),
    ),
    "put_staff:True": Said(
        lambda: tr("{who} told the others that {it} works here no longer"),
        lambda: tr("{who} wanted to tell the others that {it} works here no longer"),
    ),
    "update_staff": Said(
        lambda: tr("{who} changed what {it} can do"),
        lambda: tr("{who} wanted to change what {it} can do"),
    ),
    "put_device": Said(
        lambda: tr("{who} named {it} and its place"),
        lambda: tr("{who} wanted to name {it} and its place"),
    ),
    "revoke_device": Said(
        lambda: tr("{who} shut {it} out"), lambda: tr("{who} wanted to shut {it} out")
    ),
    "erase_person": Said(
        lambda: tr("{who} erased a customer as a person"),
        lambda: tr("{who} wanted to erase a customer as a person"),
    ),
}

TIMERS: Final[dict[str, Said]] = {
    "publish_estimate": Said(
        lambda: tr("{who} published the waits of {it}"),
        lambda: tr("{who} wanted to publish the waits of {it}"),
    ),
    "roll_day": Said(
        lambda: tr("{who} began the business day"),
        lambda: tr("{who} wanted to begin the business day"),
    ),
    "pass_time": Said(
        lambda: tr("{who} did what was due"), lambda: tr("{who} wanted to do what was due")
    ),
    "pass_time:waiting": Said(
        lambda: tr("{it} was back in the line when the time was up"),
        lambda: tr("{who} wanted to bring {it} back into the line"),
    ),
    "pass_time:called": Said(
        lambda: tr("{who} called {it} again, who had not come"),
        lambda: tr("{who} wanted to call {it} again"),
    ),
    "pass_time:missed": Said(
        lambda: tr("{it} missed the call"),
        lambda: tr("{who} wanted to note that {it} missed the call"),
    ),
    "pass_time:no_show": Said(
        lambda: tr("{it} did not come in time"),
        lambda: tr("{who} wanted to note that {it} did not come"),
    ),
    "sweep": Said(
        lambda: tr("{who} put away what was over"),
        lambda: tr("{who} wanted to put away what was over"),
    ),
    "see_device": Said(
        lambda: tr("A second session of {it} was refused"),
        lambda: tr("{who} wanted to note that a second session of {it} was refused"),
    ),
    "see_device:True": Said(
        lambda: tr("{it} came online"), lambda: tr("{who} wanted to note that {it} came online")
    ),
    "see_device:False": Said(
        lambda: tr("{it} went away"), lambda: tr("{who} wanted to note that {it} went away")
    ),
    "forget_persons": Said(
        lambda: tr("{who} forgot contacts and notes whose time was over"),
        lambda: tr("{who} wanted to forget contacts and notes"),
    ),
}

COMMANDS: Final = QUEUE | PLACES | TIMERS | BOOKINGS | TICKETS | REQUESTS | REPAIR_STEPS
