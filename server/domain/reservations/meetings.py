"""The video room of a reservation, as the server has made it."""

from __future__ import annotations

from protocol.booking_commands import PutMeeting
from protocol.changes import Put
from protocol.outcomes import Saved
from protocol.records import Meeting, Reservation
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.reservations.states import unknown


def put_meeting(floor: Floor, command: PutMeeting, context: Context) -> Decision:
    """Write down the room, that there is none, or that it has ended."""
    if floor.get(Reservation, command.reservation) is None:
        raise unknown()
    before = floor.get(Meeting, command.reservation)
    meeting = Meeting(
        id=command.reservation,
        provider=command.provider,
        room=command.room,
        url=command.url,
        opens_at=command.opens_at,
        ends_at=command.ends_at,
        state=command.state,
        reason=command.reason,
        version=before.version + 1 if before is not None else 1,
    )
    return Decision(Saved(id=meeting.id, version=meeting.version), [Put(meeting)])
