"""The pages on which something is brought to be repaired, as values. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from babel.numbers import get_currency_precision

from client import speech
from client.house import named, service_of, site_of
from client.money import told as money
from client.speech import tr
from kiosk.flow import Browsing, Page
from kiosk.intake import Intake
from kiosk.intake_words import FAULTS, WHATS
from kiosk.pages.amounts import is_paid, whole
from kiosk.pages.repair_keys import RepairKey, SummaryRow
from kiosk.pages.split import leaves
from protocol.outbox import Channel
from protocol.replica import Replica
from protocol.request_views import PublicTerms

LIMITS: Final = (50, 100, 150, 200)
"""In a currency with two decimals."""
_SCALE: Final[dict[int, int | Decimal]] = {0: 100, 3: Decimal("0.2")}
"""By how much they are more, or less, in currencies with other decimals."""


@dataclass(frozen=True)
class IntakePage:
    """Everything on the page but for what is typed. Empty texts are not drawn."""

    title: str = ""
    advice: str = ""
    keys: tuple[RepairKey, ...] = ()
    rows: tuple[SummaryRow, ...] = ()
    text: str = ""
    """Conditions of the house: this part of them."""
    leaf: int = 0
    leaves: int = 1
    signature: str = ""


def intake_page(
    replica: Replica, stage: Browsing, language: str, room: int, sends: Collection[Channel]
) -> IntakePage:
    """The page of a stage; `room` is how many lines of conditions have room, and `sends` by which
    ways the house writes to its customers."""
    write = _PAGES.get(stage.page)
    if write is None:
        return IntakePage()
    return write(_Sight(replica, stage.wish.intake, language, stage.leaf, room, sends))


@dataclass(frozen=True)
class _Sight:
    replica: Replica
    told: Intake
    language: str
    leaf: int
    room: int
    sends: Collection[Channel]

    @property
    def terms(self) -> PublicTerms | None:
        service = service_of(self.replica, self.told.service)
        return self.replica.get(PublicTerms, service.service_point) if service else None

    def money(self, amount: str) -> str:
        terms = self.terms
        return whole(money(amount, terms.currency if terms else "EUR", self.language))


def _what(sight: _Sight) -> IntakePage:
    keys = [RepairKey("what", key, speech.tr(words)) for key, words in WHATS.items()]
    keys.append(RepairKey("what", "other", tr("Something else")))
    return IntakePage(tr("What did you bring?"), tr("Touch what it is."), tuple(keys))


def _other(_: _Sight) -> IntakePage:
    return IntakePage(tr("What is it?"), tr("A word or two are enough."))


def _model(_: _Sight) -> IntakePage:
    return IntakePage(tr("Which make and model?"), tr("If you know. You can skip this."))


def _fault(_: _Sight) -> IntakePage:
    keys = [RepairKey("fault", key, speech.tr(words)) for key, words in FAULTS.items()]
    keys.append(RepairKey("fault", "words", tr("In my own words")))
    return IntakePage(tr("What is wrong with it?"), tr("Touch what fits best."), tuple(keys))


def _problem(_: _Sight) -> IntakePage:
    return IntakePage(tr("What is wrong with it?"), tr("A short sentence is enough."))


def _name(_: _Sight) -> IntakePage:
    return IntakePage(tr("What is your name?"), tr("It goes on your receipt. Only staff see it."))


def _reach(sight: _Sight) -> IntakePage:
    keys = (
        RepairKey("reach", "phone", tr("By phone"), _by_phone(sight), "phone"),
        RepairKey("reach", "mail", tr("By mail"), _by_mail(sight), "mail"),
    )
    advice = tr("So that we can tell you when it is ready.")
    return IntakePage(tr("How can we reach you?"), advice, keys)


def _by_phone(sight: _Sight) -> str:
    return tr("We send an SMS.") if "sms" in sight.sends else tr("Our staff can ring you.")


def _by_mail(sight: _Sight) -> str:
    if "mail" in sight.sends:
        return tr("We write to your address.")
    return tr("Our staff can write to you.")


def _phone(sight: _Sight) -> IntakePage:
    advice = tr("So that we can tell you when it is ready.")
    if "sms" not in sight.sends:
        none = tr("We send no SMS.")
        advice = f"{none} {_instead(sight, _by_phone(sight))}"
    return IntakePage(tr("What is your phone number?"), advice)


def _mail(sight: _Sight) -> IntakePage:
    advice = tr("So that we can tell you when it is ready.")
    if "mail" not in sight.sends:
        none = tr("We send no mails now.")
        advice = f"{none} {_instead(sight, _by_mail(sight))}"
    return IntakePage(tr("What is your mail address?"), advice)


def _instead(sight: _Sight, staff: str) -> str:
    """Where to look while nothing is sent: by the code on the slip, where it has one."""
    site = site_of(sight.replica, sight.language)
    code = tr("The code on your slip shows how far along it is.")
    return code if site is not None and site.public_url else staff


def _limit(sight: _Sight) -> IntakePage:
    terms = sight.terms
    scale = _SCALE.get(get_currency_precision(terms.currency if terms else "EUR"), 1)
    words = tr("Up to {amount}")
    amounts = [str(int(amount * scale)) for amount in LIMITS]
    keys = (
        RepairKey("limit", "", tr("No, always ask me first")),
        *(RepairKey("limit", each, words.format(amount=sight.money(each))) for each in amounts),
        RepairKey("limit", "other", tr("Another amount")),
    )
    title = tr("May we repair it without asking?")
    return IntakePage(title, tr("You save time. It never costs more than you say."), keys)


def _amount(sight: _Sight) -> IntakePage:
    if not sight.told.limit:
        return IntakePage(tr("Up to which amount?"), tr("We repair it without asking up to that."))
    said = tr("You may do repairs up to {amount} without asking.")
    return IntakePage(tr("Up to which amount?"), said.format(amount=sight.money(sight.told.limit)))


def _check(sight: _Sight) -> IntakePage:
    told = sight.told
    what = speech.tr(WHATS[told.what]) if told.what else told.other.strip()
    fault = speech.tr(FAULTS[told.fault]) if told.fault else told.problem.strip()
    reach = told.mail if told.reach == "mail" else told.phone
    limit = tr("Up to {amount}").format(amount=sight.money(told.limit)) if told.limit else ""
    rows = (
        SummaryRow("what", tr("You bring"), what),
        SummaryRow("model", tr("Make and model"), told.model.strip() or tr("Not known")),
        SummaryRow("fault", tr("What is wrong"), fault),
        SummaryRow("name", tr("Name"), told.name.strip()),
        SummaryRow("reach", tr("We reach you at"), reach),
        SummaryRow("limit", tr("Without asking"), limit or tr("Nothing, ask me first")),
    )
    advice = tr("Touch a line to change it.")
    if told.doubted:
        advice = tr("That was not taken. Please look at your phone number or mail address.")
    return IntakePage(tr("Is all of this right?"), advice, rows=rows)


def _terms(sight: _Sight) -> IntakePage:
    parts = leaves(_agreed(sight), sight.room)
    leaf = min(sight.leaf, len(parts) - 1)
    page = tr("Part {part} of {count}").format(part=leaf + 1, count=len(parts))
    return IntakePage(
        tr("Please read what you agree to."),
        page if len(parts) > 1 else "",
        text=parts[leaf],
        leaf=leaf,
        leaves=len(parts),
    )


def _agreed(sight: _Sight) -> str:
    """What whoever goes on agrees to: the conditions of the house, and what a no will cost."""
    terms = sight.terms
    if terms is None:
        return ""
    text = named(terms.conditions, terms.conditions_in, sight.language)
    if not is_paid(terms.return_fee):
        return text
    fee = tr("We find the fault first and tell you what the repair costs. If you then say no, "
             "you pay {amount}.")  # fmt: skip
    return "\n\n".join(filter(None, (fee.format(amount=sight.money(terms.return_fee)), text)))


def _sign(sight: _Sight) -> IntakePage:
    advice = tr("You need not sign.")
    if _agreed(sight):
        advice = tr("You need not sign. Taking a number agrees, too.")
    return IntakePage(tr("Sign with your finger."), advice, signature=sight.told.signature)


_PAGES: Final[dict[Page, Callable[[_Sight], IntakePage]]] = {
    "intake_what": _what,
    "intake_other": _other,
    "intake_model": _model,
    "intake_fault": _fault,
    "intake_problem": _problem,
    "intake_name": _name,
    "intake_reach": _reach,
    "intake_phone": _phone,
    "intake_mail": _mail,
    "intake_limit": _limit,
    "intake_amount": _amount,
    "intake_check": _check,
    "intake_terms": _terms,
    "intake_sign": _sign,
}
