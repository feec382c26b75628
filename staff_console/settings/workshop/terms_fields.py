"""What is set up of how a service point takes in repairs: its fields, by what they are about.

Pure.
"""

from __future__ import annotations

from protocol.records import RepairTerms, SlaCalendar
from protocol.replica import Replica
from staff_console.settings.field import Field, Option
from staff_console.settings.languages import called, others
from staff_console.settings.lead_times import between
from staff_console.settings.services import services_of
from staff_console.settings.workshop.amounts import amount_of, tidy_currency, tidy_percent
from staff_console.settings.writing import whole
from staff_console.speech import tr

IN: str = "conditions_"
"""Before the code of a language: the conditions in it."""
_DAY_MIN = 1_440


def languages(replica: Replica, terms: RepairTerms) -> list[str]:
    """Those beside the house's own in which conditions may be written."""
    return others(replica, terms.conditions_in)


def terms_fields(replica: Replica, terms: RepairTerms) -> tuple[Field, ...]:
    """All of them, for terms that are there or begin so."""
    return (
        *_service_fields(replica, terms),
        *_promise_fields(replica),
        *_money_fields(terms),
        *_estimate_fields(),
        *_giving_back_fields(terms),
        *_text_fields(replica, terms),
    )


def _service_fields(replica: Replica, terms: RepairTerms) -> tuple[Field, ...]:
    services = [Option(each.id, each.name) for each in services_of(replica, terms.id)]
    made = () if terms.intake else (Option("", tr("a new one: Bring in a repair")),)
    taken = () if terms.pickup else (Option("", tr("a new one: Pick up a repair")),)
    whom = tr("What customers choose at the kiosk")
    return (
        Field("intake", tr("Who brings something waits for"), "pick",
              options=(*made, *services), group=whom),
        Field("pickup", tr("Who picks something up waits for"), "pick",
              options=(*taken, *services), group=whom),
    )  # fmt: skip


def _promise_fields(replica: Replica) -> tuple[Field, ...]:
    promises = tr("What is promised")
    calendars = sorted(replica.of(SlaCalendar), key=lambda each: (each.name.casefold(), each.id))
    hours = (
        Option("", tr("The opening hours of this service point")),
        *(Option(each.id, each.name) for each in calendars),
    )
    return (
        Field("calendar", tr("Hours of the bench"), "pick",
              tr("Only this time counts. Others are made under Tickets, Business hours."),
              options=hours, group=promises),
        Field("technicians", tr("Technicians at once"), "short",
              tr("So many repairs go on at the same time: it says when each is ready."),
              whole(1, 100), group=promises),
        Field("turnaround_min", tr("Promised at intake within"), "short",
              tr("Of these hours: 8 h is about a day. 0 min promises nothing by itself."),
              between(0, 366 * _DAY_MIN), group=promises),
        Field("warn_min", tr("Warn before a promise breaks"), "short", "",
              between(0, 10_080), group=promises),
        Field("diagnosis_min", tr("A diagnosis takes"), "short",
              tr("Reckoned with until parts and labour are written down."),
              between(0, 6_000), group=promises),
    )  # fmt: skip


def _money_fields(terms: RepairTerms) -> tuple[Field, ...]:
    money = tr("Prices and tax")
    return (
        Field("currency", tr("Currency"), "short", tr("Three letters, such as EUR."),
              tidy_currency, group=money),
        Field("labour_rate", tr("An hour of labour costs"), "short", "",
              amount_of(terms.currency), group=money),
        Field("tax_mode", tr("Prices"), "choice", options=(
            Option("exclusive", tr("are without tax, which is added")),
            Option("inclusive", tr("have tax in them"))), group=money),
        Field("parts_tax", tr("Tax on parts, %"), "short", "", tidy_percent, group=money),
        Field("labour_tax", tr("Tax on labour, %"), "short", "", tidy_percent, group=money),
        Field("rounding", tr("Tax is rounded"), "choice",
              tr("As the law of your country, or your accountant, wants it."), options=(
                  Option("document", tr("once for all lines of a rate")),
                  Option("line", tr("at every line"))), group=money),
    )  # fmt: skip


def _estimate_fields() -> tuple[Field, ...]:
    estimates = tr("Estimates")
    return (
        Field("valid_h", tr("An estimate is open for"), "short",
              tr("After that it expires, and has to be sent again."),
              between(60, 2_160 * 60), group=estimates),
        Field("tolerance", tr("May cost more without asking, %"), "short",
              tr("Over that work stops for a new estimate."), tidy_percent, group=estimates),
    )  # fmt: skip


def _giving_back_fields(terms: RepairTerms) -> tuple[Field, ...]:
    back = tr("Giving back")
    return (
        Field("return_fee", tr("Giving back unrepaired costs"), "short",
              tr("Told at intake, on kiosk and receipt."), amount_of(terms.currency), group=back),
        Field("warranty_days", tr("Warranty, days"), "short",
              tr("The same fault is repaired again for nothing. 0: none."), whole(0, 3_650),
              group=back),
        Field("keep_days", tr("Kept when ready, days"), "short",
              tr("After that it may be counted as abandoned. Nothing does so by itself."),
              whole(1, 3_650), group=back),
    )  # fmt: skip


def _text_fields(replica: Replica, terms: RepairTerms) -> tuple[Field, ...]:
    papers = tr("What papers say")
    return (
        Field("seller", tr("Who sells: name, address, tax number"), "body",
              tr("Invoices must say it. A line each."), group=papers),
        Field("conditions", tr("What customers agree to"), "body",
              tr("On kiosk, receipt and estimate; whoever signs at intake agrees to it."),
              group=papers),
        *(Field(f"{IN}{code}", tr("The same in {language}").format(language=called(code)), "body",
                tr("Empty: as the house itself writes it."), group=papers)
          for code in languages(replica, terms)),
    )  # fmt: skip
