"""What is asked before a step: who approved and how, why, until when, what is written. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from client.money import told
from protocol.cost_estimates import CostEstimate
from protocol.outbox import Channel
from protocol.request_states import RequestStep
from protocol.request_views import RequestHead
from protocol.service_requests import STROKES_MOST, RequestItem, shown
from protocol.sla import PRIORITIES, Priority
from staff_console.administration.question import Question
from staff_console.requests.known import Known
from staff_console.requests.reaching import estimate_goes
from staff_console.requests.states import VERBS
from staff_console.sheets.form import Field, Option, Values
from staff_console.speech import tr
from staff_console.tickets.moments import DAY, moment
from staff_console.tickets.rows import PRIORITY_NAMES
from staff_console.words import isolated

NOTE_MOST: Final = 4_000
REASON_MOST: Final = 200
VALID_DAYS: Final = (1, 3, 7, 14)
NOBODY: Final = "-"
READ: Final = "read"


def about(head: RequestHead) -> str:
    """`R-1187, Galaxy S22, Aron Levi`."""
    return tr("{number}, {item}, {name}").format(
        number=shown(head.number), item=isolated(head.item), name=isolated(head.name)
    )


def reason(head: RequestHead, step: RequestStep, values: Values) -> Question:
    """Why it ends, or why the final check failed."""
    failed = step == "repair"
    label = tr("What is not right") if failed else tr("Why")
    text = values.get("reason", "")
    why = "" if text.strip() else tr("Say it in a few words.")
    does = tr("Back to the repair") if failed else VERBS[step]()
    return Question(
        f"reason-{step}", about(head), tr("Colleagues read it, the customer does not."), does,
        (Field("reason", label, "lines", text, most=REASON_MOST),), not why, why,
    )  # fmt: skip


def estimate(
    known: Known, head: RequestHead, now: int, values: Values, sends: Collection[Channel]
) -> Question:
    """Until when it holds, and what is said with it; `sends` is how the house writes to
    customers."""
    terms = known.terms(head.service_point)
    usual = terms.valid_h if terms is not None else 72
    until = moment(now + usual * 3_600_000, now, known.zone)
    options = [Option("", tr("to {when}").format(when=until), tr("as usual"))]
    options += [
        Option(str(days), tr("1 day") if days == 1 else tr("{days} days").format(days=days))
        for days in VALID_DAYS
        if days * 24 != usual
    ]
    request = known.request(head.id)
    person = known.person(request) if request is not None else None
    total = tr("{total} with tax.").format(total=told(head.total, head.currency))
    said = f"{total} {estimate_goes(person, sends)}"
    return Question(
        "estimate", about(head), said, tr("Send the estimate"),
        (
            Field("valid", tr("It holds"), "one", values.get("valid", ""), tuple(options)),
            Field("note", tr("Said with it"), "lines", values.get("note", ""), most=REASON_MOST,
                  hint=tr("May be left empty.")),
        ),
    )  # fmt: skip


def valid_until(values: Mapping[str, str], now: int) -> int | None:
    """The instant (ms) that was chosen; None is what the terms say."""
    days = values.get("valid", "")
    return now + int(days) * DAY if days.isdigit() else None


def in_person(head: RequestHead, sent: CostEstimate, name: str, values: Values) -> Question:
    """Who signs, and where."""
    who = values.get("name", name)
    drawn = values.get("signature", "")
    why = "" if who.strip() else tr("Whose yes is it? Type the name.")
    return Question(
        "approve", about(head), _offered(sent), tr("Approve in person"),
        (
            Field("name", tr("Name"), "text", who, most=120),
            Field("signature", tr("Signature"), "sign", drawn, most=STROKES_MOST,
                  hint=tr("Sign here, by pen, finger or mouse")),
            Field("extra", tr("Also agreed"), "text", values.get("extra", ""),
                  hint=tr("May be left empty.")),
        ),
        not why, why,
    )  # fmt: skip


def on_phone(
    head: RequestHead, sent: CostEstimate, name: str, number: str, values: Values
) -> Question:
    """Whom one rang, and that the total was read aloud."""
    who, rang = values.get("name", name), values.get("number", number)
    read = values.get("read", "")
    why = ""
    if not rang.strip():
        why = tr("Which number did you ring?")
    elif not who.strip():
        why = tr("Who said yes? Type the name.")
    elif read != READ:
        why = tr("Read the total aloud, then tick it.")
    total = told(sent.total, sent.currency)
    return Question(
        "phone", about(head), tr("Read aloud: \u201c{text}\u201d").format(text=_aloud(sent)),
        tr("Approve on the phone"),
        (
            Field("read", tr("Total"), "some", read,
                  (Option(READ, tr("I have read {total} aloud").format(total=total)),)),
            Field("number", tr("Number that was rung"), "text", rang, most=40),
            Field("name", tr("Who said yes"), "text", who, most=120),
            Field("extra", tr("Also agreed"), "text", values.get("extra", ""),
                  hint=tr("May be left empty.")),
        ),
        not why, why,
    )  # fmt: skip


def allow(head: RequestHead, limit: str, values: Values) -> Question:
    """By which way it needs no estimate."""
    within = told(limit, head.currency)
    options = (
        Option("limit", tr("Within what was allowed at intake"), within or tr("nothing was"),
               bool(limit)),
        Option("warranty", tr("Warranty, it costs the customer nothing")),
    )  # fmt: skip
    usual = "limit" if limit and not head.warranty else "warranty"
    via = values.get("via", usual)
    return Question(
        "allow", about(head), tr("It comes to {total} now.").format(
            total=told(head.total, head.currency)), tr("Go on without an estimate"),
        (Field("via", tr("Why it needs none"), "one", via, options),),
    )  # fmt: skip


def declined(head: RequestHead, sent: CostEstimate, name: str, values: Values) -> Question:
    """Who says no, and why."""
    fee = told(head.return_fee, head.currency) if float(head.return_fee or 0) else ""
    text = tr("Estimate {nth}, {total}.").format(
        nth=sent.nth, total=told(sent.total, sent.currency)
    )
    if fee:
        text += " " + tr("Giving it back costs {fee}, as agreed at intake.").format(fee=fee)
    ways = (Option("in_person", tr("In person")), Option("phone", tr("On the phone")))
    return Question(
        "decline", about(head), text, tr("Write down the no"),
        (
            Field("via", tr("How"), "one", values.get("via", "in_person"), ways),
            Field("name", tr("Who said no"), "text", values.get("name", name), most=120),
            Field("reason", tr("Why"), "text", values.get("reason", ""),
                  hint=tr("May be left empty.")),
        ),
    )  # fmt: skip


def pick_up(head: RequestHead, total: str, values: Values) -> Question:
    """It leaves the house: what is to be paid, and who takes it."""
    text = tr("To be paid: {total}. An invoice is made, and nothing can be changed after.")
    back = head.state == "return_ready"
    if back:
        text = tr("Given back unrepaired. To be paid: {total}.")
    return Question(
        "pick_up", about(head), text.format(total=total), tr("Hand it over"),
        (Field("signature", tr("Signature"), "sign", values.get("signature", ""),
               most=STROKES_MOST, hint=tr("May be left empty.")),),
    )  # fmt: skip


def to_pay(known: Known, head: RequestHead) -> str:
    """What is to be paid when it leaves the house."""
    return told(head.return_fee if head.state == "return_ready" else head.total, head.currency)


def note(head: RequestHead, public: bool, text: str) -> Question:
    """A note for colleagues, or one that the customer reads: told apart in every word."""
    why = "" if text.strip() else tr("Nothing is written yet.")
    if public:
        name = isolated(head.name)
        return Question(
            "tell", tr("To {name}").format(name=name),
            tr("{number}. {name} reads it on the page.").format(
                number=shown(head.number), name=name),
            tr("Tell the customer"),
            (Field("text", tr("For the customer"), "lines", text, most=NOTE_MOST),), not why, why,
            paper="letter",
        )  # fmt: skip
    return Question(
        "note", tr("Internal note"),
        tr("{about}. For colleagues: it never leaves the house.").format(about=about(head)),
        tr("Save the note"),
        (Field("text", tr("For colleagues"), "lines", text, most=NOTE_MOST),), not why, why,
        paper="internal",
    )  # fmt: skip


def assign(known: Known, head: RequestHead, values: Values) -> Question:
    """Who works at it."""
    options = [
        Option(each.id, tr("{name}, me").format(name=each.name) if each.id == known.me
               else each.name)
        for each in known.colleagues
    ]  # fmt: skip
    options.append(Option(NOBODY, tr("Nobody: it is free")))
    chosen = values.get("who", head.technician or known.me)
    return Question(
        "assign", about(head), "", tr("Give it"),
        (Field("who", tr("Who works at it"), "pick", chosen, tuple(options)),),
    )  # fmt: skip


def priority(head: RequestHead, values: Values) -> Question:
    """How urgent it is."""
    chosen = values.get("priority", head.priority)
    options = tuple(Option(each, PRIORITY_NAMES[each]()) for each in reversed(PRIORITIES))
    return Question(
        "priority", about(head), tr("Before others that are promised for the same time."),
        tr("Set it"), (Field("priority", tr("Priority"), "one", chosen, options),),
    )  # fmt: skip


def priority_of(values: Values, head: RequestHead) -> Priority:
    """What was chosen."""
    told_so = values.get("priority", head.priority)
    return next((each for each in PRIORITIES if each == told_so), head.priority)


def scan(values: Values) -> Question:
    """A slip or label at the reader, or a number that is typed."""
    text = values.get("code", "")
    return Question(
        "scan", tr("Scan a slip"), tr("Hold slip or label to the reader, or type the number."),
        tr("Show it"),
        (Field("code", tr("Number, serial number or name"), "text", text, hint="R-1187"),),
        bool(text.strip()),
    )  # fmt: skip


def unlock(head: RequestHead, items: Sequence[RequestItem], values: Values) -> Question:
    """What opens an item is to be shown: of which, and that it is written down."""
    options = tuple(Option(each.id, each.model or each.what) for each in items)
    fields: tuple[Field, ...] = ()
    if len(options) > 1:
        chosen = values.get("item", options[0].key)
        fields = (Field("item", tr("Of which"), "one", chosen, options),)
    text = tr("Its code is shown for half a minute. It is written down that you read it.")
    return Question("unlock", about(head), text, tr("Show the code"), fields)


def _offered(sent: CostEstimate) -> str:
    said = tr("Estimate {nth}, {total} with tax. Over {stop} work stops for a new estimate.")
    return said.format(
        nth=sent.nth, total=told(sent.total, sent.currency),
        stop=told(sent.stop_above, sent.currency),
    )  # fmt: skip


def _aloud(sent: CostEstimate) -> str:
    """What is read to the customer."""
    parts = [
        tr("{name}, {amount}").format(name=each.name, amount=told(each.amount, sent.currency))
        for each in sent.lines
    ]
    return tr("{lines}. All together, with tax: {total}. Do you agree?").format(
        lines="; ".join(parts), total=told(sent.total, sent.currency)
    )
