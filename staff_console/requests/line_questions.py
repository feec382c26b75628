"""The sheets of parts, labour and fees: a new one, a change, what is ordered. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from client.money import quantity, told
from protocol.request_commands import PutLine
from protocol.request_queries import FoundPart, RequestTotals
from protocol.request_views import RequestHead
from protocol.service_requests import MINUTES_MOST, LineKind, RequestLine
from staff_console.administration.question import Question
from staff_console.requests.known import Known
from staff_console.requests.line_face import much
from staff_console.requests.questions import about as about_request
from staff_console.requests.totals import totals_text
from staff_console.requests.typed import amount_typed, instant_typed, quantity_typed, when_hint
from staff_console.sheets.form import Field, Option, Values, sought
from staff_console.speech import tr
from staff_console.words import isolated

OTHER: Final = "other"
FREE: Final = "free"
ENDS: Final = "17:00"
"""When a day is over on which something should come."""


@dataclass(frozen=True)
class LineAbout:
    """A line that is made, or changed, and what is known beside what was typed."""

    known: Known
    head: RequestHead
    kind: LineKind
    line: RequestLine | None = None
    found: tuple[FoundPart, ...] | None = None
    """Parts of the list that fit what was typed; None until that is answered."""
    totals: RequestTotals | None = None
    refused: str = ""
    """Why it was not taken, where it was sent already."""


def line_question(about: LineAbout, values: Values) -> Question:
    """The sheet as it stands."""
    why = _missing(about, values)
    text = about.refused or totals_text(about.known, about.head, about.totals)
    does = _adds(about.kind) if about.line is None else tr("Save it")
    title = about_request(about.head)
    if about.line is not None:
        title = tr("{line}, {request}").format(line=isolated(about.line.name), request=title)
    ident = about.line.id if about.line is not None else ""
    return Question(f"line-{about.kind}-{ident}", title, text, does, _fields(about, values),
                    not why, why, wide=True)  # fmt: skip


def put_line(about: LineAbout, values: Values) -> PutLine:
    """What is asked of the server; what stays as it is stands in no field."""
    said, before = {f.name: f.value for f in _fields(about, values)}, about.line
    part = part_chosen(about, values)
    new = before is None
    given: dict[str, object] = {
        "unit_price": amount_typed(said["price"]) or ("0" if about.kind != "part" else None),
        "tax_rate": amount_typed(said["tax"]) or "0",
        "name": said["name"].strip() if "name" in said else None,
        "warranty": said["free"] == FREE,
    }
    if about.kind == "labour":
        given["minutes"] = int(said["minutes"])
    else:
        given["quantity"] = quantity_typed(said["quantity"]) or "1"
    if part is not None:
        # What the list says of it holds where nothing else is typed.
        usual = {"unit_price": part.part.price, "tax_rate": part.part.tax_rate}
        given |= {name: None for name, value in usual.items() if given[name] == value}
        given |= {"name": None}
    elif new and about.kind == "part":
        given["name"] = sought(said["part"])[0].strip()
    if before is not None:
        given |= {name: None for name, value in given.items() if value == getattr(before, name)}
    return PutLine(
        request=about.head.id, expected=about.head.version,
        line=before.id if before is not None else None, line_kind=about.kind if new else None,
        part=part.part.id if part is not None else None, **given,  # type: ignore[arg-type]
    )  # fmt: skip


def part_chosen(about: LineAbout, values: Values) -> FoundPart | None:
    """The part of the list that is chosen."""
    key = sought(values.get("part", ""))[1]
    return next((each for each in about.found or () if each.part.id == key), None)


def order_question(head: RequestHead, line: RequestLine, now: int, known: Known,
                   values: Values) -> Question:  # fmt: skip
    """When an ordered part should come."""
    typed = values.get("when", "")
    why = ""
    if typed.strip() and expected_typed(typed, now, known) is None:
        why = tr("When should it come? A time that is to come, {hint}.").format(hint=when_hint())
    supplier = known.supplier(line)
    usual = tr("Nobody knows yet")
    if supplier is not None:
        usual = tr("empty: {days} working days, as {supplier} takes").format(
            days=supplier.lead_days, supplier=isolated(supplier.name)
        )
    return Question(
        f"order-{line.id}", tr("Order {line}").format(line=isolated(line.name)),
        about_request(head), tr("It is ordered"),
        (Field("when", tr("Should come"), "text", typed, hint=usual, most=30),), not why, why,
    )  # fmt: skip


def expected_typed(text: str, now: int, known: Known) -> int | None:
    """The instant that was typed; of a day alone its end."""
    found = instant_typed(text, now, known.zone)
    return found if found is not None else instant_typed(f"{text} {ENDS}", now, known.zone)


def _fields(about: LineAbout, values: Values) -> tuple[Field, ...]:
    terms = about.known.terms(about.head.service_point)
    line, part = about.line, part_chosen(about, values)
    tax = terms.parts_tax if about.kind == "part" else terms.labour_tax if terms else "0"  # type: ignore[union-attr]
    price = ""
    if line is not None:
        price, tax = line.unit_price, line.tax_rate
    elif part is not None:
        price, tax = part.part.price, part.part.tax_rate or tax
    elif about.kind == "labour" and terms is not None:
        price = terms.labour_rate
    fields = [_what(about, values)]
    if about.kind == "labour":
        usual = str(line.minutes) if line is not None else ""
        fields.append(Field("minutes", tr("Minutes"), "text", values.get("minutes", usual),
                            most=4, beside=True))  # fmt: skip
    else:
        usual = quantity(line.quantity) if line is not None else "1"
        fields.append(Field("quantity", tr("How many"), "text", values.get("quantity", usual),
                            most=8, beside=line is not None or about.kind == "fee"))  # fmt: skip
    label = tr("Price of one, {currency}") if about.kind != "labour" else tr("An hour, {currency}")
    # What was typed for one part is no price of another.
    own = values.get("price") if part is None or values.get("priced") == part.part.id else None
    fields += [
        Field("price", label.format(currency=about.head.currency), "text",
              price if own is None else own, most=14, beside=True),
        Field("tax", tr("Tax, %"), "text", values.get("tax", tax), most=6, beside=True),
        Field("free", tr("Warranty"), "some", values.get("free", FREE if _free(about) else ""),
              (Option(FREE, tr("Costs the customer nothing")),)),
    ]  # fmt: skip
    return tuple(fields)


def _free(about: LineAbout) -> bool:
    return about.line.warranty if about.line is not None else about.head.warranty


def _what(about: LineAbout, values: Values) -> Field:
    if about.kind != "part" or about.line is not None:
        usual = about.line.name if about.line is not None else ""
        if not usual and about.kind == "labour":
            usual = tr("Labour")
        return Field("name", tr("What"), "text", values.get("name", usual), most=120, share=3)
    typed, key = sought(values.get("part", ""))
    options = [_part(about, each) for each in about.found or ()]
    if about.found is not None and typed.strip():
        title = tr("Not on the list: {name}").format(name=isolated(typed.strip()))
        options.append(Option(OTHER, title, tr("got for this alone")))
        key = key or ("" if about.found else OTHER)
    return Field("part", tr("Part"), "find", f"{typed}\n{key}", tuple(options),
                 tr("Name or number of the part"))  # fmt: skip


def _part(about: LineAbout, found: FoundPart) -> Option:
    part = found.part
    stock = tr("{count} in stock").format(count=quantity(part.stock))
    if not float(part.stock or 0):
        stock = tr("none in stock")
    if float(found.wanted or 0):
        stock = tr("{stock}, {wanted} wanted").format(stock=stock, wanted=quantity(found.wanted))
    price = told(part.price, about.head.currency)
    name = tr("{name} ({sku})").format(name=part.name, sku=part.sku) if part.sku else part.name
    return Option(part.id, name, tr("{price}, {stock}").format(price=price, stock=stock))


def _missing(about: LineAbout, values: Values) -> str:
    said = {f.name: f.value for f in _fields(about, values)}
    if about.kind == "part" and about.line is None:
        typed, key = sought(said["part"])
        if not typed.strip() and not key:
            return tr("Which part?")
        if not key:
            return tr("Looking …") if about.found is None else tr("Which of them? Arrows choose.")
    elif not said["name"].strip():
        return tr("What is it?")
    if amount_typed(said["price"]) is None or amount_typed(said["tax"]) is None:
        return tr("Price and tax are numbers, like 149.90 and 19.")
    if about.kind != "labour":
        if not said["price"].strip():
            return tr("What does it cost? 0 costs nothing.")
        return "" if quantity_typed(said["quantity"]) else tr("How many? A number, like 2 or 0.5.")
    minutes = said["minutes"].strip()
    if not minutes.isdecimal() or not 1 <= int(minutes) <= MINUTES_MOST:
        return tr("How many minutes? 1 to {most}.").format(most=MINUTES_MOST)
    return ""


def _adds(kind: LineKind) -> str:
    return {"part": tr("Add the part"), "labour": tr("Add the labour"), "fee": tr("Add the fee")}[
        kind
    ]


def line_about(line: RequestLine, currency: str) -> str:
    """How much of it at which price: `2 × €4.49`, `45 min at €65.00`."""
    price = told(line.unit_price, currency)
    if line.warranty:
        price = tr("no charge")
    if line.line_kind == "labour":
        said = tr("{minutes} at {price}")
        return said.format(minutes=much("labour", "", line.minutes), price=price)
    count = much(line.line_kind, line.quantity, 0)
    return f"{count} {price}" if count else price
