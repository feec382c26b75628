"""What the page of a thread says, and until when that is true."""

from __future__ import annotations

import pytest

from protocol.ticket_views import OwnTicket
from server.pages.support.thread_face import ThreadFace, face
from server.pages.words import words

MINUTE = 60_000
ZONE = "Europe/Berlin"
EVENING = 1_795_727_400_000
"""Thursday, 26 November 2026, 22:10 in Berlin."""


def faced(answer_by: int | None = None, followed_by: int = 0) -> ThreadFace:
    ticket = OwnTicket(
        id="t", number=7, subject="It drips", status="open", waits_for_you=False,
        opened_at=EVENING, language="en", answer_by=answer_by, may_answer=True, may_rate=False,
        followed_by=followed_by,
    )  # fmt: skip
    return face(ticket, [], "Riverside", ZONE, EVENING, words("en"))


def test_the_number_is_written_as_in_the_mails() -> None:
    assert faced().number == "Ticket T-7"
    assert "T-9" in faced(followed_by=9).text


@pytest.mark.parametrize(
    ("answer_by", "until"),
    [
        (EVENING + 30 * MINUTE, EVENING + 30 * MINUTE),  # then it is late
        (EVENING + 300 * MINUTE, EVENING + 110 * MINUTE),  # at midnight it is no longer tomorrow
        (EVENING - MINUTE, EVENING + 110 * MINUTE),
        (None, EVENING + 110 * MINUTE),
    ],
)
def test_the_page_knows_until_when_it_is_true(answer_by: int | None, until: int) -> None:
    assert faced(answer_by).until == until
