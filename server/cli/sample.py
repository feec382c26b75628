"""`sample`: a hall to try things in, with accounts whose passwords it prints."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import structs

from protocol.commands import UpdateDesk
from protocol.records import Desk, ServicePoint
from server.accounts.passwords import Passwords
from server.cli import sample_bookings, sample_days, sample_hall, sample_repairs, sample_tickets
from server.cli.arguments import Subparsers, add_data, in_ms, instant
from server.cli.faults import CommandFault
from server.cli.sample_hall import Sample
from server.cli.sample_recording import Recording
from server.cli.site import Site, opened
from server.cli.site_settings import zone
from server.cli.zone import machine_zone
from server.clock import Clock, ManualClock, SystemClock
from server.data_folder import DataFolder
from server.domain.actor import Actor
from server.store.accounts import Account

MOST_DAYS: Final = 30


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "sample",
        help="make a hall to try things in",
        description="Makes a sample hall: two service points and a repair workshop, five desks, "
        "eight services, accounts, three services to book and who has booked them, and repairs in "
        "every state. Run again, it completes what is missing and prints the same passwords.",
    )
    add_data(parser)
    parser.add_argument(
        "--at",
        metavar="INSTANT",
        type=instant,
        help="when the hall's time begins, for a replayed day (default: now)",
    )
    parser.add_argument("--zone", type=zone, help="its time zone (default: this machine's)")
    parser.add_argument(
        "--past",
        metavar="DAYS",
        type=_days,
        default=0,
        help="when it is made: so many working days of customers before, for reports (default: 0)",
    )
    parser.add_argument(
        "--no-bookings",
        action="store_true",
        help="without opening hours, bookable services and reservations, as for a replayed day",
    )
    parser.set_defaults(work=work)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_DAYS):
        raise argparse.ArgumentTypeError(f"so many days as 0 to {MOST_DAYS}")
    return int(text)


def work(given: argparse.Namespace) -> int:
    """Run it."""
    folder = DataFolder.open(given.data)
    sample = marked(folder)
    past = 0 if sample is not None else given.past
    if sample is None:
        if folder.database.exists():
            raise CommandFault(
                f"{given.data} holds a hall that is no sample. Name another directory."
            )
        sample = sample_hall.fresh(given.zone or machine_zone())
        sample_hall.write(folder.sample, sample)
    clock = ManualClock(in_ms(given.at, sample.zone)) if given.at else SystemClock()
    begins = sample_days.openings(clock.now(), sample.zone, past)
    whole = not given.no_bookings and not given.at
    if whole and not folder.database.exists():
        asyncio.run(complete(given.data, sample, ManualClock(sample_repairs.since(clock.now()))))
        asyncio.run(sample_repairs.add(given.data, clock.now()))
    asyncio.run(complete(given.data, sample, ManualClock(begins[0]) if begins else clock, begins))
    if whole:
        asyncio.run(sample_tickets.add(given.data, clock.now()))
        asyncio.run(sample_bookings.add(given.data, clock))
    _tell(given, sample)
    return 0


def marked(folder: DataFolder) -> Sample | None:
    """The sample that the directory is marked as. Raises `CommandFault`."""
    try:
        return sample_hall.read(folder.sample)
    except ValueError as fault:
        raise CommandFault(str(fault)) from None


async def complete(data: Path, sample: Sample, clock: Clock, past: Sequence[int] = ()) -> None:
    """Make what the hall lacks of its sample; `past` are when the days before began that it is to
    have behind it (ms), for which the clock moves. Raises `CommandFault`."""
    async with opened(data, clock) as site:
        _, records = await asyncio.to_thread(site.store.live)
        points = [r for r in records if isinstance(r, ServicePoint)]
        if not points:
            await site.do(structs.replace(sample_hall.SITE, zone=sample.zone))
        prefixes = {point.prefix for point in points}
        for point in sample_hall.POINTS:
            if point.prefix not in prefixes:
                await site.do(point)
        await _point_to_desks(site)
        passwords = Passwords()
        try:
            for login in sample.accounts:
                await _account(site, login, passwords)
        finally:
            passwords.close()
        if past and isinstance(clock, ManualClock):
            await asyncio.to_thread(_play, site, sample, clock, past)


def _play(site: Site, sample: Sample, clock: ManualClock, past: Sequence[int]) -> None:
    """The days before, with all who have a desk to sit at."""
    found = (site.book.by_name(login.name) for login in sample.accounts if login.role != "admin")
    clerks = [Actor(account.id, account.role, account.name) for account in found if account]
    hall = Recording(site.store, clock, site.new_id, lambda text: text)
    hall.before_any_day()
    for begins in past:
        sample_days.SampleDay(hall, clerks, begins).play()
    hall.write()


async def _point_to_desks(site: Site) -> None:
    """Say where desks lie that were just made; what somebody has set stays."""
    _, records = await asyncio.to_thread(site.store.live)
    for desk in records:
        if isinstance(desk, Desk) and desk.version == 1 and desk.name in sample_hall.DIRECTIONS:
            direction = sample_hall.DIRECTIONS[desk.name]
            await site.do(UpdateDesk(desk=desk.id, version=desk.version, direction=direction))


async def _account(site: Site, login: sample_hall.Login, passwords: Passwords) -> Account:
    found = site.book.by_name(login.name)
    if found is not None:
        return found
    role: Any = login.role
    hashed = await asyncio.to_thread(passwords.hash, login.password)
    return await site.enter(login.name, role, hashed)


def _size(given: argparse.Namespace) -> str:
    if given.no_bookings or given.at:
        return "2 service points, 4 desks, 6 services"
    return "3 service points, 5 desks, 8 services"


def _tell(given: argparse.Namespace, sample: Sample) -> None:
    print(f"{sample_hall.NAME} is in {given.data}: {_size(given)}.")
    if not given.no_bookings and not given.at:
        print("  Reservations of the coming days can be seen in the console, and made at /book.")
    for login in sample.accounts:
        print(f"  {login.role:<8} {login.name:<8} {login.password}")
    print(f"Start it with: python3 run.py server run --data {given.data}")
