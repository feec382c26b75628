"""A change of a day in words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from protocol.queries import DayChange
from protocol.records import ServicePoint
from staff_console.settings.writing import clock, length
from staff_console.speech import tr
from staff_console.what_if.fields import policy_words


def change_words(change: DayChange, point: ServicePoint) -> str:
    """`One desk more, 14:00–16:00; services 10 % shorter`; empty for no change."""
    said = "; ".join(_parts(change, point))
    return said[:1].upper() + said[1:]


def _parts(change: DayChange, point: ServicePoint) -> Iterator[str]:
    if change.desks:
        yield _desks(change)
    if change.max_wait_s is not None:
        text = tr("nobody waits longer than {time} if it can be helped")
        if not change.max_wait_s:
            text = tr("no longest wait")
        yield text.format(time=length(change.max_wait_s))
    if change.policy is not None:
        yield tr("who is next: {policy}").format(policy=policy_words(change.policy))
    titles = {each.name: each.title for each in point.classes}
    for name, weight in change.weights.items():
        yield tr("{name} weighs {weight}").format(name=titles.get(name, name), weight=f"{weight:g}")
    if change.service_percent != 100:
        longer, shorter = tr("services {count} % longer"), tr("services {count} % shorter")
        by = change.service_percent - 100
        yield (longer if by > 0 else shorter).format(count=abs(by))
    if change.joins_percent != 100:
        more, fewer = tr("{count} % more customers"), tr("{count} % fewer customers")
        by = change.joins_percent - 100
        yield (more if by > 0 else fewer).format(count=abs(by))


def _desks(change: DayChange) -> str:
    count = abs(change.desks)
    if change.desks > 0:
        text = tr("one desk more") if count == 1 else tr("{count} desks more")
    else:
        text = tr("one desk fewer") if count == 1 else tr("{count} desks fewer")
    said, begins, ends = text.format(count=count), change.from_min, change.to_min
    if begins is not None and ends is not None:
        return f"{said}, {clock(begins)}–{clock(ends)}"
    if begins is not None:
        return tr("{what} from {at}").format(what=said, at=clock(begins))
    return tr("{what} until {at}").format(what=said, at=clock(ends)) if ends is not None else said
