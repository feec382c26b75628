"""A roll of paper: the bytes that an ESC/POS printer was sent, printed as it would print them."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

ASKED = {b"\x10\x04" + bytes([n]): n for n in (1, 2, 3, 4)}
"""The questions that are answered at once, by their number."""
DONE = b"\x1dr\x01"
FINE = {1: 0x16, 2: 0x12, 3: 0x12, 4: 0x12}


@dataclass
class Roll:
    """What a printer did: `rows` of dots, and where it cut; `asked` is what it was asked."""

    rows: list[bytes] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)
    started: int = 0
    rest: bytes = b""
    """A command that has not come whole."""

    def take(self, data: bytes) -> None:
        """Print. Whatever is no command that the kiosk sends is a fault."""
        self.rest += data
        while self.rest:
            used = self._command(self.rest)
            if not used:
                return
            self.rest = self.rest[used:]

    def picture(self) -> QImage:
        """The paper, ink black."""
        across, data = len(self.rows[0]), b"".join(self.rows)
        mono = QImage(data, 8 * across, len(self.rows), across, QImage.Format.Format_Mono)
        mono.invertPixels()
        return mono.convertToFormat(QImage.Format.Format_Grayscale8)

    def _command(self, data: bytes) -> int:
        """How many bytes the first command has; 0 while it has not come whole."""
        if data[0] == 0:
            return 1
        known = {b"\x1b@": 2, b"\x1dVB": 4, b"\x1da": 3, DONE: 3, b"\x1dv0": 8}
        known |= dict.fromkeys(ASKED, 3)
        start = next((each for each in known if data.startswith(each)), None)
        if start is None or len(data) < known[start]:
            assert any(each.startswith(data[:3]) or start for each in known), data[:8]
            return 0
        match start:
            case b"\x1b@":
                self.started += 1
            case b"\x1dVB":
                self.cuts.append(len(self.rows))
            case b"\x1dv0":
                return self._raster(data)
            case _:
                self.asked.append(data[:3])
        return known[start]

    def _raster(self, data: bytes) -> int:
        across, down = data[4] + 256 * data[5], data[6] + 256 * data[7]
        if len(data) < 8 + across * down:
            return 0
        self.rows += [data[8 + across * y : 8 + across * (y + 1)] for y in range(down)]
        return 8 + across * down


def answers(roll: Roll, before: int, state: dict[int, int], done: int | None = 0x00) -> bytes:
    """What the printer says to all that it was asked since it had been asked `before` things."""
    said = bytearray()
    for question in roll.asked[before:]:
        if question in ASKED and ASKED[question] in state:
            said.append(state[ASKED[question]])
        elif question == DONE and done is not None:
            said.append(done)
    return bytes(said)
