"""The history of the customer at my desk: this visit, and earlier ones of the same person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

import msgspec

from client.instants import local
from client.not_taken import NotTaken
from protocol.messages import Res
from protocol.queries import HistoryItem, PastVisit, Span
from protocol.records import Desk
from protocol.replica import Replica
from staff_console.customer import Detail
from staff_console.facts import Facts
from staff_console.speech import tr
from staff_console.words import minutes, whole_minutes

Answered = Callable[[Res | NotTaken], None]
SHOWN: Final = 40
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


class Query(Protocol):
    """Asks for what is too large to replicate; calls back once."""

    def __call__(self, name: str, args: dict[str, Any], done: Answered) -> None:
        """Ask."""


@dataclass(frozen=True)
class History:
    """Lines of the past, and what stands beside the heading."""

    lines: tuple[Detail, ...] = ()
    said: str = ""


class Past:
    """Fetches the history of one visit at a time, and again with every change of its entry."""

    def __init__(self, query: Query, told: Callable[[], None]) -> None:
        self._query = query
        self._told = told
        self._wanted: tuple[str, int] = ("", 0)
        self._items: tuple[HistoryItem, ...] = ()
        self._known = False
        self._more = False

    def want(self, visit: str, version: int) -> None:
        """This is the visit whose history is shown, as of this version of its entry."""
        if (visit, version) == self._wanted:
            return
        if visit != self._wanted[0]:
            self._items, self._known, self._more = (), False, False
        self._wanted = visit, version
        if visit:
            wanted = self._wanted
            self._query("history", {"visit": visit}, lambda answer: self._take(wanted, answer))

    def shown(self, replica: Replica, facts: Facts, now: int, away: bool) -> History:
        """The lines, the newest day first."""
        earlier = [item for item in self._items if isinstance(item, PastVisit)]
        spans = [item for item in self._items if isinstance(item, Span)]
        lines = [*_this_visit(replica, spans, facts), *(_visit(v, now, facts) for v in earlier)]
        said = ""
        if away:
            said = tr("as of before") if self._known else tr("needs the server")
        if earlier and not away:
            count = f"{len(earlier)}+" if self._more else str(len(earlier))
            since = min(visit.day for visit in earlier)[:4]
            said = tr("{count} visits since {year}").format(count=count, year=since)
            if len(earlier) == 1 and not self._more:
                said = tr("1 visit in {year}").format(year=since)
        elif self._known and not away:
            said = tr("first visit known")
        return History(tuple(lines[:SHOWN]), said)

    def _take(self, wanted: tuple[str, int], answer: Res | NotTaken) -> None:
        if wanted != self._wanted:
            return
        if isinstance(answer, NotTaken):
            # Asked again with the next change; what is shown stays.
            self._wanted = wanted[0], -1
            return
        self._items = tuple(msgspec.convert(answer.items, list[HistoryItem]))
        self._known, self._more = True, answer.next is not None
        self._told()


def _this_visit(replica: Replica, spans: list[Span], facts: Facts) -> list[Detail]:
    """What happened today before now: spells of service, holds, missed calls."""
    told = {
        "serving": tr("{at} served {time}{desk}"),
        "on_hold": tr("{at} on hold {time}"),
        "missed": tr("{at} missed the call"),
        "away": tr("{at} away {time}"),
    }
    lines: list[Detail] = []
    for span in spans:
        text = told.get(span.state)
        if span.state == "waiting" and span.reason:
            # What a colleague has told with a transfer.
            text = "{at}"
        if text is None:
            continue
        if span.reason:
            text = tr("{text}: {reason}").format(text=text, reason="{reason}")
        desk = replica.get(Desk, span.desk)
        lines.append(
            Detail(
                tr("Today"),
                text.format(
                    at=minutes(span.from_at, facts.zone),
                    reason=span.reason,
                    time=whole_minutes(span.to_at - span.from_at),
                    desk=tr(" at {desk}").format(desk=desk.name) if desk is not None else "",
                ),
            )
        )
    return lines


def _visit(visit: PastVisit, now: int, facts: Facts) -> Detail:
    services = ", ".join(visit.services) or visit.number
    ends = {
        "no_show": tr("{services}, did not come"),
        "left": tr("{services}, left after {waited} min"),
        "cancelled": tr("{services}, cancelled"),
        "expired": tr("{services}, not served"),
    }
    text = ends.get(visit.outcome, tr("{services}, waited {waited} min"))
    said = text.format(services=services, waited=visit.waited_s // 60)
    return Detail(_day(visit.day, local(now, facts.zone).date()), said)


def _day(day: str, today: date) -> str:
    """`3 Nov`, with the year where that is not clear."""
    then = date.fromisoformat(day)
    said = f"{then.day} {_MONTHS.split()[then.month - 1]}"
    return said if (today - then).days < 330 else f"{said} {then.year}"
