"""Ten thousand touches and keys by nobody in particular leave the kiosk sane."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from kiosk.bench import Bench
from kiosk.flow import GIVE_UP_S, IDLE_S, QUESTION_S, Asking, Helping, Numbered
from kiosk.hall import HALL, MANY, ONE, TWO, Hall
from kiosk.sample_bookings import BOOKED_NUMBER, booked
from kiosk.scan import Scan
from protocol.outcomes import Refusal
from tests.kiosk.items import keys, middle, tap

DRAWN: Final = 340
BLIND: Final = 9_660
"""So many events on a real window, where fingers touch, and on the model alone, which is what they
all come to."""
HALLS: Final[tuple[Hall, ...]] = (
    HALL,
    TWO.asking("name", "phone", "party_size"),
    MANY,
    ONE.asking("name"),
    HALL.ending("closed"),
    HALL.booking(),
)
PRESSED: Final = (
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_A, Qt.Key.Key_7, Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right),
)
ACTIONS: Final = (
    *("begin", "back", "next", "skip", "several", "needs", "person", "languages", "add"),
    *("contrast", "low", "rub", "cancel"),
    *("booking", "number", "time", "confirm", "another", "pick1"),
)


class Monkey:
    """Touches at random, and looks at what came of it each time."""

    def __init__(self, bench: Bench, seed: int) -> None:
        self.bench = bench
        self.random = Random(seed)
        others: list[Callable[[], None]] = [
            *[self.wait] * 3,
            *[self.answer] * 2,
            self.reply,
            self.look,
            *[bench.kiosk.finish] * 2,
        ]
        fingers = [*[self.touch_key] * 8, *[self.touch_anywhere] * 2, *[self.press] * 2]
        self.ways = {True: fingers + others, False: [self.act] * 12 + others}
        """By whether there is a window."""

    def pause(self) -> None:
        """Most are not so quick that they touch what has only just come; nothing is computed."""
        if self.random.random() < 0.6:
            self.bench.seconds += 0.8

    def touch_key(self) -> None:
        """A finger on one of the keys, now and then twice."""
        self.pause()
        # A finger goes where a key was drawn.
        QApplication.processEvents()
        found = keys(self.bench)
        if found:
            place = middle(self.random.choice(found))
            for _ in range(self.random.choice((1, 1, 2))):
                tap(self.bench, place)

    def touch_anywhere(self) -> None:
        window = self.bench.window
        tap(
            self.bench,
            QPoint(self.random.randrange(window.width()), self.random.randrange(window.height())),
        )

    def press(self) -> None:
        QTest.keyClick(self.bench.window, self.random.choice(PRESSED))

    def act(self) -> None:
        """What a key of some page would do, whatever page is shown."""
        pick = self.random.random()
        kiosk = self.bench.kiosk
        self.pause()
        if self.random.random() < 0.2 and kiosk.screen.face == "attract":
            kiosk.act("begin")
            self.bench.seconds += 0.8
        if pick < 0.4 and kiosk.screen.offer.rows:
            kiosk.act("choose", self.random.choice(kiosk.screen.offer.rows).key)
        elif pick < 0.5:
            kiosk.act(self.random.choice(("write", "press")), self.random.choice("aZ9+ß \x00ض"))
        elif pick < 0.6:
            kiosk.act("toggle", self.random.choice(("sight", "walking", "nothing")))
        else:
            kiosk.act(self.random.choice(ACTIONS), self.random.choice(("", "de", "ar", "tlh")))

    def wait(self) -> None:
        self.bench.stay(self.random.choice((0.05, 0.4, *[1] * 12, 5, 30, 50, 70)))

    def answer(self) -> None:
        """The server answers the last question, however late."""
        if not self.bench.asker.asked:
            return
        if self.random.random() < 0.7:
            self.bench.asker.answer(HALL.joined())
        else:
            self.bench.asker.answer(Refusal(code="queue_full", detail="Full."))

    def reply(self) -> None:
        if self.bench.asker.told:
            self.bench.asker.hear(self.random.random() < 0.8)

    def look(self) -> None:
        """Something is held to the reader, or what is looked for is found, however late."""
        asker = self.bench.asker
        if not asker.sought or self.random.random() < 0.3:
            self.bench.kiosk.scan(Scan((BOOKED_NUMBER,)))
        elif self.random.random() < 0.2:
            asker.finds_not(self.random.choice(("away", "often")))
        else:
            asker.finds(
                *self.random.choices((booked(), booked(state="cancelled")), k=2)[
                    : self.random.randrange(3)
                ]
            )

    def move(self, drawn: bool) -> None:
        """One thing happens; at most one number is asked for by it, and none comes unasked."""
        bench = self.bench
        asked, told = len(bench.asker.asked), len(bench.asker.told)
        before = bench.kiosk.machine.stage
        self.random.choice(self.ways[drawn])()
        stage = bench.kiosk.machine.stage
        assert len(bench.asker.asked) - asked <= 1
        assert len(bench.asker.told) - told <= 1
        if isinstance(stage, Numbered) and not isinstance(before, Numbered):
            assert isinstance(before, Asking), "a number comes only to whoever has asked"
        if isinstance(stage, Asking):
            assert bench.asker.asked[-1][0] == stage.command_id
        assert not (isinstance(stage, Helping) and not bench.asker.told)


def test_ten_thousand_touches_leave_the_kiosk_sane(qapp: QApplication) -> None:
    bench = Bench(make_application("kiosk"), (540, 960))
    monkey = Monkey(bench, 3)
    for turn in range(DRAWN + BLIND):
        if turn == DRAWN:
            bench.blind()
        if turn % 240 == 0:
            bench.serve(monkey.random.choice(HALLS), turn + 1)
        monkey.move(turn < DRAWN)
    bench.serve(HALL, turn + 2)
    bench.advance(1)
    if bench.kiosk.screen.number.bare:
        bench.kiosk.finish()
    for _ in range(4):
        bench.stay(max(IDLE_S + QUESTION_S, GIVE_UP_S) + 120)
    assert bench.kiosk.screen.face == "attract"
    assert (bench.kiosk.screen.language, bench.kiosk.contrast) == ("en", False)
    assert len({ident for ident, _ in bench.asker.asked}) == len(bench.asker.asked) > 20
    bench.choose(HALL.services[0].id)
    bench.asker.answer(HALL.joined(number="B777"))
    assert bench.kiosk.screen.number.number == "B777"
    bench.close()
