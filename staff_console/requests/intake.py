"""The sheet by which something is taken in: whose, what, until when, on which terms. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from client.money import told
from protocol.queue_commands import Customer
from protocol.records import RepairTerms, ServicePoint, Site
from protocol.request_commands import OpenRequest
from protocol.request_queries import FoundRequest
from protocol.service_requests import STROKES_MOST, shown
from protocol.sla import PRIORITIES
from protocol.ticket_queries import FoundContact
from staff_console.administration.question import Question
from staff_console.languages import language_name
from staff_console.requests.intake_items import PhotoFace, item_fields, items_missing, specs
from staff_console.requests.known import Known
from staff_console.requests.typed import amount_typed, instant_typed, when_hint
from staff_console.sheets.form import Field, Option, Values, sought
from staff_console.speech import tr
from staff_console.tickets.moments import moment
from staff_console.tickets.rows import PRIORITY_NAMES
from staff_console.words import isolated

NEW: Final = "new"
AT: Final = "at"
NONE: Final = ""
HERE, LATER, WAITS = "here", "later", "wait"
SHORT: Final = 120


@dataclass(frozen=True)
class About:
    """What the sheet knows besides what was typed."""

    known: Known
    now: int
    connected: bool = True
    number: str = ""
    """Under which its customer is served at my desk …"""
    visit: str = ""
    """… in this stay; empty where nobody is."""
    found: tuple[FoundContact, ...] | None = None
    """Who fits what was typed; None until that is answered."""
    fault: str = ""
    """Why nobody could be looked for."""
    past: tuple[FoundRequest, ...] = ()
    """The earlier requests of the contact who is chosen."""
    promises: Mapping[str, int | None] = field(default_factory=dict)
    """What is promised by the terms (ms), by the id of the service point."""
    photos: Mapping[str, tuple[PhotoFace, ...]] = field(default_factory=dict)
    """By the name of their field."""
    refused: str = ""
    """Why it was not taken, where it was sent already."""


def intake(about: About, values: Values) -> Question:
    """The sheet as it stands."""
    terms = terms_chosen(about.known, values)
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
    terms, contact = terms_chosen(about.known, values), contact_chosen(about, values)
    assert terms is not None
    handed = handed_over(about, values)
    fee = amount_typed(values.get("fee", terms.return_fee))
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
        return_fee=None if not fee or fee == terms.return_fee else fee,
        here=handed == HERE,
        visit=about.visit or None,
        warranty_of=_warranty(about, values),
        priority=next((p for p in PRIORITIES if p == values.get("priority")), "normal"),
    )


def contact_chosen(about: About, values: Values) -> FoundContact | None:
    """The contact who is chosen; the only one who was found is, of several one must be."""
    key = sought(values.get("customer", ""))[1]
    found = about.found or ()
    if not key and len(found) == 1:
        return found[0]
    return next((each for each in found if each.contact == key), None)


def is_new(about: About, values: Values) -> bool:
    """Whether it is somebody whom the house does not know yet."""
    typed, key = sought(values.get("customer", ""))
    return bool(typed.strip()) and (key == NEW or (not key and about.found == ()))


def customer_typed(values: Values) -> Customer:
    """Who it is of, as it is typed: what was looked for is taken over."""
    typed = sought(values.get("customer", ""))[0].strip()
    digits = sum(sign.isdigit() for sign in typed)
    guess = "email" if "@" in typed else "phone" if digits >= 5 else "name"
    told_so = {name: values.get(name, typed if name == guess else "").strip() for name in _ADDRESS}
    return Customer(**told_so)


def handed_over(about: About, values: Values) -> str:
    """Whether it is here, comes later, or its customer waits with it in the line."""
    told_so = values.get("handed", HERE)
    return HERE if told_so == WAITS and about.visit else told_so


def terms_chosen(known: Known, values: Values) -> RepairTerms | None:
    """On whose bench it goes."""
    found = benches(known)
    wanted = values.get("point", "")
    return next((each for each in found if each.id == wanted), (*found, None)[0])


def benches(known: Known) -> list[RepairTerms]:
    """All service points that take something in, by name."""
    return sorted(known.staff.of(RepairTerms), key=lambda each: (_name(known, each.id), each.id))


_ADDRESS: Final = ("name", "phone", "email")


def _name(known: Known, point: str) -> str:
    found = known.staff.get(ServicePoint, point)
    return found.name if found is not None else ""


def _text(about: About, values: Values) -> str:
    """Whose it is, and what they had here before."""
    contact = contact_chosen(about, values)
    if about.fault:
        return about.fault
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
    fields = [_whose(about, values)]
    if is_new(about, values):
        fields += _newcomer(about, values)
    first, *others = item_fields(values, about.photos)
    wrong = Field("problem", tr("What is wrong"), "lines", values.get("problem", ""), most=2000)
    fields += [*first[:4], wrong, *first[4:], *(each for more in others for each in more)]
    fields += [*_where(about, values), *_promise(about, terms, values), *_money(terms, values)]
    past = _under_warranty(about, terms)
    if past:
        none = Option(NONE, tr("No, it is something else"))
        fields.append(Field("warranty", tr("Under the warranty of an earlier repair"), "one",
                            _warranty(about, values) or NONE, (none, *past)))  # fmt: skip
    fields.append(Field("signature", tr("Signature of the customer"), "sign",
                        values.get("signature", ""), most=STROKES_MOST,
                        hint=tr("May be left empty.")))  # fmt: skip
    return tuple(fields)


def _whose(about: About, values: Values) -> Field:
    typed, key = sought(values.get("customer", ""))
    options = [
        Option(each.contact, each.name or each.email or each.phone,
               ", ".join(part for part in (each.phone, each.email) if part and each.name))
        for each in about.found or ()
    ]  # fmt: skip
    if about.found is not None and typed.strip():
        options.append(Option(NEW, tr("New customer: {name}").format(name=isolated(typed.strip()))))
    contact = contact_chosen(about, values)
    chosen = contact.contact if contact is not None else NEW if is_new(about, values) else key
    return Field("customer", tr("Customer"), "find", f"{typed}\n{chosen}", tuple(options),
                 tr("Name, phone or mail address"))  # fmt: skip


def _newcomer(about: About, values: Values) -> list[Field]:
    told_so = customer_typed(values)
    fields = [
        Field("name", tr("Name"), "text", told_so.name, most=60),
        Field("phone", tr("Phone"), "text", told_so.phone, most=40, beside=True),
        Field("email", tr("Mail address"), "text", told_so.email, most=200, beside=True),
    ]
    site = next(about.known.staff.of(Site), None)
    codes = list(site.languages) if site is not None else []
    if len(codes) > 1:
        options = tuple(Option(code, language_name(code)) for code in codes)
        chosen = values.get("language", "") or codes[0]
        fields.append(Field("language", tr("Language"), "one", chosen, options))
    return fields


def _where(about: About, values: Values) -> list[Field]:
    handed = [Option(HERE, tr("Handed over now")), Option(LATER, tr("Will be brought"))]
    if not about.visit:
        # Whoever stands at a desk has a number, and keeps that.
        handed.append(Option(WAITS, tr("Waits in line")))
    how = tuple(Option(each, PRIORITY_NAMES[each]()) for each in PRIORITIES)
    fields = [
        Field("handed", tr("Where it is"), "one", handed_over(about, values), tuple(handed)),
        Field("priority", tr("Priority"), "one", values.get("priority", "normal"), how,
              beside=True),
    ]  # fmt: skip
    found = benches(about.known)
    if len(found) > 1:
        terms = terms_chosen(about.known, values)
        options = tuple(Option(each.id, _name(about.known, each.id)) for each in found)
        chosen = terms.id if terms is not None else ""
        fields.append(Field("point", tr("Service point"), "one", chosen, options))
    return fields


def _promise(about: About, terms: RepairTerms, values: Values) -> list[Field]:
    """What the terms promise is told before it is taken in."""
    usual = tr("Nothing is promised")
    if terms.turnaround_min:
        usual = tr("As usual")
    when = about.promises.get(terms.id)
    says = moment(when, about.now, about.known.zone) if when is not None else ""
    if says and handed_over(about, values) != HERE:
        says = tr("{when} if it came now").format(when=says)
    chosen = values.get("promise", NONE)
    options = (Option(NONE, usual, says), Option(AT, tr("At another time")))
    fields = [Field("promise", tr("Ready by"), "one", chosen, options)]
    if chosen == AT:
        fields.append(Field("when", tr("Promised for"), "text", values.get("when", ""),
                            hint=when_hint(), most=30, beside=True))  # fmt: skip
    return fields


def _money(terms: RepairTerms, values: Values) -> list[Field]:
    limit = tr("May cost without asking, {currency}").format(currency=terms.currency)
    fee = tr("Giving it back unrepaired costs, {currency}").format(currency=terms.currency)
    return [
        Field("limit", limit, "text", values.get("limit", ""), most=14,
              hint=tr("empty: nothing")),
        Field("fee", fee, "text", values.get("fee", terms.return_fee), most=14, beside=True),
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
    terms = terms_chosen(about.known, values)
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
        _nobody(about, values)
        or items_missing(values, about.photos)
        or _misread(about, terms, values)
    )


def _nobody(about: About, values: Values) -> str:
    typed = sought(values.get("customer", ""))[0].strip()
    if contact_chosen(about, values) is not None:
        return ""
    if not typed:
        return tr("Whose is it?")
    if not is_new(about, values):
        return tr("Looking …") if about.found is None else tr("Which of them? Arrows choose.")
    who = customer_typed(values)
    return "" if who.name or who.phone or who.email else tr("Whose is it?")


def _misread(about: About, terms: RepairTerms, values: Values) -> str:
    if values.get("promise", NONE) == AT and _promised(about, values) is None:
        return tr("Promised for when? A time that is to come, {hint}.").format(hint=when_hint())
    for name in ("limit", "fee"):
        if amount_typed(values.get(name, "")) is None:
            example = told("149.90", terms.currency)
            return tr("An amount is a number, like 149.90 for {amount}.").format(amount=example)
    return ""
