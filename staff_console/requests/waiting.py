"""Who is waited for: us, suppliers, customers; the latest first, each with what is done. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from client.money import told
from protocol.request_states import ON_BENCH
from protocol.request_views import RequestHead
from protocol.service_requests import shown
from staff_console.requests.known import Known
from staff_console.requests.standing import KEPT_LONG, spell
from staff_console.speech import tr
from staff_console.tickets.moments import DAY, moment
from staff_console.words import isolated

WaitVerb = Literal[
    "ring", "phone", "write", "send_estimate", "ask_supplier", "give_back", "to_bench"
]  # fmt: skip
Whom = Literal["us", "supplier", "customer"]
BROUGHT_WITHIN: Final = 3 * DAY
"""What was announced and not brought for so long is asked after."""
SOON: Final = DAY
"""What comes within this is marked."""


@dataclass(frozen=True)
class WaitRow:
    """One request that waits on one line, or a heading over some."""

    key: str
    kind: Literal["heading", "wait"]
    title: str = ""
    """Of a heading what it says, else item and name."""
    number: str = ""
    waits: str = ""
    due: str = ""
    tone: str = "muted"
    verb: WaitVerb = "ring"
    does: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        parts = (self.number, self.title, self.waits, self.due, self.does)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class WaitingList:
    """All that waits."""

    rows: tuple[WaitRow, ...] = ()
    count: int = 0
    late: int = 0
    about: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Of all requests, in their order."""
        return tuple(row.key for row in self.rows if row.kind == "wait")

    def row(self, key: str) -> WaitRow | None:
        """One of them."""
        return next((row for row in self.rows if row.key == key), None)


NOTHING_WAITS: Final = WaitingList()


class _Wait(NamedTuple):
    """For whom one waits, since or until when (ms), and what is done about it."""

    whom: Whom
    due: int
    waits: str
    verb: WaitVerb
    does: str = ""


def waiting_list(known: Known, point: str, now: int) -> WaitingList:
    """Those of a service point, or of all where it is empty, at the server's time `now` (ms)."""
    found: dict[Whom, list[tuple[int, WaitRow]]] = {"us": [], "supplier": [], "customer": []}
    late = 0
    for head in known.all:
        wait = _wait(known, head, now)
        if wait is None or (point and head.service_point != point):
            continue
        late += wait.due <= now
        found[wait.whom].append((wait.due, _row(known, head, wait, now)))
    rows: list[WaitRow] = []
    for whom, each in found.items():
        rows += _group(whom, [row for _, row in sorted(each, key=lambda e: (e[0], e[1].number))])
    parts = [tr("{count} late").format(count=late)] if late else []
    parts += [
        _COUNTED[whom]().format(count=len(each)) for whom, each in found.items() if each
    ]  # fmt: skip
    count = sum(len(each) for each in found.values())
    return WaitingList(tuple(rows), count, late, ", ".join(parts))


def _row(known: Known, head: RequestHead, wait: _Wait, now: int) -> WaitRow:
    over = now - wait.due
    tone = "danger" if over >= 0 else "warn" if over > -SOON else "muted"
    due = tr("{span} late") if over >= 0 else tr("{span} left")
    title = tr("{item}, {name}").format(item=isolated(head.item), name=isolated(head.name))
    verb, does = _way(known, head, wait)
    return WaitRow(
        head.id, "wait", title, shown(head.number), wait.waits, due.format(span=spell(abs(over))),
        tone, verb, does,
    )  # fmt: skip


def _way(known: Known, head: RequestHead, wait: _Wait) -> tuple[WaitVerb, str]:
    """What is done about it. Whoever has no telephone is written to, as far as that is known."""
    does = wait.does or _DOES[wait.verb]()
    request = known.request(head.id)
    person = known.person(request) if request is not None else None
    if wait.verb not in ("ring", "phone") or person is None:
        return wait.verb, does
    if not person.phone:
        return "write", _DOES["write"]()
    return wait.verb, tr("Ring {number}").format(number=isolated(person.phone))


def _group(whom: Whom, rows: list[WaitRow]) -> Iterable[WaitRow]:
    if rows:
        title = tr("{title}, {count}").format(title=_TITLES[whom](), count=len(rows))
        yield WaitRow(f"heading:{whom}", "heading", title)
        yield from rows


def _wait(known: Known, head: RequestHead, now: int) -> _Wait | None:
    """Whom it waits for, and since or until when; None where it is worked on in time."""
    if head.here:
        # Whoever stands in the hall is called from the line.
        return None
    if head.stopped and head.state in ON_BENCH:
        said = tr("over the total: a new estimate is needed")
        return _Wait("us", head.updated_at, said, "send_estimate")
    if head.state in _BY_STATE:
        return _BY_STATE[head.state](known, head, now)
    if head.state in ON_BENCH and head.promised_at is not None and head.promised_at <= now:
        when = moment(head.promised_at, now, known.zone)
        return _Wait(
            "us", head.promised_at, tr("was promised for {when}").format(when=when), "to_bench"
        )
    return None


