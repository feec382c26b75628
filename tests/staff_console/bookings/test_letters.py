"""What a colleague sees of the messages to a customer."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from protocol.booking_queries import MessageTold
from protocol.outbox import Channel, MessageState
from staff_console.bookings.letters import SHOWN, letters_of

NOON = 1_795_521_600_000
BERLIN = ZoneInfo("Europe/Berlin")


def told(
    state: MessageState, reason: str = "", due_min: int = -5, channel: Channel = "mail"
) -> MessageTold:
    at = NOON + due_min * 60_000
    return MessageTold(
        id="r.1.reminder.120.mail", subject="r", what="reminder", channel=channel, state=state,
        reason=reason, due_at=at, sent_at=at if state == "sent" else None, step_min=120, tries=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("message", "text", "tone"),
    [
        (told("sent"), "mail, 24.11.26 12:55", "ink"),
        (told("sent", channel="sms"), "SMS, 24.11.26 12:55", "ink"),
        (told("due", due_min=60), "to be sent 24.11.26 14:00", "muted"),
        (told("due"), "waits to be sent", "warn"),
        (told("due", "450 later", 5), "waits to be sent: \u2068450 later\u2069", "warn"),
        (told("failed", "550 none"), "did not reach them: \u2068550 none\u2069", "danger"),
        (told("missed"), "did not reach them", "danger"),
    ],
)
def test_what_did_not_reach_a_customer_stands_out_with_the_reason(
    message: MessageTold, text: str, tone: str
) -> None:
    (line,) = letters_of([message], NOON, BERLIN)
    assert (line.label, line.text, line.tone) == ("Reminder", text, tone)


def test_what_is_void_is_not_told_and_not_more_than_fits() -> None:
    many = [told("void"), told("joined"), told("skipped"), *[told("sent")] * 20]
    assert len(letters_of(many, NOON, BERLIN)) == SHOWN
