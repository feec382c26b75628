"""What customers are to be told of a reservation, and what is void when it changes."""

from __future__ import annotations

from msgspec.structs import replace

from protocol.booking import Reservation, SlotHold, WaitListed
from protocol.changes import Change, Put
from protocol.outbox import Message
from protocol.records import Person
from server.domain.actor import PUBLIC
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.outbox import late_message, messages_of, offer_message
from tests.server.letters.bookings import BOOKED, DEFINITION, MIN, PERSON, START, booked, ident

HOUR = 60 * MIN


def told(changes: list[Change]) -> dict[str, str]:
    """Message and state, by `what.step.channel`."""
    puts = (each.r for each in changes if isinstance(each, Put))
    return {
        each.id.removeprefix(f"{BOOKED.id}."): each.state
        for each in puts
        if isinstance(each, Message)
    }


def context(now: int) -> Context:
    ids = iter(range(100, 200))
    return Context(PUBLIC, now, lambda: ident(next(ids)), lambda text: text)


class Case:
    """One reservation, whose changes are folded in as they come."""

    def __init__(self, person: Person = PERSON) -> None:
        self.floor = booked()
        self.floor.apply([Put(person)])
        self.as_it_is: Reservation | None = None

    def becomes(self, after: Reservation, before_start: int = 72 * HOUR) -> dict[str, str]:
        now = START - before_start
        changes = messages_of(self.floor, self.as_it_is, after, DEFINITION, context(now))
        self.floor.apply([*changes, Put(after)])
        self.as_it_is = after
        return told(changes)


CONFIRMATION = f"{BOOKED.id}.1.confirmation.0.mail"
MAILED = {
    "1.confirmation.0.mail": "due",
    "1.reminder.1440.mail": "due",
    "1.reminder.120.mail": "due",
}


def test_a_booking_is_confirmed_and_reminded_of_by_mail() -> None:
    case = Case()
    assert case.becomes(BOOKED) == MAILED
    made = {each.id.split(".", 1)[1]: each for each in case.floor.outbox[BOOKED.id].values()}
    day, hours = made["1.reminder.1440.mail"], made["1.reminder.120.mail"]
    assert (day.due_at, day.useful_until) == (START - 24 * HOUR, hours.due_at)
    assert (hours.due_at, hours.useful_until) == (START - 2 * HOUR, START)
    assert made["1.confirmation.0.mail"].useful_until == BOOKED.end_at


def test_who_has_a_telephone_alone_is_told_by_sms_and_who_has_nothing_not_at_all() -> None:
    by_phone = Case(replace(PERSON, email="")).becomes(BOOKED)
    assert set(by_phone) == {key.replace("mail", "sms") for key in MAILED}
    assert Case(replace(PERSON, email="", phone_key="")).becomes(BOOKED) == {}


def test_a_reminder_whose_time_is_past_when_it_is_booked_is_written_down_as_skipped() -> None:
    case = Case()
    made = case.becomes(BOOKED, before_start=23 * HOUR)
    assert made == {**MAILED, "1.reminder.1440.mail": "skipped"}


def test_of_steps_that_meet_before_the_quiet_hours_only_the_last_is_of_use() -> None:
    floor, early = booked(), replace(BOOKED, start_at=START - 160 * MIN)  # 09:00
    steps = replace(DEFINITION, reminders_min=[180, 120])
    changes = messages_of(floor, None, early, steps, context(START - 72 * HOUR))
    floor.apply(changes)
    first, last = (
        floor.outbox[BOOKED.id][f"{BOOKED.id}.1.reminder.{step}.mail"] for step in (180, 120)
    )
    assert first.due_at == last.due_at == first.useful_until
    assert last.useful_until == early.start_at


def test_moving_voids_what_is_unsent_and_tells_the_new_time() -> None:
    case = Case()
    case.becomes(BOOKED)
    confirmation = case.floor.outbox[BOOKED.id][CONFIRMATION]
    case.floor.apply([Put(replace(confirmation, state="sent"))])
    moved = replace(BOOKED, start_at=START + HOUR, end_at=START + 2 * HOUR, revision=2)
    assert case.becomes(moved) == {
        "1.reminder.1440.mail": "void",
        "1.reminder.120.mail": "void",
        "2.changed.0.mail": "due",
        "2.reminder.1440.mail": "due",
        "2.reminder.120.mail": "due",
    }


def test_who_has_not_heard_of_the_booking_yet_hears_of_it_as_it_is_now() -> None:
    case = Case()
    case.becomes(BOOKED)
    moved = case.becomes(replace(BOOKED, start_at=START + HOUR, revision=2))
    assert moved["1.confirmation.0.mail"] == "void"
    assert moved["2.confirmation.0.mail"] == "due" and "2.changed.0.mail" not in moved


