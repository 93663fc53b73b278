"""When the next request may be made: a clock that can be stopped, and turns for each host."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta


class Stopped(Exception):
    """Somebody asked the run to stop. What was archived stays, and the next run goes on from there."""


class Clock:
    """The system's clock; whoever waits by it can be stopped."""

    def __init__(self) -> None:
        self.stopped = threading.Event()

    def now(self) -> datetime:
        """The present, in UTC."""
        return datetime.now(UTC)

    def wait(self, seconds: float) -> None:
        """Let so much time pass.

        Raises:
            Stopped: `stopped` was set, before or meanwhile.
        """
        if self.stopped.wait(max(seconds, 0.0)):
            raise Stopped


class Pace:
    """Turns: requests to one host are some seconds apart, whoever makes them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def turn(self, host: str, delay: float) -> None:
        """Wait until this host may be asked again.

        Args:
            host: with its port.
            delay: seconds until the request after this one.

        Raises:
            Stopped: the run is stopped.
        """
        with self._lock:
            now = self._clock.now()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + timedelta(seconds=delay)
        self._clock.wait((at - now).total_seconds())
