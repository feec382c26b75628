"""What the commands on bookings are in the audit, in sentences. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from staff_console.speech import tr


class Said(NamedTuple):
    """`{who}` did it; or wanted to, and was refused. `{it}` is what it was about."""

    done: Callable[[], str]
    wanted: Callable[[], str]


BOOKINGS: Final[dict[str, Said]] = {
    "put_definition": Said(
        lambda: tr("{who} set up or changed {it}"),
        lambda: tr("{who} wanted to change a bookable service"),
    ),
    "delete_definition": Said(
        lambda: tr("{who} removed a bookable service"),
        lambda: tr("{who} wanted to remove a bookable service"),
    ),
    "hold_slot": Said(
        lambda: tr("{who} held a time"),
        lambda: tr("{who} wanted to hold a time"),
    ),
    "release_hold": Said(
        lambda: tr("{who} let a held time go"),
        lambda: tr("{who} wanted to let a held time go"),
    ),
    "book": Said(
        lambda: tr("{who} booked {it}"),
        lambda: tr("{who} wanted to book a time"),
    ),
    "reschedule": Said(
        lambda: tr("{who} moved {it}"),
        lambda: tr("{who} wanted to move {it}"),
    ),
    "update_reservation": Said(
        lambda: tr("{who} changed what is written down of {it}"),
        lambda: tr("{who} wanted to change what is written down of {it}"),
    ),
    "cancel_reservation": Said(
        lambda: tr("{who} cancelled {it}"),
        lambda: tr("{who} wanted to cancel {it}"),
    ),
    "restore_reservation": Said(
        lambda: tr("{who} took the end of {it} back"),
        lambda: tr("{who} wanted to take the end of {it} back"),
    ),
    "check_in_reservation": Said(
        lambda: tr("{who} checked {it} in"),
        lambda: tr("{who} wanted to check {it} in"),
    ),
    "miss_reservation": Said(
        lambda: tr("{who} noted that nobody came for {it}"),
        lambda: tr("{who} wanted to note that nobody came for {it}"),
    ),
    "complete_reservation": Said(
        lambda: tr("{who} noted that {it} took place"),
        lambda: tr("{who} wanted to note that {it} took place"),
    ),
    "delete_reservation": Said(
        lambda: tr("{who} erased a reservation"),
        lambda: tr("{who} wanted to erase {it}"),
    ),
    "join_wait_list": Said(
        lambda: tr("{who} joined the wait list"),
        lambda: tr("{who} wanted to join the wait list"),
    ),
    "leave_wait_list": Said(
        lambda: tr("{who} took somebody off the wait list"),
        lambda: tr("{who} wanted to take somebody off the wait list"),
    ),
    "send_reminder": Said(
        lambda: tr("{who} sent a reminder of {it}"),
        lambda: tr("{who} wanted to send a reminder of {it}"),
    ),
    "send_reservations": Said(
        lambda: tr("{who} asked for the reservations of an address"),
        lambda: tr("{who} wanted to ask for the reservations of an address"),
    ),
    "put_meeting": Said(
        lambda: tr("A video room was made for {it}"),
        lambda: tr("{who} wanted to make a video room for {it}"),
    ),
    "put_meeting:failed": Said(
        lambda: tr("No video room could be made for {it}"),
        lambda: tr("{who} wanted to note that there is no video room for {it}"),
    ),
    "put_meeting:ended": Said(
        lambda: tr("The video room of {it} was closed"),
        lambda: tr("{who} wanted to close the video room of {it}"),
    ),
    "claim_messages": Said(
        lambda: tr("{who} began to send messages"),
        lambda: tr("{who} wanted to send messages"),
    ),
    "mark_message": Said(
        lambda: tr("A message was set aside"),
        lambda: tr("{who} wanted to set a message aside"),
    ),
    "mark_message:sent": Said(
        lambda: tr("A message was sent"),
        lambda: tr("{who} wanted to note that a message was sent"),
    ),
    "mark_message:due": Said(
        lambda: tr("A message is to be sent again"),
        lambda: tr("{who} wanted to send a message again"),
    ),
    "mark_message:failed": Said(
        lambda: tr("A message could not be sent"),
        lambda: tr("{who} wanted to note that a message could not be sent"),
    ),
    "project_reservations": Said(
        lambda: tr("{who} reckoned when reservations will begin"),
        lambda: tr("{who} wanted to reckon when reservations will begin"),
    ),
}
