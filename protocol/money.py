"""Words for money: amounts are decimals in text, in the currency's own unit, so that no client
counts in floating point. What is reckoned with them is `server/domain/money`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Amount = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{1,4})?$")]
"""Never negative: what is given back is a document of its own."""
Quantity = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,4}(\.[0-9]{1,3})?$")]
Percent = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,2}(\.[0-9]{1,3})?$")]
Currency = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
"""ISO 4217."""
TaxMode = Literal["exclusive", "inclusive"]
"""Whether prices are without tax, which is added, or with it, which is told beside."""
Rounding = Literal["line", "document"]
"""Where tax is rounded, half up: at each line, or once for each rate of the document."""


class TaxSum(msgspec.Struct, frozen=True, array_like=True):
    """What a document holds at one rate of tax."""

    rate: str
    net: str
    tax: str
