"""A git repository of texts: its files, as they are in its latest commit, without running anything that is in it."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from loaders.errors import RejectedDocument
from loaders.sources.configuration import Source
from loaders.sources.web.connections import Resolve
from loaders.sources.web.fence import Fence

_SECONDS = 1800
_PORTS = {"http": 80, "https": 443}


class Blob(NamedTuple):
    """A file of a repository: its path in it, its size, and how git knows it."""

    path: str
    size: int
    name: str


class Repository:
    """A repository at its latest commit. Git is used as it is installed; nothing of the repository is checked out.

    Args:
        source: with `git`.
        fence: what may be asked for.
        resolve: names to addresses in the network; git connects to those that were checked.
    """

    def __init__(self, source: Source, fence: Fence, resolve: Resolve) -> None:
        self._source, self._address = source, source.git or ""
        self._options = _options(self._address, fence, resolve)
        self._folder = tempfile.TemporaryDirectory(prefix="huibao-git-")

    def __enter__(self) -> Repository:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def latest(self) -> str:
        """The hash of its latest commit, without fetching it.

        Raises:
            RejectedDocument: `git_failed`; also from the other functions.
        """
        told = self._git("ls-remote", "--", self._address, self._source.branch or "HEAD").decode()
        if not told:
            raise _failed(f"{self._address} has no branch {self._source.branch or 'HEAD'}")
        return told.split()[0]

    def fetch(self) -> None:
        """Fetch the latest commit alone."""
        branch = ("--branch", self._source.branch) if self._source.branch else ()
        self._git("clone", "--quiet", "--bare", "--depth=1", *branch, "--", self._address, self._folder.name)

    def files(self) -> Iterator[Blob]:
        """Its files, below `under` if that is given, in the order of their paths."""
        under = ("--", f"{self._source.under.strip('/')}/") if self._source.under else ()
        listed = self._git("ls-tree", "-r", "-z", "-l", "--full-tree", "HEAD", *under, within=True)
        for line in filter(None, listed.split(b"\0")):
            about, _, path = line.partition(b"\t")
            mode, kind, name, size = about.split()
            if kind == b"blob" and mode != b"120000":  # a link may lead anywhere
                yield Blob(path.decode("utf-8", "replace"), int(size), name.decode())

    def read(self, blob: Blob) -> bytes:
        """The bytes of a file."""
        return self._git("cat-file", "blob", blob.name, within=True)

    def _git(self, *words: str, within: bool = False) -> bytes:
        place = ("-C", self._folder.name) if within else ()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        try:
            return subprocess.run(
                ["git", *place, *self._options, *words],
                check=True,
                capture_output=True,
                timeout=_SECONDS,
                stdin=subprocess.DEVNULL,
                env=kept | {"GIT_TERMINAL_PROMPT": "0", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
            ).stdout
        except FileNotFoundError as error:
            raise RejectedDocument("git_failed", "There is no git on this machine.", "Install git.") from error
        except subprocess.TimeoutExpired as error:
            raise _failed(f"{self._address} took longer than {_SECONDS} seconds") from error
        except subprocess.CalledProcessError as error:
            told = error.stderr.decode("utf-8", "replace").strip().splitlines()
            raise _failed(f"{self._address}: {told[-1] if told else 'git failed'}") from error


def _options(address: str, fence: Fence, resolve: Resolve) -> tuple[str, ...]:
    """Git's options: only this protocol, no redirects, and the addresses in the network that were checked."""
    parts = urlsplit(address)
    allowed = ["-c", "protocol.allow=never", "-c", f"protocol.{parts.scheme}.allow=always"]
    if parts.scheme == "file":
        return tuple(allowed)
    url = fence.check(address)
    port = url.port or _PORTS[url.scheme]
    try:
        addresses = resolve(url.host, port)
    except (OSError, UnicodeError) as error:
        raise _failed(f"the name {url.host} cannot be resolved") from error
    for found in addresses:
        fence.check_network(url.host, found)
    pinned = f"http.curloptResolve={url.host}:{port}:{','.join(addresses)}"
    return (*allowed, "-c", "http.followRedirects=false", "-c", pinned)


def _failed(what: str) -> RejectedDocument:
    return RejectedDocument("git_failed", f"{what}.", "Try it by hand: git ls-remote ADDRESS.")
