"""The colours hold the contrasts that they were chosen for."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from client.palette import palette, style_sheet
from client.theme import CONTRAST, DARK, LIGHT, THEMES, WALL, Scheme, Theme

MEASURED = {
    "ink": (16.6, 17.2, 21.0),
    "muted": (7.3, 9.8, 21.0),
    "line": (4.4, 5.2, 21.0),
    "accent": (6.0, 8.8, 19.6),
    "ok": (6.1, 9.9, 16.8),
    "warn": (6.3, 12.0, 14.9),
    "danger": (6.1, 9.0, 10.3),
}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("token", MEASURED)
def test_text_colours_have_the_contrasts_of_the_design(token: str) -> None:
    for theme, wanted in zip((LIGHT, DARK, CONTRAST), MEASURED[token], strict=True):
        found = contrast(getattr(theme, token), theme.background)
        assert found == pytest.approx(wanted, abs=0.15)


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_text_can_be_read_on_every_paper(theme: Theme) -> None:
    papers = ("pane", "soft", "accent_paper", "warn_paper", "danger_paper", "voice", "notice")
    assert all(contrast(theme.ink, getattr(theme, paper)) >= 7 for paper in papers)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_call, theme.call) >= 12


@pytest.mark.parametrize("name", THEMES)
def test_every_text_of_the_console_can_be_read_on_every_paper_of_it(name: Scheme) -> None:
    theme, least = THEMES[name], 7 if name == "contrast" else 4.5
    papers = ("background", "pane", "soft", "accent_paper", "warn_paper", "danger_paper")
    for ink in ("ink", "muted", "accent", "ok", "warn", "danger", "disabled"):
        for paper in papers:
            found = contrast(getattr(theme, ink), getattr(theme, paper))
            assert found >= least, (ink, paper)
    assert contrast(theme.on_accent, theme.accent) >= least
    assert contrast(theme.on_accent, theme.accent_edge) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_lines_and_bars_that_say_something_can_be_seen(theme: Theme) -> None:
    """Three to one is what WCAG asks of what is no text."""
    for paper in ("background", "pane", "soft", "accent_paper", "track"):
        assert contrast(theme.line, getattr(theme, paper)) >= 3, paper
        assert contrast(theme.warn, getattr(theme, paper)) >= 3, paper
    # The frame that a field has with the keys, and the frame within the one filled button.
    assert contrast(theme.accent, theme.pane) >= 3
    assert contrast(theme.on_accent, theme.accent) >= 3


def test_an_overtaken_call_can_still_be_read_on_the_wall() -> None:
    assert contrast(WALL.overtaken, WALL.plane) == pytest.approx(6.2, abs=0.15)
    assert contrast(DARK.on_call, WALL.qr_tile) >= 7


def test_only_a_call_is_call_yellow() -> None:
    for theme in (LIGHT, DARK):
        assert [name for name, value in asdict(theme).items() if value == theme.call] == ["call"]


def test_a_palette_carries_the_theme(qapp: QApplication) -> None:
    made = palette(DARK)
    assert made.color(QPalette.ColorRole.Window).name().upper() == DARK.background
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name().upper() == DARK.disabled


def test_a_style_sheet_names_colours_by_their_tokens() -> None:
    made = style_sheet("QFrame { background: @pane; color: @accent_paper; }", LIGHT)
    assert made == "QFrame { background: #FFFFFF; color: #E8F0FE; }"
    with pytest.raises(KeyError):
        style_sheet("@nonsense", LIGHT)
