"""Whoever has written to the sample hall: what they asked, and what came of it. Data alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from protocol.sla import Priority
from protocol.ticket_commands import TicketChange


@dataclass(frozen=True)
class Step:
    """One answer, comment or change, so many minutes before the hall is made."""

    ago_min: int
    text: str = ""
    who: str = ""
    """Whoever has the ticket, if it is nobody else."""
    internal: bool = False
    change: TicketChange | None = None
    then: TicketChange | None = None


@dataclass(frozen=True)
class Case:
    """A ticket with its steps."""

    ago_min: int
    name: str
    email: str
    subject: str
    text: str
    clerk: str = ""
    priority: Priority = "normal"
    language: str = "en"
    tags: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


WAITS: Final = TicketChange(pause="waiting_on_customer")
DONE: Final = TicketChange(status="resolved")

CASES: Final = (
    Case(
        1_540, "Aylin Şahin", "aylin.sahin@mail.example", "Passport photo was refused",
        "Your machine at the entrance took my photo on Thursday, and now the passport office says "
        "that it is too dark. I have paid for it. What can I do?",
        "aylin", "high", tags=("passport",),
        steps=(
            Step(1_500, "Sorry for that. Please send us the letter of the passport office, then we "
                 "know whether the machine or the rule is at fault.", then=WAITS),
            Step(300, "The machine at the entrance was too dark on Thursday: the lamp was changed "
                 "on Friday. It is our fault, the new photo is free.", "jonas", internal=True),
            Step(240, change=TicketChange(pause="")),
            Step(200, "The lamp of the machine was broken that day. Come to desk 1 when you like: "
                 "the new photo is free, and it takes five minutes."),
        ),
    ),
    Case(
        1_460, "Paul Meier", "paul.meier@mail.example", "Rechnung hat die alte Adresse",
        "Guten Tag, auf der Gebührenrechnung steht noch unsere alte Adresse. Können Sie sie neu "
        "ausstellen?", "jonas", language="de", tags=("invoice",),
        steps=(Step(1_400, "Guten Tag Herr Meier, wir stellen sie neu aus und senden sie Ihnen bis "
                    "morgen."),),
    ),
    Case(
        1_380, "Sara Lindgren", "sara.lindgren@mail.example", "Receipt again, please",
        "I have lost the receipt for the parking permit. Could you send it again?", "marta", "low",
        steps=(Step(1_300, "Dear Ms Lindgren, here it is. Have a nice day!", then=DONE),),
    ),
    Case(
        200, "Greta Holm", "greta.holm@mail.example", "Plates do not match the vehicle papers",
        "The plates that I was given this morning say 4417, the papers say 4471. I may not drive "
        "like this!", "tom", "urgent", tags=("plates",),
        steps=(Step(190, "Dear Ms Holm, you are right, we have mixed them up. New plates are being "
                    "made now."),
               Step(185, "The stamping room knows. They bring them to desk 4.", internal=True)),
    ),
    Case(
        170, "Omar Haddad", "omar.haddad@mail.example", "أين شهادة الميلاد",
        "طلبت نسخة من شهادة الميلاد قبل أسبوعين ولم تصل بعد.", "aylin", language="ar",
        tags=("certificate",),
    ),
    Case(
        330, "Kai Sommer", "kai.sommer@mail.example", "Vehicle was sold, tax still charged",
        "I sold my car in June and the tax is still taken from my account.", "marta",
        steps=(Step(310, "Dear Mr Sommer, please send us the contract of the sale.", then=WAITS),),
    ),
    Case(
        215, "Café Lenz GmbH", "office@cafe-lenz.example", "Tables on the pavement next summer",
        "We would like to put six tables in front of the café from April. What do you need?",
        "jonas", tags=("permit",),
    ),
    Case(
        190, "Lucia Bianchi", "lucia.bianchi@mail.example", "Change my booking to the morning",
        "I have booked Thursday at three. Is there anything in the morning?", "aylin",
    ),
    Case(
        75, "Nadia Petrova", "nadia.petrova@mail.example", "Fee is higher than on your page",
        "Your page says 30, I was asked for 34. Why?", "", "high", tags=("fees",),
    ),
    Case(
        95, "Henk Mulder", "henk.mulder@mail.example", "Waited fifty minutes with a number",
        "I waited 50 minutes and others who came later were called first. Why is that?", "jonas",
        tags=("complaint",),
        steps=(Step(60, change=TicketChange(pause="on_hold")),
               Step(59, "I look at yesterday's line with the manager at four.", internal=True)),
    ),
    Case(
        40, "Ingrid Solheim", "ingrid.solheim@mail.example", "Can my neighbour fetch my passport",
        "I cannot walk well after an operation. Can somebody else fetch it for me?", "",
    ),
    Case(
        12, "Jan Willems", "jan.willems@mail.example", "Opening hours on 27 December",
        "Are you open between the years?", "", "low",
    ),
)  # fmt: skip
