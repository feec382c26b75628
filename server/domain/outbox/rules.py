"""The rules of the outbox: what is about to be sent, what became of it, and what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from protocol.booking import EXPECTED, Reservation
from protocol.booking_commands import ClaimMessages, MarkMessage, SendReminder, SendReservations
from protocol.changes import Change, Put
from protocol.outbox import UNSENT, Message
from protocol.outcomes import Saved
from protocol.records import Person
from server.domain.addresses import email_key
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.outbox.making import message_id, reminder_now
from server.domain.outbox.still import TELLS_ALL
from server.domain.refused import refuse

HOUR_MS: Final = 3_600_000
LIST_USEFUL_MS: Final = 24 * HOUR_MS


def claim_messages(floor: Floor, command: ClaimMessages, context: Context) -> Decision:
    """These are about to be sent. What has changed meanwhile is left out: who claims looks which
    of them are `sending` afterwards."""
    found = (floor.get(Message, ident) for ident in dict.fromkeys(command.messages))
    claimed: list[Change] = [
        Put(replace(each, state="sending", tries=each.tries + 1, version=each.version + 1))
        for each in found
        if each is not None and each.state == "due" and each.due_at <= context.now
    ]
    return Decision(Saved(id=floor.site.id), claimed)


def mark_message(floor: Floor, command: MarkMessage, context: Context) -> Decision:
    """What became of it; once sent it stands for the reminders of the same time that are due."""
    message = floor.get(Message, command.message)
    if message is None:
        raise refuse("unknown_message", "There is no such message.", field="message")
    if message.state not in UNSENT or (command.state == "sent" and message.state != "sending"):
        raise refuse("wrong_state", f"The message is {message.state} already.")
    after = replace(
        message,
        state=command.state,
        reason=command.reason,
        due_at=command.due_at or message.due_at,
        sent_at=context.now if command.state == "sent" else None,
        tries=message.tries - (message.state == "sending" and not command.tried),
        version=message.version + 1,
    )
    changes: list[Change] = [Put(after)]
    if command.state == "sent":
        changes += _joined(floor, after, context.now)
    return Decision(Saved(id=after.id, version=after.version), changes)


def _joined(floor: Floor, sent: Message, now: int) -> Iterator[Change]:
    if sent.what not in TELLS_ALL:
        return
    for each in list(floor.outbox.get(sent.subject, {}).values()):
        told = (each.revision, each.channel) == (sent.revision, sent.channel)
        due = each.state == "due" and each.due_at <= now < (each.useful_until or now + 1)
        if told and due and each.what == "reminder" and each.id != sent.id:
            reason = f"told in the {sent.what} of the same time"
            yield Put(replace(each, state="joined", reason=reason, version=each.version + 1))


def send_reminder(floor: Floor, command: SendReminder, context: Context) -> Decision:
    """Remind its customer now. While one that was asked for is yet to go, no second is made."""
    booked = floor.get(Reservation, command.reservation)
    if booked is None:
        raise refuse("unknown_reservation", "There is no such reservation.", field="reservation")
    if command.expected not in (None, booked.version):
        raise refuse("version_mismatch", "Somebody has changed it meanwhile. Look at it again.")
    if booked.state != "booked" or booked.start_at <= context.now:
        raise refuse("wrong_state", "Only of a reservation that is to come is anybody reminded.")
    for each in floor.outbox.get(booked.id, {}).values():
        if each.what == "reminder" and not each.step_min:
            return Decision(Saved(id=each.id, version=each.version), [])
    made = reminder_now(booked, floor.get(Person, booked.person), context)
    if not made:
        raise refuse(
            "no_address",
            "Neither a mail address nor a telephone is known of this customer. Add one first.",
        )
    return Decision(Saved(id=made[0].key.id), made)


def send_reservations(floor: Floor, command: SendReservations, context: Context) -> Decision:
    """Mail an address what it has booked; at most once an hour. The answer tells nothing."""
    key = email_key(command.email)
    if not key:
        raise refuse("invalid", "That is no mail address. Correct it.", field="email")
    answer = Saved(id=floor.site.id)
    persons = _persons(floor, key, context.now)
    asked = (each for each in floor.of(Message) if each.what == "list" and each.person in persons)
    if not persons or any(each.made_at > context.now - HOUR_MS for each in asked):
        return Decision(answer, [])
    person = max(persons)
    made = Message(
        id=message_id(person, 1, "list", context.new_id(), "mail"),
        subject_kind="person",
        subject=person,
        person=person,
        what="list",
        channel="mail",
        due_at=context.now,
        made_at=context.now,
        useful_until=context.now + LIST_USEFUL_MS,
    )
    return Decision(answer, [Put(made)])


def _persons(floor: Floor, key: str, now: int) -> set[str]:
    return {booked.person for booked in reservations_of(floor, key, now) if booked.person}


def reservations_of(floor: Floor, key: str, now: int) -> list[Reservation]:
    """What the address with this key has booked and is to come, the next first."""
    found = []
    for ident in floor.booked.persons.get(key, ()):
        booked = floor.get(Reservation, floor.booked.by_person.get(ident))
        if booked is not None and booked.state in EXPECTED and booked.end_at > now:
            found.append(booked)
    return sorted(found, key=lambda each: (each.start_at, each.id))
