"""Files that nobody needs any more go, and no other."""

from __future__ import annotations

import os
from pathlib import Path

from protocol.commands import CreateServicePoint, UpdateSite
from protocol.ids import uuid7
from protocol.outcomes import Requested, Saved, Ticketed
from protocol.queue_commands import Customer
from protocol.records import Attachment
from protocol.repair_settings import PutRepairTerms
from protocol.request_commands import DeleteRequest, ItemSpec, OpenRequest
from protocol.ticket_commands import AddAttachment, DeleteTicket, OpenTicket
from server.domain.actor import Actor
from server.jobs.filing import EVERY_MS, FORGOTTEN_MS, Filing
from server.store.attachments import Attachments
from tests.hall import ADMIN, ANN, NOON, House, house
from tests.server.http.repairs import PNG

GRACE = Customer(email="grace@example.org")


def _old(files: Attachments) -> None:
    """All files came long ago, as the disk has it."""
    for path in files.every():
        os.utime(path, (1_000, 1_000))


async def _brought(at: House, files: Attachments, number: int) -> tuple[str, str]:
    """A file of Ann's for a message to come: id and hash."""
    stored, ident = files.put(f"file {number}".encode(), "a.txt"), uuid7(NOON, bytes([number] * 10))
    command = AddAttachment(
        attachment=ident,
        name="a.txt",
        content_type=stored.content_type,
        size=stored.size,
        hash=stored.hash,
    )
    await at.do(command, ANN)
    return ident, stored.hash


async def test_a_picture_for_a_service_request_waits_as_long_as_that_does(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        files = Attachments(tmp_path / "attachments")
        filing = Filing(at.door, at.tailer, at.clock, files)
        point = await at.do(CreateServicePoint(name="Repairs", prefix="A", capacity=1))
        assert isinstance(point, Saved), point
        await at.do(PutRepairTerms(service_point=point.id))
        brought = OpenRequest(
            service_point=point.id, items=[ItemSpec(what="Phone")], customer=GRACE
        )
        made = await at.do(brought, ANN)
        assert isinstance(made, Requested), made
        stored = files.put(PNG, "a.png")
        sent = AddAttachment(
            attachment=(ident := uuid7(NOON, bytes(10))), request=made.request, name="a.png",
            content_type=stored.content_type, size=stored.size, hash=stored.hash, inline=True,
        )  # fmt: skip
        holder = Actor(made.request, "visitor", request=made.request, scope="request")
        assert await at.do(sent, holder) == Saved(id=ident)
        _old(files)
        at.clock.advance(2 * FORGOTTEN_MS / 1_000)
        await filing.look()
        assert at.tailer.floor.get(Attachment, ident) is not None
        await at.do(DeleteRequest(request=made.request), ADMIN)
        await filing.look()
        assert list(files.every()) == []


async def test_a_file_goes_with_its_ticket_or_a_day_after_nobody_sent_it(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        files = Attachments(tmp_path / "attachments")
        filing = Filing(at.door, at.tailer, at.clock, files)
        await at.do(UpdateSite(name="Riverside"))
        (sent, kept), (unsent, forgotten) = [await _brought(at, files, n) for n in (1, 2)]
        opening = OpenTicket(subject="Help", text="See it", customer=GRACE, attachments=[sent])
        made = await at.do(opening, ANN)
        assert isinstance(made, Ticketed), made
        _old(files)
        await filing.look()
        assert {path.name for path in files.every()} == {kept, forgotten}
        at.clock.advance(FORGOTTEN_MS / 1_000)
        await filing.look()
        assert at.tailer.floor.get(Attachment, unsent) is None
        assert [path.name for path in files.every()] == [kept]
        at.clock.advance(EVERY_MS / 2_000)
        await at.do(DeleteTicket(ticket=made.ticket), ADMIN)
        await filing.look()
        assert list(files.every()) == [], "at once, not when the hour is over"
