"""The sheet by which something is taken in: whose, what, until when, on which terms. Pure."""

from __future__ import annotations

from typing import Final

from client.money import told
from protocol.records import RepairTerms, ServicePoint
from protocol.request_commands import OpenRequest
from protocol.service_requests import STROKES_MOST, shown
from protocol.sla import PRIORITIES
from staff_console.administration.question import Question
from staff_console.requests.intake_items import item_fields, items_missing, specs
from staff_console.requests.intake_whose import (
    About,
    contact_chosen,
    customer_typed,
    is_new,
    newcomer,
    nobody,
    whose_field,
)
from staff_console.requests.known import Known
from staff_console.requests.typed import amount_typed, instant_typed, when_hint
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr
from staff_console.tickets.moments import moment
from staff_console.tickets.rows import PRIORITY_NAMES
from staff_console.words import isolated

AT: Final = "at"
NONE: Final = ""
HERE, LATER, WAITS = "here", "later", "wait"
SHORT: Final = 120


def intake(about: About, values: Values) -> Question:
    """The sheet as it stands."""
    terms = terms_chosen(about, values)
    title = tr("Take something in")
    if about.number:
        title = tr("Take something in from {number}").format(number=about.number)
    why = _missing(about, terms, values)
    return Question(
        "intake", title, about.refused or _text(about, values), tr("Take it in"),
        _fields(about, terms, values), not why, why, wide=True,
    )  # fmt: skip


def open_request(about: About, values: Values) -> OpenRequest:
    """What is asked of the server; the sheet must be ready."""
    terms, contact = terms_chosen(about, values), contact_chosen(about, values)
    assert terms is not None
    handed = handed_over(about, values)
    usual = _usual_fee(about, terms, values)
    fee = amount_typed(values.get("fee", usual))
    return OpenRequest(
        service_point=terms.id,
        items=specs(values, about.photos),
        problem=values.get("problem", "").strip(),
        contact=contact.contact if contact is not None else None,
        customer=None if contact is not None else customer_typed(values),
        spend_limit=amount_typed(values.get("limit", "")) or "",
        signature=values.get("signature", ""),
        language=values.get("language", "") if contact is None else "",
        wait=handed == WAITS,
        promised_at=_promised(about, values),
        return_fee=None if not fee or fee == usual else fee,
        here=handed == HERE,
        visit=about.visit or None,
        warranty_of=_warranty(about, values),
        priority=next((p for p in PRIORITIES if p == values.get("priority")), "normal"),
    )


def handed_over(about: About, values: Values) -> str:
    """Whether it is here, comes later, or its customer waits with it in the line."""
    told_so = values.get("handed", HERE)
    return HERE if told_so == WAITS and about.visit else told_so


def terms_chosen(about: About, values: Values) -> RepairTerms | None:
    """On whose bench it goes: on that of my own service point, unless another is chosen."""
    found = benches(about.known)
    wanted = values.get("point", "") or about.mine
    return next((each for each in found if each.id == wanted), (*found, None)[0])


def benches(known: Known) -> list[RepairTerms]:
    """All service points that take something in, by name."""
    return sorted(known.staff.of(RepairTerms), key=lambda each: (_name(known, each.id), each.id))


def _name(known: Known, point: str) -> str:
    found = known.staff.get(ServicePoint, point)
    return found.name if found is not None else ""


def _text(about: About, values: Values) -> str:
    """Whose it is, and what they had here before."""
    contact = contact_chosen(about, values)
    if about.fault:
        return about.fault
    if about.kept:
        return tr("What was typed before is still here. \u201cBegin anew\u201d empties the sheet.")
    if is_new(about, values):
        who = customer_typed(values)
        if who.phone or who.email:
            return tr("New here.")
        return tr("New here. Without a phone number or mail address nobody can be told when it "
                  "is ready.")  # fmt: skip
    if contact is None:
        return tr("A name, phone number or mail address finds whoever was here before.")
    parts = [isolated(each) for each in (contact.name, contact.phone, contact.email) if each]
    said = ", ".join(parts)
    if not about.past:
        return tr("{who}.").format(who=said)
    last = about.past[0]
    before = tr("{who}. {count} before, the last one {number}, {item}.")
    return before.format(
        who=said, count=len(about.past), number=shown(last.number), item=isolated(last.item)
    )


def _fields(about: About, terms: RepairTerms | None, values: Values) -> tuple[Field, ...]:
    if terms is None:
        return ()
    fields = [whose_field(about, values)]
    if is_new(about, values):
        fields += newcomer(about, values)
    past = _under_warranty(about, terms)
    if past:
        # Before what it is: it must not be overlooked, and what it costs follows from it.
        none = Option(NONE, tr("No, it is something else"))
        fields.append(Field("warranty", tr("Under the warranty of an earlier repair"), "one",
                            _warranty(about, values) or NONE, (none, *past)))  # fmt: skip
    first, *others = item_fields(values, about.photos, about.again)
    # Of several things it is told below them, so that it is not taken for the first one's alone.
    label = tr("What is wrong with them") if others else tr("What is wrong")
    wrong = Field("problem", label, "lines", values.get("problem", ""), most=2000)
    below = [*(each for more in others for each in more), wrong] if others else []
    fields += [*first[:4], *([] if others else [wrong]), *first[4:], *below]
    fields += [
        *_where(about, values),
        *_promise(about, terms, values),
        *_money(about, terms, values),
    ]
    fields.append(Field("signature", tr("Signature of the customer"), "sign",
                        values.get("signature", ""), most=STROKES_MOST,
                        hint=tr("May be left empty.")))  # fmt: skip
    conditions = terms.conditions_in.get(_spoken(about, values), terms.conditions)
    if conditions:
        fields.append(Field("conditions", tr("What is signed for"), "said", conditions,
                            beside=True, share=2))  # fmt: skip
    return tuple(fields)


