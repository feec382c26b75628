"""Has a kiosk or wall paired: the screen for it, until somebody has approved this device."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, Final

import shiboken6
from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from client.app import Program
from client.enrolment import NotEnrolled
from client.house import site_of
from client.languages import known
from client.options import Options
from client.pairing_model import PairingModel
from client.pairing_screen import Pairing, Role
from client.pairing_window import load_pairing
from client.speaker import Speaker
from client.watchdog import AGAIN, WRONG_USE
from client.window import close_engine, show
from protocol.enrolment import Enrolment
from protocol.replica import Replica

log = logging.getLogger(__name__)

APPROVED_S: Final = 1.5
"""So long the name that was given stands on the screen."""

Told = Callable[[Pairing], None]
Pair = Callable[[str, Told], Awaitable[Enrolment]]
"""Pairs this device with the server of an address, whatever it takes, and tells how that stands."""
Begin = Callable[[Enrolment], None]
Wear = Callable[[QQuickWindow, QQmlEngine], None]


def _as_it_is(_: QQuickWindow, __: QQmlEngine) -> None:
    """A window that is not locked."""


class PairingDesk:
    """One screen at a time; `wear` hears of its window before it is shown, `off` before it goes."""

    def __init__(
        self,
        program: Program,
        role: Role,
        given: Options,
        pair: Pair,
        usual: tuple[int, int],
        wear: Wear = _as_it_is,
        off: Callable[[QQuickWindow], None] = lambda _: None,
    ) -> None:
        self._program, self._role, self._given = program, role, given
        self._pair, self._usual = pair, usual
        self._wear, self._off = wear, off

    async def first(self, begin: Begin) -> None:
        """Pair a device that is nobody's yet, then `begin`. What the disk does not take ends the
        program, as wrong use does."""
        try:
            await self.enrolled(self._given.server or "", begin)
        except NotEnrolled as fault:
            log.critical("%s", fault)
            self._program.stop(WRONG_USE)

    async def enrolled(
        self,
        server: str,
        begin: Begin,
        speaker: Speaker | None = None,
        *,
        known: bool = False,
        languages: Sequence[str] = (),
    ) -> None:
        """Pair, and `begin` with the enrolment while the screen still covers what was before.

        Without a server its address is asked for first. Raises `NotEnrolled`.
        """
        engine = QQmlApplicationEngine(self._program.app)
        model = PairingModel(
            self._role,
            self._program.timing.monotonic,
            server,
            known=known,
            languages=languages,
            parent=self._program.app,
        )
        if speaker is not None:
            speaker.changed.connect(engine.retranslate)
            speaker.changed.connect(model.refresh)
        window = load_pairing(engine, model)
        self._wear(window, engine)
        show(window, self._given, self._usual)
        try:
            begin(await self._paired(model))
        finally:
            self._off(window)
            close_engine(engine, window)
            shiboken6.delete(model)

    async def _paired(self, model: PairingModel) -> Enrolment:
        """Pair with whatever address stands there; another one begins anew."""
        addresses: asyncio.Queue[str] = asyncio.Queue()
        model.addressed.connect(addresses.put_nowait)
        server = model.server
        while True:
            pairing = asyncio.ensure_future(self._with(server, model))
            another = asyncio.ensure_future(addresses.get())
            try:
                await asyncio.wait((pairing, another), return_when=asyncio.FIRST_COMPLETED)
                if pairing.done():
                    return pairing.result()
                server = another.result()
            finally:
                for task in (pairing, another):
                    task.cancel()
                await asyncio.gather(pairing, another, return_exceptions=True)

    async def _with(self, server: str, model: PairingModel) -> Enrolment:
        if not server:
            await asyncio.Event().wait()
        enrolment = await self._pair(server, model.show)
        model.show(Pairing("approved", name=enrolment.name))
        await self._program.timing.sleep(APPROVED_S)
        return enrolment


class Unknown:
    """What is to be done while the server does not know this device any more: have it paired again,
    on one screen at a time, and let the link begin anew."""

    def __init__(
        self,
        program: Program,
        desk: PairingDesk,
        server: str,
        authority: str,
        run: Callable[[], Coroutine[Any, Any, None]],
        speaker: Speaker,
        replica: Replica,
    ) -> None:
        self._program, self._desk = program, desk
        self._server, self._authority = server, authority
        self._run, self._speaker, self._replica = run, speaker, replica
        self._pairing = False
        self._link = program.spawn(run(), vital=True)

    def __call__(self) -> None:
        """The server has said so, again and again."""
        if not self._pairing:
            self._pairing = True
            log.warning("the server does not know this device any more: it is to be paired again")
            self._program.spawn(self._pair())

    async def _pair(self) -> None:
        try:
            await self._desk.enrolled(
                self._server,
                self._begin,
                self._speaker,
                known=True,
                languages=self._languages(),
            )
        except NotEnrolled as fault:
            log.error("%s", fault)
        finally:
            self._pairing = False

    def _languages(self) -> list[str]:
        """Of the house, as far as it is known."""
        site = site_of(self._replica)
        return [each.code for each in known(site.languages if site is not None else ())]

    def _begin(self, enrolment: Enrolment) -> None:
        if enrolment.authority != self._authority:
            # All that trusts the former authority is made anew.
            self._program.stop(AGAIN)
            return
        self._link.cancel()
        self._link = self._program.spawn(self._run(), vital=True)
