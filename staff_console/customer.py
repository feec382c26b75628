"""The customer in front of me: the one block that stands out. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from protocol.records import Call, Entry, Person, Service, Visit
from protocol.replica import Replica
from staff_console.facts import Facts
from staff_console.keys import WINDOW_KEYS
from staff_console.languages import house_language, language_name
from staff_console.line import what, who
from staff_console.needs import instruction
from staff_console.promised import lines, promises_of
from staff_console.sheets.planned import planned_span
from staff_console.side import unconfirmed
from staff_console.slips import slip_words
from staff_console.speech import tr
from staff_console.words import isolated, left, minutes, seconds, span


@dataclass(frozen=True)
class Detail:
    """A line of what is known of the customer."""

    label: str
    text: str


@dataclass(frozen=True)
class Customer:
    """The block and what stands under it; `state` is `none` while nobody is at the desk."""

    state: Literal["none", "called", "serving", "break"]
    title: str
    since: str = ""
    number: str = ""
    timer: str = ""
    name: str = ""
    service: str = ""
    share: float | None = None
    """The bar: grace that has run, or service time of the usual, 0…1."""
    over: bool = False
    """The bar is full: grace has run out, or it takes longer than usual."""
    under: str = ""
    loud: str = ""
    """What must not be overlooked."""
    details: tuple[Detail, ...] = ()
    chip: str = ""


def customer(replica: Replica, facts: Facts, now: int) -> Customer:
    """The block at the server's time `now` (ms)."""
    entry = facts.customer
    if entry is None:
        return _on_break(facts, now) if facts.desk.state == "paused" else _nobody(replica, facts)
    called = entry.state == "called"
    share, over, under, chip = (_grace if called else _service)(replica, entry, now)
    visit = replica.get(Visit, entry.visit)
    needs = visit.access_needs if visit else []
    return Customer(
        state="called" if called else "serving",
        title=_title(entry) if called else tr("Serving"),
        since=tr("since {at}").format(at=seconds(entry.since, facts.zone)),
        number=entry.number,
        timer=span(now - entry.since),
        name=who(replica, entry),
        service=what(replica, entry),
        share=share,
        over=over,
        under=under,
        loud=". ".join(
            part for part in (_unheard(replica, entry, now), instruction(needs)) if part
        ),
        details=tuple(_details(replica, entry, visit, facts)),
        chip=chip,
    )


