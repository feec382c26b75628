"""Every face of the console as a picture: `python -m staff_console.faces OUTDIR [NAME …]`.

The tests compare the same pictures with those under tests/pictures/console.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication, QPixmap

from client.app import make_application
from client.http import ServerAway, SignInRefused
from client.live import Live
from client.qt_live import QtLive
from client.theme import Scheme
from protocol.changes import Change, Put
from protocol.commands import AnyCommand
from protocol.messages import Ack, Limits, Snapshot, Welcome
from protocol.outcomes import Answer, Holder, Moved, Refusal
from staff_console.asked import Done
from staff_console.facts import Me
from staff_console.hall import BUSY, CALM, MARA, NOON, SECOND, Hall, desk_id
from staff_console.pages import Pages
from staff_console.sign_in import SignIn, failed
from staff_console.view_model import TOPIC, ConsoleModel
from staff_console.window import ConsoleWindow

SIZE: Final = (1440, 900)
BEGIN: Final = 1000.0


class Bench:
    """A console on a clock moved by hand, fed without a network; it keeps what it is asked."""

    def __init__(
        self,
        app: QGuiApplication,
        hall: Hall | None = BUSY,
        *,
        size: tuple[int, int] = SIZE,
        scheme: Scheme = "light",
        me: str = MARA,
    ) -> None:
        self.seconds = BEGIN
        self.live = Live(self._now, lambda: NOON)
        self.live.replica(TOPIC)
        self.qt_live = QtLive(self.live)
        self.asked: list[tuple[AnyCommand, Done]] = []
        self.given_up = 0
        self.seq = 0
        self.me = Me("", "")
        self._name = me
        self.model = ConsoleModel(self.qt_live, self._ask, lambda: self.me)
        self.window = ConsoleWindow(scheme)
        self.pages = Pages(self.window, "http://127.0.0.1:8080")
        self.window.resize(*size)
        self.pages.show_model(self.model)
        if hall is not None:
            self.answer(hall)
        self.window.show()
        self.settle()

    def answer(self, hall: Hall) -> None:
        """A connection stands, now, and brings a hall."""
        now = NOON + round((self.seconds - BEGIN) * 1000)
        self.me = Me(self._name, "staff")
        self.live.welcomed(Welcome(1, "c", now, self._name, "staff", Limits()), self.seconds)
        self.live.subscription(TOPIC)
        self.feed(hall)

    def feed(self, hall: Hall) -> None:
        """The server sends all of a hall."""
        self.seq += 1
        changes: list[Change] = [Put(record) for record in hall.records()]  # type: ignore[arg-type]
        self.live.take(Snapshot(TOPIC, "e", self.seq, NOON, changes))
        self.live.heard()

    def reply(self, answer: Answer, seq: int | None = None) -> None:
        """The server answers the last command; the effect is visible at `seq`."""
        _, done = self.asked[-1]
        done(Ack(f"{len(self.asked)}", self.seq if seq is None else seq, answer))

    def moved(self, number: str, state: str) -> Moved:
        """The outcome of a transition."""
        return Moved(
            entry=number,
            visit=number,
            number=number,
            service_point="",
            state=state,  # type: ignore[arg-type]
            version=2,
            desk=desk_id(3),
            desk_name="Desk 3",
        )

    def lose(self, seconds: float) -> None:
        """The server is away for so long."""
        self.live.lost("The server at ws://127.0.0.1:8080/sync does not answer", 8.0)
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        """Let time go by."""
        self.seconds += seconds
        self.live.tick()
        self.qt_live.ticked.emit()

    def settle(self) -> None:
        """Let Qt lay out and paint."""
        for _ in range(3):
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

    def grab(self) -> QPixmap:
        """The picture of the window as it is."""
        self.model.refresh()
        self.settle()
        return self.window.grab()

    def close(self) -> None:
        """Let go of the window."""
        self.pages.show_model(None)
        self.qt_live.deleteLater()
        self.window.close()
        self.window.deleteLater()
        self.model.deleteLater()
        self.settle()

    def _now(self) -> float:
        return self.seconds

    def _ask(self, command: AnyCommand, done: Done) -> Callable[[], None]:
        self.asked.append((command, done))
        return self._give_up

    def _give_up(self) -> None:
        self.given_up += 1


@dataclass(frozen=True)
class Face:
    """One picture: what is done before it is taken."""

    name: str
    hall: Hall | None
    act: Callable[[Bench], None] = lambda bench: None
    size: tuple[int, int] = SIZE
    scheme: Scheme = "light"
    me: str = MARA


def _press(*keys: str) -> Callable[[Bench], None]:
    def act(bench: Bench) -> None:
        for key in keys:
            bench.window.pressed.emit(key)

    return act


def _conflict(bench: Bench) -> None:
    bench.model.choose(BUSY.entry("A015").id)
    bench.window.pressed.emit("call_this")
    bench.feed(BUSY.called("A015", 3, desk=2))
    held = Holder(desk_id(2), "Desk 2", "Priya Nair", NOON - 3 * SECOND, "A015")
    bench.reply(Refusal(code="conflict", detail="Desk 2 has called A015.", holder=held))


def _confirmed(bench: Bench) -> None:
    bench.window.pressed.emit("call_next")
    bench.feed(BUSY.called("A014", 0))
    bench.reply(bench.moved("A014", "called"))


def _refused(bench: Bench) -> None:
    bench.window.pressed.emit("no_show")
    bench.reply(Refusal(code="grace_running", detail="A014 still has 34 s to come."))


def _sign_in(state: SignIn, name: str = "mara") -> Callable[[Bench], None]:
    def act(bench: Bench) -> None:
        from staff_console.sign_in import page

        bench.pages.show_model(None)
        bench.pages.show_sign_in(page(state, BEGIN), name)

    return act


def _find(text: str) -> Callable[[Bench], None]:
    def act(bench: Bench) -> None:
        bench.window.toggle_finder()
        sheet = bench.window.finder
        assert sheet is not None
        sheet.field.setText(text)

    return act


def _mark(number: str) -> Callable[[Bench], None]:
    return lambda bench: bench.model.choose(BUSY.entry(number).id)


UNCHOSEN: Final = BUSY.with_desk(3, state="closed", staff=None)
FACES: Final = (
    Face("free", BUSY),
    Face("calm", CALM),
    Face("called", BUSY.called("A014", 48)),
    Face("called-again", BUSY.called("A014", 130, calls=3)),
    Face("serving", BUSY.serving("A014", 372)),
    Face("confirmed", BUSY, _confirmed),
    Face("pending", BUSY.serving("A014", 372), _press("complete")),
    Face("done", BUSY.done("A014", 12)),
    Face("conflict", BUSY, _conflict),
    Face("not-possible", BUSY.called("A014", 48), _press("no_show")),
    Face("refused", BUSY.called("A014", 121), _refused),
    Face("marked", BUSY, _mark("A023")),
    Face("stale", BUSY.serving("A014", 372), lambda bench: bench.lose(15)),
    Face("offline", BUSY.serving("A014", 372), lambda bench: bench.lose(470)),
    Face("find", BUSY, _find("")),
    Face("choose", UNCHOSEN),
    Face("connecting", None),
    Face("never-reached", None, lambda bench: bench.lose(60)),
    Face("sign-in", None, _sign_in(SignIn())),
    Face(
        "wrong-password",
        None,
        _sign_in(
            failed(
                SignInRefused(
                    "unauthenticated", "Name or password is wrong. Check both and try again."
                ),
                BEGIN,
            )
        ),
    ),
    Face(
        "too-many",
        None,
        _sign_in(failed(SignInRefused("too_many_requests", "", 142), BEGIN)),
    ),
    Face(
        "sign-in-away",
        None,
        _sign_in(
            failed(ServerAway("The server at http://hall:8080 does not answer (no route)"), BEGIN)
        ),
    ),
    Face("dark-busy", BUSY.serving("A014", 372), scheme="dark"),
    Face("dark-called", BUSY.called("A014", 48), scheme="dark"),
    Face("dark-offline", BUSY.serving("A014", 372), lambda b: b.lose(470), scheme="dark"),
    Face("contrast-called", BUSY.called("A014", 48), scheme="contrast"),
    Face("contrast-conflict", BUSY, _conflict, scheme="contrast"),
    Face("720p-called", BUSY.called("A014", 48), size=(1280, 720)),
    Face("720p-conflict", BUSY, _conflict, size=(1280, 720)),
    Face("4k-serving", BUSY.serving("A014", 372), size=(3840, 2160)),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw all faces, or those whose names are given, into a directory."""
    parser = argparse.ArgumentParser(prog="python -m staff_console.faces", description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these faces")
    given = parser.parse_args(argv)
    given.directory.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application("staff_console", widgets=True)
    for face in FACES:
        if not given.names or face.name in given.names:
            path = given.directory / f"{face.name}.png"
            bench = Bench(app, face.hall, size=face.size, scheme=face.scheme, me=face.me)
            face.act(bench)
            bench.grab().save(str(path))
            bench.close()
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