def _spoken(about: About, values: Values) -> str:
    """The language of the customer, as far as it is known."""
    contact = contact_chosen(about, values)
    return contact.language if contact is not None else values.get("language", "")


def _where(about: About, values: Values) -> list[Field]:
    handed = [Option(HERE, tr("Handed over now")), Option(LATER, tr("Will be brought"))]
    if not about.visit:
        # Whoever stands at a desk has a number, and keeps that.
        handed.append(Option(WAITS, tr("Waits in line")))
    how = tuple(Option(each, PRIORITY_NAMES[each]()) for each in reversed(PRIORITIES))
    fields = [
        Field("handed", tr("Where it is"), "one", handed_over(about, values), tuple(handed)),
        Field("priority", tr("Priority"), "one", values.get("priority", "normal"), how,
              beside=True),
    ]  # fmt: skip
    found = benches(about.known)
    if len(found) > 1:
        terms = terms_chosen(about, values)
        options = tuple(Option(each.id, _name(about.known, each.id)) for each in found)
        chosen = terms.id if terms is not None else ""
        fields.append(Field("point", tr("Service point"), "one", chosen, options))
    return fields


def _promise(about: About, terms: RepairTerms, values: Values) -> list[Field]:
    """What the terms promise is told before it is taken in."""
    usual, other = tr("Nothing is promised"), tr("Promise a time")
    if terms.turnaround_min:
        usual, other = tr("As usual"), tr("At another time")
    when = about.promises.get(terms.id)
    says = moment(when, about.now, about.known.zone) if when is not None else ""
    if says and handed_over(about, values) != HERE:
        says = tr("{when} if it came now").format(when=says)
    chosen = values.get("promise", NONE)
    options = (Option(NONE, usual, says), Option(AT, other))
    fields = [Field("promise", tr("Ready by"), "one", chosen, options)]
    if chosen == AT:
        fields.append(Field("when", tr("Promised for"), "text", values.get("when", ""),
                            hint=when_hint(), most=30, beside=True))  # fmt: skip
    return fields


def _usual_fee(about: About, terms: RepairTerms, values: Values) -> str:
    """What is done again under warranty is given back at no cost."""
    return "0.00" if _warranty(about, values) else terms.return_fee


def _money(about: About, terms: RepairTerms, values: Values) -> list[Field]:
    limit = tr("May cost without asking, {currency}").format(currency=terms.currency)
    fee = tr("Giving it back unrepaired costs, {currency}").format(currency=terms.currency)
    return [
        Field("limit", limit, "text", values.get("limit", ""), most=14,
              hint=tr("empty: nothing")),
        Field("fee", fee, "text", values.get("fee", _usual_fee(about, terms, values)), most=14,
              beside=True),
    ]  # fmt: skip


def _under_warranty(about: About, terms: RepairTerms) -> list[Option]:
    rows = [
        each for each in about.past
        if each.state == "picked_up" and each.service_point == terms.id
        and each.warranty_until is not None and each.warranty_until > about.now
    ]  # fmt: skip
    return [
        Option(
            each.request,
            tr("{number}, {item}").format(number=shown(each.number), item=isolated(each.item)),
            tr("warranty to {day}").format(day=_day(about, each.warranty_until or 0)),
        )
        for each in rows
    ]


def _day(about: About, at: int) -> str:
    return moment(at, about.now, about.known.zone).rpartition(" ")[0] or tr("today")


def _warranty(about: About, values: Values) -> str | None:
    """The request whose work is done again, while it is one of the contact's."""
    terms = terms_chosen(about, values)
    offered = _under_warranty(about, terms) if terms is not None else []
    wanted = values.get("warranty", NONE)
    return wanted if any(each.key == wanted for each in offered) else None


def _promised(about: About, values: Values) -> int | None:
    if values.get("promise", NONE) != AT:
        return None
    return instant_typed(values.get("when", ""), about.now, about.known.zone)


def _missing(about: About, terms: RepairTerms | None, values: Values) -> str:
    if terms is None:
        return tr("No service point takes anything in. A manager sets that up.")
    if not about.connected:
        return tr("The server is away. What is typed stays here.")
    return (
        nobody(about, values)
        or items_missing(values, about.photos)
        or _misread(about, terms, values)
    )


def _misread(about: About, terms: RepairTerms, values: Values) -> str:
    if values.get("promise", NONE) == AT and _promised(about, values) is None:
        return tr("Promised for when? A time that is to come, {hint}.").format(hint=when_hint())
    for name in ("limit", "fee"):
        if amount_typed(values.get(name, "")) is None:
            example = told("149.90", terms.currency)
            return tr("An amount is a number, like 149.90 for {amount}.").format(amount=example)
    return ""
