"""What a mail says of a service request: what it costs, until when, where to go. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from server.documents.cases import case_of, estimate_facts
from server.documents.estimate import estimate_pdf
from server.documents.formats import sheet_of
from server.domain.floor import Floor
from server.domain.money.amounts import decimal
from server.domain.requests.usual import full_name
from server.letters.repairs import Repair
from server.letters.sentences import clock, long_day, long_when, opening, short_when
from server.letters.sheet import Button, Card, Row, Sheet, hello
from server.mail.delivery import Attached

_WITH_PAPER: Final = frozenset({"estimate_sent", "estimate_reminder"})
_BUTTONS: Final = {"estimate_expired": "tell", "request_ready": "here", "request_return": "here"}
_PICK_UP: Final = frozenset({"request_ready", "request_return"})


def repair_sheet(told: Repair, now: int) -> Sheet:
    """The mail that tells it."""
    say, what = told.say, told.what
    values = _values(told)
    return Sheet(
        lang=say.lang,
        dir=say.dir,
        house=told.house(),
        subject=say.say(f"letter.{what}.subject", **values),
        hello=hello(told.person.name, say),
        head=say.say(f"letter.{what}.head", **values),
        lead=say.say(f"letter.{what}.lead", **values),
        cards=[_card(told, now)],
        why=say.say("letter.request.why", site=told.house()),
    )


def paper_of(floor: Floor, told: Repair) -> Callable[[], Attached] | None:
    """What draws the estimate that goes with it; None where none does."""
    if told.estimate is None or told.what not in _WITH_PAPER:
        return None
    spoken = replace(told.request, language=told.say.lang)
    facts = estimate_facts(case_of(floor, spoken, told.items, told.link), told.estimate)
    name = f"{told.number}-{told.estimate.nth}-estimate.pdf"
    form = sheet_of(floor.site.country)
    return lambda: Attached(name, "application/pdf", estimate_pdf(facts, form))


def _values(told: Repair) -> dict[str, str]:
    """What sentences name."""
    request, estimate, site, say = told.request, told.estimate, told.site, told.say
    until = estimate.valid_until if estimate is not None else request.promised_at
    return {
        "site": told.house(),
        "number": told.number,
        "item": told.item,
        "total": told.money(estimate.total if estimate is not None else request.total),
        "when": short_when(until, site, say) if until is not None else "",
    }


def _card(told: Repair, now: int) -> Card:
    say = told.say
    names = [full_name(each) for each in told.items]
    rows = [Row(say.say("letter.label.request"), [told.number], strong=True)]
    if told.what in ("estimate_sent", "estimate_reminder", "estimate_expired"):
        rows += _costs(told, now)
    elif told.what in _PICK_UP:
        rows += _pick_up(told, now)
    else:
        rows += _promise(told)
    if told.what not in _PICK_UP and not told.link:
        rows.append(Row(say.say("letter.label.where"), told.where()))
    return Card(", ".join(names) or told.number, rows, _rules(told), _buttons(told))


def _costs(told: Repair, now: int) -> list[Row]:
    say, site, estimate = told.say, told.site, told.estimate
    assert estimate is not None
    total = Row(say.say("letter.label.total"), [told.money(estimate.total)], strong=True)
    if told.what == "estimate_expired":
        return [total]
    rows = [
        total,
        Row(say.say("letter.label.most"), [told.money(estimate.stop_above)]),
        Row(say.say("letter.label.until"), [long_when(estimate.valid_until, site, say)]),
    ]
    # A reminder is written days later: what was near then may be past now.
    if estimate.ready_at is not None and estimate.ready_at > now:
        rows.append(Row(say.say("letter.label.about"), [long_day(estimate.ready_at, site, say)]))
    rows.append(Row(say.say("letter.label.no"), [_or_free(told, told.request.return_fee)]))
    return rows


def _pick_up(told: Repair, now: int) -> list[Row]:
    say, site = told.say, told.site
    fee = told.request.return_fee if told.what == "request_return" else told.request.total
    rows = [
        Row(say.say("letter.label.where"), told.where()),
        Row(say.say("letter.label.pay"), [_or_free(told, fee)]),
    ]
    if openings := told.openings(now):
        lines = [opening(each.opens_at, each.closes_at, site, say) for each in openings]
        rows.append(Row(say.say("letter.label.open"), lines))
    if (kept := told.kept_until()) is not None:
        rows.append(Row(say.say("letter.label.kept"), [long_day(kept, site, say)]))
    return rows


def _promise(told: Repair) -> list[Row]:
    say, site, request = told.say, told.site, told.request
    if request.promised_at is None:
        return []
    at = [long_day(request.promised_at, site, say), clock(request.promised_at, site)]
    rows = [Row(say.say("letter.label.ready"), at, strong=True)]
    first = request.first_promised_at
    if told.what == "request_later" and first is not None and first < request.promised_at:
        rows.append(Row(say.say("letter.label.was"), [long_when(first, site, say)], struck=True))
    return rows


def _rules(told: Repair) -> list[str]:
    say = told.say
    if told.what in _WITH_PAPER and told.estimate is not None:
        rules = [told.estimate.note] if told.estimate.note else []
        rules.append(say.say("letter.request.paper"))
        return (
            rules if told.link else [*rules, say.say("letter.request.answer", number=told.number)]
        )
    if told.what in _PICK_UP:
        key = "letter.request.pick_up" if told.link else "letter.request.pick_up_desk"
        return [say.say(key, number=told.number)]
    return [] if told.link else [say.say("letter.request.ask", number=told.number)]


def _buttons(told: Repair) -> list[Button]:
    if not told.link:
        return []
    key = "decide" if told.what in _WITH_PAPER else _BUTTONS.get(told.what, "own")
    return [Button(told.say.say(f"letter.request.{key}"), told.link, main=True)]


def _or_free(told: Repair, amount: str) -> str:
    return told.money(amount) if decimal(amount) else told.say.say("letter.request.free")
