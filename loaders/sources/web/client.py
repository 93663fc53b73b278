"""Asking for one address: robots.txt, turns, redirects hop by hop, limits, and asking again where that may help."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx
from protego import Protego
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from loaders.errors import RejectedDocument
from loaders.reading import MAX_BYTES, too_large
from loaders.sources.web.connections import Deadline, Resolve, Transport, resolve
from loaders.sources.web.fence import Fence
from loaders.sources.web.pace import Clock, Pace

MAX_HOPS = 5
"""Of redirects; a browser follows 20, and no site of the genre needs more than two."""

_ATTEMPTS = 4
_FIRST_WAIT = 5.0  # seconds; doubled each time
_LONGEST_WAIT = 900.0  # seconds; whoever asks for more is asked in another run
_LONGEST_CRAWL_DELAY = 120.0  # seconds
_MAX_ROBOTS = 500 * 1024  # bytes of robots.txt that RFC 9309 wants read
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
# Nothing of these types is a report or leads to one: the body is not even read.
_FOREIGN_TYPES = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "application/javascript")

_LOOK = "Open it in a browser; if it moved, mend the address in sources.yml."
_LATER = "Nothing need be done: the next run asks again. If it stays so, look whether the site still exists."


class Unavailable(RejectedDocument):
    """A site that cannot be reached or is too busy now; another time may do.

    Attributes:
        retry_after: seconds after which it wants to be asked again; None if it did not say.
        was_asked: False where it was not even tried, since the site had failed before in this run.
    """

    def __init__(
        self, code: str, reason: str, hint: str = _LATER, *, retry_after: float | None = None, was_asked: bool = True
    ) -> None:
        super().__init__(code, reason, hint)
        self.retry_after, self.was_asked = retry_after, was_asked


@dataclass(frozen=True)
class Limits:
    """Of one answer.

    Attributes:
        bytes: of the body, unpacked.
        seconds: from the connection to the last byte.
    """

    bytes: int = MAX_BYTES
    seconds: float = 120.0


@dataclass(frozen=True)
class Answer:
    """What came.

    Attributes:
        final_address: where it stood after all redirects.
        at: when it came, in UTC.
        status: 200, or 304 where it is what was known.
        headers: by their names in lower case.
        body: unpacked; empty with 304.
    """

    final_address: str
    at: datetime
    status: int
    headers: Mapping[str, str]
    body: bytes


class Web:
    """What one source asks for. Not to be used by several threads at once.

    Args:
        agent: how requests name themselves.
        fence: what may be asked for.
        pace: turns, shared by all that run at the same time.
        clock: to wait by.
        delay: seconds between two requests to one host.
        limits: of one answer.
        resolve: names to addresses in the network.
    """

    def __init__(
        self,
        agent: str,
        fence: Fence,
        pace: Pace,
        clock: Clock,
        delay: float,
        limits: Limits | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self._agent, self._fence, self._pace, self._clock, self._delay = agent, fence, pace, clock, delay
        self._limits = limits or Limits()
        self._deadline = Deadline()
        self._robots: dict[str, Protego] = {}
        self._down: dict[str, Unavailable] = {}
        self._client = httpx.Client(
            transport=Transport(fence, self._deadline, resolve),
            headers={"User-Agent": agent, "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5"},
        )

    def __enter__(self) -> Web:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, address: str, known: Mapping[str, str] | None = None) -> Answer:
        """What stands at an address.

        Args:
            address: absolute.
            known: headers of the last answer; with its ETag or Last-Modified the site is asked only for what is new.

        Raises:
            RejectedDocument: `bad_address`, `host_not_allowed`, `private_address`, `robots`, `refused`, `not_found`,
                `http_error`, `redirects`, `wrong_type`, `too_large`, `too_slow`.
            Unavailable: `unreachable`, `busy`, `truncated`, after several attempts.
            loaders.sources.web.pace.Stopped: the run is stopped.
        """
        hops = [address]
        while True:
            answer = self._hop(hops[-1], _conditions(known or {}), allow_robots=True)
            if answer.status not in _REDIRECTS:
                return answer
            if len(hops) > MAX_HOPS:
                raise RejectedDocument("redirects", f"It leads on and on: {' → '.join(hops)}.", _LOOK)
            hops.append(_target(hops[-1], answer))

    def _hop(self, address: str, conditions: Mapping[str, str], *, allow_robots: bool) -> Answer:
        url = self._fence.check(address)
        host = url.netloc.decode("ascii")
        if host in self._down:
            raise self._down[host]
        delay = self._delay
        if allow_robots:
            delay = self._permitted(url)
        retrying = Retrying(
            stop=stop_after_attempt(_ATTEMPTS),
            wait=_wait,
            sleep=self._clock.wait,
            retry=retry_if_exception(_may_do_later),
            reraise=True,
        )
        try:
            return retrying(self._once, url, conditions, delay)
        except Unavailable as error:
            self._down[host] = Unavailable(error.code, error.reason, error.hint, was_asked=False)
            raise

    def _permitted(self, url: httpx.URL) -> float:
        """The seconds that robots.txt and the source want between requests, if this address may be asked for at all."""
        robots = self._robots_of(url)
        if not robots.can_fetch(str(url), self._agent):
            raise RejectedDocument(
                "robots",
                f"robots.txt of {url.host} asks not to fetch {url.path}.",
                "Ask the site for leave, or take the report from another source.",
            )
        wanted = robots.crawl_delay(self._agent) or 0.0
        if rate := robots.request_rate(self._agent):
            wanted = max(wanted, rate.seconds / rate.requests)
        return max(self._delay, min(wanted, _LONGEST_CRAWL_DELAY))

    def _robots_of(self, url: httpx.URL) -> Protego:
        """By RFC 9309: without the file all is allowed; where it cannot be had for now, nothing is."""
        site = str(url.copy_with(raw_path=b"/", fragment=None))
        if site not in self._robots:
            self._robots[site] = Protego.parse(self._robots_text(f"{site}robots.txt"))
        return self._robots[site]

    def _robots_text(self, address: str) -> str:
        try:
            for _ in range(MAX_HOPS):
                answer = self._hop(address, {}, allow_robots=False)
                if answer.status not in _REDIRECTS:
                    return answer.body[:_MAX_ROBOTS].decode("utf-8", "replace")
                address = _target(address, answer)
        except Unavailable:
            raise
        except RejectedDocument as rejection:
            if rejection.code == "private_address":
                raise
        return ""

    def _once(self, url: httpx.URL, conditions: Mapping[str, str], delay: float) -> Answer:
        self._pace.turn(url.netloc.decode("ascii"), delay)
        self._deadline.begin(self._limits.seconds)
        with _told(url), self._client.stream("GET", url, headers=dict(conditions)) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            _check_status(url, response.status_code, headers, self._clock.now())
            body = b"" if response.status_code in _REDIRECTS | {304} else self._body(url, response)
            return Answer(str(url), self._clock.now(), response.status_code, headers, body)

    def _body(self, url: httpx.URL, response: httpx.Response) -> bytes:
        kind = response.headers.get("content-type", "").lower()
        if kind.startswith(_FOREIGN_TYPES):
            raise RejectedDocument("wrong_type", f"{url} is {kind.partition(';')[0]}, which is no report.", _LOOK)
        stated = response.headers.get("content-length", "")
        if stated.isdigit() and int(stated) > self._limits.bytes:
            raise too_large(int(stated), self._limits.bytes)
        pieces, size = [], 0
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > self._limits.bytes:
                raise too_large(size, self._limits.bytes)
        return b"".join(pieces)


def _conditions(known: Mapping[str, str]) -> dict[str, str]:
    asked = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last-modified")}
    return {name: value for name, value in asked.items() if value}


def _target(address: str, answer: Answer) -> str:
    location = answer.headers.get("location", "")
    try:
        return str(httpx.URL(address).join(location)) if location else ""
    except httpx.InvalidURL as error:
        raise RejectedDocument(
            "bad_address", f"{address} leads to {location[:300]}, which is no address.", _LOOK
        ) from error


def _check_status(url: httpx.URL, status: int, headers: Mapping[str, str], now: datetime) -> None:
    if status in (200, 304) or status in _REDIRECTS:
        return
    if status in _BUSY:
        wait = _retry_after(headers.get("retry-after", ""), now)
        raise Unavailable("busy", f"{url} answered {status} ({_PHRASES.get(status, 'busy')}).", retry_after=wait)
    if status in (401, 403, 412, 451):
        raise RejectedDocument("refused", f"{url} answered {status}: the site does not give it.", _LOOK)
    if status in (404, 410):
        raise RejectedDocument("not_found", f"{url} answered {status}: it is not there.", _LOOK)
    raise RejectedDocument("http_error", f"{url} answered {status}.", _LOOK)


_PHRASES = {429: "too many requests", 503: "service unavailable", 500: "internal error", 502: "bad gateway"}


def _retry_after(value: str, now: datetime) -> float | None:
    """Seconds, from a number of them or from a date."""
    if value.strip().isdigit():
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp() - now.timestamp())


def _may_do_later(error: BaseException) -> bool:
    return isinstance(error, Unavailable) and (error.retry_after or 0.0) <= _LONGEST_WAIT


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    backoff = _FIRST_WAIT * 2 ** (state.attempt_number - 1)
    wanted = error.retry_after if isinstance(error, Unavailable) else None
    return backoff if wanted is None else wanted


@contextmanager
def _told(url: httpx.URL) -> Iterator[None]:
    """Errors of the connection in our words."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        raise Unavailable("unreachable", f"{url.host} does not answer.") from error
    except httpcore.TimeoutException as error:
        raise Unavailable("too_slow", f"{url} came too slowly.") from error
    except (httpcore.NetworkError, ssl.SSLError) as error:
        raise Unavailable("unreachable", f"{url.host} cannot be reached: {error}.") from error
    except httpx.RemoteProtocolError as error:  # httpx looks at Location before we can
        raise RejectedDocument("bad_address", f"{url} leads to what is no address: {error}", _LOOK) from error
    except (httpcore.ProtocolError, httpx.DecodingError) as error:
        raise Unavailable("truncated", f"{url} did not come whole: {error}.") from error
