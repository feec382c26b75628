"""What some charges come to: net, tax and total, and what there is at each rate of tax.

It is rounded twice at most: each charge comes in as it is told, a payable amount; then tax is
rounded, at each charge (`line`) or once for each rate (`document`). All sums are of rounded amounts
and add up, to the last digit, for whoever reckons after us.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import Final, NamedTuple, Protocol

from protocol.money import Rounding, TaxMode, TaxSum
from server.domain.money.amounts import EXACT, decimal, plain, rounded, text

_FULL: Final = Decimal(100)


class Basis(Protocol):
    """How it is reckoned: terms of a service point, and estimates and invoices, say so."""

    @property
    def currency(self) -> str:
        """ISO 4217."""

    @property
    def tax_mode(self) -> TaxMode:
        """Whether amounts are without tax or with it."""

    @property
    def rounding(self) -> Rounding:
        """Where tax is rounded."""


class Charge(NamedTuple):
    """One payable amount, at one rate of tax in percent."""

    amount: Decimal
    rate: str


class Sums(NamedTuple):
    """What charges come to, as text in the unit of the currency."""

    net: str
    tax: str
    total: str
    taxes: list[TaxSum]
    """By rate, the highest first; `0` among them where something is not taxed."""


def sums(charges: Sequence[Charge], basis: Basis) -> Sums:
    """The sums of some charges."""
    at_rate: dict[Decimal, list[Decimal]] = {}
    for charge in charges:
        at_rate.setdefault(decimal(charge.rate).normalize(), []).append(charge.amount)
    net = tax = Decimal(0)
    taxes = []
    with localcontext(EXACT):
        for rate in sorted(at_rate, reverse=True):
            here, taxed = sum(at_rate[rate], Decimal(0)), _tax(at_rate[rate], rate, basis)
            untaxed = here - taxed if basis.tax_mode == "inclusive" else here
            net, tax = net + untaxed, tax + taxed
            taxes.append(
                TaxSum(plain(rate), text(untaxed, basis.currency), text(taxed, basis.currency))
            )
        total = net + tax
        return Sums(
            text(net, basis.currency), text(tax, basis.currency), text(total, basis.currency), taxes
        )


def _tax(amounts: Sequence[Decimal], rate: Decimal, basis: Basis) -> Decimal:
    whole = _FULL + rate if basis.tax_mode == "inclusive" else _FULL
    parts = amounts if basis.rounding == "line" else [sum(amounts, Decimal(0))]
    return sum((rounded(each * rate / whole, basis.currency) for each in parts), Decimal(0))
