"""What is secret on a sheet: a line that nobody reads over a shoulder, and what is shown once."""

from __future__ import annotations

import logging

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from client.typeface import as_code, text_font
from staff_console.look import DEMI, NORMAL, Look
from staff_console.sheets.form import Field
from staff_console.speech import tr
from staff_console.widgets.plane import Across, Down, column, row
from staff_console.widgets.qr_code import QrCode
from staff_console.widgets.sheets.fields import TextField
from staff_console.widgets.text import Text

log = logging.getLogger(__name__)
PER_LINE = 4
"""So many groups of a secret stand in a line."""


class SecretField(TextField):
    """A password."""

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__(look, field)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class QrField(QWidget):
    """A code for a camera; beside it the same for whoever types it. Nothing to answer."""

    answered = Signal(str)
    silent = True

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self.setObjectName(f"field-{field.name}")
        across = row(self, look, (0, 0, 0, 0), 20)
        self._code = QrCode(look)
        across.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        beside = Down(look, (0, 12, 0, 0), 2)
        caption = Text(look, 12, DEMI, "muted")
        beside.lay.addWidget(caption)
        beside.lay.addSpacing(look.px(4))
        groups = field.hint.split()
        for at in range(0, len(groups), PER_LINE):
            line = Text(look, 18, DEMI)
            beside.lay.addWidget(line)
            line.say("  ".join(groups[at : at + PER_LINE]))
        beside.lay.addStretch(1)
        across.addWidget(beside, 1)
        caption.say(tr("Or type this into it"))
        self.setAccessibleName(f"{field.label}: {field.hint}")

    def show_field(self, field: Field) -> None:
        """Show the code."""
        self._code.say(field.value)

    def take_focus(self) -> None:
        """It has no use for keys."""


class CodesField(QWidget):
    """Lines to be kept: printed, copied, or written down."""

    answered = Signal(str)
    silent = True

    def __init__(self, look: Look, field: Field) -> None:
        super().__init__()
        self.setObjectName(f"field-{field.name}")
        self._codes = field.value.split("\n")
        self._title = field.label
        inside = column(self, look, (0, 0, 0, 0), 16)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.px(40))
        self._grid.setVerticalSpacing(look.px(4))
        half = (len(self._codes) + 1) // 2
        for place, code in enumerate(self._codes):
            sign = Text(look, 20, DEMI).whole()
            sign.setFont(as_code(sign.font()))
            self._grid.addWidget(sign, place % half, place // half)
            sign.say(code)
        self._grid.setColumnStretch(2, 1)
        inside.addLayout(self._grid)
        foot = Across(look, gap=12)
        self.print = self._button(look, "print", tr("Print them"))
        self.copy = self._button(look, "copy", tr("Copy them"))
        foot.hold(self.print, self.copy)
        foot.lay.addStretch(1)
        inside.addWidget(foot)
        self.print.clicked.connect(self._print)
        self.copy.clicked.connect(self._copy)
        self.setAccessibleName(f"{field.label}: {', '.join(self._codes)}")

    def show_field(self, field: Field) -> None:
        """They never change: whoever has others makes another sheet."""

    def take_focus(self) -> None:
        """Keys go to what keeps them."""
        self.print.setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, look: Look, name: str, text: str) -> QPushButton:
        made = QPushButton(text, self)
        made.setObjectName(name)
        made.setProperty("quiet", True)
        made.setFont(look.font(15, DEMI))
        made.setMinimumHeight(look.px(36))
        made.setAutoDefault(True)
        return made

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._codes))
        self.copy.setText(tr("Copied"))

    def _print(self) -> None:
        info = QPrinterInfo.defaultPrinter()
        # Where there is no printer they are not written into a file instead, as other paper is.
        done = not info.isNull() and print_codes(self._codes, self._title, info.printerName())
        said = tr("Sent to the printer {name}.") if done else tr("No printer prints them here")
        self.print.setText(said.format(name=info.printerName()))


def print_codes(codes: list[str], title: str, name: str) -> bool:
    """Print them on one page of that printer; False if that cannot be."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setPrinterName(name)
    painter = QPainter()
    if not painter.begin(printer):
        log.warning("recovery codes cannot be printed on %s", name)
        return False
    area = printer.pageLayout().paintRectPixels(printer.resolution())
    high = area.height() / 40
    for place, text in enumerate([f"Now Serving: {title}", "", *codes]):
        painter.setFont(as_code(text_font(round(high * 0.7), NORMAL if place else DEMI)))
        painter.drawText(
            QRectF(0, place * high, area.width(), high), Qt.AlignmentFlag.AlignLeft, text
        )
    painter.end()
    return True
