"""Files that strangers send before they open a ticket have bounds of their own."""

from __future__ import annotations

from protocol.commands import UpdateSite
from protocol.ids import uuid7
from protocol.outcomes import Saved
from protocol.ticket_commands import AddAttachment
from protocol.tickets import ATTACHMENT_MOST
from server.domain.actor import PUBLIC
from server.domain.tickets.files import STRANGERS_MOST
from tests.hall import ANN, NOON, hall


def a_file(number: int) -> AddAttachment:
    """One as large as any may be."""
    return AddAttachment(
        attachment=uuid7(NOON, number.to_bytes(10, "big")),
        name="a.jpg",
        content_type="image/jpeg",
        size=ATTACHMENT_MOST,
        hash="0" * 64,
    )


def test_strangers_cannot_fill_the_disk_and_colleagues_go_on() -> None:
    at = hall()
    assert at.refused(a_file(0), PUBLIC).code == "support_closed"
    at.do(UpdateSite(support=True))
    fit = STRANGERS_MOST // ATTACHMENT_MOST
    for number in range(fit):
        assert isinstance(at.do(a_file(number), PUBLIC), Saved)
    refused = at.refused(a_file(fit), PUBLIC)
    assert (refused.code, refused.field) == ("too_many_requests", "attachment")
    assert isinstance(at.do(a_file(fit), ANN), Saved)