def _diagnosed(known: Known, head: RequestHead, now: int) -> _Wait:
    due = head.promised_at if head.promised_at is not None else head.since + DAY
    said = tr("diagnosed {when}, no estimate is sent").format(when=_when(known, head.since, now))
    return _Wait("us", due, said, "send_estimate", tr("Send the estimate"))


def _declined(known: Known, head: RequestHead, now: int) -> _Wait:
    when = _when(known, head.since, now)
    said = tr("declined {when}, is to be given back").format(when=when)
    return _Wait("us", head.since, said, "give_back")


def _expired(known: Known, head: RequestHead, now: int) -> _Wait:
    when = _when(known, head.valid_until or head.since, now)
    said = tr("estimate expired {when}").format(when=when)
    return _Wait("us", head.valid_until or head.since, said, "send_estimate", tr("Send again"))


def _parts(known: Known, head: RequestHead, now: int) -> _Wait:
    parts = ", ".join(isolated(each) for each in head.awaits) or tr("A part")
    if head.expected_at is None:
        return _Wait("supplier", head.since, tr("{parts}: no date told").format(parts=parts),
                     "ask_supplier")  # fmt: skip
    when = _when(known, head.expected_at, now)
    said = tr("{parts}: should have come {when}") if head.expected_at <= now else tr(
        "{parts}: comes {when}"
    )  # fmt: skip
    return _Wait("supplier", head.expected_at, said.format(parts=parts, when=when), "ask_supplier")


def _answer(known: Known, head: RequestHead, now: int) -> _Wait:
    until = head.valid_until if head.valid_until is not None else head.since
    seen = tr("not opened yet")
    if head.seen_at is not None:
        seen = tr("opened {when}").format(when=_when(known, head.seen_at, now))
    said = tr("{total} sent {when}, {seen}").format(
        total=told(head.total, head.currency), when=_when(known, head.since, now), seen=seen
    )
    if until <= now:
        return _Wait("customer", until, said, "send_estimate", tr("Send again"))
    return _Wait("customer", until, said, "phone", tr("Ring"))


def _pick_up(known: Known, head: RequestHead, now: int) -> _Wait:
    since = _when(known, head.since, now)
    said = tr("to be given back since {when}") if head.state == "return_ready" else tr(
        "ready since {when}"
    )  # fmt: skip
    if head.told_at is None:
        said = tr("{said}, not told yet").format(said=said.format(when=since))
        return _Wait("customer", head.since, said, "ring")
    if _when(known, head.told_at, now) == since:
        return _Wait("customer", head.since + KEPT_LONG, tr("{said}, told at once").format(
            said=said.format(when=since)), "ring")  # fmt: skip
    told_at = _when(known, head.told_at, now)
    said = tr("{said}, told {at}").format(said=said.format(when=since), at=told_at)
    return _Wait("customer", head.since + KEPT_LONG, said, "ring")


def _not_brought(known: Known, head: RequestHead, now: int) -> _Wait:
    said = tr("announced {when}, not brought yet").format(when=_when(known, head.since, now))
    return _Wait("customer", head.since + BROUGHT_WITHIN, said, "ring")


def _when(known: Known, at: int, now: int) -> str:
    return moment(at, now, known.zone)


_BY_STATE: Final[dict[str, Callable[[Known, RequestHead, int], _Wait]]] = {
    "queued": _not_brought,
    "diagnosed": _diagnosed,
    "estimate_sent": _answer,
    "declined": _declined,
    "expired": _expired,
    "waiting_parts": _parts,
    "ready": _pick_up,
    "return_ready": _pick_up,
}
_TITLES: Final[dict[Whom, Callable[[], str]]] = {
    "us": lambda: tr("Waits for us"),
    "supplier": lambda: tr("Waits for a supplier"),
    "customer": lambda: tr("Waits for its customer"),
}
_COUNTED: Final[dict[Whom, Callable[[], str]]] = {
    "us": lambda: tr("{count} for us"),
    "supplier": lambda: tr("{count} for suppliers"),
    "customer": lambda: tr("{count} for customers"),
}
_DOES: Final[dict[WaitVerb, Callable[[], str]]] = {
    "ring": lambda: tr("Ring"),
    "phone": lambda: tr("Ring"),
    "write": lambda: tr("Write: no telephone"),
    "send_estimate": lambda: tr("New estimate"),
    "ask_supplier": lambda: tr("Came, or ask"),
    "give_back": lambda: tr("Give back"),
    "to_bench": lambda: tr("To the bench"),
}
