"""The style sheet of the few widgets that Qt draws itself."""

from __future__ import annotations

import re
from typing import Final

from client.palette import style_sheet
from staff_console.look import Look

_LENGTH: Final = re.compile(r"(\d+)px")
_SHEET: Final = """
QLineEdit, QPlainTextEdit, QSpinBox {
    background: @pane; color: @ink; border: 1px solid @line; border-radius: 4px;
    placeholder-text-color: @muted; padding: 0 12px;
    selection-background-color: @accent; selection-color: @on_accent;
}
QPlainTextEdit { padding: 4px 8px; }
QSpinBox { padding: 0; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { border: 0; padding: 0; background: transparent; }
QLineEdit:focus { border: 2px solid @accent; padding: 0 11px; }
QPlainTextEdit:focus { border: 2px solid @accent; padding: 3px 7px; }
QSpinBox:focus { border: 2px solid @accent; }
QLineEdit:read-only { background: @soft; }
QRadioButton, QCheckBox {
    color: @ink; spacing: 8px; padding: 2px 6px; border: 2px solid transparent; border-radius: 4px;
}
QRadioButton:focus, QCheckBox:focus { border-color: @accent; }
QRadioButton:disabled, QCheckBox:disabled { color: @disabled; }
QRadioButton::indicator, QCheckBox::indicator {
    width: 14px; height: 14px; border: 2px solid @line; background: @pane;
}
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator:checked, QCheckBox::indicator:checked {
    border: 5px solid @accent; width: 8px; height: 8px;
}
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled { border: 2px solid @track; }
QPushButton[primary="true"] {
    background: @accent; color: @on_accent; border: 2px solid @accent; border-radius: 4px;
    padding: 0 24px;
}
QPushButton[primary="true"]:hover { background: @accent_edge; border-color: @accent_edge; }
QPushButton[primary="true"]:disabled {
    background: @soft; color: @disabled; border: 1px dashed @line;
}
QPushButton[quiet="true"] {
    background: @pane; color: @ink; border: 1px solid @line; border-radius: 4px; padding: 0 12px;
}
QPushButton[quiet="true"]:hover { background: @soft; }
QPushButton[quiet="true"]:focus { border: 2px solid @accent; padding: 0 11px; }
QComboBox {
    background: @pane; color: @ink; border: 1px solid @line; border-radius: 4px; padding: 0 12px;
}
QComboBox:focus { border: 2px solid @accent; padding: 0 11px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: @pane; color: @ink; border: 1px solid @line; outline: 0;
    selection-background-color: @accent; selection-color: @on_accent;
}
QPushButton:flat { background: transparent; border: 2px solid transparent; border-radius: 4px; }
QPushButton:flat:hover { background: @soft; }
QPushButton:flat:focus { border-color: @accent; }
QTableView, QListView, QScrollArea { background: transparent; border: 0; outline: 0; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: @pane; color: @muted; border: 0; border-bottom: 1px solid @hairline;
    padding: 0 8px 0 0;
}
QHeaderView::section:first { padding-left: 16px; }
QHeaderView::section:last { padding-right: 16px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical {
    background: @line; border-radius: 3px; min-height: 32px; margin: 2px 3px;
}
QScrollBar::handle:vertical:hover { background: @ink; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
QToolTip { background: @pane; color: @ink; border: 1px solid @line; padding: 4px 8px; }
"""


def sheet(look: Look) -> str:
    """The sheet in the colours and lengths of a look; a hairline stays one pixel."""
    scaled = _LENGTH.sub(lambda found: f"{_scaled(look, int(found[1]))}px", _SHEET)
    return style_sheet(scaled, look.theme)


def _scaled(look: Look, length: int) -> int:
    return length if length <= 1 else look.px(length)
