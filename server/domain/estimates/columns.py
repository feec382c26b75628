"""Grounds as the columns of a regression: ratios to the simulated wait and to the mean service.

Every column is of the order of one in any line, whatever its pace, and is cut at ±3, so that a
number that was never seen before moves a quote by a bounded step.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from server.domain.estimates.grounds import AT, NAMES, Numbers

SOFT: Final = 1 / 18
"""Of a mean service: waits far below that are all the same (10 s of a service of 3 min)."""
SLOTS: Final = 12
"""Services that are told apart; those that come after share none."""
_CUT: Final = 3.0
_HINGES: Final = (-1.0, 0.0, 1.0)
_TO_BASE: Final = (
    "base20",
    "base80",
    "last_wait",
    "last_wait_same",
    "mean_wait",
    "mean_wait_same",
    "longest",
    "longest_same",
)
"""Waits that stand for this one: over the simulated median."""
_TO_MEAN: Final = (
    "base50",
    "last_age",
    "elapsed_most",
    "elapsed",
    "longest",
    "last_wait",
    "mean_wait",
    "credit",
)
_TO_STATIONS: Final = {
    "waiting": 1.0,
    "ahead": 1.0,
    "waiting_same": 1.0,
    "ahead_same": 1.0,
    "able": 1.0,
    "busy": 1.0,
    "active_long": 1.0,
    "active_middle": 1.0,
    "active_short": 1.0,
    "starts_short": 1 / 3,
    "starts_middle": 1.0,
    "starts_long": 10 / 3,
    "leaves": 1.0,
    "joins_middle": 1.0,
    "joins_long": 10 / 3,
}
"""Counts, over what so many desks do in that time when they are all at work."""
_RAW: Final = len(_TO_BASE) + len(_TO_MEAN) + len(_TO_STATIONS) + 3
COLUMNS: Final = 1 + _RAW * (1 + len(_HINGES)) + 4 + SLOTS


def soft_s(grounds: Numbers) -> Numbers:
    """What is added to waits before they are compared, s; one for each row."""
    return np.asarray(SOFT * np.maximum(grounds[:, AT["mean"]], 1.0))


def base_s(grounds: Numbers) -> Numbers:
    """The simulated percentiles, s; three columns."""
    return np.asarray(grounds[:, AT["base20"] : AT["base80"] + 1])


def columns(grounds: Numbers, slots: Numbers, hour: int) -> Numbers:
    """Rows of `NAMES` as rows of `COLUMNS`; `slots` has the place of each row's service, or -1."""
    raw = _raw(grounds)
    angle = 2 * np.pi * hour / 24
    day = [np.sin(angle), np.cos(angle), np.sin(2 * angle), np.cos(2 * angle)]
    ones = np.ones((len(raw), 1))
    service = (slots[:, None] == np.arange(SLOTS)).astype(np.float64)
    hinges = [np.maximum(raw - knot, 0.0) for knot in _HINGES]
    return np.concatenate([ones, raw, *hinges, ones * day, service], axis=1)


def _raw(grounds: Numbers) -> Numbers:
    of = {name: grounds[:, place] for name, place in AT.items()}
    mean, soft = np.maximum(of["mean"], 1.0), soft_s(grounds)
    desks = np.maximum(of["stations"], 1.0)
    base = np.log(of["base50"] + soft)
    raw = [np.log(np.maximum(of[name], 0) + soft) - base for name in _TO_BASE]
    shared = (of["ahead"] + 1) * mean / desks
    raw.append(np.log(shared + soft) - base)
    raw += [np.log((np.maximum(of[name], 0) + soft) / mean) + 1 for name in _TO_MEAN]
    raw += [np.log1p(of[name]) - np.log1p(desks * by) for name, by in _TO_STATIONS.items()]
    raw.append(np.log1p(desks) - 1.5)
    raw.append(np.log(np.maximum(of["mean_same"], 1.0) / mean))
    return np.asarray(np.clip(np.stack(raw, axis=1), -_CUT, _CUT))


assert len(NAMES) == len(AT)
