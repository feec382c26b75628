"""What a change at a service desk would do: to what is brought from now on, and to what is here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from protocol.changes import Change, Put
from protocol.records import Part, RepairTerms, ServicePoint, ServiceRequest, Supplier
from protocol.request_states import ENDED
from protocol.service_requests import shown
from server.domain.days import moment
from server.domain.effects_on_desk import pairs
from server.domain.floor import Floor
from server.domain.money.told import told

NAMED: Final = 3
"""So many requests are named; the others are counted."""
_DAY_MS: Final = 86_400_000
_OF_PRICES: Final = ("tax_mode", "rounding", "parts_tax", "labour_tax", "currency", "labour_rate")
_TEXTS: Final = ("conditions", "conditions_in", "seller")


def on_workshop(before: Floor, after: Floor, changes: Sequence[Change], now: int) -> list[str]:
    """Sentences on all of it; `changes` are those of the decision, with what follows for open
    requests."""
    said: list[str] = []
    for was, new in pairs(before, after, RepairTerms):
        said += _on_terms(before, after, was, new, now)
    said += _on_promises(before, changes, now)
    for part, part_now in pairs(before, after, Part):
        said += _on_part(part, part_now)
    for supplier, supplier_now in pairs(before, after, Supplier):
        said += _on_supplier(supplier, supplier_now)
    return said


def _on_terms(
    before: Floor, after: Floor, was: RepairTerms | None, new: RepairTerms | None, now: int
) -> Iterator[str]:
    either = new or was
    assert either is not None
    point = after.get(ServicePoint, either.id)
    name = point.name if point is not None else "The service point"
    if new is None:
        yield f"{name} takes in no repairs any more. Its two services stay, as others do."
    elif was is None:
        services = {each.id: each.name for each in after.services(new.id)}
        yield (
            f"{name} takes in repairs at once: kiosk and phones offer {services[new.intake]} and "
            f"{services[new.pickup]}."
        )
        yield from _on_intake(new)
    else:
        yield from _on_changes(before, was, new, now)


def _on_intake(new: RepairTerms) -> Iterator[str]:
    if not new.turnaround_min:
        yield "Nothing is promised at intake unless a colleague says a time."
    if new.labour_rate == "0.00" or float(new.labour_rate) == 0:
        yield "An hour of labour costs nothing yet."
    if not new.seller:
        yield "Estimates and invoices name no seller yet."


def _on_changes(
    before: Floor, was: RepairTerms, new: RepairTerms, now: int
) -> Iterator[str]:  # fmt: skip
    here = [each for each in before.requests.at_point(new.id) if each.state not in ENDED]
    other = {name for name in RepairTerms.__struct_fields__
             if getattr(was, name) != getattr(new, name)}  # fmt: skip
    if "turnaround_min" in other:
        if new.turnaround_min:
            length = _length(new.turnaround_min)
            yield f"What is brought from now on is promised within {length} of business time."
        else:
            yield "Nothing is promised any more at intake unless a colleague says a time."
        yield "What was promised already stays."
    if other & set(_OF_PRICES):
        yield _prices(new, other, len(here))
    if other & {"tolerance", "valid_h"}:
        yield (
            f"Estimates from now on are open for {_length(new.valid_h * 60)}, and work stops "
            f"{new.tolerance} % above what was approved. Those that were sent stay."
        )
    if "return_fee" in other:
        fee = told(new.return_fee, new.currency, "en")
        yield f"Giving back unrepaired costs {fee} for what is brought from now on."
    if "keep_days" in other:
        yield _kept(here, new, now)
    if "warranty_days" in other:
        days = f"{new.warranty_days} days" if new.warranty_days else "no time"
        yield f"What is picked up from now on has a warranty for {days}."
    if other & set(_TEXTS):
        yield "Receipts, estimates and invoices from now on say the new text; printed ones stay."


def _prices(new: RepairTerms, other: set[str], count: int) -> str:
    first = "New lines are reckoned anew."
    if "labour_rate" in other or "currency" in other:
        first = f"An hour costs {told(new.labour_rate, new.currency, 'en')} for new lines."
    if not count:
        return f"{first} Estimates that were sent stay."
    whose = "1 open request keeps" if count == 1 else f"{count} open requests keep"
    return f"{first} {whose} the lines and prices that they have; estimates that were sent stay."


def _kept(here: Sequence[ServiceRequest], new: RepairTerms, now: int) -> str:
    ready = [each for each in here if each.state in ("ready", "return_ready")]
    over = [each for each in ready if each.since + new.keep_days * _DAY_MS <= now]
    first = f"What is ready is kept for {new.keep_days} days."
    if not over:
        return f"{first} Nothing may count as abandoned now."
    return f"{first} {_named(over)} may count as abandoned at once."


def _on_promises(before: Floor, changes: Sequence[Change], now: int) -> Iterator[str]:
    """Promised times of open requests that another calendar moves."""
    moved = []
    for change in changes:
        if isinstance(change, Put) and isinstance(change.r, ServiceRequest):
            was = before.get(ServiceRequest, change.r.id)
            if was is not None and was.promised_at != change.r.promised_at:
                moved.append(change.r)
    if not moved:
        return
    first = moved[0]
    zone = before.site.zone
    when = "none" if first.promised_at is None else moment(first.promised_at, now, zone)
    more = f" So do {len(moved) - 1} more." if moved[1:] else ""
    yield f"The promised time of {shown(first.number)} moves: {when}.{more}"


def _on_part(was: Part | None, new: Part | None) -> Iterator[str]:
    if new is None:
        assert was is not None
        yield f"{was.name} goes from the list. Repairs that are over keep it in their lines."
    elif was is None:
        yield f"{new.name} is on the list, with {new.stock} in stock."
    else:
        if was.name != new.name:
            yield f"{was.name} is called {new.name} from now on; lines keep the name they have."
        if was.stock != new.stock:
            yield f"{new.name}: {new.stock} in stock, not {was.stock}."
        if (was.price, was.tax_rate) != (new.price, new.tax_rate):
            yield f"{new.name} costs {new.price} for new lines; others keep theirs."
        if was.listed != new.listed:
            yield (
                f"{new.name} can be chosen again." if new.listed
                else f"{new.name} is not offered any more; lines that have it keep it."
            )  # fmt: skip
        if was.reorder_at != new.reorder_at:
            yield (
                f"{new.name} is to be ordered again at {new.reorder_at} in stock."
                if new.reorder_at else f"Nobody is told when {new.name} runs out."
            )  # fmt: skip


def _on_supplier(was: Supplier | None, new: Supplier | None) -> Iterator[str]:
    if new is None:
        assert was is not None
        yield f"{was.name} is no supplier any more."
    elif was is None:
        yield f"Parts can be got from {new.name}."
    elif was.lead_days != new.lead_days:
        days = "1 business day" if new.lead_days == 1 else f"{new.lead_days} business days"
        yield f"What is ordered from {new.name} from now on is expected after {days}."


def _named(requests: Sequence[ServiceRequest]) -> str:
    names = ", ".join(shown(each.number) for each in requests[:NAMED])
    more = len(requests) - NAMED
    return f"{names} and {more} more" if more > 0 else names


def _length(minutes: int) -> str:
    if minutes % 1_440 == 0:
        return "1 day" if minutes == 1_440 else f"{minutes // 1_440} days"
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"
