"""How good predictions of waits were: error, bias, calibration and cost, as rows of tables."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Sequence
from statistics import fmean
from typing import Final, NamedTuple

from bench.estimates import references
from bench.estimates.replay import Scored

OURS: Final = "Now Serving"
RATIO_MOST: Final = 0.95
HELD: Final = (0.75, 0.85)
TUNED_ON: Final = (1, 2)
"""Months on which the constants of the estimator were chosen."""


class Score(NamedTuple):
    """Of one predictor; s. What only an estimate with percentiles has is None for the others."""

    name: str
    mae_s: float
    bias_s: float
    below: tuple[float, float, float] | None = None
    """The shares of waits up to P20, P50 and P80."""
    width_s: float | None = None
    cpu_ms: float | None = None


def scores(scored: Sequence[Scored]) -> list[Score]:
    """The references in their order, ours last."""
    found = [
        _point(name, [(each.references[place], each.waited_s) for each in scored])
        for place, name in enumerate(references.NAMES)
    ]
    ours = _point(OURS, [(each.quoted[1], each.waited_s) for each in scored])
    below = [fmean(each.waited_s <= each.quoted[rank] for each in scored) for rank in range(3)]
    width_s = fmean(each.quoted[2] - each.quoted[0] for each in scored)
    cpu_ms = 1000 * fmean(each.cpu_s for each in scored)
    p20, p50, p80 = below
    return [*found, ours._replace(below=(p20, p50, p80), width_s=width_s, cpu_ms=cpu_ms)]


def best(found: Sequence[Score]) -> float:
    """The least error of the references, s."""
    return min(each.mae_s for each in found[:-1])


def table(scored: Sequence[Scored]) -> str:
    """All predictors, in Markdown."""
    found = scores(scored)
    least = best(found)
    rows = [
        "| predictor | MAE | over the best reference | bias | P80 held | P20–P80 | CPU per quote |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for each in found:
        held = f"{each.below[2]:.1%}" if each.below else "–"
        width = f"{each.width_s:.0f} s" if each.width_s is not None else "–"
        cpu = f"{each.cpu_ms:.2f} ms" if each.cpu_ms is not None else "–"
        rows.append(
            f"| {each.name} | {each.mae_s:.1f} s | {each.mae_s / least:.3f} "
            f"| {each.bias_s:+.1f} s | {held} | {width} | {cpu} |"
        )
    return "\n".join(rows)


def by_month(scored: Sequence[Scored]) -> str:
    """A row for each month, and the whole; ours against the best reference of that month."""
    rows = [
        "| month | waits | best reference | ours | ratio | bias | up to P20 | to P50 | P80 held |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    months = sorted({each.month for each in scored})
    for month in months:
        name = named(month) + (" (tuned on)" if month in TUNED_ON else "")
        rows.append(_row(name, [each for each in scored if each.month == month]))
    untouched = [each for each in scored if each.month not in TUNED_ON]
    if untouched and len(months) > 1:
        rows.append(_row("all but those tuned on", untouched))
    rows.append(_row("all", scored))
    return "\n".join(rows)


def missed(scored: Sequence[Scored]) -> list[str]:
    """What was to be reached in each month that was not tuned on, and was not."""
    faults = []
    for month in sorted({each.month for each in scored} - set(TUNED_ON)):
        found = scores([each for each in scored if each.month == month])
        ratio, held = found[-1].mae_s / best(found), (found[-1].below or (0.0, 0.0, 0.0))[2]
        if ratio > RATIO_MOST:
            faults.append(f"{named(month)}: MAE {ratio:.3f} of the best reference")
        if not HELD[0] <= held <= HELD[1]:
            faults.append(f"{named(month)}: P80 held {held:.1%}")
    return faults


def named(month: int) -> str:
    """The month in English."""
    return month_name[month]


def _row(name: str, scored: Sequence[Scored]) -> str:
    found = scores(scored)
    ours, least = found[-1], best(found)
    shares = " | ".join(f"{share:.1%}" for share in ours.below or ())
    return (
        f"| {name} | {len(scored):,} | {least:.1f} s | {ours.mae_s:.1f} s "
        f"| {ours.mae_s / least:.3f} | {ours.bias_s:+.1f} s | {shares} |"
    )


def _point(name: str, pairs: Sequence[tuple[float, float]]) -> Score:
    """A predictor from pairs of what it said and what was."""
    errors = [said - was for said, was in pairs]
    return Score(name, fmean(abs(each) for each in errors), fmean(errors))
