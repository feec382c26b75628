"""What desks and colleagues could do that day: what is set now, and whatever they then did.

A skill may have been taken away since, a colleague may have gone, and of older days nobody knows
who sat where: but whoever served somebody that day was able to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from protocol.records import Service, Staff
from server.domain.what_if.recorded import RecordedDesk, RecordedLeg, Work


class Able(NamedTuple):
    """Desks and colleagues as that day shows them."""

    desks: list[RecordedDesk]
    staff: list[Staff]


def as_that_day(
    desks: Iterable[RecordedDesk],
    legs: Sequence[RecordedLeg],
    services: Iterable[Service],
    staff: Iterable[Staff],
) -> Able:
    """Add what was done to what is set."""
    needed = {service.id: service.skills for service in services}
    colleagues = {each.id: each for each in staff}
    shown = []
    for desk in desks:
        work = [_with_somebody(span, desk) for span in desk.work]
        done: set[str] = set()
        for leg in legs:
            for turn in leg.turns:
                if turn.desk != desk.desk.id or turn.service_ms <= 0:
                    continue
                done |= set(leg.task)
                skills = [skill for task in leg.task for skill in needed.get(task, ())]
                who = _at_work(work, turn.from_at)
                colleagues[who] = _with_skills(colleagues.get(who), who, skills)
        offered = desk.desk.services
        more = sorted(done - set(offered)) if offered else []
        shown.append(replace(desk, desk=replace(desk.desk, services=[*offered, *more]), work=work))
    return Able(shown, list(colleagues.values()))


def _with_somebody(span: Work, desk: RecordedDesk) -> Work:
    """Nobody knows who: then it is somebody all the same."""
    return span if span.staff else Work(span.from_at, span.to_at, f"at {desk.desk.id}")


def _at_work(work: Sequence[Work], at: int) -> str:
    """Who sat there then, or next to that."""
    nearest = min(work, key=lambda span: max(span.from_at - at, at - span.to_at, 0))
    return nearest.staff or ""


def _with_skills(known: Staff | None, ident: str, skills: Iterable[str]) -> Staff:
    known = known or Staff(id=ident, name="", role="staff")
    lacking = [skill for skill in dict.fromkeys(skills) if skill not in known.skills]
    return replace(known, skills=[*known.skills, *lacking])
