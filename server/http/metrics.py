"""`/metrics`: figures for Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from protocol.commands import AnyCommand
from protocol.outcomes import Refusal
from protocol.records import Estimate
from server.execution.batch import Answered
from server.execution.door import Door
from server.execution.tailer import Tailer
from server.http.booking_figures import bookings
from server.mail.standing import Standing

_MEDIA_TYPE: Final = "text/plain; version=0.0.4"
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)

Gauges = Mapping[str, tuple[str, Callable[[], float]]]
"""Further gauges by name, each with its description and how to read it."""


class Metrics:
    """Counts requests and commands; the rest is read when somebody asks."""

    def __init__(self, door: Door, tailer: Tailer, gauges: Gauges) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Parts(door, tailer, gauges))
        self._seconds = Histogram(
            "nowserving_http_seconds",
            "Time to answer a request",
            ["method", "route", "status"],
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._children: dict[tuple[str, str, int], Histogram] = {}
        self._commands = Counter(
            "nowserving_commands",
            "Commands by operation and outcome",
            ["operation", "outcome"],
            registry=self._registry,
        )
        self._outcomes: dict[tuple[str, str], Counter] = {}
        door.on_answer(self._command)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        key = (method, route, status)
        child = self._children.get(key)
        if child is None:
            child = self._children[key] = self._seconds.labels(method, route, str(status))
        child.observe(seconds)

    def _command(self, command: AnyCommand, answered: Answered) -> None:
        answer = answered.answer
        outcome = answer.code if isinstance(answer, Refusal) else "done"
        key = (command.op(), "repeated" if answered.again else outcome)
        child = self._outcomes.get(key)
        if child is None:
            child = self._outcomes[key] = self._commands.labels(*key)
        child.inc()

    def text(self) -> bytes:
        """All figures as Prometheus reads them."""
        return generate_latest(self._registry)


class _Parts(Collector):
    """Figures that the parts keep themselves."""

    def __init__(self, door: Door, tailer: Tailer, gauges: Gauges) -> None:
        self._door = door
        self._tailer = tailer
        self._gauges = gauges

    def collect(self) -> Iterator[Metric]:
        """One sample of each."""
        yield CounterMetricFamily(
            "nowserving_door_commands", "Commands that were decided", value=self._door.commands
        )
        yield CounterMetricFamily(
            "nowserving_door_batches",
            "Commits; several commands share one",
            value=self._door.batches,
        )
        yield GaugeMetricFamily("nowserving_seq", "Head of the log", value=self._door.head.seq)
        behind = max(0, self._door.head.seq - self._tailer.head.seq)
        yield GaugeMetricFamily(
            "nowserving_tailer_behind", "Log entries not told yet", value=behind
        )
        yield from self._promises()
        yield from bookings(self._tailer.floor)
        for name, (description, read) in self._gauges.items():
            yield GaugeMetricFamily(name, description, value=read())

    def _promises(self) -> Iterator[Metric]:
        """Of the last promises of each service point, as they are published."""
        held, judged = (
            GaugeMetricFamily(f"nowserving_promises_{name}", description, labels=["service_point"])
            for name, description in (
                ("held", "Of the last promises that were judged, those that were held"),
                ("judged", "The last promises that were judged, 200 at most"),
            )
        )
        for published in self._tailer.floor.of(Estimate):
            held.add_metric([published.id], published.held)
            judged.add_metric([published.id], published.judged)
        yield from (held, judged)


def posted(standing: Callable[[], Standing]) -> Gauges:
    """Figures of the messages to customers."""
    return {
        "nowserving_messages_waiting": (
            "Messages to customers that are due and have not been sent",
            lambda: float(standing().waiting),
        ),
        "nowserving_messages_sent": (
            "Messages sent since the server's start",
            lambda: float(standing().sent),
        ),
        "nowserving_messages_failed": (
            "Messages given up since the server's start",
            lambda: float(standing().failed),
        ),
        "nowserving_mails_taken": (
            "Mails that came in and were taken since the server's start",
            lambda: float(standing().taken),
        ),
    }


def metrics_route(metrics: Metrics) -> HTTPRouteHandler:
    """The handler of `/metrics`."""

    @get(
        "/metrics",
        opt={"asks": "read health"},
        media_type="text/plain",
        summary="Figures for Prometheus",
        response_description="Figures in Prometheus' text format.",
    )
    async def figures() -> Response[bytes]:
        """Timings, commands by outcome, door batches, sockets. Nothing about a person."""
        return Response(metrics.text(), media_type=_MEDIA_TYPE)

    return figures
