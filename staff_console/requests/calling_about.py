"""Sheets of what is waited for: whom to ring, and what a supplier says. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from client.instants import local
from protocol.records import Person, RequestLine
from protocol.request_views import RequestHead
from protocol.service_requests import AWAITED
from staff_console.administration.question import Question
from staff_console.requests.known import Known
from staff_console.requests.questions import about
from staff_console.requests.standing import KEPT_LONG
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr
from staff_console.tickets.moments import moment, weekday
from staff_console.words import isolated

SAID_MOST: Final = 300
CAME: Final = "came"
ALL: Final = "all"
_DAYS: Final = (1, 2, 3, 5, 7, 14)
_EVENING_H: Final = 17
"""When an ordered part has come on its day."""


def awaited(known: Known, ident: str) -> list[RequestLine]:
    """The parts of a request that are not here."""
    return [
        each for each in known.lines(ident)
        if each.line_kind == "part" and each.state in AWAITED
    ]  # fmt: skip


def expected_at(days: int, known: Known, now: int) -> int:
    """The evening of the day that is so many ahead, in the zone of the house (ms)."""
    day = local(now, known.zone) + timedelta(days=days)
    at = day.replace(hour=_EVENING_H, minute=0, second=0, microsecond=0)
    return round(at.timestamp() * 1000)


def ring(known: Known, head: RequestHead, values: Values) -> Question:
    """The number to ring, and what was said."""
    request = known.request(head.id)
    person = known.person(request) if request is not None else None
    came = values.get("came", "")
    why = "" if came else tr("How did it end?")
    title, text = _number(person, loading=request is None)
    return Question(
        "ring", title, f"{about(head)}. {text}".strip(), tr("Write it down"),
        (
            Field("came", tr("What came of it"), "one", came, _outcomes(head)),
            Field("said", tr("What was said"), "lines", values.get("said", ""), most=SAID_MOST,
                  hint=tr("May be left empty. Colleagues read it, the customer does not.")),
        ),
        not why, why,
    )  # fmt: skip


def rang(known: Known, head: RequestHead, values: Values) -> str:
    """What is written down of a call."""
    request = known.request(head.id)
    person = known.person(request) if request is not None else None
    number = person.phone if person is not None else ""
    outcomes = {option.key: option.title for option in _outcomes(head)}
    came = outcomes.get(values.get("came", ""), "")
    first = tr("Rang {number}: {came}.") if number else tr("Rang the customer: {came}.")
    said = " ".join(values.get("said", "").split())
    return f"{first.format(number=number, came=came)} {said}".strip()


def supplier(known: Known, head: RequestHead, now: int, values: Values) -> Question:
    """Whom to ask for which part, and what they say."""
    lines, says = awaited(known, head.id), values.get("says", "")
    why = "" if lines else tr("Its parts are on their way to this screen.")
    if lines and not says:
        why = tr("Did it come, or when does it?")
    parts: tuple[Field, ...] = ()
    if len(lines) > 1:
        options = [Option(ALL, tr("all of them")), *(Option(e.id, e.name) for e in lines)]
        chosen = values.get("part", ALL)
        parts = (Field("part", tr("Which part"), "one", chosen, tuple(options)),)
    return Question(
        "ask-supplier", about(head), _suppliers(known, lines, now), tr("Write it down"),
        (*parts, Field("says", tr("What they say"), "one", says, _days(known, now))), not why, why,
    )  # fmt: skip


def meant(lines: Sequence[RequestLine], values: Values) -> list[RequestLine]:
    """The parts that were chosen."""
    part = values.get("part", ALL)
    return [each for each in lines if part in (ALL, each.id)]


def _outcomes(head: RequestHead) -> tuple[Option, ...]:
    comes = tr("brings it") if head.state == "queued" else tr("comes and picks it up")
    return (
        Option("comes", comes), Option("back", tr("rings back")), Option("none", tr("no answer")),
        Option("other", tr("something else")),
    )  # fmt: skip


def _number(person: Person | None, loading: bool) -> tuple[str, str]:
    """What is rung, large; and another way, where there is one."""
    if loading:
        return tr("The number is on its way"), ""
    mail = tr("Mail: {mail}").format(mail=isolated(person.email)) if person and person.email else ""
    if person is None or not person.phone:
        return tr("No telephone number is known"), mail
    return tr("Ring {number}").format(number=isolated(person.phone)), mail


def _suppliers(known: Known, lines: Sequence[RequestLine], now: int) -> str:
    """A sentence for each part: who, under which number and address, and since when."""
    return "\n".join(_supplier(known, line, now) for line in lines)


def _supplier(known: Known, line: RequestLine, now: int) -> str:
    found = known.supplier(line)
    if found is None:
        whom = tr("no supplier is named")
    else:
        ways = (found.name, found.phone, found.email)
        whom = ", ".join(isolated(each) for each in ways if each)
    state = tr("not ordered yet")
    if line.state == "ordered":
        state = tr("ordered, no date told")
    if line.expected_at is not None:
        when = moment(line.expected_at, now, known.zone)
        state = tr("ordered for {when}").format(when=when)
    return tr("{part}: {whom}. {state}.").format(
        part=isolated(line.name), whom=whom, state=state[:1].upper() + state[1:]
    )


def _days(known: Known, now: int) -> tuple[Option, ...]:
    options = [Option(CAME, tr("It came"))]
    for days in _DAYS:
        at = expected_at(days, known, now)
        title = tr("tomorrow") if days == 1 else weekday(at, known.zone)
        if at - now > KEPT_LONG - 86_400_000:
            title = tr("in {days} days").format(days=days)
        options.append(Option(str(days), title))
    return tuple(options)
