"""By touch alone, in German: two services, needs, a number, paper later, a call, a person."""

from __future__ import annotations

from tests.e2e.acting import until
from tests.e2e.clerk import Clerk
from tests.e2e.house import House
from tests.e2e.kiosk_process import KioskProcess, complaints, kiosk_process
from tests.e2e.opens import Opens
from tests.e2e.phone import page_of
from tests.e2e.programs import Wall
from tests.kiosk.items import codes
from tests.kiosk.printing.network_printer import network_printer

HALL, SAID_HALL = "Citizen services", "Bürgerservice"


async def test_a_customer_who_speaks_german_is_served_from_the_first_touch_to_the_desk(
    house: House, opens: Opens
) -> None:
    house.open_address()
    house.change_point(HALL, asks=["party_size", "name"])
    with network_printer() as printer:
        port = printer.port
    # From here on nobody answers at that port: the printer is switched off.
    jonas, wall = opens.clerk(house, "jonas"), opens.wall(house)
    await jonas.work_at("Desk 1")
    async with kiosk_process(house, "--printer", f"escpos:network:127.0.0.1:{port}") as kiosk:
        await two_services_and_a_need(kiosk)
        await kiosk.touch("party-3", "next")
        await kiosk.shows("the name", face="name")
        await kiosk.touch("cap-J", "cap-Ö", "cap-R", "cap-G", "next")
        await kiosk.shows("the number", face="number", language="de")
        number = kiosk.seen["number"]
        await kiosk.says("Kein Papier")
        link = await kiosk.code("/t/")
        assert number in page_of(house.here(link)).text
        await until(lambda: jonas.line == [number] and "no paper" in jonas.says, "without paper")

        await is_called(number, jonas, wall, house)
        with network_printer(port) as printer:
            await jonas.press("Ctrl+Shift+P")
            await until(lambda: printer.roll.cuts, "the slip")
            assert codes(printer.roll.picture()) == [link]
        await until(lambda: "no paper" not in jonas.says, "that there is a slip")

        await kiosk.touch("done")
        await kiosk.shows("the invitation", face="attract", language="en")
        await a_person_comes(kiosk, jonas)
    said = complaints(house)
    assert [line for line in said if "no slip" not in line] == []
    assert len(said) == 1


async def two_services_and_a_need(kiosk: KioskProcess) -> None:
    """From the invitation in German to the question how many come."""
    await kiosk.touch("language-de", SAID_HALL, "several", "Reisepass oder Personalausweis")
    await kiosk.shows("one errand", face="errands")
    await kiosk.touch("add", "needs", "need-wheelchair", "next")
    await kiosk.shows("the services", face="services")
    await kiosk.touch(SAID_HALL, "Urkunden und Abschriften")
    await kiosk.shows("two errands", face="errands")
    await kiosk.touch("next")
    await kiosk.shows("how many come", face="party_size")


async def is_called(number: str, jonas: Clerk, wall: Wall, house: House) -> None:
    """The clerk calls; the wall shows it and confirms it; the clerk reads who comes."""
    await jonas.press("F2")
    await until(lambda: wall.calling == (number, "Desk 1"), "the call")
    await until(lambda: house.receipts() == ["wall"], "the receipt")
    await until(lambda: number in jonas.customer, "the customer")
    for told in ("Jörg", "wheelchair", "German", "Certificates and copies", "no paper: "):
        assert told in jonas.says, told


async def a_person_comes(kiosk: KioskProcess, jonas: Clerk) -> None:
    """Somebody needs a person, reads that somebody is on the way, and is helped."""
    await kiosk.touch("begin", "person")
    await kiosk.shows("that staff know", helping="asked")
    await until(lambda: "Entrance: somebody needs a person" in jonas.says, "the strip")
    await jonas.press("Ctrl+G")
    await kiosk.shows("that somebody comes", helping="coming")
    await kiosk.says("Somebody is coming")
    await until(lambda: "You go to Entrance" in jonas.says, "the clerk's own strip")
    await jonas.press("Ctrl+G")
    await kiosk.shows("the end of it", helping="")
    await until(lambda: "You go to Entrance" not in jonas.says, "no strip")
