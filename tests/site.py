"""A site of the web on 127.0.0.1 that behaves like real ones: what stands where, and how it comes, is the test's to say."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from loaders.sources.web.pace import Clock

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Page:
    """What a site answers.

    Attributes:
        body: text is sent as UTF-8.
        status: of HTTP.
        headers: further ones.
        media_type: as the site states it; empty for none.
        has_etag: the site knows whether it has changed, and says 304.
        cut: so many bytes of the body are sent, and then the connection is closed.
        drips: a byte of the body is sent now and then, until the other side has had enough.
    """

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    media_type: str = HTML
    has_etag: bool = True
    cut: int | None = None
    drips: bool = False

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


def to(location: str, status: int = 302) -> Page:
    """A redirect."""
    return Page(status=status, headers={"Location": location})


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]


Answers = Page | list[Page] | Callable[[Request], Page]


class Site:
    """A site that runs.

    Attributes:
        pages: what stands at each path; of several pages, each is given once and the last one for ever; a function is
            asked each time. What is not there is 404.
        requests: what was asked for, robots.txt apart.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Answers] = {}
        self.requests: list[Request] = []

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request in self.requests]

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, request: Request) -> Page:
        if request.path != "/robots.txt":
            self.requests.append(request)
        found = self.pages.get(request.path, Page("404 页面不存在", status=404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found if isinstance(found, Page) else found(request)


@contextmanager
def running_site() -> Iterator[Site]:
    """A site on a port of its own, until the end."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.site = site = Site(server.server_address[1])  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that has gone: it would be said on the stderr that a test reads."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        request = Request(self.path, {name.lower(): value for name, value in self.headers.items()})
        page = self.server.site.answer(request)  # type: ignore[attr-defined]
        etag = f'"{hashlib.sha256(page.data).hexdigest()[:16]}"'
        if page.status == 200 and page.has_etag and request.headers.get("if-none-match") == etag:
            self._head(304, {"ETag": etag})
            return
        headers = {"Content-Length": str(len(page.data))} | page.headers
        if page.media_type:
            headers["Content-Type"] = page.media_type
        if page.status == 200 and page.has_etag:
            headers["ETag"] = etag
        self._head(page.status, headers)
        if page.drips:
            self._drip(page.data)
        else:
            self.wfile.write(page.data[: page.cut])
        self.close_connection = page.cut is not None or page.drips

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _drip(self, data: bytes) -> None:
        gone = threading.Event()
        for byte in data:
            try:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
            except OSError:
                return
            gone.wait(0.02)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class QuickClock(Clock):
    """A clock on which waiting takes no time.

    Attributes:
        waits: how long was waited, in seconds, each time that it was.
    """

    def __init__(self, now: datetime = datetime(2025, 1, 20, 3, 30, tzinfo=UTC)) -> None:
        super().__init__()
        self.time, self.waits = now, list[float]()

    def now(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        super().wait(0)
        if seconds > 0:
            self.waits.append(seconds)
            self.time += timedelta(seconds=seconds)
