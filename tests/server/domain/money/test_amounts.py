"""What is taken as an amount, a quantity and a rate, and how they are told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from server.domain.money import amounts as money
from server.domain.money.told import told, told_number
from server.domain.refused import Refused

NO_NUMBERS = ["", "NaN", "nan", "-1", "+1", "1e5", "Infinity", "1,50", " 1", "1.", ".5", "٣", "0x1"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_plain_number_is_refused_everywhere(text: str) -> None:
    for check in (money.checked_quantity, money.checked_stock, money.checked_rate):
        with pytest.raises(Refused) as no:
            check(text, "field")
        assert no.value.refusal.code == "invalid" and no.value.refusal.field == "field"
    with pytest.raises(Refused):
        money.checked_amount(text, "EUR", "unitPrice")
    with pytest.raises(ValueError):
        money.decimal(text)


@pytest.mark.parametrize("text", ["0", "0.000", "10000", "9999.9999", "0.0001"])
def test_absurd_quantities_are_refused(text: str) -> None:
    with pytest.raises(Refused) as no:
        money.checked_quantity(text, "quantity")
    assert "0.001 to 9999.999" in no.value.refusal.detail


def test_quantities_and_rates_are_kept_without_zeros_that_say_nothing() -> None:
    assert money.checked_quantity("2.500", "quantity") == "2.5"
    assert money.checked_quantity("9999.999", "quantity") == "9999.999"
    assert money.checked_rate("19.000", "taxRate") == "19"
    assert money.checked_stock("0.000", "stock") == "0"


@pytest.mark.parametrize("text", ["100", "8.8755", "-7"])
def test_a_rate_is_below_a_hundred_percent_with_three_decimals_at_most(text: str) -> None:
    with pytest.raises(Refused):
        money.checked_rate(text, "taxRate")


def test_an_amount_is_kept_with_all_decimals_of_its_currency() -> None:
    assert money.checked_amount("5", "EUR", "price") == "5.00"
    assert money.checked_amount("5.1000", "EUR", "price") == "5.10"
    assert money.checked_amount("1985.00", "JPY", "price") == "1985"
    assert money.checked_amount("12.345", "KWD", "price") == "12.345"


@pytest.mark.parametrize(
    ("text", "currency", "says"),
    [
        ("0.005", "EUR", "2 decimals. Write 0.01."),
        ("1985.5", "JPY", "no decimals. Write 1986."),
        ("12.3456", "KWD", "3 decimals. Write 12.346."),
    ],
)
def test_an_amount_that_is_finer_than_its_currency_is_refused_and_not_changed(
    text: str, currency: str, says: str
) -> None:
    with pytest.raises(Refused) as no:
        money.checked_amount(text, currency, "unitPrice")
    assert says in no.value.refusal.detail


def test_an_amount_that_no_record_holds_is_refused() -> None:
    assert money.checked_amount("999999999", "EUR", "unitPrice") == "999999999.00"
    with pytest.raises(Refused):
        money.checked_amount("999999999.01", "EUR", "unitPrice")


def test_a_currency_that_there_is_not_is_refused() -> None:
    assert money.checked_currency("KWD", "currency") == "KWD"
    with pytest.raises(Refused):
        money.checked_currency("ABC", "currency")


def test_a_tolerance_is_never_more_than_was_agreed() -> None:
    assert money.with_percent(Decimal("200.00"), "10", "EUR") == Decimal("220.00")
    assert money.with_percent(Decimal("0.15"), "10", "EUR") == Decimal("0.16")
    assert money.with_percent(Decimal("199"), "12.5", "JPY") == Decimal(223)


def test_amounts_are_told_as_each_language_writes_them() -> None:
    assert told("1234.5", "EUR", "en") == "€1,234.50"
    assert told("1234.50", "EUR", "de") == "1.234,50\N{NO-BREAK SPACE}€"
    assert told("1985", "JPY", "en") == "¥1,985"
    assert "12.345" in told("12.345", "KWD", "ar")
    assert told("1", "EUR", "tlh") == told("1", "EUR", "en") == "€1.00"
    assert told_number("8.875", "de") == "8,875"


@given(
    st.integers(0, 10**9 - 1),
    st.sampled_from(["EUR", "JPY", "KWD"]),
    st.sampled_from(["en", "es", "de", "ar"]),
)
def test_what_is_told_reads_back_as_the_same_amount(
    number: int, currency: str, language: str
) -> None:
    amount = money.text(number * money.minor(currency), currency)
    digits = "".join(sign for sign in told(amount, currency, language) if sign in "0123456789.,")
    digits = digits.rstrip(".,")
    assert parse_decimal(digits, locale=language) == Decimal(amount)
    assert money.checked_amount(amount, currency, "total") == amount