def test_cancelling_voids_reminders_and_taking_it_back_confirms_anew() -> None:
    case = Case()
    case.becomes(BOOKED)
    cancelled = case.becomes(replace(BOOKED, state="cancelled", revision=2))
    assert cancelled == {**dict.fromkeys(MAILED, "void"), "2.cancelled.0.mail": "due"}
    back = case.becomes(replace(BOOKED, revision=3))
    assert back == {
        "2.cancelled.0.mail": "void",
        **{key.replace("1.", "3.", 1): state for key, state in MAILED.items()},
    }


def test_another_desk_at_the_same_time_is_no_news_to_the_customer() -> None:
    case = Case()
    case.becomes(BOOKED)
    case.floor.apply([Put(replace(case.floor.outbox[BOOKED.id].pop(CONFIRMATION), state="sent"))])
    moved = case.becomes(replace(BOOKED, resources=["another"], revision=2))
    assert {key for key, state in moved.items() if state == "due"} == {
        "2.reminder.1440.mail",
        "2.reminder.120.mail",
    }


def test_a_no_show_that_was_none_is_written_to_by_nobody() -> None:
    case = Case()
    case.becomes(BOOKED)
    assert set(case.becomes(replace(BOOKED, state="no_show")).values()) == {"void"}
    assert case.becomes(replace(BOOKED, revision=2)) == {}


def test_another_address_is_confirmed_and_reminders_go_there() -> None:
    case = Case()
    case.becomes(BOOKED)
    other = replace(PERSON, email="other@mail.example", email_key="other@mail.example")
    now = START - 70 * HOUR
    by_mail = messages_of(case.floor, BOOKED, BOOKED, DEFINITION, context(now), other)
    assert told(by_mail) == {f"1.confirmation.{now // 1000}.mail": "due"}
    phone = replace(PERSON, email="", email_key="")
    by_sms = told(messages_of(case.floor, BOOKED, BOOKED, DEFINITION, context(now), phone))
    assert {key: by_sms[key] for key in MAILED} == dict.fromkeys(MAILED, "void")
    assert by_sms["1.reminder.120.sms"] == "due"
    assert messages_of(case.floor, BOOKED, BOOKED, DEFINITION, context(now), PERSON) == []


def test_who_is_written_to_as_before_again_is_reminded_as_before() -> None:
    case = Case()
    case.becomes(BOOKED)
    for nth, person in enumerate((replace(PERSON, email="", email_key=""), PERSON)):
        now = context(START - (70 - nth) * HOUR)
        changes = messages_of(case.floor, BOOKED, BOOKED, DEFINITION, now, person)
        case.floor.apply([*changes, Put(person)])
    due = {m.id.split(".", 1)[1] for m in case.floor.outbox[BOOKED.id].values()}
    assert {"1.reminder.1440.mail", "1.reminder.120.mail"} <= due
    assert not any(each.endswith("sms") for each in due)


def test_a_reminder_that_went_out_days_ago_stays_on_record_as_sent() -> None:
    case = Case()  # memory has forgotten what was sent before today
    case.as_it_is = BOOKED
    case.floor.apply([Put(BOOKED)])
    other = replace(PERSON, email="other@mail.example", email_key="other@mail.example")
    late = messages_of(case.floor, BOOKED, BOOKED, DEFINITION, context(START - 12 * HOUR), other)
    assert "1.reminder.1440.mail" not in told(late)


def test_running_later_still_voids_what_was_to_be_told_before() -> None:
    floor = booked()
    floor.apply(late_message(floor, BOOKED, context(START - HOUR), START + 15 * MIN))
    later = late_message(floor, BOOKED, context(START - 40 * MIN), START + 30 * MIN)
    assert sorted(told(later).values()) == ["due", "void"]
    due = next(each.r for each in later if isinstance(each, Put) and each.r.state == "due")  # type: ignore[union-attr]
    assert isinstance(due, Message) and due.useful_until == START + 30 * MIN


def test_a_time_that_came_free_is_offered_until_its_hold_expires() -> None:
    listed = WaitListed(
        id=ident(50), definition=DEFINITION.id, from_at=0, to_at=START, at=0, person=PERSON.id
    )
    hold = SlotHold(
        id=ident(51), definition=DEFINITION.id, start_at=START, end_at=START + 30 * MIN,
        at=START - HOUR, expires_at=START - 30 * MIN, offered_to=listed.id,
    )  # fmt: skip
    floor = Floor([*booked().state.values(), listed])
    (change,) = offer_message(floor, listed, hold, context(START - HOUR))
    assert isinstance(change, Put) and isinstance(change.r, Message)
    assert (change.r.subject_kind, change.r.useful_until) == ("wait_listed", hold.expires_at)
    assert change.r.id == f"{listed.id}.1.offer.{hold.id}.mail"
