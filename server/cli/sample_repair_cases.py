"""What was brought to the workshop of the sample hall, and what became of it. Data alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from protocol.sla import Priority

HOUR: Final = 60
DAY: Final = 24 * HOUR
Do = Literal[
    "diagnose",
    "note",
    "inside",
    "line",
    "work",
    "diagnosed",
    "estimate",
    "yes",
    "no",
    "order",
    "take",
    "repair",
    "finish",
    "check",
    "ready",
    "give_back",
    "pick_up",
    "expire",
]


@dataclass(frozen=True)
class Did:
    """One thing that was done, so many minutes before the hall is made. `line`: a part, by its
    name, or one that is got for this alone, at that price; `work`: labour of so many minutes."""

    ago_min: int
    do: Do
    text: str = ""
    price: str = ""
    minutes: int = 0


@dataclass(frozen=True)
class Repair:
    """Something that was brought, and what was done with it."""

    ago_min: int
    name: str
    email: str
    phone: str
    what: str
    make: str
    model: str
    problem: str
    done: tuple[Did, ...] = ()
    serial: str = ""
    accessories: tuple[str, ...] = ()
    condition: str = ""
    technician: str = ""
    priority: Priority = "normal"
    language: str = "en"
    limit: str = ""
    promised_min: int = 0
    """By when it is promised, in minutes from the intake on; 0 is as the terms say."""
    here: bool = True
    """Whether it was handed over; else it is only announced."""


PARTS: Final = (
    ("Charging port", "CP-22", "39.00", "4", "2"),
    ("Battery 18 Wh", "BT-18", "45.00", "2", "2"),
    ("Pump 230 V", "PU-230", "48.00", "3", "1"),
    ("Seal set", "SE-08", "7.25", "12", "4"),
    ("Brake pads, pair", "BR-02", "14.90", "6", "4"),
    ("Gear cable", "GC-01", "6.50", "9", "3"),
    ("Display 14 in", "DI-14", "119.00", "0", "1"),
)
"""Name, number, price, stock, and at how many it is ordered again."""
SUPPLIERS: Final = (("Nordteile", "orders@nordteile.example", 2), ("Radhaus", "", 3))


def _diagnosed(ago_min: int, found: str, *lines: Did) -> tuple[Did, ...]:
    return (
        Did(ago_min + 40, "diagnose"),
        Did(ago_min + 5, "note", found),
        *lines,
        Did(ago_min, "diagnosed"),
    )


def _line(ago_min: int, name: str, price: str = "") -> Did:
    return Did(ago_min, "line", name, price)


def _work(ago_min: int, what: str, minutes: int) -> Did:
    return Did(ago_min, "work", what, minutes=minutes)


REPAIRS: Final = (
    Repair(
        5 * DAY, "Anneke Vos", "anneke.vos@mail.example", "+44 7700 900101", "Radio", "Roberts",
        "R300", "Crackles, then goes silent", technician="tom",
        done=(
            *_diagnosed(4 * DAY, "A dry joint at the volume control.",
                        _work(4 * DAY + 6, "Solder and clean", 30)),
            Did(4 * DAY - 10, "estimate"), Did(4 * DAY - 90, "yes"),
            Did(3 * DAY, "repair"), Did(3 * DAY - 30, "finish"), Did(3 * DAY - 31, "check"),
            Did(3 * DAY - 60, "ready"), Did(2 * DAY, "pick_up"),
        ),
    ),
    Repair(
        4 * DAY, "Oskar Lund", "oskar.lund@mail.example", "", "Coffee machine", "DeLonghi",
        "ESAM 3000", "No pressure, water on the table", technician="tom",
        accessories=("drip tray",), serial="DL-882041",
        done=(
            *_diagnosed(3 * DAY, "The pump leaks. The seals are worn too.",
                        _line(3 * DAY + 6, "Pump 230 V"), _line(3 * DAY + 6, "Seal set"),
                        _work(3 * DAY + 6, "Work", 45)),
            Did(3 * DAY - 20, "estimate"), Did(3 * DAY - 200, "yes"),
            Did(DAY + 200, "take", "Pump 230 V"), Did(DAY + 199, "take", "Seal set"),
            Did(DAY + 190, "repair"), Did(DAY + 120, "finish"), Did(DAY + 100, "check"),
            Did(DAY + 60, "ready"),
        ),
    ),
    Repair(
        3 * DAY, "Paula Zink", "paula.zink@mail.example", "+44 7700 900114", "Tablet", "Apple",
        "iPad Air", "Glass broken in one corner", technician="marta", condition="Corner dented",
        language="de",
        done=(
            *_diagnosed(2 * DAY, "Nur das Glas ist gesprungen, die Anzeige ist ganz.",
                        _line(2 * DAY + 6, "Glass", "69.00"), _work(2 * DAY + 6, "Arbeit", 60)),
            Did(2 * DAY - 15, "estimate"), Did(2 * DAY - 300, "yes"), Did(2 * DAY - 310, "order",
                                                                        "Glass"),
            Did(26 * HOUR, "take", "Glass"), Did(25 * HOUR, "repair"), Did(6 * HOUR, "finish"),
            Did(5 * HOUR, "check"), Did(3 * HOUR, "ready"),
        ),
    ),
    Repair(
        30 * HOUR, "Aron Levi", "aron.levi@mail.example", "+44 7700 900122", "Phone", "Samsung",
        "Galaxy S22", "Does not charge", technician="tom", accessories=("case",),
        serial="R58T30ABC", condition="Scratches on the back",
        done=(
            *_diagnosed(4 * HOUR, "The charging port is broken. The battery has 78 % left.",
                        _line(4 * HOUR + 6, "Charging port"), _line(4 * HOUR + 6, "Seal set"),
                        _work(4 * HOUR + 6, "Work", 45)),
            Did(3 * HOUR, "estimate"),
        ),
    ),
    Repair(
        2 * DAY, "Eva Brandt", "eva.brandt@mail.example", "", "Laptop", "Apple", "MacBook Pro 14",
        "Display stays dark", technician="marta", language="de",
        done=(
            *_diagnosed(26 * HOUR, "Die Anzeige ist defekt.", _line(26 * HOUR + 6, "Display 14 in"),
                        _work(26 * HOUR + 6, "Arbeit", 90)),
            Did(25 * HOUR, "estimate"),
        ),
    ),
    Repair(
        4 * DAY, "Uwe Korn", "uwe.korn@mail.example", "+44 7700 900131", "Phone", "Apple",
        "iPhone 8", "Battery lasts an hour", technician="tom",
        done=(
            *_diagnosed(4 * DAY - 120, "The battery is worn out.",
                        _line(4 * DAY - 114, "Battery 18 Wh"), _work(4 * DAY - 114, "Work", 30)),
            Did(4 * DAY - 130, "estimate"), Did(20 * HOUR, "expire"),
        ),
    ),
    Repair(
        3 * DAY, "Milan Horak", "milan.horak@mail.example", "", "Lamp", "Artemide", "Tolomeo",
        "Flickers", technician="tom",
        done=(
            *_diagnosed(2 * DAY, "The switch is worn.", _line(2 * DAY + 6, "Switch", "24.00"),
                        _work(2 * DAY + 6, "Work", 40)),
            Did(2 * DAY - 30, "estimate"), Did(26 * HOUR, "no", "A new one costs less."),
            Did(4 * HOUR, "give_back"),
        ),
    ),
    Repair(
        2 * DAY, "Maja Novak", "maja.novak@mail.example", "+44 7700 900142", "Bicycle", "Gazelle",
        "Esprit", "Brakes squeal, gears jump", technician="marta", limit="90.00",
        done=(
            *_diagnosed(20 * HOUR, "Brake pads and a gear cable.",
                        _line(20 * HOUR + 6, "Brake pads, pair"),
                        _line(20 * HOUR + 6, "Gear cable"), _work(20 * HOUR + 6, "Work", 35)),
            Did(19 * HOUR, "estimate"), Did(18 * HOUR, "yes"),
        ),
    ),
    Repair(
        2 * DAY, "Ayşe Tan", "ayse.tan@mail.example", "", "Phone", "Fairphone", "4",
        "Microphone is dead", technician="tom",
        done=(
            *_diagnosed(28 * HOUR, "The lower module must be changed.",
                        _line(28 * HOUR + 6, "Lower module", "29.90"),
                        _work(28 * HOUR + 6, "Work", 20)),
            Did(27 * HOUR, "estimate"), Did(24 * HOUR, "yes"), Did(23 * HOUR, "order",
                                                                "Lower module"),
        ),
    ),
    Repair(
        26 * HOUR, "Vera Lang", "vera.lang@mail.example", "+44 7700 900155", "Sewing machine",
        "Pfaff", "Select 3.2", "Thread tears", technician="marta", priority="high",
        promised_min=26 * HOUR + 75,
        done=(
            *_diagnosed(7 * HOUR, "The hook is bent.", _line(7 * HOUR + 6, "Hook", "32.00"),
                        _work(7 * HOUR + 6, "Work", 75)),
            Did(6 * HOUR, "estimate"), Did(5 * HOUR, "yes"), Did(4 * HOUR, "take", "Hook"),
            Did(2 * HOUR, "repair"),
            Did(90, "inside", "The cover has a hairline crack, told her on the phone."),
        ),
    ),
    Repair(
        25 * HOUR, "Gerd Pohl", "gerd.pohl@mail.example", "", "Printer", "HP", "Envy 6000",
        "Takes no paper", technician="tom",
        done=(
            *_diagnosed(8 * HOUR, "The pick-up roller is worn.", _line(8 * HOUR + 6, "Roller",
                                                                     "12.50"),
                        _work(8 * HOUR + 6, "Work", 30)),
            Did(7 * HOUR, "estimate"), Did(6 * HOUR, "yes"), Did(5 * HOUR, "take", "Roller"),
            Did(3 * HOUR, "repair"), Did(HOUR, "finish"), Did(50, "check"),
        ),
    ),
    Repair(
        7 * HOUR, "Hans Moll", "hans.moll@mail.example", "", "E-reader", "Kindle", "Paperwhite",
        "Frozen", technician="marta",
        done=_diagnosed(2 * HOUR, "Memory is full and damaged.", _work(2 * HOUR + 6, "Reset", 25)),
    ),
    Repair(
        6 * HOUR, "Lea Kraft", "lea.kraft@mail.example", "+44 7700 900163", "Console", "Nintendo",
        "Switch OLED", "Stick drifts", technician="tom", promised_min=330,
        done=(Did(80, "diagnose"),),
    ),
    Repair(
        4 * HOUR, "Ingrid Solheim", "ingrid.solheim@mail.example", "", "Phone", "Apple",
        "iPhone 13", "Fell into water", priority="urgent",
    ),
    Repair(
        2 * HOUR, "Tobias Funk", "tobias.funk@mail.example", "+44 7700 900177", "Bicycle", "Koga",
        "F3", "Rear wheel wobbles",
    ),
    Repair(
        90, "Otto Braun", "otto.braun@mail.example", "", "Phone", "Google", "Pixel 8",
        "Camera is blurred", here=False,
    ),
)  # fmt: skip