def _on_break(facts: Facts, now: int) -> Customer:
    """Nobody is to be called here: the face of a desk that rests."""
    desk, until = facts.desk, facts.desk.until
    title = (
        tr("On a break: {reason}").format(reason=desk.reason) if desk.reason else tr("On a break")
    )
    since = tr("since {at}").format(at=minutes(desk.since, facts.zone))
    chip = tr("on a break, {time}").format(time=span(now - desk.since))
    if until is None:
        under = tr("F10 ends it: {desk} is open again.").format(desk=desk.name)
        return Customer("break", title, since=since, under=under, chip=chip)
    share = min(1.0, max(0.0, (now - desk.since) / max(1, until - desk.since)))
    rest = -(-(until - now) // 60_000)
    back = tr("Back at {at}, in {count} min. F10 ends it.")
    if rest <= 0:
        back = tr("Back since {at}, {count} min over. F10 ends it.")
    under = back.format(at=minutes(until, facts.zone), count=abs(rest))
    return Customer(
        "break", title, since=since, share=share, over=rest <= 0, under=under, chip=chip
    )


def _unheard(replica: Replica, entry: Entry, now: int) -> str:
    """That no screen shows the call, so that the clerk says it aloud."""
    if entry.state != "called":
        return ""
    calls = (call for call in replica.of(Call) if call.entry == entry.id)
    last = max(calls, key=lambda call: call.at, default=None)
    if last is None or not unconfirmed(last, now):
        return ""
    return tr("No screen confirmed this call: say it aloud")


def nobody_next(facts: Facts) -> str:
    """Why there is nobody whom this desk could call."""
    if facts.waiting and (name := facts.for_others.get(facts.waiting[0].id)) is not None:
        said = tr("{number} waits for {name}, as booked.")
        return said.format(number=facts.waiting[0].number, name=isolated(name))
    if facts.waiting:
        return tr("Nobody in line can be served at this desk.")
    return tr("Nobody in line is here yet.") if facts.away else tr("Nobody is waiting.")


def _nobody(replica: Replica, facts: Facts) -> Customer:
    following = facts.following
    details: tuple[Detail, ...] = ()
    if span := planned_span(facts.desk, facts.zone):
        details = (Detail(tr("Break"), span),)
    if following is not None:
        said = tr("F2 calls {number}.").format(number=following.number)
        details = (*_who_comes(replica, following, facts), *details)
    else:
        said = nobody_next(facts)
    title = tr("{desk} is free").format(desk=facts.desk.name)
    return Customer("none", title, under=said, details=details, chip=tr("free"))


def _who_comes(replica: Replica, entry: Entry, facts: Facts) -> Iterator[Detail]:
    """What is good to know before the call."""
    visit = replica.get(Visit, entry.visit)
    yield Detail(
        tr("Next"),
        tr("{number} {name}").format(number=entry.number, name=isolated(who(replica, entry))),
    )
    yield Detail(tr("For"), what(replica, entry))
    yield _joined(entry, visit, facts)
    yield from _promised(replica, entry, facts)
    if entry.reason:
        yield Detail(tr("Told"), entry.reason)
    if visit is not None and visit.access_needs:
        yield Detail(tr("Needs"), instruction(visit.access_needs))
    yield from _known(replica, visit)


def _title(entry: Entry) -> str:
    if entry.calls > 1:
        return tr("Called {count} times").format(count=entry.calls)
    return tr("Called")


def _grace(replica: Replica, entry: Entry, now: int) -> tuple[float, bool, str, str]:
    until = entry.grace_until or entry.since
    left_ms = until - now
    if left_ms <= 0:
        return 1.0, True, tr("Grace is over: F12 if nobody came."), tr("called, grace over")
    share = 1 - left_ms / max(1, until - entry.since)
    rest = left(left_ms)
    under = tr("{left} of grace left, then F12 if nobody came.").format(left=rest)
    return share, False, under, tr("called, {left} left").format(left=rest)


def _service(replica: Replica, entry: Entry, now: int) -> tuple[float, bool, str, str]:
    service = replica.get(Service, entry.service)
    usual_ms = (service.mean_s if service else 480) * 1000
    taken = now - entry.since
    usual, over = max(1, round(usual_ms / 60_000)), (taken - usual_ms) // 60_000
    under = tr("usual {minutes} min").format(minutes=usual)
    if over > 0:
        under = tr("usual {minutes} min, {over} min over").format(minutes=usual, over=over)
    chip = tr("serving {timer}").format(timer=span(taken))
    return min(1.0, max(0.0, taken / usual_ms)), taken > usual_ms, under, chip


def _joined(entry: Entry, visit: Visit | None, facts: Facts) -> Detail:
    joined = minutes(entry.joined_at, facts.zone)
    how = {
        "kiosk": tr("{at} at the kiosk"),
        "phone": tr("{at} by phone"),
        "staff": tr("{at} at a desk"),
        "http": tr("{at} online"),
    }
    return Detail(tr("Joined"), how[visit.source if visit else "http"].format(at=joined))


def _promised(replica: Replica, entry: Entry, facts: Facts) -> Iterator[Detail]:
    """What they were told of their wait, and what we had to say sorry for."""
    for apology, said in lines(promises_of(replica).of(entry.id), replica, facts.zone):
        yield Detail(tr("Apology") if apology else tr("Promise"), said)


def _details(replica: Replica, entry: Entry, visit: Visit | None, facts: Facts) -> Iterator[Detail]:
    yield _joined(entry, visit, facts)
    yield from _promised(replica, entry, facts)
    until = entry.called_at or entry.started_at or entry.since
    yield Detail(tr("Waited"), span(until - entry.joined_at))
    if entry.called_at is not None:
        yield Detail(tr("Called"), _called(entry, facts))
    yield from _known(replica, visit)


def _known(replica: Replica, visit: Visit | None) -> Iterator[Detail]:
    if visit is not None and visit.party_size > 1:
        yield Detail(tr("Party"), tr("{count} people").format(count=visit.party_size))
    if visit is not None and visit.language != house_language(replica):
        yield Detail(tr("Language"), language_name(visit.language))
    if visit is not None and (paper := slip_words(visit)):
        yield Detail(tr("Slip"), paper)
    person = replica.get(Person, visit.person if visit else None)
    if person is not None:
        yield from _person(person)


def _called(entry: Entry, facts: Facts) -> str:
    at = seconds(entry.called_at or entry.since, facts.zone)
    if entry.calls > 1:
        return tr("{at}, {count} times").format(at=at, count=entry.calls)
    return at


def _person(person: Person) -> Iterator[Detail]:
    for label, text in (
        (tr("Phone"), person.phone),
        (tr("Email"), person.email),
        (tr("Notes"), person.notes),
    ):
        if text:
            yield Detail(label, text)
    if person.contact:
        opens = tr("{key} opens the page").format(key=WINDOW_KEYS["contact"])
        yield Detail(tr("Contact"), opens)
    if person.erased_at and not person.name:
        yield Detail(tr("Personal data"), tr("Erased by request"))
