"""The life of a Qt program: one qasync loop, signals, logging, fonts, and an orderly end."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine
from types import TracebackType
from typing import Any, Final

import qasync
from PySide6.QtCore import QLocale, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from client.collecting import Collecting
from client.timing import TIMING, Timing
from client.typeface import load_fonts, text_font

log = logging.getLogger(__name__)

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_CHATTER: Final = ("PulseAudioService: pa_context_connect() failed",)
"""What Qt warns of on a machine without sound; whoever wants to play says it better."""
END_AGAIN_S: Final = 3.0
"""So long a task may take to end before it is told so again."""


class Program:
    """A running program: its application, its time, and the tasks that live as long as it does."""

    def __init__(self, app: QGuiApplication, timing: Timing = TIMING) -> None:
        self.app = app
        self.timing = timing
        self.code = 0
        self.mend: Callable[[BaseException], bool] | None = None
        """Told of each fault that nobody caught; whether the program goes on after it."""
        self._over = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._endings: list[Callable[[], None]] = []

    def spawn(self, work: Coroutine[Any, Any, Any], *, vital: bool = False) -> asyncio.Task[Any]:
        """Run work beside the screen. What it raises is logged and ends the program with 1, unless
        that can be mended; work without which nothing goes on, `vital`, never is."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._done(done, vital))
        return task

    def failed(self, fault: BaseException) -> None:
        """Something went wrong that nobody caught, and that was logged: mend it, if that can be."""
        if self.mend is not None and not self.mend(fault):
            self.stop(1)

    def at_end(self, ending: Callable[[], None]) -> None:
        """Have something done after the tasks have ended; the last one named goes first."""
        self._endings.append(ending)

    def stop(self, code: int = 0) -> None:
        """End the program; the screen's own code may call it at any time."""
        self.code = max(self.code, code)
        self._over.set()

    async def over(self) -> None:
        """Wait until somebody stops the program, then end its tasks."""
        await self._over.wait()
        pending = set(self._tasks)
        while pending:
            # An answer that comes in the same moment can swallow a cancellation: it is asked again.
            for task in pending:
                task.cancel()
            _, pending = await asyncio.wait(pending, timeout=END_AGAIN_S)
        while self._endings:
            self._endings.pop()()

    def _done(self, task: asyncio.Task[Any], vital: bool) -> None:
        self._tasks.discard(task)
        if task.cancelled() or (fault := task.exception()) is None:
            return
        if self.mend is None or vital:
            log.critical("a task failed; the program ends", exc_info=fault)
            self.stop(1)
        else:
            log.error("a task failed", exc_info=fault)
            self.failed(fault)


_HAS_FONTS: Final = "hasFonts"

Main = Callable[[Program], Awaitable[None]]


def run_program(
    main: Main, *, name: str, widgets: bool = False, verbose: bool = False, on_top: bool = False
) -> int:
    """Run `main` until it has set everything up, then until the program is stopped. The exit code.

    `widgets` makes a QApplication. The last window's closing stops the program unless `on_top`,
    where only `Program.stop` and signals do.
    """
    start_logging(verbose)
    os.environ.setdefault("QT_API", "pyside6")
    app = make_application(name, widgets)
    app.setQuitOnLastWindowClosed(False)
    collecting = Collecting()

    async def life() -> int:
        program = Program(app)
        if not on_top:
            app.lastWindowClosed.connect(program.stop)
        _obey_signals(program)
        _see_faults(program)
        await main(program)
        await program.over()
        return program.code

    try:
        return int(qasync.run(life()))
    except KeyboardInterrupt:
        return 0
    finally:
        collecting.stop()


def make_application(name: str, widgets: bool = False) -> QGuiApplication:
    """The application with the bundled fonts; the one that exists, if there is one."""
    app = QGuiApplication.instance()
    if not isinstance(app, QGuiApplication):
        if widgets:
            from PySide6.QtWidgets import QApplication

            app = QApplication(sys.argv[:1])
        else:
            app = QGuiApplication(sys.argv[:1])
    app.setApplicationName(name)
    app.setApplicationDisplayName("Now Serving")
    # Dates and figures follow the language of the texts, which is English so far.
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    if not app.property(_HAS_FONTS):
        app.setProperty(_HAS_FONTS, True)
        load_fonts()
    app.setFont(text_font())
    return app


def start_logging(verbose: bool) -> None:
    """Log to standard error; Qt's own messages and uncaught exceptions go there too."""
    level = logging.DEBUG if verbose else logging.INFO
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for chatty in ("asyncio", "qasync", "websockets", "httpx", "httpcore"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    qInstallMessageHandler(_qt_message)
    sys.excepthook = _uncaught


def _obey_signals(program: Program) -> None:
    signals = (signal.SIGINT, signal.SIGTERM)
    if sys.platform != "win32":
        loop = asyncio.get_running_loop()
        for number in signals:
            loop.add_signal_handler(number, program.stop)
        return
    for number in signals:
        signal.signal(number, lambda *_: program.stop())
    # Python sees a signal on Windows only when its code runs: let it run.
    timer = QTimer(program.app)
    timer.timeout.connect(lambda: None)
    timer.start(200)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    level = _LEVELS.get(kind, logging.WARNING)
    if text.startswith(_CHATTER):
        level = logging.DEBUG
    logging.getLogger(context.category or "qt").log(level, "%s", text)


def _uncaught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("uncaught exception", exc_info=(kind, fault, trace))


def _see_faults(program: Program) -> None:
    """Have the program hear of what nobody caught in a slot or in a callback of the loop."""

    def uncaught(
        kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        _uncaught(kind, fault, trace)
        if isinstance(fault, Exception):
            program.failed(fault)

    def loop_fault(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        fault = context.get("exception")
        log.error("%s", context.get("message"), exc_info=fault)
        if isinstance(fault, Exception):
            program.failed(fault)

    sys.excepthook = uncaught
    asyncio.get_running_loop().set_exception_handler(loop_fault)
