"""What the kiosk shows of something that was brought, as a value: drawn as the page of a slip is,
and an estimate that waits for its answer. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from client.house import site_of
from client.instants import local, zone_of
from client.money import told as money
from client.openings import whole_day
from client.speech import tr
from client.texts import NAME, one_line
from kiosk.brought import Brought
from kiosk.pages.amounts import is_paid, whole
from kiosk.pages.scanned import ScannedPage
from kiosk.pages.scanned_keys import PageKey
from protocol.replica import Replica
from protocol.request_queries import FoundOwnRequest
from protocol.request_states import RequestState
from protocol.request_views import OwnRequest
from protocol.service_requests import shown


@dataclass(frozen=True)
class Sight:
    """A request as it is seen at a moment, in a language and a zone of time."""

    found: FoundOwnRequest
    now: int
    language: str
    zone: tzinfo | None

    @property
    def own(self) -> OwnRequest:
        """The request."""
        return self.found.request

    @property
    def number(self) -> str:
        """`R-1187`."""
        return shown(self.own.number)

    @property
    def item(self) -> str:
        """What was brought."""
        return " · ".join(one_line(each.name, NAME) for each in self.own.items[:2])

    def money(self, amount: str) -> str:
        """An amount as it is written."""
        return whole(money(amount, self.own.currency, self.language))

    def when(self, at: int) -> str:
        """The time of day today, else the day and the time."""
        moment = local(at, self.zone)
        clock = f"{moment:%H:%M}"
        if moment.date() == local(self.now, self.zone).date():
            return clock
        text = tr("{day}, {time}").format(day=whole_day(moment), time=clock)
        return text.replace(f" {clock}", f"\N{NO-BREAK SPACE}{clock}")

    def day(self, at: int) -> str:
        """The day."""
        return whole_day(local(at, self.zone))


def sight_of(brought: Brought | None, replica: Replica, now: int, language: str) -> Sight | None:
    """What is seen of it; None while nothing is known."""
    if brought is None or brought.found is None:
        return None
    site = site_of(replica, language)
    return Sight(brought.found, now, language, zone_of(site.zone) if site else None)


def brought_page(brought: Brought | None, sight: Sight | None) -> ScannedPage:
    """The page; empty without one."""
    if brought is None:
        return ScannedPage()
    if sight is None:
        return replace(_without(brought), kind=f"request {brought.phase}")
    own = sight.own
    page = _STATES[own.state](sight)
    note = _note(brought, sight)
    promised = _promised(sight)
    lines = (*page.lines, promised) if promised else page.lines
    if own.state == "estimate_sent" and own.may_answer and not brought.held:
        lines = (tr("Hold the code of your receipt to the reader. Then you can answer here."),)
    return replace(
        page,
        kind=f"request {own.state} {own.waiting}".strip(),
        number=sight.number,
        lines=lines,
        note=note,
        service=sight.item,
        keys=(*_keys(own), _done(primary=not own.may_join)),
        worried=page.worried or brought.stale,
        busy="say" if brought.busy else "",
    )


def _promised(sight: Sight) -> str:
    """By when it is ready, while that is so; an apology where it was not."""
    own = sight.own
    if own.state not in _WORKED_ON or own.pause:
        return ""
    if own.breached:
        return tr("We are sorry: it takes longer than we said.")
    if own.promised_at is not None and own.promised_at > sight.now:
        return tr("Ready by {when}.").format(when=sight.when(own.promised_at))
    if own.place > 1:
        return tr("Repairs before yours: {count}.").format(count=own.place - 1)
    return ""


_WORKED_ON: Final = frozenset(
    {"checked_in", "diagnosing", "diagnosed", "approved", "in_repair", "qc"}
)


def _queued(sight: Sight) -> ScannedPage:
    if not sight.own.waiting:
        return ScannedPage(lead=tr("We wait for it."), lines=(tr("Please bring it to a desk."),))
    lead = tr("Wait until {number} is called.").format(number=sight.number)
    return ScannedPage(lead=lead, lines=(tr("Then a colleague takes it."),))


def _estimate_sent(sight: Sight) -> ScannedPage:
    estimate = sight.found.estimate
    lines: tuple[str, ...] = ()
    if estimate is not None:
        lines = (tr("Please answer by {when}.").format(when=sight.when(estimate.valid_until)),)
    return ScannedPage(lead=tr("We need your answer."), lines=lines, worried=True)


def _waiting_parts(sight: Sight) -> ScannedPage:
    at = sight.own.expected_at
    lines = (tr("It should come by {day}.").format(day=sight.day(at)),) if at is not None else ()
    return ScannedPage(lead=tr("We are waiting for a part."), lines=lines)


def _ready(sight: Sight) -> ScannedPage:
    if sight.own.waiting:
        return _called_soon(sight)
    return ScannedPage(
        lead=tr("It is ready."), lines=(tr("Take a place, then sit down. We call you."),)
    )


def _return_ready(sight: Sight) -> ScannedPage:
    if sight.own.waiting:
        return _called_soon(sight)
    return ScannedPage(lead=tr("You can take it back, unrepaired."), lines=_fee(sight))


def _called_soon(sight: Sight) -> ScannedPage:
    lead = tr("Wait until {number} is called.").format(number=sight.number)
    return ScannedPage(lead=lead, lines=(tr("You have a place. We bring it to the desk."),))


def _agreed(sight: Sight) -> tuple[str, ...]:
    """By which estimate it goes on where its customer wanted no more than that."""
    if not sight.own.agreed:
        return ()
    return (tr("Estimate {n} still holds: you said yes to it.").format(n=sight.own.agreed),)


def _declined(sight: Sight) -> ScannedPage:
    if sight.own.agreed:
        return ScannedPage(lead=tr("You said no to the new estimate."), lines=_agreed(sight))
    lines = (tr("We make it ready for you, unrepaired."), *_fee(sight))
    return ScannedPage(lead=tr("You said no."), lines=lines)


def _expired(sight: Sight) -> ScannedPage:
    lines = (*_agreed(sight), tr("Please ask a person. They make you a new estimate."))
    return ScannedPage(lead=tr("The time for your answer is over."), lines=lines, worried=True)


def _picked_up(sight: Sight) -> ScannedPage:
    at = sight.own.warranty_until
    lines: tuple[str, ...] = ()
    if at is not None and at > sight.now:
        lines = (tr("Our warranty holds until {day}.").format(day=sight.day(at)),)
    return ScannedPage(lead=tr("You have picked it up."), lines=lines)


def _abandoned(_: Sight) -> ScannedPage:
    lead = tr("We have kept it for a long time.")
    return ScannedPage(lead=lead, lines=(tr("Please ask a person."),), worried=True)


def _fee(sight: Sight) -> tuple[str, ...]:
    """What giving it back costs, as agreed."""
    if not is_paid(sight.own.return_fee):
        return ()
    text = tr("That costs {amount}, as agreed.")
    return (text.format(amount=sight.money(sight.own.return_fee)),)


_STATES: Final[dict[RequestState, Callable[[Sight], ScannedPage]]] = {
    "queued": _queued,
    "checked_in": lambda _: ScannedPage(lead=tr("It is with us.")),
    "diagnosing": lambda _: ScannedPage(lead=tr("We are finding out what is wrong.")),
    "diagnosed": lambda _: ScannedPage(
        lead=tr("We know what is wrong."), lines=(tr("Your estimate comes next."),)
    ),
    "estimate_sent": _estimate_sent,
    "approved": lambda _: ScannedPage(lead=tr("You said yes. We repair it.")),
    "declined": _declined,
    "expired": _expired,
    "waiting_parts": _waiting_parts,
    "in_repair": lambda sight: ScannedPage(lead=tr("We are repairing it."), lines=_agreed(sight)),
    "qc": lambda _: ScannedPage(lead=tr("It is repaired. We test it.")),
    "ready": _ready,
    "return_ready": _return_ready,
    "picked_up": _picked_up,
    "abandoned": _abandoned,
    "cancelled": lambda _: ScannedPage(lead=tr("This was cancelled.")),
}


def _keys(own: OwnRequest) -> tuple[PageKey, ...]:
    if not own.may_join:
        return ()
    return (
        PageKey("join", tr("Take a place"), tr("We call you to a desk."), "slip", primary=True),
    )


def _done(primary: bool) -> PageKey:
    return PageKey("finish", tr("Done"), primary=primary)


def _note(brought: Brought, sight: Sight) -> str:
    """What became of the last key."""
    if brought.stale:
        clock = f"{local(brought.as_of, sight.zone):%H:%M}"
        return tr("Not connected since {time}.").format(time=clock)
    if brought.code:
        return _CODES.get(brought.code, _not_possible)()
    return tr("It takes longer than usual. Please stay here.") if brought.slow else ""


def _not_possible() -> str:
    return tr("That was not possible. This is how it stands now.")


_CODES: Final[dict[str, Callable[[], str]]] = {
    "done": lambda: tr("Thank you. We have your answer."),
    "estimate_expired": lambda: tr("The estimate had just run out. Please ask a person."),
    "estimate_superseded": lambda: tr("There is a newer estimate. Please read it."),
    "estimate_changed": lambda: tr("There is a newer estimate. Please read it."),
    "estimate_answered": lambda: tr("It was answered already, by another way."),
    "no_answer": lambda: tr("No answer came. This is the last that is known."),
}


def _without(brought: Brought) -> ScannedPage:
    """Before it is known, and where there is none."""
    match brought.phase:
        case "waiting":
            title = tr("Hold your receipt to the reader.")
            advice = tr("It reads the square code, from paper or from your phone.")
            return ScannedPage(title=title, advice=advice, keys=(_by_number(),))
        case "none":
            title = tr("We cannot find it.")
            advice = tr("Compare the number with your receipt, or ask a person.")
            return ScannedPage(title=title, advice=advice, keys=(_by_number(),), worried=True)
        case "often":
            title, advice = tr("Please ask a person."), tr("They can find it by your name.")
            return ScannedPage(title=title, advice=advice, worried=True)
        case "away":
            title = tr("We cannot look it up just now.")
            advice = tr("What you brought is safe. Please ask a person.")
            return ScannedPage(title=title, advice=advice, keys=(_by_number(),), worried=True)
        case _:
            advice = tr("It takes longer than usual.") if brought.slow else tr("We look for it.")
            return ScannedPage(title=tr("One moment."), advice=advice)


def _by_number() -> PageKey:
    how = tr("And the end of your phone number.")
    return PageKey("number", tr("Type the number"), how, "touch", primary=True)
