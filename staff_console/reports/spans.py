"""How the stay of somebody went on, as lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from protocol.records import Desk, Interval
from protocol.replica import Replica
from staff_console.speech import tr
from staff_console.words import minutes


def span_lines(spans: Sequence[Interval], replica: Replica, zone: tzinfo) -> tuple[str, ...]:
    """`14:04–14:38 waited`; what was taken back again is left out."""
    said = {
        "waiting": tr("{span} waited"),
        "away": tr("{span} was away"),
        "called": tr("{span} was called to {desk}"),
        "serving": tr("{span} was served at {desk}"),
        "on_hold": tr("{span} was on hold"),
        "missed": tr("{span} had missed the call"),
    }
    lines: list[str] = []
    for span in spans:
        text = said.get(span.state)
        if text is None or span.withdrawn:
            continue
        desk = replica.get(Desk, span.desk)
        from_at, to_at = minutes(span.from_at, zone), minutes(span.to_at, zone)
        lines.append(
            text.format(
                span=f"{from_at}–{to_at}" if from_at != to_at else from_at,
                desk=desk.name if desk is not None else tr("a desk"),
            )
        )
    return tuple(lines) or (tr("Nothing of it has ended yet."),)
