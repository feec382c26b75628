"""What an operator can set for a server that runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from server.meetings.made import NO_MEETINGS, MeetingSettings


@dataclass(frozen=True)
class Settings:
    """Where the server keeps its data, and how it meets the world."""

    data: Path
    base_url: str = "http://127.0.0.1:8080"
    """What private links begin with while the site has no public address."""
    open_rate: float = 5.0
    """POSTs a second that one address may send on average without signing in; 0: no limit."""
    open_burst: int = 60
    """How many of them at once."""
    open_joins: int = 120
    """How many numbers a minute strangers may take at one service point, from wherever they come;
    half of them from one address. 0: no limit."""
    open_sockets: int = 1_000
    """How many websockets of customers one address may hold; 0: no limit."""
    accept_rollback: bool = False
    """Go on from a database that is older than what this hall was: a new epoch begins."""
    authority: str = ""
    """The certificate (PEM) that devices pin: of an authority that machines do not know already."""
    plain_http: bool = False
    """Other machines connect without TLS: whoever watches the server is told."""
    meetings: MeetingSettings = NO_MEETINGS
    """Who makes video rooms."""
    zone: str = "UTC"
    """The time zone of a hall that is made now; one that exists keeps its own."""
    mail_to: Path | None = None
    """A folder that messages to customers are written into, to look at; none leaves the machine."""
