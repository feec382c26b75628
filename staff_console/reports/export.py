"""The figures of a report as a file for a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QStandardPaths

from client.instants import local
from protocol.queries import Miss, PromiseReport
from protocol.records import Service, ServicePoint
from protocol.replica import Replica
from staff_console.answers import AnswerLine
from staff_console.causes import cause_words
from staff_console.facts import zone
from staff_console.reports.screen import PromisesScreen
from staff_console.speech import tr

_NO_NAME: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would work out instead of showing it, where a text begins so."""
Row = Sequence[object]


def reports_folder() -> Path:
    """Where reports are put: among the documents of whoever uses this computer."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place)) / "Now Serving"


def write_report(
    folder: Path, screen: PromisesScreen, report: PromiseReport, replica: Replica, now: int
) -> AnswerLine:
    """Write the file beside those that are there; what became of it, for the answer line."""
    at = local(now, zone(replica))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = unused(folder, f"{screen.title}, {screen.about}, {at:%Y-%m-%d %H.%M}", "csv")
        # Spreadsheets take a file without the mark for one of their own old alphabets.
        path.write_text(report_text(screen, report, replica, at), "utf-8-sig", newline="")
    except OSError as fault:
        text = tr("{folder} cannot be written: {why}. Make room there, or allow it, then again.")
        why = fault.strerror or str(fault)
        said = text.format(folder=folder, why=why)
        return AnswerLine("refused", tr("The report was not written."), said, "Esc", tr("put away"))
    return AnswerLine("confirmed", tr("Report written."), str(path), "Esc", tr("put away"))


def report_text(
    screen: PromisesScreen, report: PromiseReport, replica: Replica, at: datetime
) -> str:
    """The tables one below the other, as comma-separated values; semicolons where a comma stands
    within figures."""
    to = StringIO()
    comma = QLocale.system().decimalPoint() == ","
    table = csv.writer(to, delimiter=";" if comma else ",")
    for row in _rows(screen, report, replica, at):
        table.writerow([_plain(cell) for cell in row])
    return to.getvalue()


def _rows(
    screen: PromisesScreen, report: PromiseReport, replica: Replica, at: datetime
) -> Iterator[Row]:
    yield screen.title, screen.about, f"{at:%Y-%m-%d %H:%M}"
    yield ()
    for figure in screen.figures:
        yield figure.label, figure.value
    yield ()
    yield tr("Hour"), tr("Judged"), tr("Held")
    yield from ((each.hour, each.judged, each.held) for each in report.by_hour)
    yield ()
    yield tr("Percentile"), tr("Judged"), tr("Waits at most that")
    yield from ((each.percent, each.judged, each.below) for each in report.reliability)
    yield ()
    yield (
        tr("Told up to, min"), tr("Judged"), tr("Held"), tr("Half waited, s"),
        tr("Nine in ten waited, s"),
    )  # fmt: skip
    for told in report.told:
        yield told.up_to_min, told.judged, told.held, told.p50_s, told.p90_s
    yield ()
    yield (
        tr("Number"), tr("Service point"), tr("Service"), tr("Told"), tr("By"), tr("Ended"),
        tr("Causes"),
    )  # fmt: skip
    for miss in report.worst:
        yield _miss(miss, replica, zone(replica))


def _miss(miss: Miss, replica: Replica, where: tzinfo) -> Row:
    point = replica.get(ServicePoint, miss.service_point)
    service = replica.get(Service, miss.service)
    ended = _instant(miss.ended_at, where) if miss.ended_at is not None else ""
    return (
        miss.number,
        point.name if point is not None else miss.service_point,
        service.name if service is not None else miss.service,
        _instant(miss.at, where),
        _instant(miss.by, where),
        ended,
        ", ".join(cause_words(cause, replica) for cause in miss.causes),
    )


def _instant(at: int, where: tzinfo) -> str:
    return f"{local(at, where):%Y-%m-%d %H:%M:%S}"


def _plain(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def unused(folder: Path, title: str, ending: str) -> Path:
    """A file of that name, or the next one that is not there yet."""
    stem = _NO_NAME.sub(" ", title).strip(" .")[:120]
    names = (f"{stem}.{ending}" if at == 1 else f"{stem} ({at}).{ending}" for at in count(1))
    return next(path for name in names if not (path := folder / name).exists())
