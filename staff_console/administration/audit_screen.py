"""The page of the audit as a value: what was asked of the house, and whether it is whole. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from typing import Final

from client.instants import local
from protocol.audit import AuditRow, AuditVerdict
from protocol.records import Device, Site, Staff
from protocol.replica import Replica
from staff_console.administration.audit_acts import ACTS
from staff_console.administration.audit_commands import COMMANDS
from staff_console.administration.audit_data import asked
from staff_console.administration.audit_ribbon import Checking, ribbon
from staff_console.administration.audit_sentence import (
    DONE,
    first,
    label,
    outcome,
    plain,
    sentence,
    subject,
    who,
)
from staff_console.administration.face import (
    Choice,
    Column,
    Detail,
    Fact,
    PageFace,
    Part,
    Phase,
    Row,
    Tone,
    Verb,
)
from staff_console.administration.words import role_name, when
from staff_console.answers import IDLE, AnswerLine
from staff_console.reports.days import day_name
from staff_console.speech import tr

DAYS: Final = 30
"""So many days back the list of days reaches."""
_GRAVE: Final = frozenset({"sign_in_refused", "refresh_reused", "device_doubled", "device_refused"})


@dataclass(frozen=True)
class Filter:
    """What the list is of; empty is all."""

    day: str = ""
    actor: str = ""
    op: str = ""
    subject: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return self != Filter()


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    filter: Filter = field(default_factory=Filter)
    rows: Sequence[AuditRow] | None = None
    """None while the server has not told them."""
    more: bool = False
    """Whether there are older ones."""
    failed: str = ""
    chosen: str = ""
    about: str = ""
    """What `filter.subject` is called."""
    verdict: AuditVerdict | None = None
    checking: Checking | None = None
    connected: bool = True
    answer: AnswerLine = IDLE


def audit_screen(replica: Replica, here: Local, now: int, where: tzinfo) -> PageFace:
    """The page at the server's time `now` (ms)."""
    rows = here.rows or ()
    chosen = next((r for r in rows if str(r.seq) == here.chosen), rows[0] if rows else None)
    return PageFace(
        title=tr("Audit"),
        about=_about(here),
        tone="warn" if rows and (here.failed or not here.connected) else "muted",
        columns=(Column(tr("When"), 176), Column(tr("What happened"))),
        rows=tuple(_row(each, replica, now, where) for each in rows),
        phase=_phase(here),
        note=_note(here),
        chosen=str(chosen.seq) if chosen is not None else "",
        detail=_detail(chosen, replica, now, where) if chosen is not None else Detail(),
        verbs=_verbs(chosen, here),
        faded=not here.connected,
        ribbon=ribbon(here.verdict, here.checking, now, where),
        choices=_choices(replica, here, now, where),
        answer=here.answer,
    )


def days_back(replica: Replica, now: int, where: tzinfo) -> tuple[str, ...]:
    """The last business days, the newest first."""
    site = next(replica.of(Site), None)
    day = site.day if site is not None else ""
    today = date.fromisoformat(day) if day else local(now, where).date()
    return tuple((today - timedelta(days=back)).isoformat() for back in range(DAYS))


def _phase(here: Local) -> Phase:
    if here.rows is None:
        return "refused" if here.failed else "asking"
    return "told" if here.rows else "none"


def _note(here: Local) -> str:
    if here.rows is None:
        return here.failed or (tr("Reading …") if here.connected else tr("The server is away."))
    if not here.rows:
        return tr("Nothing of this kind. Alt+A shows everything.")
    return ""


def _about(here: Local) -> str:
    if here.rows and here.failed:
        return tr("Not up to date: {why}").format(why=here.failed)
    if here.rows and not here.connected:
        return tr("As of before: the server is away.")
    if here.about:
        return tr("Only about {what}").format(what=here.about)
    return tr("newest first")


