"""How the sending of messages stands, for whoever watches the server."""

from __future__ import annotations

from typing import Literal, NamedTuple

Sending = Literal["sending", "not_set", "trouble"]
"""`not_set`: nothing is set to send by, so that mails wait; `trouble`: the other side does not take
them now, or the settings cannot be used. The server's log has the words."""
Fetched = Literal["fetching", "not_set", "trouble"]
"""Likewise of the mail box that customers write to."""


class Standing(NamedTuple):
    """Figures are of this server's life."""

    mail: Sending = "not_set"
    sms: Sending = "not_set"
    waiting: int = 0
    """Messages that are due and have not been sent."""
    sent: int = 0
    failed: int = 0
    mail_in: Fetched = "not_set"
    taken: int = 0
    """Mails that came in and were taken."""
