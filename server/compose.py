"""Building the server: the only file that knows every part."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from argon2 import PasswordHasher

from protocol.authority import der_of
from protocol.ids import id_source
from protocol.outbox import Channel
from server.accounts.devices import Devices
from server.accounts.pairings import Pairings
from server.accounts.passwords import Passwords
from server.accounts.proofs import Proofs
from server.accounts.staff import StaffAccounts, staff_accounts
from server.clock import Clock, SystemClock
from server.composition import Composition
from server.data_folder import ATTACHMENTS, DataFolder
from server.domain.effects_on_line import Quoted
from server.ground import Ground, ground_of
from server.http.app import create_app
from server.http.edge import Edge
from server.http.limits import Limits, rules
from server.http.metrics import posted
from server.http.per_server import ServerParts
from server.jobs.bench import BenchTimers
from server.jobs.deadlines import Deadlines
from server.jobs.forecasting import Forecasting
from server.jobs.mail_in import MailIn, mail_in_of
from server.jobs.meeting_rooms import MeetingRooms
from server.jobs.notices import Notices
from server.jobs.outbox import Outbox
from server.jobs.timers import Timers
from server.letters.desk import desk_of
from server.letters.links import links_of
from server.letters.notices import body_of, letter_of
from server.letters.rendering import Letters
from server.mail.settings import MAIL
from server.mail.standing import Standing
from server.mail.transports import Transports
from server.meetings.made import rooms_of
from server.pages.routes import open_pages, pages
from server.settings import Settings
from server.store.attachments import Attachments
from server.store.devices import DeviceBook
from server.sync.own_requests import own_views
from server.sync.websocket import SyncApp
from server.webhooks.signing import secret_of

__all__ = ["Composition", "compose"]


class _Post(NamedTuple):
    """What writes to people, and takes what they write."""

    outbox: Outbox
    mail_in: MailIn
    notices: Notices

    def standing(self) -> Standing:
        """How it stands now."""
        return self.mail_in.stands(self.outbox.standing())


def compose(
    settings: Settings,
    clock: Clock | None = None,
    on_fatal: Callable[[], None] = lambda: None,
    hasher: PasswordHasher | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> Composition:
    """A server on its data directory. `on_fatal` is told when it can no longer save and must end;
    `hasher` replaces the costly one for passwords, and `monotonic` (s) the clock of limits.

    Raises `DataFault`, `StoreFault`, `KeysFault`.
    """
    on = ground_of(settings, clock or SystemClock(), on_fatal, Passwords(hasher))
    forecasting = Forecasting(on.store, on.tailer)
    post = _post(settings, on)
    edge = _edge(settings, on, _limits(settings, monotonic), forecasting.quotes, post.standing)
    sync = _sync(edge, settings.open_sockets, on, post.outbox.sends)
    on.generations.on_end(sync.look_again)
    return Composition(
        store=on.store,
        keys=on.keys,
        book=on.book,
        passwords=on.passwords,
        tokens=on.tokens,
        presence=on.presence,
        devices=edge.devices,
        clock=on.clock,
        door=on.door,
        tailer=on.tailer,
        timers=Timers(on.door, on.tailer, on.clock, forecasting),
        deadlines=Deadlines(on.door, on.tailer, on.clock),
        bench=BenchTimers(on.door, on.tailer, on.clock),
        outbox=post.outbox,
        mail_in=post.mail_in,
        notices=post.notices,
        meetings=MeetingRooms(edge.rooms, on.tailer, on.clock),
        sync=sync,
        http=_http(edge, sync, post.outbox.sends),
    )


def _staff(on: Ground) -> StaffAccounts:
    """Signing in, and the accounts of colleagues."""
    real, tailer = SystemClock(), on.tailer
    return staff_accounts(
        on.book,
        on.passwords,
        on.tokens,
        on.keys,
        on.door,
        id_source(real.now),
        real.now,
        lambda: tailer.floor.site.name,
    )


def _devices(settings: Settings, on: Ground) -> Devices:
    """Pairing, keys and tokens of kiosks and walls."""
    book, real, tailer = DeviceBook(on.store), SystemClock(), on.tailer
    book.on_end(on.generations.ended)
    return Devices(
        book,
        Pairings(real.now, lambda: der_of(settings.authority)),
        Proofs(on.keys, on.tokens, book.key_of, real.now),
        on.tokens,
        on.door,
        lambda: tailer.floor,
        id_source(real.now),
        real.now,
    )


def _address(settings: Settings, on: Ground) -> Callable[[], str]:
    """Where customers find the house, without a slash at the end."""
    return lambda: (on.tailer.floor.site.public_url or settings.base_url).rstrip("/")


def _post(settings: Settings, on: Ground) -> _Post:
    by = Transports(settings.data / MAIL, settings.mail_to)
    return _Post(_outbox(settings, on, by), _mail_in(settings, on, by), _notices(on, by))


def _outbox(settings: Settings, on: Ground, transports: Transports) -> Outbox:
    """What sends messages to customers, with links into this very house."""
    address, files = _address(settings, on), Attachments(settings.data / ATTACHMENTS)
    desk = desk_of(on.tokens, address, on.store, files, lambda: transports.now().box)
    letters = Letters(links_of(on.tokens, address), desk)
    return Outbox(on.door, on.tailer, on.clock, letters.render, transports.now)


def _mail_in(settings: Settings, on: Ground, transports: Transports) -> MailIn:
    """What takes the mails that come in."""
    return mail_in_of(
        DataFolder(settings.data),
        on.door,
        id_source(on.clock.now),
        transports.now,
        lambda: on.tailer.floor.site.support_email,
    )


def _notices(on: Ground, transports: Transports) -> Notices:
    """What sends colleagues and webhooks what they are to be told."""
    return Notices(
        on.door,
        on.tailer,
        on.clock,
        transports.now,
        letter_of,
        body_of,
        lambda webhook: secret_of(on.keys.seal, webhook),
    )


def _limits(settings: Settings, monotonic: Callable[[], float]) -> Limits:
    return Limits(rules(settings.open_rate, settings.open_burst, settings.open_joins), monotonic)


def _edge(
    settings: Settings,
    on: Ground,
    limits: Limits,
    quoted: Quoted,
    messages: Callable[[], Standing],
) -> Edge:
    """One count for all doors: API, pages and socket."""
    return Edge(
        on.store,
        on.door,
        on.tailer,
        on.tokens,
        _staff(on),
        on.clock,
        on.keys.mark,
        limits,
        lambda: settings.base_url,
        on.presence,
        quoted,
        _devices(settings, on),
        rooms_of(
            settings.meetings, _address(settings, on), on.door, on.tailer, on.clock, on.keys.mark
        ),
        Attachments(settings.data / ATTACHMENTS),
        on.keys.lock_away,
        on.keys.take_out,
        partial(own_views, on.door, on.tailer, on.clock),
        authority=lambda: settings.authority,
        plain_http=settings.plain_http,
        messages=messages,
    )


def _sync(edge: Edge, most_guests: int, on: Ground, sends: Callable[[], list[Channel]]) -> SyncApp:
    generations, keys = on.generations, on.keys
    return SyncApp(
        edge.door,
        edge.tailer,
        edge.tokens,
        edge.clock,
        edge.presence,
        admit=edge.limits.send,
        most_guests=most_guests,
        edition=lambda: generations.edition() + keys.edition(),
        hear=edge.devices.proofs.hello,
        quoted=edge.quoted,
        sends=sends,
    )


def _http(edge: Edge, sync: SyncApp, sends: Callable[[], list[Channel]]) -> Any:
    """The API and the phones' pages."""
    parts = ServerParts()
    open_pages(
        parts,
        edge.door,
        edge.tailer,
        edge.tokens,
        edge.clock,
        edge.mark,
        edge.limits,
        edge.presence,
        edge.rooms,
        sends,
        edge.attachments,
    )
    sockets, auditing = ("Open websockets", lambda: float(len(sync.sockets))), edge.door.auditing
    faults = ("Faults of the audit, as it was verified last", lambda: float(auditing.faults))
    gauges = {"nowserving_sockets": sockets, "nowserving_audit_faults": faults}
    return create_app(edge, parts=parts, gauges={**gauges, **posted(edge.messages)}, pages=pages)
