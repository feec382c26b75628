"""Making messages: of a reservation that was booked, moved, cancelled or taken back, and others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from msgspec.structs import replace

from protocol.booking import Definition, Reservation, SlotHold, WaitListed
from protocol.changes import Change, Put
from protocol.outbox import Channel, Message, MessageWhat
from protocol.records import Person
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.outbox.timing import reminder_due

PAST: Final = "it was booked when the time for this reminder was past"
CHANGED: Final = "the reservation has changed since"
MINUTE_MS: Final = 60_000


def channels(person: Person | None) -> list[Channel]:
    """By what somebody is written to: by mail where there is an address, else by SMS."""
    if person is None:
        return []
    if person.email:
        return ["mail"]
    return ["sms"] if person.phone_key else []


def message_id(
    subject: str, revision: int, what: MessageWhat, step: int | str, channel: Channel
) -> str:
    """`subject.revision.what.step.channel`: there is one of each."""
    return f"{subject}.{revision}.{what}.{step}.{channel}"


def messages_of(
    floor: Floor,
    before: Reservation | None,
    after: Reservation,
    definition: Definition,
    context: Context,
    person: Person | None = None,
) -> list[Change]:
    """What is to be told of a reservation that was booked (`before` is None), moved, cancelled,
    taken back, or whose customer has another address now. `person` where the same command changes
    or makes it. What is unsent of another revision is void."""
    known = floor.get(Person, after.person)
    to = person or known
    if before is not None and _same(before, after):
        if channels(known) == channels(to) and _addresses(known) == _addresses(to):
            return []
        return _to_another_address(floor, after, definition, context, to)
    untold = {each.what for each in _due(floor, after.id)}
    changes = void(floor, after.id)
    what = _news(before, after, untold)
    if what is None or after.end_at <= context.now:
        return changes
    if what != "":
        changes += _made(after, to, what, context)
    if what == "cancelled":
        return changes
    return changes + [Put(each) for each in _reminders(floor, after, definition, context, to)]


def _news(
    before: Reservation | None, after: Reservation, untold: set[MessageWhat]
) -> MessageWhat | Literal[""] | None:
    """What is told of it first; empty where the customer need not know, None where nothing is to
    come any more."""
    if after.state == "cancelled":
        return "cancelled"
    if after.state != "booked" or (before is not None and before.state in ("no_show", "completed")):
        return None
    # Who has not heard of the booking yet hears of it as it is now.
    if before is None or before.state != "booked" or "confirmation" in untold:
        return "confirmation"
    moved = (before.start_at, before.end_at) != (after.start_at, after.end_at)
    return "changed" if moved or "changed" in untold else ""


def void(floor: Floor, subject: str, reason: str = CHANGED) -> list[Change]:
    """Nothing that is due of this subject is sent any more. What is being sent just now may have
    gone: whoever sends it looks again."""
    return [Put(_ended(each, "void", reason)) for each in _due(floor, subject)]


def late_message(
    floor: Floor, reservation: Reservation, context: Context, projected_at: int
) -> list[Change]:
    """Its customer is told that it begins later, `projected_at` (ms); an earlier one that has not
    been sent yet is void. Empty where nobody can be written to."""
    older = [
        Put(_ended(each, "void", "it begins later still"))
        for each in _due(floor, reservation.id)
        if each.what == "late"
    ]
    person = floor.get(Person, reservation.person)
    minute = context.now // MINUTE_MS
    made = _made(reservation, person, "late", context, mark=minute, useful_until=projected_at)
    return [*older, *made]


def offer_message(
    floor: Floor,
    to: WaitListed | Reservation,
    hold: SlotHold,
    context: Context,
    person: Person | None = None,
) -> list[Change]:
    """A time that came free is offered, to one on the wait list or to whoever wants an earlier
    one; until the hold expires. Empty where nobody can be written to."""
    whom = person or floor.get(Person, to.person)
    return [
        Put(
            Message(
                id=message_id(to.id, 1, "offer", hold.id, channel),
                subject_kind="reservation" if isinstance(to, Reservation) else "wait_listed",
                subject=to.id,
                person=whom.id,
                what="offer",
                channel=channel,
                due_at=context.now,
                made_at=context.now,
                useful_until=hold.expires_at,
            )
        )
        for channel in channels(whom)
        if whom is not None
    ]


def reminder_now(reservation: Reservation, person: Person | None, context: Context) -> list[Change]:
    """Its customer is reminded at once, whatever was sent before."""
    until = reservation.start_at
    mark = context.new_id()
    made = _made(reservation, person, "reminder", context, mark=mark, useful_until=until)
    return list(made)


def _same(before: Reservation, after: Reservation) -> bool:
    """Whether nothing has changed that a customer was told."""
    return before.revision == after.revision and before.state == after.state


def _addresses(person: Person | None) -> tuple[str, str]:
    return (person.email, person.phone_key) if person else ("", "")


def _due(floor: Floor, subject: str) -> list[Message]:
    return [each for each in floor.outbox.get(subject, {}).values() if each.state == "due"]


def _ended(message: Message, state: str, reason: str) -> Message:
    return replace(message, state=state, reason=reason, version=message.version + 1)


def _to_another_address(
    floor: Floor,
    reservation: Reservation,
    definition: Definition,
    context: Context,
    to: Person | None,
) -> list[Change]:
    """The confirmation goes to the new address too; reminders are addressed when they are sent."""
    if reservation.state != "booked" or reservation.end_at <= context.now:
        return []
    lost = [each for each in _due(floor, reservation.id) if each.channel not in channels(to)]
    changes: list[Change] = [
        Put(_ended(each, "void", "the address is another now")) for each in lost
    ]
    if _addresses(floor.get(Person, reservation.person)) != _addresses(to):
        mark = context.now // 1000
        changes += _made(reservation, to, "confirmation", context, mark=mark)
    for made in _reminders(floor, reservation, definition, context, to):
        if made.state == "due":  # what was due before may be sent and forgotten
            known = floor.get(Message, made.id)
            if known is None:
                changes.append(Put(made))
            elif known.state == "void":
                changes.append(Put(replace(made, version=known.version + 1)))
    return changes


def _made(
    reservation: Reservation,
    person: Person | None,
    what: MessageWhat,
    context: Context,
    *,
    mark: int | str = 0,
    useful_until: int | None = None,
) -> Iterator[Change]:
    """That message by each channel, due now."""
    if person is None:
        return
    for channel in channels(person):
        yield Put(
            Message(
                id=message_id(reservation.id, reservation.revision, what, mark, channel),
                subject_kind="reservation",
                subject=reservation.id,
                person=person.id,
                what=what,
                channel=channel,
                due_at=context.now,
                made_at=context.now,
                revision=reservation.revision,
                useful_until=reservation.end_at if useful_until is None else useful_until,
            )
        )


def _reminders(
    floor: Floor,
    reservation: Reservation,
    definition: Definition,
    context: Context,
    person: Person | None,
) -> Iterator[Message]:
    """By the definition's steps. One is of use until the next one is due, the last until the start;
    one whose time is past already is written down as skipped."""
    if person is None:
        return
    steps = sorted(set(definition.reminders_min), reverse=True)
    dues = [reminder_due(reservation.start_at, step, floor.site.zone) for step in steps]
    untils = [*dues[1:], reservation.start_at]
    for channel in channels(person):
        for step, due_at, until in zip(steps, dues, untils, strict=True):
            past = due_at <= context.now
            yield Message(
                id=message_id(reservation.id, reservation.revision, "reminder", step, channel),
                subject_kind="reservation",
                subject=reservation.id,
                person=person.id,
                what="reminder",
                channel=channel,
                due_at=due_at,
                made_at=context.now,
                revision=reservation.revision,
                step_min=step,
                useful_until=until,
                state="skipped" if past else "due",
                reason=PAST if past else "",
            )
