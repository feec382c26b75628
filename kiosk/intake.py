"""What a customer tells of something that they bring to be repaired, and the command that it
becomes. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kiosk.intake_words import FAULTS, WHATS
from protocol.commands import Customer
from protocol.request_commands import ItemSpec, OpenRequest
from protocol.service_requests import STROKES_MOST

WHAT: Final = 60
MODEL: Final = 40
PROBLEM: Final = 110
MAIL: Final = 60
LIMIT: Final = 6
_MAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
LEAST_PHONE: Final = 6
"""Figures that a telephone number has at least."""


@dataclass(frozen=True)
class Intake:
    """What was told so far."""

    service: str = ""
    """Of the service point that takes it; empty while nothing is brought."""
    what: str = ""
    """One of `WHATS`; empty where it is in the customer's own words."""
    other: str = ""
    model: str = ""
    fault: str = ""
    """One of `FAULTS`; empty where it is in the customer's own words."""
    problem: str = ""
    name: str = ""
    reach: str = ""
    """`phone` or `mail`."""
    phone: str = ""
    mail: str = ""
    limit: str = ""
    """So much may be done without asking, in whole units; empty is nothing."""
    signature: str = ""
    doubted: bool = False
    """Whether the server did not take it as it was told."""
    complete: bool = False
    """Whether all was told once: whatever is changed now leads back to the summary."""


NOTHING_YET: Final = Intake()


def can_be_reached(intake: Intake) -> bool:
    """Whether what was typed may be a telephone number, or a mail address."""
    if intake.reach == "mail":
        return _MAIL.fullmatch(intake.mail) is not None
    return sum(sign.isdigit() for sign in intake.phone) >= LEAST_PHONE


def signed(signature: str, stroke: str) -> str:
    """The signature with one stroke more; as it was where there is no room for that."""
    longer = f"{signature};{stroke}" if signature else stroke
    fits = len(longer) <= STROKES_MOST and re.fullmatch(r"[0-9,; ]*", longer)
    return longer if fits else signature


def opening(
    intake: Intake, point: str, needs: list[str], language: str, say: Callable[[str], str]
) -> OpenRequest:
    """The command that it becomes; `say` says words of the tables as staff read them."""
    what = say(WHATS[intake.what]) if intake.what else intake.other.strip()
    fault = say(FAULTS[intake.fault]) if intake.fault else ""
    by_mail = intake.reach == "mail"
    return OpenRequest(
        service_point=point,
        items=[ItemSpec(what=what, model=intake.model.strip())],
        problem=fault or intake.problem.strip(),
        customer=Customer(
            name=intake.name.strip(),
            phone="" if by_mail else intake.phone,
            email=intake.mail if by_mail else "",
        ),
        spend_limit=intake.limit,
        signature=intake.signature,
        language=language,
        wait=True,
        access_needs=needs,
    )
