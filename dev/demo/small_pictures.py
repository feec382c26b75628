"""The demo without a screen: a small day happens, and every program is pictured in it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import httpx

from dev.demo import hall, pictures
from dev.demo.kiosk_hand import KioskHand
from dev.demo.processes import DemoFault, Family, Process
from dev.demo.small_day import CLERKS, MANAGER, SmallDay
from dev.demo.stage import Stage
from dev.demo.windows import Clerk, open_windows
from server.replay import caller

CALLS_SHOWN_S: Final = 14.0
"""How long the wall takes to show the first calls one after the other."""


def take(
    places: hall.Places, url: str, stage: Stage, family: Family, passing: Path, out: Path
) -> None:
    """Let the day happen and save the pictures. Raises `DemoFault`."""
    known = hall.passwords(places.data)
    devices = {folder: places.folder / folder for folder, _, _ in hall.DEVICES}
    console = Clerk(CLERKS[0], known[CLERKS[0]])
    windows = open_windows(places, devices, url, stage, family, passing, console)
    pictures.wait_for(windows, passing)
    print("A small day happens …", flush=True)
    try:
        kept = asyncio.run(_day(known, url, devices["kiosk"], windows, passing, out))
    except (caller.AskedInVain, caller.HallAway) as fault:
        raise DemoFault(f"The small day went wrong: {fault}") from None
    print("Pictures of it:", *kept, sep="\n  ")


async def _day(
    known: dict[str, str],
    url: str,
    kiosk: Path,
    windows: Sequence[Process],
    passing: Path,
    out: Path,
) -> list[Path]:
    hand = await KioskHand.of(kiosk)
    async with (
        httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as http,
        httpx.AsyncClient(base_url=url, timeout=30, trust_env=False, auth=hand) as at_kiosk,
    ):
        speaking = caller.Caller(http)
        manager, *clerks = (
            caller.Clerk(speaking, name, known[name]) for name in (MANAGER, *CLERKS)
        )
        day = SmallDay(speaking, manager, clerks, url, caller.Caller(at_kiosk))
        await day.sign_in()
        try:
            link = await day.begin()
            await asyncio.sleep(CALLS_SHOWN_S)
            await day.go_on()
            since = time.time() + pictures.SETTLED_S
            await asyncio.to_thread(pictures.wait_for, windows, passing, since)
            kept = pictures.keep(windows, passing, out)
            phone = out / "phone.png"
            if await asyncio.to_thread(pictures.phone, hall.here(link, url), phone):
                kept.append(phone)
            return kept
        finally:
            await day.go_home()
