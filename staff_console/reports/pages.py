"""The pages of the reports: each is a row here, and everything else follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from client.qt_live import QtLive
from staff_console.asked import Ask
from staff_console.facts import Me
from staff_console.past import Query
from staff_console.reports.export import reports_folder
from staff_console.reports.model import PromisesModel
from staff_console.reports.promises import PromisesReport
from staff_console.reports.report import Report
from staff_console.view_model import ConsoleModel
from staff_console.what_if.model import WhatIfModel
from staff_console.what_if.report import WhatIfReport


def reports_of(
    live: QtLive,
    ask: Ask,
    query: Query,
    me: Callable[[], Me],
    console: ConsoleModel,
    parent: QObject | None = None,
    folder: Callable[[], Path] = reports_folder,
) -> tuple[Report, ...]:
    """All pages for whoever is signed in, in the order of their keys: Ctrl+1, Ctrl+2 …

    Files are written into `folder`.
    """
    promises = PromisesModel(live, query, console, folder, parent)
    what_if = WhatIfModel(live, query, console, parent)
    return PromisesReport(promises, parent), WhatIfReport(what_if, parent)
