"""A figure is a ratio of two things measured in turn, with the bound that it has to keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal


@dataclass(frozen=True)
class Target:
    """What a ratio has to be."""

    sense: Literal["at least", "at most"]
    bound: float

    def met(self, ratio: float) -> bool:
        """Whether the ratio keeps the bound."""
        return ratio >= self.bound if self.sense == "at least" else ratio <= self.bound


@dataclass(frozen=True)
class Figure:
    """One row of the table; `ours` and `theirs` are medians in `unit`."""

    work: str
    against: str
    ours: float
    theirs: float
    ratio: float
    unit: str
    pairs: int
    target: Target | None = None

    @property
    def met(self) -> bool:
        """Whether the target is met, if there is one."""
        return self.target is None or self.target.met(self.ratio)


def paired(
    work: str,
    against: str,
    unit: str,
    pairs: Sequence[tuple[float, float]],
    target: Target | None = None,
) -> Figure:
    """The figure of pairs (ours, theirs) that were measured in turn; the ratio is their median."""
    return Figure(
        work,
        against,
        median(ours for ours, _ in pairs),
        median(theirs for _, theirs in pairs),
        median(ours / theirs for ours, theirs in pairs),
        unit,
        len(pairs),
        target,
    )


def in_turn(
    times: int, ours: Callable[[], float], theirs: Callable[[], float]
) -> list[tuple[float, float]]:
    """Pairs of measurements. Who is first changes, so that a machine that slows down is fair."""
    pairs = []
    for turn in range(times):
        if turn % 2:
            second = theirs()
            pairs.append((ours(), second))
        else:
            first = ours()
            pairs.append((first, theirs()))
    return pairs


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table in Markdown."""
    rows = ["| work | measured | against | ratio | target |", "| --- | --- | --- | --- | --- |"]
    for one in figures:
        target = f"{one.target.sense} {one.target.bound:g}" if one.target else ""
        rows.append(
            f"| {one.work} | {_told(one.ours, one.unit)} "
            f"| {one.against}: {_told(one.theirs, one.unit)} "
            f"| {one.ratio:.2f} | {target}{'' if one.met else ' **missed**'} |"
        )
    return "\n".join(rows)


def _told(value: float, unit: str) -> str:
    return f"{value:,.0f}{unit}" if value >= 100 else f"{value:.3g}{unit}"
