"""Sample things that were brought, as a kiosk is told of them, for pictures and tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import msgspec

from kiosk.hall import MORNING, TWO, Hall
from kiosk.sample_places import MINUTE
from protocol.cost_estimates import EstimateLine
from protocol.money import TaxSum
from protocol.outcomes import Requested
from protocol.request_queries import FoundOwnRequest
from protocol.request_views import OwnEstimate, OwnItem, OwnRequest, PublicTerms

REQUEST: Final = "01900000-0000-7000-8000-0000000011e8"
REQUEST_TOKEN: Final = "sAZAAAAAAcACAAAAAAAAAB3vwq5n0Zx2mYt8K1bJcQ9LfW4sE"[:45]
HOUR: Final = 60 * MINUTE
CONDITIONS: Final = (
    "We keep what you bring for 60 days after it is ready. Please make a copy of your data before "
    "you hand it in: we answer for the device, not for what is stored on it."
)
_NAMES: Final = {
    "ar": ("إحضار جهاز", "استلام جهاز بعد الإصلاح"),
    "de": ("Ein Gerät bringen", "Eine Reparatur abholen"),
    "es": ("Traer un aparato", "Recoger una reparación"),
}


def _taking(hall: Hall) -> Hall:
    """A hall whose second service point repairs."""
    bring, collect = hall.services[2:4]
    services = (
        *hall.services[:2],
        msgspec.structs.replace(
            bring, takes="request", names={code: each[0] for code, each in _NAMES.items()}
        ),
        msgspec.structs.replace(
            collect, takes="pickup", names={code: each[1] for code, each in _NAMES.items()}
        ),
    )
    terms = PublicTerms(
        id=bring.service_point,
        currency="EUR",
        return_fee="15.00",
        conditions=CONDITIONS,
        conditions_in={},
    )
    return replace(hall, services=services, terms=(terms,))


REPAIRS: Final = _taking(TWO)
BRING: Final = REPAIRS.services[2].id
COLLECT: Final = REPAIRS.services[3].id


def opened(**more: Any) -> Requested:
    """The answer to whoever has brought something."""
    given = Requested(
        request=REQUEST,
        number=1187,
        state="queued",
        version=1,
        opened=True,
        visit="v",
        entry="e",
        position=3,
    )
    return msgspec.structs.replace(given, **more)


def own_request(**more: Any) -> OwnRequest:
    """Something that was brought, as its customer sees it."""
    own = OwnRequest(
        id=REQUEST,
        number=1187,
        state="in_repair",
        since=MORNING,
        opened_at=MORNING - 50 * HOUR,
        service_point=REPAIRS.points[1].id,
        items=[OwnItem("Samsung Galaxy A54", "", [])],
        problem="The battery does not last",
        language="en",
        pause="",
        promised_at=MORNING + 5 * HOUR,
        breached=False,
        place=2,
        ready_at=None,
        expected_at=None,
        currency="EUR",
        estimate=0,
        return_fee="15.00",
        may_answer=False,
        may_join=False,
        waiting="",
        invoice=False,
        warranty_until=None,
        signed=True,
        version=4,
    )
    return msgspec.structs.replace(own, **more)


def _line(kind: Any, name: str, quantity: str, minutes: int, amount: str) -> EstimateLine:
    return EstimateLine(f"line-{name}", kind, name, quantity, minutes, "0.00", "19", amount)


def own_estimate(lines: int = 3, **more: Any) -> OwnEstimate:
    """An estimate that waits for an answer."""
    parts = [
        _line("part", "Battery EB-BA546", "1", 0, "49.00"),
        _line("part", "Adhesive set for the back cover", "2", 0, "8.40"),
        _line("labour", "Open, replace the battery, test", "1", 75, "97.22"),
        *(_line("part", f"Part number {nth}", "1", 0, "1.00") for nth in range(lines)),
    ]
    own = OwnEstimate(
        id="estimate-1",
        nth=1,
        state="sent",
        made_at=MORNING - HOUR,
        valid_until=MORNING + 56 * HOUR,
        currency="EUR",
        tax_mode="exclusive",
        lines=parts[:lines],
        net="154.62",
        tax="29.38",
        total="184.00",
        taxes=[TaxSum("19", "154.62", "29.38")],
        stop_above="202.40",
        hash="4f" * 32,
        note="The back cover comes off in one piece.",
        ready_at=MORNING + 30 * HOUR,
        answered_at=None,
        answered_via="",
    )
    return msgspec.structs.replace(own, **more)


def found(asked: OwnEstimate | None = None, **more: Any) -> FoundOwnRequest:
    """What a kiosk finds; with an estimate that waits for an answer."""
    if asked is not None:
        more = {"state": "estimate_sent", "may_answer": True, "estimate": 1} | more
    return FoundOwnRequest(token=REQUEST_TOKEN, request=own_request(**more), estimate=asked)
