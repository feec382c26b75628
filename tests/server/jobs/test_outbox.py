"""The outbox: nothing is lost, and nothing is sent twice where the protocol allows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from protocol.commands import (
    CancelReservation,
    MarkMessage,
    Reschedule,
    RestoreReservation,
    SendReminder,
)
from protocol.outcomes import Saved
from server.clock import ManualClock
from server.execution.door import Door, Unavailable
from server.mail.delivery import Delivery, Letter
from server.store.messages import undelivered
from tests.conftest import ExpectedLogs
from tests.hall import ANN, NOON
from tests.server.jobs.posted import BY_SMS, HOUR_S, START, Post, posted

DAY_S = 24 * HOUR_S
GONE = "550 <Jo@mail.example>: no such user"


async def test_a_booking_is_confirmed_at_once_and_reminded_of_at_its_steps(tmp_path: Path) -> None:
    async with posted(tmp_path) as here:
        booked = await here.book()
        await here.send()
        here.clock.advance(2 * DAY_S - 1)
        await here.send()
        assert here.post.told == ["1.confirmation.0.mail"]
        here.clock.advance(1)
        await here.send()
        await here.send()
        assert here.post.told[1:] == ["1.reminder.1440.mail"]
        here.clock.at = START - 2 * HOUR_S * 1000
        await here.send()
        assert here.post.told[2:] == ["1.reminder.120.mail"]
        assert set(here.states(booked.reservation).values()) == {"sent"}


async def test_what_is_due_at_once_is_one_message_and_what_is_of_no_use_is_missed(
    tmp_path: Path,
) -> None:
    async with posted(tmp_path) as here:
        booked = await here.book()
    clock = ManualClock(START - HOUR_S * 1000)
    async with posted(tmp_path, clock) as later:
        await later.send()
        assert later.post.told == ["1.confirmation.0.mail"]
        assert later.states(booked.reservation) == {
            "1.confirmation.0.mail": "sent",
            "1.reminder.1440.mail": "missed",
            "1.reminder.120.mail": "joined",
        }
        clock.advance(3 * HOUR_S)
        await later.send()
        assert len(later.post.got) == 1


async def test_after_a_clock_that_jumped_far_nothing_that_is_past_is_sent(tmp_path: Path) -> None:
    async with posted(tmp_path) as here:
        booked = await here.book()
        here.clock.advance(400 * DAY_S)
        await here.send()
        here.clock.advance(-400 * DAY_S)
        await here.send()
        assert here.post.got == []
        assert set(here.states(booked.reservation).values()) <= {"missed", "void"}


async def test_what_changes_while_it_is_claimed_is_not_sent_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with posted(tmp_path) as here:
        booked = await here.book()
        claim = here.outbox._posting._claim

        async def cancelled_first(ident: str) -> object:
            found = await claim(ident)
            if "confirmation" in ident:
                await here.at.do(CancelReservation(reservation=booked.reservation), ANN)
            return found

        monkeypatch.setattr(here.outbox._posting, "_claim", cancelled_first)
        await here.send()
        await here.send()
        assert here.post.told == ["2.cancelled.0.mail"]
        assert here.states(booked.reservation) == {
            "1.confirmation.0.mail": "void",
            "1.reminder.1440.mail": "void",
            "1.reminder.120.mail": "void",
            "2.cancelled.0.mail": "sent",
        }


async def test_calendars_hear_of_each_revision_with_a_higher_sequence(tmp_path: Path) -> None:
    async with posted(tmp_path) as here:
        booked = await here.book()
        await here.send()
        later = START + HOUR_S * 1000
        for command in (
            Reschedule(reservation=booked.reservation, start_at=later),
            CancelReservation(reservation=booked.reservation),
            RestoreReservation(reservation=booked.reservation),
        ):
            await here.at.do(command, ANN)
            await here.send()
        seen = [_calendar(letter) for letter in here.post.got]
        uids, methods, sequences = zip(*seen, strict=True)
        assert len(set(uids)) == 1
        assert methods == ("REQUEST", "REQUEST", "CANCEL", "REQUEST")
        assert list(sequences) == sorted(set(sequences))


def _calendar(letter: Letter) -> tuple[str, str, int]:
    assert letter.calendar is not None
    lines = dict(
        line.split(":", 1) for line in letter.calendar.data.decode().splitlines() if ":" in line
    )
    return lines["UID"], lines["METHOD"], int(lines["SEQUENCE"])


async def test_what_is_refused_for_now_is_tried_again_after_a_while_and_for_good_is_failed(
    tmp_path: Path,
) -> None:
    async with posted(tmp_path) as here:
        booked = await here.book()
        later, never = Delivery("later", "450 greylisted"), Delivery("never", GONE)
        here.post.answers = [later, later, later, later, later, never]
        waits = []
        for _ in range(5):
            await here.send()
            found = here.message(booked.reservation, "1.confirmation.0.mail")
            assert (found.state, found.reason) == ("due", "450 greylisted")
            waits.append((found.due_at - here.clock.now()) // 60_000)
            await here.send()
            here.clock.at = found.due_at
        assert waits == [1, 5, 15, 60, 60]
        await here.send()
        found = here.message(booked.reservation, "1.confirmation.0.mail")
        # Whom it was to goes when the customer is forgotten, and must not stay here.
        assert (found.state, found.reason) == ("failed", "550 …: no such user")
        assert here.outbox.standing().failed == 1
        assert undelivered(here.at.store, here.clock.now() - HOUR_S * 1000, 9) == [found]


class Breaking(Post):
    """A mail server that breaks off over every mail of a cancellation, whatever comes first."""

    async def send(self, letter: Letter) -> Delivery:
        taken = await super().send(letter)
        return Delivery("away", "broke off") if ".cancelled." in letter.id else taken


async def test_mails_that_break_every_line_do_not_keep_the_others_from_going(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("mail cannot be sent now: broke off")
    async with posted(tmp_path, post=Breaking()) as here:
        gone = [await here.book() for _ in range(2)]
        await here.send()
        for each in gone:
            await here.at.do(CancelReservation(reservation=each.reservation), ANN)
        for hour in (1, 2):
            other = await here.book(start_at=START + hour * HOUR_S * 1000)
            for _ in range(4):
                await here.send()
                here.clock.advance(301)
            assert here.message(other.reservation, "1.confirmation.0.mail").state == "sent"
        assert here.message(gone[0].reservation, "2.cancelled.0.mail").state == "due"


async def test_nobody_knocks_for_each_message_at_a_closed_door_and_no_try_counts(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("mail cannot be sent now: no answer")
    async with posted(tmp_path) as here:
        first = await here.book()
        await here.book(start_at=START + HOUR_S * 1000)
        here.post.answers = [Delivery("away", "no answer")] * 4
        for minutes in (1, 5, 15, 15):
            await here.send()
            standing = here.outbox.standing()
            assert (standing.mail, standing.waiting) in (("trouble", 1), ("trouble", 2))
            here.clock.advance(60 * minutes - 1)
            knocks = len(here.post.got)
            await here.send()
            assert len(here.post.got) == knocks
            here.clock.advance(1)
        assert len(here.post.got) == 4
        assert here.message(first.reservation, "1.confirmation.0.mail").tries == 0
        await here.send()
        assert len(here.post.got) == 6 and here.outbox.standing().mail == "sending"


async def test_without_a_server_mails_wait_and_without_a_provider_sms_are_skipped(
    tmp_path: Path,
) -> None:
    async with posted(tmp_path) as here:
        mailed, texted = await here.book(), await here.book(BY_SMS)
        here.senders = {}
        await here.send("mail")
        await here.send("sms")
        assert (here.outbox.standing().mail, here.outbox.sends()) == ("not_set", [])
        assert here.states(mailed.reservation)["1.confirmation.0.mail"] == "due"
        skipped = here.message(texted.reservation, "1.confirmation.0.sms")
        assert (skipped.state, skipped.reason) == ("skipped", "no SMS provider is set")
        here.senders = {"mail": here.post}
        assert here.outbox.sends() == ["mail"]
        here.clock.advance(30)
        await here.send("mail")
        assert here.states(mailed.reservation)["1.confirmation.0.mail"] == "sent"


async def test_what_was_sent_while_nothing_could_be_saved_is_marked_later_and_not_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with posted(tmp_path) as here:
        booked = await here.book()
        execute: Callable[..., Awaitable[object]] = Door.execute

        async def unsaved(door: Door, command: object, *rest: object) -> object:
            if isinstance(command, MarkMessage):
                raise Unavailable("No room.")
            return await execute(door, command, *rest)

        monkeypatch.setattr(Door, "execute", unsaved)
        with pytest.raises(Unavailable):
            await here.send()
        monkeypatch.undo()
        here.clock.advance(60)
        await here.send()
        assert len(here.post.got) == 1
        assert here.states(booked.reservation)["1.confirmation.0.mail"] == "sent"


async def test_a_message_that_cannot_be_written_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("cannot be written")
    async with posted(tmp_path) as here:
        first, second = await here.book(), await here.book(start_at=START + HOUR_S * 1000)
        render = here.outbox._posting._render

        def broken(*rest: object) -> object:
            if first.reservation in str(rest[1]):
                raise ValueError("a template is broken")
            return render(*rest)  # type: ignore[arg-type]

        monkeypatch.setattr(here.outbox._posting, "_render", broken)
        await here.send()
        assert here.states(first.reservation)["1.confirmation.0.mail"] == "failed"
        assert here.states(second.reservation)["1.confirmation.0.mail"] == "sent"


async def test_the_outbox_runs_by_itself_and_stops_when_what_is_on_its_way_has_arrived(
    tmp_path: Path,
) -> None:
    async with posted(tmp_path) as here:
        on_its_way, arrives = asyncio.Event(), asyncio.Event()

        async def slow() -> None:
            on_its_way.set()
            await arrives.wait()

        here.post.meanwhile = slow
        await here.outbox.start()
        booked = await here.book()
        await asyncio.wait_for(on_its_way.wait(), 30)
        stopping = asyncio.create_task(here.outbox.stop())
        await asyncio.sleep(0)
        arrives.set()
        await stopping
        assert here.states(booked.reservation)["1.confirmation.0.mail"] == "sent"


async def test_a_reminder_by_hand_goes_at_once(tmp_path: Path) -> None:
    async with posted(tmp_path, ManualClock(NOON)) as here:
        booked = await here.book()
        await here.send()
        asked = await here.at.do(SendReminder(reservation=booked.reservation), ANN)
        assert isinstance(asked, Saved)
        await here.send()
        assert here.post.got[-1].id == asked.id
        assert here.post.got[-1].subject.startswith("Reminder: Passport")
