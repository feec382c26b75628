"""What was done with a service request, told apart by its step or answer, in the audit. Pure."""

from __future__ import annotations

from typing import Final

from staff_console.administration.audit_bookings import Said
from staff_console.speech import tr

REPAIR_STEPS: Final[dict[str, Said]] = {
    "step_request:check_in": Said(
        lambda: tr("{who} took {it} in"),
        lambda: tr("{who} wanted to take {it} in"),
    ),
    "step_request:diagnose": Said(
        lambda: tr("{who} began to diagnose {it}"),
        lambda: tr("{who} wanted to begin to diagnose {it}"),
    ),
    "step_request:diagnosed": Said(
        lambda: tr("{who} found the fault of {it}"),
        lambda: tr("{who} wanted to say that the fault of {it} is found"),
    ),
    "step_request:approve": Said(
        lambda: tr("{who} said that {it} needs no estimate"),
        lambda: tr("{who} wanted to say that {it} needs no estimate"),
    ),
    "step_request:decline": Said(
        lambda: tr("{who} noted that {it} was declined"),
        lambda: tr("{who} wanted to note that {it} was declined"),
    ),
    "step_request:repair": Said(
        lambda: tr("{who} began to repair {it}"),
        lambda: tr("{who} wanted to begin to repair {it}"),
    ),
    "step_request:check": Said(
        lambda: tr("{who} gave {it} to the final check"),
        lambda: tr("{who} wanted to give {it} to the final check"),
    ),
    "step_request:ready": Said(
        lambda: tr("{who} made {it} ready for pick-up"),
        lambda: tr("{who} wanted to make {it} ready for pick-up"),
    ),
    "step_request:give_back": Said(
        lambda: tr("{who} made {it} ready to be given back"),
        lambda: tr("{who} wanted to make {it} ready to be given back"),
    ),
    "step_request:pick_up": Said(
        lambda: tr("{who} handed {it} over"),
        lambda: tr("{who} wanted to hand {it} over"),
    ),
    "step_request:abandon": Said(
        lambda: tr("{who} gave up {it}, which nobody fetched"),
        lambda: tr("{who} wanted to give up {it}"),
    ),
    "step_request:cancel": Said(
        lambda: tr("{who} cancelled {it}"),
        lambda: tr("{who} wanted to cancel {it}"),
    ),
    "step_request:back": Said(
        lambda: tr("{who} took a step of {it} back"),
        lambda: tr("{who} wanted to take a step of {it} back"),
    ),
    "step_line:order": Said(
        lambda: tr("{who} ordered a part for {it}"),
        lambda: tr("{who} wanted to order a part for {it}"),
    ),
    "step_line:arrive": Said(
        lambda: tr("{who} noted that a part for {it} came"),
        lambda: tr("{who} wanted to note that a part for {it} came"),
    ),
    "step_line:take": Said(
        lambda: tr("{who} took a part for {it} from stock"),
        lambda: tr("{who} wanted to take a part for {it} from stock"),
    ),
    "step_line:use": Said(
        lambda: tr("{who} used a part for {it}"),
        lambda: tr("{who} wanted to use a part for {it}"),
    ),
    "step_line:begin": Said(
        lambda: tr("{who} began work on {it}"),
        lambda: tr("{who} wanted to begin work on {it}"),
    ),
    "step_line:finish": Said(
        lambda: tr("{who} finished work on {it}"),
        lambda: tr("{who} wanted to finish work on {it}"),
    ),
    "step_line:drop": Said(
        lambda: tr("{who} dropped a line of {it}"),
        lambda: tr("{who} wanted to drop a line of {it}"),
    ),
    "step_line:plan": Said(
        lambda: tr("{who} planned a line of {it} again"),
        lambda: tr("{who} wanted to plan a line of {it} again"),
    ),
    "answer_estimate:True": Said(
        lambda: tr("{who} approved an estimate of {it}"),
        lambda: tr("{who} wanted to approve an estimate of {it}"),
    ),
    "answer_estimate:False": Said(
        lambda: tr("{who} declined an estimate of {it}"),
        lambda: tr("{who} wanted to decline an estimate of {it}"),
    ),
    "note_request:True": Said(
        lambda: tr("{who} wrote a note at {it} for its customer"),
        lambda: tr("{who} wanted to write a note at {it} for its customer"),
    ),
    "note_request:False": Said(
        lambda: tr("{who} wrote an internal note at {it}"),
        lambda: tr("{who} wanted to write an internal note at {it}"),
    ),
}
"""A command with one of its words, as `audit_commands` reads it."""
