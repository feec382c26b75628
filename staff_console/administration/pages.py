"""The pages of the administration: each is a row here, and everything else follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from staff_console.administration.colleagues_model import ColleaguesModel
from staff_console.administration.devices_model import DevicesModel
from staff_console.administration.model import AdministrationModel, Ways
from staff_console.administration.page import AdministrationPage
from staff_console.speech import tr


def pages_of(ways: Ways, parent: QObject | None = None) -> tuple[AdministrationPage, ...]:
    """All pages for whoever is signed in, in the order of their keys: Ctrl+1, Ctrl+2 …"""
    pages: tuple[tuple[str, Callable[[], str], type[AdministrationModel]], ...] = (
        ("colleagues", lambda: tr("Colleagues"), ColleaguesModel),
        ("devices", lambda: tr("Devices"), DevicesModel),
    )
    return tuple(
        AdministrationPage(name, title, model(ways, parent), parent) for name, title, model in pages
    )
