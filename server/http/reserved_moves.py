"""`queue/check-in` and `queue/no-show` of a reservation: both take its id as well as an entry's."""

from __future__ import annotations

from typing import Final

from protocol import commands as c
from protocol.outcomes import Joined, Reserved
from protocol.records import Entry, Reservation
from server.http.edge import Edge
from server.http.queue_shapes import EntryAnswer
from server.http.reservation_answers import answer_of
from server.http.reservation_shapes import ReservationAnswer
from server.http.transitions import Ask

OF_RESERVATION: Final[dict[type[c.Command], type[c.CheckInReservation | c.MissReservation]]] = {
    c.CheckIn: c.CheckInReservation,
    c.NoShow: c.MissReservation,
}
"""What a transition is where the id is a reservation's."""


async def is_reservation(edge: Edge, ident: str) -> bool:
    """Whether the floor has a reservation of this id."""
    if edge.tailer.floor.get(Entry, ident) is not None:
        return False
    if edge.tailer.floor.get(Reservation, ident) is None:
        await edge.tailer.reached(edge.door.head.seq)
    return edge.tailer.floor.get(Reservation, ident) is not None


async def moved_reservation(
    edge: Edge, request: Ask, step: type[c.Command], ident: str, expected: int | None
) -> EntryAnswer | ReservationAnswer:
    """Do it to the reservation: checking in answers the queue entry that it gave. Raises `Refused`,
    `Unavailable`."""
    command = OF_RESERVATION[step](reservation=ident, expected=expected)
    answered = await edge.ask(request.scope, command)
    if isinstance(answered.answer, Reserved):
        return answer_of(answered.answer, staff=True)
    if not isinstance(answered.answer, Joined):
        raise TypeError(f"{command.op()} was answered with {type(answered.answer).__name__}")
    joined = answered.answer
    await edge.tailer.reached(answered.seq)
    entry = edge.tailer.floor.get(Entry, joined.entry)
    return EntryAnswer(
        id=joined.entry,
        number=joined.number,
        service_point=joined.service_point,
        state=entry.state if entry else "waiting",
        version=entry.version if entry else 1,
        desk=None,
        desk_name="",
        pick="",
        undo_until=None,
        opened=None,
    )
