"""Sums of money: every case that was checked by hand, and what holds for any document."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.money import Rounding, TaxMode
from server.domain.money.amounts import decimal, minor, rounded
from server.domain.money.reckoning import Charge, Sums, sums


class Terms(NamedTuple):
    """By which rules a document is reckoned."""

    currency: str = "EUR"
    tax_mode: TaxMode = "exclusive"
    rounding: Rounding = "document"


def summed(*charges: tuple[str, str], **terms: str) -> Sums:
    made = [Charge(Decimal(amount), rate) for amount, rate in charges]
    return sums(made, Terms(**terms))  # type: ignore[arg-type]


def test_three_lines_of_035_at_19_percent_are_taxed_021_by_line_and_020_by_document() -> None:
    lines = [("0.35", "19")] * 3
    assert summed(*lines, rounding="line")[:3] == ("1.05", "0.21", "1.26")
    assert summed(*lines, rounding="document")[:3] == ("1.05", "0.20", "1.25")


def test_taxed_parts_and_untaxed_labour_come_to_214_30() -> None:
    found = summed(("129.99", "8.875"), ("8.98", "8.875"), ("63.00", "0"), currency="USD")
    assert found[:3] == ("201.97", "12.33", "214.30")
    assert [(each.rate, each.net, each.tax) for each in found.taxes] == [
        ("8.875", "138.97", "12.33"),
        ("0", "63.00", "0.00"),
    ]


@pytest.mark.parametrize("rounding", ["line", "document"])
@pytest.mark.parametrize(
    ("amount", "rate", "currency", "tax"),
    [("1985", "10", "JPY", "199"), ("12.345", "5", "KWD", "0.617"), ("0.50", "1", "EUR", "0.01")],
)
def test_halves_go_up_at_the_decimals_of_the_currency(
    amount: str, rate: str, currency: str, tax: str, rounding: str
) -> None:
    assert summed((amount, rate), currency=currency, rounding=rounding).tax == tax


def test_inclusive_prices_hold_their_tax_and_the_total_is_what_was_asked() -> None:
    assert summed(("119.00", "19"), tax_mode="inclusive")[:3] == ("100.00", "19.00", "119.00")
    lines = [("0.99", "19")] * 3
    by_line = summed(*lines, tax_mode="inclusive", rounding="line")
    whole = summed(*lines, tax_mode="inclusive", rounding="document")
    assert by_line[:3] == ("2.49", "0.48", "2.97")
    assert whole[:3] == ("2.50", "0.47", "2.97")


def test_mixed_rates_are_told_apart_and_one_rate_has_one_row_however_it_is_written() -> None:
    found = summed(("10.00", "19.0"), ("5.00", "7"), ("10.00", "19"), ("1.00", "19.000"))
    assert [(each.rate, each.net, each.tax) for each in found.taxes] == [
        ("19", "21.00", "3.99"),
        ("7", "5.00", "0.35"),
    ]


def test_nothing_comes_to_nothing() -> None:
    assert summed() == ("0.00", "0.00", "0.00", [])
    assert summed(currency="JPY").total == "0"


CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD", "CLF"])
RATES = st.sampled_from(["0", "5", "7", "8.875", "10", "19", "19.60", "21", "99.999"])
ANY = st.lists(st.tuples(st.integers(0, 10**13), RATES), max_size=12)
MODES = st.sampled_from(["exclusive", "inclusive"])
TERMS = st.builds(Terms, CURRENCIES, MODES, st.sampled_from(["line", "document"]))


@given(ANY, TERMS)
def test_whatever_is_charged_adds_up(parts: list[tuple[int, str]], terms: Terms) -> None:
    unit = minor(terms.currency)
    charges = [Charge(number * unit, rate) for number, rate in parts]
    found = sums(charges, terms)
    net, tax, total = (decimal(each) for each in found[:3])
    assert net + tax == total
    assert net == sum(decimal(each.net) for each in found.taxes)
    assert tax == sum(decimal(each.tax) for each in found.taxes)
    asked = sum((charge.amount for charge in charges), Decimal(0))
    assert asked == (total if terms.tax_mode == "inclusive" else net)
    assert len({each.rate for each in found.taxes}) == len(found.taxes)


@given(ANY, TERMS)
def test_tax_is_within_half_a_unit_of_the_exact_one_for_each_place_where_it_is_rounded(
    parts: list[tuple[int, str]], terms: Terms
) -> None:
    unit = minor(terms.currency)
    charges = [Charge(number * unit, rate) for number, rate in parts]
    found = sums(charges, terms)
    half = Fraction(unit) / 2
    for row in found.taxes:
        here = [each.amount for each in charges if decimal(each.rate) == decimal(row.rate)]
        rate = Fraction(decimal(row.rate))
        whole = 100 + rate if terms.tax_mode == "inclusive" else Fraction(100)
        exact = sum((Fraction(each) for each in here), Fraction(0)) * rate / whole
        times = 1 if terms.rounding == "document" else len(here)
        off = abs(Fraction(decimal(row.tax)) - exact)
        assert off <= half * times
        assert decimal(row.tax) == rounded(decimal(row.tax), terms.currency)
