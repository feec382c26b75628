"""How the time of a repair stands: what its card says of it, and how loudly. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from client.money import told
from protocol.request_states import ENDED
from protocol.request_views import RequestHead
from staff_console.speech import tr
from staff_console.tickets.moments import DAY, HOUR, hours, moment, weekday

KEPT_LONG: Final = 7 * DAY
"""What has been ready for so long is said to lie here."""
STEPS: Final = 40
"""Of a bar."""


@dataclass(frozen=True)
class Standing:
    """A bar, `share` of it full, and words; without a share there is no bar."""

    words: str = ""
    tone: str = "muted"
    share: float | None = None
    bar: str = "line"
    late: bool = False
    close: bool = False
    bold: bool = False


def standing_of(head: RequestHead, now: int, zone: tzinfo) -> Standing:
    """What its card says at the server's time `now` (ms)."""
    if head.state in ENDED:
        return Standing(tr("since {when}").format(when=_day(head.since, now, zone)))
    if head.state in ("ready", "return_ready"):
        return _to_pick_up(head, now, zone)
    if head.here:
        said = tr("here, {number}").format(number=head.here)
        return Standing(said, "ink", 1.0, "ink", bold=True)
    if head.state == "estimate_sent" and head.valid_until is not None:
        return _open_until(head, head.valid_until, now)
    if head.state == "expired":
        at = head.valid_until or head.since
        said = tr("expired {day}").format(day=_day(at, now, zone))
        return Standing(said, "danger", 1.0, "danger", late=True, bold=True)
    if head.state == "declined":
        return Standing(tr("declined"))
    if head.state == "waiting_parts":
        return _awaited(head, now, zone)
    if head.state == "queued":
        return Standing(tr("since {when}").format(when=_day(head.since, now, zone)))
    return _promised(head, now, zone)


def spell(ms: int) -> str:
    """`5 d`, `20 h`, and below ten hours `1:20`."""
    if ms >= DAY:
        return tr("{days} d").format(days=ms // DAY)
    return tr("{hours} h").format(hours=ms // HOUR) if ms >= 10 * HOUR else hours(ms)


def _promised(head: RequestHead, now: int, zone: tzinfo) -> Standing:
    """Against what was promised: how much is left, or how much it is over."""
    if head.stopped:
        return Standing(tr("over the total"), "danger", 1.0, "danger", late=True, bold=True)
    at = head.promised_at
    if at is None:
        left = head.left_s
        if head.pause and left is not None:
            said = tr("{span} left").format(span=spell(left * 1000))
            return Standing(said, "muted", 0.0)
        return _unpromised(head)
    if at <= now:
        said = tr("{span} over").format(span=spell(now - at))
        return Standing(said, "danger", 1.0, "danger", late=True, bold=True)
    close = head.warn_at is not None and head.warn_at <= now
    share = _share(head.promise_from_at, at, now)
    tone, bar = ("warn", "warn") if close else ("ink", "line")
    return Standing(_due(head, at, now, zone), tone, share, bar, close=close, bold=close)


def _due(head: RequestHead, at: int, now: int, zone: tzinfo) -> str:
    """`1:20` of what is worked on, else by when."""
    worked_on = head.state in ("diagnosing", "in_repair", "qc")
    if at - now < (DAY if worked_on else HOUR):
        return hours(at - now)
    by = tr("write by {when}") if head.state == "diagnosed" else tr("due {when}")
    return by.format(when=_day(at, now, zone))


def _unpromised(head: RequestHead) -> Standing:
    if head.state == "diagnosed":
        return Standing(tr("write the estimate"))
    return Standing(tr("nothing promised"))


def _open_until(head: RequestHead, until: int, now: int) -> Standing:
    """How long the customer may still answer."""
    left = until - now
    if left <= 0:
        return Standing(tr("expired"), "danger", 1.0, "danger", late=True, bold=True)
    close = left <= DAY
    said = tr("{span} left").format(span=spell(left))
    share = _share(head.since, until, now)
    tone = "warn" if close else "ink"
    return Standing(said, tone, share, "warn" if close else "line", close=close, bold=close)


def _awaited(head: RequestHead, now: int, zone: tzinfo) -> Standing:
    at = head.expected_at
    if at is None:
        return Standing(tr("no date told"), "warn", close=True)
    if at < now:
        said = tr("{span} late").format(span=spell(now - at))
        return Standing(said, "danger", 1.0, "danger", late=True, bold=True)
    return Standing(tr("comes {when}").format(when=_day(at, now, zone)))


def _to_pick_up(head: RequestHead, now: int, zone: tzinfo) -> Standing:
    if head.here:
        said = tr("here, {number}").format(number=head.here)
        return Standing(said, "ink", 1.0, "ink", bold=True)
    lies = now - head.since
    if lies >= KEPT_LONG:
        said = tr("kept {days} days").format(days=lies // DAY)
        return Standing(said, "warn", 0.2, "warn", close=True, bold=True)
    if head.state == "return_ready" and float(head.return_fee or 0):
        fee = told(head.return_fee, head.currency)
        return Standing(tr("fee {amount}").format(amount=fee))
    if head.told_at is None:
        return Standing(tr("not told yet"), "warn", close=True)
    return Standing(tr("told {when}").format(when=_day(head.told_at, now, zone)), "ink")


def _share(start: int | None, end: int, now: int) -> float:
    whole = end - start if start is not None else 0
    share = min(1.0, max(0.0, (end - now) / whole)) if whole > 0 else 1.0
    # No finer than it is drawn: else the board would be drawn anew with every second.
    return round(share * STEPS) / STEPS


def _day(at: int, now: int, zone: tzinfo) -> str:
    """`14:02` of today, `Wed` of this week, else `12.11.`."""
    said = moment(at, now, zone)
    if " " not in said:
        return said
    return weekday(at, zone) if said[:1].isalpha() else said.split(" ")[0]
