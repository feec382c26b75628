"""The pages of the administration: each is a row here, and everything else follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from staff_console.administration.audit_model import AuditModel
from staff_console.administration.colleagues_model import ColleaguesModel
from staff_console.administration.devices_model import DevicesModel
from staff_console.administration.model import AdministrationModel, Ways
from staff_console.administration.page import AdministrationPage
from staff_console.administration.persons_model import PersonsModel
from staff_console.reports.export import reports_folder
from staff_console.speech import tr

Make = Callable[[Ways, QObject | None], AdministrationModel]


def pages_of(
    ways: Ways,
    parent: QObject | None = None,
    folder: Callable[[], Path] = reports_folder,
) -> tuple[AdministrationPage, ...]:
    """All pages for whoever is signed in, in the order of their keys: Ctrl+1, Ctrl+2 …

    What is handed out is written into `folder`.
    """
    persons = partial(PersonsModel, folder=folder)
    pages: tuple[tuple[str, Callable[[], str], Make], ...] = (
        ("colleagues", lambda: tr("Colleagues"), ColleaguesModel),
        ("devices", lambda: tr("Devices"), DevicesModel),
        ("audit", lambda: tr("Audit"), AuditModel),
        ("persons", lambda: tr("Personal data"), persons),
    )
    return tuple(
        AdministrationPage(name, title, model(ways, parent), parent) for name, title, model in pages
    )
