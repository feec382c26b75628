"""From nobody to somebody who is signed in: whom this computer trusts, who stays signed in, and
one attempt at a time."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, cast

from PySide6.QtCore import QObject, QTimer

from client.app import Program
from client.http import AuthApi, ServerAway, SignInRefused, Tokens, UnknownAuthority
from client.trust import BadAuthority, NotTrusted, authority_of, is_stranger, trust
from staff_console.entrance import Entrance
from staff_console.keeping import Keeper, Kept
from staff_console.memory import Memory
from staff_console.pins import Pins
from staff_console.session import Keep, keep_nothing
from staff_console.sign_in import (
    Mode,
    SignIn,
    Stay,
    Typed,
    due,
    failed,
    no_longer_kept,
    not_trusted,
    objection,
    page,
)
from staff_console.stranger import changed, unknown

TICK_MS: Final = 500
Entered = Callable[[Tokens, Keep], None]
"""Somebody is signed in: their tokens, and where later ones are kept."""


@dataclass(frozen=True)
class Safe:
    """Where this computer keeps what is secret or trusted; without parts it keeps nothing."""

    keeper: Keeper | None = None
    pins: Pins | None = None
    """Of a server that is reached over TLS, unless `trust` was named."""
    trust: ssl.SSLContext | None = None


class Entering(QObject):
    """Shows its pages in the entrance while nobody is signed in: from `show` to `entered`."""

    def __init__(
        self,
        program: Program,
        entrance: Entrance,
        api: AuthApi,
        memory: Memory,
        safe: Safe,
        entered: Entered,
    ) -> None:
        super().__init__(entrance)
        self.trust = safe.trust
        """The authority that is trusted alone; None: those of this computer."""
        self._program, self._entrance, self._api = program, entrance, api
        self._memory, self._safe, self._entered = memory, safe, entered
        self._clock = program.timing.monotonic
        self._state = SignIn()
        self._tried: Typed | Kept | None = Typed()
        """What is tried again by itself; None: to come in at all."""
        self._named = ""
        """The authority that a stranger names, until it is trusted."""
        self.timer = QTimer(self)
        self.timer.setInterval(TICK_MS)
        self.timer.timeout.connect(self._tick)
        entrance.signInAsked.connect(self._asked)
        entrance.wayAsked.connect(self._go_another_way)
        entrance.trustAsked.connect(self._trust)
        entrance.lookAgainAsked.connect(lambda: program.spawn(self._come_in()))

    def begin(self) -> None:
        """At the start of the program: whoever stays signed in comes in by themselves."""
        if self._safe.keeper is not None or self._safe.pins is not None:
            self._program.spawn(self._open())

    def show(self, state: SignIn) -> None:
        """Nobody is signed in, and this is where it stands."""
        self._state = state
        self.timer.start()
        self._refresh()

    def sign_in(self, name: str, password: str) -> None:
        """As if it had been typed."""
        self._entrance.type_in(name, password)
        self._asked(Typed(name=name, password=password))

    async def forget(self) -> None:
        """Nobody stays signed in on this computer."""
        # Whoever never stayed is not asked to open a keyring.
        if self._safe.keeper is not None and self._memory.now.stay:
            await self._safe.keeper.forget()

    def close(self) -> None:
        """The program ends; whoever stays signed in does."""
        self.timer.stop()
        if self._safe.keeper is not None:
            self._safe.keeper.close()

    def _asked(self, typed: Typed) -> None:
        if self._state.phase == "asking" or not self.timer.isActive():
            return
        wrong = objection(typed, self._state.mode)
        if wrong is not None:
            self.show(wrong)
            return
        self._try(typed)

    def _try(self, tried: Typed | Kept) -> None:
        self._tried = tried
        self.show(SignIn("asking", mode=self._state.mode))
        self._program.spawn(self._ask(tried, self._state.mode))

    async def _ask(self, tried: Typed | Kept, mode: Mode) -> None:
        try:
            tokens = await self._tokens(tried, mode)
        except (SignInRefused, ServerAway) as fault:
            await self._refused(tried, mode, fault)
            return
        stay = isinstance(tried, Kept) or tried.stay
        keep = self._keeping(tried.name) if stay else keep_nothing
        if stay:
            await keep(tokens.refresh_token)
        else:
            await self.forget()
        self._memory.change(server=self._api.server, name=tried.name, stay=stay)
        self._tried = Typed()
        self.timer.stop()
        self._entered(tokens, keep)

    async def _tokens(self, tried: Typed | Kept, mode: Mode) -> Tokens:
        if isinstance(tried, Kept):
            return await self._api.refresh(tried.refresh_token)
        if mode == "invitation":
            return await self._api.accept(tried.name, tried.invitation, tried.new)
        code = tried.code if mode == "code" else ""
        return await self._api.sign_in(tried.name, tried.password, code)

    async def _refused(
        self, tried: Typed | Kept, mode: Mode, fault: SignInRefused | ServerAway
    ) -> None:
        if isinstance(fault, UnknownAuthority) and self._safe.pins is not None:
            # It may have been asked before it was known whom to trust.
            before, self._tried = self.trust, Typed()
            self.show(SignIn(mode=mode))
            if await self._met() and self.trust is not before:
                self._try(tried)
            return
        revoked = isinstance(fault, SignInRefused) and fault.code != "too_many_requests"
        if isinstance(tried, Kept) and revoked:
            await self.forget()
            self.show(no_longer_kept(str(fault)))
            return
        self.show(failed(fault, self._clock(), mode))

    def _keeping(self, name: str) -> Keep:
        keeper = self._safe.keeper
        assert keeper is not None

        async def keep(refresh_token: str) -> None:
            await keeper.write(Kept(name, refresh_token))

        return keep

    async def _open(self) -> None:
        if self._safe.keeper is not None:
            await self._safe.keeper.open()
            self._refresh()
        await self._come_in()

    async def _come_in(self) -> None:
        """Whoever stays signed in, unless somebody began to sign in meanwhile."""
        keeper = self._safe.keeper
        if not await self._met() or keeper is None or not self._memory.now.stay:
            return
        kept = await keeper.read()
        if kept is not None and self._untouched():
            self._try(kept)

    def _untouched(self) -> bool:
        given = self._entrance.given
        typed = given is not None and bool(given.password or given.invitation)
        return self.timer.isActive() and self._state.phase == "ready" and not typed

    async def _met(self) -> bool:
        """Whether the server may be talked to; if not, a page says why."""
        pins = self._safe.pins
        if pins is None:
            return True
        server = self._api.server
        try:
            pinned = pins.read()
            self._use(trust(pinned))
            stranger = await is_stranger(server, self.trust)
            if not stranger:
                self._entrance.show_stranger(None)
                return True
            if pinned:
                self._entrance.show_stranger(changed(server, pinned, str(pins.path)))
                return False
            self._named = await authority_of(server)
        except (OSError, BadAuthority):
            self.show(not_trusted(str(pins.path)))
            return False
        except NotTrusted as fault:
            # Whoever does not answer may be a friend.
            if not self.timer.isActive():
                return False
            self._tried = None
            self.show(failed(ServerAway(str(fault)), self._clock(), self._state.mode))
            return False
        self._entrance.show_stranger(unknown(server, self._named))
        return False

    def _trust(self) -> None:
        pins = self._safe.pins
        if pins is None or not self._named:
            return
        if not pins.write(self._named):
            self._entrance.show_stranger(None)
            self.show(not_trusted(str(pins.path)))
            return
        self._program.spawn(self._come_in())

    def _use(self, pinned: ssl.SSLContext | None) -> None:
        self.trust = pinned
        self._api.use_trust(pinned)

    def _go_another_way(self, mode: str) -> None:
        if self._state.phase != "asking":
            self.show(SignIn(mode=cast(Mode, mode)))

    def _refresh(self) -> None:
        if not self.timer.isActive():
            return  # somebody has signed in while a keyring or a server was waited for
        shown = page(self._state, self._clock())
        self._entrance.show_sign_in(shown, self._memory.now.name, self._stay())

    def _stay(self) -> Stay | None:
        keeper = self._safe.keeper
        return None if keeper is None else Stay(keeper.why, self._memory.now.stay)

    def _tick(self) -> None:
        if due(self._state, self._clock()):
            # Whoever types another name meanwhile must not be signed in under the old one.
            again, tried = self._as_it_was(), self._tried
            self._state = SignIn(mode=self._state.mode)
            if again and tried is None:
                self._program.spawn(self._come_in())
            elif again and tried is not None:
                self._try(tried)
                return
        self._refresh()

    def _as_it_was(self) -> bool:
        given, tried = self._entrance.given, self._tried
        if given is None:
            return False
        if tried is None or isinstance(tried, Kept):
            return not given.password
        return bool(tried.name) and replace(given, stay=tried.stay) == tried
