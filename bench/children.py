"""The measured processes as the bench sees them."""

from __future__ import annotations

import subprocess
import sys
from types import TracebackType
from typing import Any, Self

import msgspec

ENDS_WITHIN_S = 30


class BenchFault(Exception):
    """Nothing could be measured; the text says why."""


class Child:
    """A process that obeys `bench.control`; `ready` is what it said when it stood."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._module = module
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.ready = self._answer()

    def ask(self, order: str, **details: Any) -> Any:
        """Give an order; its answer. Raises `BenchFault`."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(msgspec.json.encode({"order": order, **details}) + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise BenchFault(f"{self._module} has ended; what it said stands above.") from None
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise BenchFault(f"{self._module} has ended; what it said stands above.")
        told = msgspec.json.decode(line, type=dict[str, Any])
        if "fault" in told:
            raise BenchFault(f"{self._module}: {told['fault']}")
        return told["done"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
