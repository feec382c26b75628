"""A merge and its undo read from disk what memory does not keep."""

from __future__ import annotations

from pathlib import Path

from protocol.commands import Customer
from protocol.outcomes import Bulked, Ticketed
from protocol.records import Ticket, TicketMessage
from protocol.ticket_commands import MergeTickets, OpenTicket, UndoBulk
from server.store.store import by_ids
from tests.hall import ANN, House, house

ANA = Customer(name="Ana", email="ana@example.org")


async def opened(at: House, text: str) -> str:
    answer = await at.do(OpenTicket(subject=text, text=text, customer=ANA), ANN)
    assert isinstance(answer, Ticketed)
    return answer.ticket


def written(at: House, ticket: str) -> list[str]:
    """What stands in a thread on disk, without notes."""
    with at.store.engine.connect() as connection:
        found = by_ids(connection, at.store.site, "ticket_message", [ticket], "ticket")
    return [m.text for m in found if isinstance(m, TicketMessage) and m.message_kind != "note"]


async def test_threads_are_moved_and_moved_back_after_restarts(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        first, second = await opened(at, "The lock."), await opened(at, "The door.")
    async with house(tmp_path) as at:
        done = await at.do(MergeTickets(ticket=first, tickets=[second]), ANN)
        assert isinstance(done, Bulked) and done.batch
        assert sorted(written(at, first)) == ["The door.", "The lock."]
    async with house(tmp_path) as at:
        undone = await at.do(UndoBulk(batch=done.batch), ANN)
        assert isinstance(undone, Bulked) and [each.code for each in undone.items] == ["", ""]
        assert (written(at, first), written(at, second)) == (["The lock."], ["The door."])
        back = at.store.get("ticket", second)
        assert isinstance(back, Ticket) and (back.status, back.merged_into) == ("open", None)
