"""The pages of the administration: each is a row here, and everything else follows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from staff_console.administration.colleagues_model import ColleaguesModel
from staff_console.administration.model import Ways
from staff_console.administration.page import AdministrationPage
from staff_console.speech import tr


def pages_of(ways: Ways, parent: QObject | None = None) -> tuple[AdministrationPage, ...]:
    """All pages for whoever is signed in, in the order of their keys: Ctrl+1, Ctrl+2 …"""
    return (
        AdministrationPage(
            "colleagues", lambda: tr("Colleagues"), ColleaguesModel(ways, parent), parent
        ),
    )
