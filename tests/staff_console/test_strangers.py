"""The console's first meeting with a server: trusted only once it was compared."""

from __future__ import annotations

import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton

from client.app import Program
from client.http import AuthApi
from protocol.authority import fingerprint
from server.tls import make_certificate
from staff_console.__main__ import end
from staff_console.console import Console
from staff_console.entering import Safe
from staff_console.memory import Memory
from staff_console.pins import Pins
from staff_console.widgets.sign_in_page import SignInPage
from staff_console.widgets.stranger_page import StrangerPage
from staff_console.window import ConsoleWindow
from tests.client.tls_server import NOW, OTHER, OURS, over_tls
from tests.staff_console.signed_in import until


@asynccontextmanager
async def secure(app: QApplication, url: str, folder: Path) -> AsyncIterator[Console]:
    """A console that reaches its server over TLS."""
    app.setQuitOnLastWindowClosed(False)
    program, window = Program(app), ConsoleWindow()
    pins = Pins(folder, url)
    pins.path = pins.path.with_name("hall.pem")
    made = Console(program, window, url, Memory(folder), AuthApi(url), safe=Safe(pins=pins))
    window.show()
    try:
        yield made
    finally:
        program.at_end(lambda: end(made))
        program.stop()
        await program.over()


async def test_a_server_that_nobody_knows_is_trusted_only_once_it_was_compared(
    qapp: QApplication, tmp_path: Path
) -> None:
    async with over_tls(tmp_path) as url:
        async with secure(qapp, url, tmp_path) as console:
            window = console.window
            await until(lambda: isinstance(window.page, StrangerPage), "the question")
            page = window.page
            assert isinstance(page, StrangerPage)
            signs = [" ".join(page.value.lines[at]) for at in range(4)]
            assert "".join(signs).replace(" ", "") == fingerprint(OURS.certificate).replace(" ", "")
            assert window.focusWidget().objectName() == "again"
            assert not (tmp_path / "authorities").exists(), "nothing is trusted silently"
            page.findChild(QPushButton, "trust").click()
            await until(lambda: isinstance(window.page, SignInPage), "signing in")
            console.sign_in("mara", "secret")
            await until(lambda: console.model is not None, "the board")
        file = tmp_path / "authorities" / "hall.pem"
        if sys.platform != "win32":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
        async with secure(qapp, url, tmp_path) as again:
            again.sign_in("mara", "secret")
            await until(lambda: again.model is not None, "the board, without a question")
    strange = make_certificate(OTHER, ["127.0.0.1"], NOW, 9)
    async with over_tls(tmp_path, strange) as url, secure(qapp, url, tmp_path) as console:
        await until(lambda: isinstance(console.window.page, StrangerPage), "the warning")
        page = console.window.page
        assert isinstance(page, StrangerPage) and page.value.loud
        assert page.findChild(QPushButton, "trust") is None
        assert str(file) in page.value.text


def test_each_server_is_trusted_by_itself(tmp_path: Path) -> None:
    pins = [Pins(tmp_path, url) for url in ("https://a:1", "https://a:2", "https://b:1")]
    for pin, pair in zip(pins, (OURS, OTHER, OURS), strict=True):
        assert pin.write(pair.certificate)
    assert [pin.read() for pin in pins] == [OURS.certificate, OTHER.certificate, OURS.certificate]
