"""Offices on the real rules."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.staff_console.settings.office import Office


@pytest.fixture
def office(qapp: QApplication) -> Office:
    return Office(qapp)
