"""Every moment of the administration that is drawn for the album and measured by tests."""

from __future__ import annotations

from typing import Final

from staff_console.administration.scenes import (
    TAMPERED,
    Act,
    audit,
    colleagues,
    compared,
    does,
    invited,
    looked,
    opened,
    persons,
)
from staff_console.bench import Bench
from staff_console.hall import ident


def both(*acts: Act) -> Act:
    """One after the other."""

    def act(bench: Bench) -> None:
        for each in acts:
            each(bench)

    return act


MOMENTS: Final[dict[str, Act]] = {
    "colleagues": colleagues(),
    "colleagues-asking": opened("colleagues"),
    "colleagues-code": colleagues(invited),
    "colleagues-invite": colleagues(does("invite"), role="admin"),
    "colleagues-end": colleagues(
        lambda bench: bench.administration[0].model.choose(ident(0x77, 8)), does("end")
    ),
    "devices": opened("devices"),
    "devices-compare": both(opened("devices"), compared),
    "devices-approve": both(opened("devices"), compared, does("same_number")),
    "devices-away": both(opened("devices"), lambda bench: bench.lose(13)),
    "audit": audit(),
    "audit-tampered": audit(verdict=TAMPERED),
    "audit-checking": audit(lambda bench: bench.advance(4), verdict=None),
    "persons-empty": opened("persons"),
    "persons": persons(looked),
    "persons-erase": persons(looked, does("erase")),
}