def _choices(replica: Replica, here: Local, now: int, where: tzinfo) -> tuple[Choice, ...]:
    days = days_back(replica, now, where)
    chosen = (here.filter.day,) if here.filter.day not in ("", *days) else ()
    named = [(day, _day(day, days)) for day in (*days, *chosen)]
    staff = sorted(replica.of(Staff), key=lambda each: (each.left, each.name.casefold()))
    devices = sorted(replica.of(Device), key=lambda each: each.name.casefold())
    people = [(each.id, each.name) for each in staff] + [(each.id, each.name) for each in devices]
    ops = sorted(((op, label(op)) for op in {*ACTS, *_plain_ops()}), key=lambda o: o[1].casefold())
    return (
        Choice("day", tr("Day"), here.filter.day, (("", tr("all days")), *named)),
        Choice("actor", tr("By"), here.filter.actor, (("", tr("everybody")), *people)),
        Choice("op", tr("What"), here.filter.op, (("", tr("everything")), *ops)),
    )


def _plain_ops() -> set[str]:
    return {op for op in COMMANDS if ":" not in op}


def _day(day: str, days: Sequence[str]) -> str:
    if day == days[0]:
        return tr("today")
    return tr("yesterday") if day == days[1] else day_name(day, days[0])


def _row(row: AuditRow, replica: Replica, now: int, where: tzinfo) -> Row:
    said, at = sentence(row, replica), when(row.at, now, where)
    return Row(str(row.seq), (Part(at, "muted"), Part(said, _tone(row))), f"{at}, {said}")


def _tone(row: AuditRow) -> Tone:
    if row.op in _GRAVE:
        return "danger"
    return "ink" if row.outcome == DONE else "warn"


def _detail(row: AuditRow, replica: Replica, now: int, where: tzinfo) -> Detail:
    refused = row.outcome != DONE
    came = tr("refused: {why}").format(why=outcome(row.outcome)) if refused else tr("done")
    at = f"{when(row.at, now, where)}:{local(row.at, where):%S}"
    line = row.via == "command line"
    facts = [
        Fact(tr("When"), at),
        Fact(tr("Who"), first(who(row, replica))),
        Fact(tr("As"), plain(row.role) if line else role_name(row.role)),
        Fact(tr("By way of"), _VIA.get(row.via, lambda: row.via)()),
        Fact(tr("About"), first(subject(row, replica))),
        Fact(tr("Outcome"), came, "warn" if refused else "ink"),
        Fact(tr("Personal data"), _PERSONAL[row.personal]()),
        Fact(tr("Row"), f"{row.seq:,}"),
    ]
    if row.data:
        facts.append(Fact(tr("What was asked"), ""))
        facts += asked(row, replica, now, where)
    return Detail(sentence(row, replica), facts=tuple(facts))


def _verbs(row: AuditRow | None, here: Local) -> tuple[Verb, ...]:
    there, days = here.connected, here.filter.day
    return (
        Verb("only", tr("All about this one"), "Enter", there and _has_subject(row, here)),
        Verb("day_before", tr("The day before"), "Alt+Left", there),
        Verb("day_after", tr("The day after"), "Alt+Right", there and bool(days)),
        Verb("everything", tr("Everything again"), "Alt+A", there and here.filter.any),
        Verb("verify", tr("Check the chain now"), "Alt+V", there and here.checking is None),
    )


def _has_subject(row: AuditRow | None, here: Local) -> bool:
    return row is not None and bool(row.subject) and row.subject != here.filter.subject


_VIA: Final = {
    "socket": lambda: tr("a program of the house"),
    "http": lambda: tr("the HTTP interface"),
    "page": lambda: tr("a page on a phone"),
    "timer": lambda: tr("time"),
    "command line": lambda: tr("the server's command line"),
}
_PERSONAL: Final = {
    "none": lambda: tr("none with it"),
    "kept": lambda: tr("kept beside it"),
    "erased": lambda: tr("erased since"),
}
