"""The timer of events reminds once of each occurrence, whatever happens between."""

from __future__ import annotations

from pathlib import Path

from protocol.automation import Notice
from protocol.commands import Customer, PutStaff, UpdateStaff
from protocol.contact_commands import PutContact, PutEvent
from protocol.outcomes import Saved
from protocol.records import Staff
from server.clock import ManualClock
from server.jobs.reminding import Reminding
from server.letters.notices import letter_of
from tests.hall import ADMIN, ANN, NOON, House, house

MIN = 60_000
HOUR = 60 * MIN


def told(at: House) -> list[tuple[str, int]]:
    """By which way, and of which start, minutes after noon."""
    found = at.tailer.floor.of(Notice)
    return sorted((n.channel, (int(n.data["start_at"]) - NOON) // MIN) for n in found)


async def test_each_occurrence_is_reminded_of_once_through_restarts(tmp_path: Path) -> None:
    clock = ManualClock(NOON)
    async with house(tmp_path, clock) as at:
        await at.do(PutStaff(staff=ANN.id, name="Ann", role="staff"), ADMIN)
        await at.do(UpdateStaff(staff=ANN.id, version=1, email="ann@example.org"), ADMIN)
        contact = await at.do(PutContact(customer=Customer(name="Ana")), ANN)
        assert isinstance(contact, Saved)
        job = Reminding(at.door, at.tailer, at.clock)
        for start_at, recurs in ((NOON + HOUR, "FREQ=DAILY"), (NOON + HOUR + MIN, "")):
            times = {"start_at": start_at, "end_at": start_at + HOUR}
            plan = PutEvent(title="Call", contact=contact.id, recurs=recurs, **times)  # type: ignore[arg-type]
            assert isinstance(await at.do(plan, ANN), Saved)
        await job.look()
        assert told(at) == []
        clock.advance(45 * 60)
        for _ in range(2):
            await job.look()
            assert told(at) == [("console", 60), ("mail", 60)]
        floor = at.tailer.floor
        (mail,) = [each for each in floor.of(Notice) if each.channel == "mail"]
        colleague = floor.get(Staff, mail.to)
        assert colleague is not None
        letter = letter_of(floor, mail, colleague, NOON)
        assert letter.subject == "Soon: Call" and "It begins " in letter.text
    async with house(tmp_path, clock) as at:
        job = Reminding(at.door, at.tailer, at.clock)
        # Away for a minute: what has not begun is told still, what was told is not again.
        clock.advance(2 * 60)
        await job.look()
        assert told(at)[-2:] == [("mail", 60), ("mail", 61)] and ("console", 61) in told(at)
        head = at.door.head
        await job.look()
        clock.advance(20 * 60)
        await job.look()
        assert at.door.head == head
        clock.advance(23 * 3_600 + 40 * 60)
        await job.look()
        assert ("mail", 24 * 60 + 60) in told(at)
