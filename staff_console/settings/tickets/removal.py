"""The switch by which something is removed. Pure."""

from __future__ import annotations

from staff_console.settings.field import Field
from staff_console.speech import tr


def gone_field(label: str, hint: str) -> Field:
    """Last on its page, under a heading of its own."""
    return Field("gone", label, "switch", hint, group=tr("Removal"))
