"""Where somebody stands who comes back into a line: the question and its answer."""

from __future__ import annotations

from typing import Final, cast

from protocol.records import Standing
from staff_console.sheets.form import Field, Option, Values, picked
from staff_console.speech import tr

_STANDINGS: Final[tuple[Standing, ...]] = ("keep", "next", "last")


def standing_field(values: Values) -> tuple[Field, Standing]:
    """The question, and what is answered so far."""
    titles = {
        "keep": (tr("By the time waited"), ""),
        "next": (tr("Next"), tr("before all")),
        "last": (tr("Last"), tr("behind all")),
    }
    options = tuple(Option(key, *titles[key]) for key in _STANDINGS)
    chosen = cast(Standing, picked(values, "standing", options, "keep"))
    return Field("standing", tr("Stands"), "one", chosen, options), chosen
