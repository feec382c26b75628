"""Moments of the settings of what repairs, for pictures and tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import msgspec

from protocol.messages import Res
from protocol.records import Part, Supplier
from protocol.request_queries import FoundPart
from staff_console.bench import Bench
from staff_console.hall import POINT, Hall, ident
from staff_console.requests.samples import TERMS
from staff_console.settings.places import Place
from staff_console.settings.scenes import OFFICE, Act, cell, told, typed
from staff_console.settings.workshop.parts import PARTS
from staff_console.settings.workshop.suppliers import SUPPLIERS
from staff_console.settings.workshop.terms import NEW_TERMS
from staff_console.settings.workshop.terms import TERMS as PAGE
from staff_console.tickets.scenes import feed

SHOP_TERMS: Final = msgspec.structs.replace(
    TERMS, turnaround_min=960, tolerance="10", return_fee="19.00", technicians=2,
    conditions="We keep what is ready for 60 days. Data are your own: please save them before.",
    conditions_in={"de": "Wir bewahren Fertiges 60 Tage auf."},
    seller="Riverside Repairs\nHafenstraße 3, 10115 Berlin\nUSt-IdNr. DE123456789",
)  # fmt: skip
SHOP: Final[Hall] = replace(OFFICE, more=(*OFFICE.more, SHOP_TERMS))
FROM: Final = (
    Supplier(id=ident(0xC, 1), name="Fixparts GmbH", email="orders@fixparts.example",
             phone="+49 30 5550123", lead_days=2),
    Supplier(id=ident(0xC, 2), name="Nordsee Elektronik", email="teile@nordsee.example"),
)  # fmt: skip
_PARTS: Final = (
    ("Adhesive set", "AD-12", "4.49", "14", "5"),
    ("Battery iPhone 12", "BAT-12", "39.00", "1", "2"),
    ("Charging port Galaxy S22", "CP-S22", "89.00", "0", "1"),
    ("Display iPhone 13", "DI-13", "129.99", "2", "2"),
    ("Thermal paste", "TP", "3.20", "0.5", ""),
)
LIST: Final = tuple(
    Part(id=ident(0xD, nth), name=name, sku=sku, price=price, stock=stock, reorder_at=at,
         supplier=FROM[nth % 2].id)
    for nth, (name, sku, price, stock, at) in enumerate(_PARTS)
)  # fmt: skip


def looks(section: str, about: str = "", *acts: Act) -> Act:
    """A manager looks at a page, and does this."""

    def act(bench: Bench) -> None:
        bench.as_role("manager")
        bench.window.acted.emit("window:settings")
        feed(bench, "requests", FROM)
        bench.settings.show_place(Place(section, about))
        found(bench)
        for each in acts:
            each(bench)
        bench.settle()

    return act


def found(bench: Bench) -> None:
    """The server has found the parts."""
    rows = [FoundPart(part=p, supplier="", wanted="2" if p.stock == "0" else "0") for p in LIST]
    items = [msgspec.to_builtins(each) for each in rows]
    for name, _, done in list(bench.queried):
        if name == "parts":
            done(Res("q", bench.seq, items))


def switched_on(bench: Bench) -> None:
    """Repairs are to be taken in."""
    typed("takes", "yes")(bench)
    told("Service counter takes in repairs at once: kiosk and phones offer Bring in a repair and "
         "Pick up a repair.")(bench)  # fmt: skip


MOMENTS: Final[dict[str, tuple[Hall, Callable[[Bench], None]]]] = {
    "terms": (SHOP, looks(PAGE.name, POINT)),
    "terms-new": (OFFICE, looks(NEW_TERMS.name, POINT, switched_on)),
    "terms-unread": (SHOP, looks(PAGE.name, POINT, typed("labour_rate", "65.123"))),
    "parts": (SHOP, looks(PARTS.name)),
    "parts-typed": (
        SHOP,
        looks(PARTS.name, "", cell("parts", 2, 5, "3"),
              told("Charging port Galaxy S22: 3 in stock, not 0.")),
    ),
    "suppliers": (SHOP, looks(SUPPLIERS.name)),
}  # fmt: skip
