"""Parsers of foreign formats run in a worker process, under limits of time and memory: it may die without harm.

The worker is started with the first document that needs it and kept, since starting one costs more than most documents.
"""

from __future__ import annotations

import functools
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.util import Finalize
from typing import TypeVar, TypeVarTuple

from pebble import ProcessExpired, ProcessPool

from loaders.errors import RejectedDocument

try:
    import resource
except ImportError:  # there is no such thing on Windows
    resource = None  # type: ignore[assignment]

MAX_SECONDS = 60
"""Of one processor's time for one document; a PDF of a hundred pages takes some twenty."""

MAX_WAIT = 600.0
"""Seconds, where the processors are busy with others or the system cannot limit their time."""

MAX_MEMORY = 2 * 1024**3
"""Of address space, in bytes, where the system can limit it."""

_LOOK = "Look at it in the program that made it; if it is in order there, save it as text (.txt, UTF-8) and load that."

T = TypeVar("T")
Given = TypeVarTuple("Given")


def isolated(parse: Callable[[*Given], T], *given: *Given) -> T:
    """What `parse` returns, run in the worker.

    Args:
        parse: a function of a module; it may raise `RejectedDocument`.
        given: what it is given; it is copied to the worker, and the result back.

    Raises:
        RejectedDocument: its own; `too_costly` when it took more than its time or memory; `damaged` when it failed in any
            other way, or the worker died of it.
    """
    try:
        return _worker().schedule(_limited, args=(parse, MAX_SECONDS, *given), timeout=MAX_WAIT).result()
    except RejectedDocument:
        raise
    except TimeoutError:
        raise _too_costly("time") from None
    except (MemoryError, RecursionError):
        raise _too_costly("memory") from None
    except ProcessExpired as expired:
        if expired.exitcode == -getattr(signal, "SIGXCPU", 0):
            raise _too_costly("time") from None
        raise RejectedDocument("damaged", "The program that parses it died of it.", _LOOK) from None
    except Exception as error:  # a parser raises anything where a file is not what it expects
        raise RejectedDocument("damaged", f"It cannot be parsed ({type(error).__name__}: {error}).", _LOOK) from error


def _too_costly(what: str) -> RejectedDocument:
    return RejectedDocument("too_costly", f"Reading it took more {what} than any report needs.", _LOOK)


@functools.cache
def _worker() -> ProcessPool:
    # Spawned: a forked process would share our connections to the database.
    pool = ProcessPool(
        1, initializer=_limit_memory, initargs=(MAX_MEMORY,), context=multiprocessing.get_context("spawn")
    )
    # Stopped before this process waits for its children to end: the pool would start another for each that does.
    Finalize(None, _stop, args=(pool,), exitpriority=100)
    return pool


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _limited(parse: Callable[[*Given], T], seconds: int, *given: *Given) -> T:
    """Run a parser in the worker, which is killed when it takes more of a processor's time than that."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))
    return parse(*given)


def _limit_memory(max_memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the first says so
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (max_memory, hard))
