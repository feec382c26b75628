"""Every face of the console: what is done before it is seen. `staff_console.album` draws them all.

The tests compare the same pictures with those under tests/pictures/console.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QGuiApplication

from client.http import ServerAway, SignInRefused
from client.theme import Scheme
from protocol.outcomes import Holder, Refusal
from staff_console import account_scenes, board_scenes
from staff_console.bench import BEGIN, SIZE, Bench
from staff_console.full_hall import FULL, at_work, on_break, remember, unheard
from staff_console.hall import NOON, PRIYA, SECOND, SERVICES, Hall, desk_id
from staff_console.hand import scenes
from staff_console.samples import BUSY, CALM, FOREIGN, ODD, ODD_DESKS
from staff_console.sign_in import SignIn, Stay, ended, failed, page, signed_out
from staff_console.stranger import Stranger, changed, unknown
from staff_console.weak_words import weak_words

STAY: Final = Stay()


@dataclass(frozen=True)
class Face:
    """One picture: what is done before it is taken."""

    name: str
    hall: Hall | None
    act: Callable[[Bench], None] = lambda bench: None
    size: tuple[int, int] = SIZE
    scheme: Scheme = "light"
    zoom: float = 0.0
    server: str = "http://127.0.0.1:8080"

    def open(self, app: QGuiApplication) -> Bench:
        """A console in this face; close it after use."""
        bench = Bench(
            app,
            self.hall,
            size=self.size,
            scheme=self.scheme,
            zoom=self.zoom,
            server=self.server,
        )
        self.act(bench)
        return bench


def _press(*keys: str) -> Callable[[Bench], None]:
    def act(bench: Bench) -> None:
        for key in keys:
            bench.window.pressed.emit(key)

    return act


def conflict(bench: Bench) -> None:
    """Priya at desk 2 was three seconds before."""
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


def _lost_press(bench: Bench) -> None:
    bench.window.pressed.emit("complete")
    bench.lose(14)


def _taken(bench: Bench) -> None:
    bench.model.open_desk(desk_id(3))
    bench.feed(UNCHOSEN.with_desk(3, state="open", staff=PRIYA))
    detail = "Priya Nair works at Desk 3. Take it over or choose another."
    bench.reply(Refusal(code="desk_taken", detail=detail))


def _sign_in(
    state: SignIn, name: str = "mara", stay: Stay | None = STAY
) -> Callable[[Bench], None]:
    def act(bench: Bench) -> None:
        bench.pages.show_model(None)
        bench.pages.entrance.show_sign_in(page(state, BEGIN), name, stay)

    return act


def _stranger(value: Stranger) -> Callable[[Bench], None]:
    def act(bench: Bench) -> None:
        bench.pages.show_model(None)
        bench.pages.entrance.show_stranger(value)

    return act


def _find(text: str) -> Callable[[Bench], None]:
    def act(bench: Bench) -> None:
        bench.window.toggle_finder()
        sheet = bench.window.finder
        assert sheet is not None
        sheet.field.setText(text)

    return act


def _find_cancel(bench: Bench) -> None:
    bench.model.choose(BUSY.entry("C007").id)
    bench.window.open_finder("cancel")


def _unfold(bench: Bench) -> None:
    bench.window.acted.emit("window:desks")


def _mark(number: str) -> Callable[[Bench], None]:
    return _mark_of(BUSY, number)


def _mark_of(hall: Hall, number: str) -> Callable[[Bench], None]:
    return lambda bench: bench.model.choose(hall.entry(number).id)


UNCHOSEN: Final = BUSY.with_desk(3, state="closed", staff=None)
SERVING: Final = BUSY.serving("A014", 372)
CALLED: Final = BUSY.called("A014", 48)
WRONG: Final = SignInRefused(
    "unauthenticated", "Name or password is wrong. Check both and try again."
)
NO_SERVER: Final = ServerAway("The server at http://hall:8080 does not answer (no route to host)")
SECOND_FACTOR: Final = SignInRefused("second_factor", "Send the code of your authenticator.")
SIGN_INS: Final = {
    "sign-in": SignIn(),
    "wrong-password": failed(WRONG, BEGIN),
    "sign-in-away": failed(NO_SERVER, BEGIN),
    "sign-in-ended": ended("Call A014", "Your role has changed."),
    "sign-in-code": failed(SECOND_FACTOR, BEGIN),
    "sign-in-invitation": SignIn(mode="invitation"),
}
LIKE_THEM: Final = {
    "signing-in": SignIn("asking"),
    "too-many": failed(SignInRefused("too_many_requests", "", 142), BEGIN),
    "signed-out": signed_out("Desk 3", closed=True),
    "sign-in-weak": SignIn(
        "refused", "Take another password.", weak_words("easy"), 0, "invitation"
    ),
}
EXAMPLE: Final = "-----BEGIN CERTIFICATE-----\nTm93\n-----END CERTIFICATE-----\n"
PLAIN: Final = "http://hall.example:8080"
HALL: Final = "https://hall.example:8443"
FACES: Final = (
    Face("free", BUSY),
    Face("calm", CALM),
    Face("called", CALLED),
    Face("called-again", BUSY.called("A014", 130, calls=3)),
    Face("serving", SERVING),
    Face("confirmed", BUSY, _confirmed),
    Face("pending", SERVING, _press("complete")),
    Face("done", BUSY.done("A014", 12)),
    Face("conflict", BUSY, conflict),
    Face("not-possible", CALLED, _press("no_show")),
    Face("refused", BUSY.called("A014", 121), _refused),
    Face("marked", BUSY, _mark("A023")),
    Face("stale", CALLED, lambda bench: bench.lose(11)),
    Face("offline", SERVING, lambda bench: bench.lose(13)),
    Face("pending-offline", SERVING, _lost_press),
    Face("hand-begun", CALLED, scenes.begun),
    Face("hand", BUSY, scenes.by_hand),
    Face("hand-order", BUSY, scenes.order),
    Face("hand-back", BUSY, scenes.back),
    Face("hand-review", BUSY, scenes.review),
    Face("full", at_work(), remember),
    Face("full-free", FULL, remember),
    Face("full-called", FULL.called("A014", 48), remember),
    Face("no-screen", unheard(), remember),
    Face("break", on_break()),
    Face("taken-call", FULL, board_scenes.taken),
    Face("noting", at_work(), board_scenes.noting),
    Face("missed-marked", FULL, _mark_of(FULL, "A010")),
    Face("sheet-hold", at_work(), board_scenes.sheet("hold", ("until", "at"), ("time", "14.x"))),
    Face("sheet-transfer", at_work(), board_scenes.sheet("transfer")),
    Face("sheet-break", FULL, board_scenes.sheet("break", ("reason", "other"))),
    Face("sheet-walk-in", FULL, board_scenes.sheet("walk_in", ("services", SERVICES[3].id))),
    Face("sheet-broadcast", FULL, board_scenes.sheet("broadcast", ("text", "The lift is out."))),
    Face("sheet-requeue", at_work(), board_scenes.sheet("requeue")),
    Face("sheet-priority", FULL, board_scenes.sheet("priority", chosen="A018")),
    Face("sheet-closing", FULL, board_scenes.as_manager(board_scenes.sheet("closing"))),
    Face("hold-pending", at_work(), board_scenes.on_hold),
    Face("number-given", FULL, board_scenes.given),
    Face("find", BUSY, _find("")),
    Face("find-person", ODD, _find("a01")),
    Face("find-cancel", SERVING, _find_cancel),
    Face("choose", UNCHOSEN),
    Face("taken", UNCHOSEN, _taken),
    Face("connecting", None),
    Face("never-reached", None, lambda bench: bench.lose(60)),
    *(Face(name, None, _sign_in(state)) for name, state in SIGN_INS.items()),
    Face("stranger", None, _stranger(unknown(HALL, EXAMPLE))),
    Face("odd-names", ODD.called("A014", 48), _mark("C007")),
    Face("hand-odd-names", ODD, scenes.by_hand),
    Face("odd-desks", ODD_DESKS.serving("A014", 372)),
)
SIZED: Final = (
    Face("account-totp", SERVING, account_scenes.shown(account_scenes.MOMENTS["account-totp"])),
    Face("dark-serving", SERVING, scheme="dark"),
    Face("dark-called", CALLED, scheme="dark"),
    Face("dark-offline", SERVING, lambda bench: bench.lose(13), scheme="dark"),
    Face("dark-find", BUSY, _find(""), scheme="dark"),
    Face("dark-full", at_work(), remember, scheme="dark"),
    Face("dark-sheet-hold", at_work(), board_scenes.sheet("hold"), scheme="dark"),
    Face("contrast-full", at_work(), remember, scheme="contrast"),
    Face("contrast-sheet-walk-in", FULL, board_scenes.sheet("walk_in"), scheme="contrast"),
    Face("720p-full", at_work(), remember, size=(1280, 720)),
    Face("folded-full", at_work(), remember, size=(1024, 600)),
    Face("folded-taken", FULL, board_scenes.taken, size=(1024, 600)),
    Face("folded-sheet-walk-in", FULL, board_scenes.sheet("walk_in"), size=(1024, 600)),
    Face("zoomed-full", at_work(), remember, size=(1920, 1080), zoom=1.5),
    Face("dark-hand", BUSY, scenes.by_hand, scheme="dark"),
    Face("contrast-hand", BUSY, scenes.by_hand, scheme="contrast"),
    Face("contrast-called", CALLED, scheme="contrast"),
    Face("contrast-serving", SERVING, scheme="contrast"),
    Face("contrast-conflict", BUSY, conflict, scheme="contrast"),
    Face("720p-called", CALLED, size=(1280, 720)),
    Face("720p-conflict", BUSY, conflict, size=(1280, 720)),
    Face("720p-odd-desks", ODD_DESKS.called("A014", 48), _mark("C007"), (1280, 720)),
    Face("narrow-offline", SERVING, lambda bench: bench.lose(13), size=(1180, 640)),
    Face("folded-called", CALLED, _mark("C007"), size=(1024, 600)),
    Face("unfolded-serving", SERVING, _unfold, size=(1093, 614)),
    Face("720p-hand", BUSY, scenes.by_hand, size=(1280, 720)),
    Face("folded-hand", BUSY, scenes.by_hand, size=(1024, 600)),
    Face("zoomed-called", CALLED, size=(1920, 1080), zoom=1.5),
    Face("zoomed-sign-in", None, _sign_in(failed(WRONG, BEGIN)), (1920, 1080), zoom=1.5),
    Face("4k-serving", SERVING, size=(3840, 2160)),
)
CASES: Final = (*FACES, *SIZED)
UNDRAWN: Final = (
    Face("foreign-names", FOREIGN.called("A014", 48), _mark("A016")),
    Face("foreign-find", FOREIGN, _find("a01")),
    *(Face(name, None, _sign_in(state)) for name, state in LIKE_THEM.items()),
    *(
        Face(name, SERVING, account_scenes.shown(moment), (1280, 720), "dark")
        for name, moment in account_scenes.MOMENTS.items()
        if name != "account-totp"
    ),
    Face("in-the-clear", FULL, size=(1280, 720), server=PLAIN),
    Face("sign-in-in-the-clear", None, _sign_in(SignIn()), (1024, 600), server=PLAIN),
    Face("no-keyring", None, _sign_in(SignIn(), stay=Stay("This computer has no keyring."))),
    Face("least-invitation", None, _sign_in(SignIn(mode="invitation")), (1024, 600), server=PLAIN),
    Face("other-authority", None, _stranger(changed(HALL, EXAMPLE, "hall.pem")), (1024, 600)),
)
"""Checked, but for their picture: it depends on the fonts of the machine, or another is like it."""
