"""The top of the window: where, how fresh, who works here; and the banner of bad news. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal

from client.live import LinkStatus
from protocol.replica import Replica
from staff_console.facts import Facts, Me, staff_name
from staff_console.speech import tr
from staff_console.words import isolated, minutes, seconds

Freshness = Literal["connecting", "live", "reconnecting", "stale", "away"]
UNAVAILABLE: tuple[Freshness, ...] = ("connecting", "stale", "away")


@dataclass(frozen=True)
class Top:
    """The top bar."""

    point: str
    freshness: Freshness
    link: str
    who: str
    clock: str


@dataclass(frozen=True)
class Banner:
    """What is said across the board while the server is away."""

    title: str
    text: str
    retry: str


def freshness(status: LinkStatus) -> Freshness:
    """How far what is shown can be believed."""
    if status.phase == "live":
        return "live" if status.connected else "reconnecting"
    return status.phase


def top_of(
    replica: Replica,
    facts: Facts | None,
    status: LinkStatus,
    fresh: Freshness,
    now: int,
    me: Me,
    where: tzinfo,
) -> Top:
    """The top bar at the server's time `now` (ms)."""
    at = "" if status.as_of is None else seconds(status.as_of, where)
    link = {
        "connecting": tr("Connecting …"),
        "live": tr("Live, as of {at}"),
        "reconnecting": tr("Reconnecting, as of {at}"),
        "stale": tr("As of {at}"),
        "away": tr("Away. Last news {at}") if at else tr("Server away"),
    }[fresh]
    name = staff_name(replica, me.id)
    if facts is not None:
        name = tr("{who}, {desk}").format(who=isolated(name or tr("You")), desk=facts.desk.name)
    return Top(
        point=facts.point.name if facts else "",
        freshness=fresh,
        link=link.format(at=at),
        who=name,
        clock=minutes(now, where) if replica.position is not None else "",
    )


def banner_of(
    status: LinkStatus, fresh: Freshness, now: int, where: tzinfo, board: bool
) -> Banner | None:
    """What is said across the board; None while the server is there."""
    if fresh not in ("stale", "away"):
        return None
    retry = ""
    if status.retry_at is not None:
        count = -(-(status.retry_at - now) // 1000)
        retry = tr("Next try in {count} s").format(count=count) if count > 0 else tr("Trying …")
    if status.as_of is None:
        return Banner(tr("No connection yet."), status.reason, retry)
    title = tr("Server away since {at}.").format(at=seconds(status.as_of, where))
    text = tr("Everything here is as of then.")
    if board:
        text = tr("Everything here is as of then. Unless it is back at once you go on by hand.")
    return Banner(title, text, retry)
