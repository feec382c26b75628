"""The theme for Widgets: a QPalette (Fusion needs one; it follows no desktop) and QSS tokens."""

from __future__ import annotations

import re
from dataclasses import asdict

from PySide6.QtGui import QColor, QPalette

from client.theme import Theme

_TOKEN = re.compile(r"@([a-z_]+)")


def palette(theme: Theme) -> QPalette:
    """The palette of a theme; set it with the Fusion style."""
    roles = {
        QPalette.ColorRole.Window: theme.background,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.pane,
        QPalette.ColorRole.AlternateBase: theme.soft,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Button: theme.soft,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.BrightText: theme.danger,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.ToolTipBase: theme.pane,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Light: theme.pane,
        QPalette.ColorRole.Midlight: theme.soft,
        QPalette.ColorRole.Mid: theme.hairline,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Shadow: theme.line,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return made


def style_sheet(template: str, theme: Theme) -> str:
    """QSS with each `@token` replaced by the theme's colour. Raises KeyError for no such token."""
    colours = asdict(theme)
    return _TOKEN.sub(lambda found: colours[found[1]], template)
